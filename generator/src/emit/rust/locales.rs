//! The enum `Locale` and its own functions.

use super::{Module, docs, fill, locale_variant};

/// The enum.
pub(super) fn enumeration(module: &Module<'_>) -> String {
    let variants = module.catalog.locales().iter().map(|locale| {
        let tag = locale.tag();
        format!("    /// `{tag}`\n    {},\n", locale_variant(tag))
    });
    fill(ENUM, &[("variants", &variants.collect::<String>())])
}

const ENUM: &str = r"
/// The languages of the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Locale {
$variants
}
";

/// The tags and the negotiation.
pub(super) fn functions(module: &Module<'_>) -> String {
    let locales = module.catalog.locales();
    let all: Vec<String> = locales.iter().map(|locale| format!("Self::{}", locale_variant(locale.tag()))).collect();
    let tags = locales
        .iter()
        .map(|locale| format!("            Self::{} => \"{}\",\n", locale_variant(locale.tag()), locale.tag()));
    let source = locale_variant(locales[0].tag());
    let tag = docs::escape(locales[0].tag());
    let values = [("all", all.join(", ")), ("tags", tags.collect()), ("source", source), ("sourcetag", tag)];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    module.fill(FUNCTIONS, &values)
}

const FUNCTIONS: &str = r"
#[allow(clippy::too_many_lines)]
impl Locale {
    /// All locales, in the order of the catalogue.
    pub const ALL: &'static [Self] = &[$all];

    /// The locale in which the texts are written first, and in which codes are displayed: `$sourcetag`.
    pub const SOURCE: Self = Self::$source;

    /// The language tag (BCP 47).
    #[must_use]
    #[inline]
    pub const fn tag(self) -> &'static str {
        match self {
$tags
        }
    }

    /// The locale to answer in, for the value of a header `Accept-Language`.
    #[must_use]
    #[inline]
    pub fn negotiate(accept_language: &str) -> Self {
        $kody::negotiate(accept_language)
    }
}
";
