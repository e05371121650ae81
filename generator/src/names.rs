//! A name as the catalogue writes it comes in; its spelling in each target goes out.
//!
//! Only the words of a name count: `WrongServer`, `wrong_server` and `WRONG-SERVER` are one name.

use heck::{ToKebabCase, ToLowerCamelCase, ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

/// A convention for spelling names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// `WrongServer`: Rust's variants and types.
    UpperCamel,
    /// `wrongServer`: members in JavaScript and Java.
    LowerCamel,
    /// `wrong_server`: Rust's functions and fields.
    Snake,
    /// `WRONG_SERVER`: constants.
    Screaming,
    /// `wrong-server`: anchors and addresses.
    Kebab,
}

impl Spelling {
    /// All of them. No two codes may share a name in any of these.
    pub const ALL: [Self; 5] = [Self::UpperCamel, Self::LowerCamel, Self::Snake, Self::Screaming, Self::Kebab];

    /// Spells a name.
    pub fn of(self, name: &str) -> String {
        match self {
            Self::UpperCamel if is_upper_camel(name) => name.to_owned(),
            Self::Snake if is_upper_camel(name) => separated(name, b'_'),
            Self::Snake if is_snake(name) => name.to_owned(),
            Self::Kebab if is_upper_camel(name) => separated(name, b'-'),
            Self::UpperCamel => name.to_upper_camel_case(),
            Self::LowerCamel => name.to_lower_camel_case(),
            Self::Snake => name.to_snake_case(),
            Self::Screaming => name.to_shouty_snake_case(),
            Self::Kebab => name.to_kebab_case(),
        }
    }
}

/// Whether a name is surely `UpperCamel` already: heck finds nothing else in it, and takes much longer to do so.
fn is_upper_camel(name: &str) -> bool {
    let name = name.as_bytes();
    let (mut at, mut behind_capital) = (0, false);
    while at < name.len() {
        let capital = name[at].is_ascii_uppercase();
        if !(capital || matches!(name[at], b'a'..=b'z' | b'0'..=b'9')) || (capital && behind_capital) {
            return false;
        }
        behind_capital = capital;
        at += 1;
    }
    name.first().is_some_and(u8::is_ascii_uppercase)
}

/// Whether a name is surely `snake_case` already.
fn is_snake(name: &str) -> bool {
    let mut behind_mark = true;
    for &byte in name.as_bytes() {
        let mark = byte == b'_';
        if !(byte.is_ascii_lowercase() || byte.is_ascii_digit() || mark) || (mark && behind_mark) {
            return false;
        }
        behind_mark = mark;
    }
    !behind_mark
}

/// The words of an `UpperCamel` name in lower case, with a mark between them.
fn separated(name: &str, mark: u8) -> String {
    let mut words = Vec::with_capacity(name.len() + 8);
    for &byte in name.as_bytes() {
        if byte.is_ascii_uppercase() && !words.is_empty() {
            words.push(mark);
        }
        words.push(byte.to_ascii_lowercase());
    }
    String::from_utf8(words).expect("letters and digits of ASCII are UTF-8")
}

/// Letters and digits alone, in lower case. Names that any spelling makes equal have this in common.
pub(crate) fn folded(name: &str) -> String {
    if is_upper_camel(name) {
        return name.to_ascii_lowercase();
    }
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether a name can be spelt in every target: ASCII letters and digits in words, a letter first.
pub(crate) fn is_name(name: &str) -> bool {
    is_upper_camel(name)
        || name.starts_with(|first: char| first.is_ascii_alphabetic())
            && name.ends_with(|last: char| last.is_ascii_alphanumeric())
            && name.chars().all(|character| character.is_ascii_alphanumeric() || "_- .".contains(character))
}

/// The variant or type of a name. Rust keeps one word of this spelling for itself.
pub(crate) fn rust_type(name: &str) -> Option<String> {
    Some(Spelling::UpperCamel.of(name)).filter(|spelt| spelt != "Self")
}

/// The function of a name: raw where it is a keyword, `None` where not even that is allowed.
pub(crate) fn rust_function(name: &str) -> Option<String> {
    let spelt = Spelling::Snake.of(name);
    match spelt.as_str() {
        "self" | "super" | "crate" | "_" => None,
        word if RUST_KEYWORDS.binary_search(&word).is_ok() => Some(format!("r#{word}")),
        _ => Some(spelt),
    }
}

/// The words that Rust 2024 keeps for itself, strict and reserved (The Rust Reference, "Keywords"), sorted.
const RUST_KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else",
    "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
    "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true",
    "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The types that a Rust module of a catalogue declares itself.
pub(crate) const RUST_OWN_TYPES: &[&str] = &["Code", "Locale", "Message"];

/// The functions that `Code` has itself, so that no attribute can be called so.
pub(crate) const RUST_OWN_FUNCTIONS: &[&str] = &[
    "action",
    "all",
    "code",
    "description",
    "from_code",
    "from_index",
    "from_name",
    "index",
    "message",
    "message_locale",
    "name",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_depend_on_the_words_alone() {
        for name in ["WrongServer", "wrong_server", "WRONG-SERVER", "wrong server", "wrongServer"] {
            let spelt = Spelling::ALL.map(|spelling| spelling.of(name));
            assert_eq!(spelt, ["WrongServer", "wrongServer", "wrong_server", "WRONG_SERVER", "wrong-server"]);
        }
    }

    #[test]
    fn what_is_spelt_right_already_is_what_heck_makes_of_it() {
        for name in ["A", "Ok", "Aa1B2", "X509Wrong", "a", "ab_c", "a1_b2", "x_509", "_a", "a_", "a__b", "a-b", "1a"] {
            assert_eq!(Spelling::UpperCamel.of(name), name.to_upper_camel_case(), "{name}");
            assert_eq!(Spelling::Snake.of(name), name.to_snake_case(), "{name}");
            assert_eq!(Spelling::Kebab.of(name), name.to_kebab_case(), "{name}");
        }
    }

    #[test]
    fn keywords_become_raw_or_nothing() {
        assert_eq!(rust_function("type").as_deref(), Some("r#type"));
        assert_eq!(rust_function("self"), None);
        assert_eq!(rust_type("self"), None);
        assert_eq!(rust_type("type").as_deref(), Some("Type"));
        assert!(RUST_KEYWORDS.is_sorted());
    }
}
