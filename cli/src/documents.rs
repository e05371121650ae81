//! Paths come in; the Markdown files that are meant go out. The only one who lists folders.

use std::fs::{self, canonicalize};
use std::io;
use std::path::{Path, PathBuf};

/// The extensions of Markdown, in lower case.
const EXTENSIONS: [&str; 3] = ["md", "markdown", "mdx"];

/// A file that is meant.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FoundFile {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// Where its output belongs, below the folder for outputs.
    pub(crate) target: PathBuf,
}

/// What is found.
#[derive(Debug, Default)]
pub(crate) struct FoundFiles {
    /// The files, those of a folder sorted.
    pub(crate) files: Vec<FoundFile>,
    /// What could not be looked at, and why.
    pub(crate) troubles: Vec<String>,
}

/// The files that are named, and the Markdown files in the folders that are named. In a folder, what is hidden is left out, and
/// so are links to folders, which may lead round in circles, and the folder for outputs.
pub(crate) fn find(paths: &[PathBuf], output: Option<&Path>) -> FoundFiles {
    let mut found = FoundFiles::default();
    let output = output.and_then(|output| canonicalize(output).ok());
    for path in paths {
        let before = (found.files.len(), found.troubles.len());
        if !path.is_dir() {
            let target = path.file_name().map(PathBuf::from).unwrap_or_default();
            found.files.push(FoundFile { path: path.clone(), target });
        } else if let Err(error) = found.walk(path, Path::new(""), output.as_deref()) {
            found.troubles.push(unlisted(path, &error));
        } else if (found.files.len(), found.troubles.len()) == before {
            found.troubles.push(format!("there is no Markdown file in \"{}\"", path.display()));
        }
    }
    found
}

impl FoundFiles {
    fn walk(&mut self, folder: &Path, target: &Path, output: Option<&Path>) -> io::Result<()> {
        let mut entries = folder.read_dir()?.collect::<io::Result<Vec<_>>>()?;
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let (name, path) = (entry.file_name(), entry.path());
            let target = target.join(&name);
            let is_hidden = name.as_encoded_bytes().starts_with(b".");
            if is_hidden {
                continue;
            }
            if entry.file_type()?.is_dir() {
                let is_output = output.is_some() && canonicalize(&path).ok().as_deref() == output;
                if !is_output && let Err(error) = self.walk(&path, &target, output) {
                    self.troubles.push(unlisted(&path, &error));
                }
            } else if is_markdown(&path) && is_file(&path) {
                self.files.push(FoundFile { path, target });
            }
        }
        Ok(())
    }
}

fn is_markdown(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known)))
}

/// Whether it is a file or a link to one. A link that leads nowhere is one, so that its reading fails and somebody is told.
fn is_file(path: &Path) -> bool {
    fs::metadata(path).map_or(true, |found| found.is_file())
}

fn unlisted(folder: &Path, error: &io::Error) -> String {
    format!("cannot list the folder \"{}\": {error}", folder.display())
}
