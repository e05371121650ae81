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

/// What was found in a catalogue, with the text of it.
pub(crate) struct Report {
    pub(crate) source: Source,
    pub(crate) findings: Vec<Finding>,
}

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
pub(crate) fn plural(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}

fn group<'a>(finding: &'a Finding, source: &'a Source) -> Group<'a> {
    let severity = if finding.level == Level::Deny { Severity::ERROR } else { Severity::WARNING };
    let title = severity.primary_title(visible_line(&finding.message, LONGEST_MESSAGE)).id(finding.rule);
    let mut group = Group::with_title(title);
    for (source, places) in by_line(finding, source) {
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

/// The places of a finding with their files: those in one line together, in front the one that it is about.
fn by_line<'a>(finding: &'a Finding, catalog: &'a Source) -> Vec<(&'a Source, Vec<Place<'a>>)> {
    let place = |source: &Source, span: Span, label| {
        let [start, end] = [span.start, span.end].map(|offset| source.position(offset));
        Place { start, end, label }
    };
    let file = finding.source(catalog);
    let mut lines = vec![(file, vec![place(file, finding.span, None)])];
    if let Some(related) = &finding.related {
        let other = related.source(catalog);
        let place = place(other, related.span, Some(related.label.as_str()));
        match other.name() == file.name() && lines[0].1[0].start.line == place.start.line {
            true => lines[0].1.push(place),
            false => lines.push((other, vec![place])),
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
pub(crate) fn json(reports: &[Report]) -> String {
    let findings = reports
        .iter()
        .flat_map(|Report { source, findings }| findings.iter().map(move |finding| json_of(finding, source)));
    let findings: Vec<String> = findings.collect();
    let findings = if findings.is_empty() { String::new() } else { format!("\n{}\n", findings.join(",\n")) };
    format!("{{\"version\": 1, \"findings\": [{findings}]}}\n")
}

/// A member of an object: its key, and its value as JSON.
type Member = (&'static str, String);

fn json_of(finding: &Finding, catalog: &Source) -> String {
    let what =
        [("rule", text(finding.rule)), ("level", text(finding.level.as_str())), ("message", text(&finding.message))];
    let related = finding.related.as_ref().map(|related| {
        let place = place_of(related.source(catalog), related.span);
        object([("message", text(&related.label))].into_iter().chain(place))
    });
    let help = finding.help.as_deref().map(text);
    let rest = [("help", help), ("related", related)];
    let rest = rest.map(|(key, value)| (key, value.unwrap_or_else(|| "null".to_owned())));
    format!("  {}", object(what.into_iter().chain(place_of(finding.source(catalog), finding.span)).chain(rest)))
}

fn place_of(source: &Source, span: Span) -> [Member; 5] {
    let [start, end] = [span.start, span.end].map(|offset| source.position(offset));
    [
        ("file", text(source.name())),
        ("line", start.line.to_string()),
        ("column", start.column.to_string()),
        ("end_line", end.line.to_string()),
        ("end_column", end.column.to_string()),
    ]
}

fn text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn object(members: impl Iterator<Item = Member>) -> String {
    let members: Vec<String> = members.map(|(key, value)| format!("\"{key}\": {value}")).collect();
    format!("{{{}}}", members.join(", "))
}

#[cfg(test)]
mod tests {
    use kody_generator::Related;

    use super::*;

    #[test]
    fn places_in_two_files_are_shown_and_told() {
        let catalog = Source::new("api.yaml", "kody: 1\n");
        let related = Related {
            file: Some(Source::new("api.lock", "# lock\n13 Старий\n")),
            span: Span::new(10, 22),
            label: "it was this".to_owned(),
        };
        let finding = Finding {
            rule: "syntax",
            level: Level::Deny,
            message: "it is another".to_owned(),
            file: None,
            span: Span::new(0, 4),
            help: None,
            related: Some(related),
            fix: None,
        };
        let shown = Renderer::plain().render(&[group(&finding, &catalog)]);
        for line in ["--> api.yaml:1:1", "1 | kody: 1", "::: api.lock:2:4", "2 | 13 Старий", "------ it was this"]
        {
            assert!(shown.contains(line), "no {line:?} in\n{shown}");
        }
        let json: serde_json::Value = serde_json::from_str(&json_of(&finding, &catalog)).expect("it is JSON");
        assert_eq!((&json["file"], &json["line"]), (&"api.yaml".into(), &1.into()));
        let related = &json["related"];
        assert_eq!(
            (&related["file"], &related["line"], &related["column"]),
            (&"api.lock".into(), &2.into(), &4.into())
        );
        assert_eq!((&related["message"], &related["end_column"]), (&"it was this".into(), &10.into()));
    }
}
