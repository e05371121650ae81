//! The model comes in; what a template sees goes out: the context of a page, and the document of all languages as `catalog`.

use std::collections::BTreeSet;

use crate::catalog::Catalog;
use crate::emit::{self, Options, Value};

/// What a template sees.
pub(super) fn context(catalog: &Catalog, options: &Options) -> Value {
    let mut members = match emit::context(catalog, options) {
        Value::Map(members) => members,
        other => return other,
    };
    members.push(("catalog".to_owned(), filled(emit::document(catalog))));
    Value::Map(members)
}

/// The members that the document may lack, by one that stands beside them. Here they are `null`, so that a template can ask
/// for them.
const OPTIONAL: &[(&str, &[&str])] = &[
    ("anchors", &["message", "template", "description", "action", "since", "deprecated", "until"]),
    ("labels", &["title", "intro"]),
    ("contract", &["values"]),
];

/// What a `deprecated` and `targets` may lack.
const DEPRECATED: &[&str] = &["since", "use", "note"];
const TARGETS: &[&str] = &["rust"];

fn filled(value: Value) -> Value {
    match value {
        Value::List(items) => Value::List(items.into_iter().map(filled).collect()),
        Value::Map(members) => {
            let lacking = OPTIONAL.iter().filter(|(beside, _)| members.iter().any(|(key, _)| key == beside));
            let lacking: Vec<&str> = lacking.flat_map(|(_, keys)| keys.iter().copied()).collect();
            let filled = members.into_iter().map(|(key, value)| match key.as_str() {
                "deprecated" => (key, with_all(filled(value), DEPRECATED)),
                "targets" => (key, with_all(value, TARGETS)),
                _ => (key, filled(value)),
            });
            with_all(Value::Map(filled.collect()), &lacking)
        }
        scalar => scalar,
    }
}

/// A map that has all these members.
fn with_all(value: Value, keys: &[&str]) -> Value {
    let Value::Map(mut members) = value else { return value };
    for key in keys {
        if !members.iter().any(|(known, _)| known == key) {
            members.push(((*key).to_owned(), Value::Null));
        }
    }
    Value::Map(members)
}

/// The names of all members, to find the one that was meant.
pub(super) fn members(value: &Value) -> Vec<&str> {
    let mut names = BTreeSet::new();
    collect(value, &mut names);
    names.into_iter().collect()
}

fn collect<'a>(value: &'a Value, names: &mut BTreeSet<&'a str>) {
    match value {
        Value::List(items) => items.iter().for_each(|item| collect(item, names)),
        Value::Map(members) => {
            for (key, value) in members {
                names.insert(key);
                collect(value, names);
            }
        }
        _ => {}
    }
}
