//! MariaDB's file of error messages comes in; the same as a catalogue of kody goes out.

use std::collections::HashSet;
use std::fmt::Write;

/// Their names of languages, and the tags of these.
const LOCALES: [(&str, &str); 27] = [
    ("eng", "en"),
    ("bgn", "bg"),
    ("chi", "zh"),
    ("cze", "cs"),
    ("dan", "da"),
    ("est", "et"),
    ("fre", "fr"),
    ("geo", "ka"),
    ("ger", "de"),
    ("greek", "el"),
    ("hindi", "hi"),
    ("hun", "hu"),
    ("ita", "it"),
    ("jpn", "ja"),
    ("kor", "ko"),
    ("nla", "nl"),
    ("nor", "nb"),
    ("norwegian-ny", "nn"),
    ("pol", "pl"),
    ("por", "pt"),
    ("rum", "ro"),
    ("rus", "ru"),
    ("serbian", "sr"),
    ("slo", "sk"),
    ("spa", "es"),
    ("swe", "sv"),
    ("ukr", "uk"),
];

/// What their texts do and kody warns of. A program of two tongues need not agree on style.
const RULES: &str = "rules:
  missing-translation: allow
  same-as-source: allow
  span-mismatch: allow
  stray-space: allow
  not-nfc: allow
";

/// The catalogue of kody for the text of `errmsg-utf8.txt`. A directive of printf such as `%s` stays as it is.
pub fn convert(messages: &str) -> Result<String, String> {
    let tags: Vec<_> = LOCALES.iter().map(|(_, tag)| *tag).collect();
    let mut yaml = format!("kody: 1\nlocales: [{}]\nrepr: u16\n{RULES}", tags.join(", "));
    yaml.push_str("attributes:\n  sqlstate: {type: text, optional: true}\n  odbc: {type: text, optional: true}\n");
    yaml.push_str("codes:\n");
    let mut number = 0_u16;
    let mut names = HashSet::new();
    for (line, text) in messages.lines().enumerate() {
        let trouble = |what: &str| format!("errmsg-utf8.txt:{}: {what}", line + 1);
        let mut words = text.split_whitespace();
        match words.next() {
            None | Some("languages" | "default-language") => {}
            Some(word) if word.starts_with('#') => {}
            Some("start-error-number" | "skip-to-error-number") => {
                number = words.next().and_then(|word| word.parse().ok()).ok_or_else(|| trouble("what number?"))?;
            }
            Some(language) if text.starts_with(char::is_whitespace) => {
                put_message(&mut yaml, language, text).ok_or_else(|| trouble("what text?"))?;
            }
            Some(name) => {
                let name = upper_camel(name);
                put(&mut yaml, format_args!("  {number}:\n    name: {name}\n"));
                let states: Vec<_> =
                    ["sqlstate", "odbc"].iter().zip(words).map(|(key, state)| format!("{key}: \"{state}\"")).collect();
                if !states.is_empty() {
                    put(&mut yaml, format_args!("    attributes: {{{}}}\n", states.join(", ")));
                }
                yaml.push_str("    message:\n");
                number += 1;
                if !names.insert(name) {
                    return Err(trouble("the name is taken"));
                }
            }
        }
    }
    Ok(yaml)
}

/// One text. A language that the head of the file does not declare is a slip of theirs, and stays out.
fn put_message(yaml: &mut String, language: &str, line: &str) -> Option<()> {
    let (_, text) = line.split_once('"')?;
    // The last quote ends the text; one text has lost it.
    let text = text.rsplit_once('"').map_or(text, |(text, _)| text);
    // One code marks a number and says nothing, which kody does not take.
    let text = if text.is_empty() { "–" } else { text };
    let text = unescape(text).replace('{', "{{").replace('}', "}}");
    if let Some((_, tag)) = LOCALES.iter().find(|(name, _)| *name == language) {
        put(yaml, format_args!("      {tag}: {}\n", quoted(&text)));
    }
    Some(())
}

/// Their escapes: `\n`, and `\` before what stands for itself.
fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(char) = chars.next() {
        plain.push(match char {
            '\\' => match chars.next() {
                Some('n') => '\n',
                Some(other) => other,
                None => '\\',
            },
            other => other,
        });
    }
    plain
}

/// `ER_DUP_ENTRY` becomes `ErDupEntry`.
fn upper_camel(name: &str) -> String {
    name.split('_').fold(String::new(), |camel, word| {
        let (first, rest) = word.split_at(word.len().min(1));
        camel + first + &rest.to_lowercase()
    })
}

/// A text between double quotes, as YAML takes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))
}

fn put(yaml: &mut String, what: std::fmt::Arguments<'_>) {
    yaml.write_fmt(what).expect("a String takes everything");
}
