//! Findings come in; the JSON document of kody goes out. `kody check --help` documents it.

use kody_generator::{Finding, Source, Span};

use super::{Report, each_with_mend, ends};
use crate::edit::Replacement;
use crate::json::{object, text};

/// The findings as a document for programs. Its form is a contract, the order of the members included.
pub(crate) fn json(reports: &[Report]) -> String {
    let findings: Vec<String> =
        each_with_mend(reports).map(|(finding, catalog, mend)| json_of(finding, catalog, &mend)).collect();
    let findings = if findings.is_empty() { String::new() } else { format!("\n{}\n", findings.join(",\n")) };
    format!("{{\"version\": 1, \"findings\": [{findings}]}}\n")
}

/// A member of an object: its key, and its value as JSON.
type Member = (&'static str, String);

fn json_of(finding: &Finding, catalog: &Source, mend: &[Replacement]) -> String {
    let what =
        [("rule", text(finding.rule)), ("level", text(finding.level.as_str())), ("message", text(&finding.message))];
    let related = finding.related.as_ref().map(|related| {
        let place = place_of(related.source(catalog), related.span);
        object([("message", text(&related.label))].into_iter().chain(place))
    });
    let help = finding.help.as_deref().map(text);
    let fix = (!mend.is_empty()).then(|| fix_of(catalog, mend));
    let rest = [("help", help), ("related", related), ("fix", fix)];
    let rest = rest.map(|(key, value)| (key, value.unwrap_or_else(|| "null".to_owned())));
    format!("  {}", object(what.into_iter().chain(place_of(finding.source(catalog), finding.span)).chain(rest)))
}

/// What is to be replaced in the catalogue, and by what.
fn fix_of(catalog: &Source, mend: &[Replacement]) -> String {
    let replacement = |replacement: &Replacement| {
        let place = range_of(catalog, replacement.span).into_iter();
        object(place.chain([("text", text(&replacement.text))]))
    };
    format!("[{}]", mend.iter().map(replacement).collect::<Vec<_>>().join(", "))
}

fn place_of(source: &Source, span: Span) -> impl Iterator<Item = Member> {
    std::iter::once(("file", text(source.name()))).chain(range_of(source, span))
}

fn range_of(source: &Source, span: Span) -> [Member; 4] {
    let [start, end] = ends(source, span);
    [
        ("line", start.line.to_string()),
        ("column", start.column.to_string()),
        ("end_line", end.line.to_string()),
        ("end_column", end.column.to_string()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_in_two_files_are_told() {
        let json = json(&crate::report::examples());
        let json: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
        let finding = &json["findings"][0];
        assert_eq!((&finding["file"], &finding["line"]), (&"api.yaml".into(), &1.into()));
        let related = &finding["related"];
        assert_eq!(
            (&related["file"], &related["line"], &related["column"]),
            (&"api.lock".into(), &2.into(), &4.into())
        );
        assert_eq!((&related["message"], &related["end_column"]), (&"it was this".into(), &10.into()));
        assert_eq!(json["findings"][1]["file"], "a dir/100%,a:b\n.yaml");
    }
}
