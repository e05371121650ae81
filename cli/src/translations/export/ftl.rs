//! A sheet comes in; a resource of Project Fluent goes out (Fluent syntax 1.0).
//!
//! A code is a message `code-13`; its other texts are attributes of it. What is not translated is left out: Fluent then looks
//! into the next bundle, where an empty text would be shown.

use kody_generator::catalog::{Category, Code, Message, Part, Template};

use super::notes::notes;
use super::{Exported, Sheet};
use crate::translations::units::{Place, Unit};

pub(super) fn write(sheet: &Sheet<'_>) -> Exported {
    let locale = sheet.locale.unwrap_or(0);
    let mut text =
        format!("### {}, made by kody from {}\n", sheet.catalog.locales()[locale].tag(), one_line(&sheet.file));
    for units in sheet.units.chunk_by(|a, b| id(a) == id(b)) {
        text += &message(units, locale);
    }
    Exported { text, remarks: Vec::new() }
}

/// A message with its attributes; nothing where none of them is translated.
fn message(units: &[Unit<'_>], locale: usize) -> String {
    let mut comments = String::new();
    let mut value = String::new();
    let mut attributes = String::new();
    for unit in units {
        let Some(pattern) = pattern(unit, locale) else { continue };
        if comments.is_empty() {
            comments = notes(unit).iter().map(|note| format!("# {note}\n")).collect();
        }
        match attribute(unit) {
            Some(name) => attributes += &format!("    .{name} ={pattern}\n"),
            None => value = pattern,
        }
    }
    if value.is_empty() && attributes.is_empty() {
        return String::new();
    }
    format!("\n{comments}{} ={value}\n{attributes}", id(&units[0]))
}

/// What the locale says of a unit, behind the sign of equality.
fn pattern(unit: &Unit<'_>, locale: usize) -> Option<String> {
    let words = unit.words(locale)?;
    Some(match unit.message().and_then(|message| message.own(locale)) {
        None => format!(" {}", Pattern::new(4).literal(words.general()).finish()),
        Some(Message::Plain(template)) => format!(" {}", Pattern::new(4).template(template).finish()),
        Some(Message::Plural(plural)) => {
            let argument = unit.selector().unwrap_or_default();
            let (general, _) = plural.forms().last().expect("plural forms are never empty");
            let variant = |(category, template): &(Category, Template)| {
                let mark = if category == general { '*' } else { ' ' };
                let text = Pattern::new(12).template(template).finish();
                format!("       {mark}[{}] {text}\n", category.as_str())
            };
            let variants: String = plural.forms().iter().map(variant).collect();
            format!("\n    {{ ${argument} ->\n{variants}    }}")
        }
    })
}

fn id(unit: &Unit<'_>) -> String {
    match unit.place {
        Place::PageTitle => "page-title".to_owned(),
        Place::PageIntro => "page-intro".to_owned(),
        Place::PageLabel(label) => format!("page-label-{}", label.key()),
        Place::Message(code) | Place::Description(code) | Place::Action(code) | Place::DeprecationNote(code) => {
            format!("code-{}", identifier(code))
        }
    }
}

/// The code in the letters of an identifier. Others become `_x20_`, in hexadecimal; so does `_` itself before an x.
fn identifier(code: &Code) -> String {
    let code = code.value().to_string();
    let mut identifier = String::new();
    let mut characters = code.chars().peekable();
    while let Some(character) = characters.next() {
        let is_escape = character == '_' && characters.peek() == Some(&'x');
        if character.is_ascii_alphanumeric() || character == '-' || (character == '_' && !is_escape) {
            identifier.push(character);
        } else {
            identifier += &format!("_x{:X}_", u32::from(character));
        }
    }
    identifier
}

fn attribute(unit: &Unit<'_>) -> Option<&'static str> {
    match unit.place {
        Place::PageTitle | Place::PageIntro | Place::PageLabel(_) | Place::Message(_) => None,
        Place::Description(_) => Some("description"),
        Place::Action(_) => Some("action"),
        Place::DeprecationNote(_) => Some("deprecation-note"),
    }
}

/// A pattern that is being written. What Fluent would read in another way is written as a literal in braces.
struct Pattern {
    text: String,
    indent: usize,
    /// The blanks before which it is not known yet whether they end a line.
    blanks: usize,
    is_line_start: bool,
}

impl Pattern {
    fn new(indent: usize) -> Self {
        Self { text: String::new(), indent, blanks: 0, is_line_start: true }
    }

    fn template(self, template: &Template) -> Self {
        template.parts().fold(self, |pattern, part| match part {
            Part::Literal(text) => pattern.literal(text),
            Part::Placeholder(name) => pattern.placeable(&format!("{{ ${} }}", name.as_str())),
        })
    }

    fn literal(mut self, text: &str) -> Self {
        for character in text.chars() {
            self = match character {
                ' ' if !self.is_line_start => {
                    self.blanks += 1;
                    self
                }
                '\n' => self.line_end(),
                '[' | '*' | '.' | ' ' if self.is_line_start => self.placeable(&format!("{{\"{character}\"}}")),
                '{' | '}' => self.placeable(&format!("{{\"{character}\"}}")),
                character if character.is_control() && character != '\t' => {
                    self.placeable(&format!("{{\"\\u{:04X}\"}}", u32::from(character)))
                }
                character => self.placeable(&character.to_string()),
            };
        }
        self
    }

    /// Writes something that is not a blank.
    fn placeable(mut self, text: &str) -> Self {
        self.text += &" ".repeat(std::mem::take(&mut self.blanks));
        self.text += text;
        self.is_line_start = false;
        self
    }

    /// Keeps the last blank of a line.
    fn last_blank(mut self) -> Self {
        if self.blanks == 0 {
            return self;
        }
        self.blanks -= 1;
        self.placeable("{\" \"}")
    }

    fn line_end(self) -> Self {
        let mut ended = self.last_blank();
        ended.text += &format!("\n{}", " ".repeat(ended.indent));
        ended.is_line_start = true;
        ended
    }

    fn finish(self) -> String {
        let text = self.last_blank().text;
        let lines: Vec<&str> = text.split('\n').map(|line| line.trim_end_matches(' ')).collect();
        // Line ends around a text are none of its words.
        lines.join("\n").trim_end_matches('\n').to_owned()
    }
}

fn one_line(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { '\u{fffd}' } else { character }).collect()
}
