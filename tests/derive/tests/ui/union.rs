//! A union.

use kody_derive_tests::api;

#[derive(kody::Error)]
#[kody(catalog = api)]
union Error {
    code: u16,
    number: i16,
}

fn main() {}
