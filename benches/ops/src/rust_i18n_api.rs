//! What rust-i18n says.

use rust_i18n::t;

use crate::kody_api::api::{Code, Locale};
use crate::{Operation, display, inputs, repeat};

pub(crate) fn operations() -> Vec<Operation> {
    vec![
        Operation::few("message", "rust-i18n", || repeat(pairs(), |(key, locale)| t!(key, locale = locale))),
        Operation::few("format", "rust-i18n", || {
            repeat(paths(), |(path, locale)| display(&t!("OpenFailed", locale = locale, path = path)))
        }),
    ]
}

fn pairs() -> Vec<(&'static str, &'static str)> {
    let key = |index| Code::from_index(index).map_or("", Code::name);
    inputs::pairs().into_iter().map(|(index, locale)| (key(index), tag(locale))).collect()
}

fn paths() -> Vec<(&'static str, &'static str)> {
    inputs::paths().into_iter().map(|(path, locale)| (path, tag(locale))).collect()
}

fn tag(locale: usize) -> &'static str {
    Locale::ALL[locale].tag()
}
