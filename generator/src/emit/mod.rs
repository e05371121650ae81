//! The model comes in; the text of an output goes out. `EMITTERS` is the list of all outputs.
//!
//! Emitters cannot fail, touch no files and decide no facts: what holds of a catalogue is on the model.

#[cfg(feature = "files")]
mod json;
#[cfg(feature = "files")]
mod labels;
#[cfg(feature = "files")]
mod markdown;
mod rust;

use crate::catalog::Catalog;
use crate::markup;

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
}

/// What the user chooses about an output.
#[derive(Debug, Clone)]
pub struct Options {
    /// The index of the locale to write in.
    pub locale: usize,
    /// What the generated file says it comes from: the name of the catalogue's file.
    pub file: String,
    /// The path of the crate `kody` in generated Rust.
    pub runtime: String,
}

impl Default for Options {
    fn default() -> Self {
        Self { locale: 0, file: "codes.yaml".to_owned(), runtime: "::kody".to_owned() }
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
    pub fn emit(&self, catalog: &Catalog, options: &Options) -> String {
        (self.emit)(catalog, options)
    }
}

/// All outputs. Without the feature `files` there is only Rust.
pub const EMITTERS: &[Emitter] = &[
    Emitter {
        id: "rust",
        summary: "A Rust module: enums, tables of texts, conversions",
        per_locale: false,
        emit: rust::emit,
    },
    #[cfg(feature = "files")]
    Emitter {
        id: "markdown",
        summary: "A Markdown page with a table of the codes",
        per_locale: true,
        emit: markdown::emit,
    },
    #[cfg(feature = "files")]
    Emitter { id: "json", summary: "All there is to know, for other programs", per_locale: false, emit: json::emit },
];

/// The output with this name.
pub fn emitter(id: &str) -> Option<&'static Emitter> {
    EMITTERS.iter().find(|emitter| emitter.id == id)
}

/// The text with its links led to where the catalogue says.
pub fn linked(catalog: &Catalog, text: &str, locale: usize) -> String {
    let mut result = String::with_capacity(text.len());
    let mut from = 0;
    for link in markup::links(text) {
        let Some(name) = link.target.strip_prefix("link:") else { continue };
        let Some(declared) = catalog.links().iter().find(|known| known.name().as_str() == name) else { continue };
        let target = declared.target().as_str().replace("{locale}", catalog.locales()[locale].tag());
        result.extend([&text[from..link.range.start], &target]);
        from = link.range.end;
    }
    result + &text[from..]
}
