//! The words of `kody retire`.

use std::path::PathBuf;

use clap::Args;

use super::{DEFAULT_CATALOG, section};

/// Move a code to those that are no longer given
///
/// The entry goes from "codes:" to "retired:" with its comments: its number and its name stay taken, its documentation is
/// kept, and nobody can construct it any more.
#[derive(Debug, Args)]
#[command(after_help = section!(
    "Examples",
    "kody retire 13 --until 3.0",
    "kody retire WrongServer --dry-run",
))]
pub(crate) struct Retire {
    /// The number or the name of the code
    #[arg(allow_hyphen_values = true)]
    pub(crate) code: String,
    /// The catalogue
    #[arg(default_value = DEFAULT_CATALOG)]
    pub(crate) catalog: PathBuf,
    /// The version that no longer has it
    #[arg(long, value_name = "VERSION")]
    pub(crate) until: Option<String>,
    /// Change nothing; show what would change
    #[arg(short = 'n', long)]
    pub(crate) dry_run: bool,
}
