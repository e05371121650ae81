//! An attribute with the path of a catalogue comes in; the module of the catalogue goes out. Use it as `kody::catalog`.

mod args;
mod catalog;

use proc_macro::TokenStream;

/// See `kody::catalog`.
#[proc_macro_attribute]
pub fn catalog(args: TokenStream, item: TokenStream) -> TokenStream {
    catalog::expand(args.into(), &item.into()).into()
}
