//! `cargo kody`: the same commands, found by cargo.

use std::process::Command;

use crate::{Folder, commands, path_with_kody, run};

/// A real cargo that finds `cargo-kody` where an installation puts it: in `PATH`.
fn cargo(folder: &Folder, line: &str) -> crate::Run {
    run(Command::new(env!("CARGO")).args(line.split(' ')).current_dir(folder.path("")).env("PATH", path_with_kody()))
}

#[test]
fn cargo_kody_is_kody() {
    let folder = Folder::with_catalog();
    cargo(&folder, "kody check").says(0, &["codes.yaml: 3 codes in 2 locales, no findings"]);
    assert_eq!(cargo(&folder, "kody generate json").fine(), folder.line("generate json").fine());
    assert_eq!(cargo(&folder, "kody --version").fine(), folder.line("--version").fine());
    cargo(&folder, "kody check nothing.yaml").says(2, &["there is no file \"nothing.yaml\""]);
}

#[test]
fn help_is_that_of_cargo_kody() {
    let folder = Folder::new();
    for command in commands() {
        let words: Vec<&str> = command.split_whitespace().collect();
        let line = [&["kody"], words.as_slice(), &["--help"]].concat().join(" ");
        let help = cargo(&folder, &line).fine();
        assert!(help.contains(&format!("Usage: cargo kody {command}")), "{help}");
        assert!(!help.contains("\n  kody "), "{help}");
    }
    assert_eq!(cargo(&folder, "help kody").fine(), cargo(&folder, "kody --help").fine());
    cargo(&folder, "kody genrate").says(2, &["'generate'", "Usage: cargo kody <COMMAND>"]);
}

/// Without cargo, nobody passes the name of the subcommand on.
#[test]
fn it_can_be_started_by_itself() {
    let folder = Folder::with_catalog();
    let start = |line: &str| {
        run(Command::new(env!("CARGO_BIN_EXE_cargo-kody")).args(line.split(' ')).current_dir(folder.path("")))
    };
    start("check").says(0, &["no findings"]);
    start("kody check").says(0, &["no findings"]);
    start("kody kody check").says(2, &["'kody'"]);
}
