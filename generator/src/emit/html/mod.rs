//! The model comes in; a page in HTML goes out, complete in one file: all content, one style, one script, no requests.
//!
//! The page is a template over the context that users' templates see too. What it needs besides are a few filters.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, Output, State, UndefinedBehavior};

use super::context::{context, escape};
use super::{Options, json};
use crate::catalog::Catalog;
use crate::parallel;

const PAGE: &str = include_str!("page.html.jinja");
const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// What the page's policy (CSP) allows: these bytes and no others. A test holds them to the files.
const STYLE_HASH: &str = include_str!("style.css.sha256");
const SCRIPT_HASH: &str = include_str!("script.js.sha256");

/// More values of a number or a text than this make no choice that one can look over.
const MOST_CHOICES: usize = 24;

/// Names longer than this get places where a narrow screen may break them.
const LONGEST_UNBROKEN: usize = 12;

static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(environment);

/// The page of a locale.
pub(super) fn emit(catalog: &Catalog, options: &Options) -> String {
    let context = Value::from(&context(catalog, options));
    let page = minijinja::context! {
        style => STYLE,
        style_hash => STYLE_HASH.trim_end(),
        script => SCRIPT,
        script_hash => SCRIPT_HASH.trim_end(),
        colon => colon(catalog.locales()[options.locale].tag()),
        versions => versions(&context).unwrap_or_else(|error| panic!("the context has codes: {error:#}")),
        ..context
    };
    let template = ENVIRONMENT.get_template("page.html").expect("it is the one that was added");
    let html = template.render(page).unwrap_or_else(|error| panic!("the page does not fit its context: {error:#}"));
    html.trim().to_owned() + "\n"
}

/// The pages of all locales and the JSON document, by their paths in a folder: the source locale has `index.html`.
pub(super) fn folder(catalog: &Catalog, options: &Options) -> Vec<(String, String)> {
    let locales = catalog.locales().iter().enumerate();
    let path = |(index, tag)| if index == 0 { "index.html".to_owned() } else { format!("{tag}/index.html") };
    let pages: Vec<String> = locales.map(|(index, locale)| path((index, locale.tag()))).collect();
    let data = "codes.json".to_owned();
    let files = [&pages[..], std::slice::from_ref(&data)].concat();
    parallel::map(&files, |index, file| {
        let page = |locale| Options { locale, pages: pages.clone(), data: Some(data.clone()), ..options.clone() };
        let is_page = index < pages.len();
        (file.clone(), if is_page { emit(catalog, &page(index)) } else { json::emit(catalog, options) })
    })
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    let mut syntax = SyntaxConfig::builder();
    let syntax = syntax.trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("the delimiters are the usual ones"));
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_formatter(format);
    environment.add_filter("breakable", breakable);
    environment.add_filter("length", minijinja::filters::length);
    environment.add_filter("list", minijinja::filters::list);
    environment.add_filter("places", places);
    environment.add_filter("safe", minijinja::filters::safe);
    environment.add_filter("selectattr", minijinja::filters::selectattr);
    environment.add_filter("split", minijinja::filters::split);
    environment.add_test("filterable", |attribute: Value| is_filterable(&attribute));
    environment.add_test("none", minijinja::tests::is_none);
    environment.add_test("true", minijinja::tests::is_true);
    environment.add_test("false", minijinja::tests::is_false);
    environment.add_template("page.html", PAGE).expect("the built-in template is well formed");
    environment
}

/// Writes a value. What is nothing is not written by mistake.
fn format(output: &mut Output, _: &mut State, value: &Value) -> Result<(), Error> {
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => {
            Err(Error::new(ErrorKind::UndefinedError, "there is nothing to write"))
        }
        _ if value.is_safe() => Ok(write!(output, "{value}")?),
        ValueKind::Bool => Ok(write!(output, "{}", value.is_true())?),
        ValueKind::String => Ok(output.write_str(&escape(value.as_str().unwrap_or_default()))?),
        _ => Ok(output.write_str(&escape(&value.to_string()))?),
    }
}

/// What stands between a word and what it names, as the language sets it.
fn colon(tag: &str) -> &'static str {
    match tag.split('-').next() {
        Some("fr") => "\u{a0}: ",
        Some("ja" | "zh") => "：",
        _ => ": ",
    }
}

/// A name, with places where a line may end: before a capital letter and behind a mark.
fn breakable(name: &Value) -> Value {
    let name = name.to_string();
    if name.chars().count() <= LONGEST_UNBROKEN {
        return Value::from_safe_string(escape(&name));
    }
    let mut html = String::with_capacity(name.len());
    let mut before = None;
    let mut copied = 0;
    for (at, character) in name.char_indices() {
        let hump = character.is_uppercase() && before.is_some_and(char::is_lowercase);
        let mark = before.is_some_and(|before| "_-.:/".contains(before)) && character.is_alphanumeric();
        if hump || mark {
            html.extend([&escape(&name[copied..at]), "<wbr>"]);
            copied = at;
        }
        before = Some(character);
    }
    Value::from_safe_string(html + &escape(&name[copied..]))
}

/// Whether codes can be chosen by an attribute.
fn is_filterable(attribute: &Value) -> Result<bool, Error> {
    let uses = attribute.get_attr("uses")?.len().unwrap_or_default();
    Ok(uses > 1 && (uses <= MOST_CHOICES || !attribute.get_attr("values")?.is_none()))
}

/// The versions since which there are codes, the first one first, each with how many; none where they make no choice.
fn versions(context: &Value) -> Result<Value, Error> {
    let mut counts: BTreeMap<(Vec<(u64, String)>, String), usize> = BTreeMap::new();
    let mut total = 0;
    for list in ["codes", "retired"] {
        for code in context.get_attr(list)?.try_iter()? {
            total += 1;
            if let Some(since) = code.get_attr("since")?.as_str() {
                *counts.entry((ordinal(since), since.to_owned())).or_default() += 1;
            }
        }
    }
    let is_choice = counts.len() <= MOST_CHOICES && counts.values().all(|count| *count < total);
    let counts = counts.into_iter().filter(|_| is_choice);
    Ok(counts.map(|((_, version), count)| minijinja::context! { value => version, count => count }).collect())
}

/// What orders versions: 1.2 before 1.10.
fn ordinal(version: &str) -> Vec<(u64, String)> {
    let part = |part: &str| {
        let word = part.trim_start_matches(|digit: char| digit.is_ascii_digit());
        (part[..part.len() - word.len()].parse().unwrap_or_default(), word.to_owned())
    };
    version.split('.').map(part).collect()
}

/// What a code can be chosen by: for each attribute, its place and that of the value among those in use; its version and its
/// status.
fn places(code: &Value, attributes: &Value, versions: &Value) -> Result<String, Error> {
    let own = code.get_attr("attributes")?;
    let mut places = String::new();
    for (index, attribute) in attributes.try_iter()?.enumerate() {
        if !is_filterable(&attribute)? {
            continue;
        }
        let value = own.get_item(&attribute.get_attr("name")?)?;
        for (place, one) in attribute.get_attr("uses")?.try_iter()?.enumerate() {
            if one.get_attr("value")? == value {
                let _ = write!(places, "{index}.{place} ");
            }
        }
    }
    let since = code.get_attr("since")?;
    for (place, one) in versions.try_iter()?.enumerate() {
        if one.get_attr("value")? == since {
            let _ = write!(places, "since.{place} ");
        }
    }
    let status = match (code.get_attr("retired")?.is_true(), code.get_attr("deprecated")?.is_none()) {
        (true, _) => "retired",
        (false, false) => "deprecated",
        (false, true) => "current",
    };
    Ok(places + status)
}
