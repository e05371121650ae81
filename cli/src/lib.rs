//! The command line of kody: words come in; a catalogue is checked, explained, imported or turned into files.
//!
//! It is a library only so that two commands can share it, `kody` and `cargo kody`: its interface is the command line.
//!
//! - `args`: the words become a command. All help texts are there.
//! - `commands`: one file for each command. They read through `load` and speak through `report`, `prose`, `difference` and
//!   `console`.
//! - `documents`: folders become the Markdown files in them. `files`: outputs become files.
//! - `import`: pages become a catalogue.
//! - `translations`: the texts of a catalogue go out to translators and come back.
//! - `edit`: a catalogue is changed in one spot and stays as it is everywhere else; `revise` writes it,
//!   and `hold` keeps others from doing so at the same time.
//! - `schema`: what editors know of catalogues.
//! - `diff`: two catalogues become what has changed; `revision` reads them from git.
//! - `maker`: what `generate` makes texts with: an output of kody's own, or a template.
//! - `json`: documents for programs are made of its objects. `outcome`: the exit status.

mod args;
mod commands;
mod console;
mod diff;
mod difference;
mod documents;
mod edit;
mod files;
mod hold;
mod import;
mod json;
mod load;
mod maker;
mod outcome;
mod prose;
mod report;
mod revise;
mod revision;
mod schema;
mod translations;

use std::ffi::OsString;
use std::process::ExitCode;

use args::{Cli, Command, ImportFrom};
use commands::import::translations::Format;
use outcome::{Stop, Verdict};

/// Carries out `kody …` and returns its exit status.
pub fn kody(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    carry_out(Cli::try_from_words("kody", words.into_iter()))
}

/// Carries out `cargo kody …` and returns its exit status. Cargo passes the name of the subcommand on as the first word.
pub fn cargo_kody(words: impl IntoIterator<Item = OsString>) -> ExitCode {
    let by_cargo = |(index, word): &(usize, OsString)| *index == 1 && word == "kody";
    let words = words.into_iter().enumerate().filter(|word| !by_cargo(word)).map(|(_, word)| word);
    carry_out(Cli::try_from_words("cargo kody", words))
}

fn carry_out(cli: Result<Cli, clap::Error>) -> ExitCode {
    match cli {
        Ok(cli) => outcome::exit_code(run(&cli.command)),
        Err(error) if error.use_stderr() => {
            console::note(error.render().ansi().to_string().trim_end());
            ExitCode::from(2)
        }
        Err(help) => outcome::exit_code(console::show(&help.render().ansi().to_string()).map(|()| Verdict::Fine)),
    }
}

fn run(command: &Command) -> Result<Verdict, Stop> {
    match command {
        Command::Check(args) => commands::check::run(args),
        Command::Coverage(args) => commands::coverage::run(args),
        Command::Generate(args) => commands::generate::run(args),
        Command::Explain(args) => commands::explain::run(args),
        Command::Rule(args) => commands::rule::run(args),
        Command::Completions(args) => commands::completions::run(args),
        Command::Man(args) => commands::man::run(args),
        Command::Weave(args) => commands::weave::run(args),
        Command::Import(args) => match &args.from {
            ImportFrom::Markdown(args) => commands::import::markdown::run(args),
            ImportFrom::Po(args) => commands::import::translations::run(args, Format::Po),
            ImportFrom::Xliff(args) => commands::import::translations::run(args, Format::Xliff),
        },
        Command::Export(args) => commands::export::run(args),
        Command::Init(args) => commands::init::run(args),
        Command::Add(args) => commands::add::run(args),
        Command::Deprecate(args) => commands::deprecate::run(args),
        Command::Retire(args) => commands::retire::run(args),
        Command::AddLocale(args) => commands::add_locale::run(args),
        Command::Fix(args) => commands::fix::run(args),
        Command::Schema(_) => commands::schema::run(),
        Command::Lock(args) => commands::lock::run(args),
        Command::Next(args) => commands::next::run(args),
        Command::Diff(args) => commands::diff::run(args),
    }
}
