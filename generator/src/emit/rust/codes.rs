//! The enum `Code` and its own functions.

use std::fmt::Write as _;

use super::{Module, docs, fill, keys, number, string_literal};
use crate::catalog::{Code, Repr};
use crate::emit::instead::Instead;

/// The enum, each variant with its documentation.
pub(super) fn enumeration(module: &Module<'_>) -> String {
    let mut variants = String::new();
    let instead = Instead::of(module.catalog);
    let mut next = None;
    for variant in &module.codes {
        variants += &docs::comment(&docs::code(module.catalog, variant.code, &instead, module.options.locale), 4);
        variants += &deprecation(module, variant.code);
        // rustc works out each number that is written; the next one is only counted.
        let _ = match module.has_numbers() && next != Some(variant.key) {
            true => writeln!(variants, "    {} = {},", variant.name, number(variant.key)),
            false => writeln!(variants, "    {},", variant.name),
        };
        next = variant.key.checked_add(1);
    }
    let doc = docs::of_enum(module.catalog, module.options.locale);
    // An enum without variants can have no `repr`.
    let repr = if module.codes.is_empty() { String::new() } else { format!("#[repr({})]", module.discriminant()) };
    fill(ENUM, &[("doc", &doc), ("discriminant", &repr), ("variants", &variants)])
}

const ENUM: &str = r"
$doc
#[allow(clippy::doc_lazy_continuation, clippy::doc_markdown, clippy::enum_variant_names)]
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
$discriminant
pub enum Code {
$variants
}
";

/// What to say to those who use a deprecated code, as the attribute of a variant.
pub(super) fn deprecation(module: &Module<'_>, code: &Code) -> String {
    let Some(deprecated) = code.deprecated() else { return String::new() };
    let note = deprecated.note().and_then(|note| module.catalog.resolve(note, module.options.locale));
    let since = deprecated.since().map(|since| format!("since {since}"));
    let instead = deprecated.instead().map(|name| {
        let name = super::rust_type(name.as_str()).unwrap_or_default();
        format!("use {name}")
    });
    let parts: Vec<String> =
        since.into_iter().chain(instead).chain(note.map(|note| note.as_str().to_owned())).collect();
    match parts.join("; ") {
        note if note.is_empty() => "    #[deprecated]\n".to_owned(),
        note => format!("    #[deprecated = {}]\n", string_literal(&docs::note(&note))),
    }
}

/// The conversions between a code, its number, its name and its index.
pub(super) fn functions(module: &Module<'_>) -> String {
    let at = keys::variant_of_index(module);
    match module.catalog.repr() {
        Repr::Int(_) => {
            let found = keys::variant_of_number(module);
            let index = keys::index_of(module, "self").replace("(self)", &format!("(self as {})", module.repr));
            module.fill(NUMBER_FUNCTIONS, &[("found", &found), ("index", &index), ("at", &at)])
        }
        Repr::Str => module.fill(STRING_FUNCTIONS, &[("at", &at)]),
    }
}

const NUMBER_FUNCTIONS: &str = r"
impl Code {
    /// How many codes there are.
    pub const COUNT: usize = $count;

    /// The number that stands in a response.
    #[must_use]
    #[inline]
    pub const fn code(self) -> $repr {
        self as $repr
    }

    /// The code with this number.
    #[must_use]
    #[inline]
    pub const fn from_code(code: $repr) -> ::core::option::Option<Self> {
        $found
    }

    /// The place of the code among all of them, in the order of their numbers.
    #[must_use]
    #[inline]
    pub const fn index(self) -> usize {
        $index
    }

    /// The code at this place.
    #[allow(clippy::cast_possible_truncation)]
    #[must_use]
    #[inline]
    pub const fn from_index(index: usize) -> ::core::option::Option<Self> {
        $at
    }
}
";

const STRING_FUNCTIONS: &str = r"
impl Code {
    /// How many codes there are.
    pub const COUNT: usize = $count;

    /// The string that stands in a response.
    #[must_use]
    #[inline]
    pub const fn code(self) -> &'static str {
        CODES.get(self.index())
    }

    /// The code with this string.
    #[must_use]
    #[inline]
    pub const fn from_code(code: &str) -> ::core::option::Option<Self> {
        match CODE_SLOTS.find(&CODES, code) {
            ::core::option::Option::Some(index) => Self::from_index(index),
            ::core::option::Option::None => ::core::option::Option::None,
        }
    }

    /// The place of the code among all of them, in the order of their strings.
    #[must_use]
    #[inline]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The code at this place.
    #[allow(clippy::cast_possible_truncation)]
    #[must_use]
    #[inline]
    pub const fn from_index(index: usize) -> ::core::option::Option<Self> {
        $at
    }
}
";

/// The names and the texts.
pub(super) fn texts(module: &Module<'_>) -> String {
    module.fill(TEXTS, &[])
}

const TEXTS: &str = r"
impl Code {
    /// All codes, in ascending order.
    #[must_use]
    #[inline]
    pub const fn all() -> $kody::Iter<Self> {
        $kody::Iter::new()
    }

    /// The stable name, spelt as the variant.
    #[must_use]
    #[inline]
    pub const fn name(self) -> &'static str {
        NAMES.get(self.index())
    }

    /// The code with this name.
    #[must_use]
    #[inline]
    pub const fn from_name(name: &str) -> ::core::option::Option<Self> {
        match NAME_SLOTS.find(&NAMES, name) {
            ::core::option::Option::Some(index) => Self::from_index(index),
            ::core::option::Option::None => ::core::option::Option::None,
        }
    }

    /// One line: what happened. Placeholders stand in braces.
    #[must_use]
    #[inline]
    pub const fn message(self, locale: Locale) -> &'static str {
        MESSAGES.get(text_index(self, locale))
    }

    /// Markdown: when and why it happens.
    #[must_use]
    #[inline]
    pub const fn description(self, locale: Locale) -> ::core::option::Option<&'static str> {
        DESCRIPTIONS.get_some(text_index(self, locale))
    }

    /// Markdown: what the caller should do.
    #[must_use]
    #[inline]
    pub const fn action(self, locale: Locale) -> ::core::option::Option<&'static str> {
        ACTIONS.get_some(text_index(self, locale))
    }

    /// The locale in which the message of that locale is: another one where a translation is missing. It is what a
    /// response should say in `Content-Language`.
    #[must_use]
    #[inline]
    pub const fn message_locale(self, locale: Locale) -> Locale {
        Locale::ALL[MESSAGE_LOCALES.get_or(text_index(self, locale), locale as usize)]
    }
}

#[inline]
const fn text_index(code: Code, locale: Locale) -> usize {
    locale as usize * Code::COUNT + code.index()
}
";
