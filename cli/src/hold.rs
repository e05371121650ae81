//! The path of a file comes in; until what goes out is dropped, no other `kody` edits files beside it.
//!
//! Whoever edits reads a file, and replaces it some milliseconds later. Two who do so at the same time would each replace what
//! the other has made, and both would say that all is well.

use std::path::Path;

/// What keeps others waiting. It lasts no longer than the process, even where that is killed.
#[derive(Debug)]
pub(crate) struct Held {
    #[cfg(unix)]
    _folder: std::fs::File,
}

/// Waits until nobody else edits files in the folder of this one. Nothing is held where the system does not offer it, or where
/// somebody takes far too long: then a file that was changed meanwhile is found out before it is replaced, as a rule.
#[cfg(unix)]
pub(crate) fn hold(path: &Path) -> Option<Held> {
    use rustix::fs::{FlockOperation, flock};
    use rustix::io::Errno;
    use std::time::{Duration, Instant};

    const PATIENCE: Duration = Duration::from_secs(10);
    const PAUSE: Duration = Duration::from_millis(5);

    // A link leads to the folder where the file is replaced.
    let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = std::fs::OpenOptions::new().read(true).open(folder).ok()?;
    let start = Instant::now();
    loop {
        match flock(&folder, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => return Some(Held { _folder: folder }),
            Err(Errno::WOULDBLOCK | Errno::INTR) if start.elapsed() < PATIENCE => std::thread::sleep(PAUSE),
            Err(_) => return None,
        }
    }
}

#[cfg(not(unix))]
pub(crate) fn hold(_path: &Path) -> Option<Held> {
    None
}
