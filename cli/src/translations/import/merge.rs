//! The entries of a file and their catalogue come in; what is to change goes out, with what cannot be taken.

use std::collections::{BTreeMap, HashMap, HashSet};

use kody_generator::catalog::{Category, Message};
use kody_generator::plurals::Rules;
use kody_generator::{Catalog, Finding, Level, Source, nearest};

use super::entry::{Document, Entry, Translation, Wording};
use crate::edit::{Key, Operation, Places, Step, Value};
use crate::report::fault;
use crate::translations::origins::Origins;
use crate::translations::units::{Place, Unit, key_of, units};
use crate::translations::words::Words;

/// Where translations are to go.
#[derive(Debug)]
pub(crate) struct Target<'c> {
    pub(crate) source: &'c Source,
    pub(crate) catalog: &'c Catalog,
    pub(crate) locale: usize,
    pub(crate) rules: Rules,
    pub(crate) origins: &'c Origins,
    /// Whether translations are taken that somebody has to look at.
    pub(crate) with_fuzzy: bool,
}

/// What a file changes.
#[derive(Debug, Default)]
pub(crate) struct Merge<'c> {
    pub(crate) changes: Vec<Change<'c>>,
    /// The texts that were stale and are said to fit.
    pub(crate) confirmed: Vec<Unit<'c>>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) counts: Counts,
}

/// A text that changes.
#[derive(Debug)]
pub(crate) struct Change<'c> {
    pub(crate) unit: Unit<'c>,
    pub(crate) operations: Vec<Operation>,
    /// What the locale says then.
    pub(crate) words: Words,
    /// The source text that it was translated from; the present one where it is none.
    pub(crate) made_from: Option<Words>,
    pub(crate) is_new: bool,
    /// Where the file says so.
    pub(crate) translation: Translation,
}

/// What becomes of the entries that change nothing.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    pub(crate) unchanged: usize,
    pub(crate) fuzzy: usize,
    pub(crate) untranslated: usize,
    /// Those without a translation in the file, but with one in the catalogue.
    pub(crate) emptied: usize,
    pub(crate) retired: usize,
    pub(crate) unknown: usize,
    pub(crate) obsolete: usize,
}

/// Compares a file with the catalogue.
pub(crate) fn merge<'c>(target: &Target<'c>, document: Document) -> Merge<'c> {
    let known: HashMap<String, Unit<'c>> = units(target.catalog).into_iter().map(|unit| (unit.key(), unit)).collect();
    let mut merge = Merge { counts: Counts { obsolete: document.obsolete, ..Counts::default() }, ..Merge::default() };
    let mut seen = HashSet::new();
    for entry in document.entries {
        if !seen.insert(entry.key.clone()) {
            let message = format!("\"{}\" comes a second time", entry.key);
            merge.findings.push(fault("duplicate-key", entry.key_span, message, "remove one of the two"));
            continue;
        }
        match known.get(&entry.key) {
            Some(unit) => merge.entry(target, *unit, &entry),
            None if is_retired(target.catalog, &entry.key) => merge.counts.retired += 1,
            None => merge.unknown(&known, &entry),
        }
    }
    merge
}

/// Whether a key is one of a code that is retired.
fn is_retired(catalog: &Catalog, key: &str) -> bool {
    let codes = [".message", ".description", ".action", ".deprecated.note"];
    let code = codes.iter().find_map(|part| key.strip_suffix(part));
    code.is_some_and(|code| catalog.retired().iter().any(|retired| key_of(retired) == code))
}

fn near<'k>(known: &'k HashMap<String, Unit<'_>>, key: &str) -> Option<&'k str> {
    let mut keys: Vec<&str> = known.keys().map(String::as_str).collect();
    keys.sort_unstable();
    nearest(key, &keys)
}

/// For how many unknown keys a near one is looked for: more of them are a file of something else.
const SUGGESTIONS: usize = 20;

impl<'c> Merge<'c> {
    fn unknown(&mut self, known: &HashMap<String, Unit<'c>>, entry: &Entry) {
        self.counts.unknown += 1;
        let message = format!("the catalogue has no text \"{}\"", entry.key);
        let near = (self.counts.unknown <= SUGGESTIONS).then(|| near(known, &entry.key)).flatten();
        let help = near.map(|near| format!("did you mean \"{near}\"?")).unwrap_or_default();
        // It may have been renamed or removed since: the translation stays in the file.
        self.findings.push(Finding { level: Level::Warn, ..fault("unknown-key", entry.key_span, message, &help) });
    }

    fn entry(&mut self, target: &Target<'c>, unit: Unit<'c>, entry: &Entry) {
        let translation = entry.translation.trimmed();
        let current = unit.words(target.locale);
        if translation.all().iter().all(|wording| wording.text.is_empty()) {
            *(if current.is_some() { &mut self.counts.emptied } else { &mut self.counts.untranslated }) += 1;
            return;
        }
        if entry.is_fuzzy && !target.with_fuzzy {
            self.counts.fuzzy += 1;
            return;
        }
        if let Some(finding) = misshapen(&unit, &translation, current.as_ref()) {
            self.findings.push(finding);
            return;
        }
        let tag = target.catalog.locales()[target.locale].tag();
        let stale = current.as_ref().and_then(|words| target.origins.stale(&unit, tag, words));
        let made_from = made_from(target, &unit, entry);
        let Some(words) = reworded(target, &unit, &translation) else {
            self.counts.unchanged += 1;
            if stale.is_some() && made_from.is_none() && !entry.is_fuzzy {
                self.confirmed.push(unit);
            }
            return;
        };
        // Whoever left it fuzzy has not yet looked at the present source text.
        let made_from =
            made_from.or_else(|| stale.and_then(|stale| stale.made_from).filter(|_| entry.is_fuzzy).cloned());
        let operations = operations(target, &unit, &words);
        self.changes.push(Change { unit, operations, words, made_from, is_new: current.is_none(), translation });
    }
}

impl Translation {
    /// Without line ends around the texts: whether a text has them depends on how it is written in YAML.
    fn trimmed(&self) -> Self {
        let trimmed = |wording: &Wording| Wording { text: wording.text.trim_matches('\n').to_owned(), ..*wording };
        match self {
            Self::Plain(wording) => Self::Plain(trimmed(wording)),
            Self::Plural(forms) => {
                Self::Plural(forms.iter().map(|(form, wording)| (*form, trimmed(wording))).collect())
            }
        }
    }
}

/// What keeps a translation from being one of this text.
fn misshapen(unit: &Unit<'_>, translation: &Translation, current: Option<&Words>) -> Option<Finding> {
    match translation {
        // A file without the forms may repeat the most general one; other words would lose the forms.
        Translation::Plain(wording) => {
            let is_lost =
                current.is_some_and(|words| matches!(words, Words::Plural { .. }) && words.general() != wording.text);
            let message = format!("\"{}\" has plural forms in the catalogue, and none here", unit.key());
            is_lost.then(|| fault("plural-category", wording.span, message, "export the file anew"))
        }
        Translation::Plural(_) if unit.message().is_none() || unit.selector().is_none() => {
            let message = format!("\"{}\" has no plural forms in the catalogue", unit.key());
            Some(fault("plural-category", translation.span(), message, "export the file anew"))
        }
        Translation::Plural(forms) => {
            let (category, empty) = forms.iter().find(|(_, wording)| wording.text.is_empty())?;
            let message = format!("the plural form \"{}\" of \"{}\" is empty", category.as_str(), unit.key());
            Some(fault("plural-category", empty.span, message, "translate all forms, or none"))
        }
    }
}

/// The source text that an entry was translated from, where it is not the present one.
fn made_from(target: &Target<'_>, unit: &Unit<'_>, entry: &Entry) -> Option<Words> {
    let found: Vec<&str> = entry.source.iter().map(|text| text.trim_matches('\n')).collect();
    let is = |words: &Words| as_source(words, &found, &entry.translation, &target.rules);
    if is(&unit.source()) {
        return None;
    }
    let known = target.origins.sources_of(&entry.key).find(|words| is(words)).cloned();
    Some(known.unwrap_or_else(|| match found.as_slice() {
        [one, .., general] => {
            let forms = [(Category::One, *one), (Category::Other, *general)];
            let forms = forms.map(|(category, text)| (category, text.to_owned())).into();
            Words::Plural { selector: None, forms }
        }
        others => Words::plain(&others.concat()),
    }))
}

/// Whether a file shows these words as these source texts: alone, for one and in general, or for each form of the target.
fn as_source(words: &Words, found: &[&str], translation: &Translation, rules: &Rules) -> bool {
    let per_form: Vec<&str> = rules.categories().iter().map(|category| words.form(*category)).collect();
    match translation {
        Translation::Plain(_) => found == [words.general()] || found == [words.singular()],
        Translation::Plural(_) => found == [words.singular(), words.general()] || found == per_form,
    }
}

/// What the locale is to say, if that is not what it says.
fn reworded(target: &Target<'_>, unit: &Unit<'_>, translation: &Translation) -> Option<Words> {
    let current = unit.words(target.locale);
    match (translation, current) {
        (Translation::Plain(wording), Some(current)) => {
            (current.general() != wording.text).then(|| Words::Plain(wording.text.clone()))
        }
        (Translation::Plain(wording), None) => Some(Words::Plain(wording.text.clone())),
        (Translation::Plural(forms), current) => {
            let shown = |words: &Words| forms.iter().all(|(category, wording)| words.form(*category) == wording.text);
            if current.as_ref().is_some_and(shown) {
                return None;
            }
            let all_alike = forms.iter().all(|(_, wording)| wording.text == forms[0].1.text);
            match current {
                Some(Words::Plural { selector, forms: mut kept }) => {
                    kept.extend(forms.iter().map(|(category, wording)| (*category, wording.text.clone())));
                    Some(Words::Plural { selector, forms: kept })
                }
                _ if all_alike => Some(Words::Plain(forms[0].1.text.clone())),
                _ => {
                    let forms = forms.iter().map(|(category, wording)| (*category, wording.text.clone())).collect();
                    Some(Words::Plural { selector: selector(unit), forms })
                }
            }
        }
    }
}

/// The argument that the forms of the source text, or else of another locale, name after `plural:`.
fn selector(unit: &Unit<'_>) -> Option<String> {
    let mut messages = unit.message()?.iter();
    messages.find_map(|(_, message)| match message {
        Message::Plural(plural) => plural.selector().map(|name| name.as_str().to_owned()),
        Message::Plain(_) => None,
    })
}

/// The edits that make a locale say this.
fn operations(target: &Target<'_>, unit: &Unit<'_>, words: &Words) -> Vec<Operation> {
    let places = Places::new(target.catalog);
    let tag = target.catalog.locales()[target.locale].tag();
    let path = places.text(path(target.catalog, unit.place), tag);
    let current = unit.words(target.locale);
    let written = unit.written(target.locale);
    match (words, current) {
        (Words::Plural { forms, .. }, Some(Words::Plural { forms: kept, .. })) => {
            let changed = forms.iter().filter(|(category, text)| kept.get(category) != Some(text));
            let edit = |(category, text): (&Category, &String)| {
                let old =
                    written.iter().find(|(known, _)| *known == Some(*category)).map_or("", |(_, text)| text.as_str());
                Operation::Set(Places::form(path.clone(), *category), Value::Text(framed(old, text)))
            };
            changed.map(edit).collect()
        }
        (Words::Plural { selector, forms }, _) => {
            vec![Operation::Set(path, plural(target, unit, selector.as_deref(), forms))]
        }
        (Words::Plain(text), _) => {
            // A new text ends as its source does, so that both are written alike.
            let like = written.first().or(unit.written(0).first()).map_or("", |(_, text)| text.as_str());
            vec![Operation::Set(path, Value::Text(framed(like, text)))]
        }
    }
}

/// The path of a text without its locale.
fn path(catalog: &Catalog, place: Place<'_>) -> Vec<Step> {
    match place {
        Place::PageTitle | Place::PageIntro => Places::page(&place.path()),
        Place::PageLabel(label) => Places::label(label.key()),
        Place::Message(code) | Place::Description(code) | Place::Action(code) => {
            Places::field(&Places::code(catalog, code), &place.path())
        }
        Place::DeprecationNote(code) => Places::deprecation(&Places::code(catalog, code), "note"),
    }
}

/// Plural forms, written as those of the source text are.
fn plural(target: &Target<'_>, unit: &Unit<'_>, selector: Option<&str>, forms: &BTreeMap<Category, String>) -> Value {
    let selector = selector.map(|name| (Key::text("plural"), Value::Text(name.to_owned())));
    let forms = forms.iter().map(|(category, text)| (Key::text(category.as_str()), Value::Text(text.clone())));
    let entries = selector.into_iter().chain(forms).collect();
    let is_flow = match unit.message().and_then(|message| message.own(0)) {
        Some(Message::Plural(plural)) => target.source.slice(plural.span()).starts_with('{'),
        _ => false,
    };
    if is_flow { Value::Flow(entries) } else { Value::Map(entries) }
}

/// A text with the line ends around it that another one has.
fn framed(like: &str, text: &str) -> String {
    let inner = like.trim_matches('\n');
    let (before, after) = like.split_at(like.len() - like.trim_start_matches('\n').len());
    format!("{before}{text}{}", &after[inner.len().min(after.len())..])
}

#[cfg(test)]
mod tests {
    use super::framed;

    #[test]
    fn line_ends_around_a_text_stay() {
        for (like, expected) in [("a", "x"), ("a\nb\n", "x\n"), ("\n\na\n", "\n\nx\n"), ("", "x"), ("\n", "\nx")] {
            assert_eq!(framed(like, "x"), expected, "{like:?}");
        }
    }
}
