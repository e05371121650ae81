//! A source beside the field that makes the error.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(Service)]
    Service(#[from] std::io::Error, #[source] std::num::ParseIntError),
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
