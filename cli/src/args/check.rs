//! The words of `kody check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{DEFAULT_CATALOG, section};

/// Find everything that is wrong with a catalogue
#[derive(Debug, Args)]
#[command(after_help = section!(
    "Examples",
    "kody check",
    "kody check api/codes.yaml --deny-warnings",
    "kody check --format json | jq '.findings[].message'",
))]
pub(crate) struct Check {
    /// The catalogue
    #[arg(default_value = DEFAULT_CATALOG)]
    pub(crate) catalog: PathBuf,
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
