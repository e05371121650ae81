//! Derived errors where only their traits are known: as a bound, as objects, and what they are not.

use std::error::Error;
use std::panic::{RefUnwindSafe, UnwindSafe};

use kody::{CatalogError, Code as _, Localize, Localized};
use kody_derive_tests::api::{self, Code, Locale};
use kody_derive_tests::{Aged, Empty, Everything, Never, Single};

const SINGLE: Single = Single { low: 1, high: 2 };

fn number<E: CatalogError>(error: &E) -> String
where
    E::Code: kody::Code<Repr = u16>,
{
    let name = error.code().name();
    format!("{} {name}: {}", error.code().code(), error.localized(kody::Locale::from_tag("en").expect("it is there")))
}

/// The locale is that of the code: the bound on the code is enough.
fn english(error: &impl CatalogError<Code = Code>) -> String {
    error.localized(Locale::En).to_string()
}

#[test]
fn a_bound_is_enough() {
    assert_eq!(number(&SINGLE), "21 Range: From 1 to 2 characters");
    assert_eq!(english(&Empty::default()), "Access denied");
}

type Object = dyn CatalogError<Code = Code, Locale = Locale> + Send + Sync;

#[test]
fn errors_of_one_catalogue_are_objects() {
    let errors: [Box<Object>; 2] = [Box::new(SINGLE), Box::new(Empty::default())];
    let said = errors.iter().map(|error| format!("{}: {error}", error.code().name()));
    assert!(said.eq(["Range: Від 1 до 2 знаків, не більше ніж 2", "Forbidden: Доступ заборонено"]));
    let english = errors.iter().map(|error| Localized::new(&**error, Locale::En).to_string());
    assert!(english.eq(["From 1 to 2 characters", "Access denied"]));
    let errors: Vec<Box<dyn Error + Send + Sync>> = errors.into_iter().map(|error| error as _).collect();
    assert!(errors[0].is::<Single>());
}

#[test]
fn what_can_be_said_is_an_object() {
    let all: [&dyn Localize<Locale = Locale>; 3] =
        [&SINGLE, &Code::Service, &api::Message::TooLong { length: 3.into() }];
    let all = all.map(|what| Localized::new(what, Locale::Pl).to_string());
    assert_eq!(all, ["Od 1 do 2 znaków", "Błąd usługi", "Za długie: 3"]);
}

#[test]
fn errors_go_where_errors_go() {
    fn everywhere<T: Error + Send + Sync + UnwindSafe + RefUnwindSafe + Unpin>() {}
    fn fails() -> Result<(), Box<dyn Error + Send + Sync>> {
        Err(SINGLE)?
    }
    everywhere::<Everything<'static>>();
    everywhere::<Never>();
    let error = fails().unwrap_err();
    assert_eq!(error.downcast_ref::<Single>(), Some(&SINGLE));
    assert_eq!(Aged.code() as u16, 30);
}

#[test]
fn what_cannot_be_is_an_error_too() {
    fn never(error: Never) -> Code {
        error.code()
    }
    assert_eq!(Ok::<u8, Never>(1).map_err(never), Ok(1));
}
