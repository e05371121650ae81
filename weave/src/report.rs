//! What is wrong with a document comes in; findings with their levels go out.

use kody_generator::check::level_of;
use kody_generator::unicode::is_hidden;
use kody_generator::{Catalog, Finding, Level, Related, Source, Span};

/// The longest word that a message quotes, in characters.
const LONGEST_WORD: usize = 100;

/// Collects the findings of a document.
#[derive(Debug)]
pub(crate) struct Report<'a> {
    catalog: &'a Catalog,
    source: &'a Source,
    findings: Vec<Finding>,
}

/// A finding to be completed.
pub(crate) struct Entry<'a>(&'a mut Finding);

impl<'a> Report<'a> {
    pub(crate) fn new(catalog: &'a Catalog, source: &'a Source) -> Self {
        Self { catalog, source, findings: Vec::new() }
    }

    /// Notes what is wrong. The catalogue sets the levels of rules for documents, too.
    pub(crate) fn add(&mut self, rule: &'static str, span: Span, message: &str) -> Entry<'_> {
        self.findings.push(Finding {
            rule,
            level: level_of(self.catalog, rule),
            message: message.to_owned(),
            file: Some(self.source.clone()),
            span,
            help: None,
            related: None,
            fix: None,
        });
        Entry(self.findings.last_mut().expect("it was pushed just now"))
    }

    /// Notes that the document is no text.
    pub(crate) fn not_utf8(&mut self, span: Span) {
        self.add("syntax", span, "the file is not valid UTF-8").help("save it in the encoding UTF-8");
    }

    /// What is not allowed, sorted by position.
    pub(crate) fn finish(mut self) -> Vec<Finding> {
        self.findings.retain(|finding| finding.level > Level::Allow);
        self.findings.sort_by_key(|finding| (finding.span, finding.rule));
        self.findings
    }
}

impl Entry<'_> {
    /// Adds what to do.
    pub(crate) fn help(self, help: impl Into<String>) -> Self {
        self.0.help = Some(help.into());
        self
    }

    /// Adds a place of the catalogue.
    pub(crate) fn in_catalog(self, span: Span, label: &str) -> Self {
        self.0.related = Some(Related { file: None, span, label: label.to_owned() });
        self
    }
}

/// A word in quotes. A message goes to terminals and logs, so what would disturb them becomes a sign that does not.
pub(crate) fn quoted(word: &str) -> String {
    let sign = |character| if is_hidden(character) { char::REPLACEMENT_CHARACTER } else { character };
    let shown: String = word.chars().take(LONGEST_WORD).map(sign).collect();
    let end = if word.chars().nth(LONGEST_WORD).is_some() { "…" } else { "" };
    format!("\"{shown}{end}\"")
}
