//! Findings come in; they go out as excerpts for people on stderr, or as JSON for programs.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Severity, Origin, Renderer, Snippet};
use kody_generator::{Catalog, Finding, Level, Position, Source, Span};

use crate::console::{self, visible_line};

/// The longest message and the longest mark, in characters: both may quote a text of the catalogue.
const LONGEST_MESSAGE: usize = 400;
const LONGEST_MARK: usize = 60;
/// How much of a line is looked at behind its mark: more than any terminal shows.
const BEHIND_MARK: usize = 400;
/// Up to which column an excerpt is shown. A catalogue in one endless line would take long for each of its findings.
const LAST_COLUMN: usize = 5_000;

/// Tells people on stderr what is wrong.
pub(crate) fn tell(findings: &[Finding], source: &Source) {
    let renderer = Renderer::styled().term_width(console::width_of_stderr().unwrap_or(120).max(60));
    for finding in findings {
        console::note(&(renderer.render(&[group(finding, source)]) + "\n"));
    }
}

/// `3 errors, 1 warning`, or `no findings`
pub(crate) fn count(findings: &[Finding]) -> String {
    let number = |level| findings.iter().filter(|finding| finding.level == level).count();
    counts(number).unwrap_or_else(|| "no findings".to_owned())
}

/// `3 errors, 1 warning`, unless there are none of both.
pub(crate) fn counts(number: impl Fn(Level) -> usize) -> Option<String> {
    let counts = [(Level::Deny, "error"), (Level::Warn, "warning")].map(|(level, word)| (number(level), word));
    let counts = counts.into_iter().filter(|(number, _)| *number > 0).map(|(number, word)| plural(number, word));
    let counts: Vec<String> = counts.collect();
    (!counts.is_empty()).then(|| counts.join(", "))
}

/// `20 codes in 5 locales`
pub(crate) fn contents(catalog: &Catalog) -> String {
    format!("{} in {}", plural(catalog.codes().len(), "code"), plural(catalog.locales().len(), "locale"))
}

/// `1 warning`, `2 warnings`
fn plural(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}

fn group<'a>(finding: &'a Finding, source: &'a Source) -> Group<'a> {
    let severity = if finding.level == Level::Deny { Severity::ERROR } else { Severity::WARNING };
    let title = severity.primary_title(visible_line(&finding.message, LONGEST_MESSAGE)).id(finding.rule);
    let mut group = Group::with_title(title);
    for places in by_line(finding, source) {
        group = match excerpt(source, &places) {
            Some(excerpt) => group.element(excerpt),
            None => group.element(origin(source, &places)),
        };
    }
    let help = finding.help.iter().map(|help| Severity::HELP.message(visible_line(help, LONGEST_MESSAGE)));
    group.elements(help)
}

/// A span of a finding, with what to say of it.
struct Place<'a> {
    start: Position,
    end: Position,
    label: Option<&'a str>,
}

/// The places of a finding: those in one line together, in front the one that it is about.
fn by_line<'a>(finding: &'a Finding, source: &Source) -> Vec<Vec<Place<'a>>> {
    let place = |span: Span, label| Place { start: source.position(span.start), end: source.position(span.end), label };
    let mut lines = vec![vec![place(finding.span, None)]];
    if let Some((span, label)) = &finding.related {
        let related = place(*span, Some(label));
        match lines[0][0].start.line == related.start.line {
            true => lines[0].push(related),
            false => lines.push(vec![related]),
        }
    }
    lines
}

/// The line with its marks; nothing where a mark stands too far behind.
fn excerpt<'a>(source: &Source, places: &[Place<'a>]) -> Option<Snippet<'a, Annotation<'a>>> {
    let last = places.iter().map(|place| place.start.column).max().filter(|&column| column <= LAST_COLUMN)?;
    let line = places[0].start.line;
    let text: Vec<char> = source.line(line).chars().take(last + BEHIND_MARK).map(shown).collect();
    let byte = |column: usize| text.iter().take(column - 1).map(|character| character.len_utf8()).sum::<usize>();
    let annotations = places.iter().map(|place| {
        let longest = place.start.column + LONGEST_MARK;
        let end = if place.end.line == line { place.end.column.min(longest) } else { longest };
        let kind = if place.label.is_none() { AnnotationKind::Primary } else { AnnotationKind::Context };
        kind.span(byte(place.start.column)..byte(end)).label(place.label)
    });
    let path = visible_line(source.name(), usize::MAX);
    Some(Snippet::source(text.iter().collect::<String>()).path(path).line_start(line).annotations(annotations))
}

/// The character as an excerpt shows it. Tabs are widened by the renderer.
fn shown(character: char) -> char {
    if character == '\t' { character } else { console::sign(character) }
}

fn origin<'a>(source: &Source, places: &[Place<'_>]) -> Origin<'a> {
    let Position { line, column } = places[0].start;
    Origin::path(visible_line(source.name(), usize::MAX)).line(line).char_column(column)
}

/// The findings as a document for programs. Its form is a contract, the order of the members included.
pub(crate) fn json(findings: &[Finding], source: &Source) -> String {
    let findings: Vec<String> = findings.iter().map(|finding| json_of(finding, source)).collect();
    let findings = if findings.is_empty() { String::new() } else { format!("\n{}\n", findings.join(",\n")) };
    format!("{{\"version\": 1, \"findings\": [{findings}]}}\n")
}

fn json_of(finding: &Finding, source: &Source) -> String {
    let [start, end] = [finding.span.start, finding.span.end].map(|offset| source.position(offset));
    let members = [
        ("rule", finding.rule.into()),
        ("level", finding.level.as_str().into()),
        ("message", finding.message.as_str().into()),
        ("file", source.name().into()),
        ("line", start.line.into()),
        ("column", start.column.into()),
        ("end_line", end.line.into()),
        ("end_column", end.column.into()),
        ("help", serde_json::Value::from(finding.help.as_deref())),
    ];
    let members = members.map(|(key, value): (&str, serde_json::Value)| format!("\"{key}\": {value}"));
    format!("  {{{}}}", members.join(", "))
}
