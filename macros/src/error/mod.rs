//! `#[derive(kody::Error)]`: a type comes in; the implementations that make it an error of a catalogue go out.
//!
//! It never reads a catalogue. It writes `api::Message::RateLimit { limit: …, method: … }`, and rustc checks that there is such
//! a code, that all its arguments are there and that their types fit.

mod expand;
mod input;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use input::Input;

/// The implementations; where the input is wrong, what is wrong with it and a stub.
pub(crate) fn expand(input: TokenStream) -> TokenStream {
    let derive: DeriveInput = match syn::parse2(input) {
        Ok(derive) => derive,
        Err(error) => return error.to_compile_error(),
    };
    match Input::read(&derive) {
        Ok(input) => expand::error(&input),
        Err(error) => {
            let mut stub = expand::stub(&derive);
            stub.extend(error.to_compile_error());
            stub
        }
    }
}
