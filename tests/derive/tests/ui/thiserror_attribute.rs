//! The attribute of another derive: the text comes from the catalogue.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[error("too fast")]
    TooFast(u32),
    #[error(transparent)]
    Other(#[from] std::io::Error),
    #[code(Service)]
    Service,
}

fn main() {}
