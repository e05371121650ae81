//! The name is a string.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code("RateLimit")]
    TooFast { limit: u32, method: String },
    #[code = "Service"]
    Assigned,
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
