//! A catalogue and a locale come in; a file for translators or for the i18n library of another program goes out.

mod ftl;
mod i18next;
mod notes;
mod po;
mod xliff;

use kody_generator::Catalog;
use kody_generator::plurals::Rules;

use super::origins::{Origins, Stale};
use super::units::{Unit, units};
use super::words::Words;

pub(crate) use xliff::CHARACTER;

/// What a file is made from.
#[derive(Debug)]
pub(crate) struct Sheet<'c> {
    catalog: &'c Catalog,
    /// The name of the catalogue's file, without its folder.
    file: String,
    origins: &'c Origins,
    /// The locale to translate into; without one, the file is a template, or it is in the source locale.
    locale: Option<usize>,
    /// How the language of the file counts.
    rules: Rules,
    units: Vec<Unit<'c>>,
}

/// The file, and what it cannot say.
#[derive(Debug)]
pub(crate) struct Exported {
    pub(crate) text: String,
    pub(crate) remarks: Vec<String>,
}

impl<'c> Sheet<'c> {
    /// Into no locale, into this one, or where it is the source locale, in this one.
    pub(crate) fn new(catalog: &'c Catalog, file: &str, origins: &'c Origins, locale: Option<usize>) -> Self {
        let tag = catalog.locales()[locale.unwrap_or(0)].tag();
        let rules = Rules::of(tag).unwrap_or_else(Rules::root);
        Self { catalog, file: file.to_owned(), origins, locale, rules, units: units(catalog) }
    }

    /// A PO file of gettext; a template, POT, where there is no locale.
    pub(crate) fn po(&self) -> Exported {
        po::write(self)
    }

    /// XLIFF 1.2.
    pub(crate) fn xliff(&self) -> Exported {
        xliff::write(self)
    }

    /// Fluent.
    pub(crate) fn ftl(&self) -> Exported {
        ftl::write(self)
    }

    /// JSON of i18next, format 4.
    pub(crate) fn i18next(&self) -> Exported {
        i18next::write(self)
    }

    fn source_tag(&self) -> &'c str {
        self.catalog.locales()[0].tag()
    }

    fn tag(&self) -> Option<&'c str> {
        self.locale.map(|locale| self.catalog.locales()[locale].tag())
    }

    /// What the locale itself says.
    fn translation(&self, unit: &Unit<'_>) -> Option<Words> {
        self.locale.and_then(|locale| unit.words(locale))
    }

    /// Whether the translation is stale.
    fn stale(&self, unit: &Unit<'_>) -> Option<Stale<'_>> {
        let translation = self.translation(unit)?;
        self.origins.stale(unit, self.tag()?, &translation)
    }
}
