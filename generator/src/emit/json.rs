//! The model comes in; a JSON document goes out, with all that the catalogue says in all languages.

use std::collections::BTreeMap;

use crate::catalog::{
    Attribute, AttributeKind, AttributeValue, Catalog, Code, Deprecated, Localized, Message, Name, Text, Value,
};
use crate::emit::Options;
use crate::names::Spelling;

/// The version of the document's form.
const VERSION: i64 = 1;

/// A JSON value (RFC 8259). Members keep their order.
enum Json {
    Bool(bool),
    Number(i64),
    String(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl From<&str> for Json {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<&Value> for Json {
    fn from(value: &Value) -> Self {
        match value {
            Value::Int(number) => Self::Number(*number),
            Value::Str(text) => Self::String(text.clone()),
        }
    }
}

/// The whole document.
pub(super) fn emit(catalog: &Catalog, _options: &Options) -> String {
    let tags = catalog.locales().iter().map(|locale| locale.tag().into()).collect();
    let fallbacks = catalog.locales().iter().filter(|locale| !locale.fallbacks().is_empty()).map(|locale| {
        let chain = locale.fallbacks().iter().map(|&other| catalog.locales()[other].tag().into());
        (locale.tag().to_owned(), Json::Array(chain.collect()))
    });
    let attributes = catalog.attributes().iter();
    let attributes = attributes.map(|attribute| (attribute.name().as_str().to_owned(), declaration(attribute)));
    let links = catalog.links().iter();
    let links = links.map(|link| (link.name().as_str().to_owned(), link.target().as_str().into()));
    let members = [
        ("version", Json::Number(VERSION)),
        ("locales", Json::Array(tags)),
        ("fallback", Json::Object(fallbacks.collect())),
        ("repr", catalog.repr().as_str().into()),
        ("links", Json::Object(links.collect())),
        ("attributes", Json::Object(attributes.collect())),
        ("page", page(catalog)),
        ("codes", Json::Array(catalog.codes().iter().map(|value| code(catalog, value)).collect())),
    ];
    let mut text = String::new();
    write(&mut text, &object(members), 0);
    text.push('\n');
    text
}

fn object<const N: usize>(members: [(&str, Json); N]) -> Json {
    Json::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn declaration(attribute: &Attribute) -> Json {
    let (kind, values) = match attribute.kind() {
        AttributeKind::Enum(words) => ("enum", Some(words.iter().map(|word| word.as_str().into()).collect())),
        AttributeKind::Bool => ("bool", None),
        AttributeKind::Integer => ("integer", None),
        AttributeKind::Text => ("text", None),
    };
    let mut members = vec![("type".to_owned(), kind.into())];
    members.extend(values.map(|values| ("values".to_owned(), Json::Array(values))));
    members.push(("optional".to_owned(), Json::Bool(attribute.is_optional())));
    Json::Object(members)
}

fn page(catalog: &Catalog) -> Json {
    let page = catalog.page();
    let texts = [("title", page.title()), ("intro", page.intro())];
    let texts = texts.into_iter().filter_map(|(key, text)| Some((key.to_owned(), localized(catalog, text?))));
    let anchor = ("anchor".to_owned(), page.anchor().into());
    Json::Object(texts.chain([anchor]).collect())
}

fn localized(catalog: &Catalog, text: &Localized<Text>) -> Json {
    by_locale(catalog, text, |text| text.as_str().into())
}

fn by_locale<T>(catalog: &Catalog, text: &Localized<T>, json: impl Fn(&T) -> Json) -> Json {
    let tag = |locale: usize| catalog.locales()[locale].tag().to_owned();
    Json::Object(text.iter().map(|(locale, text)| (tag(locale), json(text))).collect())
}

fn code(catalog: &Catalog, code: &Code) -> Json {
    let name = Spelling::UpperCamel.of(code.name().as_str());
    let mut members = vec![("code", code.value().into()), ("name", Json::String(name))];
    let attributes = catalog.attributes().iter().enumerate().filter_map(|(index, attribute)| {
        Some((attribute.name().as_str().to_owned(), attribute_value(code.attribute(index)?, attribute.kind())))
    });
    members.push(("attributes", Json::Object(attributes.collect())));
    if !code.args().is_empty() {
        let args = code.args().iter();
        let args = args.map(|arg| (arg.name().as_str().to_owned(), arg.kind().as_str().into()));
        members.push(("args", Json::Object(args.collect())));
    }
    members.push(("message", by_locale(catalog, code.message(), message)));
    let long = [("description", code.description()), ("action", code.action())];
    members.extend(long.into_iter().filter_map(|(key, text)| Some((key, localized(catalog, text?)))));
    members.extend(code.since().map(|since| ("since", since.into())));
    members.extend(code.deprecated().map(|value| ("deprecated", deprecated(catalog, value))));
    Json::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn attribute_value(value: &AttributeValue, kind: &AttributeKind) -> Json {
    match (value, kind) {
        (AttributeValue::Enum(word), AttributeKind::Enum(words)) => words.get(*word).map_or("", Name::as_str).into(),
        (AttributeValue::Enum(word), _) => Json::String(word.to_string()),
        (AttributeValue::Bool(flag), _) => Json::Bool(*flag),
        (AttributeValue::Integer(number), _) => Json::Number(*number),
        (AttributeValue::Text(text), _) => text.as_str().into(),
    }
}

fn message(message: &Message) -> Json {
    match message {
        Message::Plain(template) => Json::String(template.readable().into_owned()),
        Message::Plural(plural) => {
            let forms = plural.forms().iter();
            let forms: BTreeMap<_, _> =
                forms.map(|(category, form)| (*category, form.readable().into_owned())).collect();
            Json::Object(
                forms.into_iter().map(|(category, form)| (category.as_str().to_owned(), Json::String(form))).collect(),
            )
        }
    }
}

fn deprecated(catalog: &Catalog, deprecated: &Deprecated) -> Json {
    let mut members = Vec::new();
    members.extend(deprecated.since().map(|since| ("since".to_owned(), since.into())));
    let instead = deprecated.instead().map(|name| Spelling::UpperCamel.of(name.as_str()));
    members.extend(instead.map(|name| ("use".to_owned(), Json::String(name))));
    members.extend(deprecated.note().map(|note| ("note".to_owned(), localized(catalog, note))));
    Json::Object(members)
}

fn write(text: &mut String, json: &Json, depth: usize) {
    match json {
        Json::Bool(flag) => text.push_str(&flag.to_string()),
        Json::Number(number) => text.push_str(&number.to_string()),
        Json::String(string) => write_string(text, string),
        Json::Array(items) => write_all(text, items, ['[', ']'], depth, write),
        Json::Object(members) => write_all(text, members, ['{', '}'], depth, |text, (key, value), depth| {
            write_string(text, key);
            text.push_str(": ");
            write(text, value, depth);
        }),
    }
}

fn write_all<T>(
    text: &mut String,
    items: &[T],
    brackets: [char; 2],
    depth: usize,
    write_one: impl Fn(&mut String, &T, usize),
) {
    text.push(brackets[0]);
    for (at, item) in items.iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.push_str(&"  ".repeat(depth + 1));
        write_one(text, item, depth + 1);
    }
    if !items.is_empty() {
        text.push('\n');
        text.push_str(&"  ".repeat(depth));
    }
    text.push(brackets[1]);
}

/// A string, escaped so that it can stand in a script element too: `<` and the line separators as numbers.
fn write_string(text: &mut String, string: &str) {
    text.push('"');
    for character in string.chars() {
        match character {
            '"' | '\\' => text.extend(['\\', character]),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            '<' | '\u{2028}' | '\u{2029}' | '\u{7f}' => text.push_str(&format!("\\u{:04x}", u32::from(character))),
            control if u32::from(control) < 0x20 => text.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => text.push(other),
        }
    }
    text.push('"');
}
