//! A catalogue and what its translations were made from come in; the state of each text in a locale goes out.

use std::collections::HashSet;

use kody_generator::{Catalog, Finding, Span};

use super::origins::Origins;
use super::units::Unit;

/// How it stands with a text in a locale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// It is translated.
    Translated,
    /// It has the words of the source text, as the rule `same-as-source` finds.
    Same,
    /// It was translated from an older source text.
    Stale,
    /// Neither the locale nor its language has it.
    Missing,
}

impl State {
    /// The word for it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Translated => "translated",
            Self::Same => "same as source",
            Self::Stale => "stale",
            Self::Missing => "missing",
        }
    }
}

/// What is to be known of a catalogue to tell the states of its texts.
#[derive(Debug)]
pub(crate) struct States<'c> {
    catalog: &'c Catalog,
    origins: &'c Origins,
    same: HashSet<Span>,
}

impl<'c> States<'c> {
    /// `findings` are those of the catalogue: whether a text is the same as its source is for the rule to say.
    pub(crate) fn new(catalog: &'c Catalog, findings: &[Finding], origins: &'c Origins) -> Self {
        let same = findings.iter().filter(|finding| finding.rule == "same-as-source");
        Self { catalog, origins, same: same.map(|finding| finding.span).collect() }
    }

    /// The state of a text in a locale. A regional locale without a text has the one of its language.
    pub(crate) fn of(&self, unit: &Unit<'_>, locale: usize) -> State {
        let own = unit.words(locale).is_some().then_some(locale);
        let Some(locale) = own.or_else(|| unit.inherited(self.catalog, locale)) else { return State::Missing };
        // What is inherited from the source text itself needs no translation.
        let Some(words) = unit.words(locale).filter(|_| locale != 0) else { return State::Translated };
        if self.origins.stale(unit, self.catalog.locales()[locale].tag(), &words).is_some() {
            State::Stale
        } else if unit.written(locale).iter().any(|(_, text)| self.same.contains(&text.span())) {
            State::Same
        } else {
            State::Translated
        }
    }
}
