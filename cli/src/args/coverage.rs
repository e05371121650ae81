//! The words of `kody coverage`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{DEFAULT_CATALOG, section};

const HELP: &str = concat!(
    section!(
        "Examples",
        "kody coverage",
        "kody coverage --locale pl --list",
        "kody coverage --fail-under 90",
        "kody coverage --update",
        "git add codes.translations",
        "kody coverage --confirm 13.message --locale pl",
    ),
    "\n\n",
    section!(
        "States of a text in a locale",
        "translated      by the locale itself, or by its language: \"pt\" for \"pt-BR\"",
        "same as source  translated, but with the words of the source text: see \"kody rule same-as-source\"",
        "stale           translated from a source text that was changed since",
        "missing         not translated; the source text or another fallback stands in",
    ),
    "\n\n",
    section!(
        "What is stale",
        "The file codes.translations beside codes.yaml keeps, for each translation, the source text that",
        "it was made from. \"kody import\" and \"kody coverage --update\" write it; without it nothing is",
        "stale. Run --update with each commit that touches texts, as from a pre-commit hook, and commit",
        "the file: what was changed since the last run counts as made from the present source text. A",
        "translation is fresh again when its own words change, or when --confirm says that they still fit.",
        "A line \"*.translations merge=union\" in .gitattributes spares you conflicts.",
    ),
);

/// Show how much of a catalogue is translated
///
/// Each locale is shown with what is missing, and with what is stale: translated from a source text that was changed since.
/// A locale is done to the percentage of texts that are translated and not stale, rounded down.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Coverage {
    /// The catalogue; "-" is the standard input
    #[arg(default_value = DEFAULT_CATALOG)]
    pub(crate) catalog: PathBuf,
    /// Look at this locale only; may be given several times
    #[arg(long, value_name = "TAG")]
    pub(crate) locale: Vec<String>,
    /// List the texts that are missing, stale or the same as the source
    #[arg(long)]
    pub(crate) list: bool,
    /// How to report
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: CoverageFormat,
    /// Exit with 1 where a locale is done to less than this percentage
    #[arg(long, value_name = "PERCENT", value_parser = clap::value_parser!(u8).range(0..=100))]
    pub(crate) fail_under: Option<u8>,
    /// Bring the file up to date that knows what is stale
    #[arg(long)]
    pub(crate) update: bool,
    /// Say that stale translations still fit: those of a text (13.message) or of a code (13); updates the file
    #[arg(long, value_name = "KEY")]
    pub(crate) confirm: Vec<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum CoverageFormat {
    /// A table, with bars on a terminal
    #[default]
    Human,
    /// One JSON document for other programs, with all texts that are not translated
    Json,
}
