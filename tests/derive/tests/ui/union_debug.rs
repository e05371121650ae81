//! A union that derives `Debug` as well: rustc has its own word on that.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
union Error {
    code: u16,
    number: i16,
}

fn main() {}
