//! `arg` without a name, and a number as one.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(TooLong)]
    None(#[kody(arg)] u32),
    #[code(TooLong)]
    Number(#[kody(arg = 0)] u32),
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
