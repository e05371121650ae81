//! Keys where they mean nothing.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api, transparent)]
enum Error {
    #[kody(skip)]
    #[code(Service)]
    Service(u8),
}

fn main() {}
