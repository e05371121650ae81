//! A text is no integer.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(TooLong)]
    TooLong { length: &'static str },
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
