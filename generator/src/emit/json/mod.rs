//! The model comes in; the JSON twin of the page goes out: all that the page shows, in all languages, for other programs.
//!
//! `generator/schemas/codes-json.schema.json` says what each member means.

mod code;

use crate::catalog::{Attribute, AttributeKind, Catalog, Label, Locale, Localized, Page, Reserved, Text};
use crate::emit::value::Value;
use crate::emit::{Options, labels, languages, linked};
use crate::plurals::Rules;

#[cfg(feature = "html")]
pub(super) use code::{argument, attribute_value, spellings};

/// The version of the document's form. It goes up where a program that reads the form before could misread the new one.
const VERSION: i64 = 1;

/// What the document looks like, as a JSON Schema (draft 7): the oldest draft that says all of it, and the one that most
/// validators and code generators read.
pub const JSON_SCHEMA: &str = include_str!("../../../schemas/codes-json.schema.json");

pub(super) fn emit(catalog: &Catalog, _options: &Options) -> String {
    document(catalog).to_json()
}

/// The whole document.
pub(super) fn document(catalog: &Catalog) -> Value {
    let links = catalog.links().iter().map(|link| {
        let address = |locale: &Locale| (locale.tag().to_owned(), link.address(locale).into());
        (link.name().as_str().to_owned(), Value::Map(catalog.locales().iter().map(address).collect()))
    });
    let [codes, retired] = code::codes_and_retired(catalog);
    Value::map([
        ("version", Value::Integer(VERSION)),
        ("repr", catalog.repr().as_str().into()),
        ("locales", Value::list(catalog.locales(), |locale| self::locale(catalog, locale))),
        ("attributes", Value::list(catalog.attributes(), attribute)),
        ("links", Value::Map(links.collect())),
        ("page", page(catalog, catalog.page())),
        ("codes", codes),
        ("retired", retired),
        ("reserved", Value::list(catalog.reserved(), reserved)),
    ])
}

fn locale(catalog: &Catalog, locale: &Locale) -> Value {
    let fallback = Value::list(locale.fallbacks(), |&other| catalog.locales()[other].tag().into());
    let rules = Rules::of(locale.tag()).unwrap_or_else(Rules::root);
    let plurals = rules.categories().iter().map(|&category| {
        let numbers = Value::list(&rules.examples(category), |&number| Value::Integer(number.into()));
        (category.as_str(), numbers)
    });
    Value::map([
        ("tag", locale.tag().into()),
        ("name", languages::name(locale.tag()).into()),
        ("dir", languages::direction(locale.tag()).into()),
        ("fallback", fallback),
        ("plurals", Value::map(plurals)),
    ])
}

fn attribute(attribute: &Attribute) -> Value {
    let mut members = vec![("name", attribute.name().as_str().into()), ("type", attribute.kind().as_str().into())];
    if let AttributeKind::Enum(words) = attribute.kind() {
        members.push(("values", Value::list(words, |word| word.as_str().into())));
    }
    members.push(("optional", Value::Bool(attribute.is_optional())));
    members.push(("contract", Value::Bool(attribute.is_contract())));
    Value::map(members)
}

fn page(catalog: &Catalog, page: &Page) -> Value {
    let mut members = Vec::new();
    members.extend(text(catalog, "title", page.title()));
    members.extend(text(catalog, "intro", page.intro()));
    members.push(("anchor", page.anchor().into()));
    members.push(("labels", Value::map(Label::ALL.map(|label| (label.key(), words(catalog, label))))));
    Value::map(members)
}

/// The word for a label in every locale: kody's own ones are not in the catalogue.
fn words(catalog: &Catalog, label: Label) -> Value {
    let locales = catalog.locales().iter().enumerate();
    let word =
        |(index, locale): (usize, &Locale)| (locale.tag().to_owned(), labels::label(catalog, label, index).into());
    Value::Map(locales.map(word).collect())
}

fn reserved(reserved: &Reserved) -> Value {
    Value::map([
        ("first", reserved.first().into()),
        ("last", reserved.last().into()),
        ("reason", reserved.reason().into()),
    ])
}

/// A text in the locales that have it, if there are any. Its links lead to where the catalogue says.
fn text(catalog: &Catalog, key: &'static str, text: Option<&Localized<Text>>) -> Option<(&'static str, Value)> {
    let text = text.filter(|text| text.iter().next().is_some())?;
    let linked = |locale, text: &Text| linked(catalog, text.as_str().trim_end_matches('\n'), locale).into();
    Some((key, by_locale(catalog, text, linked)))
}

fn by_locale<T>(catalog: &Catalog, text: &Localized<T>, value: impl Fn(usize, &T) -> Value) -> Value {
    let member = |(locale, text): (usize, &T)| (catalog.locales()[locale].tag().to_owned(), value(locale, text));
    Value::Map(text.iter().map(member).collect())
}
