//! The same where the field has no name.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(TooLong)]
    TooLong(#[kody(arg = length)] String),
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
