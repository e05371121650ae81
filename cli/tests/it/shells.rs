//! `kody completions`: the scripts, loaded by the shells that they are for.

use std::path::Path;
use std::process::Command;

use clap_complete::Shell;

use crate::{Folder, run};

/// A line in which the last word is begun, and the word that is meant.
type Line = (&'static str, &'static str);

/// What every shell completes: commands and options.
const WORDS: &[Line] =
    &[("kody gen", "generate"), ("kody check --deny", "--deny-warnings"), ("kody import mark", "markdown")];

/// What bash, zsh and fish complete as well: values that stand by themselves.
const VALUES: &[Line] =
    &[("kody generate ru", "rust"), ("kody rule unknown-k", "unknown-key"), ("kody completions fi", "fish")];

/// Whether a program is there. What CI installs has to be there.
fn is_there(program: &str) -> bool {
    let there = Command::new(program).arg("--version").output().is_ok();
    assert!(
        there || program == "pwsh" || std::env::var_os("CI").is_none(),
        "{program} is missing: .ci/run installs it"
    );
    there
}

fn completes(shell: Shell, program: &str, driver: &str, script: &str, lines: &[&[Line]]) {
    if !is_there(program) {
        return;
    }
    let folder = Folder::new();
    let text = folder.kody(&["completions", &shell.to_string()]).fine();
    let folder = folder.with(script, &text);
    let driver = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/shells").join(driver);
    for &(line, word) in lines.iter().copied().flatten() {
        let mut command = Command::new(program);
        // Nothing that the user of this machine has set up is to play a part.
        command.env("HOME", folder.path("")).env("XDG_CONFIG_HOME", folder.path("")).env("TERM", "xterm");
        let run = run(command.arg(&driver).arg(folder.path(script)).arg(line));
        let words: Vec<&str> = run.stdout.split_whitespace().collect();
        assert!(run.code == Some(0) && run.stderr.is_empty(), "{program}: {line}\n{}", run.stderr);
        assert!(words.contains(&word), "{program}: {line}: {words:?}");
    }
}

#[test]
fn bash_completes() {
    completes(Shell::Bash, "bash", "bash.bash", "kody.bash", &[WORDS, VALUES]);
}

/// Where it answers nothing, bash answers with files.
#[test]
fn bash_offers_files_where_nothing_is_begun() {
    let folder = Folder::new();
    let folder = Folder::new().with("kody.bash", &folder.kody(&["completions", "bash"]).fine());
    for (words, expected) in [
        ("check ''", ""),
        ("generate ''", "rust markdown html json"),
        ("check --deny", "--deny-warnings"),
        ("import po ''", ""),
        ("check --format ''", "human json sarif github"),
    ] {
        let script = format!(
            "source ./kody.bash; COMP_WORDS=(kody {words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
             _kody_or_files kody \"${{COMP_WORDS[-1]}}\" \"${{COMP_WORDS[-2]}}\"; echo \"${{COMPREPLY[*]}}\"; complete -p kody"
        );
        let found = run(&mut folder.shell(&script)).fine();
        let (offered, registered) = found.split_once('\n').expect("there are two lines");
        assert_eq!(offered, expected, "{words}");
        assert!(registered.contains("-F _kody_or_files") && registered.contains("-o default"), "{registered}");
    }
}

#[test]
fn zsh_completes() {
    completes(Shell::Zsh, "zsh", "zsh.zsh", "_kody", &[WORDS, VALUES]);
}

#[test]
fn fish_completes() {
    completes(Shell::Fish, "fish", "fish.fish", "kody.fish", &[WORDS, VALUES]);
}

#[test]
fn elvish_completes() {
    completes(Shell::Elvish, "elvish", "elvish.elv", "kody.elv", &[WORDS]);
}

#[test]
fn powershell_completes() {
    completes(Shell::PowerShell, "pwsh", "powershell.ps1", "kody.ps1", &[WORDS]);
}

#[test]
fn every_shell_has_a_script_and_others_have_none() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = Folder::new().kody(&["completions", shell]).fine();
        assert!(script.contains("kody") && script.contains("deny-warnings"), "{shell}");
    }
    Folder::new().line("completions tcsh").says(2, &["tcsh", "powershell"]);
}
