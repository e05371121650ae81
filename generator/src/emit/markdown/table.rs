//! The model comes in; a table of two columns goes out, one line for each code.

use super::{escape, resolved, sentence};
use crate::catalog::{Catalog, Code, Label, Message};
use crate::emit::{anchors, is_message_described, labels, linked};
use crate::markup::one_line;
use crate::search::has_any;
use crate::unicode::is_harmless;

/// The table of a page, with all codes that are given.
pub(super) fn emit(catalog: &Catalog, locale: usize) -> String {
    let rows: Vec<(String, &Code)> = catalog.codes().iter().map(|code| (anchored(catalog, code), code)).collect();
    table(catalog, &rows, locale)
}

/// A table of codes, each with its first cell. That column is as wide as its widest cell, so that the source reads as a table
/// too.
pub fn table(catalog: &Catalog, rows: &[(String, &Code)], locale: usize) -> String {
    let [code, description] =
        [Label::Code, Label::Description].map(|label| escape(&labels::label(catalog, label, locale)));
    let cells = rows.iter().map(|(cell, _)| cell).chain([&code]);
    let widest = cells.map(|cell| cell.chars().count()).max().unwrap_or_default();
    let mut table = row(&code, &description, widest);
    table += &format!("{}|----------------\n", "-".repeat(widest + 1));
    for (cell, code) in rows {
        table += &row(cell, &text(catalog, code, locale), widest);
    }
    table
}

fn row(first: &str, second: &str, width: usize) -> String {
    let padding = " ".repeat(width - first.chars().count());
    format!("{first}{padding} | {second}").trim_end().to_owned() + "\n"
}

/// The first cell of a page: the code in an element that links can lead to.
fn anchored(catalog: &Catalog, code: &Code) -> String {
    let mut anchor = anchors::anchor(catalog, code);
    if has_any(&anchor, ['&', '"', '<']) {
        anchor = anchor.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;");
    }
    pipes_escaped(&format!("<span data-anchor=\"{anchor}\">{}</span>", escape(&code.value().to_string())))
}

/// The second cell: what happened, when and why, what to do. Where the description begins with the message, the message is
/// not said twice.
fn text(catalog: &Catalog, code: &Code, locale: usize) -> String {
    let unsaid = |_: &&Message| !is_message_described(catalog, code, locale);
    let message = catalog.resolve(code.message(), locale).filter(unsaid);
    let message = message.map(|message| escape(&sentence(&one_line(&message.general().readable()))));
    let long = |text| resolved(catalog, text, locale).map(|text| flat(&linked(catalog, text, locale)));
    let parts: Vec<String> = [message, long(code.description()), long(code.action())].into_iter().flatten().collect();
    pipes_escaped(&parts.join(" "))
}

/// Markdown of several lines as one line: lists become HTML, paragraphs are parted by line breaks.
fn flat(text: &str) -> String {
    let mut flat = String::new();
    let mut lists: Vec<(usize, &str)> = Vec::new();
    let mut blank = false;
    for line in text.lines() {
        let content = line.trim();
        let indent = line.len() - line.trim_start().len();
        if content.is_empty() {
            blank = true;
            continue;
        }
        match list_item(content) {
            Some((list, item)) => {
                open_item(&mut flat, &mut lists, indent, list);
                flat.push_str(item);
            }
            None if !lists.is_empty() && (indent > 0 || !blank) => flat.extend([" ", content]),
            None => {
                let after_list = close_lists(&mut flat, &mut lists, 0);
                let parted = if blank && !after_list { "<br><br>" } else { " " };
                flat.extend([if flat.is_empty() { "" } else { parted }, content]);
            }
        }
        blank = false;
    }
    close_lists(&mut flat, &mut lists, 0);
    flat
}

/// The list that an item belongs to, and what it says.
pub(super) fn list_item(line: &str) -> Option<(&'static str, &str)> {
    if let Some(item) = ["- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark)) {
        return Some(("ul", item));
    }
    let (number, item) = line.split_once([')', '.']).filter(|(number, _)| (1..=9).contains(&number.len()))?;
    let item = item.strip_prefix(' ').filter(|_| number.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some(("ol", item))
}

/// Begins an item of the list at this indent; deeper lists end.
fn open_item(flat: &mut String, lists: &mut Vec<(usize, &'static str)>, indent: usize, list: &'static str) {
    close_lists(flat, lists, indent + 1);
    match lists.last() {
        Some(&(level, open)) if level == indent && open == list => flat.push_str("</li><li>"),
        _ => {
            if let Some((_, other)) = lists.pop_if(|(level, _)| *level == indent) {
                flat.push_str(&format!("</li></{other}>"));
            }
            let space = if flat.is_empty() { "" } else { " " };
            flat.push_str(&format!("{space}<{list}><li>"));
            lists.push((indent, list));
        }
    }
}

/// Ends the lists at this indent or a deeper one.
fn close_lists(flat: &mut String, lists: &mut Vec<(usize, &str)>, indent: usize) -> bool {
    let mut closed = false;
    while let Some((_, list)) = lists.pop_if(|(level, _)| *level >= indent) {
        flat.push_str(&format!("</li></{list}>"));
        closed = true;
    }
    closed
}

/// A plain text as Markdown in one line, which may also be a cell of a table.
pub fn inline(text: &str) -> String {
    pipes_escaped(&escape(&one_line(text)))
}

/// A pipe would end the cell, in a code span too (GitHub Flavored Markdown 0.29, 4.10). So would a line separator in the
/// eyes of some editors.
fn pipes_escaped(cell: &str) -> String {
    if is_harmless(cell) && !cell.contains('|') {
        return cell.to_owned();
    }
    let mut escaped = String::with_capacity(cell.len());
    let mut backslash = false;
    for character in cell.chars() {
        match character {
            '|' if !backslash => escaped.push_str("\\|"),
            '\u{2028}' | '\u{2029}' | '\u{85}' | '\u{b}' | '\u{c}' => escaped.push(' '),
            other => escaped.push(other),
        }
        backslash = character == '\\' && !backslash;
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{flat, list_item, pipes_escaped};

    #[test]
    fn several_lines_become_one() {
        for (text, expected) in [
            ("one\ntwo", "one two"),
            ("one\n\ntwo", "one<br><br>two"),
            ("one:\n\n- a\n- b\n\nend", "one: <ul><li>a</li><li>b</li></ul> end"),
            ("- a\n  more\n  - deep\n- b", "<ul><li>a more <ul><li>deep</li></ul></li><li>b</li></ul>"),
            ("1. a\n2. b\n- c", "<ol><li>a</li><li>b</li></ol> <ul><li>c</li></ul>"),
            ("a <ul><li> x </li> </ul> b", "a <ul><li> x </li> </ul> b"),
        ] {
            assert_eq!(flat(text), expected);
        }
        assert_eq!(list_item("3.14 is no item"), None);
    }

    #[test]
    fn pipes_are_escaped_once() {
        assert_eq!(pipes_escaped(r"a|b\|c\\|d"), r"a\|b\|c\\\|d");
    }
}
