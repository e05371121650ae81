//! A code that is not there, and nothing is like it.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(Teapot)]
    Teapot,
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
