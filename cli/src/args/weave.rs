//! The words of `kody weave`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{NonEmptyStringValueParser, PossibleValue, PossibleValuesParser, TypedValueParser};
use kody_weave::Names;

use super::{DEFAULT_CATALOG, Format, section};

/// Fill codes into documents that refer to them
///
/// A reference becomes the code, as a link to the page of the codes where --link or --page says where that is. Markdown is
/// respected: where no link can be, as in headings and in code, a reference becomes the bare code. All other bytes stay as
/// they are. The documents themselves are never changed: what is woven goes to stdout, or below the folder of --output.
#[derive(Debug, Args)]
#[command(after_help = concat!(
    section!(
        "References",
        "{{API_RECORD_NOT_FOUND}}              the code, as a link where links can be",
        "{{API_RECORD_NOT_FOUND:full}}         the same, and the message",
        "{{API_RECORD_NOT_FOUND:message}}      the message in the language of the document",
        "{{API_RECORD_NOT_FOUND:code}}         the code without a link; :name is its name, :url the address",
        "{{#codes RecordNotFound RateLimit}}   a table of these codes, in a line of its own",
        "{{#codes outcome=failure}}            a table of the codes with this attribute; {{#codes}} has all",
        "\\{{API_RECORD_NOT_FOUND}}             no reference: the backslash goes, the braces stay",
    ),
    "\n\n",
    section!(
        "The language of a document is",
        "that of --locale; else that of \"lang:\" in its front matter; else the last locale in its path",
        "(docs/uk/sms.md, sms.uk.md); else the source locale",
    ),
    "\n\n",
    section!(
        "Examples",
        "kody weave docs/uk/sms.md --link '/{locale}/help/api-codes#{anchor}'",
        "kody weave docs -o site --page 'docs/{locale}/api-codes.md'",
        "kody weave docs --check",
    ),
))]
pub(crate) struct Weave {
    /// Markdown files, and folders of them
    #[arg(value_name = "FILE|DIR", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// The catalogue
    #[arg(short, long, alias = "catalogue", value_name = "PATH", default_value = DEFAULT_CATALOG)]
    pub(crate) catalog: PathBuf,
    /// The folder to write to, instead of stdout; it gets the same folders and files
    #[arg(short, long, value_name = "DIR")]
    pub(crate) output: Option<PathBuf>,
    /// The address of a code; it may hold "{locale}", "{anchor}", "{code}" and "{name}"
    #[arg(long, value_name = "ADDRESS", conflicts_with = "page")]
    pub(crate) link: Option<String>,
    /// The generated page of the codes, to link to relatively; it may hold "{locale}"
    #[arg(long, value_name = "PATH")]
    pub(crate) page: Option<String>,
    /// The language of all documents
    #[arg(long, value_name = "TAG")]
    pub(crate) locale: Option<String>,
    /// What a reference begins with
    #[arg(long, default_value = "API_", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) prefix: String,
    /// How references name codes
    #[arg(long, value_name = "SPELLING", default_value = "screaming", value_parser = names(), hide_possible_values = false)]
    pub(crate) names: Names,
    /// Write nothing; exit with 1 where a reference is wrong, or a file below --output is stale
    #[arg(long)]
    pub(crate) check: bool,
    /// How to report what is found
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
    /// Exit with 1 where there are warnings, too
    #[arg(long)]
    pub(crate) deny_warnings: bool,
}

fn names() -> impl TypedValueParser<Value = Names> {
    let values = Names::ALL.into_iter().map(|(word, _, example)| PossibleValue::new(word).help(example));
    PossibleValuesParser::new(values).try_map(|word| Names::from_word(&word).ok_or("there is no such spelling"))
}
