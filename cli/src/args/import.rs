//! The words of `kody import`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::section;

/// Make a catalogue from what you have already
#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
pub(crate) struct Import {
    #[command(subcommand)]
    pub(crate) from: ImportFrom,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ImportFrom {
    Markdown(ImportMarkdown),
}

/// Make a catalogue from Markdown pages, one for each language
///
/// A page has a title, an introduction and a table of two columns: the code and the text. The pages are joined by the
/// codes. What they disagree about is reported on stderr; the catalogue goes to stdout.
#[derive(Debug, Args)]
#[command(after_help = section!(
    "Examples",
    "kody import markdown uk=docs/api-codes.uk.md > codes.yaml",
    "kody import markdown uk=uk.md en=en.md --names names.txt > codes.yaml",
))]
pub(crate) struct ImportMarkdown {
    /// A page with the tag of its language; the first one is the source locale
    #[arg(value_name = "TAG=PAGE", required = true)]
    pub(crate) pages: Vec<OsString>,
    /// A file with lines such as "13 WrongServer"; other codes are named Code13
    #[arg(long, value_name = "FILE")]
    pub(crate) names: Option<PathBuf>,
}
