//! What the user asks `generate` for comes in; what makes the texts goes out: an output of kody's own, or a template.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::slice::from_ref;

use kody_generator::emit::{EMITTERS, Emitter, Layout, Options, emitter};
use kody_generator::{Catalog, Template, TemplateError, nearest};

use crate::args::{DEFAULT_CATALOG, Generate};
use crate::outcome::Stop;
use crate::{args, report};

/// What makes the texts.
pub(crate) enum Maker {
    /// An output of kody's own.
    Emitter(&'static Emitter),
    /// A template of the user.
    Template(Box<Template>),
}

/// What the words of the command line mean. With a template there may be no target, and the one word is the catalogue.
pub(crate) enum Asked {
    Emitter(&'static Emitter),
    Template(PathBuf),
}

impl Asked {
    /// What is asked for, and the catalogue to make it from.
    pub(crate) fn of(args: &Generate) -> Result<(Self, PathBuf), Stop> {
        let known = args.target.as_deref().and_then(OsStr::to_str).and_then(emitter);
        let (asked, catalog) = match (&args.template, &args.target, known) {
            (None, _, Some(emitter)) => (Self::Emitter(emitter), &args.catalog),
            (None, word, None) => return Err(no_target(word.as_deref().unwrap_or_default())),
            (Some(_), _, Some(emitter)) if !emitter.per_locale => {
                let message = format!("\"{}\" is made without a template", emitter.id);
                return Err(Stop::trouble(message).help("leave it out, or leave out \"--template\""));
            }
            (Some(template), None, _) | (Some(template), _, Some(_)) => {
                (Self::Template(template.clone()), &args.catalog)
            }
            (Some(template), Some(catalog), None) if args.catalog == Path::new(DEFAULT_CATALOG) => {
                (Self::Template(template.clone()), &PathBuf::from(catalog))
            }
            (Some(_), Some(word), None) => return Err(no_target(word)),
        };
        if args.layout == args::Layout::Sections && !asked.has_layout() {
            let what = if let Self::Emitter(emitter) = &asked { emitter.id } else { "--template" };
            let message = format!("\"{what}\" has no layout to choose");
            return Err(Stop::trouble(message).help("\"--layout\" is for \"kody generate markdown\""));
        }
        Ok((asked, catalog.clone()))
    }

    fn has_layout(&self) -> bool {
        matches!(self, Self::Emitter(emitter) if emitter.id == "markdown")
    }

    /// What makes it, unless a template has a mistake: that goes to stderr.
    pub(crate) fn maker(self) -> Result<Option<Maker>, Stop> {
        match self {
            Self::Emitter(emitter) => Ok(Some(Maker::Emitter(emitter))),
            Self::Template(path) => {
                Ok(told(Template::read(&path))?.map(|template| Maker::Template(Box::new(template))))
            }
        }
    }
}

fn no_target(word: &OsStr) -> Stop {
    let word = word.to_string_lossy();
    let known: Vec<&str> = EMITTERS.iter().map(|emitter| emitter.id).collect();
    let near = nearest(&word, &known).map(|near| format!("did you mean \"{near}\"? ")).unwrap_or_default();
    Stop::trouble(format!("there is no target \"{word}\"")).help(format!("{near}kody makes {}", known.join(", ")))
}

/// What was made, unless a template has a mistake: that goes to stderr.
fn told<T>(made: Result<T, TemplateError>) -> Result<Option<T>, Stop> {
    match made {
        Ok(made) => Ok(Some(made)),
        Err(TemplateError::Read(error)) => Err(Stop::from(error).help("check the path of the template")),
        Err(TemplateError::Mistake { source, finding }) => {
            report::tell(from_ref(&finding), &source);
            Ok(None)
        }
    }
}

impl Maker {
    /// What makes it, in the words of the command line.
    pub(crate) fn id(&self) -> &str {
        match self {
            Self::Emitter(emitter) => emitter.id,
            Self::Template(_) => "--template",
        }
    }

    /// Whether there may be a text for each locale.
    pub(crate) fn per_locale(&self) -> bool {
        match self {
            Self::Emitter(emitter) => emitter.per_locale,
            Self::Template(_) => true,
        }
    }

    /// Whether it can make the files of a folder.
    pub(crate) fn fills_folders(&self) -> bool {
        matches!(self, Self::Emitter(emitter) if emitter.fills_folders())
    }

    /// The text in a locale.
    pub(crate) fn emit(&self, catalog: &Catalog, options: &Options) -> Result<Option<String>, Stop> {
        match self {
            Self::Emitter(emitter) => Ok(Some(emitter.emit(catalog, options))),
            Self::Template(template) => told(template.emit(catalog, options)),
        }
    }

    /// The files by a path that may hold `{locale}`.
    pub(crate) fn files(&self, catalog: &Catalog, path: &str, options: &Options) -> Result<Option<Files>, Stop> {
        match self {
            Self::Emitter(emitter) => Ok(Some(emitter.files(catalog, path, options))),
            Self::Template(template) => told(template.files(catalog, path, options)),
        }
    }

    /// The files of a folder.
    pub(crate) fn folder(&self, catalog: &Catalog, options: &Options) -> Files {
        match self {
            Self::Emitter(emitter) => emitter.folder(catalog, options),
            Self::Template(_) => Vec::new(),
        }
    }
}

/// Paths with their texts.
type Files = Vec<(String, String)>;

impl From<args::Layout> for Layout {
    fn from(layout: args::Layout) -> Self {
        match layout {
            args::Layout::Table => Self::Table,
            args::Layout::Sections => Self::Sections,
        }
    }
}
