//! The words of `kody deprecate`.

use std::path::PathBuf;

use clap::Args;

use super::{DEFAULT_CATALOG, section};

/// Mark a code as one that should no longer be used
///
/// It stays what it is, and says since when and what to use instead. What is said already and not given anew stays.
#[derive(Debug, Args)]
#[command(after_help = section!(
    "Examples",
    "kody deprecate 13 --since 2.0 --use AccessDenied",
    "kody deprecate WrongServer --note 'Accounts are no longer bound to a server'",
    "kody deprecate 13 --dry-run",
))]
pub(crate) struct Deprecate {
    /// The number or the name of the code
    #[arg(allow_hyphen_values = true)]
    pub(crate) code: String,
    /// The catalogue
    #[arg(default_value = DEFAULT_CATALOG)]
    pub(crate) catalog: PathBuf,
    /// The version that deprecates it
    #[arg(long, value_name = "VERSION")]
    pub(crate) since: Option<String>,
    /// The name of the code to use instead
    #[arg(long = "use", value_name = "NAME")]
    pub(crate) instead: Option<String>,
    /// Why, in the source locale
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) note: Option<String>,
    /// Change nothing; show what would change
    #[arg(short = 'n', long)]
    pub(crate) dry_run: bool,
}
