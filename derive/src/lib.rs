//! `#[derive(kody::Error)]`: a type comes in; the implementations that make it an error of a catalogue go out.
//!
//! It never reads a catalogue. It writes `api::Message::RateLimit { limit: …, method: … }`, and rustc checks that there is such
//! a code, that all its arguments are there and that their types fit. So that rustc says each mistake once, that is the only
//! place where a code is named, and the only other thing that names the catalogue is one `use` for everything.

mod attributes;
mod bounds;
mod expand;
mod input;
mod stub;
mod variant;

use proc_macro2::TokenStream;
use syn::{DeriveInput, Error};

use input::Input;

/// See `kody::Error`.
#[proc_macro_derive(Error, attributes(code, error, from, kody, source))]
pub fn error(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand(input.into()).into()
}

/// The implementations; where the input is wrong, what is wrong with it and a stub.
fn expand(input: TokenStream) -> TokenStream {
    let derive: DeriveInput = match syn::parse2(input) {
        Ok(derive) => derive,
        Err(error) => return error.to_compile_error(),
    };
    let mut mistakes = Mistakes::default();
    let input = Input::read(&derive, &mut mistakes);
    match mistakes.error {
        None => expand::error(&input),
        Some(error) => stub::stub(&derive, &input, error),
    }
}

/// What is wrong with the input: all of it, so that nobody has to compile once for each.
#[derive(Default)]
struct Mistakes {
    error: Option<Error>,
    /// Whether some `#[kody(…)]` is wrong: what is missing may be meant there.
    unclear: bool,
}

impl Mistakes {
    fn add(&mut self, error: Error) {
        match &mut self.error {
            Some(first) => first.combine(error),
            none => *none = Some(error),
        }
    }
}
