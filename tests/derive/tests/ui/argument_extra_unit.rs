//! A field, where the message has no arguments.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(Service)]
    Service { detail: String },
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
