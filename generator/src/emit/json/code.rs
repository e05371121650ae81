//! The codes of the model come in; what the JSON document says of each goes out.

use crate::catalog::{Argument, Attribute, AttributeValue, Catalog, Code, Deprecated, Message, Template};
use crate::emit::anchors::Anchors;
use crate::emit::instead::Instead;
use crate::emit::json;
use crate::emit::value::Value;
use crate::names::{self, Spelling};

/// The codes that are given, and those that are retired.
pub(super) fn codes_and_retired(catalog: &Catalog) -> [Value; 2] {
    let facts = Facts { catalog, anchors: Anchors::of(catalog), instead: Instead::of(catalog) };
    [(catalog.codes(), false), (catalog.retired(), true)]
        .map(|(codes, retired)| Value::list(codes, |code| facts.code(code, retired)))
}

/// What the codes share.
struct Facts<'a> {
    catalog: &'a Catalog,
    anchors: Anchors,
    instead: Instead<'a>,
}

impl Facts<'_> {
    fn code(&self, code: &Code, retired: bool) -> Value {
        let name = code.name().as_str();
        let mut members = vec![
            ("code", code.value().into()),
            ("name", Spelling::UpperCamel.of(name).into()),
            ("names", spellings(name)),
            ("anchor", self.anchors.first(code).into()),
            ("anchors", Value::list(self.anchors.all(code), |anchor| anchor.as_str().into())),
        ];
        // Rust cannot make a retired code.
        let rust =
            names::rust_type(name).filter(|_| !retired).map(|variant| ("rust", format!("Code::{variant}").into()));
        members.push(("targets", Value::map(rust)));
        members.push(("attributes", attributes(self.catalog, code)));
        members.push(("args", Value::list(code.args(), argument)));
        members.extend(texts(self.catalog, code));
        members.extend(code.since().map(|since| ("since", since.into())));
        members.extend(code.deprecated().map(|deprecated| ("deprecated", self.deprecated(deprecated))));
        members.extend(code.until().map(|until| ("until", until.into())));
        Value::map(members)
    }

    fn deprecated(&self, deprecated: &Deprecated) -> Value {
        let mut members = Vec::new();
        members.extend(deprecated.since().map(|since| ("since", since.into())));
        members.extend(self.instead.code(deprecated).map(|code| {
            let name = Spelling::UpperCamel.of(code.name().as_str()).into();
            let anchor = self.anchors.first(code).into();
            ("use", Value::map([("code", code.value().into()), ("name", name), ("anchor", anchor)]))
        }));
        members.extend(json::text(self.catalog, "note", deprecated.note()));
        Value::map(members)
    }
}

/// A name in all spellings.
pub(in crate::emit) fn spellings(name: &str) -> Value {
    Value::map([
        ("upper_camel", Spelling::UpperCamel.of(name).into()),
        ("lower_camel", Spelling::LowerCamel.of(name).into()),
        ("snake", Spelling::Snake.of(name).into()),
        ("screaming", Spelling::Screaming.of(name).into()),
        ("kebab", Spelling::Kebab.of(name).into()),
    ])
}

fn attributes(catalog: &Catalog, code: &Code) -> Value {
    let declared = catalog.attributes().iter().enumerate();
    let attributes = declared.filter_map(|(index, attribute)| {
        Some((attribute.name().as_str().to_owned(), attribute_value(code.attribute(index)?, attribute)))
    });
    Value::Map(attributes.collect())
}

/// The value of an attribute.
pub(in crate::emit) fn attribute_value(value: &AttributeValue, attribute: &Attribute) -> Value {
    match value {
        AttributeValue::Bool(flag) => Value::Bool(*flag),
        AttributeValue::Integer(number) => Value::Integer(*number),
        AttributeValue::Enum(_) | AttributeValue::Text(_) => attribute.text_of(value).as_ref().into(),
    }
}

/// An argument of a message.
pub(in crate::emit) fn argument(argument: &Argument) -> Value {
    Value::map([("name", argument.name().as_str().into()), ("type", argument.kind().as_str().into())])
}

/// Message, description and action. A message is there as people read it; one with arguments as a template too.
fn texts(catalog: &Catalog, code: &Code) -> Vec<(&'static str, Value)> {
    let readable = |_, message: &Message| message.general().readable().as_ref().into();
    let mut members = vec![("message", json::by_locale(catalog, code.message(), readable))];
    if !code.args().is_empty() {
        let template = |_, message: &Message| template(code, message);
        members.push(("template", json::by_locale(catalog, code.message(), template)));
    }
    members.extend(json::text(catalog, "description", code.description()));
    members.extend(json::text(catalog, "action", code.action()));
    members
}

/// A message for programs that fill it: as the catalogue writes it, with the argument that chooses the plural form.
fn template(code: &Code, message: &Message) -> Value {
    let text = |template: &Template| template.text().as_str().into();
    let Message::Plural(plural) = message else { return text(message.general()) };
    // A catalogue may allow forms among which nothing chooses.
    let Some(argument) = plural.argument(code.args()) else { return text(message.general()) };
    let argument = code.args()[argument].name().as_str().into();
    let forms = plural.forms().iter().map(|(category, form)| (category.as_str(), text(form)));
    Value::map([("plural", argument)].into_iter().chain(forms))
}
