//! The words of `kody generate`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
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
    "kody generate html -o docs/",
    "kody generate json api/codes.yaml > codes.json",
))]
pub(crate) struct Generate {
    /// What to make
    #[arg(value_parser = target())]
    pub(crate) target: &'static Emitter,
    /// The catalogue; "-" is the standard input
    #[arg(default_value = DEFAULT_CATALOG)]
    pub(crate) catalog: PathBuf,
    /// The file to write, instead of stdout; with "{locale}" in it, a page for each locale; for html also a folder
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// The language of the page, or of Rust's doc comments, instead of the source locale
    #[arg(long, value_name = "TAG")]
    pub(crate) locale: Option<String>,
    /// Write nothing; exit with 1 and show the difference where the file is stale
    #[arg(long, requires = "output")]
    pub(crate) check: bool,
}

fn target() -> impl TypedValueParser<Value = &'static Emitter> {
    let values = EMITTERS.iter().map(|emitter| PossibleValue::new(emitter.id).help(emitter.summary));
    PossibleValuesParser::new(values).try_map(|id| emitter(&id).ok_or("there is no such target"))
}
