//! A value comes in; the YAML that means it goes out: plain where that is safe, else in quotes; texts of several lines
//! below `|`.

use kody_generator::unicode::disturbs;
use kody_generator::yaml::Style;

use super::operation::{Key, Value};

/// The longest line of a text that is folded as its neighbours are, unless theirs are shorter.
const WIDTH: usize = 120;

/// Where a value is to stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    /// Whether it is within braces or brackets.
    pub(super) flow: bool,
    /// The column of its key.
    pub(super) column: usize,
    /// By how many columns inner keys are indented.
    pub(super) step: usize,
    /// The end of a line.
    pub(super) eol: &'a str,
    /// How the values beside it are written.
    pub(super) beside: Style,
}

/// A value as it is written: what stands behind the colon, and the lines below, each with the end of the line before it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Spelt {
    pub(super) inline: String,
    pub(super) lines: String,
}

/// A key with its value.
pub(super) fn entry(key: &Key, value: &Value, place: Place<'_>) -> String {
    let Spelt { inline, lines } = spell(value, place);
    let blank = if inline.is_empty() { "" } else { " " };
    format!("{}:{blank}{inline}{lines}", spell_key(key))
}

/// A value.
pub(super) fn spell(value: &Value, place: Place<'_>) -> Spelt {
    match value {
        Value::Word(word) => Spelt { inline: word.clone(), ..Spelt::default() },
        Value::Text(text) => spell_text(text, place),
        Value::Map(entries) if !place.flow && !entries.is_empty() => {
            let column = place.column + place.step;
            let inner = Place { column, beside: Style::Plain, ..place };
            let line = |(key, value): &(Key, Value)| place.eol.to_owned() + &indent(column) + &entry(key, value, inner);
            Spelt { inline: String::new(), lines: entries.iter().map(line).collect() }
        }
        Value::Map(entries) | Value::Flow(entries) => {
            let inner = Place { flow: true, beside: quotes(place.beside), ..place };
            let entries: Vec<String> = entries.iter().map(|(key, value)| entry(key, value, inner)).collect();
            Spelt { inline: format!("{{{}}}", entries.join(", ")), ..Spelt::default() }
        }
    }
}

/// A key. Within braces it may stand as well as on a line of its own.
pub(super) fn spell_key(key: &Key) -> String {
    match key {
        Key::Number(number) => number.clone(),
        Key::Text(text) if is_plain(text, true) => text.clone(),
        Key::Text(text) => double(text),
    }
}

/// A text on one line, as an item of a list.
pub(super) fn spell_item(text: &str, flow: bool, beside: Style) -> String {
    line(text, flow, quotes(beside))
}

pub(super) fn indent(column: usize) -> String {
    " ".repeat(column)
}

fn spell_text(text: &str, place: Place<'_>) -> Spelt {
    let inner = place.column + place.step;
    let below = |lines: &[&str]| {
        let line = |line: &&str| match line.is_empty() {
            true => place.eol.to_owned(),
            false => place.eol.to_owned() + &indent(inner) + line,
        };
        lines.iter().map(line).collect::<String>()
    };
    if !place.flow && is_literal(text) {
        let ended = text.strip_suffix('\n');
        let inline = if ended.is_some() { "|" } else { "|-" };
        let lines: Vec<&str> = ended.unwrap_or(text).split('\n').collect();
        return Spelt { inline: inline.to_owned(), lines: below(&lines) };
    }
    if !place.flow && place.beside == Style::Folded && inner + text.chars().count() > WIDTH && is_foldable(text) {
        return Spelt { inline: ">-".to_owned(), lines: below(&folded(text, WIDTH.saturating_sub(inner))) };
    }
    Spelt { inline: line(text, place.flow, quotes(place.beside)), ..Spelt::default() }
}

/// Which quotes a text on one line gets beside a value of this style.
fn quotes(beside: Style) -> Style {
    if matches!(beside, Style::Single | Style::Double) { beside } else { Style::Plain }
}

/// A text on one line. The style is a wish.
fn line(text: &str, flow: bool, style: Style) -> String {
    match style {
        Style::Single if !text.contains(is_escaped) => format!("'{}'", text.replace('\'', "''")),
        Style::Plain if is_plain(text, flow) => text.to_owned(),
        _ => double(text),
    }
}

/// Whether lines below `|` mean the text, without an indicator of their indentation and with at most one line end kept.
fn is_literal(text: &str) -> bool {
    let odd = |character: char| character != '\n' && character != '\t' && is_escaped(character);
    let inner = text.strip_suffix('\n').unwrap_or(text);
    let framed = |line: &str| line.starts_with([' ', '\t']) || line.is_empty();
    let blank = |line: &str| !line.is_empty() && line.trim().is_empty();
    text.contains('\n')
        && !text.contains(odd)
        && !inner.ends_with('\n')
        && !inner.split('\n').next().is_some_and(framed)
        && !inner.split('\n').any(blank)
}

/// Whether lines below `>` can mean the text.
fn is_foldable(text: &str) -> bool {
    !text.contains("  ") && !text.starts_with(' ') && !text.ends_with(' ') && !text.contains(is_escaped)
}

/// The text in lines of this width.
fn folded(text: &str, width: usize) -> Vec<&str> {
    let mut lines = Vec::new();
    let (mut start, mut end) = (0, 0);
    for (at, _) in text.match_indices(' ').chain([(text.len(), "")]) {
        if end > start && text[start..at].chars().count() > width {
            lines.push(&text[start..end]);
            start = end + 1;
        }
        end = at;
    }
    lines.push(&text[start..]);
    lines
}

/// The words that some reader of YAML takes for something else than text.
pub(crate) const WORDS: [&str; 11] = ["true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf"];

/// Whether a text without quotes means the same to every reader of YAML.
fn is_plain(text: &str, flow: bool) -> bool {
    let number = |character: char| character.is_ascii_digit() || "+-._:,eExXoO".contains(character);
    let starts_well = text.starts_with(|first: char| first.is_alphanumeric() || "«“„".contains(first));
    let digits = text.starts_with(|first: char| first.is_ascii_digit()) && text.chars().all(number);
    starts_well
        && !digits
        && text.parse::<f64>().is_err()
        && !text.ends_with([':', ' '])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(is_escaped)
        && !(flow && text.contains(['{', '}', '[', ']', ',']))
        && !WORDS.contains(&text.to_lowercase().as_str())
        && !is_date_or_hex(text)
}

/// `2001-01-01T…`, `0x1F`: a time and a number for some readers.
fn is_date_or_hex(text: &str) -> bool {
    let digits = |range: std::ops::Range<usize>| {
        text.get(range).is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let hex = text.strip_prefix("0x").is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let date = digits(0..4) && text.get(4..5) == Some("-") && digits(5..6);
    hex || date
}

/// Whether a character has to be escaped, or does not come out of YAML as it went in.
fn is_escaped(character: char) -> bool {
    disturbs(character) || matches!(character, '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// A text in double quotes (YAML 1.2.2, 5.7).
fn double(text: &str) -> String {
    quoted(text, is_escaped)
}

/// A text in double quotes, with these characters as escapes, none of them above U+FFFF.
pub(crate) fn quoted(text: &str, is_escaped: impl Fn(char) -> bool) -> String {
    let mut quoted = "\"".to_owned();
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            hidden if is_escaped(hidden) => quoted.push_str(&format!("\\u{:04X}", u32::from(hidden))),
            other => quoted.push(other),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_block(text: &str, beside: Style) -> String {
        let place = Place { flow: false, column: 2, step: 2, eol: "\n", beside };
        entry(&Key::text("k"), &Value::Text(text.to_owned()), place)
    }

    #[test]
    fn texts_are_plain_where_that_is_safe() {
        for text in ["it's \"so\"", "a:b", "pt-BR", "Є {x}, так", "3 items", "v1.0", "a#b", "«так»"] {
            assert_eq!(in_block(text, Style::Plain), format!("k: {text}"));
        }
        for text in [
            "no",
            "Off",
            "1001",
            "1.0",
            "1e3",
            "0x1F",
            "12:30",
            "1_000",
            "2001-01-01",
            ".5",
            "+1",
            "~",
            "",
            " a",
            "a ",
            "a: b",
            "a:",
            "a #b",
            "- a",
            "? a",
            "! a",
            "&a",
            "*a",
            "#a",
            "{a}",
            "[a]",
            "@a",
            "`a`",
            "%a",
            "'a'",
            "|a",
            ">a",
            "nan",
        ] {
            assert_eq!(in_block(text, Style::Plain), format!("k: \"{text}\""));
        }
        for (text, spelt) in [
            ("\"a\"", r#""\"a\"""#),
            ("a\\", "a\\"),
            ("\\a", r#""\\a""#),
            ("a\tb", r#""a\tb""#),
            ("\u{202e}", r#""\u202E""#),
            ("a\rb\n", r#""a\u000Db\n""#),
        ] {
            assert_eq!(in_block(text, Style::Plain), format!("k: {spelt}"));
        }
    }

    #[test]
    fn quotes_are_those_of_the_neighbours() {
        for (text, beside, spelt) in [
            ("a", Style::Double, "k: \"a\""),
            ("it's", Style::Single, "k: 'it''s'"),
            ("a\tb", Style::Single, "k: \"a\\tb\""),
            ("a", Style::Folded, "k: a"),
            ("a\nb", Style::Double, "k: |-\n    a\n    b"),
        ] {
            assert_eq!(in_block(text, beside), spelt);
        }
    }

    #[test]
    fn several_lines_stand_below_each_other() {
        for (text, spelt) in [
            ("a\nb\n", "k: |\n    a\n    b"),
            ("a\n\n  - b", "k: |-\n    a\n\n      - b"),
            ("a\nb\n\n", r#"k: "a\nb\n\n""#),
            (" a\nb", r#"k: " a\nb""#),
            ("\na", r#"k: "\na""#),
            ("a\n \nb", r#"k: "a\n \nb""#),
            ("\n", r#"k: "\n""#),
        ] {
            assert_eq!(in_block(text, Style::Plain), spelt);
        }
    }

    #[test]
    fn long_texts_are_folded_beside_folded_ones() {
        let text = "слово ".repeat(60).trim_end().to_owned();
        let spelt = in_block(&text, Style::Folded);
        let lines: Vec<&str> = spelt.lines().collect();
        assert_eq!(lines[0], "k: >-");
        assert!(lines[1..].iter().all(|line| line.chars().count() <= WIDTH && line.starts_with("    слово")));
        assert_eq!(lines[1..].iter().map(|line| line.trim()).collect::<Vec<_>>().join(" "), text);
        assert_eq!(in_block(&text, Style::Plain), format!("k: {text}"));
    }

    #[test]
    fn maps_are_nested_or_in_braces() {
        let text = |text: &str| Value::Text(text.to_owned());
        let entries = vec![(Key::text("en"), text("a, b")), (Key::text("no"), text("c\nd"))];
        let place = Place { flow: false, column: 4, step: 4, eol: "\r\n", beside: Style::Plain };
        let block = entry(&Key::Number("13".to_owned()), &Value::Map(entries.clone()), place);
        assert_eq!(block, "13:\r\n        en: a, b\r\n        \"no\": |-\r\n            c\r\n            d");
        let flow = entry(&Key::text("m"), &Value::Flow(entries), place);
        assert_eq!(flow, r#"m: {en: "a, b", "no": "c\nd"}"#);
    }
}
