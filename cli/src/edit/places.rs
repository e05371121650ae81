//! The places of a catalogue that commands edit: paths, with the order of the keys that the format documents.

use std::rc::Rc;

use kody_generator::Catalog;
use kody_generator::catalog::{Category, Code, Locale, Repr, keys};

use super::operation::{Order, Step};

/// The places of one catalogue.
#[derive(Debug)]
pub(crate) struct Places {
    locales: Rc<[String]>,
}

impl Places {
    pub(crate) fn new(catalog: &Catalog) -> Self {
        let locales = catalog.locales().iter().map(|locale| Locale::tag(locale).to_owned()).collect();
        Self { locales }
    }

    /// `locales`, `codes` …
    pub(crate) fn top(key: &str) -> Vec<Step> {
        vec![Step::new(key, listed(keys::CATALOG))]
    }

    /// `codes/13` or, if it is retired, `retired/13`.
    pub(crate) fn code(catalog: &Catalog, code: &Code) -> Vec<Step> {
        let retired = catalog.retired().iter().any(|other| std::ptr::eq(other, code));
        Self::entry(catalog, if retired { "retired" } else { "codes" }, &code.value().to_string())
    }

    /// `codes/13` of a code that may not be there yet.
    pub(crate) fn entry(catalog: &Catalog, list: &str, value: &str) -> Vec<Step> {
        [Self::top(list), vec![Step::new(value, Self::order(catalog))]].concat()
    }

    /// The order of the codes.
    pub(crate) fn order(catalog: &Catalog) -> Order {
        if catalog.repr() == Repr::Str { Order::Texts } else { Order::Numbers }
    }

    /// The order of what a code has: its attributes stand right behind its name.
    fn order_of_code() -> Order {
        let first = ["name", "attributes"];
        let others = keys::RETIRED.iter().copied().filter(|key| !first.contains(key));
        listed(&first.into_iter().chain(others).collect::<Vec<_>>())
    }

    /// `codes/13/since`
    pub(crate) fn field(code: &[Step], key: &str) -> Vec<Step> {
        [code, &[Step::new(key, Self::order_of_code())]].concat()
    }

    /// `codes/13/deprecated/use`
    pub(crate) fn deprecation(code: &[Step], key: &str) -> Vec<Step> {
        [Self::field(code, "deprecated"), vec![Step::new(key, listed(keys::DEPRECATED))]].concat()
    }

    /// `page/title`
    pub(crate) fn page(key: &str) -> Vec<Step> {
        [Self::top("page"), vec![Step::new(key, listed(keys::PAGE))]].concat()
    }

    /// `page/labels/code`
    pub(crate) fn label(key: &str) -> Vec<Step> {
        [Self::page("labels"), vec![Step::new(key, Order::Last)]].concat()
    }

    /// The text of a locale, `codes/13/message/pl`: below `codes/13/message`, where one text alone is the source text.
    pub(crate) fn text(&self, mut localized: Vec<Step>, tag: &str) -> Vec<Step> {
        if let Some(last) = localized.last_mut() {
            last.whole = self.locales.first().cloned();
        }
        localized.push(Step::new(tag, Order::Listed(Rc::clone(&self.locales))));
        localized
    }

    /// A plural form, `codes/13/message/pl/few`, below the text of a locale.
    pub(crate) fn form(mut text: Vec<Step>, category: Category) -> Vec<Step> {
        let categories: Vec<&str> = Category::ALL.map(Category::as_str).to_vec();
        text.push(Step::new(category.as_str(), listed(&[&["plural"], &categories[..]].concat())));
        text
    }
}

fn listed(keys: &[&str]) -> Order {
    Order::Listed(keys.iter().map(|&key| key.to_owned()).collect())
}
