//! Two codes.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(Service)]
    #[code(Forbidden)]
    Both,
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
