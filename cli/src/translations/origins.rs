//! The file beside a catalogue that knows from which source text each translation was made, `codes.translations`: its text
//! comes in and goes out, and so does whether a translation is stale.
//!
//! ```text
//! kody-translations 1
//! # … what it is
//! = 13.message 85944171f73967e8 "The source text, as JSON"
//! pl 13.message 85944171f73967e8 af63dc4c8601ec8c
//! ```
//!
//! A line that begins with `=` keeps a source text, under its key and its hash, as long as a translation refers to it. Each
//! other line is a translation: locale, key, the hash of its source text, its own hash. The lines are sorted by bytes, and
//! two for the same translation are no contradiction: the one counts whose last hash is that of the translation. So what a
//! merge has to do is to keep the lines of both sides.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use kody_generator::{Catalog, Finding, Source, Span};

use super::units::{Unit, units};
use super::words::Words;
use crate::report::fault;

/// The first line, and the lines behind it that say what the file is.
const HEAD: &str = "\
kody-translations 1
# What each translation was made from; \"kody coverage --update\" keeps it up to date. After a merge, keep the lines of both sides.
# Source texts: = KEY HASH TEXT. Translations: LOCALE KEY HASH-OF-SOURCE-TEXT HASH-OF-TRANSLATION.
";
const VERSION: &str = "kody-translations ";

/// From which source text each translation was made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Origins {
    /// By key and hash.
    sources: BTreeMap<(String, String), Words>,
    /// By locale and key.
    translations: BTreeMap<(String, String), BTreeSet<Made>>,
}

/// That a translation was made from a source text: the hashes of both.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Made {
    source: String,
    translation: String,
}

/// That a translation is stale.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stale<'a> {
    /// The source text that it was made from, where it is known.
    pub(crate) made_from: Option<&'a Words>,
}

/// Where the file of a catalogue is.
pub(crate) fn path(catalog: &Path) -> PathBuf {
    catalog.with_extension("translations")
}

impl Origins {
    /// Reads the file; else what is wrong with it.
    pub(crate) fn parse(source: &Source) -> Result<Self, Vec<Finding>> {
        let mut origins = Self::default();
        let mut findings = Vec::new();
        let mut at = 0;
        for (index, line) in source.text().split_inclusive('\n').enumerate() {
            let content = line.trim_end_matches(['\n', '\r']);
            let content = if index == 0 { content.trim_start_matches('\u{feff}') } else { content };
            let read = if index == 0 { version(content) } else { origins.line(content) };
            let is_foreign = read.is_err() && index == 0;
            if let Err((message, help)) = read {
                findings.push(finding(at, content.len(), message, help));
            }
            if is_foreign {
                break;
            }
            at += line.len();
        }
        if source.text().is_empty() {
            findings.push(finding(0, 0, "the file is empty".to_owned(), REMAKE));
        }
        if let Some(span) = source.invalid_utf8() {
            findings.insert(0, fault("syntax", span, "the file is not valid UTF-8", REMAKE));
        }
        if findings.is_empty() { Ok(origins) } else { Err(findings) }
    }

    fn line(&mut self, line: &str) -> Result<(), Fault> {
        if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].iter().any(|mark| line.starts_with(mark)) {
            let help = "keep the lines of both sides, remove the marks, and run \"kody coverage --update\"";
            return Err(("this is the mark of a merge that is not resolved".to_owned(), help));
        }
        if line.is_empty() || line.starts_with('#') {
            return Ok(());
        }
        let mut fields = line.splitn(4, ' ');
        let [Some(first), Some(key), Some(hash), Some(last)] = std::array::from_fn(|_| fields.next()) else {
            return Err(("this line does not have four parts".to_owned(), REPAIR));
        };
        if !is_hash(hash) {
            return Err((format!("\"{hash}\" is no hash"), REPAIR));
        }
        if first == "=" {
            let words =
                Words::from_json(last).ok_or(("the text is not the JSON that kody wrote".to_owned(), REPAIR))?;
            if words.hash() != hash {
                return Err((format!("the text does not have the hash {hash}: one of them was changed"), REPAIR));
            }
            self.sources.insert((key.to_owned(), hash.to_owned()), words);
        } else if is_hash(last) {
            let made = Made { source: hash.to_owned(), translation: last.to_owned() };
            self.translations.entry((first.to_owned(), key.to_owned())).or_default().insert(made);
        } else {
            return Err((format!("\"{last}\" is no hash"), REPAIR));
        }
        Ok(())
    }

    /// The text of the file.
    pub(crate) fn text(&self) -> String {
        let sources = self.sources.iter().map(|((key, hash), words)| format!("= {key} {hash} {}\n", words.to_json()));
        let translations = self.translations.iter().flat_map(|((locale, key), all)| {
            all.iter().map(move |made| format!("{locale} {key} {} {}\n", made.source, made.translation))
        });
        let mut lines: Vec<String> = sources.chain(translations).collect();
        lines.sort_unstable();
        HEAD.to_owned() + &lines.concat()
    }

    /// Whether a translation was made from another source text than the present one.
    pub(crate) fn stale(&self, unit: &Unit<'_>, tag: &str, translation: &Words) -> Option<Stale<'_>> {
        let key = unit.key();
        let translation = translation.hash();
        let all = self.translations.get(&(tag.to_owned(), key.clone()))?;
        let mut old = all.iter().filter(|made| made.translation == translation).map(|made| &made.source);
        let present = unit.source().hash();
        if old.clone().any(|source| *source == present) {
            return None;
        }
        // What was changed since, was made from the present text.
        let known = old.clone().find_map(|source| self.sources.get(&(key.clone(), source.clone())));
        old.next().map(|_| Stale { made_from: known })
    }

    /// Notes that a translation was made from a source text.
    pub(crate) fn made_from(&mut self, key: &str, tag: &str, source: &Words, translation: &Words) {
        let made = Made { source: source.hash(), translation: translation.hash() };
        self.sources.insert((key.to_owned(), made.source.clone()), source.clone());
        self.translations.insert((tag.to_owned(), key.to_owned()), BTreeSet::from([made]));
    }

    /// The source texts that are known for a key.
    pub(crate) fn sources_of<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Words> {
        let from = self.sources.range((key.to_owned(), String::new())..);
        from.take_while(move |((known, _), _)| known == key).map(|(_, words)| words)
    }

    /// The same for the texts that a catalogue has now: what is new or was changed since counts as made from the present
    /// source text, what is gone is forgotten, of what is stale the old text is kept.
    pub(crate) fn updated(&self, catalog: &Catalog) -> Self {
        let mut updated = Self::default();
        for unit in units(catalog) {
            for (locale, tag) in
                catalog.locales().iter().enumerate().skip(1).map(|(locale, known)| (locale, known.tag()))
            {
                let Some(translation) = unit.words(locale) else { continue };
                match self.stale(&unit, tag, &translation) {
                    None => updated.made_from(&unit.key(), tag, &unit.source(), &translation),
                    Some(_) => updated.keep(self, &unit.key(), tag, &translation.hash()),
                }
            }
        }
        updated
    }

    /// Takes over what is known of a stale translation.
    fn keep(&mut self, old: &Self, key: &str, tag: &str, translation: &str) {
        let place = (tag.to_owned(), key.to_owned());
        let all = old.translations.get(&place).into_iter().flatten().filter(|made| made.translation == translation);
        let all: BTreeSet<Made> = all.cloned().collect();
        for made in &all {
            let source = (key.to_owned(), made.source.clone());
            self.sources.extend(old.sources.get(&source).map(|words| (source, words.clone())));
        }
        self.translations.insert(place, all);
    }
}

/// What is wrong with a line, and what to do.
type Fault = (String, &'static str);

const REPAIR: &str = "restore the line from the version control, or remove it: its translation then counts as fresh";
const REMAKE: &str = "restore it from the version control, or remove it and run \"kody coverage --update\"";

fn version(line: &str) -> Result<(), Fault> {
    match line.strip_prefix(VERSION) {
        Some("1") => Ok(()),
        Some(other) => {
            let help = "use the version of kody that wrote it, or a later one";
            Err((format!("the file has the format {other}, and this version of kody knows format 1"), help))
        }
        None => Err((format!("the file does not begin with \"{VERSION}1\""), REMAKE)),
    }
}

fn is_hash(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

fn finding(at: usize, length: usize, message: String, help: &str) -> Finding {
    let offset = |at: usize| u32::try_from(at).expect("a source is shorter than 4 GiB");
    fault("syntax", Span::new(offset(at), offset(at + length)), message, help)
}

#[cfg(test)]
mod tests {
    use kody_generator::{Catalog, Source, compile};

    use super::Origins;
    use crate::translations::units::units;

    /// A catalogue with this message in English and in Ukrainian.
    fn catalog(en: &str, uk: &str) -> Catalog {
        let text =
            format!("{{kody: 1, locales: [en, uk], codes: {{7: {{name: Gone, message: {{en: {en}, uk: {uk}}}}}}}}}");
        compile(&Source::new("codes.yaml", text)).expect("nothing is wrong with it").catalog
    }

    /// What the Ukrainian message was made from, where it is stale.
    fn stale(origins: &Origins, catalog: &Catalog) -> Option<String> {
        let unit = units(catalog)[0];
        let words = unit.words(1).expect("it is translated");
        let stale = origins.stale(&unit, "uk", &words)?;
        Some(stale.made_from.map_or_else(String::new, |old| old.general().to_owned()))
    }

    fn parse(text: &str) -> Origins {
        Origins::parse(&Source::new("codes.translations", text)).expect("nothing is wrong with it")
    }

    #[test]
    fn a_translation_is_stale_until_it_is_changed() {
        let origins = Origins::default();
        let old = catalog("Gone", "Зник");
        assert_eq!(stale(&origins, &old), None);
        let origins = parse(&origins.updated(&old).text());
        let reworded = catalog("Lost", "Зник");
        assert_eq!(stale(&origins, &reworded).as_deref(), Some("Gone"));
        let origins = parse(&origins.updated(&reworded).text());
        assert_eq!(stale(&origins, &reworded).as_deref(), Some("Gone"), "an update does not make it fresh");
        assert_eq!(stale(&origins, &old), None, "the source text may come back");
        let renewed = catalog("Lost", "Загубився");
        assert_eq!(stale(&origins, &renewed), None);
        let origins = origins.updated(&renewed);
        assert_eq!(stale(&origins, &renewed), None);
        assert!(!origins.text().contains("Gone"), "nobody needs the old text any more");
    }

    #[test]
    fn lines_of_both_sides_of_a_merge_are_no_contradiction() {
        let before = Origins::default().updated(&catalog("Gone", "Зник"));
        let [ours, theirs] = [catalog("Lost", "Загубився"), catalog("Gone", "Щез")];
        let [left, right] = [&ours, &theirs].map(|catalog| before.updated(catalog).text());
        let both = parse(&(left + right.split_once('\n').expect("it has lines").1));
        assert_eq!(stale(&both, &ours), None);
        let merged = catalog("Lost", "Щез");
        assert_eq!(stale(&both, &merged).as_deref(), Some("Gone"));
        assert_eq!(both.updated(&merged), parse(&both.updated(&merged).text()));
    }

    #[test]
    fn what_is_gone_is_forgotten() {
        let text = Origins::default().updated(&catalog("Gone", "Зник")).text();
        let more = format!(
            "{text}pl 7.message cbf29ce484222325 cbf29ce484222325\nuk 8.message cbf29ce484222325 cbf29ce484222325\n"
        );
        assert_eq!(parse(&more).updated(&catalog("Gone", "Зник")).text(), text);
    }

    #[test]
    fn broken_lines_are_found_all_at_once() {
        let text = "kody-translations 1\n# fine\n<<<<<<< ours\nuk 7.message 1\n\nuk 7.message xyz cbf29ce484222325\n\
            =======\nuk 7.message cbf29ce484222325 CBF29CE484222325\n= 7.message cbf29ce484222325 \"a\"\n= 7.message cbf29ce484222325 a\n";
        let source = Source::new("codes.translations", text);
        let findings = Origins::parse(&source).expect_err("it is broken");
        let found: Vec<String> = findings.iter().map(|finding| finding.render_line(&source)).collect();
        let expected = [
            "codes.translations:3:1: this is the mark of a merge that is not resolved",
            "codes.translations:4:1: this line does not have four parts",
            "codes.translations:6:1: \"xyz\" is no hash",
            "codes.translations:7:1: this is the mark of a merge that is not resolved",
            "codes.translations:8:1: \"CBF29CE484222325\" is no hash",
            "codes.translations:9:1: the text does not have the hash cbf29ce484222325: one of them was changed",
            "codes.translations:10:1: the text is not the JSON that kody wrote",
        ];
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.starts_with(expected), "{found}");
        }
    }

    #[test]
    fn other_files_and_versions_are_refused() {
        for (text, expected) in [
            ("", "the file is empty"),
            ("kody-translations 2\nuk\n", "the file has the format 2, and this version of kody knows format 1"),
            ("<<<<<<< ours\nkody-translations 1\n", "the file does not begin with \"kody-translations 1\""),
        ] {
            let findings = Origins::parse(&Source::new("codes.translations", text)).expect_err("it is refused");
            assert_eq!(findings.iter().map(|finding| finding.message.as_str()).collect::<Vec<_>>(), [expected]);
        }
        assert_eq!(parse("\u{feff}kody-translations 1\r\n# so\r\n"), Origins::default());
    }
}
