//! The code stands before the enum.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
#[code(Service)]
enum Error {
    #[code(Service)]
    Service,
}

fn main() {}
