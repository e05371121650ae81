//! The name of a field is misspelt: rustc knows the right one.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(TooLong)]
    TooLong { lenght: u32 },
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
