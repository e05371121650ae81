//! XLIFF 1.2 comes in, as any tool may have written it; its entries go out, or all that is wrong with it.

use std::collections::HashMap;

use kody_generator::catalog::Category;
use kody_generator::plurals::Rules;
use kody_generator::{Finding, Source, Span};
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::entry::{Document, Entry, Translation, Wording, span};
use crate::report::fault;
use crate::translations::export::CHARACTER;

/// An XLIFF file, before it is known how its language counts.
#[derive(Debug, Default)]
pub(crate) struct File {
    language: Option<(String, Span)>,
    units: Vec<Unit>,
}

/// A `trans-unit`.
#[derive(Debug, Default)]
struct Unit {
    key: String,
    span: Span,
    source: String,
    target: Option<Wording>,
    is_fuzzy: bool,
}

/// Reads the file; else what is wrong with it.
pub(crate) fn read(source: &Source) -> Result<File, Vec<Finding>> {
    if let Some(span) = source.invalid_utf8() {
        let help = "save it as UTF-8";
        return Err(vec![fault("syntax", span, "the file is not valid UTF-8", help)]);
    }
    let mark = source.text().len() - source.text().trim_start_matches('\u{feff}').len();
    let mut xml = Reader::from_str(&source.text()[mark..]);
    let mut walk = Walk::default();
    loop {
        let start = mark + offset(xml.buffer_position());
        let event = match xml.read_event() {
            Ok(event) => event,
            Err(error) => {
                let at = mark + offset(xml.error_position());
                walk.findings.push(fault(
                    "syntax",
                    span(at, at),
                    format!("the file is not well-formed XML: {error}"),
                    "",
                ));
                break;
            }
        };
        let place = span(start, mark + offset(xml.buffer_position()));
        if matches!(event, Event::Eof) {
            walk.end(place);
            break;
        }
        walk.event(event, place);
        if walk.is_foreign {
            break;
        }
    }
    if walk.findings.is_empty() { Ok(walk.file) } else { Err(walk.findings) }
}

fn offset(position: u64) -> usize {
    usize::try_from(position).expect("a source is shorter than 256 MiB")
}

#[derive(Debug, Default)]
struct Walk {
    file: File,
    /// The elements that are open.
    open: Vec<String>,
    unit: Option<Unit>,
    /// Whether it is no XLIFF 1.2, so that nothing in it means what it seems to.
    is_foreign: bool,
    findings: Vec<Finding>,
}

impl Walk {
    fn event(&mut self, event: Event<'_>, place: Span) {
        match event {
            Event::Start(start) => {
                self.start(&start, place);
                self.open.push(start.local_name().as_ref().to_owned());
            }
            Event::Empty(start) => {
                self.start(&start, place);
                self.open.push(start.local_name().as_ref().to_owned());
                self.close();
            }
            Event::End(_) => self.close(),
            Event::Text(text) => self.append(&text.xml10_content(), place),
            Event::CData(text) => self.append(&text.xml10_content(), place),
            Event::GeneralRef(reference) => self.reference(&reference, place),
            Event::DocType(_) => {
                self.broken(place, "a document type belongs to no XLIFF file", "remove it");
                self.is_foreign = true;
            }
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) | Event::Eof => {}
        }
    }

    fn start(&mut self, start: &BytesStart<'_>, place: Span) {
        let name = start.local_name().as_ref().to_owned();
        let parent = self.open.last().map(String::as_str);
        match (name.as_str(), parent) {
            ("xliff", None) => self.root(start, place),
            (_, None) => {
                self.broken(place, format!("the file begins with <{name}>, not with <xliff>"), "");
                self.is_foreign = true;
            }
            ("file", _) => self.language(attribute(start, "target-language"), place),
            ("trans-unit", _) => match attribute(start, "resname").or_else(|| attribute(start, "id")) {
                Some(key) => self.unit = Some(Unit { key, span: place, ..Unit::default() }),
                None => {
                    self.broken(place, "this trans-unit has neither resname nor id", "export the file anew");
                }
            },
            ("target", Some("trans-unit")) => {
                if let Some(unit) = &mut self.unit {
                    unit.is_fuzzy = attribute(start, "state").is_some_and(|state| is_open(&state));
                    unit.target = Some(Wording { text: String::new(), span: place });
                }
            }
            // Marks around a text are of no account; what stands for something that is not there is.
            ("g" | "mrk", _) => {}
            (_, Some("source" | "target" | "g" | "mrk")) if self.is_text() => self.inline(start, &name, place),
            _ => {}
        }
    }

    /// Notes the language of a part. All parts go into one locale, so it must be the same everywhere.
    fn language(&mut self, tag: Option<String>, place: Span) {
        let Some(tag) = tag else { return };
        match &self.file.language {
            Some((known, _)) if !known.eq_ignore_ascii_case(&tag) => {
                let message = format!("this part is in \"{tag}\", and the one before it in \"{known}\"");
                self.broken(place, message, "import each language from a file of its own");
            }
            Some(_) => {}
            None => self.file.language = Some((tag, place)),
        }
    }

    fn root(&mut self, start: &BytesStart<'_>, place: Span) {
        let version = attribute(start, "version").unwrap_or_default();
        if !matches!(version.as_str(), "1.0" | "1.1" | "1.2") {
            let help = "kody reads XLIFF 1.2, which \"kody export xliff\" writes";
            self.broken(place, format!("this is XLIFF \"{version}\""), help);
            self.is_foreign = true;
        }
    }

    /// Whether what comes belongs to the text of a unit, and not to a former one.
    fn is_text(&self) -> bool {
        let mut open = self.open.iter().rev().map(String::as_str).skip_while(|name| matches!(*name, "g" | "mrk"));
        matches!(open.next(), Some("source" | "target")) && open.next() == Some("trans-unit")
    }

    fn inline(&mut self, start: &BytesStart<'_>, name: &str, place: Span) {
        let character = attribute(start, "ctype").and_then(|ctype| {
            let number = u32::from_str_radix(ctype.strip_prefix(CHARACTER)?, 16).ok()?;
            char::from_u32(number)
        });
        if let Some(character) = character.filter(|_| name == "x") {
            self.append(&character.to_string(), place);
        } else {
            let help = "write text alone; placeholders are words in braces";
            self.broken(place, format!("the element <{name}> means nothing to kody"), help);
        }
    }

    fn reference(&mut self, reference: &BytesRef<'_>, place: Span) {
        if let Some(text) = resolved(reference) {
            self.append(&text, place);
        } else {
            let message = format!("nothing is known of the entity \"&{};\"", &**reference);
            self.broken(place, message, "write the character itself");
        }
    }

    fn append(&mut self, text: &str, place: Span) {
        let is_text = self.is_text();
        let Some(unit) = self.unit.as_mut().filter(|_| is_text) else { return };
        let is_source = self.open.iter().rev().find(|name| matches!(name.as_str(), "source" | "target"));
        if is_source.is_some_and(|name| name == "source") {
            unit.source += text;
        } else if let Some(target) = &mut unit.target {
            target.text += text;
            target.span = Span::new(target.span.start, place.end);
        }
    }

    fn close(&mut self) {
        if self.open.pop().is_some_and(|name| name == "trans-unit") {
            self.file.units.extend(self.unit.take());
        }
    }

    fn end(&mut self, place: Span) {
        if let Some(name) = self.open.last() {
            let message = format!("the file ends within <{name}>");
            self.broken(place, message, "get the whole file");
        } else if self.file.units.is_empty() && self.findings.is_empty() {
            self.broken(place, "there is no text in this file", "");
        }
    }

    fn broken(&mut self, place: Span, message: impl Into<String>, help: &str) {
        self.findings.push(fault("syntax", place, message, help));
    }
}

/// The value of an attribute.
fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok()??;
    attribute.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// What a reference stands for.
fn resolved(reference: &BytesRef<'_>) -> Option<String> {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => Some(character.to_string()),
        Ok(None) => resolve_predefined_entity(reference).map(str::to_owned),
        Err(_) => None,
    }
}

/// Whether a state says that somebody has to look at the text (XLIFF 1.2, 2.3, "state").
fn is_open(state: &str) -> bool {
    state == "new" || state.starts_with("needs-")
}

impl File {
    /// The language that the file is in, with its place.
    pub(crate) fn language(&self) -> Option<&(String, Span)> {
        self.language.as_ref()
    }

    /// The entries as those of a language that counts by these rules; else what is wrong with them.
    pub(crate) fn into_document(self, rules: &Rules) -> Result<Document, Vec<Finding>> {
        let mut entries: Vec<Entry> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut findings = Vec::new();
        for unit in self.units {
            let missing = Wording { text: String::new(), span: unit.span };
            let wording = unit.target.unwrap_or(missing);
            let Some((key, category)) = form(&unit.key) else {
                let (key, key_span, source) = (unit.key, unit.span, vec![unit.source]);
                let translation = Translation::Plain(wording);
                entries.push(Entry { key, key_span, source, translation, is_fuzzy: unit.is_fuzzy });
                continue;
            };
            let at = *places.entry(key.to_owned()).or_insert(entries.len());
            if at == entries.len() {
                let (key, key_span, source) = (key.to_owned(), unit.span, Vec::new());
                let translation = Translation::Plural(Vec::new());
                entries.push(Entry { key, key_span, source, translation, is_fuzzy: false });
            }
            if let Translation::Plural(forms) = &mut entries[at].translation {
                forms.push((category, wording));
            }
            entries[at].source.push(unit.source);
            entries[at].is_fuzzy |= unit.is_fuzzy;
        }
        for entry in &mut entries {
            findings.extend(entry.complete(rules));
        }
        if findings.is_empty() { Ok(Document { entries, obsolete: 0 }) } else { Err(findings) }
    }
}

/// The key and the category of `30.message[few]`.
fn form(key: &str) -> Option<(&str, Category)> {
    let (key, word) = key.strip_suffix(']')?.rsplit_once('[')?;
    Some((key, Category::from_word(word)?))
}

impl Entry {
    /// Puts plural forms in the order of the language; what is wrong with them.
    fn complete(&mut self, rules: &Rules) -> Option<Finding> {
        let Translation::Plural(forms) = &mut self.translation else { return None };
        let mut sorted: Vec<(Category, Wording, String)> = forms
            .drain(..)
            .zip(self.source.drain(..))
            .map(|((category, wording), source)| (category, wording, source))
            .collect();
        sorted.sort_by_key(|(category, ..)| *category);
        let found: Vec<Category> = sorted.iter().map(|(category, ..)| *category).collect();
        *forms = sorted.iter().map(|(category, wording, _)| (*category, wording.clone())).collect();
        self.source = sorted.into_iter().map(|(.., source)| source).collect();
        let words =
            |categories: &[Category]| categories.iter().map(|form| form.as_str()).collect::<Vec<_>>().join(", ");
        (found != rules.categories()).then(|| {
            let message = format!("\"{}\" has the plural forms {}", self.key, words(&found));
            let help = format!("the language has the forms {}, each once", words(rules.categories()));
            fault("plural-category", self.key_span, message, &help)
        })
    }
}

#[cfg(test)]
mod tests;
