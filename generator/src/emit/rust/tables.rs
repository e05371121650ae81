//! The tables: each is a few literals that a type of `kody::rt` reads.

use std::borrow::Cow;

use super::hash::{Distinct, PerfectHash};
use super::{Module, Variant, attributes, bytes_literal, keys, push_string_literal};
use crate::catalog::{Attribute, AttributeKind, AttributeValue, Code, Localized, Text};
use crate::emit::linked;

/// Adds all tables of the module. They are most of its text, so no more than one of them is there twice at a time.
pub(super) fn append(module: &Module<'_>, to: &mut String) {
    let names: Vec<Cow<'_, str>> = module.codes.iter().map(|variant| variant.name.as_str().into()).collect();
    if !module.has_numbers() {
        let codes = module.codes.iter().map(|variant| variant.code.value().to_string().into());
        hashed_texts(module, "CODES", "CODE_SLOTS", &codes.collect::<Vec<_>>(), to);
    }
    hashed_texts(module, "NAMES", "NAME_SLOTS", &names, to);
    let (messages, found) = messages(module);
    texts(module, "MESSAGES", &messages, to);
    drop(messages);
    to.push_str(&message_locales(module, &found));
    texts(module, "DESCRIPTIONS", &localized(module, Code::description), to);
    texts(module, "ACTIONS", &localized(module, Code::action), to);
    for (index, attribute) in module.catalog.attributes().iter().enumerate() {
        attribute_tables(module, index, attribute, to);
    }
}

/// The messages of all codes, each in all locales, and of which locale each is. A missing one is that which stands in for it.
fn messages<'a>(module: &Module<'a>) -> (Vec<Cow<'a, str>>, Vec<usize>) {
    let mut found = Vec::new();
    let messages = each(module, |code, locale| {
        let message = module.catalog.resolve_with_locale(code.message(), locale);
        found.push(message.map_or(locale, |(found, _)| found));
        message.map_or(Cow::Borrowed(""), |(_, message)| message.general().readable())
    });
    (messages, found)
}

/// The locales of the messages, one asked for after the other. Where none is missing, there is nothing to be said.
fn message_locales(module: &Module<'_>, found: &[usize]) -> String {
    let count = module.catalog.locales().len();
    let missing = found.iter().enumerate().any(|(at, locale)| *locale != at % count);
    let asked = 0..if missing { count } else { 0 };
    let found = asked.flat_map(|locale| found.iter().skip(locale).step_by(count).copied());
    column(module, "MESSAGE_LOCALES", width_of(count), found)
}

/// Texts of all locales, with their links led to where the catalogue says. An empty one is none; where all are, nothing is left.
fn localized<'a>(module: &Module<'a>, text: impl Fn(&'a Code) -> Option<&'a Localized<Text>>) -> Vec<Cow<'a, str>> {
    if module.codes.iter().all(|variant| text(variant.code).is_none()) {
        return Vec::new();
    }
    each(module, |code, locale| {
        let text = text(code).and_then(|text| module.catalog.resolve(text, locale));
        linked(module.catalog, text.map_or("", Text::as_str).trim_end_matches('\n'), locale).into()
    })
}

/// What each code has in all locales.
fn each<'a>(module: &Module<'a>, mut text: impl FnMut(&'a Code, usize) -> Cow<'a, str>) -> Vec<Cow<'a, str>> {
    let locales = module.catalog.locales().len();
    let mut each = Vec::with_capacity(locales * module.codes.len());
    for variant in &module.codes {
        each.extend((0..locales).map(|locale| text(variant.code, locale)));
    }
    each
}

/// Adds a table of texts, of which each code has one or one for each locale. Equal ones are stored once.
fn texts(module: &Module<'_>, name: &str, texts: &[Cow<'_, str>], to: &mut String) {
    stored(module, name, texts, 1 << STRING_BITS, to);
}

/// Adds a table of texts in strings of so many bytes. In these, what a code has in all locales stands together, so that what a
/// new code adds changes nothing before it; the table has one locale after the other.
fn stored(module: &Module<'_>, name: &str, texts: &[Cow<'_, str>], size: usize, to: &mut String) {
    let mut stored = Stored::with_room_for(texts.len(), size);
    let codes = module.codes.len();
    let locales = texts.len().checked_div(codes).unwrap_or_default();
    let mut places: Vec<usize> = Vec::with_capacity(texts.len());
    for (at, text) in texts.iter().enumerate() {
        // What a locale lacks is mostly the text that the source locale has for the same code.
        let source = at - at % locales;
        places.push(if source < at && texts[source] == *text { places[source] } else { stored.place(text) });
    }
    let longest = texts.iter().map(|text| text.len()).max().unwrap_or_default();
    let [start, length] = [width_of(stored.last_place() + 1), width_of(longest + 1)];
    let mut table = vec![0; texts.len() * (start + length)];
    for (at, place) in places.into_iter().enumerate() {
        let entry = (at % locales * codes + at / locales) * (start + length);
        put_number(&mut table, entry, start, place);
        put_number(&mut table, entry + start, length, texts[at].len());
    }
    pad(&mut table, start + length);
    let kind = if stored.full.is_empty() { "Texts" } else { "LongTexts" };
    let values = [("name", name), ("kind", kind), ("start", &start.to_string()), ("length", &length.to_string())];
    to.push_str(&module.fill(TEXTS, &values));
    stored.push_literals(to);
    to.extend(["    ", &bytes_literal(&table), ",\n);\n"]);
}

// The literals, which can be large, are added behind it.
const TEXTS: &str = r"
static $name: $kody::rt::$kind<$start, $length> = $kody::rt::$kind::new(
";

/// How many bits of a place say where in a string a text begins, where there are several; those above say in which one.
/// `kody::rt` knows it, too.
const STRING_BITS: u32 = 16;

/// Distinct texts, in several strings if need be: for one of a megabyte, rustc and LLVM take twice the time.
struct Stored<'a> {
    texts: Distinct<'a>,
    /// Where each text is.
    places: Vec<usize>,
    /// How many bytes are in a string before it is full.
    size: usize,
    /// How many texts are in the strings that are full, for each of them.
    full: Vec<usize>,
    /// How many bytes are in the last string.
    length: usize,
}

impl<'a> Stored<'a> {
    fn with_room_for(count: usize, size: usize) -> Self {
        Self { texts: Distinct::with_room_for(count), places: Vec::new(), size, full: Vec::new(), length: 0 }
    }

    /// Where a text is. It begins before the string is full; it may end behind that.
    fn place(&mut self, text: &'a str) -> usize {
        if text.is_empty() {
            return 0;
        }
        let (index, is_new) = self.texts.index_of(text);
        if is_new {
            if self.length >= self.size {
                self.full.push(index);
                self.length = 0;
            }
            self.places.push(self.full.len() << STRING_BITS | self.length);
            self.length += text.len();
        }
        self.places[index]
    }

    fn last_place(&self) -> usize {
        self.places.last().copied().unwrap_or_default()
    }

    /// Adds the strings. In each, places are counted from the second byte.
    fn push_literals(self, to: &mut String) {
        let texts = self.texts.into_texts();
        if self.full.is_empty() {
            to.push_str("    ");
            push_string_literal(to, std::iter::once(" ").chain(texts));
            return to.push_str(",\n");
        }
        let mut from = 0;
        to.push_str("    &[\n");
        for end in self.full.into_iter().chain([texts.len()]) {
            to.push_str("        ");
            push_string_literal(to, std::iter::once(" ").chain(texts[from..end].iter().copied()));
            to.push_str(",\n");
            from = end;
        }
        to.push_str("    ],\n");
    }
}

/// As how many bytes an entry is read, whatever it takes.
const WORD: usize = 8;

/// Adds what is read behind the last entry.
pub(super) fn pad(table: &mut Vec<u8>, width: usize) {
    if !table.is_empty() {
        table.resize(table.len() + WORD.saturating_sub(width), 0);
    }
}

/// Adds a table of distinct texts of which one can be found.
fn hashed_texts(module: &Module<'_>, name: &str, slots: &str, all: &[Cow<'_, str>], to: &mut String) {
    stored(module, name, all, usize::MAX, to);
    to.push_str(&keys::slots(module, slots, &PerfectHash::of_texts(all)));
}

/// How many bytes a number below the limit takes.
pub(super) fn width_of(limit: usize) -> usize {
    match limit {
        0..=0x100 => 1,
        0x101..=0x1_0000 => 2,
        0x1_0001..=0x100_0000 => 3,
        _ => 4,
    }
}

/// Numbers in so many bytes each, little-endian.
pub(super) fn bytes(width: usize, numbers: impl IntoIterator<Item = usize>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for number in numbers {
        bytes.resize(bytes.len() + width, 0);
        let at = bytes.len() - width;
        put_number(&mut bytes, at, width, number);
    }
    bytes
}

/// Puts a number at a place. Where nothing is optimised, a slice and its places cost least.
fn put_number(bytes: &mut [u8], place: usize, width: usize, number: usize) {
    let number = number.to_le_bytes();
    let mut at = 0;
    while at < width {
        bytes[place + at] = number[at];
        at += 1;
    }
}

/// A table of numbers in so many bytes each.
pub(super) fn column(
    module: &Module<'_>,
    name: &str,
    width: usize,
    numbers: impl IntoIterator<Item = usize>,
) -> String {
    byte_column(module, name, width, &bytes(width, numbers))
}

fn byte_column(module: &Module<'_>, name: &str, width: usize, bytes: &[u8]) -> String {
    let values = [("name", name.to_owned()), ("width", width.to_string()), ("bytes", bytes_literal(bytes))];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    module.fill("static $name: $kody::rt::Column<$width> = $kody::rt::Column::new($bytes);", &values)
}

/// Adds the values of an attribute. Of an optional enum or boolean, zero is "none".
fn attribute_tables(module: &Module<'_>, index: usize, attribute: &Attribute, to: &mut String) {
    let name = attributes::table(attribute);
    let value = |variant: &Variant<'_>| variant.code.attribute(index).cloned();
    let values: Vec<Option<AttributeValue>> = module.codes.iter().map(value).collect();
    let shift = usize::from(attribute.is_optional());
    match attribute.kind() {
        AttributeKind::Enum(words) => {
            let place = |value: &Option<AttributeValue>| match value {
                Some(AttributeValue::Enum(word)) => word + shift,
                _ => 0,
            };
            to.push_str(&column(module, &name, width_of(words.len() + shift), values.iter().map(place)));
        }
        AttributeKind::Bool => {
            let place = |value: &Option<AttributeValue>| match value {
                Some(AttributeValue::Bool(flag)) => usize::from(*flag) + shift,
                _ => 0,
            };
            to.push_str(&column(module, &name, 1, values.iter().map(place)));
        }
        AttributeKind::Integer => {
            let bytes = |value: &Option<AttributeValue>| match value {
                Some(AttributeValue::Integer(number)) => number.to_le_bytes(),
                _ => [0; 8],
            };
            let bytes: Vec<u8> = values.iter().flat_map(bytes).collect();
            to.push_str(&byte_column(module, &name, 8, &bytes));
        }
        AttributeKind::Text => {
            let text = |value: &Option<AttributeValue>| match value {
                Some(AttributeValue::Text(text)) => text.as_str().to_owned().into(),
                _ => Cow::Borrowed(""),
            };
            texts(module, &name, &values.iter().map(text).collect::<Vec<_>>(), to);
        }
    }
    if attribute.is_optional() && matches!(attribute.kind(), AttributeKind::Integer | AttributeKind::Text) {
        let given = values.iter().map(|value| usize::from(value.is_some()));
        to.push_str(&column(module, &format!("HAS_{name}"), 1, given));
    }
}
