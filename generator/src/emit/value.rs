//! A tree of values comes in; a JSON document goes out (RFC 8259). Outputs for programs and templates are made of it.

use crate::catalog;
use crate::search::has_any;
use crate::unicode::is_harmless;

/// A value. The members of a map keep their order.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A text.
    String(String),
    /// Values in order.
    List(Vec<Value>),
    /// Values by name, in order.
    Map(Vec<(String, Value)>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::String(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::String(text)
    }
}

impl From<&catalog::Value> for Value {
    fn from(value: &catalog::Value) -> Self {
        match value {
            catalog::Value::Int(number) => Self::Integer(*number),
            catalog::Value::Str(text) => Self::String(text.clone()),
        }
    }
}

impl Value {
    /// A map of these members.
    pub(super) fn map(members: impl IntoIterator<Item = (&'static str, Value)>) -> Self {
        Self::Map(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// A list with a value for each of these.
    pub(super) fn list<T>(items: &[T], value: impl FnMut(&T) -> Value) -> Self {
        Self::List(items.iter().map(value).collect())
    }

    /// A text, or nothing.
    #[cfg(feature = "html")]
    pub(super) fn optional(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Null, |text| Self::String(text.into()))
    }

    /// A map with further members.
    #[cfg(feature = "html")]
    pub(super) fn and(self, more: impl IntoIterator<Item = (&'static str, Value)>) -> Self {
        let Self::Map(mut members) = self else { return self };
        members.extend(more.into_iter().map(|(key, value)| (key.to_owned(), value)));
        Self::Map(members)
    }

    /// The value as a JSON document: indented, with a line end behind it.
    pub fn to_json(&self) -> String {
        let mut text = String::new();
        write(&mut text, self, 0);
        text.push('\n');
        text
    }
}

fn write(text: &mut String, value: &Value, depth: usize) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(flag) => text.push_str(&flag.to_string()),
        Value::Integer(number) => text.push_str(&number.to_string()),
        Value::String(string) => write_string(text, string),
        Value::List(items) => write_list(text, items, depth),
        Value::Map(members) => write_all(text, members, ['{', '}'], depth, |text, (key, value), depth| {
            write_string(text, key);
            text.push_str(": ");
            write(text, value, depth);
        }),
    }
}

/// The longest list that stands in one line, in bytes.
const LONGEST_LINE: usize = 80;

/// A list. One of a few numbers or words stands in one line.
fn write_list(text: &mut String, items: &[Value], depth: usize) {
    let start = text.len();
    if items.iter().all(|item| !matches!(item, Value::List(_) | Value::Map(_))) {
        text.push('[');
        for (at, item) in items.iter().enumerate() {
            text.push_str(if at == 0 { "" } else { ", " });
            write(text, item, depth);
        }
        text.push(']');
        if text.len() - start <= LONGEST_LINE {
            return;
        }
        text.truncate(start);
    }
    write_all(text, items, ['[', ']'], depth, write);
}

fn write_all<T>(
    text: &mut String,
    items: &[T],
    brackets: [char; 2],
    depth: usize,
    write_one: impl Fn(&mut String, &T, usize),
) {
    text.push(brackets[0]);
    for (at, item) in items.iter().enumerate() {
        text.push_str(if at == 0 { "\n" } else { ",\n" });
        text.push_str(&"  ".repeat(depth + 1));
        write_one(text, item, depth + 1);
    }
    if !items.is_empty() {
        text.push('\n');
        text.push_str(&"  ".repeat(depth));
    }
    text.push(brackets[1]);
}

/// A string, escaped so that it can stand in a script element too: `<` and the line separators as numbers.
fn write_string(text: &mut String, string: &str) {
    if is_harmless(string) && !has_any(string, ['"', '\\', '<']) {
        return text.extend(["\"", string, "\""]);
    }
    text.push('"');
    for character in string.chars() {
        match character {
            '"' | '\\' => text.extend(['\\', character]),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            '<' | '\u{2028}' | '\u{2029}' | '\u{7f}' => text.push_str(&format!("\\u{:04x}", u32::from(character))),
            control if u32::from(control) < 0x20 => text.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => text.push(other),
        }
    }
    text.push('"');
}
