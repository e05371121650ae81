//! What may be missing cannot be displayed.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(MissingParameter)]
    Missing { parameter: Option<String> },
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
