//! What went wrong with a template comes in; a finding goes out, in the words and with the excerpt that findings have.

use std::fmt;

use minijinja::{Error, ErrorKind};

use super::filters;
use super::loader::Folder;
use crate::finding::{Finding, Findings, Level, Span};
use crate::near::nearest;
use crate::source::{ReadError, Source};

/// What stands in the place of a rule in findings about templates.
const RULE: &str = "template";

/// What is wrong with a template.
#[derive(Debug)]
pub enum TemplateError {
    /// It cannot be read.
    Read(ReadError),
    /// It has a mistake.
    Mistake {
        /// The text of the template, or of the one that it includes.
        source: Box<Source>,
        /// What is wrong, where and what to do.
        finding: Box<Finding>,
    },
}

impl TemplateError {
    /// What the engine says, in our words; `members` are the names that a template may use.
    pub(super) fn of(error: &Error, folder: &Folder, members: &[&str]) -> Self {
        let error = innermost(error);
        let name = error.name().unwrap_or_default();
        let text = error.template_source().unwrap_or_default();
        let source = Source::new(folder.file(name).display().to_string(), text);
        let span = place(error, text);
        let part = source.slice(span);
        let (message, help) = (message(error, part, members), help(error, part, members));
        Self::mistake(source, span, message, help)
    }

    /// A mistake at this place.
    pub(super) fn mistake(source: Source, span: Span, message: String, help: Option<String>) -> Self {
        let mut findings = Findings::new();
        let finding = findings.report(RULE, span, message);
        if let Some(help) = help {
            finding.help(help);
        }
        let finding = findings.finish(|_| Level::Deny).into_iter().next().expect("one was reported");
        Self::Mistake { source: Box::new(source), finding: Box::new(finding) }
    }
}

/// The error in the template that another one includes, not the one that says that it does.
fn innermost(error: &Error) -> &Error {
    let mut inner = error;
    while let Some(source) = std::error::Error::source(inner).and_then(|source| source.downcast_ref::<Error>()) {
        if source.template_source().is_none() {
            break;
        }
        inner = source;
    }
    inner
}

/// Where an error is: what the engine says, else the line without its blanks.
fn place(error: &Error, text: &str) -> Span {
    let line = error.line().unwrap_or(1);
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let whole = text[start..].lines().next().unwrap_or_default();
    let begin = start + whole.len() - whole.trim_start().len();
    let range = error.range().filter(|range| text.get(range.clone()).is_some_and(|part| !part.is_empty()));
    let range = range.unwrap_or(begin..start + whole.trim_end().len().max(begin - start));
    let offset = |at: usize| u32::try_from(at).expect("a source is shorter than 4 GiB");
    Span::new(offset(range.start), offset(range.end))
}

fn message(error: &Error, part: &str, members: &[&str]) -> String {
    let detail = error.detail().unwrap_or_default();
    match error.kind() {
        ErrorKind::UndefinedError if lacks_else(part) => {
            "there is nothing to write where this does not hold".to_owned()
        }
        ErrorKind::UndefinedError => match missing(part, members) {
            Some(name) => format!("there is no \"{name}\" here"),
            None => "there is no such value".to_owned(),
        },
        ErrorKind::OutOfFuel => "the template does not come to an end".to_owned(),
        _ if detail.is_empty() => error.kind().to_string(),
        _ => detail.to_owned(),
    }
}

fn help(error: &Error, part: &str, members: &[&str]) -> Option<String> {
    let near = |name: &str, known: &[&str]| nearest(name, known).map(|near| format!("did you mean \"{near}\"?"));
    let help = match error.kind() {
        ErrorKind::UndefinedError if lacks_else(part) => "say what else to write: \"… if … else ''\"",
        ErrorKind::UndefinedError => {
            let missing = missing(part, members)?;
            if members.contains(&missing) {
                "what stands before it may be null: ask with \"{% if … is not none %}\""
            } else if let Some(near) = near(missing, members) {
                return Some(near);
            } else {
                "docs/templates.md lists what a template sees; \"is defined\" asks whether it is there"
            }
        }
        ErrorKind::OutOfFuel => {
            "a page of all there is takes a few hundred steps a code; is there a loop within a loop?"
        }
        ErrorKind::UnknownFilter => return near(part, filters::OWN),
        ErrorKind::InvalidOperation if error.detail() == Some(filters::NOTHING) => {
            "write it where it is there: \"{% if … is not none %}\""
        }
        ErrorKind::TemplateNotFound => "templates are looked for in the folder of the first one",
        _ => return None,
    };
    Some(help.to_owned())
}

/// Whether an expression has an "if" without an "else".
fn lacks_else(part: &str) -> bool {
    part.contains(" if ") && !part.contains(" else ")
}

/// The name in an expression that is not there: the first one behind a dot that nothing has, else the last one.
fn missing<'a>(part: &'a str, members: &[&str]) -> Option<&'a str> {
    let is_name = |character: char| character.is_alphanumeric() || character == '_';
    let begins_name = |name: &&str| name.starts_with(|first: char| is_name(first) && !first.is_ascii_digit());
    let behind_dots = part.split('.').skip(1).filter_map(|rest| rest.split(|character| !is_name(character)).next());
    let unknown = behind_dots.filter(begins_name).find(|name| !members.contains(name));
    unknown.or_else(|| part.rsplit(|character| !is_name(character)).find(begins_name))
}

impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(error) => error.fmt(f),
            Self::Mistake { source, finding } => f.write_str(&finding.render_line(source)),
        }
    }
}

impl std::error::Error for TemplateError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read(error) => Some(error),
            Self::Mistake { .. } => None,
        }
    }
}
