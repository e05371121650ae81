//! The getters of the attributes, and an enum for each attribute of that kind.

use super::{Module, docs, fill, string_literal};
use crate::catalog::{Attribute, AttributeKind, Name};
use crate::names::{Spelling, rust_function};

/// The name of the table of an attribute.
pub(super) fn table(attribute: &Attribute) -> String {
    format!("ATTRIBUTE_{}", Spelling::Screaming.of(attribute.name().as_str()))
}

/// The enum of an attribute.
fn type_name(attribute: &Attribute) -> String {
    Spelling::UpperCamel.of(attribute.name().as_str())
}

/// One getter for each attribute. What is optional is an `Option`.
pub(super) fn getters(module: &Module<'_>) -> String {
    let getters: Vec<String> = module.catalog.attributes().iter().map(getter).collect();
    if getters.is_empty() {
        return String::new();
    }
    fill(GETTERS, &[("getters", &getters.join("\n"))])
}

const GETTERS: &str = r"
#[allow(clippy::wrong_self_convention)]
impl Code {
$getters
}
";

fn getter(attribute: &Attribute) -> String {
    let function = rust_function(attribute.name().as_str()).unwrap_or_default();
    let (table, enumeration) = (table(attribute), type_name(attribute));
    let (inner, body) = match (attribute.kind(), attribute.is_optional()) {
        (AttributeKind::Enum(_), false) => (enumeration.as_str(), ENUM),
        (AttributeKind::Enum(_), true) => (enumeration.as_str(), OPTIONAL_ENUM),
        (AttributeKind::Bool, false) => ("bool", BOOL),
        (AttributeKind::Bool, true) => ("bool", OPTIONAL_BOOL),
        (AttributeKind::Integer, false) => ("i64", INTEGER),
        (AttributeKind::Integer, true) => ("i64", OPTIONAL_INTEGER),
        (AttributeKind::Text, false) => ("&'static str", TEXT),
        (AttributeKind::Text, true) => ("&'static str", OPTIONAL_TEXT),
    };
    let returned = match attribute.is_optional() {
        true => format!("::core::option::Option<{inner}>"),
        false => inner.to_owned(),
    };
    let body = fill(body, &[("table", &table), ("type", &enumeration)]);
    let name = docs::escape(attribute.name().as_str());
    let values = [("name", name.as_str()), ("function", &function), ("returned", &returned), ("body", &body)];
    fill(GETTER, &values)
}

const GETTER: &str = r"
    /// The attribute “$name”.
    #[must_use]
    #[inline]
    pub const fn $function(self) -> $returned {
$body
    }
";

const ENUM: &str = "        $type::at($table.get(self.index()))";
const OPTIONAL_ENUM: &str = r"
        match $table.get(self.index()) {
            0 => ::core::option::Option::None,
            place => ::core::option::Option::Some($type::at(place - 1)),
        }";
const BOOL: &str = "        $table.get(self.index()) == 1";
const OPTIONAL_BOOL: &str = r"
        match $table.get(self.index()) {
            0 => ::core::option::Option::None,
            place => ::core::option::Option::Some(place == 2),
        }";
const INTEGER: &str = "        $table.get_signed(self.index())";
const OPTIONAL_INTEGER: &str = r"
        match HAS_$table.get(self.index()) {
            0 => ::core::option::Option::None,
            _ => ::core::option::Option::Some($table.get_signed(self.index())),
        }";
const TEXT: &str = "        $table.get(self.index())";
const OPTIONAL_TEXT: &str = r"
        match HAS_$table.get(self.index()) {
            0 => ::core::option::Option::None,
            _ => ::core::option::Option::Some($table.get(self.index())),
        }";

/// An enum for each attribute that is one.
pub(super) fn enums(module: &Module<'_>) -> String {
    let enums = module.catalog.attributes().iter().filter_map(|attribute| match attribute.kind() {
        AttributeKind::Enum(words) => Some(enumeration(attribute, words)),
        _ => None,
    });
    enums.collect::<Vec<_>>().join("\n")
}

fn enumeration(attribute: &Attribute, words: &[Name]) -> String {
    let variant = |word: &Name| Spelling::UpperCamel.of(word.as_str());
    let last = words.len() - 1;
    let lines = |line: &dyn Fn(usize, &Name) -> String| -> String {
        words.iter().enumerate().map(|(at, word)| format!("{}\n", line(at, word))).collect()
    };
    let variants = lines(&|_, word| {
        format!("    /// `{}`\n    {},", docs::escape(word.as_str()).replace('\\', ""), variant(word))
    });
    let places = lines(&|at, word| match at == last {
        true => format!("            _ => Self::{},", variant(word)),
        false => format!("            {at} => Self::{},", variant(word)),
    });
    let words = lines(&|_, word| format!("            Self::{} => {},", variant(word), string_literal(word.as_str())));
    let all: Vec<String> = match attribute.kind() {
        AttributeKind::Enum(words) => words.iter().map(|word| format!("Self::{}", variant(word))).collect(),
        _ => Vec::new(),
    };
    let values = [
        ("type", type_name(attribute)),
        ("name", docs::escape(attribute.name().as_str())),
        ("variants", variants),
        ("all", all.join(", ")),
        ("places", places),
        ("words", words),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let body = if last == 0 { SINGLE_PLACE } else { PLACES };
    fill(ENUMERATION, &[values.as_slice(), &[("at", fill(body, &values).as_str())]].concat())
}

const ENUMERATION: &str = r"
/// The values of the attribute “$name”.
#[allow(clippy::enum_variant_names)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum $type {
$variants
}

#[allow(clippy::too_many_lines)]
impl $type {
    /// All values, in the order of the catalogue.
    pub const ALL: &'static [Self] = &[$all];

    /// The word that the catalogue uses.
    #[must_use]
    #[inline]
    pub const fn as_str(self) -> &'static str {
        match self {
$words
        }
    }

$at
}

impl ::core::fmt::Display for $type {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::fmt::Display::fmt(self.as_str(), f)
    }
}
";

const PLACES: &str = r"
    #[inline]
    const fn at(place: usize) -> Self {
        match place {
$places
        }
    }
";

const SINGLE_PLACE: &str = r"
    #[inline]
    const fn at(_place: usize) -> Self {
        Self::ALL[0]
    }
";
