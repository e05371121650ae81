//! The help texts are what tests/help says.

use std::path::Path;

use crate::{Folder, golden};

#[test]
fn help_is_what_it_was() {
    for command in ["", "check", "generate", "explain", "rule", "import", "import markdown"] {
        let words: Vec<&str> = command.split(' ').filter(|word| !word.is_empty()).chain(["--help"]).collect();
        let help = Folder::new().kody(&words).fine();
        let name = if command.is_empty() { "kody".to_owned() } else { command.replace(' ', "-") };
        golden(&Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/help/{name}.txt")), &help);
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
        ("generate markdwn", "did you mean \"markdown\"?"),
        ("generate rust --check", "--output"),
        ("check a b", "'b'"),
        ("explain", "CODE"),
        ("import markdown", "TAG=PAGE"),
    ] {
        Folder::new().line(line).says(2, &[word]);
    }
}
