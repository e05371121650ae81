//! A document comes in; the locale in which it is written goes out.

use kody_generator::{Catalog, nearest};

use crate::report::{Report, quoted};
use crate::{Document, span};

/// The language of a document, as the index of a locale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// This one.
    Given(usize),
    /// What the front matter says, or else the path; this one where neither says anything.
    OrElse(usize),
}

impl Default for Language {
    /// What the document says, or else the source locale.
    fn default() -> Self {
        Self::OrElse(0)
    }
}

impl Language {
    /// The locale with a tag, or with the language of the tag: `uk` for `uk-UA` or `uk_UA`.
    ///
    /// ```
    /// use kody_generator::{Source, compile};
    /// use kody_weave::Language;
    ///
    /// let catalog = Source::new("codes.yaml", "{kody: 1, locales: [en, uk], codes: {2: {name: Gone, message: It is gone}}}");
    /// let catalog = compile(&catalog).expect("nothing but translations is missing").catalog;
    /// assert_eq!(Language::find(&catalog, "uk-UA"), Some(1));
    /// assert_eq!(Language::find(&catalog, "pl"), None);
    /// ```
    pub fn find(catalog: &Catalog, tag: &str) -> Option<usize> {
        let tag = tag.replace('_', "-");
        catalog.locale(&tag).or_else(|| catalog.locale(tag.split('-').next()?))
    }

    pub(crate) fn locale(self, catalog: &Catalog, document: &Document<'_>, report: &mut Report<'_>) -> usize {
        match self {
            Self::Given(locale) => locale,
            Self::OrElse(locale) => own(catalog, document, report).unwrap_or(locale),
        }
    }
}

/// The locale that a document says.
fn own(catalog: &Catalog, document: &Document<'_>, report: &mut Report<'_>) -> Option<usize> {
    let Some((tag, at)) = lang(document.source.text()) else { return of_path(catalog, document) };
    if let Some(locale) = Language::find(catalog, tag) {
        return Some(locale);
    }
    let tags: Vec<&str> = catalog.locales().iter().map(kody_generator::catalog::Locale::tag).collect();
    let near = nearest(tag, &tags).map(|near| format!("did you mean \"{near}\"? ")).unwrap_or_default();
    let message = format!("the catalogue has no locale {}", quoted(tag));
    let help = format!("{near}the catalogue has {}", tags.join(", "));
    report.add("unknown-locale", span(at, tag), &message).help(help);
    None
}

/// The part of the path that is the tag of a locale, the nearest to the end: `docs/uk/sms.md`, `sms.uk.md`.
fn of_path(catalog: &Catalog, document: &Document<'_>) -> Option<usize> {
    let path = document.path;
    let stem = path.file_stem().and_then(|stem| stem.to_str()).and_then(|stem| stem.rsplit_once('.'));
    let folders = path.parent().into_iter().flat_map(|folder| folder.iter().rev()).filter_map(|part| part.to_str());
    let mut parts = stem.map(|(_, suffix)| suffix).into_iter().chain(folders);
    parts.find_map(|part| catalog.locale(&part.replace('_', "-")))
}

/// The value of `lang:` in the front matter, and its offset.
fn lang(text: &str) -> Option<(&str, usize)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next()?;
    let mut at = first.len();
    if first.trim_start_matches('\u{feff}').trim_end() != "---" {
        return None;
    }
    for line in lines {
        if matches!(line.trim_end(), "---" | "...") {
            return None;
        }
        if let Some(value) = line.strip_prefix("lang:") {
            let bare = value.split(" #").next().unwrap_or_default().trim().trim_matches(['"', '\'']);
            let offset = at + line.len() - value.len() + value.find(bare).unwrap_or_default();
            return (!bare.is_empty()).then_some((bare, offset));
        }
        at += line.len();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::lang;

    #[test]
    fn front_matter_may_say_the_language() {
        for (text, expected) in [
            ("---\nlang: uk\n---\n", Some(("uk", 10))),
            ("\u{feff}---\r\ntitle: x\r\nlang: \"pt-BR\"  # Brazil\r\n---\r\n", Some(("pt-BR", 25))),
            // The letters of the value may be those of the key.
            ("---\nlang: la\n---\n", Some(("la", 10))),
            ("---\nlang:\n---\n", None),
            ("---\ntitle: x\n---\nlang: uk\n", None),
            ("lang: uk\n", None),
            ("", None),
        ] {
            assert_eq!(lang(text), expected, "{text:?}");
        }
    }
}
