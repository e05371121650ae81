//! The binary `kody` is run as a user runs it; its exit status, its streams and its files are looked at.
//!
//! `KODY_BLESS=1 cargo test -p kody-cli` writes what is expected anew: tests/help, tests/check, tests/diff and tests/import.
//!
//! What holds for every command is tested on all that the help lists, and on the examples there: a new command is covered.

mod cargo;
mod check;
mod coverage;
mod diff;
mod edit;
mod explain;
mod export;
mod files;
mod fix;
mod formats;
mod generate;
mod help;
mod hooks;
mod import;
mod init;
mod kill;
mod lock;
mod man;
mod rule;
mod schema;
mod shells;
mod streams;
mod template;
mod translations;
mod weave;

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use kody_generator::{Source, write};
use tempfile::TempDir;

/// A catalogue with something of everything.
const CATALOG: &str = "\
kody: 1
locales: [uk, en]
links: {shelves: '/{locale}/store#shelves'}
attributes:
  outcome: [success, failure]
  http: {type: integer, optional: true}
reserved: {7: withdrawn}
page: {title: {uk: Коди складу, en: Store codes}}
codes:
  0: {name: Ok, attributes: {outcome: success}, message: {uk: Гаразд, en: Fine}}
  13:
    name: WrongShelf
    attributes: {outcome: failure, http: 404}
    message: {uk: Не та полиця, en: Wrong shelf}
    description:
      uk: \"Див. [полиці](link:shelves): `data`.\"
      en: \"See [the **shelves**](link:shelves): `data`. <ul><li> First. </li><li> Second. </li></ul>\"
    action: {uk: Спитайте., en: \"Ask:\\n\\n- us\\n- them\"}
    since: \"1.2\"
    deprecated: {since: \"2.0\", use: Ok, note: {uk: Зайвий., en: Superfluous.}}
  30:
    name: too_many
    args: {limit: integer, method: text}
    attributes: {outcome: failure}
    message:
      uk: {one: \"{limit} виклик {method}\", few: \"{limit} виклики {method}\", many: \"{limit} викликів {method}\"}
      en: {one: \"{limit} call to {method}\", other: \"{limit} calls to {method}\"}
";

/// What a run of the binary gave.
struct Run {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

/// A folder in which the binary is run.
struct Folder(TempDir);

impl Folder {
    /// An empty one.
    fn new() -> Self {
        Self(TempDir::new().expect("there is room for a folder"))
    }

    /// One with `codes.yaml`.
    fn with_catalog() -> Self {
        Self::new().with("codes.yaml", CATALOG)
    }

    fn with(self, path: &str, text: &str) -> Self {
        put(&self.path(path), text);
        self
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn text(&self, path: &str) -> String {
        text(&self.path(path))
    }

    /// Runs `kody` in it.
    fn kody<S: AsRef<OsStr>>(&self, args: &[S]) -> Run {
        run(self.command().args(args))
    }

    /// Runs `kody` with words that hold no blanks.
    fn line(&self, line: &str) -> Run {
        self.kody(&line.split(' ').collect::<Vec<_>>())
    }

    /// A shell in it that finds `kody`, and is at home there: examples write below `~`.
    fn shell(&self, script: &str) -> Command {
        let mut command = Command::new("bash");
        command.args(["-c", script]).current_dir(&self.0).env("PATH", path_with_kody()).env("HOME", self.0.path());
        command
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kody"));
        command.current_dir(&self.0);
        for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "LINES"] {
            command.env_remove(variable);
        }
        command
    }
}

fn run(command: &mut Command) -> Run {
    let Output { status, stdout, stderr } = command.output().expect("the binary can be run");
    let text = |bytes| String::from_utf8(bytes).expect("kody speaks UTF-8");
    let run = Run { code: status.code(), stdout: text(stdout), stderr: text(stderr) };
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    run
}

impl Run {
    #[track_caller]
    fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// It ended well, and gave this on stdout.
    #[track_caller]
    fn fine(self) -> String {
        self.expect(0).stdout
    }

    /// It ended with this status, gave nothing on stdout and on stderr all of these words.
    #[track_caller]
    fn says(self, code: i32, words: &[&str]) {
        let run = self.expect(code);
        assert_eq!(run.stdout, "");
        for word in words {
            assert!(run.stderr.contains(word), "no {word:?} in\n{}", run.stderr);
        }
    }
}

/// `PATH` with the folder of the binary in front.
fn path_with_kody() -> OsString {
    let folder = Path::new(env!("CARGO_BIN_EXE_kody")).parent().expect("a binary lies in a folder");
    let old = std::env::var_os("PATH").unwrap_or_default();
    let paths = std::iter::once(folder.to_owned()).chain(std::env::split_paths(&old));
    std::env::join_paths(paths).expect("a path in PATH has no colon")
}

/// All commands, as their help lists them, the one without words included: `""`, `"import markdown"`.
fn commands() -> Vec<String> {
    let mut found = vec![String::new()];
    let mut next = 0;
    while let Some(command) = found.get(next).cloned() {
        let words: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
        let help = Folder::new().kody(&words).fine();
        let listed = help.split("\nCommands:\n").nth(1).unwrap_or_default().lines().take_while(|line| !line.is_empty());
        let names = listed.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
        let names = names.filter_map(|line| line.split_whitespace().next()).filter(|name| *name != "help");
        found.extend(names.map(|name| format!("{command} {name}").trim().to_owned()));
        next += 1;
    }
    found
}

/// The lines of the help of a command that show how to call kody.
fn examples(command: &str) -> Vec<String> {
    let words: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
    let help = Folder::new().kody(&words).fine();
    let lines = help.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| line.starts_with("kody "));
    // Behind a wide gap stands what the line does.
    let lines = lines.map(|line| line.split("  ").next().unwrap_or_default().trim().to_owned());
    // `kody: 1` begins a catalogue.
    lines.filter(|line| !line.starts_with("kody:")).collect()
}

fn put(path: &Path, text: &str) {
    let output = write::Output { path: path.to_owned(), text: text.to_owned() };
    write::write(&output, None).expect("the file can be written");
}

fn text(path: &Path) -> String {
    Source::read(path, path.display().to_string()).expect("the file can be read").text().to_owned()
}

/// Compares with a file below tests/, or writes it anew.
#[track_caller]
fn golden(path: &Path, found: &str) {
    if std::env::var_os("KODY_BLESS").is_some() {
        return put(path, found);
    }
    assert!(path.exists(), "{} is missing: run again with KODY_BLESS=1", path.display());
    assert_eq!(text(path), found, "{} differs: look at it, and run again with KODY_BLESS=1", path.display());
}

/// The files or folders in a folder below tests/, sorted.
fn cases(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let entries = folder.read_dir().expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("it can be listed").path()).collect();
    paths.sort();
    paths
}
