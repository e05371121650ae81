//! Two variants are made from the same error.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(Forbidden)]
    Forbidden(#[from] std::fmt::Error),
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
