//! A Markdown text comes in; its code spans and links go out, and the text without its markup.
//!
//! A catalogue uses little of Markdown, and this module reads just that: code spans, inline links, emphasis, lists.

use std::borrow::Cow;
use std::ops::Range;

use crate::search::{AnyOf, has_any};
use crate::unicode::is_ordinary;

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
    if !has_inlines(text) {
        pieces.extend((!text.is_empty()).then_some(Inline::Text(text)));
        return pieces;
    }
    let mut from = 0;
    let mut at = 0;
    let marks = Marks::of(text);
    let mut places = AnyOf::new(text, ['`', '[', '\\']);
    while let Some(place) = places.next_from(at) {
        at = place;
        let (piece, end) = match text.as_bytes()[at] {
            b'\\' => {
                at += 1 + text[at + 1..].chars().next().map_or(0, char::len_utf8);
                continue;
            }
            b'`' => match marks.code_span(text, at) {
                Ok((code, end)) => (Inline::Code(code), end),
                Err(ticks) => {
                    at += ticks;
                    continue;
                }
            },
            _ => {
                let Some(link) = marks.link(text, at) else {
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

/// Whether there can be code spans or links in a text. In most there are none.
fn has_inlines(text: &str) -> bool {
    has_any(text, ['`', '['])
}

/// Where marks stand that close others, so that no search for one goes through the same text twice.
struct Marks {
    /// Runs of backticks: a list for each length that is shorter than the longest, and for that.
    ticks: Vec<Vec<usize>>,
    /// The brackets that may end the text of a link, and the line ends, which no such text goes beyond.
    closers: Vec<usize>,
}

impl Marks {
    fn of(text: &str) -> Self {
        let mut ticks: Vec<Vec<usize>> = Vec::new();
        let mut at = 0;
        while let Some(start) = text[at..].find('`').map(|step| at + step) {
            let run = ticks_at(text, start);
            ticks.resize_with(ticks.len().max(run + 1), Vec::new);
            ticks[run].push(start);
            at = start + run;
        }
        let mut places = AnyOf::new(text, [']', '\n']);
        let mut closers = Vec::new();
        let mut at = 0;
        while let Some(place) = places.next_from(at) {
            closers.push(place);
            at = place + 1;
        }
        Self { ticks, closers }
    }

    /// The code span at an offset, and where it ends; else the number of backticks that open none.
    fn code_span<'a>(&self, text: &'a str, at: usize) -> Result<(&'a str, usize), usize> {
        let ticks = ticks_at(text, at);
        let start = at + ticks;
        let close = self.ticks.get(ticks).and_then(|runs| first_from(runs, start)).ok_or(ticks)?;
        Ok((&text[start..close], close + ticks))
    }

    /// The link at an offset.
    fn link<'a>(&self, text: &'a str, at: usize) -> Option<Link<'a>> {
        let close = first_from(&self.closers, at)?;
        let target = close + 2;
        let end = target + target_length(text[close..].strip_prefix("](")?)?;
        let whole = at..end + 1;
        Some(Link { text: &text[at + 1..close], target: &text[target..end], range: target..end, whole })
    }
}

fn ticks_at(text: &str, at: usize) -> usize {
    text[at..].bytes().take_while(|&byte| byte == b'`').count()
}

/// The first of sorted places that is not before this one.
fn first_from(places: &[usize], at: usize) -> Option<usize> {
    places.get(places.partition_point(|&place| place < at)).copied()
}

/// How long the target is that begins here: up to the parenthesis that closes no other one.
fn target_length(text: &str) -> Option<usize> {
    let mut open = 0;
    for (at, character) in text.char_indices() {
        match character {
            // As deep as in CommonMark's own parser, so that many open ones take no time.
            '(' if open == 32 => return None,
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
    if !text.contains('`') {
        return Vec::new();
    }
    let nested = |piece| match piece {
        Inline::Code(code) => vec![code],
        Inline::Link(link) => code_spans(link.text),
        Inline::Text(_) => Vec::new(),
    };
    inlines(text).into_iter().flat_map(nested).collect()
}

/// The links.
pub fn links(text: &str) -> Vec<Link<'_>> {
    if !text.contains('[') {
        return Vec::new();
    }
    let link = |piece| match piece {
        Inline::Link(link) => Some(link),
        _ => None,
    };
    inlines(text).into_iter().filter_map(link).collect()
}

/// What the second of two lists lacks and what it adds, in words: "lacks `a` and adds `b`, `c`". Nothing where the two have the
/// same items, in any order.
pub fn difference(expected: &[String], found: &[String]) -> Option<String> {
    let parts = [("lacks", surplus(expected, found)), ("adds", surplus(found, expected))];
    let parts = parts.into_iter().filter(|(_, list)| !list.is_empty());
    let parts: Vec<String> = parts.map(|(verb, list)| format!("{verb} {}", list.join(", "))).collect();
    (!parts.is_empty()).then(|| parts.join(" and "))
}

/// What the first list has more often than the second.
fn surplus<'a>(all: &'a [String], without: &[String]) -> Vec<&'a str> {
    let mut rest: Vec<&String> = without.iter().collect();
    let mut more: Vec<&str> = all.iter().map(String::as_str).collect();
    more.retain(|item| match rest.iter().position(|other| other == item) {
        Some(found) => {
            rest.swap_remove(found);
            false
        }
        None => true,
    });
    more
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
    one_line(&plain).into_owned()
}

/// A text without line ends, and without blanks around it or doubled in it.
pub(crate) fn one_line(text: &str) -> Cow<'_, str> {
    if is_ordinary(text) && !text.contains("  ") {
        return Cow::Borrowed(text.trim_matches(' '));
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn push_plain(plain: &mut String, text: &str) {
    if !has_any(text, ['\\', '*', '<']) {
        return plain.push_str(text);
    }
    let last_end = text.rfind('>').unwrap_or_default();
    let mut characters = text.char_indices();
    while let Some((at, character)) = characters.next() {
        match character {
            // A backslash escapes punctuation, and stands for itself elsewhere (CommonMark 0.31.2, 2.4).
            '\\' => match text[at + 1..].chars().next().filter(char::is_ascii_punctuation) {
                Some(escaped) => {
                    characters.next();
                    plain.push(escaped);
                }
                None => plain.push('\\'),
            },
            '*' => {}
            '<' if autolink(&text[at..]).is_some() => {
                let address = characters.by_ref().map(|(_, character)| character);
                plain.extend(address.take_while(|&character| character != '>'));
            }
            '<' if at < last_end && begins_tag(&text[at..]) => {
                characters.by_ref().find(|&(_, character)| character == '>');
                plain.push(' ');
            }
            other => plain.push(other),
        }
    }
}

/// Whether an HTML tag begins here, if only it ends (CommonMark 0.31.2, 6.6).
pub(crate) fn begins_tag(text: &str) -> bool {
    let Some(name) = text.strip_prefix('<') else { return false };
    let name = name.strip_prefix('/').unwrap_or(name);
    let behind = name.trim_start_matches(|character: char| character.is_ascii_alphanumeric() || character == '-');
    name.starts_with(|first: char| first.is_ascii_alphabetic())
        && behind.starts_with(|next: char| next.is_ascii_whitespace() || "/>".contains(next))
}

/// The address in angle brackets that stands here (CommonMark 0.31.2, 6.5).
pub(crate) fn autolink(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('<')?;
    let end = inner.find(|character: char| character.is_whitespace() || "<>".contains(character))?;
    let address = &inner[..end];
    let (scheme, _) = address.split_once(':')?;
    let rest = |character: char| character.is_ascii_alphanumeric() || "+.-".contains(character);
    let is_scheme = (2..=32).contains(&scheme.len()) && scheme.starts_with(|first: char| first.is_ascii_alphabetic());
    (inner[end..].starts_with('>') && is_scheme && scheme.chars().all(rest)).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn differences_are_counted() {
        let list = |words: &str| words.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(difference(&list("a b a"), &list("a a b")), None);
        assert_eq!(difference(&list("a b a"), &list("b a c")).as_deref(), Some("lacks a and adds c"));
    }

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
        assert_eq!(plain(r"C:\temp \*a\*"), r"C:\temp *a*");
        assert_eq!(plain("see <https://a.b/c>, a < b and <i>d</i>"), "see https://a.b/c, a < b and d");
        assert_eq!(plain("**Do** <ul><li> `a` </li></ul> [b](c),\n5 < 6"), "Do a b, 5 < 6");
    }
}
