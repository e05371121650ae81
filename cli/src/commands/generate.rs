//! `kody generate`: a catalogue comes in; an output goes to stdout or to files, or is compared with them.

use std::fs;
use std::path::Path;

use kody_generator::Catalog;
use kody_generator::emit::Options;
use kody_generator::write::{self, Outcome, Output};

use crate::args::Generate;
use crate::difference::difference;
use crate::outcome::{Stop, Verdict};
use crate::{console, load, report};

/// The part of a path that stands for the tag of a locale.
const LOCALE: &str = "{locale}";

pub(crate) fn run(args: &Generate) -> Result<Verdict, Stop> {
    let source = load::source(&args.catalog)?;
    let Some(compiled) = load::catalog(&source) else { return Ok(Verdict::Found) };
    if !compiled.warnings.is_empty() {
        let count = report::count(&compiled.warnings);
        console::note(&console::visible(&format!("{}: {count}; \"kody check\" shows them", source.name())));
    }
    let catalog = compiled.catalog;
    let options =
        Options { locale: load::locale(&catalog, args.locale.as_deref())?, ..Options::for_file(&args.catalog) };
    let Some(path) = &args.output else {
        console::data(&args.target.emit(&catalog, &options))?;
        return Ok(Verdict::Fine);
    };
    check_path(args, path)?;
    let outputs = outputs(args, path, &catalog, &options);
    if args.check { compare(args, &outputs) } else { write_all(&outputs) }
}

/// Refuses paths at which a file cannot be meant to appear.
fn check_path(args: &Generate, path: &Path) -> Result<(), Stop> {
    let shown = path.display();
    let placeholder = path.to_str().is_some_and(|path| path.contains(LOCALE));
    if placeholder && !args.target.per_locale {
        let message = format!("\"{shown}\" holds \"{LOCALE}\", but \"{}\" is one file for all locales", args.target.id);
        return Err(Stop::trouble(message).help("give a path without it"));
    }
    let found = fs::metadata(path).ok();
    if found.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(Stop::trouble(format!("\"{shown}\" is a directory")).help("give the path of a file in it"));
    }
    let special = path == Path::new("-") || path.parent() == Some(Path::new("/dev"));
    if special || found.as_ref().is_some_and(|found| !found.is_file()) {
        let message = format!("\"{shown}\" is no file that could be replaced");
        return Err(Stop::trouble(message).help("leave out --output to write to the standard output"));
    }
    if found.is_some() && fs::canonicalize(path).ok() == fs::canonicalize(&args.catalog).ok() {
        let message = format!("\"{shown}\" is the catalogue itself");
        return Err(Stop::trouble(message).help("give the path of another file"));
    }
    Ok(())
}

/// The files that are to be: one, or one for each locale, or the one of the chosen locale.
fn outputs(args: &Generate, path: &Path, catalog: &Catalog, options: &Options) -> Vec<Output> {
    let Some(pattern) = path.to_str().filter(|path| path.contains(LOCALE)) else {
        return vec![Output { path: path.to_owned(), text: args.target.emit(catalog, options) }];
    };
    let mut files = args.target.files(catalog, pattern, options);
    if args.locale.is_some() {
        files = vec![files.swap_remove(options.locale)];
    }
    files.into_iter().map(|(path, text)| Output { path: path.into(), text }).collect()
}

fn write_all(outputs: &[Output]) -> Result<Verdict, Stop> {
    for output in outputs {
        let done = match write::write(output, None)? {
            Outcome::Fresh => "unchanged",
            Outcome::Written | Outcome::Stale(_) => "wrote",
        };
        console::note(&console::visible(&format!("{done} {}", output.path.display())));
    }
    Ok(Verdict::Fine)
}

fn compare(args: &Generate, outputs: &[Output]) -> Result<Verdict, Stop> {
    let mut complaints = Vec::new();
    for output in outputs {
        if let Outcome::Stale(old) = write::check(output)? {
            console::show(&difference(&output.path, old.as_deref(), &output.text))?;
            let state = if old.is_some() { "stale" } else { "missing" };
            complaints.push(format!("\"{}\" is {state}", output.path.display()));
        }
    }
    if complaints.is_empty() {
        return Ok(Verdict::Fine);
    }
    console::error(&complaints.join(", "), Some(&format!("run \"{}\"", command(args))));
    Ok(Verdict::Found)
}

/// The command that brings the files up to date.
fn command(args: &Generate) -> String {
    let mut words = vec!["kody".to_owned(), "generate".to_owned(), args.target.id.to_owned()];
    words.push(args.catalog.display().to_string());
    words.extend(args.output.iter().flat_map(|path| ["-o".to_owned(), path.display().to_string()]));
    words.extend(args.locale.iter().flat_map(|tag| ["--locale".to_owned(), tag.clone()]));
    words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ")
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |character: char| character.is_alphanumeric() || "/._-".contains(character);
    if word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}
