//! The words of the command line come in; what to do goes out. The only user of clap's parser, and where all help is written:
//! one file for each command.

mod check;
mod explain;
mod generate;
mod import;
mod rule;

use clap::{Parser, Subcommand};

pub(crate) use check::{Check, Format};
pub(crate) use explain::Explain;
pub(crate) use generate::{Generate, Layout};
pub(crate) use import::{Import, ImportFrom, ImportMarkdown};
pub(crate) use rule::Rule;

/// The catalogue that is meant where none is named.
pub(crate) const DEFAULT_CATALOG: &str = "codes.yaml";

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
