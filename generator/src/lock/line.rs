//! A line of a lock comes in; the code that it records goes out, with the places of its parts.

use super::quoted;
use crate::catalog::{Argument, ArgumentKind, LockedAttribute, LockedCode, Name, Repr, Value};
use crate::finding::Span;

/// A line that is being read: what is left of it, and where that stands.
pub(super) struct Line<'s> {
    whole: &'s str,
    rest: &'s str,
    start: u32,
}

impl<'s> Line<'s> {
    /// A line whose first byte has this offset in the file.
    pub(super) fn new(text: &'s str, start: u32) -> Self {
        Self { whole: text, rest: text, start }
    }

    /// `repr u16`
    pub(super) fn repr(&mut self) -> Option<Repr> {
        let word = self.whole.strip_prefix("repr ")?;
        Repr::from_word(word)
    }

    /// `30 RateLimit(limit: integer) [http: 429] retired`
    pub(super) fn code(&mut self) -> Option<LockedCode> {
        let value = self.value()?;
        self.skip(" ").then_some(())?;
        let name = self.word()?;
        let args = if self.skip("(") { self.list(")", Self::argument)? } else { Vec::new() };
        let attributes = if self.skip(" [") { self.list("]", Self::attribute)? } else { Vec::new() };
        let retired = self.skip(" retired");
        let span = self.since(self.start);
        self.rest.is_empty().then_some(LockedCode { value, span, name, args, attributes, retired })
    }

    /// Where the reading stopped, up to the end of the line.
    pub(super) fn stop(&self) -> Span {
        let end = self.start + length(self.whole);
        // At the end there is nothing to point at but the whole line.
        if self.rest.is_empty() { Span::new(self.start, end) } else { Span::new(self.at(), end) }
    }

    fn at(&self) -> u32 {
        self.start + length(self.whole) - length(self.rest)
    }

    fn since(&self, start: u32) -> Span {
        Span::new(start, self.at())
    }

    fn skip(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    /// The text up to here from an earlier place in the line.
    fn taken(&self, start: u32) -> Name {
        let from = (start - self.start) as usize;
        let to = (self.at() - self.start) as usize;
        Name { text: self.whole[from..to].to_owned(), span: self.since(start) }
    }

    /// Letters, digits and `_`.
    fn word(&mut self) -> Option<Name> {
        let start = self.at();
        self.rest = self.rest.trim_start_matches(|letter: char| letter.is_ascii_alphanumeric() || letter == '_');
        Some(self.taken(start)).filter(|word| !word.text.is_empty())
    }

    /// A whole number as this program writes it.
    fn number(&mut self) -> Option<(Name, i64)> {
        let start = self.at();
        let before = self.rest;
        self.skip("-");
        self.rest = self.rest.trim_start_matches(|digit: char| digit.is_ascii_digit());
        let text = self.taken(start);
        let number = text.text.parse().ok().filter(|number: &i64| number.to_string() == text.text);
        if number.is_none() {
            self.rest = before;
        }
        Some((text, number?))
    }

    /// A text in quotes as this program writes it.
    fn string(&mut self) -> Option<(Name, String)> {
        let (start, before) = (self.at(), self.rest);
        let read = self.unquoted();
        let text = self.taken(start);
        let read = read.filter(|value| quoted(value) == text.text);
        if read.is_none() {
            self.rest = before;
        }
        Some((text, read?))
    }

    fn unquoted(&mut self) -> Option<String> {
        self.skip("\"").then_some(())?;
        let mut value = String::new();
        while !self.skip("\"") {
            if self.skip("\\u{") {
                let digits = self.word()?;
                value.push(char::from_u32(u32::from_str_radix(&digits.text, 16).ok()?)?);
                self.skip("}").then_some(())?;
                continue;
            }
            self.skip("\\");
            let character = self.rest.chars().next()?;
            self.rest = &self.rest[character.len_utf8()..];
            value.push(character);
        }
        Some(value)
    }

    fn value(&mut self) -> Option<Value> {
        if self.rest.starts_with('"') {
            return self.string().map(|(_, string)| Value::Str(string));
        }
        self.number().map(|(_, number)| Value::Int(number))
    }

    /// The items up to the end mark.
    fn list<T>(&mut self, end: &str, item: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let mut items = vec![item(self)?];
        while !self.skip(end) {
            self.skip(", ").then_some(())?;
            items.push(item(self)?);
        }
        Some(items)
    }

    /// `limit: integer`
    fn argument(&mut self) -> Option<Argument> {
        let name = self.word()?;
        self.skip(": ").then_some(())?;
        let kind = ArgumentKind::ALL.into_iter().find(|kind| self.skip(kind.as_str()))?;
        Some(Argument { name, kind, declared: true })
    }

    /// `http: 429`
    fn attribute(&mut self) -> Option<LockedAttribute> {
        let name = self.word()?;
        self.skip(": ").then_some(())?;
        let value = match self.rest.chars().next()? {
            '"' => self.string()?.0,
            '-' | '0'..='9' => self.number()?.0,
            _ => self.word()?,
        };
        Some(LockedAttribute { name, value })
    }
}

fn length(text: &str) -> u32 {
    u32::try_from(text.len()).expect("a source is shorter than 4 GiB")
}
