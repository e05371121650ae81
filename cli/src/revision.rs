//! A path or a revision with a path comes in; the text of the catalogue goes out, read from the disk or by git.

use std::ffi::OsStr;
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use kody_generator::{MAX_BYTES, Source};

use crate::files::quoted;
use crate::load;
use crate::outcome::Stop;

/// Reads a catalogue without its lock. What is there as a file is a file, whatever it is called.
pub(crate) fn read(place: &OsStr) -> Result<Source, Stop> {
    let path = Path::new(place);
    match place.to_str().filter(|place| names_revision(place)) {
        Some(revision) if !path.exists() => from_git(revision),
        _ => Source::read(path, path.display().to_string()).map_err(|error| load::unreadable(&error)),
    }
}

/// Whether it is `REVISION:PATH`. The letter of a drive is no revision.
fn names_revision(place: &str) -> bool {
    let Some((revision, path)) = place.split_once(':') else { return false };
    let letter = revision.len() == 1 && revision.bytes().all(|byte| byte.is_ascii_alphabetic());
    !(letter && (cfg!(windows) || path.starts_with(['/', '\\'])))
}

fn from_git(place: &str) -> Result<Source, Stop> {
    if place.starts_with('-') {
        return Err(Stop::trouble(format!("\"{place}\" begins with a dash, as no revision does")));
    }
    let mut git = Command::new("git");
    // What git says is passed on, and partly understood.
    git.args(["cat-file", "blob", place]).env("LC_ALL", "C").stdin(Stdio::null());
    let (is_whole, output) = run(git).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Stop::trouble(format!("\"{place}\" is to be read by git, which is not installed"))
            .help("install git, or give the path of a file"),
        _ => Stop::trouble(format!("git cannot be run: {error}")),
    })?;
    if !is_whole {
        return Err(Stop::trouble(format!("\"{place}\" is larger than {} MiB", MAX_BYTES / (1024 * 1024))));
    }
    if !output.status.success() {
        return Err(refused(place, &String::from_utf8_lossy(&output.stderr)));
    }
    Ok(Source::from_bytes(place, output.stdout))
}

/// Runs a command. No more is kept of what it prints than of a file: then it is ended, and its output is not whole.
fn run(mut command: Command) -> io::Result<(bool, Output)> {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
    let mut stdout = Vec::new();
    let pipe = child.stdout.take().expect("it was asked for");
    pipe.take(MAX_BYTES + 1).read_to_end(&mut stdout)?;
    let is_whole = stdout.len() as u64 <= MAX_BYTES;
    if !is_whole {
        child.kill()?;
    }
    let output = child.wait_with_output()?;
    Ok((is_whole, Output { stdout, ..output }))
}

/// What git says, and what to do about it.
fn refused(place: &str, said: &str) -> Stop {
    let (revision, path) = place.split_once(':').unwrap_or_default();
    let said = said.lines().find_map(|line| line.strip_prefix("fatal: ")).unwrap_or("it gives no reason");
    let reason = if said.ends_with("bad file") { "that is no file" } else { said.trim_end_matches('.') };
    let stop = Stop::trouble(format!("git cannot read \"{place}\": {reason}"));
    if reason.contains("not a git repository") {
        stop.help("go into the repository first, or give the path of a file")
    } else if reason.contains("invalid object name") {
        let help = format!(
            "there is no file \"{place}\" and no revision \"{revision}\"; \"git log\" and \"git tag\" list them"
        );
        stop.help(help)
    } else if reason.starts_with("path") && Path::new(path).exists() && !path.starts_with('.') {
        stop.help(format!(
            "did you mean \"{revision}:./{path}\"? A path without \"./\" counts from the root of the repository"
        ))
    } else if reason.starts_with("path") {
        stop.help(format!(
            "check the path; \"git log --stat -- {path}\" shows since when it is there",
            path = quoted(path)
        ))
    } else {
        stop
    }
}

#[cfg(test)]
mod tests {
    use super::names_revision;

    #[test]
    fn drives_are_no_revisions() {
        for revision in ["HEAD:codes.yaml", "v1.0:./codes.yaml", ":codes.yaml", "HEAD~3:a/b.yaml", "HEAD:"] {
            assert!(names_revision(revision), "{revision}");
        }
        for file in ["codes.yaml", r"C:\api\codes.yaml", "c:/api/codes.yaml", "./codes.yaml", ""] {
            assert!(!names_revision(file), "{file}");
        }
    }
}
