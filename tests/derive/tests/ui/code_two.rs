//! Two names in the parentheses.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
#[code(Service, Forbidden)]
struct Error;

fn main() {}
