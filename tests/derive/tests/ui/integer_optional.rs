//! What may be missing is no integer.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(RateLimit)]
    TooFast { limit: Option<u32>, method: String },
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
