//! `kody export`: a catalogue comes in; its texts go out for translators, to stdout or to files.

use std::fs;
use std::path::{Path, PathBuf};

use kody_generator::Catalog;
use kody_generator::write::{self, Outcome, Output};

use crate::args::{Export, ExportFormat};
use crate::load::{self, Translatable};
use crate::outcome::{Stop, Verdict};
use crate::translations::export::{Exported, Sheet};
use crate::translations::origins::Origins;
use crate::{console, report};

/// The part of a path that stands for the tag of a locale.
const LOCALE: &str = "{locale}";

pub(crate) fn run(args: &Export) -> Result<Verdict, Stop> {
    let source = load::source(&args.catalog)?;
    let Some(Translatable { catalog, findings }) = load::translatable(&source) else { return Ok(Verdict::Found) };
    let locale = args.locale.as_deref().map(|tag| target(args.format, &catalog, tag)).transpose()?;
    let Some(origins) = load::origins(&args.catalog)? else { return Ok(Verdict::Found) };
    if !findings.is_empty() {
        let count = report::count(&findings);
        console::note(&console::visible(&format!("{}: {count}; \"kody check\" shows them", source.name())));
    }
    let Some(path) = &args.output else {
        console::data(&export(args, &catalog, &origins, locale))?;
        return Ok(Verdict::Fine);
    };
    check_path(args, path)?;
    for (path, locale) in files(args, path, &catalog, locale) {
        let output = Output { path, text: export(args, &catalog, &origins, locale) };
        let done = if write::write(&output, None)? == Outcome::Fresh { "unchanged" } else { "wrote" };
        console::note(&console::visible(&format!("{done} {}", output.path.display())));
    }
    Ok(Verdict::Fine)
}

/// The locale of the file. What has the source texts in it, too, needs another one.
fn target(format: ExportFormat, catalog: &Catalog, tag: &str) -> Result<usize, Stop> {
    match format.is_bilingual() {
        true => load::target_locale(catalog, tag).map_err(|stop| match load::locale(catalog, Some(tag)) {
            Ok(0) => stop.help("leave out --locale for a template"),
            _ => stop,
        }),
        false => load::locale(catalog, Some(tag)),
    }
}

/// The text of the file. What it cannot say is told.
fn export(args: &Export, catalog: &Catalog, origins: &Origins, locale: Option<usize>) -> String {
    let file = args.catalog.file_name().unwrap_or_default().to_string_lossy();
    let sheet = Sheet::new(catalog, &file, origins, locale);
    let Exported { text, remarks } = match args.format {
        ExportFormat::Po => sheet.po(),
        ExportFormat::Xliff => sheet.xliff(),
        ExportFormat::Ftl => sheet.ftl(),
        ExportFormat::I18next => sheet.i18next(),
    };
    for remark in remarks {
        console::warning(&remark);
    }
    text
}

/// The files with their locales: one, or one for each locale.
fn files(args: &Export, path: &Path, catalog: &Catalog, locale: Option<usize>) -> Vec<(PathBuf, Option<usize>)> {
    let Some(pattern) = path.to_str().filter(|path| path.contains(LOCALE)) else {
        return vec![(path.to_owned(), locale)];
    };
    let first = usize::from(args.format.is_bilingual());
    let locales = locale.map_or(first..catalog.locales().len(), |locale| locale..locale + 1);
    let file = |locale: usize| (pattern.replace(LOCALE, catalog.locales()[locale].tag()).into(), Some(locale));
    locales.map(file).collect()
}

/// Refuses paths at which a file cannot be meant to appear.
fn check_path(args: &Export, path: &Path) -> Result<(), Stop> {
    let shown = path.display();
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
