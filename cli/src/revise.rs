//! An edited catalogue comes in; it is shown as a difference, or takes the place of the old one.

use std::collections::HashMap;
use std::path::Path;

use kody_generator::write::{self, Output};
use kody_generator::{Compiled, Finding, Level, Rejected, Source, compile, read_if_present};

use crate::difference::difference;
use crate::outcome::Stop;
use crate::{console, report};

/// What became of an edit.
#[derive(Debug)]
pub(crate) enum Revised {
    /// It was written, or shown: the warnings that were not there before.
    Done(Vec<Finding>),
    /// The catalogue would break a rule that it did not break before. This has been told, and nothing was changed.
    Refused,
}

/// Writes an edited catalogue, or with `dry_run` prints what would change. One that would break a rule which the old one
/// keeps is refused.
///
/// # Errors
///
/// When the file has been changed since it was read, or cannot be written.
pub(crate) fn revise(path: &Path, old: &Source, new: &Source, dry_run: bool) -> Result<Revised, Stop> {
    let added = added(old, new);
    let (errors, warnings): (Vec<_>, Vec<_>) = added.into_iter().partition(|finding| finding.level == Level::Deny);
    if !errors.is_empty() {
        report::tell(&errors, new);
        console::error("the catalogue would break its rules; nothing was changed", None);
        return Ok(Revised::Refused);
    }
    save(path, old, new, dry_run)?;
    Ok(Revised::Done(warnings))
}

/// Writes the new text of a catalogue, whatever it says, or prints what would change.
///
/// # Errors
///
/// When the file has been changed since it was read, or cannot be written.
pub(crate) fn save(path: &Path, old: &Source, new: &Source, dry_run: bool) -> Result<(), Stop> {
    if old.text() == new.text() {
        return Ok(());
    }
    if dry_run {
        return console::show(&difference(path, Some(old.text().as_bytes()), new.text()));
    }
    if read_if_present(path)?.as_deref() != Some(old.text().as_bytes()) {
        let message = format!("\"{}\" was changed by somebody else meanwhile; nothing was written", path.display());
        return Err(Stop::trouble(message).help("run the command again"));
    }
    write::write(&Output { path: path.to_owned(), text: new.text().to_owned() }, None)?;
    Ok(())
}

/// What is wrong with the new text and was not with the old one. An edit moves findings, so their places do not count.
pub(crate) fn added(old: &Source, new: &Source) -> Vec<Finding> {
    let mut known: HashMap<(&str, Level, String), usize> = HashMap::new();
    for finding in findings(old) {
        *known.entry((finding.rule, finding.level, finding.message)).or_default() += 1;
    }
    let mut added = findings(new);
    added.retain(|finding| match known.get_mut(&(finding.rule, finding.level, finding.message.clone())) {
        Some(left @ 1..) => {
            *left -= 1;
            false
        }
        _ => true,
    });
    added
}

/// Everything that is wrong with a catalogue.
pub(crate) fn findings(source: &Source) -> Vec<Finding> {
    match compile(source) {
        Ok(Compiled { warnings, .. }) => warnings,
        Err(Rejected { findings, .. }) => findings,
    }
}
