//! The words of `kody generate`.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::{Arg, Args, Command, ValueEnum};
use kody_generator::emit::EMITTERS;

use super::{DEFAULT_CATALOG, section};

/// Make Rust, documentation or data from a catalogue
#[derive(Debug, Args)]
#[command(after_help = section!(
    "Examples",
    "kody generate rust -o src/codes.rs",
    "kody generate markdown --locale en",
    "kody generate markdown -o 'docs/{locale}/api-codes.md'",
    "kody generate markdown -o 'docs/{locale}/api-codes.md' --check",
    "kody generate markdown --layout sections > codes.md",
    "kody generate html -o docs/",
    "kody generate json api/codes.yaml > codes.json",
    "kody generate --template codes.ts.jinja -o web/src/codes.ts",
))]
pub(crate) struct Generate {
    /// What to make
    #[arg(value_parser = Target, required_unless_present = "template")]
    pub(crate) target: Option<OsString>,
    /// The catalogue; "-" is the standard input
    #[arg(default_value = DEFAULT_CATALOG)]
    pub(crate) catalog: PathBuf,
    /// A template to make it with, instead of a target: docs/templates.md
    #[arg(long, value_name = "FILE")]
    pub(crate) template: Option<PathBuf>,
    /// The file to write, instead of stdout; with "{locale}" in it, a page for each locale; for html also a folder
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// The language of the page, or of Rust's doc comments, instead of the source locale
    #[arg(long, value_name = "TAG")]
    pub(crate) locale: Option<String>,
    /// How a Markdown page shows the codes
    #[arg(long, value_enum, default_value_t)]
    pub(crate) layout: Layout,
    /// Write nothing; exit with 1 and show the difference where the file is stale
    #[arg(long, requires = "output")]
    pub(crate) check: bool,
}

/// How a Markdown page shows the codes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Layout {
    /// A table of two columns, one line for each code
    #[default]
    Table,
    /// A section with a heading for each code, the retired ones in a part of their own
    Sections,
}

/// The word for a target. With a template it may be missing, and the word that stands there is the catalogue: what it means
/// is known when all words are.
#[derive(Debug, Clone, Copy)]
struct Target;

impl TypedValueParser for Target {
    type Value = OsString;

    fn parse_ref(&self, _: &Command, _: Option<&Arg>, word: &OsStr) -> Result<OsString, clap::Error> {
        Ok(word.to_owned())
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let values = EMITTERS.iter().map(|emitter| PossibleValue::new(emitter.id).help(emitter.summary));
        Some(Box::new(values))
    }
}
