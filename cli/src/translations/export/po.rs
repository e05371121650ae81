//! A sheet comes in; a PO file of GNU gettext goes out, or a template (POT) where no locale is chosen.
//!
//! The format is that of the GNU gettext manual, 3 "The Format of PO Files". No date is in it, so that the same catalogue
//! gives the same bytes; lines are broken at line ends of the text only, as `--no-wrap` does.

use kody_generator::catalog::Category;

use super::notes::{examples, notes};
use super::{Exported, Sheet};
use crate::translations::units::Unit;
use crate::translations::words::Words;

pub(super) fn write(sheet: &Sheet<'_>) -> Exported {
    let mut text = header(sheet);
    let mut remarks = Vec::new();
    let forms = forms_note(sheet);
    for unit in &sheet.units {
        let translation = sheet.translation(unit);
        let all = [Some(unit.source()), translation];
        if all.iter().flatten().flat_map(Words::all).any(|text| text.contains('\0')) {
            remarks.push(format!("{} is left out: PO files cannot hold the character NUL", unit.key()));
        } else {
            text += &entry(sheet, unit, &forms);
        }
    }
    Exported { text, remarks }
}

fn header(sheet: &Sheet<'_>) -> String {
    let project = sheet.file.rsplit_once('.').map_or(sheet.file.as_str(), |(stem, _)| stem);
    let (language, plurals) = match sheet.tag() {
        Some(tag) => (tag.replace('-', "_"), sheet.rules.gettext()),
        None => (String::new(), "nplurals=INTEGER; plural=EXPRESSION;".to_owned()),
    };
    let fields = [
        ("Project-Id-Version", project),
        ("Report-Msgid-Bugs-To", ""),
        // Empty, but there: gettext warns of a header without it, and a time would make every export another one.
        ("PO-Revision-Date", ""),
        ("Last-Translator", ""),
        ("Language-Team", ""),
        ("Language", &language),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=UTF-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", &plurals),
        ("X-Source-Language", &sheet.source_tag().replace('-', "_")),
        ("X-Generator", "kody"),
    ];
    let fields: String = fields.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
    let fuzzy = if sheet.locale.is_none() { "#, fuzzy\n" } else { "" };
    format!("{fuzzy}msgid \"\"\n{}", line("", "msgstr", &fields))
}

fn entry(sheet: &Sheet<'_>, unit: &Unit<'_>, forms: &str) -> String {
    let mut text = "\n".to_owned();
    let forms = sheet.locale.filter(|_| unit.is_plural()).map(|_| forms.to_owned());
    for note in notes(unit).into_iter().chain(forms) {
        text += &format!("#. {note}\n");
    }
    let stale = sheet.stale(unit);
    let is_format = unit.has_the_same_placeholders_everywhere();
    let flags = [(stale.is_some(), "fuzzy"), (is_format, "python-brace-format")];
    let flags: Vec<&str> = flags.into_iter().filter(|(is_set, _)| *is_set).map(|(_, flag)| flag).collect();
    if !flags.is_empty() {
        text += &format!("#, {}\n", flags.join(", "));
    }
    if let Some(old) = stale.and_then(|stale| stale.made_from) {
        text += &source(old, unit.is_plural(), "#| ");
    }
    text += &line("", "msgctxt", &unit.key());
    text += &source(&unit.source(), unit.is_plural(), "");
    text + &translation(sheet, unit)
}

/// The source text: of plural forms the two that gettext has room for.
fn source(words: &Words, is_plural: bool, prefix: &str) -> String {
    let plural = if is_plural { line(prefix, "msgid_plural", words.general()) } else { String::new() };
    line(prefix, "msgid", words.singular()) + &plural
}

fn translation(sheet: &Sheet<'_>, unit: &Unit<'_>) -> String {
    let words = sheet.translation(unit);
    if !unit.is_plural() {
        return line("", "msgstr", words.as_ref().map_or("", Words::general));
    }
    // A template has the two forms that xgettext writes.
    let categories = match sheet.locale {
        Some(_) => sheet.rules.categories().to_vec(),
        None => vec![Category::One, Category::Other],
    };
    let form = |(index, category): (usize, &Category)| {
        let text = words.as_ref().map_or("", |words| words.form(*category));
        line("", &format!("msgstr[{index}]"), text)
    };
    categories.iter().enumerate().map(form).collect()
}

/// Which index is which form, and for which numbers.
fn forms_note(sheet: &Sheet<'_>) -> String {
    let form = |(index, category): (usize, &Category)| {
        format!("[{index}] {} ({})", category.as_str(), examples(&sheet.rules, *category))
    };
    format!("The forms: {}", sheet.rules.categories().iter().enumerate().map(form).collect::<Vec<_>>().join(", "))
}

/// A keyword with its text. A text of several lines begins in a line of its own.
fn line(prefix: &str, keyword: &str, text: &str) -> String {
    let lines: Vec<String> = text.split_inclusive('\n').map(quoted).collect();
    match lines.as_slice() {
        [] => format!("{prefix}{keyword} \"\"\n"),
        [only] => format!("{prefix}{keyword} {only}\n"),
        several => {
            let several: String = several.iter().map(|line| format!("{prefix}{line}\n")).collect();
            format!("{prefix}{keyword} \"\"\n{several}")
        }
    }
}

/// A text in quotes, with the escapes of C.
fn quoted(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted += "\\n",
            '\t' => quoted += "\\t",
            '\r' => quoted += "\\r",
            '\0'..'\u{20}' | '\u{7f}' => quoted += &format!("\\{:03o}", u32::from(character)),
            _ => quoted.push(character),
        }
    }
    quoted + "\""
}
