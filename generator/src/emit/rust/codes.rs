//! The enum `Code` and its own functions.

use std::fmt::Write as _;

use super::{Module, Variant, docs, fill, number, string_literal};
use crate::catalog::{Code, Repr};

/// How many variants one function tells apart, as a power of two. rustc's work grows faster than a function does.
const CHUNK_BITS: u32 = 6;

/// The enum, each variant with its documentation.
pub(super) fn enumeration(module: &Module<'_>) -> String {
    let mut variants = String::new();
    for variant in &module.codes {
        variants += &docs::comment(&docs::code(module.catalog, variant.code, module.options.locale), 4);
        variants += &deprecation(module, variant.code);
        let _ = match module.has_numbers() {
            true => writeln!(variants, "    {} = {},", variant.name, number(variant.key)),
            false => writeln!(variants, "    {},", variant.name),
        };
    }
    let title = module.catalog.page().title().and_then(|title| module.catalog.resolve(title, module.options.locale));
    let doc = title.map_or_else(|| "The codes of the catalogue.".to_owned(), |title| docs::escape(title.as_str()));
    // An enum without variants can have no `repr`.
    let repr = if module.codes.is_empty() { String::new() } else { format!("#[repr({})]", module.discriminant()) };
    fill(ENUM, &[("doc", &docs::comment(&doc, 0)), ("discriminant", &repr), ("variants", &variants)])
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
        note => format!("    #[deprecated = {}]\n", string_literal(&note)),
    }
}

/// The conversions between a code, its number, its name and its index.
pub(super) fn functions(module: &Module<'_>) -> String {
    match module.catalog.repr() {
        Repr::Int(_) => module.fill(NUMBER_FUNCTIONS, &[]),
        Repr::Str => module.fill(STRING_FUNCTIONS, &[]),
    }
}

const NUMBER_FUNCTIONS: &str = r"
impl Code {
    /// How many codes there are.
    pub const COUNT: usize = $count;

    /// The number that stands in a response.
    #[must_use]
    pub const fn code(self) -> $repr {
        self as $repr
    }

    /// The code with this number.
    #[must_use]
    pub const fn from_code(code: $repr) -> ::core::option::Option<Self> {
        from_key(code as i64)
    }

    /// The place of the code among all of them, in the order of their numbers.
    #[must_use]
    pub const fn index(self) -> usize {
        KEYS.index(self as i64)
    }

    /// The code at this place.
    #[must_use]
    pub const fn from_index(index: usize) -> ::core::option::Option<Self> {
        match KEYS.key(index) {
            ::core::option::Option::Some(key) => from_key(key),
            ::core::option::Option::None => ::core::option::Option::None,
        }
    }
}
";

const STRING_FUNCTIONS: &str = r"
impl Code {
    /// How many codes there are.
    pub const COUNT: usize = $count;

    /// The string that stands in a response.
    #[must_use]
    pub const fn code(self) -> &'static str {
        CODES.get(self.index())
    }

    /// The code with this string.
    #[must_use]
    pub const fn from_code(code: &str) -> ::core::option::Option<Self> {
        match $kody::rt::find(&CODES, &CODES_ORDER, Self::COUNT, code) {
            ::core::option::Option::Some(index) => Self::from_index(index),
            ::core::option::Option::None => ::core::option::Option::None,
        }
    }

    /// The place of the code among all of them, in the order of their strings.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The code at this place.
    #[must_use]
    pub const fn from_index(index: usize) -> ::core::option::Option<Self> {
        from_key(index)
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
    pub const fn all() -> $kody::Iter<Self> {
        $kody::Iter::new()
    }

    /// The stable name, spelt as the variant.
    #[must_use]
    pub const fn name(self) -> &'static str {
        NAMES.get(self.index())
    }

    /// The code with this name.
    #[must_use]
    pub const fn from_name(name: &str) -> ::core::option::Option<Self> {
        match $kody::rt::find(&NAMES, &NAMES_ORDER, Self::COUNT, name) {
            ::core::option::Option::Some(index) => Self::from_index(index),
            ::core::option::Option::None => ::core::option::Option::None,
        }
    }

    /// One line: what happened. Placeholders stand in braces.
    #[must_use]
    pub const fn message(self, locale: Locale) -> &'static str {
        MESSAGES.get(text_index(self, locale))
    }

    /// Markdown: when and why it happens.
    #[must_use]
    pub const fn description(self, locale: Locale) -> ::core::option::Option<&'static str> {
        DESCRIPTIONS.get_some(text_index(self, locale))
    }

    /// Markdown: what the caller should do.
    #[must_use]
    pub const fn action(self, locale: Locale) -> ::core::option::Option<&'static str> {
        ACTIONS.get_some(text_index(self, locale))
    }

    /// The locale in which the message of that locale is: another one where a translation is missing. It is what a
    /// response should say in `Content-Language`.
    #[must_use]
    pub const fn message_locale(self, locale: Locale) -> Locale {
        Locale::ALL[MESSAGE_LOCALES.get(text_index(self, locale))]
    }
}

const fn text_index(code: Code, locale: Locale) -> usize {
    locale as usize * Code::COUNT + code.index()
}
";

/// The way back from a number to a variant: a `match` of chunks, each a `match` of its own.
pub(super) fn variants(module: &Module<'_>) -> String {
    let chunks: Vec<&[Variant<'_>]> =
        module.codes.chunk_by(|a, b| a.key >> CHUNK_BITS == b.key >> CHUNK_BITS).collect();
    let functions = match chunks.as_slice() {
        [] => vec![("from_key".to_owned(), match_of("key", &[]))],
        [only] => vec![("from_key".to_owned(), chunk_body(only))],
        several => chunked(several),
    };
    let deprecated = module.codes.iter().any(|variant| variant.code.deprecated().is_some());
    let allow = if deprecated { "#[allow(deprecated)]" } else { "" };
    let function = |(name, body): &(String, String)| {
        fill(VARIANTS, &[("allow", allow), ("name", name), ("key", module.key_type()), ("body", body)])
    };
    functions.iter().map(function).collect::<Vec<_>>().join("\n")
}

// No method, so that it does not take a name from the attributes.
const VARIANTS: &str = r"
$allow
const fn $name(key: $key) -> ::core::option::Option<Code> {
$body
}
";

/// The function that calls one for each chunk, and those functions: their names and what they do.
fn chunked(chunks: &[&[Variant<'_>]]) -> Vec<(String, String)> {
    let high = |chunk: &[Variant<'_>]| number(chunk[0].key >> CHUNK_BITS);
    let arms: Vec<String> =
        chunks.iter().enumerate().map(|(at, chunk)| format!("{} => from_key_{at}(key)", high(chunk))).collect();
    let first = ("from_key".to_owned(), match_of(&format!("key >> {CHUNK_BITS}"), &arms));
    let others = chunks.iter().enumerate().map(|(at, chunk)| (format!("from_key_{at}"), chunk_body(chunk)));
    std::iter::once(first).chain(others).collect()
}

fn chunk_body(chunk: &[Variant<'_>]) -> String {
    let some = "::core::option::Option::Some";
    let arms: Vec<String> =
        chunk.iter().map(|variant| format!("{} => {some}(Code::{})", number(variant.key), variant.name)).collect();
    match_of("key", &arms)
}

fn match_of(key: &str, arms: &[String]) -> String {
    let arms: String = arms.iter().map(|arm| format!("        {arm},\n")).collect();
    format!("    match {key} {{\n{arms}        _ => ::core::option::Option::None,\n    }}")
}
