//! The code stands before a field.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(TooLong)]
    TooLong {
        #[code(Service)]
        length: u32,
    },
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
