//! Outputs come in; files go out, whole or not at all. The only writer of files.

use std::fmt;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::source::{ReadError, has_bytes, read_if_present};

/// A file that is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Output {
    /// Where.
    pub path: PathBuf,
    /// What is in it.
    pub text: String,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It has these bytes already, and was not touched.
    Fresh,
    /// It was written.
    Written,
    /// It has other bytes, or is not there: what it has.
    Stale(Option<Vec<u8>>),
}

/// Compares a file with what it should be.
///
/// # Errors
///
/// When the file is there but cannot be read.
pub fn check(output: &Output) -> Result<Outcome, ReadError> {
    match read_if_present(&output.path)? {
        Some(bytes) if bytes == output.text.as_bytes() => Ok(Outcome::Fresh),
        other => Ok(Outcome::Stale(other)),
    }
}

/// Writes a file, unless it has the same bytes already.
///
/// The bytes go to a new file beside it, which then takes its place: whoever reads meanwhile sees the old file or the new
/// one, whoever writes meanwhile cannot mix theirs in, and whatever interrupts leaves the old one. What a killed writer leaves
/// of the new one, the next writer removes. A file given a `time` has it as the time of its last change.
///
/// # Errors
///
/// When the file or its folder cannot be read or written.
pub fn write(output: &Output, time: Option<SystemTime>) -> Result<Outcome, WriteError> {
    let failed = |cause| WriteError { path: output.path.clone(), cause };
    if has_bytes(&output.path, output.text.as_bytes()).map_err(|error| failed(error.into_cause()))? {
        return Ok(Outcome::Fresh);
    }
    replace(output, time).map_err(failed)?;
    Ok(Outcome::Written)
}

fn replace(output: &Output, time: Option<SystemTime>) -> io::Result<()> {
    // A link keeps being one: what it leads to is replaced.
    let path = leads_to(&output.path);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let old = fs::metadata(&path).ok();
    if old.as_ref().is_some_and(|old| !old.is_file()) {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is no ordinary file"));
    }
    if old.as_ref().is_some_and(|old| old.permissions().readonly()) {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
    }
    sweep(folder, &path.file_name().unwrap_or_default().to_string_lossy());
    let (draft, file) = draft(folder, &path)?;
    let result = fill(file, &output.text, old.as_ref(), time).and_then(|()| fs::rename(&draft, &path));
    if result.is_err() {
        // Nothing more can be done where this fails too: the first error says what is wrong.
        let _ = fs::remove_file(&draft);
    }
    result
}

/// Where a path leads. The end of a link need not be there yet.
fn leads_to(path: &Path) -> PathBuf {
    /// As many as Linux follows.
    const LINKS: usize = 40;
    let mut end = path.to_owned();
    for _ in 0..LINKS {
        match (fs::canonicalize(&end), fs::read_link(&end)) {
            (Ok(found), _) => return found,
            (_, Ok(next)) => end = end.parent().unwrap_or(Path::new("")).join(next),
            _ => return end,
        }
    }
    path.to_owned()
}

/// A new file beside the one that it is to replace. A name may be taken by what an interrupted writer left behind: processes
/// in containers have the same few numbers again and again.
fn draft(folder: &Path, path: &Path) -> io::Result<(PathBuf, fs::File)> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    loop {
        let draft = folder.join(format!(".{name}.{}.tmp", unique()));
        match fs::OpenOptions::new().write(true).create_new(true).open(&draft) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            result => return result.map(|file| (draft, file)),
        }
    }
}

fn fill(mut file: fs::File, text: &str, old: Option<&fs::Metadata>, time: Option<SystemTime>) -> io::Result<()> {
    // Before anything is in it: what is not for everybody is so in the draft, too.
    if let Some(old) = old {
        keep_owner(&file, old);
        file.set_permissions(old.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    // Last of all: where nobody can say whether a writer is still there, a draft that is old is taken for an abandoned one.
    time.map_or(Ok(()), |time| file.set_modified(time))
}

/// Gives a file to whom the old one belongs. Only some may do that; where it is refused, the file is the writer's.
#[cfg(unix)]
fn keep_owner(file: &fs::File, old: &fs::Metadata) {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let _ = fchown(file, None, Some(old.gid()));
    let _ = fchown(file, Some(old.uid()), None);
}

#[cfg(not(unix))]
fn keep_owner(_file: &fs::File, _old: &fs::Metadata) {}

/// How old a draft is at least that nobody works on any more. A writer needs some milliseconds.
const ABANDONED: Duration = Duration::from_secs(2);
/// How old it is where nobody can say whether its writer is still there.
const ANCIENT: Duration = Duration::from_secs(60 * 60);

/// Removes the drafts that writers of this file left behind because they were killed.
fn sweep(folder: &Path, name: &str) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let found = entry.file_name();
        let found = found.to_string_lossy();
        let draft = found.strip_prefix('.').and_then(|rest| rest.strip_prefix(name)?.strip_prefix('.'));
        let Some((writer, _)) = draft.and_then(|rest| rest.strip_suffix(".tmp")?.split_once('-')) else { continue };
        let age = entry.metadata().and_then(|data| data.modified()).ok().and_then(|time| time.elapsed().ok());
        let is_gone = writer.parse().ok().and_then(is_gone);
        let patience = if is_gone == Some(true) { ABANDONED } else { ANCIENT };
        if is_gone != Some(false) && age.is_some_and(|age| age > patience) {
            // Where it cannot be removed, the next writer tries again.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Whether a process has ended, where the system tells.
fn is_gone(process: u32) -> Option<bool> {
    let processes = Path::new("/proc");
    processes.join("self").exists().then(|| !processes.join(process.to_string()).exists())
}

/// A name that no other writer uses at this moment: the process, and a count within it.
fn unique() -> String {
    static COUNT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
    let count = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    format!("{}-{count}", std::process::id())
}

/// Why a file could not be written.
#[derive(Debug)]
pub struct WriteError {
    path: PathBuf,
    cause: io::Error,
}

impl WriteError {
    /// Whether the file or its folder is one that may not be changed.
    pub fn is_read_only(&self) -> bool {
        matches!(self.cause.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot write \"{}\": {}", self.path.display(), self.cause)
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}
