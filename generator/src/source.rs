//! A path comes in; the text of the file goes out, with the way from a byte offset to a line and a column.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::finding::Span;

/// The largest file that is read, in bytes. It is far above any catalogue (50,000 codes in ten languages take 50 MB) and
/// keeps an endless one (`/dev/zero`) from filling the memory.
pub const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// The text of one file, the name to show for it, and where its lines begin.
///
/// ```
/// let source = kody_generator::Source::new("codes.yaml", "kody: 1\nlocales: [uk]\n");
/// let position = source.position(17);
/// assert_eq!((position.line, position.column), (2, 10));
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Source {
    contents: Arc<Contents>,
    lock: Option<Arc<Source>>,
}

/// Shared, so that a finding can carry the file in which it lies.
#[derive(PartialEq, Eq)]
struct Contents {
    name: String,
    path: Option<PathBuf>,
    text: String,
    line_starts: Vec<u32>,
    invalid_utf8_at: Option<u32>,
}

impl fmt::Debug for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Source").field(&self.contents.name).finish()
    }
}

/// A place in a file as people and editors count it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters (Unicode scalar values), not in bytes.
    pub column: usize,
}

impl Source {
    /// Takes a text that is already in memory; `name` is what findings show as the file.
    ///
    /// # Panics
    ///
    /// When the text is 4 GiB long or longer. Files above [`MAX_BYTES`] are not even read.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self::with_text(name.into(), None, text.into(), None)
    }

    /// Takes bytes that may not be UTF-8. What is wrong with them is reported by [`compile`](crate::compile), at its position.
    ///
    /// # Panics
    ///
    /// When the text is 4 GiB long or longer. Files above [`MAX_BYTES`] are not even read.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self::with_bytes(name.into(), None, bytes)
    }

    fn with_bytes(name: String, path: Option<PathBuf>, bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::with_text(name, path, text, None),
            Err(error) => {
                let valid = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
                Self::with_text(name, path, text, Some(offset(valid)))
            }
        }
    }

    /// Reads a file; `name` is what findings show for it.
    ///
    /// # Errors
    ///
    /// When there is no such file, when it is a directory, may not be read or is larger than [`MAX_BYTES`].
    pub fn read(path: &Path, name: impl Into<String>) -> Result<Self, ReadError> {
        let bytes = read_bytes(path).map_err(|cause| ReadError { path: path.to_owned(), cause })?;
        Ok(Self::with_bytes(name.into(), Some(path.to_owned()), bytes))
    }

    fn with_text(name: String, path: Option<PathBuf>, text: String, invalid_utf8_at: Option<u32>) -> Self {
        let ends = text.match_indices('\n');
        let line_starts = std::iter::once(0).chain(ends.map(|(at, _)| offset(at + 1))).collect();
        Self { contents: Arc::new(Contents { name, path, text, line_starts, invalid_utf8_at }), lock: None }
    }

    /// Reads a catalogue, and the lock beside it if there is one.
    ///
    /// # Errors
    ///
    /// When there is no such catalogue, or when one of the two files may not be read.
    pub fn read_with_lock(path: &Path, name: impl Into<String>) -> Result<Self, ReadError> {
        let catalog = Self::read(path, name)?;
        let lock = lock_path(path);
        let bytes = if lock == path { None } else { read_if_present(&lock)? };
        let name = || lock_path(Path::new(catalog.name())).display().to_string();
        let lock = bytes.map(|bytes| Self::with_bytes(name(), Some(lock), bytes));
        Ok(lock.into_iter().fold(catalog, Self::with_lock))
    }

    /// The catalogue with the lock that [`compile`](crate::compile) compares it with.
    #[must_use]
    pub fn with_lock(self, lock: Self) -> Self {
        Self { lock: Some(Arc::new(lock)), ..self }
    }

    /// The same file with another text, beside the same lock.
    ///
    /// # Panics
    ///
    /// When the text is 4 GiB long or longer.
    #[must_use]
    pub fn revised(&self, text: impl Into<String>) -> Self {
        let contents = &self.contents;
        let revised = Self::with_text(contents.name.clone(), contents.path.clone(), text.into(), None);
        Self { lock: self.lock.clone(), ..revised }
    }

    /// The lock of the catalogue.
    pub fn lock(&self) -> Option<&Self> {
        self.lock.as_deref()
    }

    /// The file as findings show it.
    pub fn name(&self) -> &str {
        &self.contents.name
    }

    /// The file that was read, if one was: a name need not say all of it, as paths need not be UTF-8.
    pub fn path(&self) -> Option<&Path> {
        self.contents.path.as_deref()
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.contents.text
    }

    /// Where the lines begin, in bytes.
    pub(crate) fn line_starts(&self) -> &[u32] {
        &self.contents.line_starts
    }

    /// The text of a span, or nothing where the span does not lie in this file.
    pub fn slice(&self, span: Span) -> &str {
        self.contents.text.get(span.range()).unwrap_or_default()
    }

    /// Where the bytes stop being UTF-8, if they do: the sign that stands for them in the text.
    pub fn invalid_utf8(&self) -> Option<Span> {
        let at = self.contents.invalid_utf8_at?;
        Some(Span::new(at, at + offset(char::REPLACEMENT_CHARACTER.len_utf8())))
    }

    /// The line and column of a byte offset. An offset past the end is the end.
    pub fn position(&self, offset: u32) -> Position {
        let line = self.contents.line_starts.partition_point(|&start| start <= offset).max(1);
        let start = self.contents.line_starts[line - 1] as usize;
        let end = (offset as usize).min(self.contents.text.len());
        let before = self.contents.text.as_bytes().get(start..end).unwrap_or_default();
        // A byte order mark is no column: editors do not show it.
        let before = before.strip_prefix("\u{feff}".as_bytes()).unwrap_or(before);
        let characters = before.iter().filter(|&&byte| byte & 0xC0 != 0x80).count();
        Position { line, column: characters + 1 }
    }

    /// The text of a line, counted from 1, without its end.
    pub fn line(&self, line: usize) -> &str {
        let start = self.contents.line_starts.get(line - 1).map_or(self.contents.text.len(), |&start| start as usize);
        let end = self.contents.line_starts.get(line).map_or(self.contents.text.len(), |&start| start as usize);
        self.contents.text[start..end].trim_end_matches(['\n', '\r']).trim_start_matches('\u{feff}')
    }
}

/// The path of the lock of a catalogue: `codes.lock` beside `codes.yaml`.
pub fn lock_path(catalog: &Path) -> PathBuf {
    catalog.with_extension("lock")
}

/// A byte offset in a text.
fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("a source is shorter than 4 GiB")
}

/// Reads a file that is not a catalogue: a generated page to compare with, say. `None` where there is none.
///
/// # Errors
///
/// When the file is there but cannot be read.
pub fn read_if_present(path: &Path) -> Result<Option<Vec<u8>>, ReadError> {
    match read_bytes(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(ReadError { path: path.to_owned(), cause }),
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one reader of files")]
fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    // Without room for all of it, the bytes would be moved each time the buffer grows. What is no file has no size.
    let size = file.metadata()?.len().min(MAX_BYTES);
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default() + 1);
    file.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MAX_BYTES {
        let limit = MAX_BYTES / (1024 * 1024);
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, format!("it is larger than {limit} MiB")));
    }
    Ok(bytes)
}

/// Whether a file has these bytes and no others. Nothing has to hold all of them.
///
/// # Errors
///
/// When the file is there but cannot be read.
#[cfg(feature = "files")]
pub(crate) fn has_bytes(path: &Path, bytes: &[u8]) -> Result<bool, ReadError> {
    match compare(path, bytes) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        other => other.map_err(|cause| ReadError { path: path.to_owned(), cause }),
    }
}

#[cfg(feature = "files")]
#[expect(clippy::disallowed_methods, reason = "this is the one reader of files")]
fn compare(path: &Path, mut bytes: &[u8]) -> io::Result<bool> {
    let mut file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_file() && metadata.len() != bytes.len() as u64 {
        return Ok(false);
    }
    let mut piece = vec![0; PIECE.min(bytes.len() + 1)];
    loop {
        match file.read(&mut piece) {
            Ok(0) => return Ok(bytes.is_empty()),
            Ok(read) => match bytes.strip_prefix(&piece[..read]) {
                Some(rest) => bytes = rest,
                None => return Ok(false),
            },
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// How much of a file is looked at in one go, in bytes.
#[cfg(feature = "files")]
const PIECE: usize = 64 * 1024;

/// Why a file could not be read.
#[derive(Debug)]
pub struct ReadError {
    path: PathBuf,
    cause: io::Error,
}

impl ReadError {
    /// The file that was asked for.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What the system said.
    #[cfg(feature = "files")]
    pub(crate) fn into_cause(self) -> io::Error {
        self.cause
    }

    /// What kind of failure it was.
    pub fn kind(&self) -> io::ErrorKind {
        self.cause.kind()
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        match self.cause.kind() {
            io::ErrorKind::NotFound => write!(f, "there is no file \"{path}\""),
            io::ErrorKind::IsADirectory => write!(f, "\"{path}\" is a directory, not a file"),
            io::ErrorKind::PermissionDenied => write!(f, "no permission to read \"{path}\""),
            _ => write!(f, "cannot read \"{path}\": {}", self.cause),
        }
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.cause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_text_is_of_the_same_file() {
        let path = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"));
        let source = Source::read(path, "codes.yaml").expect("it is there").with_lock(Source::new("codes.lock", ""));
        let revised = source.revised("kody: 1");
        assert_eq!((revised.name(), revised.path(), revised.text()), ("codes.yaml", Some(path), "kody: 1"));
        assert_eq!(revised.lock(), source.lock());
    }
}
