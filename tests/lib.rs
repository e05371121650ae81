//! What the tests of the workspace share: where things are, and how an expected file is compared or refreshed.

use std::env;
use std::path::{Path, PathBuf};

use kody_generator::write::{Output, write};
use kody_generator::{Source, read_if_present};

/// The folder of the tests.
pub fn tests() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of the workspace.
pub fn root() -> PathBuf {
    tests().join("..")
}

/// The text of a file of the workspace.
///
/// # Panics
///
/// When it is not there.
pub fn read(path: &Path) -> String {
    let bytes = read_if_present(path).expect("the file can be read");
    let bytes = bytes.unwrap_or_else(|| panic!("there is no {}", path.display()));
    String::from_utf8(bytes).expect("the file is UTF-8")
}

/// A catalogue of the tests with its lock, if there is one beside it; their own names are shown.
///
/// # Panics
///
/// When it is not there.
pub fn source(path: &Path) -> Source {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Source::read_with_lock(path, name).expect("the catalogue can be read")
}

/// The files of a folder with this extension, sorted.
///
/// # Panics
///
/// When there is none: a test that looks at nothing would always pass.
pub fn files(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = folder.read_dir().expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("the entry can be read").path());
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|found| found == extension)).collect();
    files.sort();
    assert!(!files.is_empty(), "no .{extension} in {}", folder.display());
    files
}

/// Compares a text with the file that holds what is expected. With `KODY_BLESS=1` the file is written instead.
///
/// # Panics
///
/// When they differ.
pub fn expect_file(path: &Path, actual: &str) {
    if env::var_os("KODY_BLESS").is_some() {
        let output = Output { path: path.to_owned(), text: actual.to_owned() };
        write(&output, None).expect("the file can be written");
        return;
    }
    let expected = read_if_present(path).expect("the file can be read").unwrap_or_default();
    let expected = String::from_utf8(expected).expect("the file is UTF-8");
    assert!(
        expected == actual,
        "{} is not what comes out now. If that is right: KODY_BLESS=1 cargo test\n{}",
        path.display(),
        first_difference(&expected, actual)
    );
}

fn first_difference(expected: &str, actual: &str) -> String {
    let (mut expected, mut actual) = (expected.lines(), actual.lines());
    for number in 1.. {
        match (expected.next(), actual.next()) {
            (None, None) => break,
            (a, b) if a == b => {}
            (a, b) => return format!("line {number}\n- {}\n+ {}", a.unwrap_or("(end)"), b.unwrap_or("(end)")),
        }
    }
    "they differ in their line ends".to_owned()
}
