//! The source has a value.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(Service)]
    Service(#[source(std)] std::io::Error),
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
