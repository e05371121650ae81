//! The model comes in; a JSON document goes out, with all that the catalogue says in all languages.

use std::collections::BTreeMap;

use crate::catalog::{
    Attribute, AttributeKind, AttributeValue, Catalog, Code, Deprecated, Localized, Message, Name, Text,
};
use crate::emit::Options;
use crate::emit::value::Value;
use crate::names::Spelling;

/// The version of the document's form.
const VERSION: i64 = 1;

/// The whole document.
pub(super) fn emit(catalog: &Catalog, _options: &Options) -> String {
    let tags = catalog.locales().iter().map(|locale| locale.tag().into()).collect();
    let fallbacks = catalog.locales().iter().filter(|locale| !locale.fallbacks().is_empty()).map(|locale| {
        let chain = locale.fallbacks().iter().map(|&other| catalog.locales()[other].tag().into());
        (locale.tag().to_owned(), Value::List(chain.collect()))
    });
    let attributes = catalog.attributes().iter();
    let attributes = attributes.map(|attribute| (attribute.name().as_str().to_owned(), declaration(attribute)));
    let links = catalog.links().iter();
    let links = links.map(|link| (link.name().as_str().to_owned(), link.target().as_str().into()));
    let members = [
        ("version", Value::Integer(VERSION)),
        ("locales", Value::List(tags)),
        ("fallback", Value::Map(fallbacks.collect())),
        ("repr", catalog.repr().as_str().into()),
        ("links", Value::Map(links.collect())),
        ("attributes", Value::Map(attributes.collect())),
        ("page", page(catalog)),
        ("codes", Value::List(catalog.codes().iter().map(|value| code(catalog, value)).collect())),
    ];
    Value::map(members).to_json()
}

fn declaration(attribute: &Attribute) -> Value {
    let (kind, values) = match attribute.kind() {
        AttributeKind::Enum(words) => ("enum", Some(words.iter().map(|word| word.as_str().into()).collect())),
        AttributeKind::Bool => ("bool", None),
        AttributeKind::Integer => ("integer", None),
        AttributeKind::Text => ("text", None),
    };
    let mut members = vec![("type".to_owned(), kind.into())];
    members.extend(values.map(|values| ("values".to_owned(), Value::List(values))));
    members.push(("optional".to_owned(), Value::Bool(attribute.is_optional())));
    Value::Map(members)
}

fn page(catalog: &Catalog) -> Value {
    let page = catalog.page();
    let texts = [("title", page.title()), ("intro", page.intro())];
    let texts = texts.into_iter().filter_map(|(key, text)| Some((key.to_owned(), localized(catalog, text?))));
    let anchor = ("anchor".to_owned(), page.anchor().into());
    Value::Map(texts.chain([anchor]).collect())
}

fn localized(catalog: &Catalog, text: &Localized<Text>) -> Value {
    by_locale(catalog, text, |text| text.as_str().into())
}

fn by_locale<T>(catalog: &Catalog, text: &Localized<T>, json: impl Fn(&T) -> Value) -> Value {
    let tag = |locale: usize| catalog.locales()[locale].tag().to_owned();
    Value::Map(text.iter().map(|(locale, text)| (tag(locale), json(text))).collect())
}

fn code(catalog: &Catalog, code: &Code) -> Value {
    let name = Spelling::UpperCamel.of(code.name().as_str());
    let mut members = vec![("code", code.value().into()), ("name", Value::String(name))];
    let attributes = catalog.attributes().iter().enumerate().filter_map(|(index, attribute)| {
        Some((attribute.name().as_str().to_owned(), attribute_value(code.attribute(index)?, attribute.kind())))
    });
    members.push(("attributes", Value::Map(attributes.collect())));
    if !code.args().is_empty() {
        let args = code.args().iter();
        let args = args.map(|arg| (arg.name().as_str().to_owned(), arg.kind().as_str().into()));
        members.push(("args", Value::Map(args.collect())));
    }
    members.push(("message", by_locale(catalog, code.message(), message)));
    let long = [("description", code.description()), ("action", code.action())];
    members.extend(long.into_iter().filter_map(|(key, text)| Some((key, localized(catalog, text?)))));
    members.extend(code.since().map(|since| ("since", since.into())));
    members.extend(code.deprecated().map(|value| ("deprecated", deprecated(catalog, value))));
    Value::map(members)
}

fn attribute_value(value: &AttributeValue, kind: &AttributeKind) -> Value {
    match (value, kind) {
        (AttributeValue::Enum(word), AttributeKind::Enum(words)) => words.get(*word).map_or("", Name::as_str).into(),
        (AttributeValue::Enum(word), _) => Value::String(word.to_string()),
        (AttributeValue::Bool(flag), _) => Value::Bool(*flag),
        (AttributeValue::Integer(number), _) => Value::Integer(*number),
        (AttributeValue::Text(text), _) => text.as_str().into(),
    }
}

fn message(message: &Message) -> Value {
    match message {
        Message::Plain(template) => Value::String(template.readable().into_owned()),
        Message::Plural(plural) => {
            let forms = plural.forms().iter();
            let forms: BTreeMap<_, _> =
                forms.map(|(category, form)| (*category, form.readable().into_owned())).collect();
            Value::Map(
                forms.into_iter().map(|(category, form)| (category.as_str().to_owned(), Value::String(form))).collect(),
            )
        }
    }
}

fn deprecated(catalog: &Catalog, deprecated: &Deprecated) -> Value {
    let mut members = Vec::new();
    members.extend(deprecated.since().map(|since| ("since".to_owned(), since.into())));
    let instead = deprecated.instead().map(|name| Spelling::UpperCamel.of(name.as_str()));
    members.extend(instead.map(|name| ("use".to_owned(), Value::String(name))));
    members.extend(deprecated.note().map(|note| ("note".to_owned(), localized(catalog, note))));
    Value::Map(members)
}
