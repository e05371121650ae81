//! Findings come in; a document in the Static Analysis Results Interchange Format goes out: SARIF 2.1.0, an OASIS standard.

mod document;
mod uri;

use kody_generator::check::{self, Rule};
use kody_generator::{Finding, Level, Source, Span, plain};

use super::{Report, each, ends};
use crate::prose;
use document::{
    ArtifactLocation, Configuration, Driver, Help, Location, Log, PhysicalLocation, Region, ReportingDescriptor, Run,
    SarifResult, Text, Tool,
};

/// How wide the help is where it is shown as plain text.
const HELP_WIDTH: usize = 100;

/// The findings as a document, with the explanations of the rules that were broken.
pub(crate) fn sarif(reports: &[Report]) -> String {
    let mut ids: Vec<&str> = each(reports).map(|(finding, _)| finding.rule).collect();
    ids.sort_unstable();
    ids.dedup();
    let results = each(reports).map(|(finding, catalog)| result(finding, catalog, &ids)).collect();
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

fn result(finding: &Finding, catalog: &Source, ids: &[&'static str]) -> SarifResult {
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
    }
}

fn location(source: &Source, span: Span) -> Location {
    let [start, end] = ends(source, span);
    Location {
        physical_location: PhysicalLocation {
            artifact_location: ArtifactLocation::new(uri::of(source)),
            region: Region {
                start_line: start.line,
                start_column: start.column,
                end_line: end.line,
                end_column: end.column,
            },
        },
        message: None,
    }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Deny => "error",
        Level::Warn => "warning",
        Level::Allow => "none",
    }
}
