//! A PO file of GNU gettext comes in, as any tool may have written it; its entries go out, or all that is wrong with it.
//!
//! The reader is kody's own: what is wrong has to be shown in its place, and of the crates for PO files those that are kept up
//! give no places.

mod string;

use kody_generator::plurals::Rules;
use kody_generator::{Finding, Source, Span};

use super::entry::{Document, Entry, Translation, Wording, span};
use super::plural_forms::PluralForms;
use crate::report::fault;

/// A PO file, before it is known how its language counts.
#[derive(Debug, Default)]
pub(crate) struct File {
    header: Header,
    entries: Vec<Raw>,
    obsolete: usize,
}

#[derive(Debug, Default)]
struct Header {
    language: Option<(String, Span)>,
    plural_forms: Option<(String, Span)>,
}

/// An entry as it is written. A field that is missing is none.
#[derive(Debug, Default)]
struct Raw {
    is_fuzzy: bool,
    context: Option<Wording>,
    id: Option<Wording>,
    plural: Option<Wording>,
    /// With the number in brackets, where there is one.
    translations: Vec<(Option<usize>, Wording)>,
}

/// A keyword with what belongs to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Context,
    Id,
    Plural,
    Translation,
    /// `domain "x"`, which says nothing about a text.
    Domain,
}

/// Reads the file; else what is wrong with it.
pub(crate) fn read(source: &Source) -> Result<File, Vec<Finding>> {
    let mut reader = Reader::default();
    if let Some(span) = source.invalid_utf8() {
        let help = "convert it: msgconv -t UTF-8";
        return Err(vec![fault("syntax", span, "the file is not valid UTF-8", help)]);
    }
    let mut at = 0;
    for line in source.text().split_inclusive('\n') {
        reader.line(line, at);
        at += line.len();
    }
    reader.end_entry();
    if reader.findings.is_empty() { Ok(reader.file) } else { Err(reader.findings) }
}

#[derive(Debug, Default)]
struct Reader {
    file: File,
    entry: Raw,
    /// The field that a string in the next line belongs to.
    field: Option<Field>,
    /// Whether an entry is broken, so that nothing more is said about it.
    is_lost: bool,
    findings: Vec<Finding>,
}

impl Reader {
    fn line(&mut self, line: &str, at: usize) {
        let content = line.trim_matches(|character: char| character.is_ascii_whitespace() || character == '\u{feff}');
        let at = at + line.find(content).unwrap_or_default();
        if let Some(comment) = content.strip_prefix('#') {
            self.comment(comment);
        } else if content.starts_with('"') {
            self.strings(content, at);
        } else if !content.is_empty() {
            self.keyword(content, at);
        }
    }

    fn comment(&mut self, comment: &str) {
        // Behind a translation, a comment belongs to the next entry.
        if !self.entry.translations.is_empty() || comment.starts_with('~') || self.is_lost {
            self.end_entry();
        }
        if comment.starts_with("~ msgid ") {
            self.file.obsolete += 1;
        }
        if let Some(flags) = comment.strip_prefix([',', '=']) {
            self.entry.is_fuzzy |= flags.split(',').any(|flag| flag.trim() == "fuzzy");
        }
    }

    fn keyword(&mut self, content: &str, at: usize) {
        let length = content.find(|character: char| character.is_whitespace() || "\"[".contains(character));
        let (word, rest) = content.split_at(length.unwrap_or(content.len()));
        let begins = matches!(word, "msgctxt" | "msgid");
        if begins && (!self.entry.translations.is_empty() || self.is_lost) {
            self.end_entry();
        }
        let (number, rest_at, rest) = match bracketed(rest) {
            Some((number, behind)) if word == "msgstr" => (Some(number), at + content.len() - behind.len(), behind),
            _ => (None, at + word.len(), rest),
        };
        let wording = Wording { text: String::new(), span: span(at, at + content.len()) };
        let entry = &mut self.entry;
        let (field, is_new) = match word {
            "msgctxt" => (Field::Context, entry.context.replace(wording).is_none() && entry.id.is_none()),
            "msgid" => (Field::Id, entry.id.replace(wording).is_none()),
            "msgid_plural" => (Field::Plural, entry.plural.replace(wording).is_none() && entry.id.is_some()),
            "msgstr" => {
                let is_new = entry.id.is_some() && entry.translations.iter().all(|(known, _)| *known != number);
                entry.translations.push((number, wording));
                (Field::Translation, is_new)
            }
            "domain" => (Field::Domain, true),
            _ => return self.broken(span(at, at + content.len()), "this is no line of a PO file", LINE),
        };
        if !is_new {
            return self.broken(span(at, at + word.len()), format!("\"{word}\" is out of place here"), ENTRY);
        }
        self.field = Some(field);
        self.strings(rest, rest_at);
    }

    /// Reads the strings in the rest of a line.
    fn strings(&mut self, content: &str, at: usize) {
        let mut rest = content.trim_start();
        while !rest.is_empty() {
            let at = at + content.len() - rest.len();
            let read = string::read(rest);
            let Some(field) = self.field else {
                return self.broken(span(at, at + rest.len()), "this text belongs to no keyword", ENTRY);
            };
            match read {
                Ok((text, length)) => {
                    self.append(field, &text, at + length);
                    rest = rest[length..].trim_start();
                }
                Err((range, message)) => {
                    return self.broken(span(at + range.start, at + range.end), message, string::HELP);
                }
            }
        }
    }

    fn append(&mut self, field: Field, text: &str, end: usize) {
        let entry = &mut self.entry;
        let wording = match field {
            Field::Context => entry.context.as_mut(),
            Field::Id => entry.id.as_mut(),
            Field::Plural => entry.plural.as_mut(),
            Field::Translation => entry.translations.last_mut().map(|(_, wording)| wording),
            Field::Domain => None,
        };
        if let Some(wording) = wording {
            wording.text += text;
            wording.span = span(wording.span.range().start, end);
        }
    }

    fn broken(&mut self, span: Span, message: impl Into<String>, help: &str) {
        if !self.is_lost {
            self.findings.push(fault("syntax", span, message, help));
        }
        self.is_lost = true;
        self.field = None;
    }

    fn end_entry(&mut self) {
        let entry = std::mem::take(&mut self.entry);
        self.field = None;
        if std::mem::take(&mut self.is_lost) {
            return;
        }
        let Some(id) = &entry.id else {
            if let Some(context) = &entry.context {
                self.findings.push(fault("syntax", context.span, "this entry has no msgid", ENTRY));
            }
            return;
        };
        if entry.translations.is_empty() {
            self.findings.push(fault("syntax", id.span, "this entry has no msgstr", ENTRY));
        } else if entry.context.is_none() && id.text.is_empty() {
            self.header(&entry);
        } else {
            self.file.entries.push(entry);
        }
    }

    fn header(&mut self, entry: &Raw) {
        let [(_, header), ..] = entry.translations.as_slice() else { return };
        let field = |name: &str| {
            let mut fields = header.text.lines().filter_map(|line| line.split_once(':'));
            let (_, value) = fields.find(|(field, _)| field.trim().eq_ignore_ascii_case(name))?;
            Some((value.trim().to_owned(), header.span)).filter(|(value, _)| !value.is_empty())
        };
        let charset = field("Content-Type").and_then(|(value, _)| Some(value.split_once("charset=")?.1.to_owned()));
        if let Some(charset) = charset.filter(|charset| !is_utf8(charset)) {
            let message = format!("the file says that its charset is {charset}; kody reads UTF-8");
            self.findings.push(fault("syntax", header.span, message, "convert it: msgconv -t UTF-8"));
        }
        let (language, plural_forms) = (field("Language"), field("Plural-Forms"));
        self.file.header = Header { language, plural_forms };
    }
}

const LINE: &str =
    "a line is a comment, a keyword (msgctxt, msgid, msgid_plural, msgstr) with a text, or a text in quotes";
const ENTRY: &str = "an entry is msgctxt, msgid, perhaps msgid_plural, and msgstr, in this order and each once";

/// ASCII is UTF-8, and so is what a template leaves open.
fn is_utf8(charset: &str) -> bool {
    ["utf-8", "utf8", "us-ascii", "ascii", "charset"].iter().any(|known| charset.trim().eq_ignore_ascii_case(known))
}

/// The number in `[2] "…"`, and what stands behind it.
fn bracketed(rest: &str) -> Option<(usize, &str)> {
    let (number, behind) = rest.trim_start().strip_prefix('[')?.split_once(']')?;
    Some((number.trim().parse().ok()?, behind))
}

impl File {
    /// The language that the header names, with its place.
    pub(crate) fn language(&self) -> Option<&(String, Span)> {
        self.header.language.as_ref()
    }

    /// The entries as those of a language that counts by these rules; else what is wrong with them.
    pub(crate) fn into_document(self, rules: &Rules) -> Result<Document, Vec<Finding>> {
        let mut findings = Vec::new();
        let is_plural = self.entries.iter().any(|entry| entry.plural.is_some());
        let indices = self.header.indices(rules).unwrap_or_else(|finding| {
            findings.extend(is_plural.then_some(*finding));
            Vec::new()
        });
        let mut entries = Vec::new();
        for raw in self.entries {
            match raw.into_entry(&indices, findings.is_empty()) {
                Ok(entry) => entries.extend(entry),
                Err(finding) => findings.push(*finding),
            }
        }
        if findings.is_empty() { Ok(Document { entries, obsolete: self.obsolete }) } else { Err(findings) }
    }
}

type Index = (kody_generator::catalog::Category, usize);

impl Header {
    /// Which of the numbered forms each category of the language has, in its order.
    fn indices(&self, rules: &Rules) -> Result<Vec<Index>, Box<Finding>> {
        let Some((field, span)) = &self.plural_forms else {
            return Ok(rules.categories().iter().copied().zip(0..).collect());
        };
        let misfit = |message: &str, help: String| Box::new(fault("plural-category", *span, message, &help));
        let forms = PluralForms::parse(field).ok_or_else(|| {
            misfit("\"Plural-Forms\" is not understood", format!("write \"Plural-Forms: {}\"", rules.gettext()))
        })?;
        let wanted: Vec<&str> = rules.categories().iter().map(|category| category.as_str()).collect();
        let mut indices = forms.indices(rules).ok_or_else(|| {
            let help =
                format!("the language has the forms {}: \"Plural-Forms: {}\"", wanted.join(", "), rules.gettext());
            misfit("the plural forms of the file are not those of its language", help)
        })?;
        indices.sort_by_key(|(category, _)| *category);
        Ok(indices)
    }
}

impl Raw {
    /// The entry; nothing where it is one of a template that nobody translated in plural forms.
    fn into_entry(self, indices: &[Index], are_forms_known: bool) -> Result<Option<Entry>, Box<Finding>> {
        let id = self.id.expect("entries without it are reported");
        let Some(context) = self.context else {
            let help = "the key of a text is its context: export the file anew, and see that no tool drops msgctxt";
            return Err(broken(id.span, "this entry has no msgctxt, so it is not known whose text it is", help));
        };
        let plural = self.plural.map(|plural| plural.text);
        let translation = if plural.is_none() {
            let mut translations = self.translations.into_iter();
            match (translations.next(), translations.next()) {
                (Some((None, only)), None) => Translation::Plain(only),
                _ => return Err(broken(id.span, "this entry has plural forms, but no msgid_plural", ENTRY)),
            }
        } else if are_forms_known {
            let form = |&(category, index): &Index| {
                let found = self.translations.iter().find(|(number, _)| *number == Some(index));
                let found = found.map(|(_, wording)| wording.clone());
                let missing = || broken(id.span, format!("this entry has no msgstr[{index}]"), ENTRY);
                found.map(|wording| (category, wording)).ok_or_else(missing)
            };
            let forms: Result<Vec<_>, _> = indices.iter().map(form).collect();
            match (forms, self.translations.iter().all(|(_, wording)| wording.text.is_empty())) {
                (Err(_), true) => return Ok(None),
                (forms, _) => Translation::Plural(forms?),
            }
        } else {
            return Ok(None);
        };
        let source = std::iter::once(id.text).chain(plural).collect();
        let (key, key_span) = (context.text, context.span);
        Ok(Some(Entry { key, key_span, source, translation, is_fuzzy: self.is_fuzzy }))
    }
}

/// What is wrong with an entry.
fn broken(span: Span, message: impl Into<String>, help: &str) -> Box<Finding> {
    Box::new(fault("syntax", span, message, help))
}

#[cfg(test)]
mod tests;
