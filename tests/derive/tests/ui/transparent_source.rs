//! The source of what is transparent is that of its field.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[kody(transparent)]
    Other(#[source] Inner),
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
#[code(Service)]
struct Inner;

fn main() {}
