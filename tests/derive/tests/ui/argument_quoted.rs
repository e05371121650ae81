//! The name in `arg` is a string.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(TooLong)]
    TooLong(#[kody(arg = "length")] u32),
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
