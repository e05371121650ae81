//! The codes of the model come in; what the JSON document says of each goes out.

use std::collections::HashMap;

use crate::catalog::{
    Argument, Attribute, AttributeKind, AttributeValue, Catalog, Code, Deprecated, Message, Name, Template,
};
use crate::emit::value::Value;
use crate::emit::{anchor, json};
use crate::names::{self, Spelling};

/// The codes that are given, and those that are retired.
pub(super) fn codes_and_retired(catalog: &Catalog) -> [Value; 2] {
    let all = catalog.codes_and_retired();
    let by_name = all.map(|code| (Spelling::UpperCamel.of(code.name().as_str()), code)).collect();
    let codes = Value::list(catalog.codes(), |value| code(catalog, value, names::rust_type, &by_name));
    // A retired code is not in the generated Rust.
    let retired = Value::list(catalog.retired(), |value| code(catalog, value, |_| None, &by_name));
    [codes, retired]
}

fn code(
    catalog: &Catalog,
    code: &Code,
    rust: impl Fn(&str) -> Option<String>,
    by_name: &HashMap<String, &Code>,
) -> Value {
    let name = code.name().as_str();
    let mut members = vec![("code", code.value().into()), ("name", Spelling::UpperCamel.of(name).into())];
    members.push(("spellings", spellings(name)));
    members.extend(rust(name).map(|variant| ("rust", format!("Code::{variant}").into())));
    members.push(("anchor", anchor(catalog, code).into()));
    let attributes = catalog.attributes().iter().enumerate();
    let attributes = attributes.filter_map(|(index, attribute)| Some(named(attribute, code.attribute(index)?)));
    members.push(("attributes", Value::Map(attributes.collect())));
    members.push(("args", Value::list(code.args(), argument)));
    members.extend(texts(catalog, code));
    members.extend(code.since().map(|since| ("since", since.into())));
    members.extend(code.deprecated().map(|value| ("deprecated", deprecated(catalog, value, by_name))));
    members.extend(code.until().map(|until| ("until", until.into())));
    Value::map(members)
}

fn spellings(name: &str) -> Value {
    Value::map([
        ("upper_camel", Spelling::UpperCamel.of(name).into()),
        ("lower_camel", Spelling::LowerCamel.of(name).into()),
        ("snake", Spelling::Snake.of(name).into()),
        ("screaming", Spelling::Screaming.of(name).into()),
        ("kebab", Spelling::Kebab.of(name).into()),
    ])
}

fn named(attribute: &Attribute, value: &AttributeValue) -> (String, Value) {
    let value = match (value, attribute.kind()) {
        (AttributeValue::Enum(word), AttributeKind::Enum(words)) => words.get(*word).map_or("", Name::as_str).into(),
        (AttributeValue::Enum(word), _) => word.to_string().into(),
        (AttributeValue::Bool(flag), _) => Value::Bool(*flag),
        (AttributeValue::Integer(number), _) => Value::Integer(*number),
        (AttributeValue::Text(text), _) => text.as_str().into(),
    };
    (attribute.name().as_str().to_owned(), value)
}

fn argument(argument: &Argument) -> Value {
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

fn deprecated(catalog: &Catalog, deprecated: &Deprecated, by_name: &HashMap<String, &Code>) -> Value {
    let mut members = Vec::new();
    members.extend(deprecated.since().map(|since| ("since", since.into())));
    // A catalogue may allow the name of a code that is not there.
    let instead = deprecated.instead().and_then(|name| by_name.get(&Spelling::UpperCamel.of(name.as_str())));
    members.extend(instead.map(|code| {
        let name = Spelling::UpperCamel.of(code.name().as_str()).into();
        ("use", Value::map([("code", code.value().into()), ("name", name)]))
    }));
    members.extend(json::text(catalog, "note", deprecated.note()));
    Value::map(members)
}
