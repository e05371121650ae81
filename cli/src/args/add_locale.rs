//! The words of `kody add-locale`.

use std::path::PathBuf;

use clap::Args;

use super::{DEFAULT_CATALOG, section};

/// Add a language to a catalogue
///
/// Its tag goes to the end of "locales:". Texts that it lacks are shown in the language that it falls back to.
#[derive(Debug, Args)]
#[command(after_help = section!(
    "Examples",
    "kody add-locale pl",
    "kody add-locale pt-BR api/codes.yaml --dry-run",
))]
pub(crate) struct AddLocale {
    /// The tag of the language (BCP 47)
    #[arg(value_name = "TAG")]
    pub(crate) tag: String,
    /// The catalogue
    #[arg(default_value = DEFAULT_CATALOG)]
    pub(crate) catalog: PathBuf,
    /// Change nothing; show what would change
    #[arg(short = 'n', long)]
    pub(crate) dry_run: bool,
}
