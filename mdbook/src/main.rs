//! A book comes in on stdin, as mdBook gives it to a preprocessor; it goes out on stdout with the codes filled in.
//!
//! - `config`: the table `[preprocessor.kody]` of `book.toml` becomes options.
//! - `book`: the chapters of a book are woven.

mod book;
mod config;

use std::io::{self, Read as _, Write as _};
use std::path::Path;
use std::process::ExitCode;

use kody_generator::unicode::disturbs;
use kody_generator::{Compiled, Finding, Level, Rejected, Source, compile};
use kody_weave::Weaver;
use serde_json::Value;

use config::Config;

const USAGE: &str = "\
mdbook-kody fills the response codes of a kody catalogue into a book. mdBook runs it; book.toml says how:

  [preprocessor.kody]
  catalog = \"codes.yaml\"    # the catalogue, relative to book.toml
  page = \"api-codes.md\"     # the chapter with the codes, relative to the chapters: links lead there
  # link = \"/{locale}/help/api-codes#{anchor}\"   # or an address instead
  # locale = \"en\"           # the language of all chapters; else each may say its own, else it is that of the book
  # prefix = \"API_\"         # what a reference begins with
  # names = \"screaming\"     # how references name codes: snake, kebab, upper-camel, lower-camel, number
  # deny-warnings = true    # references to deprecated codes are errors, too
  # after = [\"links\"]       # references in files that {{#include}} brings are filled in, too

A chapter says {{API_RECORD_NOT_FOUND}} or {{#codes RecordNotFound RateLimit}}; \"kody help weave\" tells more.";

fn main() -> ExitCode {
    let words: Vec<_> = std::env::args_os().skip(1).collect();
    match words.iter().map(|word| word.to_str()).collect::<Vec<_>>().as_slice() {
        // Codes are as good in one format as in another.
        [Some("supports"), _] => ExitCode::SUCCESS,
        [] => run().map_or_else(|trouble| ended(&trouble), |()| ExitCode::SUCCESS),
        [Some("--version" | "-V")] => printed(concat!("mdbook-kody ", env!("CARGO_PKG_VERSION"))),
        [Some("--help" | "-h")] => printed(USAGE),
        _ => {
            note(USAGE);
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<(), String> {
    let mut input = Vec::new();
    io::stdin().read_to_end(&mut input).map_err(|error| format!("cannot read the book: {error}"))?;
    let input: Value = serde_json::from_slice(&input).map_err(|error| {
        format!("what comes in is no book of mdBook: {error}; \"mdbook-kody --help\" says how to use it")
    })?;
    let Value::Array(mut parts) = input else { return Err("what comes in is no book of mdBook".to_owned()) };
    let (Some(book), Some(context), true) = (parts.pop(), parts.pop(), parts.is_empty()) else {
        return Err("what comes in is no pair of a context and a book".to_owned());
    };
    let book = woven(&Config::read(&context)?, book)?;
    let mut stdout = io::stdout().lock();
    let written = stdout.write_all(book.to_string().as_bytes()).and_then(|()| stdout.flush());
    written.map_err(|error| format!("cannot hand the book on: {error}"))
}

/// The book with the codes filled in. What is wrong with it has been told where it is none.
fn woven(config: &Config, mut book: Value) -> Result<Value, String> {
    let name = config.catalog.display().to_string();
    let source = Source::read(&config.root.join(&config.catalog), name).map_err(|error| error.to_string())?;
    let catalog = match compile(&source) {
        Ok(Compiled { catalog, .. }) => catalog,
        Err(Rejected { findings, .. }) => {
            tell(&findings, &source);
            return Err(format!("the catalogue \"{}\" breaks its rules", config.catalog.display()));
        }
    };
    let weaver = Weaver::new(&catalog, config.options.clone());
    let language = config.language(&catalog)?;
    config.check_page(&catalog, &book::paths(&book))?;
    let findings = book::weave(&mut book, &weaver, Path::new(&config.chapters), language)?;
    tell(&findings, &source);
    let lowest = if config.deny_warnings { Level::Warn } else { Level::Deny };
    match findings.iter().filter(|finding| finding.level >= lowest).count() {
        0 => Ok(book),
        1 => Err("1 reference of the book is wrong".to_owned()),
        count => Err(format!("{count} references of the book are wrong")),
    }
}

fn tell(findings: &[Finding], catalog: &Source) {
    for finding in findings {
        let word = if finding.level == Level::Deny { "error" } else { "warning" };
        note(&format!("{word}: {}\n", finding.render(catalog)));
    }
}

fn ended(trouble: &str) -> ExitCode {
    note(&format!("error: {trouble}"));
    ExitCode::FAILURE
}

fn printed(text: &str) -> ExitCode {
    match writeln!(io::stdout().lock(), "{text}") {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}

/// Says something to people. Names of chapters and words of `book.toml` are quoted, and leave the terminal alone.
fn note(text: &str) {
    let is_hidden = |character: char| disturbs(character) && !matches!(character, '\n' | '\t');
    let text = text.replace(is_hidden, "\u{fffd}");
    // Where even this fails, nobody is left to be told.
    let _ = writeln!(io::stderr().lock(), "{text}");
}
