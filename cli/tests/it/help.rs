//! The help texts are what tests/help says, and what they show works.

use std::path::Path;

use crate::{Folder, commands, examples, golden, run};

fn help_of(command: &str) -> String {
    let words: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
    Folder::new().kody(&words).fine()
}

#[test]
fn help_is_what_it_was() {
    for command in commands() {
        let name = if command.is_empty() { "kody".to_owned() } else { command.replace(' ', "-") };
        golden(&Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/help/{name}.txt")), &help_of(&command));
    }
}

#[test]
fn help_can_be_asked_for_in_every_way() {
    for command in commands() {
        let words: Vec<&str> = command.split_whitespace().collect();
        let help = Folder::new().kody(&[&["help"], words.as_slice()].concat()).fine();
        assert_eq!(help, help_of(&command));
        let short = Folder::new().kody(&[words.as_slice(), &["-h"]].concat()).fine();
        assert!(short.contains("Usage: kody"), "{short}");
    }
    Folder::new().line("help genrate").says(2, &["unrecognized subcommand 'genrate'"]);
}

/// Lines that are longer are broken by a terminal, and then a table is none.
#[test]
fn what_stands_in_columns_fits_into_a_terminal() {
    for command in commands() {
        let help = help_of(&command);
        let after_options = help.split("Print version\n").last().unwrap_or(&help);
        for line in after_options.lines().filter(|line| line.starts_with("  ") && !line.starts_with("   ")) {
            assert!(line.chars().count() <= 100, "{command}: {line}");
        }
    }
}

/// Every line that begins with `kody` is one that kody takes: nobody copies a mistake out of the help.
#[test]
fn examples_are_lines_that_kody_understands() {
    let all: Vec<_> = commands().iter().flat_map(|command| examples(command)).collect();
    assert!(all.len() > 20, "the examples are found");
    for line in all {
        let folder = Folder::with_catalog().with("api/codes.yaml", crate::CATALOG);
        let run = run(&mut folder.shell(&line));
        assert!(run.code.is_some_and(|code| code < 3), "{line}: {:?}", run.code);
        for mistake in ["Usage:", "tip:", "For more information", "command not found"] {
            assert!(!run.stderr.contains(mistake), "{line}\n{}", run.stderr);
        }
    }
}

#[test]
fn without_words_the_first_steps_are_shown() {
    Folder::new().kody::<&str>(&[]).says(2, &["Usage: kody <COMMAND>", "First steps:", "kody check"]);
    Folder::new().line("import").says(2, &["markdown"]);
}

#[test]
fn the_version_is_told() {
    assert_eq!(Folder::new().line("--version").fine(), concat!("kody ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn wrong_words_are_usage_errors() {
    for (line, word) in [
        ("genrate rust", "'generate'"),
        ("chekc", "'check'"),
        ("check --frmat json", "'--format'"),
        ("check --format xml", "sarif"),
        ("generate markdwn", "did you mean \"markdown\"?"),
        ("generate rust --check", "--output"),
        ("explain a b c", "'c'"),
        ("explain", "CODE"),
        ("import markdown", "TAG=PAGE"),
    ] {
        Folder::new().line(line).says(2, &[word]);
    }
}
