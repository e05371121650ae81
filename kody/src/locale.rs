//! The trait of the enums of locales.

use core::error::Error;
use core::fmt;
use core::hash::Hash;

/// An enum of the locales of a catalogue. kody implements it for the `Locale` of a generated module.
pub trait Locale: Copy + Ord + Hash + fmt::Debug + fmt::Display + Send + Sync + 'static {
    /// All locales, in the order of the catalogue: the source locale is the first.
    const ALL: &'static [Self];
    /// The locale in which the texts are written first. It stands in where nothing else fits.
    const SOURCE: Self;

    /// The language tag (BCP 47): `uk`, `pt-BR`.
    fn tag(self) -> &'static str;

    /// The locale with this tag, in any case (RFC 5646, 2.1.1).
    fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|locale| locale.tag().eq_ignore_ascii_case(tag))
    }
}

/// The error of a conversion from a text that is no tag of a locale of the catalogue.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct UnknownLocale;

impl UnknownLocale {
    /// The error.
    pub const fn new() -> Self {
        Self
    }
}

impl fmt::Display for UnknownLocale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no locale of the catalogue has this tag")
    }
}

impl Error for UnknownLocale {}
