//! What has changed in attributes: their declarations, and their values for a code.

use kody_generator::catalog::{Attribute, AttributeKind, Code, Name};
use kody_generator::{Catalog, Spelling, lock};

use super::{Change, Kind};

pub(super) fn compare_declarations(old: &Catalog, new: &Catalog) -> Vec<Change> {
    let mut changes = Vec::new();
    for (_, attribute) in declared(old) {
        match find(new, attribute) {
            None => changes.push(about(Kind::AttributeWithdrawn, attribute).from(type_of(attribute))),
            Some((_, now)) => changes.extend(compare(attribute, now)),
        }
    }
    let added = declared(new).filter(|(_, attribute)| find(old, attribute).is_none());
    changes.extend(added.map(|(_, attribute)| about(Kind::AttributeDeclared, attribute).to(type_of(attribute))));
    changes
}

fn compare(old: &Attribute, new: &Attribute) -> Vec<Change> {
    let mut changes = Vec::new();
    if type_of(old) != type_of(new) {
        changes.push(about(Kind::AttributeRetyped, new).from(type_of(old)).to(type_of(new)));
    }
    let [before, after] = [old, new].map(values);
    let lacking = |all: &[String], without: &[String]| -> Vec<String> {
        all.iter().filter(|value| !without.contains(value)).cloned().collect()
    };
    if !before.is_empty() && !after.is_empty() {
        changes.extend(lacking(&after, &before).into_iter().map(|value| about(Kind::ValueAdded, new).to(value)));
        changes.extend(lacking(&before, &after).into_iter().map(|value| about(Kind::ValueRemoved, new).from(value)));
    }
    match (old.is_contract(), new.is_contract()) {
        (false, true) => changes.push(about(Kind::ContractMade, new)),
        (true, false) => changes.push(about(Kind::ContractBroken, new)),
        _ => {}
    }
    changes
}

/// What has changed in the values of a code. What is declared in one of the two catalogues only is told of as a whole.
pub(super) fn compare_values(old: (&Catalog, &Code), new: (&Catalog, &Code)) -> Vec<Change> {
    let mut changes = Vec::new();
    for (index, attribute) in declared(old.0) {
        let Some((now, declaration)) = find(new.0, attribute) else { continue };
        let [before, after] = [(old.1, index, attribute), (new.1, now, declaration)]
            .map(|(code, index, attribute)| code.attribute(index).map(|value| lock::value_of(attribute, value)));
        if before == after {
            continue;
        }
        // What was not promised may come.
        let promised = attribute.is_contract() && before.is_some();
        let kind = if promised { Kind::ContractChanged } else { Kind::AttributeChanged };
        changes.push(about(kind, declaration).code(new.1).from(before).to(after));
    }
    changes
}

fn declared(catalog: &Catalog) -> impl Iterator<Item = (usize, &Attribute)> {
    catalog.attributes().iter().enumerate()
}

/// The attribute of the same words.
fn find<'a>(catalog: &'a Catalog, wanted: &Attribute) -> Option<(usize, &'a Attribute)> {
    let words = |attribute: &Attribute| Spelling::Snake.of(attribute.name().as_str());
    declared(catalog).find(|(_, attribute)| words(attribute) == words(wanted))
}

fn about(kind: Kind, attribute: &Attribute) -> Change {
    Change::of(kind).subject(attribute.name().as_str())
}

/// `optional integer`
fn type_of(attribute: &Attribute) -> String {
    format!("{}{}", if attribute.is_optional() { "optional " } else { "" }, attribute.kind().as_str())
}

/// The words of an enum, as they are spelt in Rust.
fn values(attribute: &Attribute) -> Vec<String> {
    match attribute.kind() {
        AttributeKind::Enum(words) => {
            words.iter().map(Name::as_str).map(|word| Spelling::UpperCamel.of(word)).collect()
        }
        _ => Vec::new(),
    }
}
