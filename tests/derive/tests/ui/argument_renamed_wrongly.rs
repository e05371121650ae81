//! The name in `arg` is misspelt: rustc knows the right one.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(TooLong)]
    Named {
        #[kody(arg = lenght)]
        bytes: u32,
    },
    #[code(RateLimit)]
    Tuple(#[kody(arg = limit)] u32, #[kody(arg = methods)] String),
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
