//! `kody generate`: a catalogue comes in; an output goes to stdout or to files, or is compared with them.

use std::fs;
use std::path::{Path, PathBuf};

use kody_generator::Catalog;
use kody_generator::emit::Options;
use kody_generator::write::{self, Outcome, Output};

use crate::args::{Generate, Layout, STANDARD_INPUT};
use crate::difference::difference;
use crate::maker::{Asked, Maker};
use crate::outcome::{Stop, Verdict};
use crate::{console, load, report};

/// The part of a path that stands for the tag of a locale.
const LOCALE: &str = "{locale}";

/// What is to be made, and from which catalogue.
struct Job<'a> {
    args: &'a Generate,
    catalog: PathBuf,
    maker: Maker,
}

pub(crate) fn run(args: &Generate) -> Result<Verdict, Stop> {
    let (asked, path) = Asked::of(args)?;
    let source = load::source(&path)?;
    let Some(compiled) = load::catalog(&source) else { return Ok(Verdict::Found) };
    if !compiled.warnings.is_empty() {
        let count = report::count(&compiled.warnings);
        console::note(&console::visible(&format!("{}: {count}; \"kody check\" shows them", source.name())));
    }
    let catalog = compiled.catalog;
    let locale = load::locale(&catalog, args.locale.as_deref())?;
    let from_file = path != Path::new(STANDARD_INPUT);
    let options = if from_file { Options::for_file(&path) } else { Options::default() };
    let options = Options { locale, layout: args.layout.into(), ..options };
    let Some(maker) = asked.maker()? else { return Ok(Verdict::Found) };
    let job = Job { args, catalog: path, maker };
    let Some(path) = &args.output else {
        let Some(text) = job.maker.emit(&catalog, &options)? else { return Ok(Verdict::Found) };
        console::data(&text)?;
        return Ok(Verdict::Fine);
    };
    check_path(&job, path)?;
    let Some(outputs) = outputs(&job, path, &catalog, &options)? else { return Ok(Verdict::Found) };
    if args.check { compare(&job, &outputs) } else { write_all(&outputs) }
}

/// Refuses paths at which a file cannot be meant to appear.
fn check_path(job: &Job<'_>, path: &Path) -> Result<(), Stop> {
    let shown = path.display();
    let placeholder = path.to_string_lossy().contains(LOCALE);
    if placeholder && path.to_str().is_none() {
        let message = format!("\"{shown}\" is not UTF-8, so that \"{LOCALE}\" cannot be replaced in it");
        return Err(Stop::trouble(message).help("give another path, or \"--locale\" and a path without it"));
    }
    if placeholder && !job.maker.per_locale() {
        let id = job.maker.id();
        let message = format!("\"{shown}\" holds \"{LOCALE}\", but \"{id}\" is one file for all locales");
        return Err(Stop::trouble(message).help("give a path without it"));
    }
    if is_folder(job, path) {
        return Ok(());
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
    let sources = [(Some(&job.catalog), "catalogue"), (job.args.template.as_ref(), "template")];
    for (source, word) in sources {
        let is_source = source.is_some_and(|source| fs::canonicalize(path).ok() == fs::canonicalize(source).ok());
        if found.is_some() && is_source {
            let message = format!("\"{shown}\" is the {word} itself");
            return Err(Stop::trouble(message).help("give the path of another file"));
        }
    }
    Ok(())
}

/// Whether the files of a folder are to be made: where it is one, or is called like one.
fn is_folder(job: &Job<'_>, path: &Path) -> bool {
    let page = path.extension().is_some_and(|extension| extension == "html" || extension == "htm");
    let called = path.to_str().is_some_and(|path| path.ends_with('/')) || !(page || path.exists());
    let special = path == Path::new("-") || path.parent() == Some(Path::new("/dev"));
    job.maker.fills_folders() && !special && (path.is_dir() || called)
}

/// The files that are to be: one, or one for each locale, or the one of the chosen locale; or those of a folder.
fn outputs(job: &Job<'_>, path: &Path, catalog: &Catalog, options: &Options) -> Result<Option<Vec<Output>>, Stop> {
    let only = |mut files: Vec<(String, String)>| match job.args.locale {
        Some(_) => vec![files.swap_remove(options.locale)],
        None => files,
    };
    if is_folder(job, path) {
        let files = only(job.maker.folder(catalog, options)).into_iter();
        return Ok(Some(files.map(|(file, text)| Output { path: path.join(file), text }).collect()));
    }
    let Some(pattern) = path.to_str().filter(|path| path.contains(LOCALE)) else {
        let text = job.maker.emit(catalog, options)?;
        return Ok(text.map(|text| vec![Output { path: path.to_owned(), text }]));
    };
    let Some(files) = job.maker.files(catalog, pattern, options)? else { return Ok(None) };
    Ok(Some(only(files).into_iter().map(|(path, text)| Output { path: path.into(), text }).collect()))
}

pub(super) fn write_all(outputs: &[Output]) -> Result<Verdict, Stop> {
    for output in outputs {
        let done = match write::write(output, None)? {
            Outcome::Fresh => "unchanged",
            Outcome::Written | Outcome::Stale(_) => "wrote",
        };
        console::note(&console::visible(&format!("{done} {}", output.path.display())));
    }
    Ok(Verdict::Fine)
}

fn compare(job: &Job<'_>, outputs: &[Output]) -> Result<Verdict, Stop> {
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
    console::error(&complaints.join(", "), Some(&format!("run \"{}\"", command(job))));
    Ok(Verdict::Found)
}

/// The command that brings the files up to date.
fn command(job: &Job<'_>) -> String {
    let args = job.args;
    let mut words = vec!["kody".to_owned(), "generate".to_owned()];
    match &args.template {
        Some(template) => words.extend(["--template".to_owned(), template.display().to_string()]),
        None => words.push(job.maker.id().to_owned()),
    }
    words.push(job.catalog.display().to_string());
    words.extend(args.output.iter().flat_map(|path| ["-o".to_owned(), path.display().to_string()]));
    if args.layout == Layout::Sections {
        words.extend(["--layout".to_owned(), "sections".to_owned()]);
    }
    words.extend(args.locale.iter().flat_map(|tag| ["--locale".to_owned(), tag.clone()]));
    words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ")
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |character: char| character.is_alphanumeric() || "/._-".contains(character);
    if word.chars().all(plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', r"'\''")) }
}
