//! What derived errors say and do. The types here are a user's: what they need, every user can write.
#![deny(warnings, clippy::pedantic)]

mod across;
mod arguments;
mod forms;
mod neighbours;
mod sources;
mod traits;
mod transparent;

use std::fmt::Display;

use kody::CatalogError;
use kody_derive_tests::api::{Code, Locale};

/// An error says this: its code, and its texts in Ukrainian, which `Display` says too, in English and in Polish.
#[track_caller]
fn says<E: CatalogError<Code = Code>>(error: &E, code: Code, texts: [&str; 3]) {
    assert_eq!(error.code(), code);
    assert_eq!(error.to_string(), texts[0]);
    let localized = [Locale::Uk, Locale::En, Locale::Pl].map(|locale| error.localized(locale).to_string());
    assert_eq!(localized, texts);
}

/// The texts of an error and of all its sources.
fn chain(error: &(dyn std::error::Error + 'static)) -> Vec<String> {
    std::iter::successors(Some(error), |error| error.source()).map(ToString::to_string).collect()
}

/// Any text.
fn text(what: impl Display) -> String {
    what.to_string()
}
