//! `kody generate`: a catalogue comes in; an output goes to stdout or to files, or is compared with them.

use std::path::{Path, PathBuf, is_separator};

use kody_generator::Catalog;
use kody_generator::emit::Options;
use kody_generator::write::{self, Outcome, Output};

use crate::args::{Generate, Layout, STANDARD_INPUT};
use crate::difference::difference;
use crate::files::{self, LOCALE, quoted};
use crate::maker::{Asked, Maker};
use crate::outcome::{Stop, Verdict};
use crate::{console, load, report};

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
    check_pattern(&job, path)?;
    let Some(outputs) = outputs(&job, path, &catalog, &options)? else { return Ok(Verdict::Found) };
    let template = args.template.iter().map(|template| (template.as_path(), "template"));
    let sources: Vec<(&Path, &str)> = template.chain([(job.catalog.as_path(), "catalogue")]).collect();
    files::check(&outputs, &sources)?;
    if args.check {
        return compare(&job, &outputs);
    }
    files::write_all(&outputs)?;
    Ok(Verdict::Fine)
}

/// Refuses a path with a place for a locale where there is one file for all of them.
fn check_pattern(job: &Job<'_>, path: &Path) -> Result<(), Stop> {
    if files::is_pattern(path)? && !job.maker.per_locale() {
        let (shown, id) = (path.display(), job.maker.id());
        let message = format!("\"{shown}\" holds \"{LOCALE}\", but \"{id}\" is one file for all locales");
        return Err(Stop::trouble(message).help("give a path without it"));
    }
    Ok(())
}

/// Whether the files of a folder are to be made: where it is one, or is called like one.
fn is_folder(job: &Job<'_>, path: &Path) -> bool {
    let page = path.extension().is_some_and(|extension| extension == "html" || extension == "htm");
    let called = path.to_str().is_some_and(|path| path.ends_with(is_separator)) || !(page || path.exists());
    job.maker.fills_folders() && !files::is_special(path) && (path.is_dir() || called)
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
