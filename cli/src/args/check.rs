//! The words of `kody check`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{DEFAULT_CATALOG, section};

const MORE: &str = concat!(
    section!(
        "Examples",
        "kody check",
        "kody check api/codes.yaml --deny-warnings",
        "kody check --format json | jq '.findings[].message'",
        "kody check --format sarif > kody.sarif",
        "kody check orders/codes.yaml billing/codes.yaml",
        "git show HEAD:codes.yaml | kody check -",
    ),
    "\n\n",
    section!(
        "The JSON document",
        "{\"version\": 1, \"findings\": [",
        "  {\"rule\", \"level\", \"message\",",
        "   \"file\", \"line\", \"column\", \"end_line\", \"end_column\",",
        "   \"help\", \"related\", \"fix\"}",
        "]}",
        "\"level\" is \"deny\" or \"warn\". Lines and columns count from 1, columns in",
        "characters; the end is the column behind the last one. \"help\" is a text or",
        "null; \"related\" is null or a second place with its \"message\"; \"fix\" is",
        "null or a list of what \"kody fix\" would replace there, each with",
        "\"line\", \"column\", \"end_line\", \"end_column\" and the new \"text\".",
        "Members may be added; where one changes or goes, \"version\" becomes 2.",
    ),
);

/// Find everything that is wrong with a catalogue
///
/// Where a lock lies beside it, what was released is compared with it: "kody help lock". Of several catalogues, each is
/// checked on its own, then numbers and names are looked for that two of them give to different codes.
#[derive(Debug, Args)]
#[command(after_help = MORE)]
pub(crate) struct Check {
    /// The catalogue, or several that are used together; "-" is the standard input
    #[arg(value_name = "CATALOG", default_value = DEFAULT_CATALOG)]
    pub(crate) catalogs: Vec<PathBuf>,
    /// How to report what is found; the exit status is the same in every form
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
    /// One SARIF 2.1.0 document for code scanning and editors, on stdout
    Sarif,
    /// Workflow commands that GitHub Actions shows beside the lines, on stdout
    Github,
}
