//! The standard streams when they are closed, full or no terminals; words and files that are not UTF-8.

use std::fs::OpenOptions;
use std::io::pipe;

use crate::{CATALOG, Folder, run};

/// Commands that print, in a folder with a catalogue.
const PRINTING: [&str; 8] =
    ["--help", "rule", "rule syntax", "explain 13", "generate rust", "generate json", "check --format json", "next"];

#[test]
fn a_reader_that_is_gone_is_no_trouble() {
    for line in PRINTING {
        let (reader, writer) = pipe().expect("there is a pipe");
        drop(reader);
        let folder = Folder::with_catalog();
        let run = run(folder.command().args(line.split(' ')).stdout(writer)).expect(0);
        assert_eq!(run.stderr, "", "{line}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_trouble() {
    for line in PRINTING {
        let full = OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
        let folder = Folder::with_catalog();
        let run = run(folder.command().args(line.split(' ')).stdout(full)).expect(2);
        assert!(run.stderr.contains("cannot write to the standard output: No space left"), "{line}: {}", run.stderr);
    }
}

/// A limit on the size of files stands for a full disk: the first block of a page can be written, the next one not.
#[test]
#[cfg(target_os = "linux")]
fn a_page_that_does_not_fit_leaves_the_old_one() {
    let folder = Folder::with_catalog().with("page.json", "old");
    let script = format!("trap '' XFSZ; ulimit -f 1; exec '{}' generate json -o page.json", env!("CARGO_BIN_EXE_kody"));
    let long = CATALOG.replace("Fine", &"Fine and long. ".repeat(1000));
    let folder = folder.with("codes.yaml", &long);
    let mut shell = std::process::Command::new("bash");
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
    for line in ["rule", "rule syntax", "explain 13", "--help", "check nothing.yaml"] {
        let folder = Folder::with_catalog();
        let plain = folder.line(line);
        let forced = run(folder.command().args(line.split(' ')).env("CLICOLOR_FORCE", "1"));
        let never = run(folder.command().args(line.split(' ')).env("CLICOLOR_FORCE", "0").env("NO_COLOR", "1"));
        let coloured = |run: &crate::Run| (run.stdout.clone() + &run.stderr).contains('\u{1b}');
        assert_eq!([coloured(&plain), coloured(&forced), coloured(&never)], [false, true, false], "{line}");
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
    folder.kody(&[words(&["import", "markdown"]), vec![name(b"uk=\xff.md")]].concat()).says(2, &["there is no file"]);
    folder.kody(&[words(&["explain"]), vec![name(b"\xff")]].concat()).says(2, &["UTF-8"]);
}
