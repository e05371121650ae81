//! A sheet comes in; XLIFF 1.2 goes out (OASIS, 1 February 2008).
//!
//! A text is a `trans-unit` whose `id` and `resname` are its key. Plural forms are a `group` with a `trans-unit` for each form
//! of the target language, `30.message[few]`. A character that XML cannot hold is `<x id="c1" ctype="x-char-0000"/>`.

use kody_generator::catalog::Category;

use super::notes::{examples, notes};
use super::{Exported, Sheet};
use crate::translations::units::Unit;
use crate::translations::words::Words;

/// What stands before the number of a character that XML cannot hold.
pub(crate) const CHARACTER: &str = "x-char-";

pub(super) fn write(sheet: &Sheet<'_>) -> Exported {
    let target = sheet.tag().map(|tag| format!(" target-language=\"{tag}\"")).unwrap_or_default();
    let units: String = sheet.units.iter().map(|unit| element(sheet, unit)).collect();
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n\
         \x20 <file original=\"{}\" source-language=\"{}\"{target} datatype=\"plaintext\">\n\
         \x20   <header>\n      <tool tool-id=\"kody\" tool-name=\"kody\"/>\n    </header>\n\
         \x20   <body>\n{units}    </body>\n  </file>\n</xliff>\n",
        attribute(&sheet.file),
        sheet.source_tag(),
    );
    Exported { text, remarks: Vec::new() }
}

fn element(sheet: &Sheet<'_>, unit: &Unit<'_>) -> String {
    let key = attribute(&unit.key());
    let notes = notes(unit);
    let source = unit.source();
    if !unit.is_plural() {
        let form = Form { id: key, source: source.general().to_owned(), words: &|words| words.general().to_owned() };
        return trans_unit(sheet, unit, &form, &notes, "      ");
    }
    let rules = &sheet.rules;
    let forms = rules.categories().iter().map(|&category| {
        let words: &dyn Fn(&Words) -> String = &|words| words.form(category).to_owned();
        let form = Form { id: format!("{key}[{}]", category.as_str()), source: source_of(&source, category), words };
        let note = format!("The form \"{}\", for {}", category.as_str(), examples(rules, category));
        let notes: Vec<String> = notes.iter().cloned().chain([note]).collect();
        trans_unit(sheet, unit, &form, &notes, "        ")
    });
    let forms: String = forms.collect();
    format!("      <group id=\"{key}\" resname=\"{key}\" restype=\"x-gettext-plurals\">\n{forms}      </group>\n")
}

/// The source text of a form: that of the same category where the source language has it.
fn source_of(source: &Words, category: Category) -> String {
    source.form(category).to_owned()
}

/// A text, or one plural form of it.
struct Form<'a> {
    id: String,
    source: String,
    /// What words say in this form.
    words: &'a dyn Fn(&Words) -> String,
}

fn trans_unit(sheet: &Sheet<'_>, unit: &Unit<'_>, form: &Form<'_>, notes: &[String], indent: &str) -> String {
    let id = &form.id;
    let mut lines = vec![format!("<trans-unit id=\"{id}\" resname=\"{id}\" xml:space=\"preserve\">")];
    lines.push(format!("  <source>{}</source>", content(&form.source)));
    let stale = sheet.stale(unit);
    let translation = sheet.translation(unit).as_ref().map(form.words);
    if sheet.locale.is_some() {
        lines.push(match (&translation, stale) {
            (None, _) => "  <target state=\"new\"></target>".to_owned(),
            (Some(text), None) => format!("  <target state=\"translated\">{}</target>", content(text)),
            (Some(text), Some(_)) => format!("  <target state=\"needs-review-translation\">{}</target>", content(text)),
        });
    }
    lines.extend(notes.iter().map(|note| format!("  <note from=\"developer\">{}</note>", plain(note))));
    if let (Some(old), Some(text)) = (stale.and_then(|stale| stale.made_from), &translation) {
        let old = content(&(form.words)(old));
        let text = content(text);
        lines.push(format!(
            "  <alt-trans alttranstype=\"previous-version\"><source>{old}</source><target>{text}</target></alt-trans>"
        ));
    }
    lines.push("</trans-unit>".to_owned());
    lines.iter().map(|line| format!("{indent}{line}\n")).collect()
}

/// A text as the content of an element.
fn content(text: &str) -> String {
    let mut content = String::new();
    let mut count = 0;
    for character in text.chars() {
        match character {
            '&' => content += "&amp;",
            '<' => content += "&lt;",
            '>' => content += "&gt;",
            // A reader would make a line end of it (XML 1.0, 2.11).
            '\r' => content += "&#13;",
            character if is_allowed(character) => content.push(character),
            character => {
                count += 1;
                content += &format!("<x id=\"c{count}\" ctype=\"{CHARACTER}{:04X}\"/>", u32::from(character));
            }
        }
    }
    content
}

/// The same for an attribute: what XML cannot hold is replaced.
fn attribute(text: &str) -> String {
    plain(text).replace('"', "&quot;").replace('\t', "&#9;").replace('\n', "&#10;")
}

/// A text for people to read.
fn plain(text: &str) -> String {
    content(
        &text.chars().map(|character| if is_allowed(character) { character } else { '\u{fffd}' }).collect::<String>(),
    )
}

/// Whether XML can hold a character (XML 1.0, 2.2).
fn is_allowed(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{20}'..='\u{fffd}' | '\u{10000}'..)
}
