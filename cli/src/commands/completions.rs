//! `kody completions`: the name of a shell comes in; a script that completes words goes out.

use clap::CommandFactory as _;
use clap::builder::PossibleValuesParser;
use clap_complete::Shell;
use kody_generator::check::RULES;

use crate::args::{Cli, Completions};
use crate::console;
use crate::outcome::{Stop, Verdict};

/// What clap_complete leaves out for bash: where nothing is begun yet it answers with options, and bash with no files then.
const FILES_FOR_BASH: &str = r#"
_kody_or_files() {
    _kody "$@"
    [[ -n $2 ]] && return
    local word words=()
    for word in "${COMPREPLY[@]}"; do
        [[ $word == -* ]] || words+=("$word")
    done
    COMPREPLY=("${words[@]}")
}
complete -F _kody_or_files -o bashdefault -o default kody
"#;

pub(crate) fn run(args: &Completions) -> Result<Verdict, Stop> {
    let mut command = with_rules(Cli::command());
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut command, "kody", &mut script);
    let more = match args.shell {
        Shell::Fish => values_for_fish(&command),
        Shell::Bash => FILES_FOR_BASH.to_owned(),
        _ => String::new(),
    };
    console::data(&(String::from_utf8_lossy(&script) + more.as_str()))?;
    Ok(Verdict::Fine)
}

/// The ids of the rules can be completed. They are no fixed set for the parser: a wrong one has a better answer there.
fn with_rules(command: clap::Command) -> clap::Command {
    let ids = PossibleValuesParser::new(RULES.iter().map(|rule| rule.id));
    command.mut_subcommand("rule", |rule| rule.mut_arg("id", |id| id.value_parser(ids)))
}

/// What clap_complete leaves out for fish: the values of arguments that are no options. Files stay possible beside them.
fn values_for_fish(command: &clap::Command) -> String {
    let lines = command.get_subcommands().flat_map(|command| {
        command.get_positionals().map(|argument| {
            let values = argument.get_possible_values();
            let values: Vec<&str> = values.iter().map(clap::builder::PossibleValue::get_name).collect();
            (command.get_name(), values.join(" "))
        })
    });
    let lines = lines.filter(|(_, values)| !values.is_empty());
    lines
        .map(|(name, values)| format!("complete -c kody -n \"__fish_seen_subcommand_from {name}\" -a \"{values}\"\n"))
        .collect()
}
