//! The binary `kody` is run as a user runs it; its exit status, its streams and its files are looked at.
//!
//! `KODY_BLESS=1 cargo test -p kody-cli` writes what is expected anew: tests/help, tests/check and tests/import.

mod check;
mod explain;
mod generate;
mod help;
mod import;
mod rule;
mod streams;
mod template;

use std::ffi::OsStr;
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
