//! Two fields fill the same argument.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(TooLong)]
    TooLong {
        length: u32,
        #[kody(arg = length)]
        bytes: u32,
    },
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
