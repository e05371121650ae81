//! Values of a template come in; they go out as other texts: spelt, escaped, in another language.

use minijinja::value::{Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State};

use crate::catalog::{Catalog, Locale};
use crate::emit::{self, markdown_of_plain};
use crate::markup;
use crate::names::Spelling;
use crate::near::nearest;

/// The filters that are not Jinja's own.
pub(super) const OWN: &[&str] =
    &["csv", "json", "kebab", "localized", "lower_camel", "markdown", "plain", "screaming", "snake", "upper_camel"];

/// The filters that templates have besides Jinja's own, `localized` apart.
pub(super) fn add(environment: &mut Environment<'_>) {
    environment.add_filter("upper_camel", |name: &str| Spelling::UpperCamel.of(name));
    environment.add_filter("lower_camel", |name: &str| Spelling::LowerCamel.of(name));
    environment.add_filter("snake", |name: &str| Spelling::Snake.of(name));
    environment.add_filter("screaming", |name: &str| Spelling::Screaming.of(name));
    environment.add_filter("kebab", |name: &str| Spelling::Kebab.of(name));
    environment.add_filter("json", |value: Value| tree(&value).map(|tree| tree.to_json().trim_end().to_owned()));
    environment.add_filter("csv", |value: Value| csv(&value.to_string()));
    environment.add_filter("markdown", markdown_of_plain);
    environment.add_filter("plain", markup::plain);
}

/// The filter that takes from texts by language the one for a language, or that of the first of its fallbacks that has one.
pub(super) fn localized(catalog: &Catalog) -> impl Fn(Value, &str) -> Result<Value, Error> + Send + Sync + 'static {
    let tags: Vec<String> = catalog.locales().iter().map(|locale| locale.tag().to_owned()).collect();
    let chain = |(index, locale): (usize, &Locale)| [&[index], locale.fallbacks()].concat();
    let chains: Vec<Vec<usize>> = catalog.locales().iter().enumerate().map(chain).collect();
    move |texts, tag| {
        let Some(locale) = tags.iter().position(|known| known.eq_ignore_ascii_case(tag)) else {
            let candidates: Vec<&str> = tags.iter().map(String::as_str).collect();
            let near = nearest(tag, &candidates).map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
            let message = format!("the catalogue has no locale \"{tag}\"{near}");
            return Err(Error::new(ErrorKind::InvalidOperation, message));
        };
        if texts.is_none() {
            return Ok(texts);
        }
        if texts.kind() != ValueKind::Map {
            return Err(Error::new(
                ErrorKind::InvalidOperation,
                "\"localized\" is for texts by language, as \"catalog\" has them",
            ));
        }
        for &locale in &chains[locale] {
            let text = texts.get_attr(&tags[locale])?;
            if !text.is_undefined() {
                return Ok(text);
            }
        }
        Ok(Value::from(()))
    }
}

/// A value of a template as a tree of values.
fn tree(value: &Value) -> Result<emit::Value, Error> {
    let unfit = || Error::new(ErrorKind::InvalidOperation, format!("a {} cannot be JSON here", value.kind()));
    Ok(match value.kind() {
        ValueKind::None => emit::Value::Null,
        ValueKind::Bool => emit::Value::Bool(value.is_true()),
        ValueKind::Number => emit::Value::Integer(value.clone().try_into().map_err(|_| unfit())?),
        ValueKind::String => value.to_string().into(),
        ValueKind::Seq | ValueKind::Iterable => {
            emit::Value::List(value.try_iter()?.map(|item| tree(&item)).collect::<Result<_, _>>()?)
        }
        ValueKind::Map => {
            let member = |key: Value| Ok::<_, Error>((key.to_string(), tree(&value.get_item(&key)?)?));
            emit::Value::Map(value.try_iter()?.map(member).collect::<Result<_, _>>()?)
        }
        _ => return Err(unfit()),
    })
}

/// A field of a table in CSV (RFC 4180, 2), quoted where it has to be.
fn csv(field: &str) -> String {
    let unquoted = !field.contains(['"', ',', ';', '\n', '\r', '\t']) && field.trim() == field;
    if unquoted { field.to_owned() } else { format!("\"{}\"", field.replace('"', "\"\"")) }
}

/// Writes a value. What is nothing is not written by mistake.
pub(super) fn format(output: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    match value.kind() {
        ValueKind::Undefined => Err(Error::from(ErrorKind::UndefinedError)),
        ValueKind::None => Err(Error::new(ErrorKind::InvalidOperation, NOTHING)),
        // The engine writes them as Python does.
        ValueKind::Bool => Ok(output.write_str(if value.is_true() { "true" } else { "false" })?),
        _ if value.is_safe() || *state.auto_escape() == AutoEscape::None => Ok(write!(output, "{value}")?),
        _ => Ok(output.write_str(&emit::html_of_plain(&value.to_string()))?),
    }
}

/// What is said where a template writes `null`.
pub(super) const NOTHING: &str = "there is nothing to write: the value is null";
