//! What a text says in one locale: one wording, or one for each plural form; with its fingerprint.

use std::collections::BTreeMap;

use kody_generator::catalog::{Category, Message};
use serde_json::Value;

use crate::json;

/// What a text says in one locale. Line ends around it are left out: they depend on how it is written in YAML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Words {
    /// The same words for every number.
    Plain(String),
    /// A wording for each plural category that is written, and the argument that the catalogue names after `plural:`.
    Plural { selector: Option<String>, forms: BTreeMap<Category, String> },
}

impl Words {
    /// One wording.
    pub(crate) fn plain(text: &str) -> Self {
        Self::Plain(trimmed(text))
    }

    /// Those of a message.
    pub(crate) fn of(message: &Message) -> Self {
        match message {
            Message::Plain(template) => Self::plain(template.text().as_str()),
            Message::Plural(plural) => {
                let forms = plural.forms().iter();
                let forms = forms.map(|(category, form)| (*category, trimmed(form.text().as_str()))).collect();
                Self::Plural { selector: plural.selector().map(|name| name.as_str().to_owned()), forms }
            }
        }
    }

    /// Whether there is nothing to read.
    pub(crate) fn is_blank(&self) -> bool {
        match self {
            Self::Plain(text) => text.is_empty(),
            Self::Plural { forms, .. } => forms.values().all(String::is_empty),
        }
    }

    /// The wording for a category; where there is none, the most general one.
    pub(crate) fn form(&self, category: Category) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Plural { forms, .. } => forms.get(&category).map_or_else(|| self.general(), String::as_str),
        }
    }

    /// The wording where no number is known: of plural forms the last one.
    pub(crate) fn general(&self) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Plural { forms, .. } => forms.values().next_back().map_or("", String::as_str),
        }
    }

    /// The wording for one thing, which PO files show first; the most general one where there is none.
    pub(crate) fn singular(&self) -> &str {
        self.form(Category::One)
    }

    /// All wordings, as they are.
    pub(crate) fn all(&self) -> Vec<&str> {
        match self {
            Self::Plain(text) => vec![text],
            Self::Plural { forms, .. } => forms.values().map(String::as_str).collect(),
        }
    }

    /// The words as one line of JSON: a string, or an object of plural forms in the order of CLDR.
    pub(crate) fn to_json(&self) -> String {
        match self {
            Self::Plain(text) => json::text(text),
            Self::Plural { selector, forms } => {
                let selector = selector.iter().map(|name| ("plural", name));
                let forms = forms.iter().map(|(category, text)| (category.as_str(), text));
                json::object(selector.chain(forms).map(|(key, text)| (key, json::text(text))))
            }
        }
    }

    /// The words of such a line; nothing where it is none.
    pub(crate) fn from_json(json: &str) -> Option<Self> {
        match serde_json::from_str(json).ok()? {
            Value::String(text) => Some(Self::Plain(text)),
            Value::Object(members) => {
                let mut selector = None;
                let mut forms = BTreeMap::new();
                for (key, value) in members {
                    let Value::String(text) = value else { return None };
                    match Category::from_word(&key) {
                        Some(category) => drop(forms.insert(category, text)),
                        None if key == "plural" => selector = Some(text),
                        None => return None,
                    }
                }
                (!forms.is_empty()).then_some(Self::Plural { selector, forms })
            }
            _ => None,
        }
    }

    /// The fingerprint: 64-bit FNV-1a over the UTF-8 of the text, of plural forms over their line of JSON, as 16 digits.
    pub(crate) fn hash(&self) -> String {
        match self {
            Self::Plain(text) => fnv1a(text),
            Self::Plural { .. } => fnv1a(&self.to_json()),
        }
    }
}

/// A text without the line ends around it.
fn trimmed(text: &str) -> String {
    text.trim_matches('\n').to_owned()
}

/// The FNV-1a hash (draft-eastlake-fnv): it tells versions of a text apart and resists no attacker.
fn fnv1a(text: &str) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, step))
}

#[cfg(test)]
mod tests {
    use super::{Words, fnv1a};

    /// The values of the reference implementation.
    #[test]
    fn hashes_are_those_of_fnv_1a() {
        for (text, hash) in [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")] {
            assert_eq!(fnv1a(text), hash);
        }
    }

    #[test]
    fn words_survive_json() {
        for json in [
            r#""a \"b\"\n\u0000 ї""#,
            r#"{"one": "a", "few": "b", "many": "c"}"#,
            r#"{"plural": "high", "one": "{low}", "other": ""}"#,
        ] {
            assert_eq!(Words::from_json(json).expect("these are words").to_json(), json);
        }
        for json in ["", "1", "null", "{}", r#"{"one": 1}"#, r#"{"eins": "a"}"#, r#"{"plural": "n"}"#, r#""a" "b""#] {
            assert_eq!(Words::from_json(json), None, "{json}");
        }
    }

    #[test]
    fn line_ends_around_a_text_are_nothing_to_translate() {
        assert_eq!(Words::plain("\na\n\nb\n"), Words::plain("a\n\nb"));
        assert!(Words::plain("\n").is_blank());
    }
}
