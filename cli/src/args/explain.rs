//! The words of `kody explain`.

use std::path::PathBuf;

use clap::Args;

use super::{DEFAULT_CATALOG, section};

/// Read about one code
#[derive(Debug, Args)]
#[command(after_help = section!(
    "Examples",
    "kody explain 13",
    "kody explain wrong-server --locale en",
    "kody explain RATE_LIMIT api/codes.yaml",
))]
pub(crate) struct Explain {
    /// The number of the code, or its name in any spelling
    #[arg(value_name = "CODE|NAME", allow_hyphen_values = true)]
    pub(crate) code: String,
    /// The catalogue; "-" is the standard input
    #[arg(default_value = DEFAULT_CATALOG)]
    pub(crate) catalog: PathBuf,
    /// The language of the texts, instead of the source locale
    #[arg(long, value_name = "TAG")]
    pub(crate) locale: Option<String>,
}
