//! A sheet comes in; JSON of i18next goes out, format 4: nested by the parts of the keys, plural forms as `message_few`.
//!
//! A placeholder is `{{limit}}`; the one that chooses the plural form is `{{count}}`, as i18next wants it. What is not
//! translated is left out: i18next then looks into the next language, where an empty text would be shown.

use std::collections::BTreeMap;

use kody_generator::catalog::{Message, Part, Template};

use super::{Exported, Sheet};
use crate::json;
use crate::translations::units::Unit;

pub(super) fn write(sheet: &Sheet<'_>) -> Exported {
    let locale = sheet.locale.unwrap_or(0);
    let mut tree = Tree::default();
    let mut remarks = Vec::new();
    for unit in &sheet.units {
        for (suffix, text) in texts(unit, locale) {
            remarks.extend(misread(unit, &text));
            let text = text.iter().map(Piece::as_str).collect();
            tree.insert(&format!("{}{suffix}", unit.key()), text);
        }
        remarks.extend(taken_count(unit));
    }
    remarks.dedup();
    Exported { text: tree.json(0) + "\n", remarks }
}

/// A piece of a text.
enum Piece {
    Literal(String),
    Placeholder(String),
}

impl Piece {
    fn as_str(&self) -> &str {
        match self {
            Self::Literal(text) | Self::Placeholder(text) => text,
        }
    }
}

/// What the locale says, with what its plural form adds to the key.
fn texts(unit: &Unit<'_>, locale: usize) -> Vec<(String, Vec<Piece>)> {
    let Some(words) = unit.words(locale) else { return Vec::new() };
    let pieces = |template: &Template| template.parts().map(|part| piece(unit, part)).collect();
    match unit.message().and_then(|message| message.own(locale)) {
        None => vec![(String::new(), vec![Piece::Literal(words.general().to_owned())])],
        Some(Message::Plain(template)) => vec![(String::new(), pieces(template))],
        Some(Message::Plural(plural)) => {
            let form = |(category, template): &(kody_generator::catalog::Category, Template)| {
                (format!("_{}", category.as_str()), pieces(template))
            };
            plural.forms().iter().map(form).collect()
        }
    }
}

fn piece(unit: &Unit<'_>, part: Part<'_>) -> Piece {
    match part {
        Part::Literal(text) => Piece::Literal(text.to_owned()),
        Part::Placeholder(name) if unit.selector() == Some(name.as_str()) => Piece::Placeholder("{{count}}".to_owned()),
        Part::Placeholder(name) => Piece::Placeholder(format!("{{{{{}}}}}", name.as_str())),
    }
}

/// i18next has no escapes: what looks like its own syntax is taken for it.
fn misread(unit: &Unit<'_>, pieces: &[Piece]) -> Option<String> {
    let literals = pieces.iter().filter(|piece| matches!(piece, Piece::Literal(_))).map(Piece::as_str);
    let found = literals.flat_map(|text| ["{{", "$t("].into_iter().filter(|sign| text.contains(sign))).next()?;
    Some(format!("{} holds \"{found}\", which i18next takes for its own syntax", unit.key()))
}

/// Another argument may have the name that the choosing one takes.
fn taken_count(unit: &Unit<'_>) -> Option<String> {
    let selector = unit.selector().filter(|&name| name != "count")?;
    let is_taken = unit.code()?.args().iter().any(|arg| arg.name().as_str() == "count");
    let key = unit.key();
    is_taken.then(|| format!("{key} has an argument \"count\", but i18next counts \"{selector}\" under that name"))
}

/// Objects in objects, sorted by their keys.
#[derive(Default)]
struct Tree {
    texts: BTreeMap<String, String>,
    objects: BTreeMap<String, Tree>,
}

impl Tree {
    fn insert(&mut self, key: &str, text: String) {
        match key.split_once('.') {
            Some((first, rest)) => self.objects.entry(first.to_owned()).or_default().insert(rest, text),
            None => drop(self.texts.insert(key.to_owned(), text)),
        }
    }

    fn json(&self, depth: usize) -> String {
        let texts = self.texts.iter().map(|(key, text)| (key, json::text(text)));
        let objects = self.objects.iter().map(|(key, tree)| (key, tree.json(depth + 1)));
        let members: BTreeMap<&String, String> = texts.chain(objects).collect();
        let indent = "  ".repeat(depth);
        let members: Vec<String> =
            members.iter().map(|(key, value)| format!("\n{indent}  {}: {value}", json::text(key))).collect();
        if members.is_empty() { "{}".to_owned() } else { format!("{{{}\n{indent}}}", members.join(",")) }
    }
}
