//! Markdown documents that refer to codes come in; the same documents with the codes filled in go out, and what is wrong with
//! the references.
//!
//! - `scan`: a text becomes marks, which are all that stands in double braces.
//! - `place`: Markdown says what may stand where: a link, a bare number, HTML; `html` says so within HTML.
//! - `reference`: `{{API_RECORD_NOT_FOUND}}` becomes the code, its link, its message.
//! - `table`: `{{#codes RecordNotFound RateLimit}}` becomes a table.
//! - `index` finds codes by their names, `link` makes addresses, `language` tells the locale of a document.
//!
//! Bytes outside of references stay as they are. Files are read and written elsewhere: by `kody weave` and by `mdbook-kody`.
//!
//! ```
//! use std::path::Path;
//!
//! use kody_generator::{Source, compile};
//! use kody_weave::{Document, Language, Options, Target, Weaver};
//!
//! let catalog = Source::new("codes.yaml", "{kody: 1, locales: [en], codes: {2: {name: NotFound, message: No record}}}");
//! let catalog = compile(&catalog).expect("nothing is wrong with it").catalog;
//! let options = Options { target: Target::Link("/{locale}/codes#{anchor}".to_owned()), ..Options::default() };
//! let weaver = Weaver::new(&catalog, options);
//! let source = Source::new("get.md", "Returns {{API_NOT_FOUND}} otherwise.");
//! let woven = weaver.weave(&Document { source: &source, path: Path::new("get.md"), language: Language::default() });
//! assert_eq!(woven.text, "Returns [2](/en/codes#code-2) otherwise.");
//! ```

mod html;
mod index;
mod language;
mod link;
mod place;
mod reference;
mod report;
mod scan;
mod table;

use std::path::Path;

use kody_generator::{Catalog, Finding, Source, Span};

use index::Index;
pub use index::Names;
pub use language::Language;
pub use link::Target;
use place::{Place, Places};
pub use reference::Form;
use report::Report;
use scan::{Mark, marks};

/// How documents refer to codes, and where links lead.
#[derive(Debug, Clone)]
pub struct Options {
    /// What a reference begins with. It is not empty: `{{title}}` belongs to somebody else.
    pub prefix: String,
    /// How the names behind it are spelt.
    pub names: Names,
    /// Where the links to codes lead.
    pub target: Target,
}

impl Default for Options {
    fn default() -> Self {
        Self { prefix: "API_".to_owned(), names: Names::default(), target: Target::Nowhere }
    }
}

/// A document to weave.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// Its text, and its name in findings.
    pub source: &'a Source,
    /// Where it lies: relative links begin there, and its folders may say its locale.
    pub path: &'a Path,
    /// The language in which it is written.
    pub language: Language,
}

/// A document with the codes filled in.
#[derive(Debug)]
pub struct Woven {
    /// The text. It is good for nothing where there is a finding at the level deny.
    pub text: String,
    /// What is wrong with the references, sorted by position. Each names the document as its file.
    pub findings: Vec<Finding>,
    /// How many references there are, tables included.
    pub references: usize,
}

/// Fills the codes of a catalogue into documents.
#[derive(Debug)]
pub struct Weaver<'a> {
    catalog: &'a Catalog,
    options: Options,
    index: Index<'a>,
}

impl<'a> Weaver<'a> {
    /// For the documents of a catalogue.
    pub fn new(catalog: &'a Catalog, options: Options) -> Self {
        let index = Index::new(catalog, &options);
        Self { catalog, options, index }
    }

    /// Weaves a document.
    pub fn weave(&self, document: &Document<'_>) -> Woven {
        let text = document.source.text();
        let mut report = Report::new(self.catalog, document.source);
        if let Some(span) = document.source.invalid_utf8() {
            report.not_utf8(span);
            return Woven { text: String::new(), findings: report.finish(), references: 0 };
        }
        let own: Vec<(Mark<'_>, Kind)> = marks(text).filter_map(|mark| Some((mark, self.kind(&mark)?))).collect();
        if own.is_empty() {
            return Woven { text: text.to_owned(), findings: report.finish(), references: 0 };
        }
        let locale = document.language.locale(self.catalog, document, &mut report);
        let thread = Thread { weaver: self, document, locale };
        let places = Places::of(text);
        let mut woven = String::with_capacity(text.len());
        let mut from = 0;
        for (mark, kind) in &own {
            if let Some(filling) = thread.fill(mark, *kind, places.at(mark.start), &mut report) {
                woven.extend([&text[from..mark.start], &filling]);
                from = mark.end;
            }
        }
        woven.push_str(&text[from..]);
        let references = own.iter().filter(|(mark, _)| !mark.is_escaped).count();
        Woven { text: woven, findings: report.finish(), references }
    }

    /// What a mark is; nothing where it belongs to somebody else.
    fn kind(&self, mark: &Mark<'_>) -> Option<Kind> {
        let body = mark.body.trim_matches([' ', '\t']);
        if body.strip_prefix(table::KEYWORD).is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])) {
            return mark.is_closed.then_some(Kind::Table);
        }
        let rest = body.strip_prefix(self.options.prefix.as_str())?;
        let name = &rest[..rest.find(|c: char| !is_of_name(c)).unwrap_or(rest.len())];
        let form = &rest[name.len()..];
        let whole = form.is_empty() || form.strip_prefix(':').is_some_and(|form| form.chars().all(is_of_name));
        match mark.is_closed {
            true => (whole && !name.is_empty()).then_some(Kind::Reference),
            // What is not closed may be anything, unless it names a code.
            false => (!mark.is_escaped && self.index.by_reference(name).is_some()).then_some(Kind::Unclosed),
        }
    }
}

fn is_of_name(character: char) -> bool {
    character.is_alphanumeric() || "_-.".contains(character)
}

/// What stands in braces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Reference,
    Table,
    Unclosed,
}

/// The weaving of one document.
#[derive(Clone, Copy)]
struct Thread<'a> {
    weaver: &'a Weaver<'a>,
    document: &'a Document<'a>,
    locale: usize,
}

impl Thread<'_> {
    /// What takes the place of a mark; nothing where it stays.
    fn fill(&self, mark: &Mark<'_>, kind: Kind, place: Place, report: &mut Report<'_>) -> Option<String> {
        if mark.is_escaped {
            // Only the backslash goes.
            return Some(self.document.source.text()[mark.start + 1..mark.end].to_owned());
        }
        match kind {
            Kind::Reference => self.reference(mark, place, report),
            Kind::Table => self.table(mark, place, report),
            Kind::Unclosed => {
                report.add("bad-reference", mark.span(), "the reference is not closed").help("end it with \"}}\"");
                None
            }
        }
    }
}

/// The span of a part of a text, by the offset at which it begins.
fn span(at: usize, part: &str) -> Span {
    let offset = |at: usize| u32::try_from(at).expect("a source is shorter than 4 GiB");
    Span::new(offset(at), offset(at + part.len()))
}
