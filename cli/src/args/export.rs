//! The words of `kody export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{DEFAULT_CATALOG, section};

const HELP: &str = concat!(
    section!(
        "Examples",
        "kody export po --locale pl > pl.po",
        "kody export po -o 'locales/{locale}/codes.po'",
        "kody export po -o codes.pot",
        "kody export xliff api/codes.yaml --locale de -o de.xlf",
    ),
    "\n\n",
    section!(
        "Keys",
        "Each text has a key that stays when the text changes: 13.message, 13.description, 13.action,",
        "13.deprecated.note, page.title, page.intro, page.label.code. It is the msgctxt of a PO file, the",
        "id and resname of XLIFF, the path in i18next; in Fluent a code is \"code-13\" with attributes.",
    ),
    "\n\n",
    section!(
        "What is left out",
        "Retired codes, whose texts change no more. In ftl and i18next also what is not translated, so",
        "that the program that reads them falls back; in po and xliff it is there to be translated.",
    ),
);

/// Write the texts of a catalogue for translators, or for the i18n library of another program
///
/// PO and XLIFF are for translators and their platforms (Weblate, Crowdin, Pontoon, POEditor and others); "kody import" takes
/// them back.
/// Translations whose source text was changed since are marked: fuzzy with the previous text, or needs-review-translation.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Export {
    /// The format
    #[arg(value_enum)]
    pub(crate) format: ExportFormat,
    /// The catalogue; "-" is the standard input
    #[arg(default_value = DEFAULT_CATALOG)]
    pub(crate) catalog: PathBuf,
    /// The language to translate into; without it a template, and of ftl and i18next the source locale
    #[arg(long, value_name = "TAG")]
    pub(crate) locale: Option<String>,
    /// The file to write, instead of stdout; with "{locale}" in it, a file for each locale
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportFormat {
    /// GNU gettext; a template (POT) without --locale
    Po,
    /// XLIFF 1.2
    Xliff,
    /// Project Fluent
    Ftl,
    /// JSON of i18next, format 4
    I18next,
}

impl ExportFormat {
    /// Whether it has the source texts beside their translations.
    pub(crate) fn is_bilingual(self) -> bool {
        matches!(self, Self::Po | Self::Xliff)
    }
}
