//! The lists that the code knows come in: rules, levels, types, plural categories; the JSON Schema of a catalogue goes out.
//!
//! Its shape is written by hand in `schema/codes.schema.json`, with `$marks` where a list belongs. It is draft-07, which is
//! what editors understand best.

use kody_generator::Level;
use kody_generator::catalog::{ArgumentKind, AttributeKind, Category, Label, Repr};
use kody_generator::check::RULES;
use serde_json::{Value, json};

/// Where editors find the schema.
pub(crate) const ADDRESS: &str = "https://raw.githubusercontent.com/kody-rs/kody/main/docs/codes.schema.json";

const TEMPLATE: &str = include_str!("schema/codes.schema.json");
/// The keys that a code has, whether it is retired or not.
const CODE: &str = include_str!("schema/code.json");

/// The schema of format 1.
pub(crate) fn schema() -> String {
    let lists = [
        ("$address", ADDRESS.to_owned()),
        ("$reprs", words(Repr::ALL.map(Repr::as_str))),
        ("$rules", rules()),
        ("$labels", object(6, Label::ALL.map(|label| (label.key(), localized())))),
        ("$plural", object(4, plural_keys())),
        ("$arguments", words(ArgumentKind::ALL.map(ArgumentKind::as_str))),
        ("$types", words(AttributeKind::each().iter().map(AttributeKind::as_str))),
        ("$code", CODE.trim().to_owned()),
    ];
    lists.iter().fold(TEMPLATE.to_owned(), |text, (mark, list)| text.replace(mark, list))
}

fn words<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<String> = words.into_iter().map(|word| Value::from(word).to_string()).collect();
    format!("[{}]", quoted.join(", "))
}

fn rules() -> String {
    let levels = Level::ALL.map(Level::as_str);
    let of_rule = |rule: &kody_generator::check::Rule| {
        let entry = json!({"description": rule.summary(), "enum": levels, "default": rule.level.as_str()});
        (rule.id, entry)
    };
    object(6, RULES.iter().map(of_rule))
}

fn plural_keys() -> impl Iterator<Item = (&'static str, Value)> {
    let form = json!({"$ref": "#/definitions/scalar_or_nothing"});
    let selector =
        json!({"description": "The argument that chooses, where there are several integers", "type": "string"});
    std::iter::once(("plural", selector)).chain(Category::ALL.map(|category| (category.as_str(), form.clone())))
}

fn localized() -> Value {
    json!({"$ref": "#/definitions/localized"})
}

/// An object with a line for each member.
fn object(indent: usize, members: impl IntoIterator<Item = (&'static str, Value)>) -> String {
    let indent = " ".repeat(indent);
    let lines: Vec<String> = members.into_iter().map(|(key, value)| format!("{indent}  \"{key}\": {value}")).collect();
    format!("{{\n{}\n{indent}}}", lines.join(",\n"))
}
