//! The tables: each is a pair of literals that a type of `kody::rt` reads.

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Module, Variant, attributes, bytes_literal, number, string_literal};
use crate::catalog::{Attribute, AttributeKind, AttributeValue, Code, Localized, Text};
use crate::emit::linked;

/// All tables of the module.
pub(super) fn all(module: &Module<'_>) -> String {
    let names: Vec<Cow<'_, str>> = module.codes.iter().map(|variant| variant.name.as_str().into()).collect();
    let mut tables = keys(module);
    tables += &sorted_texts(module, "NAMES", &names);
    tables += &texts(module, "MESSAGES", &messages(module));
    tables += &message_locales(module);
    tables += &texts(module, "DESCRIPTIONS", &localized(module, Code::description));
    tables += &texts(module, "ACTIONS", &localized(module, Code::action));
    for (index, attribute) in module.catalog.attributes().iter().enumerate() {
        tables += &attribute_tables(module, index, attribute);
    }
    tables
}

/// What leads from a number to an index: the runs of consecutive numbers, or the strings themselves.
fn keys(module: &Module<'_>) -> String {
    if !module.has_numbers() {
        let codes: Vec<Cow<'_, str>> =
            module.codes.iter().map(|variant| variant.code.value().to_string().into()).collect();
        return sorted_texts(module, "CODES", &codes);
    }
    let mut runs: Vec<(i64, usize)> = Vec::new();
    let mut next = None;
    for (index, variant) in module.codes.iter().enumerate() {
        if next != Some(variant.key) {
            runs.push((variant.key, index));
        }
        next = variant.key.checked_add(1);
    }
    if runs.is_empty() {
        runs.push((0, 0));
    }
    let place = |index: usize| number(i64::try_from(index).unwrap_or(i64::MAX));
    let list: Vec<String> =
        runs.iter().map(|&(first, index)| format!("({}, {})", number(first), place(index))).collect();
    let values = [("runs", runs.len().to_string()), ("list", list.join(", "))];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    module.fill("static KEYS: $kody::rt::Runs<$runs> = $kody::rt::Runs::new([$list], $count);", &values)
}

/// The messages of all locales, one locale after the other. Missing ones are those that stand in for them.
fn messages<'a>(module: &Module<'a>) -> Vec<Cow<'a, str>> {
    each(module, |code, locale| {
        let message = module.catalog.resolve(code.message(), locale);
        message.map_or_else(|| Cow::Borrowed(""), |message| Cow::Owned(message.general().readable()))
    })
}

/// The locales of those messages.
fn message_locales(module: &Module<'_>) -> String {
    let count = module.catalog.locales().len();
    let locale = |locale: usize, code: &Code| {
        module.catalog.resolve_with_locale(code.message(), locale).map_or(locale, |(found, _)| found)
    };
    let found = (0..count).flat_map(|asked| module.codes.iter().map(move |variant| locale(asked, variant.code)));
    column(module, "MESSAGE_LOCALES", width_of(count), found)
}

/// Texts of all locales, with their links led to where the catalogue says; an empty one is none.
fn localized<'a>(module: &Module<'a>, text: impl Fn(&'a Code) -> Option<&'a Localized<Text>>) -> Vec<Cow<'a, str>> {
    each(module, |code, locale| {
        let text = text(code).and_then(|text| module.catalog.resolve(text, locale));
        linked(module.catalog, text.map_or("", Text::as_str).trim_end_matches('\n'), locale).into()
    })
}

fn each<'a>(module: &Module<'a>, text: impl Fn(&'a Code, usize) -> Cow<'a, str>) -> Vec<Cow<'a, str>> {
    let locales = 0..module.catalog.locales().len();
    let text = &text;
    locales.flat_map(|locale| module.codes.iter().map(move |variant| text(variant.code, locale))).collect()
}

/// A table of texts. Equal ones are stored once.
fn texts(module: &Module<'_>, name: &str, texts: &[Cow<'_, str>]) -> String {
    let mut blob = String::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    let starts: Vec<usize> = texts
        .iter()
        .map(|text| {
            *places.entry(text).or_insert_with(|| {
                let start = if text.is_empty() { 0 } else { blob.len() };
                blob.push_str(text);
                start
            })
        })
        .collect();
    let longest = texts.iter().map(|text| text.len()).max().unwrap_or_default();
    let width = if u16::try_from(longest).is_ok() { 6 } else { 8 };
    let mut table = Vec::with_capacity(texts.len() * width);
    for (text, start) in texts.iter().zip(starts) {
        table.extend_from_slice(&start.to_le_bytes()[..4]);
        table.extend_from_slice(&text.len().to_le_bytes()[..width - 4]);
    }
    let values = [
        ("name", name.to_owned()),
        ("width", width.to_string()),
        ("blob", string_literal(&blob)),
        ("places", bytes_literal(&table)),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    module.fill(TEXTS, &values)
}

const TEXTS: &str = r"
static $name: $kody::rt::Texts<$width> = $kody::rt::Texts::new(
    $blob,
    $places,
);
";

/// A table of texts of which one can be found, with the order in which they are sorted.
fn sorted_texts(module: &Module<'_>, name: &str, all: &[Cow<'_, str>]) -> String {
    let mut order: Vec<usize> = (0..all.len()).collect();
    order.sort_by_key(|&index| &all[index]);
    let width = width_of(all.len());
    texts(module, name, all) + &column(module, &format!("{name}_ORDER"), width, order)
}

/// How many bytes a number below the limit takes.
fn width_of(limit: usize) -> usize {
    match limit {
        0..=0x100 => 1,
        0x101..=0x1_0000 => 2,
        _ => 4,
    }
}

fn column(module: &Module<'_>, name: &str, width: usize, numbers: impl IntoIterator<Item = usize>) -> String {
    let bytes: Vec<u8> = numbers.into_iter().flat_map(|number| number.to_le_bytes().into_iter().take(width)).collect();
    byte_column(module, name, width, &bytes)
}

fn byte_column(module: &Module<'_>, name: &str, width: usize, bytes: &[u8]) -> String {
    let values = [("name", name.to_owned()), ("width", width.to_string()), ("bytes", bytes_literal(bytes))];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    module.fill("static $name: $kody::rt::Column<$width> = $kody::rt::Column::new($bytes);", &values)
}

/// The values of an attribute. Of an optional enum or boolean, zero is "none".
fn attribute_tables(module: &Module<'_>, index: usize, attribute: &Attribute) -> String {
    let name = attributes::table(attribute);
    let value = |variant: &Variant<'_>| variant.code.attribute(index).cloned();
    let values: Vec<Option<AttributeValue>> = module.codes.iter().map(value).collect();
    let shift = usize::from(attribute.is_optional());
    let given = || column(module, &format!("HAS_{name}"), 1, values.iter().map(|value| usize::from(value.is_some())));
    match attribute.kind() {
        AttributeKind::Enum(words) => {
            let place = |value: &Option<AttributeValue>| match value {
                Some(AttributeValue::Enum(word)) => word + shift,
                _ => 0,
            };
            column(module, &name, width_of(words.len() + shift), values.iter().map(place))
        }
        AttributeKind::Bool => {
            let place = |value: &Option<AttributeValue>| match value {
                Some(AttributeValue::Bool(flag)) => usize::from(*flag) + shift,
                _ => 0,
            };
            column(module, &name, 1, values.iter().map(place))
        }
        AttributeKind::Integer => {
            let bytes = |value: &Option<AttributeValue>| match value {
                Some(AttributeValue::Integer(number)) => number.to_le_bytes(),
                _ => [0; 8],
            };
            let bytes: Vec<u8> = values.iter().flat_map(bytes).collect();
            let table = byte_column(module, &name, 8, &bytes);
            if attribute.is_optional() { table + &given() } else { table }
        }
        AttributeKind::Text => {
            let text = |value: &Option<AttributeValue>| match value {
                Some(AttributeValue::Text(text)) => text.as_str().to_owned().into(),
                _ => Cow::Borrowed(""),
            };
            let table = texts(module, &name, &values.iter().map(text).collect::<Vec<_>>());
            if attribute.is_optional() { table + &given() } else { table }
        }
    }
}
