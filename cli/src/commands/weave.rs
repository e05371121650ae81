//! `kody weave`: documents that refer to codes come in; they go out with the codes filled in, to stdout or below a folder.

use std::collections::{HashMap, HashSet};
use std::fs::canonicalize;
use std::path::{Path, PathBuf};

use kody_generator::write::{self, Outcome, Output};
use kody_generator::{Catalog, Finding, Level, Source};
use kody_weave::{Document, Language, Options, Target, Weaver};

use crate::args::{Format, Weave};
use crate::difference::difference;
use crate::documents::{self, FoundFile, FoundFiles};
use crate::outcome::{Stop, Verdict};
use crate::report::Report;
use crate::{console, load, report};

pub(crate) fn run(args: &Weave) -> Result<Verdict, Stop> {
    check_usage(args)?;
    let source = load::source(&args.catalog)?;
    let Some(compiled) = load::catalog(&source) else { return Ok(Verdict::Found) };
    let catalog = compiled.catalog;
    let language = match &args.locale {
        Some(tag) => Language::Given(load::locale(&catalog, Some(tag))?),
        None => Language::default(),
    };
    let found = documents::find(&args.paths, args.output.as_deref());
    if let Some(output) = &args.output {
        check_targets(&found.files, output, &args.catalog)?;
    }
    let woven = weave_all(args, &catalog, language, found);
    tell(args, &woven, &source)?;
    if let Some((last, others)) = woven.troubles.split_last() {
        for trouble in others {
            console::error(trouble, None);
        }
        return Err(Stop::trouble(last));
    }
    let lowest = if args.deny_warnings { Level::Warn } else { Level::Deny };
    if woven.findings.iter().any(|finding| finding.level >= lowest) {
        return Ok(Verdict::Found);
    }
    match &args.output {
        Some(_) if args.check => compare(args, &woven.outputs),
        Some(_) => write_all(args, &woven),
        None if args.check => Ok(Verdict::Fine),
        None => woven.outputs.iter().try_for_each(|output| console::data(&output.text)).map(|()| Verdict::Fine),
    }
}

/// Refuses what cannot be meant.
fn check_usage(args: &Weave) -> Result<(), Stop> {
    let to_stdout = args.output.is_none() && !args.check;
    if to_stdout && (args.paths.len() > 1 || args.paths[0].is_dir()) {
        let stop = Stop::trouble("several documents cannot go to the standard output");
        return Err(stop.help("give the folder to write to with \"--output\", or only look at them with \"--check\""));
    }
    if to_stdout && args.format != Format::Human {
        let stop = Stop::trouble("the document and the report cannot both go to the standard output");
        return Err(stop.help("give \"--output\" or \"--check\""));
    }
    if let Some(output) = args.output.as_ref().filter(|output| output.exists() && !output.is_dir()) {
        return Err(Stop::trouble(format!("\"{}\" is no folder", output.display())).help("give the path of a folder"));
    }
    Ok(())
}

/// Refuses outputs that would take the place of a document, of each other or of the catalogue.
fn check_targets(files: &[FoundFile], output: &Path, catalog: &Path) -> Result<(), Stop> {
    let sources = files.iter().map(|file| file.path.as_path()).chain([catalog]);
    let sources: HashSet<PathBuf> = sources.filter_map(|path| canonicalize(path).ok()).collect();
    let mut targets: HashMap<&Path, &Path> = HashMap::new();
    for file in files {
        let target = output.join(&file.target);
        if canonicalize(&target).is_ok_and(|target| sources.contains(&target)) {
            let message = format!("\"{}\" is itself a source, and its references would be lost", target.display());
            return Err(Stop::trouble(message).help("give another folder with \"--output\""));
        }
        if let Some(other) = targets.insert(&file.target, &file.path) {
            let (one, target) = (file.path.display(), target.display());
            let message = format!("\"{}\" and \"{one}\" would both become \"{target}\"", other.display());
            return Err(Stop::trouble(message).help("name the folder that holds both instead of the files"));
        }
    }
    Ok(())
}

/// What became of all documents.
#[derive(Default)]
struct Woven {
    outputs: Vec<Output>,
    findings: Vec<Finding>,
    references: usize,
    troubles: Vec<String>,
}

fn weave_all(args: &Weave, catalog: &Catalog, language: Language, found: FoundFiles) -> Woven {
    let target = match (&args.link, &args.page) {
        (Some(link), _) => Target::Link(link.clone()),
        (None, Some(page)) => Target::Page(page.clone()),
        (None, None) => Target::Nowhere,
    };
    let weaver = Weaver::new(catalog, Options { prefix: args.prefix.clone(), names: args.names, target });
    let mut all = Woven { troubles: found.troubles, ..Woven::default() };
    for FoundFile { path, target } in found.files {
        let source = match Source::read(&path, path.display().to_string()) {
            Ok(source) => source,
            Err(error) => {
                all.troubles.push(error.to_string());
                continue;
            }
        };
        let woven = weaver.weave(&Document { source: &source, path: &path, language });
        all.findings.extend(woven.findings);
        all.references += woven.references;
        let path = args.output.as_ref().map_or(path, |folder| folder.join(target));
        all.outputs.push(Output { path, text: woven.text });
    }
    all
}

/// Reports what is found, and how much was looked at where that is all there is to say.
fn tell(args: &Weave, woven: &Woven, catalog: &Source) -> Result<(), Stop> {
    let report = || [Report { source: catalog.clone(), findings: woven.findings.clone() }];
    match args.format {
        Format::Human => report::tell(&woven.findings, catalog),
        Format::Json => return console::data(&report::json(&report())),
        Format::Sarif => return console::data(&report::sarif(&report())),
        Format::Github => return console::data(&report::github(&report())),
    }
    if args.check || !woven.findings.is_empty() {
        console::note(&format!("{}, {}", contents(woven), report::count(&woven.findings)));
    }
    Ok(())
}

/// `190 references in 300 documents`
fn contents(woven: &Woven) -> String {
    let references = report::plural(woven.references, "reference");
    format!("{references} in {}", report::plural(woven.outputs.len(), "document"))
}

fn write_all(args: &Weave, woven: &Woven) -> Result<Verdict, Stop> {
    let mut written = 0;
    for output in &woven.outputs {
        if write::write(output, None)? != Outcome::Fresh {
            written += 1;
            console::note(&console::visible(&format!("wrote {}", output.path.display())));
        }
    }
    if args.format == Format::Human {
        let unchanged = woven.outputs.len() - written;
        console::note(&format!("{}: {written} written, {unchanged} unchanged", contents(woven)));
    }
    Ok(Verdict::Fine)
}

fn compare(args: &Weave, outputs: &[Output]) -> Result<Verdict, Stop> {
    let mut stale = 0;
    for output in outputs {
        if let Outcome::Stale(old) = write::check(output)? {
            if args.format == Format::Human {
                console::show(&difference(&output.path, old.as_deref(), &output.text))?;
            }
            let how = if old.is_some() { "stale" } else { "missing" };
            console::error(&format!("\"{}\" is {how}", output.path.display()), None);
            stale += 1;
        }
    }
    if stale == 0 {
        return Ok(Verdict::Fine);
    }
    console::error(
        &format!("{} to be woven again", report::plural(stale, "document")),
        Some("run it without \"--check\""),
    );
    Ok(Verdict::Found)
}
