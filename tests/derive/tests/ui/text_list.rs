//! A list cannot be displayed, neither can a path.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(MissingParameter)]
    List(#[kody(arg = parameter)] Vec<String>),
    #[code(MissingParameter)]
    Path(#[kody(arg = parameter)] std::path::PathBuf),
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn main() {}
