//! What is transparent says what its field says, has its code, and its source is that of the field.

use std::fmt::Error as Unwritten;
use std::rc::Rc;
use std::sync::Arc;

use kody::CatalogError;
use kody_derive_tests::api::{self, Code, Locale};
use kody_derive_tests::{Either, Everything, Shell, Single};

use super::{chain, says};

const RANGE: [&str; 3] = ["Від 1 до 2 знаків, не більше ніж 2", "From 1 to 2 characters", "Od 1 do 2 znaków"];
const SINGLE: Single = Single { low: 1, high: 2 };

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
#[code(Service)]
struct Caused {
    source: Unwritten,
}

type Object = dyn CatalogError<Code = Code, Locale = Locale> + Send + Sync;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[kody(transparent)]
    Plain(#[from] Single),
    #[kody(transparent)]
    Named { inner: Caused },
    #[kody(transparent)]
    Source { source: Caused },
    #[kody(transparent)]
    Boxed(Box<Error>),
    #[kody(transparent)]
    Shared(Arc<Caused>),
    #[kody(transparent)]
    Object(#[from] Box<Object>),
    #[kody(transparent)]
    Counted(Rc<Object>),
    #[kody(transparent)]
    Twice(Shell),
    #[kody(transparent)]
    Code(#[from] Code),
    #[code(Service)]
    Own,
}

#[test]
fn a_code_speaks_for_itself() {
    let error = Error::from(Code::Service);
    assert_eq!((error.code(), error.to_string()), (Code::Service, Code::Service.to_string()));
    assert_eq!(error.localized(Locale::En).to_string(), Code::Service.message(Locale::En));
    assert_eq!(chain(&error), [Code::Service.message(Locale::SOURCE)]);
}

#[test]
fn the_field_speaks() {
    for error in [
        Error::from(SINGLE),
        Error::Boxed(Box::new(SINGLE.into())),
        Error::Twice(SINGLE.into()),
        Error::Object(Box::new(SINGLE)),
        Error::Counted(Rc::new(SINGLE)),
    ] {
        says(&error, Code::Range, RANGE);
        assert_eq!(chain(&error), [RANGE[0]]);
    }
    says(&Shell::from(SINGLE), Code::Range, RANGE);
    says(&Everything::from(SINGLE), Code::Range, RANGE);
    says(&Either::<Shell, Single>::Left(Shell(SINGLE)), Code::Range, RANGE);
    says(&Either::<Shell, Single>::Right(SINGLE), Code::Range, RANGE);
    assert_eq!(Error::Own.code(), Code::Service);
}

#[test]
fn the_source_is_that_of_the_field() {
    let caused = || Caused { source: Unwritten };
    for error in [
        Error::Named { inner: caused() },
        Error::Source { source: caused() },
        Error::Shared(Arc::new(caused())),
        Error::Object(Box::new(caused())),
        Error::Counted(Rc::new(caused())),
        Error::Boxed(Box::new(Error::Named { inner: caused() })),
    ] {
        assert_eq!(chain(&error), ["Помилка служби", &Unwritten.to_string()]);
    }
}

/// An error with a code that is written by hand.
#[derive(Debug)]
struct Manual;

impl std::fmt::Display for Manual {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("вручну")
    }
}

impl std::error::Error for Manual {}

impl kody::Localize for Manual {
    type Locale = Locale;

    fn fmt_localized(&self, locale: Locale, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if locale == Locale::Uk { "вручну" } else { "by hand" })
    }
}

impl CatalogError for Manual {
    type Code = Code;

    fn code(&self) -> Code {
        Code::Forbidden
    }
}

#[derive(Debug, kody::Error)]
#[kody(catalog = api, transparent)]
struct Around<E>(#[from] E);

#[test]
fn an_error_written_by_hand_speaks_too() {
    says(&Around::from(Manual), Code::Forbidden, ["вручну", "by hand", "by hand"]);
}
