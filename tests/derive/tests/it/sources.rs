//! The cause of an error: said by an attribute, by the name, by `#[from]`; an error, a box of one, or none.

use std::error::Error as _;
use std::fmt::Error as Unwritten;
use std::io;
use std::num::ParseIntError;
use std::sync::Arc;

use kody_derive_tests::api::{self, Code};

use super::chain;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Error {
    #[code(Service)]
    Attribute(#[source] io::Error),
    #[code(Service)]
    Name { source: io::Error },
    #[code(TooLong)]
    Beside { length: usize, source: ParseIntError },
    #[code(Service)]
    Boxed(#[source] Box<dyn std::error::Error>),
    #[code(Service)]
    Sendable(#[source] Box<dyn std::error::Error + Send>),
    #[code(Service)]
    Shared(#[source] Arc<dyn std::error::Error + Send + Sync>),
    #[code(Service)]
    Alias(#[from] BoxError),
    #[code(Service)]
    BoxOfOne(#[source] Box<io::Error>),
    #[code(Service)]
    SharedOne(#[source] Arc<io::Error>),
    #[code(Service)]
    Fixed(#[source] &'static (dyn std::error::Error + Sync)),
    #[code(Service)]
    Maybe { source: Option<io::Error> },
    #[code(Service)]
    MaybeBoxed(#[source] Option<Box<dyn std::error::Error>>),
    #[code(Service)]
    Made(#[from] io::Error),
    #[code(MissingParameter)]
    Says(
        #[from]
        #[kody(arg = parameter)]
        ParseIntError,
    ),
    #[code(Service)]
    MadeMaybe(#[from] Option<std::str::Utf8Error>),
    #[code(Service)]
    Skipped {
        #[kody(skip)]
        #[expect(dead_code, reason = "nobody asks for it")]
        source: io::Error,
    },
    #[code(MissingParameter)]
    Argument {
        #[kody(arg = parameter)]
        source: &'static str,
        #[source]
        cause: io::Error,
    },
    #[code(MissingParameter)]
    OnlyArgument {
        #[kody(arg = parameter)]
        source: &'static str,
    },
    #[code(Service)]
    Derived(#[source] Box<Error>),
    #[code(Service)]
    None,
}

fn lost() -> io::Error {
    io::Error::other("lost")
}

#[test]
fn sources_of_every_type() {
    let boxed = || -> BoxError { "lost".into() };
    for (error, expected) in [
        (Error::Attribute(lost()), Some("lost")),
        (Error::Name { source: lost() }, Some("lost")),
        (Error::Beside { length: 1, source: "".parse::<u8>().unwrap_err() }, Some("cannot parse")),
        (Error::Boxed(boxed()), Some("lost")),
        (Error::Sendable(boxed()), Some("lost")),
        (Error::Shared(boxed().into()), Some("lost")),
        (Error::Alias(boxed()), Some("lost")),
        (Error::BoxOfOne(Box::new(lost())), Some("lost")),
        (Error::SharedOne(Arc::new(lost())), Some("lost")),
        (Error::Fixed(&Unwritten), Some("formatting")),
        (Error::Maybe { source: Some(lost()) }, Some("lost")),
        (Error::Maybe { source: None }, None),
        (Error::MaybeBoxed(Some(boxed())), Some("lost")),
        (Error::MaybeBoxed(None), None),
        (Error::Skipped { source: lost() }, None),
        (Error::Argument { source: "phone", cause: lost() }, Some("lost")),
        (Error::OnlyArgument { source: "phone" }, None),
        (Error::Derived(Box::new(Error::None)), Some("Помилка служби")),
        (Error::None, None),
    ] {
        let source = error.source().map(ToString::to_string);
        assert_eq!(source.is_some(), expected.is_some(), "{error:?}");
        assert!(source.unwrap_or_default().contains(expected.unwrap_or_default()), "{error:?}");
    }
    assert_eq!(Error::Argument { source: "phone", cause: lost() }.to_string(), "Бракує параметра phone");
    assert_eq!(Error::OnlyArgument { source: "phone" }.to_string(), "Бракує параметра phone");
}

fn number(text: &str) -> Result<u8, Error> {
    Ok(text.parse()?)
}

fn read() -> Result<(), Error> {
    Err(lost())?
}

fn any() -> Result<(), Error> {
    Err(BoxError::from("lost"))?
}

#[test]
fn the_question_mark_makes_errors() {
    assert!(matches!(number("7"), Ok(7)));
    let error = number("seven").unwrap_err();
    assert_eq!((error.code(), chain(&error).len()), (Code::MissingParameter, 2));
    assert_eq!(error.to_string(), "Бракує параметра invalid digit found in string");
    assert!(matches!(read(), Err(Error::Made(_))) && matches!(any(), Err(Error::Alias(_))));
    let error = Error::from(str::from_utf8(&[0xff; 2][..1]).unwrap_err());
    assert!(matches!(error, Error::MadeMaybe(Some(_))) && error.source().is_some());
}

/// A struct that is made from its cause, of any type.
#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
#[code(Service)]
struct Any<T>(#[from] T);

/// The same where the cause may be missing.
#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
#[code(Service)]
struct Perhaps<T> {
    source: Option<T>,
}

#[test]
fn a_parameter_is_a_source() {
    assert_eq!(chain(&Any::from(lost())), ["Помилка служби", "lost"]);
    assert_eq!(chain(&Perhaps { source: Some(lost()) }), ["Помилка служби", "lost"]);
    assert_eq!(chain(&Perhaps::<io::Error> { source: None }), ["Помилка служби"]);
}

#[test]
fn a_source_can_be_taken_back() {
    let error = Error::from(lost());
    assert_eq!(
        error.source().and_then(|source| source.downcast_ref::<io::Error>()).map(io::Error::kind),
        Some(io::ErrorKind::Other)
    );
}

macro_rules! passed_on {
    ($name:ident, $field:ty, $inner:ty) => {
        #[derive(Debug, kody::Error)]
        #[kody(catalog = api)]
        enum $name {
            #[code(Service)]
            Maybe { source: $field },
            #[kody(transparent)]
            Inner($inner),
        }
    };
}
passed_on!(PassedOn, Option<io::Error>, Box<Error>);

#[test]
fn macros_can_pass_types_on() {
    assert_eq!(chain(&PassedOn::Maybe { source: Some(lost()) }), ["Помилка служби", "lost"]);
    assert_eq!(PassedOn::Inner(Box::new(lost().into())).code(), Code::Service);
}
