//! The name of a code as it is in other languages.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(rate_limit)]
    TooFast { limit: u32, method: String },
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
