//! The command line of kody: words come in; a catalogue is checked, explained, imported or turned into files.
//!
//! - `args`: the words become a command. All help texts are there.
//! - `commands`: one file for each command. They read through `load` and speak through `report`, `prose` and `console`.
//! - `import`: pages become a catalogue.
//! - `maker`: what `generate` makes texts with: an output of kody's own, or a template.
//! - `outcome`: the exit status.

mod args;
mod commands;
mod console;
mod import;
mod load;
mod maker;
mod outcome;
mod prose;
mod report;

use std::process::ExitCode;

use clap::Parser as _;

use args::{Cli, Command, ImportFrom};
use outcome::{Stop, Verdict};

fn main() -> ExitCode {
    match Cli::try_parse() {
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
        Command::Generate(args) => commands::generate::run(args),
        Command::Explain(args) => commands::explain::run(args),
        Command::Rule(args) => commands::rule::run(args),
        Command::Import(args) => match &args.from {
            ImportFrom::Markdown(args) => commands::import::run(args),
        },
    }
}
