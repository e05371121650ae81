//! What is wrong with a catalogue comes in, from every stage; a sorted list of findings with their levels goes out.
//!
//! - `suggest`: a wrong word becomes "did you mean", and a mend where that is no guess.
//! - `render`: a finding becomes text for places that cannot show more.

mod render;
mod suggest;

use std::fmt;
use std::ops::Range;

use crate::source::Source;
pub(crate) use suggest::listed;

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

    /// The file in which it is wrong; `catalog` is the source of the catalogue that was compiled.
    pub fn source<'a>(&'a self, catalog: &'a Source) -> &'a Source {
        self.file.as_ref().unwrap_or(catalog)
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
            texts.for_each(|text| *text = render::shown(text));
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
