//! Pages come in, one for each language; a catalogue goes out, with remarks on what the pages disagree about.
//!
//! 1. `markdown`: a page becomes a title, an introduction and rows; `cells` takes the rows apart.
//! 2. `compare`: the pages are held against each other.
//! 3. `join`: the pages become one draft of a catalogue; `sentence`, `names`, `labels` and `links` give what no page says.
//! 4. `yaml`: the draft becomes the text of a catalogue.

mod anchors;
mod cells;
mod compare;
mod join;
mod labels;
mod links;
mod markdown;
mod names;
mod sentence;
mod yaml;

use std::collections::HashMap;

use kody_generator::catalog::Repr;
use kody_generator::{Catalog, Finding, Level, Source, compile};

pub(crate) use labels::canonical_tags;
pub(crate) use names::Names;

/// A page that has been read.
#[derive(Debug)]
struct Page {
    /// The language tag.
    tag: String,
    /// The file as remarks show it.
    file: String,
    title: Option<Title>,
    intro: Option<Passage>,
    /// The headings of the two columns.
    headings: [String; 2],
    /// Where the table begins.
    line: usize,
    rows: Vec<Row>,
}

impl Page {
    fn by_code(&self) -> HashMap<&str, &Row> {
        self.rows.iter().map(|row| (row.code.as_str(), row)).collect()
    }
}

/// A heading.
#[derive(Debug)]
struct Title {
    level: usize,
    text: String,
    line: usize,
}

/// A text and the line in which it begins.
#[derive(Debug)]
struct Passage {
    text: String,
    line: usize,
}

/// A row of the table.
#[derive(Debug)]
struct Row {
    /// The code, without markup.
    code: String,
    anchor: Option<String>,
    /// The second cell.
    text: String,
    line: usize,
}

/// Something to tell about a page: what could not be read, or where it disagrees with another one.
#[derive(Debug)]
pub(crate) struct Remark {
    /// `Deny` where no catalogue can be made because of it.
    pub(crate) level: Level,
    pub(crate) file: String,
    pub(crate) line: usize,
    /// What.
    pub(crate) message: String,
}

/// What has been remarked so far.
#[derive(Debug, Default)]
pub(crate) struct Remarks(pub(crate) Vec<Remark>);

impl Remarks {
    fn warn(&mut self, file: &str, line: usize, message: impl Into<String>) {
        self.add(Level::Warn, file, line, message.into());
    }

    fn deny(&mut self, file: &str, line: usize, message: impl Into<String>) {
        self.add(Level::Deny, file, line, message.into());
    }

    fn add(&mut self, level: Level, file: &str, line: usize, message: String) {
        self.0.push(Remark { level, file: file.to_owned(), line, message });
    }

    /// Puts them in the order of these files and of their lines.
    fn sort(&mut self, sources: &[(String, Source)]) {
        let place = |file: &str| sources.iter().position(|(_, source)| source.name() == file).unwrap_or(sources.len());
        self.0.sort_by_cached_key(|remark| (place(&remark.file), remark.line));
    }

    /// How many there are at a level.
    pub(crate) fn count(&self, level: Level) -> usize {
        self.0.iter().filter(|remark| remark.level == level).count()
    }
}

/// A catalogue that is to be written.
#[derive(Debug)]
struct Draft {
    /// The names of the files it is made from.
    files: Vec<String>,
    locales: Vec<String>,
    repr: Repr,
    /// Name and target.
    links: Vec<(String, String)>,
    /// Rules that the texts break, to be set to "warn".
    broken: Vec<&'static str>,
    title: Texts,
    intro: Texts,
    anchor: Option<String>,
    labels: [Texts; 2],
    codes: Vec<DraftCode>,
}

/// A text in the locales that have it, by their index.
type Texts = Vec<(usize, String)>;

/// A code that is to be written.
#[derive(Debug)]
struct DraftCode {
    /// As a YAML key.
    key: String,
    name: String,
    message: Texts,
    description: Texts,
}

/// What came of the pages.
pub(crate) enum Import {
    /// The text of a catalogue, and what it says.
    Catalog(String, Box<Catalog>),
    /// No catalogue can be made; the remarks say why.
    Refused,
    /// The catalogue that was made breaks rules: its text, and what is wrong with it.
    Broken(Source, Vec<Finding>),
}

/// Makes a catalogue from pages; the first one is in the source locale.
pub(crate) fn import(sources: &[(String, Source)], names: &Names, remarks: &mut Remarks) -> Import {
    let draft = draft(sources, names, remarks).filter(|_| remarks.count(Level::Deny) == 0);
    let import = draft.map_or(Import::Refused, |draft| prove(draft, remarks));
    remarks.sort(sources);
    import
}

fn draft(sources: &[(String, Source)], names: &Names, remarks: &mut Remarks) -> Option<Draft> {
    let pages = sources.iter().filter_map(|(tag, source)| markdown::parse(tag, source, remarks));
    let pages: Vec<Page> = pages.collect();
    if pages.len() < sources.len() {
        return None;
    }
    compare::compare(&pages, remarks);
    Some(join::join(&pages, names, remarks))
}

/// The rules that a page's texts can break although a page may be so.
const OF_TEXTS: [&str; 3] = ["bidi-control", "control-character", "unknown-link"];

/// Writes the draft and reads it back: what is printed is a catalogue.
fn prove(mut draft: Draft, remarks: &mut Remarks) -> Import {
    loop {
        let source = Source::new("the imported catalogue", yaml::write(&draft));
        let rejected = match compile(&source) {
            Ok(compiled) => return Import::Catalog(source.text().to_owned(), Box::new(compiled.catalog)),
            Err(rejected) => rejected,
        };
        let broken = rejected.findings.iter().filter(|finding| finding.level == Level::Deny);
        let broken: Vec<&str> = broken.map(|finding| finding.rule).collect();
        let new: Vec<&str> = OF_TEXTS.into_iter().filter(|rule| broken.contains(rule)).collect();
        if new.is_empty() || broken.iter().any(|rule| !OF_TEXTS.contains(rule)) {
            return Import::Broken(source, rejected.findings);
        }
        let message = format!("texts break {}, which the catalogue therefore sets to \"warn\"", new.join(", "));
        remarks.warn(&draft.files.join(", "), 1, message);
        draft.broken = new;
    }
}
