//! The model comes in; the context of a page goes out: all that a page in one language says, ready to be put between tags.
//!
//! The built-in HTML page and the templates of users see this tree and nothing else.
#![doc = include_str!("context.md")]

mod attributes;
mod code;
mod html;
mod text;

use std::path::is_separator;

use super::anchors::{Anchors, encoded};
use super::instead::Instead;
use super::{Options, Value, labels, languages};
use crate::catalog::{Catalog, Label, Locale};
pub(super) use html::escape;

/// The version of the context. A key that a template may use is neither renamed nor removed within a version.
const VERSION: i64 = 1;

/// What the parts of the context share.
struct Page<'a> {
    catalog: &'a Catalog,
    /// The locale of the page.
    locale: usize,
    anchors: Anchors,
    instead: Instead<'a>,
}

/// The context of the page in the locale of the options.
///
/// # Panics
///
/// When the catalogue has no such locale.
pub fn context(catalog: &Catalog, options: &Options) -> Value {
    let page = Page { catalog, locale: options.locale, anchors: Anchors::of(catalog), instead: Instead::of(catalog) };
    let locales = catalog.locales().iter().enumerate();
    let href = |to: usize| options.pages.get(to).zip(options.pages.get(options.locale));
    let locales = locales.map(|(index, locale)| {
        let href = href(index).map(|(to, from)| relative(from, to));
        described(locale, index).and([("href", Value::optional(href))])
    });
    let data = options.data.as_deref().zip(options.pages.get(options.locale));
    Value::map([
        ("version", Value::Integer(VERSION)),
        ("file", options.file.as_str().into()),
        ("locale", described(&catalog.locales()[options.locale], options.locale)),
        ("locales", Value::List(locales.collect())),
        ("data", Value::optional(data.map(|(to, from)| relative(from, to)))),
        ("repr", catalog.repr().as_str().into()),
        ("page", page.words()),
        ("attributes", attributes::declared(catalog)),
        ("codes", page.codes(catalog.codes(), false)),
        ("retired", page.codes(catalog.retired(), true)),
    ])
}

/// A locale: what it is called and which way it is written.
fn described(locale: &Locale, index: usize) -> Value {
    Value::map([
        ("tag", locale.tag().into()),
        ("name", Value::String(languages::name(locale.tag()))),
        ("dir", languages::direction(locale.tag()).into()),
        ("source", Value::Bool(index == 0)),
    ])
}

impl Page<'_> {
    /// What the page says around the codes.
    fn words(&self) -> Value {
        let texts = self.catalog.page();
        let labels = Label::ALL.into_iter();
        let labels = labels.map(|label| (label.key(), Value::String(labels::label(self.catalog, label, self.locale))));
        Value::map([
            ("title", self.text(texts.title())),
            ("intro", self.text(texts.intro())),
            ("labels", Value::map(labels)),
        ])
    }
}

/// The address of a page as seen from another one, both given from the same folder. An address has slashes; a path may have
/// what else parts folders on its system.
fn relative(from: &str, to: &str) -> String {
    let [from, to] = [from, to].map(|path| path.split(is_separator).collect::<Vec<&str>>());
    let folders = (from.len() - 1).min(to.len() - 1);
    let shared = (0..folders).take_while(|&at| from[at] == to[at]).count();
    let up = "../".repeat(from.len() - 1 - shared);
    let down: Vec<String> = to[shared..].iter().map(|part| encoded(part)).collect();
    up + &down.join("/")
}

#[cfg(test)]
mod tests {
    use super::relative;

    #[test]
    fn pages_find_each_other() {
        for (from, to, expected) in [
            ("index.html", "pl/index.html", "pl/index.html"),
            ("pl/index.html", "index.html", "../index.html"),
            ("pl/index.html", "pt-BR/index.html", "../pt-BR/index.html"),
            ("pl/index.html", "pl/index.html", "index.html"),
            ("a/b/c.html", "a/d/e f.html", "../d/e%20f.html"),
            ("uk.html", "codes.json", "codes.json"),
            ("pl/api/x.html", "pl/api/codes.json", "codes.json"),
        ] {
            assert_eq!(relative(from, to), expected, "from {from} to {to}");
        }
    }
}
