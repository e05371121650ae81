//! The words of the command line come in; what to do goes out. The only user of clap's parser, and where all help is written:
//! one file for each command.

mod add;
mod add_locale;
mod check;
mod completions;
mod coverage;
mod deprecate;
mod diff;
mod explain;
mod export;
mod fix;
mod generate;
mod import;
mod init;
mod lock;
mod man;
mod next;
mod retire;
mod rule;
mod schema;
mod weave;

use std::ffi::OsString;

use clap::{CommandFactory as _, FromArgMatches as _, Parser, Subcommand};

pub(crate) use add::Add;
pub(crate) use add_locale::AddLocale;
pub(crate) use check::{Check, Format};
pub(crate) use completions::Completions;
pub(crate) use coverage::{Coverage, CoverageFormat};
pub(crate) use deprecate::Deprecate;
pub(crate) use diff::{Diff, DiffFormat, FailOn};
pub(crate) use explain::Explain;
pub(crate) use export::{Export, ExportFormat};
pub(crate) use fix::Fix;
pub(crate) use generate::{Generate, Layout};
pub(crate) use import::{Import, ImportFrom, ImportMarkdown, ImportTranslations};
pub(crate) use init::Init;
pub(crate) use lock::Lock;
pub(crate) use man::Man;
pub(crate) use next::Next;
pub(crate) use retire::Retire;
pub(crate) use rule::Rule;
pub(crate) use schema::Schema;
pub(crate) use weave::Weave;

/// The catalogue that is meant where none is named.
pub(crate) const DEFAULT_CATALOG: &str = "codes.yaml";

/// The path that stands for the standard input.
pub(crate) const STANDARD_INPUT: &str = "-";

/// The words below a heading that looks like clap's own ones.
macro_rules! section {
    ($heading:literal, $($line:literal),+ $(,)?) => {
        concat!("\u{1b}[1m\u{1b}[4m", $heading, ":\u{1b}[0m", $("\n  ", $line),+)
    };
}
use section;

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
        "2  wrong usage, or a file that cannot be read or written",
    ),
);

/// Keeps the response codes of an API in one file, and everything else in step.
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
    Coverage(Coverage),
    Generate(Generate),
    Weave(Weave),
    Explain(Explain),
    Rule(Rule),
    Import(Import),
    Export(Export),
    Init(Init),
    Add(Add),
    Deprecate(Deprecate),
    Retire(Retire),
    AddLocale(AddLocale),
    Fix(Fix),
    Schema(Schema),
    Lock(Lock),
    Next(Next),
    Diff(Diff),
    Completions(Completions),
    Man(Man),
}

impl Cli {
    /// What the words say. The first one is the path of the binary; help calls it by its name.
    pub(crate) fn try_from_words(name: &str, words: impl Iterator<Item = OsString>) -> Result<Self, clap::Error> {
        let mut command = Self::command().bin_name(name);
        if name != "kody" {
            command = with_examples_of(name, command);
        }
        Self::from_arg_matches(&command.try_get_matches_from(words)?)
    }
}

/// The command and those below it, with the lines of their examples as the user has to write them.
fn with_examples_of(name: &str, command: clap::Command) -> clap::Command {
    let lines =
        command.get_after_help().map(|help| help.ansi().to_string().replace("\n  kody ", &format!("\n  {name} ")));
    let command = lines.into_iter().fold(command, clap::Command::after_help);
    command.mut_subcommands(|command| with_examples_of(name, command))
}
