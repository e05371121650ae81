//! The code is its number.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(20)]
    TooFast { limit: u32, method: String },
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
