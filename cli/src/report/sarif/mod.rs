//! Findings come in; a document in the Static Analysis Results Interchange Format goes out: SARIF 2.1.0, an OASIS standard.

mod document;
mod uri;

use kody_generator::check::{self, Rule};
use kody_generator::{Finding, Level, Source, Span, plain};

use super::{Report, each, each_with_mend, ends};
use crate::edit;
use crate::prose;
use document::{
    ArtifactChange, ArtifactLocation, Configuration, Driver, Fix, Help, Location, Log, PhysicalLocation, Region,
    Replacement, ReportingDescriptor, Run, SarifResult, Text, Tool,
};

/// How wide the help is where it is shown as plain text.
const HELP_WIDTH: usize = 100;

/// The findings as a document, with the explanations of the rules that were broken.
pub(crate) fn sarif(reports: &[Report]) -> String {
    let mut ids: Vec<&str> = each(reports).map(|(finding, _)| finding.rule).collect();
    ids.sort_unstable();
    ids.dedup();
    let results =
        each_with_mend(reports).map(|(finding, catalog, mend)| result(finding, catalog, mend, &ids)).collect();
    let rules = ids.iter().map(|id| descriptor(id)).collect();
    let log = Log::new(Run::new(Tool { driver: Driver::new(rules) }, results));
    serde_json::to_string_pretty(&log).expect("texts and numbers can be written") + "\n"
}

fn descriptor(id: &'static str) -> ReportingDescriptor {
    let rule = check::rule(id);
    ReportingDescriptor {
        id,
        short_description: rule.map(|rule| Text::new(rule.summary())),
        full_description: rule.map(|rule| Text::new(&reason(rule))),
        default_configuration: rule.map(|rule| Configuration { level: level(rule.level) }),
        help: rule.map(help),
    }
}

/// Why there is a rule: the paragraph behind its summary.
fn reason(rule: &Rule) -> String {
    plain(rule.explanation.split("\n\n").nth(1).unwrap_or_default())
}

fn help(rule: &Rule) -> Help {
    let text = prose::page(rule.explanation, 0, HELP_WIDTH);
    Help { text: anstream::adapter::strip_str(&text).to_string(), markdown: rule.explanation }
}

fn result(finding: &Finding, catalog: &Source, mend: Vec<edit::Replacement>, ids: &[&'static str]) -> SarifResult {
    let related = finding.related.as_ref().map(|related| Location {
        message: Some(Text::message(&related.label)),
        ..location(related.source(catalog), related.span)
    });
    let help = finding.help.iter().map(|help| format!("\n{help}"));
    let message: String = std::iter::once(finding.message.clone()).chain(help).collect();
    SarifResult {
        rule_id: finding.rule,
        rule_index: ids.binary_search(&finding.rule).expect("the ids are those of the findings"),
        level: level(finding.level),
        message: Text::message(&message),
        locations: [location(finding.source(catalog), finding.span)],
        related_locations: related.into_iter().collect(),
        fixes: (!mend.is_empty()).then(|| fix(finding, catalog, mend)).into_iter().collect(),
    }
}

fn fix(finding: &Finding, catalog: &Source, mend: Vec<edit::Replacement>) -> Fix {
    let replacement = |replacement: edit::Replacement| Replacement {
        deleted_region: region(catalog, replacement.span),
        inserted_content: Text::new(&replacement.text),
    };
    let change = ArtifactChange {
        artifact_location: ArtifactLocation::new(uri::of(catalog)),
        replacements: mend.into_iter().map(replacement).collect(),
    };
    Fix { description: finding.help.as_deref().map(Text::message), artifact_changes: [change] }
}

fn location(source: &Source, span: Span) -> Location {
    let artifact_location = ArtifactLocation::new(uri::of(source));
    Location { physical_location: PhysicalLocation { artifact_location, region: region(source, span) }, message: None }
}

fn region(source: &Source, span: Span) -> Region {
    let [start, end] = ends(source, span);
    Region { start_line: start.line, start_column: start.column, end_line: end.line, end_column: end.column }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Deny => "error",
        Level::Warn => "warning",
        Level::Allow => "none",
    }
}
