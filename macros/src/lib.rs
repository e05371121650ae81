//! The attribute of kody, which makes the module of a catalogue where it stands. Use it as `kody::catalog`.
//!
//! Everybody who uses it compiles this crate, so it takes its tokens as rustc gives them, without syn and quote.

mod args;
mod catalog;
mod literal;
mod tokens;

use proc_macro::TokenStream;

/// See `kody::catalog`.
#[proc_macro_attribute]
pub fn catalog(args: TokenStream, item: TokenStream) -> TokenStream {
    catalog::expand(args, item)
}
