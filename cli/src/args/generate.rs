//! The words of `kody generate`.

use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use kody_generator::emit::{EMITTERS, Emitter, emitter};

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
))]
pub(crate) struct Generate {
    /// What to make
    #[arg(value_parser = target())]
    pub(crate) target: &'static Emitter,
    /// The catalogue
    #[arg(default_value = DEFAULT_CATALOG)]
    pub(crate) catalog: PathBuf,
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

fn target() -> impl TypedValueParser<Value = &'static Emitter> {
    let values = EMITTERS.iter().map(|emitter| PossibleValue::new(emitter.id).help(emitter.summary));
    PossibleValuesParser::new(values).try_map(|id| emitter(&id).ok_or("there is no such target"))
}
