//! `kody completions`: the name of a shell comes in; a script that completes words goes out.

use clap::CommandFactory as _;
use clap::builder::PossibleValuesParser;
use kody_generator::check::RULES;

use crate::args::{Cli, Completions};
use crate::console;
use crate::outcome::{Stop, Verdict};

pub(crate) fn run(args: &Completions) -> Result<Verdict, Stop> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut with_rules(Cli::command()), "kody", &mut script);
    console::data(&String::from_utf8_lossy(&script))?;
    Ok(Verdict::Fine)
}

/// The ids of the rules can be completed. They are no fixed set for the parser: a wrong one has a better answer there.
fn with_rules(command: clap::Command) -> clap::Command {
    let ids = PossibleValuesParser::new(RULES.iter().map(|rule| rule.id));
    command.mut_subcommand("rule", |rule| rule.mut_arg("id", |id| id.value_parser(ids)))
}
