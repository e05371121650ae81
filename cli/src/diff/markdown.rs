//! What has changed comes in; sections for a changelog go out.

use super::human::by_language;
use super::{Change, Diff, Kind};
use crate::console::visible_line;

pub(crate) fn markdown(diff: &Diff) -> String {
    let (texts, others): (Vec<&Change>, Vec<&Change>) = diff.breaking(false).partition(|change| change.kind.is_text());
    let pick = |kinds: &[Kind]| -> Vec<String> {
        others.iter().filter(|change| kinds.contains(&change.kind)).map(|change| item(change)).collect()
    };
    let added = [Kind::Added, Kind::Restored, Kind::LocaleAdded, Kind::AttributeDeclared, Kind::ValueAdded];
    let deprecated = [Kind::Deprecated];
    let named = |change: &&&Change| !added.contains(&change.kind) && !deprecated.contains(&change.kind);
    let languages = by_language(&texts);
    let texts = languages.iter().map(|(tag, codes)| format!("- {}: {}\n", code_span(tag), escaped(codes)));
    let sections = [
        ("Breaking changes", diff.breaking(true).map(item).collect()),
        ("Added", pick(&added)),
        ("Deprecated", pick(&deprecated)),
        ("Changed", others.iter().filter(named).map(|change| item(change)).collect()),
        ("Texts", texts.collect()),
    ];
    let sections = sections.into_iter().filter(|(_, items)| !items.is_empty());
    let sections: Vec<String> =
        sections.map(|(heading, items): (&str, Vec<String>)| format!("### {heading}\n\n{}", items.concat())).collect();
    if sections.is_empty() { "The catalogue has not changed.\n".to_owned() } else { sections.join("\n") }
}

/// ``- `13` **WrongServer** is gone``
fn item(change: &Change) -> String {
    let said = escaped(&change.said());
    let code =
        change.code.as_ref().map(|(value, name)| format!("{} **{}** ", code_span(&value.to_string()), escaped(name)));
    let detail = change.detail().map(|detail| format!(": {}", escaped(&detail))).unwrap_or_default();
    match code {
        Some(code) => format!("- {code}{said}{detail}\n"),
        None => format!("- {}{}{detail}\n", said[..1].to_uppercase(), &said[1..]),
    }
}

/// A text between as many backticks as it needs (CommonMark 0.31, 6.1).
fn code_span(text: &str) -> String {
    let text = one_line(text);
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// A text without anything that Markdown would take for markup.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in one_line(text).chars() {
        if "\\`*_[]<>#|~&!".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

/// A text as one line that leaves a terminal alone, too.
fn one_line(text: &str) -> String {
    visible_line(&text.split_whitespace().collect::<Vec<_>>().join(" "), usize::MAX)
}
