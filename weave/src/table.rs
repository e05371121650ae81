//! `{{#codes RecordNotFound RateLimit}}` comes in; a table of these codes goes out.

use kody_generator::catalog::{Attribute, AttributeKind, AttributeValue, Code, Name};
use kody_generator::{Spelling, emit, nearest};

use crate::place::Place;
use crate::report::{Report, quoted};
use crate::scan::Mark;
use crate::{Thread, span};

/// What a table begins with.
pub(crate) const KEYWORD: &str = "#codes";

/// The index of an attribute, and the word for the value that it must have.
type Filter<'a> = (usize, &'a str);

impl Thread<'_> {
    /// The table that takes the place of a mark: names choose codes, all of them without one, and filters narrow the choice.
    pub(crate) fn table(&self, mark: &Mark<'_>, place: Place, report: &mut Report<'_>) -> Option<String> {
        if matches!(place, Place::Code { .. }) {
            return None;
        }
        let Some(margin) = self.margin(mark).filter(|_| place == Place::Markdown) else {
            report.add("bad-reference", mark.span(), "a table does not fit here").help("give it a line of its own");
            return None;
        };
        let (codes, filters) = self.choice(mark, report)?;
        let is_choice = words(mark).next().is_some();
        let fits = |code: &&Code| filters.iter().all(|(index, word)| self.has(code, *index, word));
        let codes: Vec<&Code> = codes.into_iter().filter(fits).collect();
        if codes.is_empty() {
            report.add("bad-reference", mark.span(), "no code is like that").help("a table has at least one code");
            return None;
        }
        // A table of all codes is the page to which links lead; a choice of them leads there itself.
        let catalog = self.weaver.catalog;
        let cell = |code| if is_choice { self.linked(code, place) } else { self.anchored(code) };
        let rows: Vec<(String, &Code)> = codes.into_iter().map(|code| (cell(code), code)).collect();
        Some(self.fitted(&emit::markdown::table(catalog, &rows, self.locale), mark, margin))
    }

    /// What stands before a mark in its line, where a table may stand behind it and nothing else does.
    fn margin(&self, mark: &Mark<'_>) -> Option<&str> {
        let text = self.document.source.text();
        let start = text[..mark.start].rfind('\n').map_or(0, |at| at + 1);
        let before = text[start..mark.start].trim_start_matches('\u{feff}');
        let behind = text[mark.end..].split('\n').next().unwrap_or_default();
        let is_free = before.chars().all(|character| " \t>".contains(character)) && behind.trim().is_empty();
        is_free.then_some(before)
    }

    /// The codes and filters that the words name; nothing where a word names neither.
    fn choice<'b>(&self, mark: &Mark<'b>, report: &mut Report<'_>) -> Option<(Vec<&Code>, Vec<Filter<'b>>)> {
        let all = || self.weaver.catalog.codes().iter().collect();
        let (mut codes, mut filters, mut complete) = (Vec::new(), Vec::new(), true);
        for (at, word) in words(mark) {
            match word.split_once('=') {
                Some((name, value)) => match self.filter(name, value, at, report) {
                    Some(filter) => filters.push(filter),
                    None => complete = false,
                },
                None => match self.code(word, at, report) {
                    Some(code) => codes.push(code),
                    None => complete = false,
                },
            }
        }
        complete.then(|| (if codes.is_empty() { all() } else { codes }, filters))
    }

    fn code(&self, word: &str, at: usize, report: &mut Report<'_>) -> Option<&Code> {
        let index = &self.weaver.index;
        let found = index.by_word(word);
        if let Some(code) = found {
            self.warn(code, word, at, report);
        } else {
            let near = index.near_name(word).map(|near| format!("did you mean \"{near}\"?"));
            let help = near.unwrap_or_else(|| "\"kody generate markdown\" lists the codes".to_owned());
            report.add("unknown-reference", span(at, word), &format!("{} is no code", quoted(word))).help(help);
        }
        found
    }

    /// `outcome=failure`
    fn filter<'b>(&self, name: &str, value: &'b str, at: usize, report: &mut Report<'_>) -> Option<Filter<'b>> {
        let attributes = self.weaver.catalog.attributes();
        let same = |attribute: &Attribute| Spelling::Snake.of(attribute.name().as_str()) == Spelling::Snake.of(name);
        let Some(index) = attributes.iter().position(same) else {
            let names: Vec<&str> = attributes.iter().map(|attribute| attribute.name().as_str()).collect();
            let message = format!("the catalogue has no attribute {}", quoted(name));
            report.add("bad-reference", span(at, name), &message).help(near_or_all(name, &names));
            return None;
        };
        let can_be = can_be(attributes[index].kind(), value);
        if !can_be {
            let message = format!("the attribute {} cannot be {}", quoted(name), quoted(value));
            let help = match attributes[index].kind() {
                AttributeKind::Integer => "write a whole number".to_owned(),
                kind => near_or_all(value, &values(kind)),
            };
            report.add("bad-reference", span(at + name.len() + 1, value), &message).help(help);
        }
        can_be.then_some((index, value))
    }

    /// Whether an attribute of a code has the value for which a word stands.
    fn has(&self, code: &Code, index: usize, word: &str) -> bool {
        match code.attribute(index) {
            Some(AttributeValue::Integer(number)) => word.parse() == Ok(*number),
            Some(value) => self.weaver.catalog.attributes()[index].text_of(value) == word,
            None => false,
        }
    }

    /// A table in the lines of the document: with its line ends and its margin, and parted from what stands around it.
    fn fitted(&self, table: &str, mark: &Mark<'_>, margin: &str) -> String {
        let text = self.document.source.text();
        let (before, behind) = (&text[..mark.start], &text[mark.end..]);
        let line_end = match behind.find('\n').map(|at| mark.end + at).or_else(|| before.rfind('\n')) {
            Some(at) if text[..at].ends_with('\r') => "\r\n",
            _ => "\n",
        };
        let is_blank = |line: Option<&str>| {
            line.is_none_or(|line| line.trim_matches([' ', '\t', '>', '\r', '\u{feff}']).is_empty())
        };
        let mut fitted = table.lines().collect::<Vec<_>>().join(&format!("{line_end}{margin}"));
        if !is_blank(before.rsplit('\n').nth(1)) {
            fitted = format!("{line_end}{margin}{fitted}");
        }
        if !is_blank(behind.split('\n').nth(1)) {
            fitted += &format!("{line_end}{}", margin.trim_end());
        }
        fitted
    }
}

/// The words behind the keyword, with their offsets.
fn words<'a>(mark: &Mark<'a>) -> impl Iterator<Item = (usize, &'a str)> {
    let from = mark.body.find(KEYWORD).map_or(mark.body.len(), |at| at + KEYWORD.len());
    let mut at = mark.body_at + from;
    let words = mark.body[from..].split_inclusive([' ', '\t']).map(move |word| {
        let start = at;
        at += word.len();
        (start, word.trim_end_matches([' ', '\t']))
    });
    words.filter(|(_, word)| !word.is_empty())
}

/// Whether an attribute can have the value for which a word stands.
fn can_be(kind: &AttributeKind, word: &str) -> bool {
    match kind {
        AttributeKind::Enum(_) | AttributeKind::Bool => values(kind).contains(&word),
        AttributeKind::Integer => word.parse::<i64>().is_ok(),
        AttributeKind::Text => true,
    }
}

fn values(kind: &AttributeKind) -> Vec<&str> {
    match kind {
        AttributeKind::Enum(words) => words.iter().map(Name::as_str).collect(),
        AttributeKind::Bool => vec!["true", "false"],
        AttributeKind::Integer | AttributeKind::Text => Vec::new(),
    }
}

fn near_or_all(word: &str, known: &[&str]) -> String {
    match nearest(word, known) {
        Some(near) => format!("did you mean \"{near}\"?"),
        None if known.is_empty() => "leave it out".to_owned(),
        None => format!("expected one of {}", known.join(", ")),
    }
}
