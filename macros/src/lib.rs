//! The macros of kody: the attribute that makes the module of a catalogue, and the derive that makes errors of its codes.
//! Use them as `kody::catalog` and `kody::Error`.

mod args;
mod catalog;
mod error;

use proc_macro::TokenStream;

/// See `kody::Error`.
#[proc_macro_derive(Error, attributes(code, error, from, kody, source))]
pub fn error(input: TokenStream) -> TokenStream {
    error::expand(input.into()).into()
}

/// See `kody::catalog`.
#[proc_macro_attribute]
pub fn catalog(args: TokenStream, item: TokenStream) -> TokenStream {
    catalog::expand(args.into(), &item.into()).into()
}
