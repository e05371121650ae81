//! Other crates for errors, in the same program and in the same types.

use std::error::Error as _;
use std::io;

use anyhow::Context as _;
use kody_derive_tests::api::{self, Code, Locale};
use miette::IntoDiagnostic as _;

use super::chain;

/// One of theirs, which holds one of ours.
#[derive(Debug, thiserror::Error)]
enum Theirs {
    #[error("theirs: {0}")]
    Wrapped(#[from] Ours),
    #[error(transparent)]
    Transparent(#[from] Leaf),
    #[error("theirs: {source}")]
    Boxed { source: Box<dyn std::error::Error + Send + Sync> },
}

/// One of ours, which holds those of others.
#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Ours {
    #[code(Service)]
    Boxed(#[from] Box<Theirs>),
    #[code(MissingParameter)]
    Says(
        #[from]
        #[kody(arg = parameter)]
        Small,
    ),
    #[code(Service)]
    Anyhow(#[source] Any),
    #[code(Forbidden)]
    Io(#[from] io::Error),
}

#[derive(Debug, thiserror::Error)]
#[error("small")]
struct Small;

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
#[code(TooLong)]
struct Leaf {
    length: u8,
}

/// `anyhow::Error` is no error, but it can become a box of one.
type Any = Box<dyn std::error::Error + Send + Sync>;

fn ours() -> Result<(), Ours> {
    Err(io::Error::other("lost"))?
}

#[test]
fn thiserror() {
    fn theirs() -> Result<(), Theirs> {
        Ok(ours()?)
    }
    let error = theirs().unwrap_err();
    assert_eq!(chain(&error), ["theirs: Доступ заборонено", "Доступ заборонено", "lost"]);
    assert_eq!(Theirs::from(Leaf { length: 3 }).to_string(), "Завелика довжина: 3");
    assert!(Theirs::from(Leaf { length: 3 }).source().is_none());
    let boxed = Theirs::Boxed { source: Leaf { length: 3 }.into() };
    assert_eq!(chain(&boxed).len(), 2);
    let outer = Ours::from(Box::new(boxed));
    assert_eq!(chain(&outer)[0], "Помилка служби");
    assert_eq!(chain(&outer).len(), 3);
    assert_eq!(Ours::from(Small).localized(Locale::En).to_string(), "The parameter small is missing");
}

#[test]
fn anyhow() {
    fn any() -> anyhow::Result<()> {
        ours().context("context")
    }
    fn question_mark() -> anyhow::Result<()> {
        Ok(ours()?)
    }
    let error = any().unwrap_err();
    assert_eq!(error.downcast_ref::<Ours>().map(Ours::code), Some(Code::Forbidden));
    assert_eq!(format!("{error:#}"), "context: Доступ заборонено: lost");
    let caused = Ours::Anyhow(error.into());
    assert_eq!(chain(&caused), ["Помилка служби", "context", "Доступ заборонено", "lost"]);
    assert!(question_mark().unwrap_err().is::<Ours>());
}

/// One that is derived twice: its texts are ours, its help is miette's.
#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
#[code(Forbidden)]
struct Explained;

impl miette::Diagnostic for Explained {
    fn code<'a>(&'a self) -> Option<Box<dyn std::fmt::Display + 'a>> {
        Some(Box::new(Explained::code(self).name()))
    }
}

#[test]
fn miette() {
    let report = ours().into_diagnostic().unwrap_err();
    assert_eq!(report.chain().map(ToString::to_string).collect::<Vec<_>>(), ["Доступ заборонено", "lost"]);
    let report = miette::Report::new(Explained);
    assert_eq!(report.code().map(|code| code.to_string()).as_deref(), Some("Forbidden"));
    assert_eq!(report.to_string(), "Доступ заборонено");
}
