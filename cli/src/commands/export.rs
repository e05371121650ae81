//! `kody export`: a catalogue comes in; its texts go out for translators, to stdout or to files.

use std::path::{Path, PathBuf};

use kody_generator::Catalog;
use kody_generator::write::Output;

use crate::args::{DEFAULT_CATALOG, Export, ExportFormat, STANDARD_INPUT};
use crate::files::{self, LOCALE};
use crate::load::{self, Translatable};
use crate::outcome::{Stop, Verdict};
use crate::translations::export::{Exported, Sheet};
use crate::translations::origins::Origins;
use crate::{console, report};

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
    let files = files(args, path, &catalog, locale)?.into_iter();
    let output = |(path, locale)| Output { path, text: export(args, &catalog, &origins, locale) };
    let outputs: Vec<Output> = files.map(output).collect();
    files::check(&outputs, &[(&args.catalog, "catalogue")])?;
    files::write_all(&outputs)?;
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
    let path = if args.catalog == Path::new(STANDARD_INPUT) { Path::new(DEFAULT_CATALOG) } else { &args.catalog };
    let file = path.file_name().unwrap_or_default().to_string_lossy();
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

/// A file with the locale that it is for.
type Target = (PathBuf, Option<usize>);

/// The files: one, or one for each locale.
fn files(args: &Export, path: &Path, catalog: &Catalog, locale: Option<usize>) -> Result<Vec<Target>, Stop> {
    if !files::is_pattern(path)? {
        return Ok(vec![(path.to_owned(), locale)]);
    }
    let first = usize::from(args.format.is_bilingual());
    let locales = locale.map_or(first..catalog.locales().len(), |locale| locale..locale + 1);
    if locales.is_empty() {
        let message = format!(
            "the catalogue has no locale but \"{}\", from which texts are translated",
            catalog.locales()[0].tag()
        );
        return Err(
            Stop::trouble(message).help(format!("give a path without \"{LOCALE}\" for a template, or add a locale"))
        );
    }
    let pattern = path.to_string_lossy();
    let file = |locale: usize| (pattern.replace(LOCALE, catalog.locales()[locale].tag()).into(), Some(locale));
    Ok(locales.map(file).collect())
}
