//! A row of a Markdown table comes in; its cells go out, and the code and the anchor of the first one.

use kody_generator::plain;
use kody_generator::unicode::is_hidden;

/// The cells of a row: what stands between pipes that are not escaped (GitHub Flavored Markdown 0.29, 4.10).
pub(super) fn split(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut escaped = false;
    let line = line.trim();
    for character in line.strip_prefix('|').unwrap_or(line).chars() {
        match character {
            '|' if escaped => {
                // The backslash was the cell's, not the text's.
                cells.last_mut().and_then(String::pop);
                push(&mut cells, '|');
            }
            '|' => cells.push(String::new()),
            other => push(&mut cells, other),
        }
        escaped = character == '\\' && !escaped;
    }
    if cells.len() > 1 && cells.last().is_some_and(|cell| cell.trim().is_empty()) && line.ends_with('|') {
        cells.pop();
    }
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

fn push(cells: &mut [String], character: char) {
    if let Some(cell) = cells.last_mut() {
        cell.push(character);
    }
}

/// Whether this is the line between the head and the body of a table.
pub(super) fn is_delimiter(line: &str) -> bool {
    let dashes = |cell: &String| {
        let dashes = cell.strip_prefix(':').unwrap_or(cell);
        let dashes = dashes.strip_suffix(':').unwrap_or(dashes);
        !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-')
    };
    line.contains('|') && split(line).iter().all(dashes)
}

/// The code that a first cell shows: its text without any markup.
pub(super) fn code(cell: &str) -> String {
    let text = plain(&cell.replace("&nbsp;", " ")).replace('\u{2212}', "-");
    // A code cannot depend on what nobody sees.
    let text: String = text.chars().filter(|&character| !is_hidden(character)).collect();
    let bare = text.strip_prefix("__").and_then(|text| text.strip_suffix("__"));
    bare.unwrap_or(&text).trim().to_owned()
}

/// The anchor in a first cell: the value of the first attribute that makes one.
pub(super) fn anchor(cell: &str) -> Option<String> {
    // A cell has one or two tags; a thousand of them are there to keep us busy.
    let tags = || cell.match_indices('<').take(16).map(|(at, _)| &cell[at + 1..]);
    let of = |wanted: &str| {
        let mut found = tags().flat_map(attributes).filter(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.find_map(|(_, value)| (!value.is_empty()).then_some(value))
    };
    ["data-anchor", "id", "name"].into_iter().find_map(of)
}

/// The attributes of the tag whose name comes first.
fn attributes(tag: &str) -> Vec<(&str, String)> {
    let mut attributes = Vec::new();
    let name = tag.find(|character: char| character.is_whitespace() || character == '>').unwrap_or(tag.len());
    let mut rest = tag[name..].trim_start();
    while let Some(end) = rest.find(['=', '>']).filter(|&end| rest[end..].starts_with('=')) {
        let name = rest[..end].split_whitespace().next_back().unwrap_or_default();
        let value = rest[end + 1..].trim_start();
        let (value, behind) = match value.strip_prefix(['"', '\'']) {
            Some(quoted) => quoted.split_once(&value[..1]).unwrap_or((quoted, "")),
            None => value.split_at(value.find([' ', '\t', '>', '/']).unwrap_or(value.len())),
        };
        attributes.push((name, unescaped(value)));
        rest = behind.trim_start();
    }
    attributes
}

fn unescaped(value: &str) -> String {
    value.replace("&quot;", "\"").replace("&#39;", "'").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::{anchor, code, is_delimiter, split};

    #[test]
    fn rows_are_split_at_pipes() {
        for (row, cells) in [
            ("a | b", &["a", "b"][..]),
            ("| a | b |", &["a", "b"]),
            ("|a|b|", &["a", "b"]),
            ("a |", &["a"]),
            (r"a | b \| c", &["a", "b | c"]),
            (r"a | `b \| c` \\| d", &["a", r"`b | c` \\", "d"]),
            (r"| a | ends in \|", &["a", "ends in |"]),
            ("\u{a0}a\u{a0}|\u{a0}b", &["a", "b"]),
            ("no table", &["no table"]),
        ] {
            assert_eq!(split(row), cells, "{row}");
        }
    }

    #[test]
    fn delimiters_are_told_from_rows() {
        for line in ["---|---", "|:--|--:|", " :-: | - ", "--- | ---"] {
            assert!(is_delimiter(line), "{line}");
        }
        for line in ["---", "a | b", "| |", "--- | x"] {
            assert!(!is_delimiter(line), "{line}");
        }
    }

    #[test]
    fn codes_and_anchors_are_found_in_any_markup() {
        for (cell, expected, at) in [
            (r#"<span data-anchor="api-code-13">13</span>"#, "13", Some("api-code-13")),
            ("<a name='c13'></a>13", "13", Some("c13")),
            ("<a class=\"x\" id=c13>`13`</a>", "13", Some("c13")),
            ("<SPAN ID = \"a&amp;b\" hidden>**13**</SPAN>", "13", Some("a&b")),
            ("<a name=c13/>13", "13", Some("c13")),
            ("`13`", "13", None),
            ("__13__&nbsp;", "13", None),
            ("\u{2212}5", "-5", None),
            ("<a id>13</a>", "13", None),
            ("\u{feff}\u{202e}13\u{1b}", "13", None),
        ] {
            assert_eq!((code(cell).as_str(), anchor(cell).as_deref()), (expected, at), "{cell}");
        }
    }
}
