//! A Markdown text comes in; its code spans and links go out, and the text without its markup.
//!
//! A catalogue uses little of Markdown, and this module reads just that: code spans, inline links, emphasis, lists.

use std::ops::Range;

/// An inline link: `[text](target)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link<'a> {
    /// What stands in the brackets.
    pub text: &'a str,
    /// What stands in the parentheses.
    pub target: &'a str,
    /// The bytes of the target.
    pub range: Range<usize>,
    /// The bytes of the whole.
    pub whole: Range<usize>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline<'a> {
    /// Text, in which other markup may stand.
    Text(&'a str),
    /// A code span, without its backticks (CommonMark 0.31.2, 6.1).
    Code(&'a str),
    /// An inline link (CommonMark 0.31.2, 6.3).
    Link(Link<'a>),
}

/// Takes a text apart. The pieces in order, with their marks, are the text again.
pub fn inlines(text: &str) -> Vec<Inline<'_>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while let Some(step) = text[at..].find(['`', '[', '\\']) {
        at += step;
        let (piece, end) = match text.as_bytes()[at] {
            b'\\' => {
                at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8);
                continue;
            }
            b'`' => match code_span(text, at) {
                Ok((code, end)) => (Inline::Code(code), end),
                Err(ticks) => {
                    at += ticks;
                    continue;
                }
            },
            _ => {
                let Some(link) = link(text, at) else {
                    at += 1;
                    continue;
                };
                let end = link.whole.end;
                (Inline::Link(link), end)
            }
        };
        if from < at {
            pieces.push(Inline::Text(&text[from..at]));
        }
        pieces.push(piece);
        at = end;
        from = end;
    }
    if from < text.len() {
        pieces.push(Inline::Text(&text[from..]));
    }
    pieces
}

/// The code span at an offset, and where it ends; else the number of backticks that open none.
fn code_span(text: &str, at: usize) -> Result<(&str, usize), usize> {
    let ticks = text[at..].bytes().take_while(|&byte| byte == b'`').count();
    let start = at + ticks;
    let mut from = start;
    while let Some(step) = text[from..].find('`') {
        let close = from + step;
        let run = text[close..].bytes().take_while(|&byte| byte == b'`').count();
        if run == ticks {
            return Ok((&text[start..close], close + run));
        }
        from = close + run;
    }
    Err(ticks)
}

/// The link at an offset.
fn link(text: &str, at: usize) -> Option<Link<'_>> {
    let close = at + text[at..].find([']', '\n'])?;
    let target = close + 2;
    let end = target + target_length(text[close..].strip_prefix("](")?)?;
    let whole = at..end + 1;
    Some(Link { text: &text[at + 1..close], target: &text[target..end], range: target..end, whole })
}

/// How long the target is that begins here: up to the parenthesis that closes no other one.
fn target_length(text: &str) -> Option<usize> {
    let mut open = 0;
    for (at, character) in text.char_indices() {
        match character {
            '(' => open += 1,
            ')' if open == 0 => return Some(at),
            ')' => open -= 1,
            ' ' | '\n' => return None,
            _ => {}
        }
    }
    None
}

/// The contents of the code spans, those within the texts of links included.
pub fn code_spans(text: &str) -> Vec<&str> {
    let nested = |piece| match piece {
        Inline::Code(code) => vec![code],
        Inline::Link(link) => code_spans(link.text),
        Inline::Text(_) => Vec::new(),
    };
    inlines(text).into_iter().flat_map(nested).collect()
}

/// The links.
pub fn links(text: &str) -> Vec<Link<'_>> {
    let link = |piece| match piece {
        Inline::Link(link) => Some(link),
        _ => None,
    };
    inlines(text).into_iter().filter_map(link).collect()
}

/// The text as one would read it aloud: without backticks, link targets, emphasis, tags and line breaks.
pub fn plain(text: &str) -> String {
    let mut plain = String::new();
    for piece in inlines(text) {
        match piece {
            Inline::Text(text) => push_plain(&mut plain, text),
            Inline::Code(code) => plain.push_str(code),
            Inline::Link(link) => plain.push_str(&self::plain(link.text)),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn push_plain(plain: &mut String, text: &str) {
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            '\\' => plain.extend(characters.next().map(|(_, escaped)| escaped)),
            '*' => {}
            '<' if is_tag(&text[at..]) => {
                characters.by_ref().find(|&(_, character)| character == '>');
                plain.push(' ');
            }
            other => plain.push(other),
        }
    }
}

/// Whether an HTML tag stands here.
fn is_tag(text: &str) -> bool {
    let name = text[1..].strip_prefix('/').unwrap_or(&text[1..]);
    name.starts_with(|first: char| first.is_ascii_alphabetic()) && text.contains('>')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_spans_and_links_are_found() {
        let text = "See `a`, ``b ` c``, [the `d` page](link:docs) and \\[no](link:x) or `open";
        assert_eq!(code_spans(text), ["a", "b ` c", "d"]);
        let targets: Vec<&str> = links(text).iter().map(|link| link.target).collect();
        assert_eq!(targets, ["link:docs"]);
    }

    #[test]
    fn pieces_cover_the_text() {
        for text in [
            "",
            "[",
            "[]",
            "[a](",
            "[a](b",
            "[a](b)",
            "[a](b(c)d)",
            "[a](b(c",
            "`",
            "``",
            "`a",
            "\\",
            "\\`a`",
            "ї[ґ](є)`ж`",
        ] {
            let mut joined = String::new();
            for piece in inlines(text) {
                match piece {
                    Inline::Text(text) => joined.push_str(text),
                    Inline::Code(code) => joined.extend(["`", code, "`"]),
                    Inline::Link(link) => joined.push_str(&text[link.whole]),
                }
            }
            assert_eq!(joined, text);
        }
    }

    #[test]
    fn plain_text_has_no_markup() {
        assert_eq!(plain("**Do** <ul><li> `a` </li></ul> [b](c),\n5 < 6"), "Do a b, 5 < 6");
    }
}
