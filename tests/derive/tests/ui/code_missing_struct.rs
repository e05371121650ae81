//! A struct without a code.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
struct TooFast {
    limit: u32,
    method: String,
}

fn main() {}
