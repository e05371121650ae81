//! The draft of a catalogue comes in; its text goes out: block maps, plain keys, quotes where YAML asks for them.

use kody_generator::catalog::{IntRepr, Repr};
use kody_generator::unicode::is_hidden;

use super::{Draft, Texts};
use crate::edit;

/// The text of a catalogue.
pub(super) fn write(draft: &Draft) -> String {
    let mut yaml = Yaml { text: String::new(), locales: &draft.locales };
    yaml.line(0, &format!("# Made from {} by \"kody import markdown\".", listed(&draft.files)));
    yaml.line(0, "# What is left to do: a telling name for each code, and an \"action:\", what the caller should do.");
    yaml.line(0, "kody: 1");
    yaml.line(0, &format!("locales: [{}]", draft.locales.iter().map(|tag| scalar(tag)).collect::<Vec<_>>().join(", ")));
    if draft.repr != Repr::Int(IntRepr::U16) {
        yaml.line(0, &format!("repr: {}", draft.repr.as_str()));
    }
    yaml.map("links", draft.links.iter().map(|(name, target)| (name.as_str(), target.as_str())));
    yaml.map("rules", draft.broken.iter().map(|rule| (*rule, "warn")));
    yaml.page(draft);
    yaml.line(0, "\ncodes:");
    for (at, code) in draft.codes.iter().enumerate() {
        yaml.line(0, &format!("{}  {}:", if at == 0 { "" } else { "\n" }, code.key));
        yaml.line(2, &format!("name: {}", scalar(&code.name)));
        yaml.texts(2, "message", &code.message);
        yaml.texts(2, "description", &code.description);
    }
    yaml.text
}

struct Yaml<'a> {
    text: String,
    locales: &'a [String],
}

impl Yaml<'_> {
    fn line(&mut self, depth: usize, line: &str) {
        self.text += &format!("{}{line}\n", "  ".repeat(depth));
    }

    fn map<'a>(&mut self, key: &str, entries: impl Iterator<Item = (&'a str, &'a str)>) {
        for (at, (key_of_entry, value)) in entries.enumerate() {
            if at == 0 {
                self.line(0, &format!("\n{key}:"));
            }
            self.line(1, &format!("{}: {}", scalar(key_of_entry), scalar(value)));
        }
    }

    fn page(&mut self, draft: &Draft) {
        let [code, description] = &draft.labels;
        let empty = [&draft.title, &draft.intro, code, description].into_iter().all(Vec::is_empty);
        if empty && draft.anchor.is_none() {
            return;
        }
        self.line(0, "\npage:");
        self.texts(1, "title", &draft.title);
        self.texts(1, "intro", &draft.intro);
        if let Some(anchor) = &draft.anchor {
            self.line(1, &format!("anchor: {}", scalar(anchor)));
        }
        if !code.is_empty() || !description.is_empty() {
            self.line(1, "labels:");
            self.texts(2, "code", code);
            self.texts(2, "description", description);
        }
    }

    fn texts(&mut self, depth: usize, key: &str, texts: &Texts) {
        if !texts.is_empty() {
            self.line(depth, &format!("{key}:"));
        }
        for (locale, text) in texts {
            self.line(depth + 1, &format!("{}: {}", scalar(&self.locales[*locale]), scalar(text)));
        }
    }
}

/// `a, b and c`
fn listed(files: &[String]) -> String {
    let files: Vec<String> = files.iter().map(|file| crate::console::visible_line(file, 100)).collect();
    match files.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// A scalar of a block map: without quotes where it then means the same to every reader of YAML.
fn scalar(text: &str) -> String {
    let plain = text.starts_with(char::is_alphabetic)
        && !text.ends_with([':', ' '])
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(is_hidden)
        && !edit::WORDS.contains(&text.to_lowercase().as_str());
    if plain { text.to_owned() } else { quoted(text) }
}

/// A scalar in double quotes.
pub(super) fn quoted(text: &str) -> String {
    edit::quoted(text, is_hidden)
}

#[cfg(test)]
mod tests {
    use super::scalar;

    #[test]
    fn quotes_stand_where_they_are_needed() {
        for text in ["Операцію завершено.", "it's \"so\"", "a:b", "WrongServer", "pt-BR", "a, [b] {c}"]
        {
            assert_eq!(scalar(text), text);
        }
        for (text, expected) in [
            ("no", r#""no""#),
            ("", r#""""#),
            ("a: b", r#""a: b""#),
            ("a #b", r#""a #b""#),
            ("ends:", r#""ends:""#),
            ("`a` \\ \"b\"", r#""`a` \\ \"b\"""#),
            ("a\n\u{1b}\u{202e}", r#""a\n\u001B\u202E""#),
            ("- a", r#""- a""#),
            ("13", r#""13""#),
        ] {
            assert_eq!(scalar(text), expected);
        }
    }
}
