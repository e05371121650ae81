//! The door for build scripts: a catalogue comes in; files go out, and directives for cargo.

use std::env;
#[cfg(feature = "templates")]
use std::path::MAIN_SEPARATOR;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::emit::{self, Layout, Options};
use crate::finding::{Finding, Level};
use crate::source::Source;
use crate::write::{self, Output};
use crate::{Compiled, Rejected, compile};

/// Turns a catalogue into files when a package is built.
///
/// Paths are relative to the folder of the package's `Cargo.toml`. Cargo runs the script again when the catalogue, its lock
/// or one of the files it made in the tree has changed. What is wrong with the catalogue comes out as cargo's own errors and
/// warnings.
///
/// Files in the tree are written only where their bytes differ, and only in a package that is being developed: not in a copy
/// from a registry or from git, not on docs.rs, not where the tree is read-only.
///
/// ```no_run
/// // build.rs
/// kody_generator::Build::new("codes.yaml")
///     .rust("codes.rs")
///     .markdown("docs/{locale}/api-codes.md")
///     .run();
/// ```
#[derive(Debug)]
pub struct Build {
    catalog: PathBuf,
    outputs: Vec<(&'static str, String, Place)>,
    docs: Option<String>,
    layout: Layout,
    #[cfg(feature = "templates")]
    templates: Vec<(PathBuf, String)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    OutDir,
    Tree,
    /// A folder in the tree.
    #[cfg_attr(not(feature = "html"), expect(dead_code, reason = "only pages in HTML fill folders"))]
    Folder,
}

impl Build {
    /// For the catalogue at this path.
    pub fn new(catalog: impl Into<PathBuf>) -> Self {
        Self {
            catalog: catalog.into(),
            outputs: Vec::new(),
            docs: None,
            layout: Layout::Table,
            #[cfg(feature = "templates")]
            templates: Vec::new(),
        }
    }

    /// Makes a Rust module in `OUT_DIR`, for `include!(concat!(env!("OUT_DIR"), "/codes.rs"))`.
    #[must_use]
    pub fn rust(self, file: impl Into<String>) -> Self {
        self.output("rust", file.into(), Place::OutDir)
    }

    /// Makes a Rust module in the tree, to be committed: `src/codes.rs`.
    #[must_use]
    pub fn rust_in_tree(self, path: impl Into<String>) -> Self {
        self.output("rust", path.into(), Place::Tree)
    }

    /// Sets the locale of the doc comments, which is the source locale otherwise.
    #[must_use]
    pub fn docs(mut self, locale: impl Into<String>) -> Self {
        self.docs = Some(locale.into());
        self
    }

    /// Makes a Markdown page for each locale: the path holds `{locale}`.
    #[must_use]
    pub fn markdown(self, path: impl Into<String>) -> Self {
        self.output("markdown", path.into(), Place::Tree)
    }

    /// Sets how Markdown pages show the codes, which is a table otherwise.
    #[must_use]
    pub fn layout(mut self, layout: Layout) -> Self {
        self.layout = layout;
        self
    }

    /// Makes a page in HTML for each locale in a folder of the tree, `docs`: `docs/index.html` in the source language,
    /// `docs/{locale}/index.html` in the others, and `docs/codes.json` beside them. Needs the feature `html` of this crate.
    #[cfg(feature = "html")]
    #[must_use]
    pub fn html(self, folder: impl Into<String>) -> Self {
        self.output("html", folder.into(), Place::Folder)
    }

    /// Makes a JSON document in the tree.
    #[must_use]
    pub fn json(self, path: impl Into<String>) -> Self {
        self.output("json", path.into(), Place::Tree)
    }

    /// Makes a file in the tree with a template: one for each locale where the path holds `{locale}`. Needs the feature
    /// `templates` of this crate.
    #[cfg(feature = "templates")]
    #[must_use]
    pub fn template(mut self, template: impl Into<PathBuf>, path: impl Into<String>) -> Self {
        self.templates.push((template.into(), path.into()));
        self
    }

    fn output(mut self, emitter: &'static str, path: String, place: Place) -> Self {
        self.outputs.push((emitter, path, place));
        self
    }

    /// Does it. Cargo ends the build where it reports an error.
    pub fn run(self) {
        for directive in self.directives() {
            print_directive(&directive);
        }
    }

    /// Does it, and gives the directives for cargo.
    fn directives(&self) -> Vec<String> {
        let Some(root) = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from) else {
            return vec!["cargo::error=CARGO_MANIFEST_DIR is not set: Build::run is for build scripts".to_owned()];
        };
        let file = self.catalog.display().to_string();
        let mut directives =
            vec![format!("cargo::rerun-if-changed={file}"), "cargo::rerun-if-env-changed=DOCS_RS".to_owned()];
        match Source::read_with_lock(&root.join(&self.catalog), file) {
            Ok(source) => {
                // Cargo would take a file that is not there for one that changes all the time.
                directives.extend(source.lock().map(|lock| format!("cargo::rerun-if-changed={}", lock.name())));
                self.generate(&root, &source, &mut directives);
            }
            Err(error) => directives.push(format!("cargo::error={error}")),
        }
        directives
    }

    fn generate(&self, root: &Path, source: &Source, directives: &mut Vec<String>) {
        let compiled = match compile(source) {
            Ok(Compiled { catalog, warnings }) => {
                report(&warnings, source, directives);
                catalog
            }
            Err(Rejected { findings, .. }) => return report(&findings, source, directives),
        };
        let docs = match &self.docs {
            None => Some(0),
            Some(tag) => compiled.locale(tag),
        };
        let Some(docs) = docs else {
            let tag = self.docs.as_deref().unwrap_or_default();
            directives.push(format!("cargo::error=the catalogue has no locale \"{tag}\" for the doc comments"));
            return;
        };
        let options = Options { locale: docs, layout: self.layout, ..Options::for_file(&self.catalog) };
        for (emitter, path, place) in &self.outputs {
            let emitter = emit::emitter(emitter).expect("a door names emitters that are there");
            let files = match place {
                Place::Folder => in_folder(path, emitter.folder(&compiled, &options)),
                Place::OutDir | Place::Tree => emitter.files(&compiled, path, &options),
            };
            for (path, text) in files {
                self.write(root, &path, text, *place, directives);
            }
        }
        #[cfg(feature = "templates")]
        for (template, path) in &self.templates {
            self.fill(root, template, path, &compiled, directives);
        }
    }

    /// Makes what a template makes.
    #[cfg(feature = "templates")]
    fn fill(
        &self,
        root: &Path,
        path: &Path,
        to: &str,
        catalog: &crate::catalog::Catalog,
        directives: &mut Vec<String>,
    ) {
        let options = Options::for_file(&self.catalog);
        let mut read = vec![root.join(path)];
        let files = crate::template::Template::read(&root.join(path)).and_then(|template| {
            let files = template.files(catalog, to, &options);
            read = template.sources();
            files
        });
        let relative = |file: &Path| file.strip_prefix(root).unwrap_or(file).display().to_string();
        directives.extend(read.iter().map(|file| format!("cargo::rerun-if-changed={}", relative(file))));
        match files {
            Ok(files) => {
                for (path, text) in files {
                    self.write(root, &path, text, Place::Tree, directives);
                }
            }
            Err(error) => {
                let message = error.to_string().replace(&format!("{}{MAIN_SEPARATOR}", root.display()), "");
                directives.push(format!("cargo::error={}", message.replace(['\n', '\r'], " ")));
            }
        }
    }

    fn write(&self, root: &Path, path: &str, text: String, place: Place, directives: &mut Vec<String>) {
        let folder = match place {
            Place::OutDir => env::var_os("OUT_DIR").map(PathBuf::from).unwrap_or_default(),
            Place::Tree | Place::Folder => root.to_owned(),
        };
        let output = Output { path: folder.join(path), text };
        let result = match place {
            Place::OutDir => write::write(&output, None),
            Place::Tree | Place::Folder if !is_developed(root) => return,
            Place::Tree | Place::Folder => {
                directives.push(format!("cargo::rerun-if-changed={path}"));
                // As old as its source: cargo would take a younger one for a change, and run the script once more.
                write::write(&output, modified(&root.join(&self.catalog)))
            }
        };
        match result {
            Ok(_) => {}
            Err(error) if place != Place::OutDir && error.is_read_only() => {
                directives.push(format!("cargo::warning={error}; it is out of date"));
            }
            Err(error) => directives.push(format!("cargo::error={error}")),
        }
    }
}

fn in_folder(folder: &str, files: Vec<(String, String)>) -> Vec<(String, String)> {
    let folder = folder.trim_end_matches('/');
    files.into_iter().map(|(path, text)| (format!("{folder}/{path}"), text)).collect()
}

fn modified(path: &Path) -> Option<SystemTime> {
    std::fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

fn report(findings: &[Finding], source: &Source, directives: &mut Vec<String>) {
    directives.extend(findings.iter().map(|finding| {
        let kind = if finding.level == Level::Deny { "error" } else { "warning" };
        // A directive is one line.
        format!("cargo::{kind}={}", finding.render_line(source).replace(['\n', '\r'], " "))
    }));
}

/// Whether the package is one that somebody works on: cargo marks its copies.
fn is_developed(root: &Path) -> bool {
    // Packages carry the first two, vendored ones the third; what cargo has checked out from git carries the last, higher up.
    let marks = ["Cargo.toml.orig", ".cargo_vcs_info.json", ".cargo-checksum.json"];
    let copied = marks.iter().any(|mark| root.join(mark).exists());
    let checked_out = root.ancestors().any(|folder| folder.join(".cargo-ok").exists());
    env::var_os("DOCS_RS").is_none() && !copied && !checked_out
}

#[expect(clippy::print_stdout, reason = "this is how a build script talks to cargo")]
fn print_directive(directive: &str) {
    println!("{directive}");
}
