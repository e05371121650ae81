//! Findings come in; they go out as excerpts for people on stderr, or as a document for programs. One file for each form.

mod github;
mod human;
mod json;
mod sarif;

use kody_generator::{Catalog, Finding, Level, Position, Source, Span};

pub(crate) use github::github;
pub(crate) use human::tell;
pub(crate) use json::json;
pub(crate) use sarif::sarif;

use crate::edit::{Replacement, replacements};

/// What was found in a catalogue, with the text of it.
pub(crate) struct Report {
    pub(crate) source: Source,
    pub(crate) findings: Vec<Finding>,
}

/// A finding of a command's own about a file that it reads. An empty help is none.
pub(crate) fn fault(rule: &'static str, span: Span, message: impl Into<String>, help: &str) -> Finding {
    let help = (!help.is_empty()).then(|| help.to_owned());
    Finding { rule, level: Level::Deny, message: message.into(), span, help, related: None, fix: None, file: None }
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

/// Every finding, with the text of the catalogue that it was found in or from.
fn each(reports: &[Report]) -> impl Iterator<Item = (&Finding, &Source)> {
    reports.iter().flat_map(|report| report.findings.iter().map(|finding| (finding, &report.source)))
}

/// The same with what would mend it, where that is one word of the catalogue.
fn each_with_mend(reports: &[Report]) -> impl Iterator<Item = (&Finding, &Source, Vec<Replacement>)> {
    reports.iter().flat_map(|report| {
        let fixes = report.findings.iter().map(|finding| finding.fix.as_ref().filter(|_| finding.file.is_none()));
        let fixes: Vec<_> = fixes.collect();
        let mends = replacements(&report.source, &fixes);
        report.findings.iter().zip(mends).map(|(finding, mend)| (finding, &report.source, mend))
    })
}

/// Where a span begins and where it ends: the column behind its last character.
fn ends(source: &Source, span: Span) -> [Position; 2] {
    [span.start, span.end].map(|offset| source.position(offset))
}

/// A finding in one file, with a second place in another one, and one in a file with a name that is awkward in each form.
#[cfg(test)]
fn examples() -> Vec<Report> {
    use kody_generator::Related;

    let finding = |file, related, message: &str| Finding {
        rule: "duplicate-code",
        level: Level::Deny,
        message: message.to_owned(),
        file,
        span: Span::new(0, 4),
        help: Some("give it another number".to_owned()),
        related: Some(Related { file: related, span: Span::new(10, 22), label: "it was this".to_owned() }),
        fix: None,
    };
    let lock = Source::new("api.lock", "# lock\n13 Старий\n");
    let odd = Source::new("a dir/100%,a:b\n.yaml", "коди:\n  13: x\n");
    let across = finding(None, Some(lock), "it is another");
    let odd =
        Finding { level: Level::Warn, span: Span::new(0, 12), ..finding(Some(odd), None, "50%\r\nof it: all, really") };
    vec![Report { source: Source::new("api.yaml", "kody: 1\nlocales: [uk]\n"), findings: vec![across, odd] }]
}
