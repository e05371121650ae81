//! The standard streams when they are closed, full or no terminals; words and files that are not UTF-8.

use std::fs::OpenOptions;
use std::io::pipe;
use std::process::{Command, Stdio};

use crate::{CATALOG, Folder, commands, examples, run};

/// Lines that print, for every command: its help, what else is to be looked at, and all that its help gives as examples.
fn lines() -> Vec<String> {
    let help = |command: &String| format!("kody {command} --help");
    let more = [
        "kody rule syntax",
        "kody check --format json",
        "kody check --format sarif",
        "kody check broken.yaml --format github",
    ];
    let shown = commands().iter().flat_map(|command| examples(command)).collect::<Vec<_>>();
    let plain = shown.iter().map(|line| line.split(['|', '>']).next().unwrap_or_default().trim().to_owned());
    commands().iter().map(help).chain(more.map(str::to_owned)).chain(plain).collect()
}

/// Everything that the lines read, and a catalogue that breaks a rule.
fn folder() -> Folder {
    let broken = CATALOG.replace("name: Ok", "name: too_many");
    Folder::with_catalog().with("api/codes.yaml", CATALOG).with("broken.yaml", &broken)
}

/// What is said in a folder of its own, which is not named.
fn said(line: &str, stdout: Option<Stdio>) -> crate::Run {
    let folder = folder();
    let mut command = folder.shell(line);
    let run = run(stdout.into_iter().fold(&mut command, Command::stdout));
    crate::Run { stderr: run.stderr.replace(&folder.path("").display().to_string(), "~/"), ..run }
}

#[test]
fn a_reader_that_is_gone_is_no_trouble() {
    for line in lines() {
        let (reader, writer) = pipe().expect("there is a pipe");
        drop(reader);
        let expected = said(&line, None);
        let closed = said(&line, Some(writer.into()));
        assert_eq!((closed.code, closed.stderr), (expected.code, expected.stderr), "{line}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_trouble() {
    let mut printed = 0;
    for line in lines() {
        let full = OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
        let expected = said(&line, None);
        let run = said(&line, Some(full.into()));
        if expected.stdout.is_empty() {
            assert_eq!((run.code, run.stderr), (expected.code, expected.stderr), "{line}");
            continue;
        }
        printed += 1;
        let run = run.expect(2);
        assert!(run.stderr.contains("cannot write to the standard output: No space left"), "{line}: {}", run.stderr);
    }
    assert!(printed > 10, "the lines print");
}

/// A limit on the size of files stands for a full disk: the first block of a page can be written, the next one not.
#[test]
#[cfg(target_os = "linux")]
fn a_page_that_does_not_fit_leaves_the_old_one() {
    let folder = Folder::with_catalog().with("page.json", "old");
    let script = format!("trap '' XFSZ; ulimit -f 1; exec '{}' generate json -o page.json", env!("CARGO_BIN_EXE_kody"));
    let long = CATALOG.replace("Fine", &"Fine and long. ".repeat(1000));
    let folder = folder.with("codes.yaml", &long);
    let mut shell = Command::new("bash");
    let run = run(shell.args(["-c", &script]).current_dir(folder.path(""))).expect(2);
    assert!(run.stderr.contains("cannot write \"page.json\": File too large"), "{}", run.stderr);
    assert_eq!(folder.text("page.json"), "old");
    let left = folder.path("").read_dir().expect("it is there").count();
    assert_eq!(left, 2, "the catalogue and the old page, and no draft");
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_for_stderr_changes_no_status() {
    for (line, code) in [("check", 0), ("check nothing.yaml", 2), ("nonsense", 2)] {
        let full = OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
        run(Folder::with_catalog().command().args(line.split(' ')).stderr(full)).expect(code);
    }
}

#[test]
fn colours_are_for_terminals() {
    for line in ["rule", "rule syntax", "explain 13", "--help", "check broken.yaml", "genrate"] {
        let coloured = |variables: &[(&str, &str)]| {
            let folder = folder();
            let run = run(folder.command().args(line.split(' ')).envs(variables.iter().copied()));
            (run.stdout + &run.stderr).contains('\u{1b}')
        };
        assert!(!coloured(&[]), "{line}");
        assert!(coloured(&[("CLICOLOR_FORCE", "1")]), "{line}");
        assert!(!coloured(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]), "{line}");
    }
}

/// util-linux can give a command a terminal.
#[cfg(target_os = "linux")]
fn on_terminal(line: &str, variables: &[(&str, &str)]) -> crate::Run {
    let folder = folder();
    let mut command = folder.shell(&format!("script --quiet --return --command '{line}' /dev/null < /dev/null"));
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "CI", "COLUMNS", "LINES"] {
        command.env_remove(variable);
    }
    run(command.env("TERM", "xterm").envs(variables.iter().copied()))
}

#[test]
#[cfg(target_os = "linux")]
fn a_terminal_has_colours_unless_it_is_told_not_to() {
    for (line, code) in [
        ("kody rule", 0),
        ("kody explain 13", 0),
        ("kody --help", 0),
        ("kody check broken.yaml", 1),
        ("kody genrate", 2),
    ] {
        let coloured =
            |variables: &[(&str, &str)]| on_terminal(line, variables).expect(code).stdout.contains("\u{1b}[");
        assert!(coloured(&[]), "{line}");
        assert!(coloured(&[("NO_COLOR", "")]), "an empty NO_COLOR says nothing: {line}");
        for variable in [("NO_COLOR", "1"), ("TERM", "dumb"), ("CLICOLOR", "0")] {
            assert!(!coloured(&[variable]), "{variable:?}: {line}");
        }
    }
    for data in ["kody generate rust", "kody check --format sarif", "kody check --format json", "kody completions bash"]
    {
        assert!(!on_terminal(data, &[]).fine().contains("\u{1b}["), "{data}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn text_fits_the_terminal() {
    for (command, widths) in [
        ("kody rule", [60, 80]),
        ("kody rule unknown-key", [70, 80]),
        ("kody explain 13", [60, 80]),
        ("kody check --help", [60, 80]),
    ] {
        for width in widths {
            let line = format!("stty rows 40 cols {width}; {command}");
            let shown = on_terminal(&line, &[("NO_COLOR", "1")]).fine();
            let widest = shown
                .lines()
                .filter(|line| !line.contains("kody ") && !line.contains('"'))
                .map(|line| line.trim_end().chars().count())
                .max();
            assert!(widest.is_some_and(|widest| widest <= width), "{line}: {widest:?}\n{shown}");
        }
    }
}

#[test]
fn data_has_no_colours_and_loses_none() {
    let catalog = format!("rules: {{control-character: allow}}\n{}", CATALOG.replace("Fine", "\"\\e[1mFine\""));
    let folder = Folder::new().with("codes.yaml", &catalog);
    let page = folder.line("generate markdown --locale en").fine();
    assert!(page.contains("\u{1b}[1mFine") || page.contains("\u{1b}\\[1mFine"), "{page}");
}

#[test]
#[cfg(unix)]
fn names_of_files_need_not_be_utf_8() {
    use std::ffi::{OsStr, OsString};
    use std::os::unix::ffi::OsStrExt as _;

    let name = |bytes: &[u8]| OsStr::from_bytes(bytes).to_owned();
    let folder = Folder::with_catalog();
    let catalog = name(b"\xff.yaml");
    std::fs::copy(folder.path("codes.yaml"), folder.0.path().join(&catalog)).expect("it can be copied");
    let words = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
    folder.kody(&[words(&["check"]), vec![catalog.clone()]].concat()).says(0, &["3 codes"]);
    let generate = [words(&["generate", "json"]), vec![catalog, OsString::from("-o"), name(b"\xfe.json")]].concat();
    folder.kody(&generate).says(0, &["wrote"]);
    folder.kody(&[generate, words(&["--check"])].concat()).says(0, &[]);
    let pages = [words(&["generate", "markdown", "-o"]), vec![name(b"\xfe{locale}.md")]].concat();
    folder.kody(&pages).says(2, &["is not UTF-8", "\"--locale\""]);
    folder.kody(&[words(&["import", "markdown"]), vec![name(b"uk=\xff.md")]].concat()).says(2, &["there is no file"]);
    folder.kody(&[words(&["explain"]), vec![name(b"\xff")]].concat()).says(2, &["UTF-8"]);
}
