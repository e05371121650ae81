//! What is wrong with a catalogue comes in, from every stage; a sorted list of findings with their levels goes out.

use std::fmt::{self, Write as _};
use std::ops::Range;

use crate::near::Near;
use crate::source::Source;
use crate::unicode::disturbs;

/// A stretch of the source, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    /// The offset of the first byte.
    pub start: u32,
    /// The offset after the last byte.
    pub end: u32,
}

impl Span {
    /// From the first byte to the one after the last.
    pub fn new(start: u32, end: u32) -> Self {
        Self { start, end }
    }

    /// The same as a range to slice the text with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// How much a finding weighs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Level {
    /// Not reported.
    Allow,
    /// Reported; outputs are made all the same.
    Warn,
    /// Reported; no output is made.
    Deny,
}

impl Level {
    /// All of them, the lightest first.
    pub const ALL: [Self; 3] = [Self::Allow, Self::Warn, Self::Deny];

    /// The word for it in `rules:`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warn => "warn",
            Self::Deny => "deny",
        }
    }

    /// The level with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == word)
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// One thing that is wrong, where, and what to do about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The id of the rule that was broken.
    pub rule: &'static str,
    /// Its level in this catalogue.
    pub level: Level,
    /// What is wrong.
    pub message: String,
    /// The file in which it is wrong, where that is not the catalogue itself.
    pub file: Option<Source>,
    /// Where.
    pub span: Span,
    /// What to do.
    pub help: Option<String>,
    /// A second place that has to do with it.
    pub related: Option<Related>,
    /// The one obvious mend, if there is one.
    pub fix: Option<Fix>,
}

/// A key, a value or an item that would have to say something else.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// Where all of it stands, quotes included.
    pub span: Span,
    /// What it would have to say, without quotes and escapes.
    pub value: String,
}

/// A second place that has to do with a finding.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Related {
    /// The file of the place, where that is not the catalogue itself.
    pub file: Option<Source>,
    /// Where.
    pub span: Span,
    /// What is there.
    pub label: String,
}

impl Related {
    /// The file of the place; `catalog` is the source of the catalogue that was compiled.
    pub fn source<'a>(&'a self, catalog: &'a Source) -> &'a Source {
        self.file.as_ref().unwrap_or(catalog)
    }
}

impl Finding {
    /// Adds what to do.
    pub(crate) fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Adds the place that has to do with it.
    pub(crate) fn related(&mut self, span: Span, label: impl Into<String>) -> &mut Self {
        self.related = Some(Related { file: None, span, label: label.into() });
        self
    }

    /// Adds a place in another file that has to do with it.
    pub(crate) fn related_in(&mut self, file: &Source, span: Span, label: impl Into<String>) -> &mut Self {
        self.related = Some(Related { file: Some(file.clone()), span, label: label.into() });
        self
    }

    /// Says that it lies in another file than the catalogue.
    pub(crate) fn within(&mut self, file: &Source) -> &mut Self {
        self.file = Some(file.clone());
        self
    }

    /// Adds the mend: what the key, value or item at this span would have to say.
    pub(crate) fn fix(&mut self, span: Span, value: impl Into<String>) -> &mut Self {
        self.fix = Some(Fix { span, value: value.into() });
        self
    }

    /// Adds "did you mean" where one of the candidates is near. The finding is about the whole of a key or value.
    pub(crate) fn suggest_near<'a>(&mut self, wrong: &str, candidates: impl Iterator<Item = &'a str>) -> &mut Self {
        let near = Near::of(wrong, &candidates.collect::<Vec<_>>());
        self.mend(wrong, near)
    }

    /// Adds "did you mean" where one of the candidates is near, and the list of them where it is short. The finding is about
    /// the whole of a key or value.
    pub(crate) fn suggest<'a>(&mut self, wrong: &str, candidates: impl IntoIterator<Item = &'a str>) -> &mut Self {
        let near = self.suggest_or_list(wrong, &candidates.into_iter().collect::<Vec<_>>());
        self.mend(wrong, near)
    }

    /// The same for the tag of a language. One letter parts `it` from `pt`: another tag is another language sooner than a slip of
    /// the finger, unless it is only spelt in another way, `pt_br` for `pt-BR`.
    pub(crate) fn suggest_tag<'a>(&mut self, wrong: &str, tags: impl IntoIterator<Item = &'a str>) -> &mut Self {
        self.suggest(wrong, tags);
        self.fix = self.fix.take().filter(|fix| wrong.replace('_', "-").eq_ignore_ascii_case(&fix.value));
        self
    }

    /// The same for a finding about a part of a text.
    pub(crate) fn suggest_for_part<'a>(
        &mut self,
        wrong: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> &mut Self {
        self.suggest_or_list(wrong, &candidates.into_iter().collect::<Vec<_>>());
        self
    }

    fn suggest_or_list<'a>(&mut self, wrong: &str, candidates: &[&'a str]) -> Option<Near<'a>> {
        let near = Near::of(wrong, candidates);
        if let Some(near) = &near {
            self.help = Some(format!("did you mean \"{}\"?", near.word));
        } else if (1..=12).contains(&candidates.len()) {
            self.help = Some(format!("expected {}", listed(candidates)));
        }
        near
    }

    /// Mends a slip of the finger, unless it could be one for several words. One digit parts `http403` from `http404`: that is
    /// no slip.
    fn mend(&mut self, wrong: &str, near: Option<Near<'_>>) -> &mut Self {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        if let Some(near) = near {
            self.help = Some(format!("did you mean \"{}\"?", near.word));
            if near.alone && digits(wrong) == digits(near.word) {
                self.fix(self.span, near.word);
            }
        }
        self
    }

    /// The file in which it is wrong; `catalog` is the source of the catalogue that was compiled.
    pub fn source<'a>(&'a self, catalog: &'a Source) -> &'a Source {
        self.file.as_ref().unwrap_or(catalog)
    }

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
fn shown(message: &str) -> String {
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

/// `"a", "b" or "c"`.
pub(crate) fn listed(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// Collects findings from all stages. It must be finished: forgetting what was found is a bug of ours.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    list: Vec<Finding>,
    /// Where the reading broke off, if it did: what stands in that line or behind it is unknown.
    truncated_at: Option<u32>,
    finished: bool,
}

impl Findings {
    /// Starts with nothing found.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Notes a finding. Its level is set at the end, when the `rules:` of the catalogue are known.
    pub(crate) fn report(&mut self, rule: &'static str, span: Span, message: impl Into<String>) -> &mut Finding {
        let message = message.into();
        self.list.push(Finding {
            rule,
            level: Level::Deny,
            message,
            file: None,
            span,
            help: None,
            related: None,
            fix: None,
        });
        self.list.last_mut().expect("it was pushed just now")
    }

    /// Notes that the reading broke off, and in which line.
    pub(crate) fn truncate_at(&mut self, line_start: u32) {
        self.truncated_at = Some(line_start);
    }

    /// Whether the reading broke off.
    pub(crate) fn is_truncated(&self) -> bool {
        self.truncated_at.is_some()
    }

    /// Whether a finding may be owed to the reading having broken off: something is missing, or half a line was understood.
    fn is_doubtful(&self, finding: &Finding) -> bool {
        let missing = finding.rule.starts_with("missing-") || finding.rule == "deprecated-use";
        let behind = |at| missing || finding.span.end > at;
        finding.rule != "syntax" && finding.file.is_none() && self.truncated_at.is_some_and(behind)
    }

    /// Everything that was found and is not allowed, sorted by position; what lies in other files comes last.
    pub(crate) fn finish(mut self, level_of: impl Fn(&str) -> Level) -> Vec<Finding> {
        self.finished = true;
        let mut list = std::mem::take(&mut self.list);
        for finding in &mut list {
            // A file that could not be read cannot be allowed.
            let unreadable = self.is_truncated() && finding.rule == "syntax";
            finding.level = if unreadable { Level::Deny } else { level_of(finding.rule) };
            // Words of the catalogue are quoted in messages, and a message goes to terminals and logs.
            let label = finding.related.as_mut().map(|related| &mut related.label);
            let texts = std::iter::once(&mut finding.message).chain(&mut finding.help).chain(label);
            texts.for_each(|text| *text = shown(text));
        }
        list.retain(|finding| finding.level > Level::Allow && !self.is_doubtful(finding));
        let file = |finding: &Finding| finding.file.as_ref().map(|file| file.name().to_owned());
        list.sort_by_cached_key(|finding| (file(finding), finding.span, finding.rule, finding.message.clone()));
        list.dedup();
        list
    }
}

impl Drop for Findings {
    fn drop(&mut self) {
        debug_assert!(self.finished || std::thread::panicking(), "findings were dropped without being looked at");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A finding in the catalogue and one elsewhere, each with a second place in the other file.
    fn across() -> (Source, [Finding; 2]) {
        let catalog = Source::new("api.yaml", "kody: 1\nкоди: {13: x}\n");
        let other = Source::new("api.lock", "# lock\n13 Old\n");
        let finding = |file, related| Finding {
            rule: "syntax",
            level: Level::Deny,
            message: "it is another".to_owned(),
            file,
            span: Span::new(8, 12),
            help: Some("mend it".to_owned()),
            related: Some(Related { file: related, span: Span::new(10, 13), label: "it was this".to_owned() }),
            fix: None,
        };
        let findings = [finding(None, Some(other.clone())), finding(Some(other), None)];
        (catalog, findings)
    }

    #[test]
    fn each_place_is_shown_in_its_own_file() {
        let (catalog, [here, there]) = across();
        assert_eq!(
            here.render_line(&catalog),
            "api.yaml:2:1: it is another [syntax]; it was this: api.lock:2:4; mend it"
        );
        assert_eq!(
            there.render_line(&catalog),
            "api.lock:2:2: it is another [syntax]; it was this: api.yaml:2:2; mend it"
        );
        let text = there.render(&catalog);
        assert!(text.contains("--> api.lock:2:2\n") && text.contains("2 | 13 Old\n"), "{text}");
        assert!(text.contains("\n = note: it was this: api.yaml:2:2\n = help: mend it"), "{text}");
    }

    #[test]
    fn what_lies_elsewhere_comes_last_and_may_be_behind_the_end() {
        let (_, list) = across();
        let mut findings = Findings::new();
        findings.list = list.into_iter().rev().collect();
        findings.truncate_at(0);
        // In the catalogue the place is behind the point where the reading broke off, and may be owed to that.
        let found = findings.finish(|_| Level::Warn);
        assert_eq!(found.len(), 2);
        assert!(found[0].file.is_none() && found[1].file.is_some());
    }
}
