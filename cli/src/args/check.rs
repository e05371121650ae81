//! The words of `kody check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{DEFAULT_CATALOG, section};

/// Find everything that is wrong with a catalogue
///
/// Where a lock lies beside it, what was released is compared with it: "kody help lock". Of several catalogues, each is
/// checked on its own, then numbers and names are looked for that two of them give to different codes.
#[derive(Debug, Args)]
#[command(after_help = section!(
    "Examples",
    "kody check",
    "kody check api/codes.yaml --deny-warnings",
    "kody check --format json | jq '.findings[].message'",
    "kody check orders/codes.yaml billing/codes.yaml",
))]
pub(crate) struct Check {
    /// The catalogue, or several that are used together
    #[arg(value_name = "CATALOG", default_value = DEFAULT_CATALOG)]
    pub(crate) catalogs: Vec<PathBuf>,
    /// How to report what is found
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
    /// Exit with 1 where there are warnings, too
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Excerpts with what to do, on stderr
    #[default]
    Human,
    /// One JSON document for other programs, on stdout
    Json,
}
