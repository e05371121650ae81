//! The name of a template comes in that another one includes; its text goes out, if it lies in the folder of the first one.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use minijinja::{Error, ErrorKind};

use crate::source::{Source, read_if_present};

/// The folder that templates are read from.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
    read: Mutex<Vec<PathBuf>>,
}

impl Folder {
    /// The folder of the first template.
    pub(super) fn of(template: &Path) -> Self {
        Self { path: template.parent().unwrap_or(Path::new("")).to_owned(), read: Mutex::default() }
    }

    /// The file of a template with this name.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// The text of a template, unless there is none.
    pub(super) fn load(&self, name: &str) -> Result<Option<String>, Error> {
        let inside = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':']);
        let path = self.file(name);
        if !name.split('/').all(inside) || !self.holds(&path) {
            return Err(Error::new(
                ErrorKind::InvalidOperation,
                "a template can include what is in its folder, and no more",
            ));
        }
        let failed = |error| Error::new(ErrorKind::InvalidOperation, format!("{error}"));
        let Some(bytes) = read_if_present(&path).map_err(failed)? else { return Ok(None) };
        self.remember(&path);
        let text = text(&Source::from_bytes(path.display().to_string(), bytes));
        text.map(Some).ok_or_else(|| Error::new(ErrorKind::InvalidOperation, format!("\"{name}\" is not valid UTF-8")))
    }

    /// Whether a file really lies in the folder, whatever links lead to it. One that is not there does.
    fn holds(&self, file: &Path) -> bool {
        let folder = if self.path.as_os_str().is_empty() { Path::new(".") } else { &self.path };
        match (folder.canonicalize(), file.canonicalize()) {
            (Ok(folder), Ok(file)) => file.starts_with(folder),
            (_, Err(_)) => true,
            (Err(_), Ok(_)) => false,
        }
    }

    /// Notes that a file was read.
    pub(super) fn remember(&self, path: &Path) {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if !read.iter().any(|known| known == path) {
            read.push(path.to_owned());
        }
    }

    /// The files that were read, sorted: threads read them in any order.
    pub(super) fn sources(&self) -> Vec<PathBuf> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner).clone();
        read.sort();
        read
    }
}

/// The text of a template, if it is UTF-8. Its byte order mark is no part of what it makes.
pub(super) fn text(source: &Source) -> Option<String> {
    source.invalid_utf8().is_none().then(|| source.text().trim_start_matches('\u{feff}').to_owned())
}
