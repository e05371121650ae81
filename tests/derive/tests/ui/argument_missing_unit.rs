//! A unit variant has no fields for arguments.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(RateLimit)]
    TooFast,
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
