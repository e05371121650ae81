//! Findings come in; excerpts for people go out on stderr, with what to do.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level as Severity, Origin, Renderer, Snippet};
use kody_generator::{Finding, Level, Position, Source, Span};

use super::ends;
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
        let [start, end] = ends(source, span);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_two_files_are_shown() {
        let reports = crate::report::examples();
        let shown = Renderer::plain().render(&[group(&reports[0].findings[0], &reports[0].source)]);
        for line in ["--> api.yaml:1:1", "1 | kody: 1", "::: api.lock:2:4", "2 | 13 Старий", "------ it was this"]
        {
            assert!(shown.contains(line), "no {line:?} in\n{shown}");
        }
    }
}
