//! The words of a page that no catalogue has to give: kody's own, by language.

use crate::catalog::{Catalog, Label};

/// The words of a language, in the order of `Label::ALL`.
const LABELS: &[(&str, [&str; 2])] = &[
    ("en", ["Code", "Description"]),
    ("kk", ["Код", "Сипаттама"]),
    ("pl", ["Kod", "Opis"]),
    ("pt", ["Código", "Descrição"]),
    ("uk", ["Код", "Опис"]),
];

/// The word for a label: the catalogue's own one, or kody's in the nearest language it has, or the English one.
pub(super) fn label(catalog: &Catalog, label: Label, locale: usize) -> String {
    let own = |locale: usize| catalog.page().label(label).and_then(|text| text.own(locale));
    let known = |locale: usize| {
        let language = catalog.locales()[locale].language();
        LABELS.iter().find(|(known, _)| *known == language).map(|(_, words)| words[label as usize])
    };
    let chain = std::iter::once(locale).chain(catalog.locales()[locale].fallbacks().iter().copied());
    let word = |locale| own(locale).map(|text| text.as_str().to_owned()).or_else(|| known(locale).map(str::to_owned));
    chain.into_iter().find_map(word).unwrap_or_else(|| LABELS[0].1[label as usize].to_owned())
}
