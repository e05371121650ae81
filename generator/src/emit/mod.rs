//! The model comes in; the text of an output goes out. `EMITTERS` is the list of all outputs.
//!
//! Emitters cannot fail, touch no files and decide no facts: what holds of a catalogue is on the model.

#[cfg(feature = "files")]
mod anchors;
#[cfg(feature = "html")]
mod context;
#[cfg(feature = "html")]
mod html;
mod instead;
#[cfg(feature = "files")]
mod json;
mod labels;
#[cfg(feature = "files")]
mod languages;
#[cfg(feature = "files")]
pub mod markdown;
mod rust;
#[cfg(feature = "files")]
mod tags;
#[cfg(feature = "html")]
mod template;
#[cfg(feature = "files")]
mod value;

use crate::catalog::{Catalog, Code, Text};
use crate::markup;
#[cfg(feature = "files")]
use crate::parallel;

#[cfg(feature = "files")]
pub use anchors::anchor;
#[cfg(feature = "html")]
pub use context::context;
#[cfg(feature = "files")]
pub use json::JSON_SCHEMA;
#[cfg(feature = "files")]
pub use value::Value;

/// An output.
#[derive(Debug)]
pub struct Emitter {
    /// Its name on the command line.
    pub id: &'static str,
    /// What it makes.
    pub summary: &'static str,
    /// Whether there is one for each locale, so that a path with `{locale}` makes sense.
    pub per_locale: bool,
    emit: fn(&Catalog, &Options) -> String,
    folder: Option<Folder>,
}

/// Makes the files of a folder: their paths in it, and what is in them.
type Folder = fn(&Catalog, &Options) -> Vec<(String, String)>;

/// What the user chooses about an output.
#[derive(Debug, Clone)]
pub struct Options {
    /// The index of the locale to write in.
    pub locale: usize,
    /// What the generated file says it comes from: the name of the catalogue's file.
    pub file: String,
    /// The path of the crate `kody` in generated Rust.
    pub runtime: String,
    /// How a Markdown page shows the codes.
    pub layout: Layout,
    /// The path of the page of each locale, so that pages can link to each other; empty for a page that stands alone.
    pub pages: Vec<String>,
    /// The path of the JSON document beside the pages.
    pub data: Option<String>,
}

/// How a Markdown page shows the codes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Layout {
    /// A table of two columns, one line for each code.
    #[default]
    Table,
    /// A section with a heading for each code, the retired ones in a part of their own.
    Sections,
}

impl Default for Options {
    fn default() -> Self {
        let (file, runtime) = ("codes.yaml".to_owned(), "::kody".to_owned());
        Self { locale: 0, file, runtime, layout: Layout::Table, pages: Vec::new(), data: None }
    }
}

impl Options {
    /// The defaults for a catalogue at this path.
    pub fn for_file(path: &std::path::Path) -> Self {
        let file = path.file_name().map(|name| name.to_string_lossy().into_owned());
        file.map_or_else(Self::default, |file| Self { file, ..Self::default() })
    }
}

impl Emitter {
    /// Makes the output. The same catalogue and options give the same bytes, and the last of them is a line end.
    ///
    /// # Panics
    ///
    /// When the catalogue has no such locale as the options name.
    pub fn emit(&self, catalog: &Catalog, options: &Options) -> String {
        (self.emit)(catalog, options)
    }

    /// The files of this output: one, or one for each locale where the path holds `{locale}`.
    #[cfg(feature = "files")]
    pub fn files(&self, catalog: &Catalog, path: &str, options: &Options) -> Vec<(String, String)> {
        if !self.per_locale || !path.contains("{locale}") {
            return vec![(path.to_owned(), self.emit(catalog, options))];
        }
        let pages = pages(catalog, path);
        let options = |locale| Options { locale, pages: pages.clone(), ..options.clone() };
        parallel::map(&pages, |locale, path| (path.clone(), self.emit(catalog, &options(locale))))
    }

    /// Whether it can fill a folder with files that belong together.
    pub fn fills_folders(&self) -> bool {
        self.folder.is_some()
    }

    /// The files of a folder, by their paths in it: those of the locales in the order of the catalogue, then others. None where
    /// it does not fill folders.
    pub fn folder(&self, catalog: &Catalog, options: &Options) -> Vec<(String, String)> {
        self.folder.map(|files| files(catalog, options)).unwrap_or_default()
    }
}

/// The paths of the pages in all locales, by one that holds `{locale}`.
#[cfg(feature = "files")]
pub(crate) fn pages(catalog: &Catalog, path: &str) -> Vec<String> {
    catalog.locales().iter().map(|locale| path.replace("{locale}", locale.tag())).collect()
}

/// All outputs. Without the feature `files` there is only Rust.
pub const EMITTERS: &[Emitter] = &[
    Emitter {
        id: "rust",
        summary: "A Rust module: enums, tables of texts, conversions",
        per_locale: false,
        emit: rust::emit,
        folder: None,
    },
    #[cfg(feature = "files")]
    Emitter {
        id: "markdown",
        summary: "A Markdown page with a table of the codes, or a section for each",
        per_locale: true,
        emit: markdown::emit,
        folder: None,
    },
    #[cfg(feature = "html")]
    Emitter {
        id: "html",
        summary: "A page to search and filter; in a folder, the pages of all languages",
        per_locale: true,
        emit: html::emit,
        folder: Some(html::folder),
    },
    #[cfg(feature = "files")]
    Emitter {
        id: "json",
        summary: "The page for other programs: all there is to know, in all languages",
        per_locale: false,
        emit: json::emit,
        folder: None,
    },
];

/// The output with this name.
pub fn emitter(id: &str) -> Option<&'static Emitter> {
    EMITTERS.iter().find(|emitter| emitter.id == id)
}

/// Markdown for rustdoc about the Rust module with this name: what stands on `Code` as well. A text that is included cannot hold
/// documentation of the module around it, so it is for the door that makes the module to put it there.
pub fn module_docs(catalog: &Catalog, options: &Options, module: &str) -> String {
    rust::module_docs(catalog, options, module)
}

/// The JSON document of a catalogue as a tree: what all languages say.
#[cfg(feature = "templates")]
pub(crate) fn document(catalog: &Catalog) -> Value {
    json::document(catalog)
}

/// A plain text as HTML.
#[cfg(feature = "templates")]
pub(crate) fn html_of_plain(text: &str) -> String {
    context::escape(text)
}

/// A plain text as Markdown in one line.
#[cfg(feature = "templates")]
pub(crate) fn markdown_of_plain(text: &str) -> String {
    markdown::plain(text)
}

/// Whether the description of a code begins with its message in a locale, so that nobody needs to read it twice.
pub fn is_message_described(catalog: &Catalog, code: &Code, locale: usize) -> bool {
    let description = code.description().and_then(|text| catalog.resolve(text, locale));
    let message = catalog.resolve(code.message(), locale).map(|message| message.general().readable());
    let begins = |(text, message): (&Text, _)| markup::plain(text.as_str()).starts_with(&*markup::one_line(message));
    description.zip(message.as_deref()).is_some_and(begins)
}

/// The text with its links led to where the catalogue says.
///
/// # Panics
///
/// When there is such a link, but no locale with this index.
pub fn linked(catalog: &Catalog, text: &str, locale: usize) -> String {
    let mut result = String::with_capacity(text.len());
    let mut from = 0;
    for link in markup::links(text) {
        let Some(name) = link.target.strip_prefix("link:") else { continue };
        let Some(declared) = catalog.links().iter().find(|known| known.name().as_str() == name) else { continue };
        let target = declared.address(&catalog.locales()[locale]);
        result.extend([&text[from..link.range.start], &target]);
        from = link.range.end;
    }
    result + &text[from..]
}
