//! What has changed comes in; a JSON document goes out. Its form is a contract.

use kody_generator::catalog::Value;
use serde_json::Value as Json;

use super::{Change, Diff, Impact};
use crate::json::object;

pub(crate) fn json(diff: &Diff) -> String {
    let changes: Vec<String> = diff.changes.iter().map(|change| format!("  {}", object(members(change)))).collect();
    let changes = if changes.is_empty() { String::new() } else { format!("\n{}\n", changes.join(",\n")) };
    let verdict = diff.verdict();
    let [old, new] = diff.names.each_ref().map(|name| Json::from(name.as_str()));
    format!(
        "{{\"version\": 1, \"old\": {old}, \"new\": {new}, \"verdict\": \"{verdict}\", \"breaking\": {}, \"changes\": [{changes}]}}\n",
        verdict == Impact::Major
    )
}

fn members(change: &Change) -> [(&'static str, Json); 10] {
    let code = change.code.as_ref().map(|(value, _)| match value {
        Value::Int(number) => Json::from(*number),
        Value::Str(string) => Json::from(string.as_str()),
    });
    let text = |text: &Option<String>| Json::from(text.as_deref());
    [
        ("kind", change.kind.as_str().into()),
        ("impact", change.impact().to_string().into()),
        ("breaking", (change.impact() == Impact::Major).into()),
        ("code", code.unwrap_or_default()),
        ("name", Json::from(change.code.as_ref().map(|(_, name)| name.as_str()))),
        ("locale", text(&change.locale)),
        ("subject", text(&change.subject)),
        ("from", text(&change.from)),
        ("to", text(&change.to)),
        ("text", change.said().into()),
    ]
}
