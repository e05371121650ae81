//! The text of a lock comes in, and what it records goes out; a catalogue comes in, and the text of its lock goes out.
//!
//! A lock is a text file with a line for each code that was ever released, sorted, so that it merges as well as a text can:
//!
//! ```text
//! # kody lock 1
//! # What was released, a line for each code. "kody lock" keeps it: commit it with the catalogue.
//! repr u16
//! 0 Ok [outcome: success]
//! 13 WrongServer [http: 421, outcome: failure]
//! 30 RateLimit(limit: integer, method: text) [outcome: failure]
//! 31 OldWay retired
//! ```
//!
//! Where codes are strings, they stand in quotes. Two branches that add a code at the same place of the order conflict in git.

mod line;
#[cfg(feature = "files")]
mod write;

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::catalog::{Attribute, AttributeValue, Lock, LockedCode, Value};
use crate::finding::{Findings, Span};
use crate::names::Spelling;
use crate::source::Source;
use crate::unicode::disturbs;
use line::Line;
#[cfg(feature = "files")]
pub use write::text;

/// What the first line begins with; the version of the format follows.
const MARK: &str = "# kody lock ";
const VERSION: &str = "1";

/// What git puts around the two sides of a conflict, and in front of what both come from.
const CONFLICT: [&str; 4] = ["<<<<<<<", "|||||||", "=======", ">>>>>>>"];

/// Reads a lock. What cannot be understood is reported and left out.
pub(crate) fn parse(source: &Source, findings: &mut Findings) -> Lock {
    let mut reader = Reader {
        findings,
        lock: Lock { source: source.clone(), repr: None, codes: Vec::new() },
        conflict: None,
        merged: false,
    };
    if let Some(span) = source.invalid_utf8() {
        reader.broken(span, "the lock is not valid UTF-8", RESTORE);
        return reader.lock;
    }
    let mut lines = lines(source);
    if reader.header(lines.next()) {
        lines.skip_while(|(text, _)| text.starts_with('#')).for_each(|(text, at)| reader.line(text, at));
        reader.order();
    }
    reader.lock
}

/// The lines without their ends, each with the offset of its first byte.
fn lines(source: &Source) -> impl Iterator<Item = (&str, u32)> {
    let mut at = 0;
    source.text().split_inclusive('\n').map(move |line| {
        let start = at;
        at += u32::try_from(line.len()).expect("a source is shorter than 4 GiB");
        let line = line.trim_end_matches(['\n', '\r']);
        let text = line.trim_start_matches('\u{feff}');
        (text, start + u32::try_from(line.len() - text.len()).expect("it is a byte order mark"))
    })
}

const RESTORE: &str = "take the file as it was committed, or merge it anew";

struct Reader<'f> {
    findings: &'f mut Findings,
    lock: Lock,
    /// Which part of a conflict the line stands in.
    conflict: Option<&'static str>,
    /// Whether there was any conflict.
    merged: bool,
}

impl Reader<'_> {
    fn broken(&mut self, span: Span, message: impl Into<String>, help: &str) {
        self.findings.report("lock-syntax", span, message).help(help).within(&self.lock.source);
    }

    /// Whether the first line is that of a lock which can be read.
    fn header(&mut self, first: Option<(&str, u32)>) -> bool {
        let (text, at) = first.unwrap_or_default();
        let span = span_of(text, at);
        match text.strip_prefix(MARK).map(str::trim_end) {
            Some(VERSION) => return true,
            Some(other) => {
                let message =
                    format!("this lock is of the format \"{other}\", which this version of kody does not read");
                self.broken(span, message, "use a newer version of kody");
            }
            None => {
                let message = format!("a lock begins with \"{MARK}{VERSION}\"");
                let help = format!("{RESTORE}. If the file is of another program, give the catalogue another name");
                self.broken(span, message, &help);
            }
        }
        false
    }

    fn line(&mut self, text: &str, at: u32) {
        if let Some(mark) = CONFLICT.into_iter().find(|mark| text.starts_with(mark)) {
            return self.conflict(mark, span_of(mark, at));
        }
        if text.is_empty() || self.conflict == Some("|||||||") {
            return;
        }
        let mut line = Line::new(text, at);
        if let Some(repr) = line.repr() {
            self.lock.repr = Some((repr, span_of(text, at)));
        } else if let Some(code) = line.code() {
            self.lock.codes.push(code);
        } else {
            let help = if text.starts_with('#') {
                "comments are not kept here: write it into the catalogue".to_owned()
            } else {
                format!("a line is like '13 WrongServer(limit: integer) [http: 421]': {RESTORE}")
            };
            self.broken(line.stop(), "this is no line of a lock", &help);
        }
    }

    fn conflict(&mut self, mark: &'static str, span: Span) {
        if mark == CONFLICT[0] || self.conflict.is_none() {
            let finding = self.findings.report("lock-merge", span, "a merge left a conflict in the lock");
            finding.help("settle the catalogue first, then run \"kody lock\"").within(&self.lock.source);
        }
        self.merged = true;
        self.conflict = Some(mark).filter(|mark| *mark != CONFLICT[3]);
    }

    /// Reports codes that stand twice or in the wrong place.
    fn order(&mut self) {
        let source = &self.lock.source;
        let mut first: HashMap<&Value, &LockedCode> = HashMap::new();
        let mut before: Option<&LockedCode> = None;
        for code in &self.lock.codes {
            let value = &code.value;
            if let Some(&known) = first.get(value) {
                if known.name.text != code.name.text {
                    let message = format!(
                        "the code {value} was released as \"{}\" and as \"{}\"",
                        known.name.text, code.name.text
                    );
                    let help = "give one of the two a number of its own in the catalogue, and remove its line here";
                    let finding = self.findings.report("lock-conflict", code.span, message).help(help).within(source);
                    finding.related_in(source, known.span, "the other one");
                } else if !self.merged {
                    let message = format!("the code {value} stands in the lock a second time");
                    let finding = self.findings.report("lock-merge", code.span, message).help(MEND).within(source);
                    finding.related_in(source, known.span, "it stands here already");
                }
                continue;
            }
            first.insert(value, code);
            if let Some(before) = before.filter(|before| before.value > *value && !self.merged) {
                let message = format!("the code {value} stands after {} in the lock", before.value);
                self.findings.report("lock-merge", code.span, message).help(MEND).within(source);
            }
            before = Some(code);
        }
    }
}

const MEND: &str = "run \"kody lock\", which sorts the lines and keeps one of each";

fn span_of(text: &str, at: u32) -> Span {
    Span::new(at, at + u32::try_from(text.len()).expect("a source is shorter than 4 GiB"))
}

/// The value of an attribute as a lock has it: `failure`, `true`, `404`, `"42P01"`.
pub fn value_of(attribute: &Attribute, value: &AttributeValue) -> String {
    let text = attribute.text_of(value);
    match value {
        AttributeValue::Enum(_) => Spelling::Snake.of(&text),
        AttributeValue::Text(_) => quoted(&text),
        AttributeValue::Bool(_) | AttributeValue::Integer(_) => text.into_owned(),
    }
}

/// A number as it is, a string in quotes.
pub(crate) fn key(value: &Value) -> String {
    match value {
        Value::Int(number) => number.to_string(),
        Value::Str(string) => quoted(string),
    }
}

/// A text in quotes, on one line, with nothing in it that cannot be seen.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            hidden if is_escaped(hidden) => {
                let _ = write!(quoted, "\\u{{{:x}}}", u32::from(hidden));
            }
            shown => quoted.push(shown),
        }
    }
    quoted + "\""
}

/// A part of the format: where one more character is escaped, a lock that has it as it is cannot be read any more.
fn is_escaped(character: char) -> bool {
    disturbs(character) || character == '\u{feff}'
}
