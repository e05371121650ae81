//! What has changed comes in; text for people goes out.

use std::collections::BTreeMap;

use super::{Change, Diff, Impact};
use crate::console::{FAINT, GREEN, RED, STRONG, YELLOW, painted, visible_line};

/// The longest text that is quoted, in characters.
const LONGEST: usize = 200;

pub(crate) fn human(diff: &Diff) -> String {
    let verdict = diff.verdict();
    let style = match verdict {
        Impact::Major => RED,
        Impact::Minor => YELLOW,
        Impact::Patch | Impact::None => GREEN,
    };
    let [old, new] = diff.names.each_ref().map(|name| visible_line(name, LONGEST));
    let mut text = format!("{old} → {new}: {}\n", painted(says(verdict), style.bold()));
    let (texts, others): (Vec<&Change>, Vec<&Change>) = diff.breaking(false).partition(|change| change.kind.is_text());
    for (heading, changes) in [("Breaking", diff.breaking(true).collect()), ("Not breaking", others)] {
        text += &section(heading, changes.into_iter().map(line).collect());
    }
    text + &section("Texts", by_language(&texts).iter().map(|(tag, codes)| format!("{tag}  {codes}")).collect())
}

fn says(verdict: Impact) -> &'static str {
    match verdict {
        Impact::Major => "major, it breaks something",
        Impact::Minor => "minor",
        Impact::Patch => "patch",
        Impact::None => "no difference",
    }
}

fn section(heading: &str, lines: Vec<String>) -> String {
    let lines: String = lines.into_iter().map(|line| format!("  {line}\n")).collect();
    if lines.is_empty() { lines } else { format!("\n{}\n{lines}", painted(heading, STRONG)) }
}

fn line(change: &Change) -> String {
    let code = change.code.as_ref().map(|(value, name)| format!("{value} {name} ")).unwrap_or_default();
    let detail = change.detail().map(|detail| format!(": {detail}")).unwrap_or_default();
    let kind = painted(format!("{:19}", change.kind.as_str()), FAINT);
    format!("{kind} {}", visible_line(&format!("{code}{}{detail}", change.said()), LONGEST))
}

/// The codes whose texts have changed in a language; what belongs to no code comes first.
pub(super) fn by_language(texts: &[&Change]) -> BTreeMap<String, String> {
    let mut languages: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for change in texts {
        let codes = languages.entry(change.locale.clone().unwrap_or_else(|| "all languages".to_owned())).or_default();
        let code = change.code.as_ref().map(|(value, _)| value.to_string());
        let what = code.or_else(|| change.subject.clone()).unwrap_or_default();
        if !codes.contains(&what) {
            codes.push(what);
        }
    }
    let joined = |codes: Vec<String>| visible_line(&codes.join(", "), 2_000);
    languages.into_iter().map(|(tag, codes)| (tag, joined(codes))).collect()
}
