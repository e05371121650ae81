//! The words of `kody import`.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{DEFAULT_CATALOG, section};

/// Make a catalogue from pages, or take translations back into one
#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
pub(crate) struct Import {
    #[command(subcommand)]
    pub(crate) from: ImportFrom,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ImportFrom {
    Markdown(ImportMarkdown),
    /// Take translations back from a PO file of gettext
    ///
    /// What differs from the catalogue goes into it; its comments, order, quotes and layout stay. The entries are found by their
    /// msgctxt. Nothing is changed where "kody check" would refuse the result: what is wrong is shown in the PO file.
    #[command(after_help = TRANSLATIONS)]
    Po(ImportTranslations),
    /// Take translations back from an XLIFF 1.2 file
    ///
    /// What differs from the catalogue goes into it; its comments, order, quotes and layout stay. The texts are found by their
    /// resname, or else id. Nothing is changed where "kody check" would refuse the result: what is wrong is shown in the file.
    #[command(after_help = TRANSLATIONS)]
    Xliff(ImportTranslations),
}

const TRANSLATIONS: &str = concat!(
    section!(
        "Examples",
        "kody import po pl.po",
        "kody import po pl.po --dry-run",
        "kody import xliff de.xlf --catalogue api/codes.yaml --locale de-AT",
    ),
    "\n\n",
    section!(
        "What is taken",
        "Every text that is not empty and not fuzzy: of XLIFF, whose state is not new or needs-something.",
        "A text that is empty in the file stays in the catalogue. Entries whose key the catalogue does not",
        "have are shown and left in the file.",
        "Where the source text of the file is not that of the catalogue, the translation is taken, too, and",
        "counts as stale. A stale text that is no longer fuzzy counts as fresh, even with the same words.",
    ),
);

/// The words of both formats
#[derive(Debug, Args)]
pub(crate) struct ImportTranslations {
    /// The file with the translations
    pub(crate) file: PathBuf,
    /// The catalogue
    #[arg(short, long = "catalogue", alias = "catalog", value_name = "PATH", default_value = DEFAULT_CATALOG)]
    pub(crate) catalog: PathBuf,
    /// The locale to import into, instead of the one that the file names
    #[arg(long, value_name = "TAG")]
    pub(crate) locale: Option<String>,
    /// Take fuzzy translations, too
    #[arg(long)]
    pub(crate) fuzzy: bool,
    /// Change nothing; show what would change
    #[arg(short = 'n', long)]
    pub(crate) dry_run: bool,
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
