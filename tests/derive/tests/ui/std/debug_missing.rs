//! An error can be debugged.

use kody_derive_tests::api;

#[derive(kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(Service)]
    Made(#[from] std::fmt::Error),
}

fn fails() -> Result<(), Error> {
    Err(std::fmt::Error)?
}

fn main() {
    let error: Box<dyn std::error::Error + Send + Sync> = Box::new(fails().unwrap_err());
    println!("{error}");
    let error = fails().unwrap_err();
    if error.code() == api::Code::Service {
        println!("{error}: {}", error.localized(api::Locale::En));
    }
    fn generic<E: kody::CatalogError<Code = api::Code, Locale = api::Locale>>(_: E) {}
    generic(error);
}
