//! Outputs come in; files go out, at paths where a file can be meant, and what became of each is told.

use std::fs::{self, canonicalize};
use std::path::{Path, PathBuf};

use kody_generator::write::{self, Outcome, Output};

use crate::console::{note, visible};
use crate::outcome::Stop;

/// The part of a path that stands for the tag of a locale.
pub(crate) const LOCALE: &str = "{locale}";

/// Whether a path is to become one for each locale.
///
/// # Errors
///
/// When the tag cannot be put in, because the rest of the path is no text.
pub(crate) fn is_pattern(path: &Path) -> Result<bool, Stop> {
    if !path.to_string_lossy().contains(LOCALE) {
        return Ok(false);
    }
    if path.to_str().is_none() {
        let message = format!("\"{}\" is not UTF-8, so that \"{LOCALE}\" cannot be replaced in it", path.display());
        return Err(Stop::trouble(message).help("give another path, or \"--locale\" and a path without it"));
    }
    Ok(true)
}

/// Whether it is no path of a file: that of a device, or the sign for the standard output.
pub(crate) fn is_special(path: &Path) -> bool {
    path == Path::new("-") || path.parent() == Some(Path::new("/dev"))
}

/// Refuses outputs where no file can be meant to appear, and those that would take the place of what they are made from:
/// files, each with the word for it.
pub(crate) fn check(outputs: &[Output], sources: &[(&Path, &str)]) -> Result<(), Stop> {
    let sources: Vec<(PathBuf, &str)> =
        sources.iter().filter_map(|(path, word)| Some((canonicalize(path).ok()?, *word))).collect();
    outputs.iter().try_for_each(|output| check_path(&output.path, &sources))
}

fn check_path(path: &Path, sources: &[(PathBuf, &str)]) -> Result<(), Stop> {
    let shown = path.display();
    let found = fs::metadata(path).ok();
    if found.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(Stop::trouble(format!("\"{shown}\" is a directory")).help("give the path of a file in it"));
    }
    if is_special(path) || found.is_some_and(|found| !found.is_file()) {
        let message = format!("\"{shown}\" is no file that could be replaced");
        return Err(Stop::trouble(message).help("leave out --output to write to the standard output"));
    }
    let real = canonicalize(path).ok();
    match sources.iter().find(|(source, _)| Some(source) == real.as_ref()) {
        None => Ok(()),
        Some((_, word)) => {
            let stop = Stop::trouble(format!("\"{shown}\" is the {word} itself"));
            Err(stop.help("give the path of another file"))
        }
    }
}

/// Writes files, and tells what became of each.
pub(crate) fn write_all(outputs: &[Output]) -> Result<(), Stop> {
    for output in outputs {
        let done = match write::write(output, None)? {
            Outcome::Fresh => "unchanged",
            Outcome::Written | Outcome::Stale(_) => "wrote",
        };
        note(&visible(&format!("{done} {}", output.path.display())));
    }
    Ok(())
}

/// A word of a command line as a shell takes it.
pub(crate) fn quoted(word: &str) -> String {
    let plain = |character: char| character.is_alphanumeric() || "/._-".contains(character);
    match !word.is_empty() && word.chars().all(plain) {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', r"'\''")),
    }
}

/// The same for a path.
pub(crate) fn quoted_path(path: &Path) -> String {
    quoted(&path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn words_are_one_word_to_a_shell() {
        for (word, expected) in [
            ("docs/a-b_c.md", "docs/a-b_c.md"),
            ("", "''"),
            ("a b", "'a b'"),
            ("{locale}", "'{locale}'"),
            ("it's", r"'it'\''s'"),
        ] {
            assert_eq!(quoted(word), expected);
        }
    }
}
