//! The words of a page that no catalogue has to give: kody's own, by language.

use std::iter::once;

use crate::catalog::{Catalog, Label, truncations};

/// The words of a language: a line for each label, in the order of `Label::ALL`.
macro_rules! words {
    ($($tag:literal)+) => {
        &[$(($tag, include_str!(concat!("labels/", $tag, ".txt")))),+]
    };
}

/// The languages that have words of their own, by tag.
const LANGUAGES: &[(&str, &str)] = words! {
    "ar" "bg" "cs" "da" "de" "el" "en" "es" "et" "fa" "fi" "fr" "he" "hr" "hu" "id" "it" "ja" "ka" "kk" "ko" "lt" "lv" "nb" "nl" "pl" "pt" "pt-PT" "ro" "ru" "sk" "sl" "sv" "tr" "uk" "vi" "zh" "zh-Hant"
};

/// Tags that name the same language or script without saying so.
const ALIASES: &[(&str, &str)] =
    &[("nn", "nb"), ("no", "nb"), ("zh-HK", "zh-Hant"), ("zh-MO", "zh-Hant"), ("zh-TW", "zh-Hant")];

/// The word for a label: the catalogue's own one, or kody's in the nearest language it has, or the English one.
pub(super) fn label(catalog: &Catalog, label: Label, locale: usize) -> String {
    let own = |locale: usize| catalog.page().label(label)?.own(locale).map(|text| text.as_str().to_owned());
    let known = |locale: usize| Some(word(words(catalog.locales()[locale].tag())?, label).to_owned());
    let chain = once(locale).chain(catalog.locales()[locale].fallbacks().iter().copied());
    let found = chain.into_iter().find_map(|locale| own(locale).or_else(|| known(locale)));
    found.unwrap_or_else(|| word(words("en").unwrap_or_default(), label).to_owned())
}

/// The words for a language tag, else for the tag cut short.
fn words(tag: &str) -> Option<&'static str> {
    let mut tags = truncations(tag);
    tags.find_map(|tag| {
        let tag = ALIASES.iter().find(|(alias, _)| *alias == tag).map_or(tag, |(_, same)| same);
        LANGUAGES.iter().find(|(known, _)| *known == tag).map(|(_, words)| *words)
    })
}

fn word(words: &'static str, label: Label) -> &'static str {
    words.lines().nth(label as usize).and_then(|line| line.split_once(": ")).map_or("", |(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::{LANGUAGES, Label, word, words};

    #[test]
    fn every_language_has_all_words() {
        assert!(LANGUAGES.is_sorted());
        for (tag, words) in LANGUAGES {
            let keys: Vec<&str> = words.lines().map(|line| line.split(": ").next().unwrap_or_default()).collect();
            assert_eq!(keys, Label::ALL.map(Label::key), "{tag}");
            for label in Label::ALL {
                let word = word(words, label);
                assert!(!word.is_empty() && word.trim() == word, "{tag}: {}", label.key());
                assert!(unicode_normalization::is_nfc(word), "{tag}: {}", label.key());
                assert_eq!(
                    placeholders(word),
                    placeholders(super::word(LANGUAGES[english()].1, label)),
                    "{tag}: {word}"
                );
            }
        }
    }

    fn english() -> usize {
        LANGUAGES.iter().position(|(tag, _)| *tag == "en").expect("English is the last resort")
    }

    fn placeholders(word: &str) -> Vec<&str> {
        let mut found: Vec<&str> =
            word.split('{').skip(1).map(|rest| rest.split('}').next().unwrap_or_default()).collect();
        found.sort_unstable();
        found
    }

    #[test]
    fn the_nearest_language_is_found() {
        for (tag, expected) in [
            ("pt-BR", "Código"),
            ("uk", "Код"),
            ("pl-PL", "Kod"),
            ("no", "Kode"),
            ("zh-Hant-TW", "代碼"),
            ("zh-HK", "代碼"),
            ("zh-Hans-CN", "代码"),
        ] {
            assert_eq!(words(tag).map(|words| word(words, Label::Code)), Some(expected));
        }
        assert_eq!(words("tlh"), None);
    }
}
