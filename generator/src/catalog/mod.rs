//! The model: what a catalogue says, with the place of everything. Made by `lower`, read by everyone else.

mod code;
#[cfg(feature = "files")]
mod free;
pub mod keys;
mod lock;
mod page;
mod text;

pub use code::{Argument, ArgumentKind, Attribute, AttributeKind, AttributeValue, Code, Deprecated};
pub use lock::{Lock, LockedAttribute, LockedCode};
pub use page::{Label, Page};
pub(crate) use text::Piece;
pub use text::{Category, Localized, Message, Part, Plural, Template, Text};

use std::iter::successors;

use crate::finding::{Level, Span};

/// A catalogue of codes.
#[derive(Debug, Clone)]
pub struct Catalog {
    pub(crate) locales: Vec<Locale>,
    pub(crate) repr: Repr,
    pub(crate) repr_span: Option<Span>,
    pub(crate) links: Vec<Link>,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) rules: Vec<(Name, Level)>,
    pub(crate) reserved: Vec<Reserved>,
    pub(crate) page: Page,
    pub(crate) codes: Vec<Code>,
    pub(crate) retired: Vec<Code>,
    /// The codes that are there, but so damaged that nothing else is known of them.
    pub(crate) unread: Vec<Value>,
    pub(crate) lock: Option<Lock>,
}

impl Catalog {
    /// The locales in the order of the file. The first one is the source locale.
    pub fn locales(&self) -> &[Locale] {
        &self.locales
    }

    /// The index of the locale with this tag, in any case.
    pub fn locale(&self, tag: &str) -> Option<usize> {
        self.locales.iter().position(|locale| locale.tag.eq_ignore_ascii_case(tag))
    }

    /// The type of the codes.
    pub fn repr(&self) -> Repr {
        self.repr
    }

    /// The targets that texts may link to.
    pub fn links(&self) -> &[Link] {
        &self.links
    }

    /// The declared attributes in the order of the file.
    pub fn attributes(&self) -> &[Attribute] {
        &self.attributes
    }

    /// The levels that the catalogue sets for rules.
    pub fn rules(&self) -> &[(Name, Level)] {
        &self.rules
    }

    /// The codes that may not be given.
    pub fn reserved(&self) -> &[Reserved] {
        &self.reserved
    }

    /// The texts of the documentation page.
    pub fn page(&self) -> &Page {
        &self.page
    }

    /// The codes in the order of the file.
    pub fn codes(&self) -> &[Code] {
        &self.codes
    }

    /// The codes that are no longer given, in the order of the file. Their numbers and names stay taken.
    pub fn retired(&self) -> &[Code] {
        &self.retired
    }

    /// The codes that are given, then those that are retired.
    pub fn codes_and_retired(&self) -> impl Iterator<Item = &Code> {
        self.codes.iter().chain(&self.retired)
    }

    /// What has been released, where a lock lies beside the catalogue.
    pub fn lock(&self) -> Option<&Lock> {
        self.lock.as_ref()
    }

    /// The locale that is the language of this one alone, to which a translation may be left: `pt` for `pt-BR`.
    pub fn language_of(&self, locale: usize) -> Option<usize> {
        let locale = self.locales.get(locale)?;
        locale.fallbacks().iter().copied().find(|&other| self.locales[other].tag() == locale.language())
    }

    /// The text for a locale: its own, or that of the first of its fallbacks that has one.
    pub fn resolve<'a, T>(&self, text: &'a Localized<T>, locale: usize) -> Option<&'a T> {
        self.resolve_with_locale(text, locale).map(|(_, text)| text)
    }

    /// The same, with the locale whose text it is.
    pub fn resolve_with_locale<'a, T>(&self, text: &'a Localized<T>, locale: usize) -> Option<(usize, &'a T)> {
        if let Some(own) = text.own(locale) {
            return Some((locale, own));
        }
        for &other in self.locales.get(locale)?.fallbacks() {
            if let Some(found) = text.own(other) {
                return Some((other, found));
            }
        }
        None
    }
}

/// A word as it is written in the catalogue, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub(crate) text: String,
    pub(crate) span: Span,
}

impl Name {
    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Where it is written.
    pub fn span(&self) -> Span {
        self.span
    }
}

/// A language tag, then what is left of it when it is cut short (RFC 4647, 3.4): `zh-Hant-TW`, `zh-Hant`, `zh`.
pub(crate) fn truncations(tag: &str) -> impl Iterator<Item = &str> {
    successors(Some(tag), |tag| tag.rsplit_once('-').map(|(shorter, _)| shorter))
}

/// A locale of the catalogue.
#[derive(Debug, Clone)]
pub struct Locale {
    pub(crate) tag: String,
    pub(crate) span: Span,
    pub(crate) fallbacks: Vec<usize>,
}

impl Locale {
    /// The language tag (BCP 47) in its canonical case (RFC 5646, 2.1.1): `uk`, `pt-BR`, `zh-Hant-TW`.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The language alone: `pt` of `pt-BR`.
    pub fn language(&self) -> &str {
        self.tag.split('-').next().unwrap_or_default()
    }

    /// Where it is listed.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The locales whose texts stand in for missing ones, nearest first; the source locale is the last.
    pub fn fallbacks(&self) -> &[usize] {
        &self.fallbacks
    }
}

/// The type of the codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repr {
    /// An integer that fits this type.
    Int(IntRepr),
    /// A string.
    Str,
}

impl Repr {
    /// All of them.
    pub const ALL: [Self; IntRepr::ALL.len() + 1] = {
        let [u8, u16, u32, i16, i32] = IntRepr::ALL;
        [Self::Int(u8), Self::Int(u16), Self::Int(u32), Self::Int(i16), Self::Int(i32), Self::Str]
    };

    /// The type with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|repr| repr.as_str() == word)
    }

    /// The word for it in the catalogue.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Int(int) => int.as_str(),
            Self::Str => "str",
        }
    }
}

/// An integer type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of Rust's types")]
pub enum IntRepr {
    U8,
    U16,
    U32,
    I16,
    I32,
}

impl IntRepr {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::U8, Self::U16, Self::U32, Self::I16, Self::I32];

    /// The name of Rust's type.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::U8 => "u8",
            Self::U16 => "u16",
            Self::U32 => "u32",
            Self::I16 => "i16",
            Self::I32 => "i32",
        }
    }

    /// The smallest and the largest value.
    pub fn range(self) -> (i64, i64) {
        match self {
            Self::U8 => (0, u8::MAX.into()),
            Self::U16 => (0, u16::MAX.into()),
            Self::U32 => (0, u32::MAX.into()),
            Self::I16 => (i16::MIN.into(), i16::MAX.into()),
            Self::I32 => (i32::MIN.into(), i32::MAX.into()),
        }
    }
}

/// The number or the string of a code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Value {
    /// Where the codes are numbers.
    Int(i64),
    /// Where the codes are strings.
    Str(String),
}

impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Int(number) => number.fmt(f),
            Self::Str(text) => text.fmt(f),
        }
    }
}

/// A target of links, with its name.
#[derive(Debug, Clone)]
pub struct Link {
    pub(crate) name: Name,
    pub(crate) target: Text,
}

impl Link {
    /// What stands behind `link:`.
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The address, with `{locale}` where the language tag belongs.
    pub fn target(&self) -> &Text {
        &self.target
    }

    /// The address for a locale.
    pub fn address(&self, locale: &Locale) -> String {
        self.target.as_str().replace("{locale}", locale.tag())
    }
}

/// A range of values that no code may have.
#[derive(Debug, Clone)]
pub struct Reserved {
    pub(crate) first: Value,
    pub(crate) last: Value,
    pub(crate) reason: String,
    pub(crate) span: Span,
}

impl Reserved {
    /// The first value.
    pub fn first(&self) -> &Value {
        &self.first
    }

    /// The last value; the same as the first where it is but one.
    pub fn last(&self) -> &Value {
        &self.last
    }

    /// Why.
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// Where it says so.
    pub fn span(&self) -> Span {
        self.span
    }
}

/// Codes in the order of their numbers or strings.
pub(crate) fn in_order<'a>(codes: impl Iterator<Item = &'a Code>) -> Vec<&'a Code> {
    let mut codes: Vec<&Code> = codes.collect();
    sort(&mut codes);
    codes
}

/// Sorted in one place: a sorting function is long, and each use of one is compiled anew.
fn sort(codes: &mut [&Code]) {
    codes.sort_by_key(|code| code.value());
}
