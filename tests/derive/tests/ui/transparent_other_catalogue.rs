//! An error of another catalogue.

use kody_derive_tests::api;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[kody(transparent)]
    Other(Other),
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

#[derive(Debug, kody::Error)]
#[kody(catalog = sms_api::api)]
#[code(WrongServer)]
struct Other;

fn main() {}
