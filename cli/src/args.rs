//! The words of the command line come in; what to do goes out. The only user of clap's parser, and where all help is written.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use kody_generator::emit::{EMITTERS, Emitter, emitter};

/// The catalogue that is meant where none is named.
pub(crate) const DEFAULT_CATALOG: &str = "codes.yaml";

/// The words below a heading that looks like clap's own ones.
macro_rules! section {
    ($heading:literal, $($line:literal),+ $(,)?) => {
        concat!("\u{1b}[1m\u{1b}[4m", $heading, ":\u{1b}[0m", $("\n  ", $line),+)
    };
}

const FIRST_STEPS: &str = concat!(
    section!(
        "First steps",
        "kody check                          find the mistakes in ./codes.yaml",
        "kody explain 13                     read about one code",
        "kody generate markdown -o codes.md  write the page for your users",
    ),
    "\n\n",
    section!(
        "No catalogue yet? This is a whole one",
        "kody: 1",
        "locales: [en]",
        "codes:",
        "  13: {name: WrongServer, message: Request sent to the wrong server}",
    ),
    "\n\n",
    section!(
        "Exit status",
        "0  all is well, warnings included",
        "1  the catalogue breaks a rule, or a file is stale",
        "2  the command cannot be carried out: wrong usage, or a file cannot be read or written",
    ),
);

/// Keeps the response codes of an API in one file, and everything else in step with it.
///
/// A catalogue lists the codes that an API answers with: numbers, names and texts in all languages. kody checks it and
/// makes Rust types and documentation from it.
#[derive(Debug, Parser)]
#[command(name = "kody", version, arg_required_else_help = true, max_term_width = 100, after_help = FIRST_STEPS)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Check(Check),
    Generate(Generate),
    Explain(Explain),
    Rule(Rule),
    Import(Import),
}

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

/// Make Rust, documentation or data from a catalogue
#[derive(Debug, Args)]
#[command(after_help = section!(
    "Examples",
    "kody generate rust -o src/codes.rs",
    "kody generate markdown --locale en",
    "kody generate markdown -o 'docs/{locale}/api-codes.md'",
    "kody generate markdown -o 'docs/{locale}/api-codes.md' --check",
    "kody generate json api/codes.yaml > codes.json",
))]
pub(crate) struct Generate {
    /// What to make
    #[arg(value_parser = target())]
    pub(crate) target: &'static Emitter,
    /// The catalogue
    #[arg(default_value = DEFAULT_CATALOG)]
    pub(crate) catalog: PathBuf,
    /// The file to write, instead of stdout; with "{locale}" in it, a page for each locale
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// The language of the page, or of Rust's doc comments, instead of the source locale
    #[arg(long, value_name = "TAG")]
    pub(crate) locale: Option<String>,
    /// Write nothing; exit with 1 and show the difference where the file is stale
    #[arg(long, requires = "output")]
    pub(crate) check: bool,
}

fn target() -> impl TypedValueParser<Value = &'static Emitter> {
    let values = EMITTERS.iter().map(|emitter| PossibleValue::new(emitter.id).help(emitter.summary));
    PossibleValuesParser::new(values).try_map(|id| emitter(&id).ok_or("there is no such target"))
}

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
    /// The catalogue
    #[arg(default_value = DEFAULT_CATALOG)]
    pub(crate) catalog: PathBuf,
    /// The language of the texts, instead of the source locale
    #[arg(long, value_name = "TAG")]
    pub(crate) locale: Option<String>,
}

/// List the rules that "kody check" knows, or explain one
#[derive(Debug, Args)]
#[command(after_help = section!("Examples", "kody rule", "kody rule missing-translation"))]
pub(crate) struct Rule {
    /// The rule to explain
    pub(crate) id: Option<String>,
}

/// Make a catalogue from what you have already
#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
pub(crate) struct Import {
    #[command(subcommand)]
    pub(crate) from: ImportFrom,
}

#[derive(Debug, Subcommand)]
pub(crate) enum ImportFrom {
    Markdown(ImportMarkdown),
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
