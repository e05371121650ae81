//! The lines of a text come in; where their parts end goes out, as far as the line alone makes that sure.

use crate::source::Source;
use crate::unicode;

/// A line that is neither empty nor a comment, or the end of the text.
#[derive(Clone, Copy)]
pub(super) struct Line {
    /// Counted from 0; none at the end of the text.
    pub(super) number: usize,
    /// By how many spaces it is indented.
    pub(super) indent: usize,
    /// Where its text begins.
    pub(super) start: usize,
    /// Where its text ends.
    pub(super) end: usize,
    /// Whether all its characters stand for themselves. A tab does not.
    pub(super) is_printable: bool,
    /// Whether they are surely ordinary, too.
    pub(super) is_ordinary: bool,
    /// Where the colon stands behind its key, if it surely begins with one.
    pub(super) colon: Option<usize>,
}

impl Line {
    /// The first one from this line on.
    pub(super) fn from(source: &Source, first: usize) -> Self {
        let (text, starts) = (source.text(), source.line_starts());
        for number in first..starts.len() {
            let margin = starts[number] as usize;
            let mut end = starts.get(number + 1).map_or(text.len(), |next| *next as usize - 1);
            if text[margin..end].ends_with('\r') {
                end -= 1;
            }
            let start = skip_spaces(&text.as_bytes()[..end], margin);
            let line = &text[start..end];
            let is_ordinary = unicode::is_ordinary(line);
            let is_printable = is_ordinary || unicode::is_printable(line);
            if line.is_empty() || (is_printable && line.starts_with('#')) {
                continue;
            }
            let key = key_end(line).filter(|key| is_printable || unicode::is_printable(&line[..*key]));
            let colon = key.map(|key| start + key);
            return Self { number, indent: start - margin, start, end, is_printable, is_ordinary, colon };
        }
        Self {
            number: usize::MAX,
            indent: 0,
            start: text.len(),
            end: text.len(),
            is_printable: true,
            is_ordinary: true,
            colon: None,
        }
    }

    /// Whether nothing is left.
    pub(super) fn is_end(self) -> bool {
        self.number == usize::MAX
    }

    /// Whether an entry surely ends before this line: another one begins here, which is no deeper, or nothing is left.
    pub(super) fn ends(self, entry: Self) -> bool {
        self.indent <= entry.indent && (self.colon.is_some() || self.is_end())
    }

    pub(super) fn text(self, source: &Source) -> &str {
        &source.text()[self.start..self.end]
    }
}

/// How long a key may be for the colon to be found behind it; YAML allows a little more (YAML 1.2.2, 7.4.2).
const LONGEST_KEY: usize = 1000;

/// Where the colon stands behind the key with which a text begins.
pub(super) fn key_end(text: &str) -> Option<usize> {
    let end = word_end(text)?;
    let has_colon = matches!(text.as_bytes()[end..], [b':'] | [b':', b' ' | b'\t', ..]);
    (has_colon && end <= LONGEST_KEY).then_some(end)
}

/// Where the word ends, or the text in quotes, with which a text begins.
fn word_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    if is_quote(*bytes.first()?) {
        return quoted_end(text);
    }
    let start = usize::from(bytes[0] == b'-');
    let mut end = start;
    while end < bytes.len() && is_of_word(bytes[end], end > start) {
        end += 1;
    }
    (end > start).then_some(end)
}

fn is_of_word(byte: u8, is_inside: bool) -> bool {
    byte.is_ascii_alphanumeric() || b"_+".contains(&byte) || !byte.is_ascii() || (is_inside && b"-./".contains(&byte))
}

fn is_quote(byte: u8) -> bool {
    byte == b'"' || byte == b'\''
}

/// Where the quotes end with which a text begins, if what is in them stands for itself.
fn quoted_end(text: &str) -> Option<usize> {
    let quote = text.as_bytes()[0];
    let end = text[1..].find(char::from(quote))? + 2;
    let is_escaped = match quote {
        b'"' => text[..end].contains('\\'),
        _ => text.as_bytes().get(end) == Some(&quote),
    };
    (!is_escaped).then_some(end)
}

/// Where the scalar ends with which a text begins.
pub(super) fn value_end(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let first = *bytes.first()?;
    if is_quote(first) {
        return quoted_end(text);
    }
    if b"-?:,[]{}#&*!|>%@`".contains(&first) {
        return None;
    }
    let mut end = comment_start(text).unwrap_or(text.len());
    while bytes[end - 1] == b' ' {
        end -= 1;
    }
    (!has_key(&text[..end])).then_some(end)
}

/// The same within brackets or braces.
pub(super) fn value_end_in_brackets(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    if is_quote(*bytes.first()?) {
        return quoted_end(text);
    }
    let mut stop = 0;
    while stop < bytes.len() && !b",[]{}".contains(&bytes[stop]) {
        stop += 1;
    }
    value_end(&text[..stop])
}

/// Where a comment starts behind a text that does not begin with one.
fn comment_start(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(step) = text[at..].find('#') {
        at += step;
        if text.as_bytes()[at - 1] == b' ' {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Whether there is a colon in a text that ends a key.
fn has_key(text: &str) -> bool {
    let mut at = 0;
    while let Some(step) = text[at..].find(':') {
        at += step + 1;
        if matches!(text.as_bytes().get(at), None | Some(b' ')) {
            return true;
        }
    }
    false
}

/// Whether there is nothing, blanks, or a comment behind blanks.
pub(super) fn is_empty(text: &str) -> bool {
    let start = skip_spaces(text.as_bytes(), 0);
    start == text.len() || (start > 0 && text.as_bytes()[start] == b'#')
}

/// The first place that is no space, from this one on.
pub(super) fn skip_spaces(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < bytes.len() && bytes[at] == b' ' {
        at += 1;
    }
    at
}
