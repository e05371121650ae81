//! A finding comes in; text goes out for places that cannot show more: compilers, build scripts, logs.

use std::fmt::Write as _;

use super::{Finding, Span};
use crate::source::Source;
use crate::unicode::disturbs;

impl Finding {
    /// The finding as text of several lines for a place that cannot show more: the message, ` --> file:line:column`, the
    /// excerpt and the help.
    pub fn render(&self, catalog: &Source) -> String {
        let mut text = format!("{} [{}]", self.message, self.rule);
        render_excerpt(&mut text, self.source(catalog), self.span);
        if let Some(related) = &self.related {
            let at = place(related.source(catalog), related.span);
            let _ = write!(text, "\n = note: {}: {at}", related.label);
        }
        if let Some(help) = &self.help {
            let _ = write!(text, "\n = help: {help}");
        }
        text
    }

    /// The finding as one line: `file:line:column: message [rule]`, and behind it the second place and the help.
    pub fn render_line(&self, catalog: &Source) -> String {
        let mut line = format!("{}: {} [{}]", place(self.source(catalog), self.span), self.message, self.rule);
        if let Some(related) = &self.related {
            let _ = write!(line, "; {}: {}", related.label, place(related.source(catalog), related.span));
        }
        if let Some(help) = &self.help {
            let _ = write!(line, "; {help}");
        }
        line
    }
}

/// `codes.yaml:12:7`
fn place(source: &Source, span: Span) -> String {
    let at = source.position(span.start);
    format!("{}:{}:{}", source.name(), at.line, at.column)
}

/// The widest excerpt of a line, in characters: a line of a catalogue can be a whole paragraph.
const EXCERPT_WIDTH: usize = 100;

fn render_excerpt(text: &mut String, source: &Source, span: Span) {
    let start = source.position(span.start);
    let end = source.position(span.end);
    let skipped = (start.column - 1).saturating_sub(EXCERPT_WIDTH / 2);
    let whole = source.line(start.line).chars().map(visible);
    let mut line: Vec<char> = whole.skip(skipped).take(EXCERPT_WIDTH).collect();
    let cut = source.line(start.line).chars().nth(skipped + EXCERPT_WIDTH).is_some();
    let ends = [(skipped > 0).then_some(0), cut.then_some(EXCERPT_WIDTH - 1)];
    ends.into_iter().flatten().for_each(|end| line[end] = '…');
    let line: String = line.into_iter().collect();
    let room = line.chars().count().saturating_sub(start.column - 1 - skipped).max(1);
    let marked = if end.line == start.line { (end.column - start.column).clamp(1, room) } else { room };
    let number = start.line.to_string();
    let gutter = " ".repeat(number.len());
    let indent = " ".repeat(start.column - 1 - skipped);
    let _ = write!(text, "\n{gutter}--> {}:{}:{}", source.name(), start.line, start.column);
    let _ = write!(text, "\n{gutter} |\n{number} | {line}\n{gutter} | {indent}{}", "^".repeat(marked));
}

/// The longest message, in characters: a word that it quotes can be a whole file.
const MESSAGE_LENGTH: usize = 1000;

/// A message as one line of reasonable length.
pub(super) fn shown(message: &str) -> String {
    let mut shown: String = message.chars().map(visible).take(MESSAGE_LENGTH).collect();
    if shown.len() < message.len() && message.chars().nth(MESSAGE_LENGTH).is_some() {
        shown.push('…');
    }
    shown
}

/// A character that would disturb the line it is shown in becomes a visible one of the same width.
fn visible(character: char) -> char {
    match character {
        '\t' => ' ',
        character if disturbs(character) => '\u{fffd}',
        character => character,
    }
}
