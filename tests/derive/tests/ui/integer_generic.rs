//! A type parameter is no integer.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
#[code(TooLong)]
struct TooLong<T> {
    length: T,
}

fn main() {}
