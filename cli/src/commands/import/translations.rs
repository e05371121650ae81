//! `kody import po|xliff`: a file of translations comes in; what it changes goes into the catalogue, all of it or nothing.

use std::collections::HashMap;

use kody_generator::plurals::Rules;
use kody_generator::write::{self, Output};
use kody_generator::{Catalog, Compiled, Finding, Level, Rejected, Source, Span, compile};

use crate::args::ImportTranslations;
use crate::edit::{self, Operation};
use crate::hold::hold;
use crate::load::{self, Translatable};
use crate::outcome::{Stop, Verdict};
use crate::translations::import::{Change, Document, Merge, Target, merge, po, xliff};
use crate::translations::origins::{self, Origins};
use crate::translations::units::units;
use crate::{console, report, revise};

/// The formats that come back.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Format {
    Po,
    Xliff,
}

/// A file that has been read.
enum File {
    Po(po::File),
    Xliff(xliff::File),
}

pub(crate) fn run(args: &ImportTranslations, format: Format) -> Result<Verdict, Stop> {
    let _held = hold(&args.catalog);
    let source = load::file(&args.catalog)?;
    let Some(Translatable { catalog, .. }) = load::translatable(&source) else { return Ok(Verdict::Found) };
    let Some(origins) = load::origins(&args.catalog)? else { return Ok(Verdict::Found) };
    let file = Source::read(&args.file, args.file.display().to_string())?;
    let read = match format {
        Format::Po => po::read(&file).map(File::Po),
        Format::Xliff => xliff::read(&file).map(File::Xliff),
    };
    let read = match read {
        Ok(read) => read,
        Err(findings) => return Ok(refused(&findings, &file)),
    };
    let locale = read.locale(args, &catalog)?;
    let rules = Rules::of(catalog.locales()[locale].tag()).unwrap_or_else(Rules::root);
    let document = match read.into_document(&rules) {
        Ok(document) => document,
        Err(findings) => return Ok(refused(&findings, &file)),
    };
    let target =
        Target { source: &source, catalog: &catalog, locale, rules, origins: &origins, with_fuzzy: args.fuzzy };
    let merge = merge(&target, document);
    let operations: Vec<Operation> = merge.changes.iter().flat_map(|change| change.operations.clone()).collect();
    let edited = edit::edit(&source, &operations).map_err(|refusal| refusal.into_stop(&source))?;
    let checked = checked(&edited, &merge.changes, locale);
    let mut findings: Vec<Finding> = merge.findings.iter().chain(&checked.findings).cloned().collect();
    findings.sort_by_key(|finding| finding.span);
    if findings.iter().any(|finding| finding.level == Level::Deny) {
        return Ok(refused(&findings, &file));
    }
    report::tell(&findings, &file);
    let catalog_after = checked.catalog.ok_or_else(unexpected)?;
    let updated = updated(&origins, &merge, &catalog_after, locale);
    finish(args, &source, &edited, updated.as_ref())?;
    summary(args, &catalog, locale, &merge);
    Ok(Verdict::Fine)
}

/// Says what is wrong with the file, so that nothing of it is taken.
fn refused(findings: &[Finding], file: &Source) -> Verdict {
    load::reject(findings, file);
    console::note("nothing was changed");
    Verdict::Found
}

fn unexpected() -> Stop {
    let stop = Stop::trouble("the catalogue would not say what the file says; nothing was changed");
    stop.help("edit it by hand, and please report the catalogue and the file")
}

impl File {
    /// The locale that is given, or else the one that the file names.
    fn locale(&self, args: &ImportTranslations, catalog: &Catalog) -> Result<usize, Stop> {
        let language = match self {
            Self::Po(file) => file.language(),
            Self::Xliff(file) => file.language(),
        };
        let named = language.map(|(language, _)| tag(language));
        if let Some(given) = &args.locale {
            let locale = load::target_locale(catalog, given)?;
            if let Some(named) = named.filter(|named| !named.eq_ignore_ascii_case(given)) {
                console::warning(&format!("the file says that it is in \"{named}\", not in \"{given}\""));
            }
            return Ok(locale);
        }
        let Some(named) = named else {
            let message = format!("\"{}\" does not say its language", args.file.display());
            return Err(Stop::trouble(message).help("name it: --locale TAG"));
        };
        load::target_locale(catalog, &named).map_err(|stop| match wider(catalog, &named) {
            Some(wider) => stop.help(format!("if these are texts for \"{wider}\", say so: --locale {wider}")),
            None => stop,
        })
    }

    fn into_document(self, rules: &Rules) -> Result<Document, Vec<Finding>> {
        match self {
            Self::Po(file) => file.into_document(rules),
            Self::Xliff(file) => file.into_document(rules),
        }
    }
}

/// The locale of the catalogue that is the language of a tag: `uk` for `uk-UA`.
fn wider<'c>(catalog: &'c Catalog, tag: &str) -> Option<&'c str> {
    let (language, _) = tag.split_once('-')?;
    catalog.locale(language).filter(|&locale| locale > 0).map(|locale| catalog.locales()[locale].tag())
}

/// The language tag of a locale as gettext names it: `pt_BR.UTF-8`, `sr@latin`.
fn tag(language: &str) -> String {
    let (language, variant) = language.split_once('@').unwrap_or((language, ""));
    let language = language.split('.').next().unwrap_or_default().replace('_', "-");
    match variant {
        "latin" => format!("{language}-Latn"),
        "cyrillic" => format!("{language}-Cyrl"),
        _ => language,
    }
}

/// The edited catalogue, and what is wrong with what has changed in it, with its places in the file.
struct Checked {
    catalog: Option<Catalog>,
    findings: Vec<Finding>,
}

fn checked(edited: &Source, changes: &[Change<'_>], locale: usize) -> Checked {
    let (catalog, findings) = match compile(edited) {
        Ok(Compiled { catalog, warnings }) => (catalog, warnings),
        Err(Rejected { findings, salvage }) => (*salvage, findings),
    };
    let places = places(&catalog, changes, locale);
    let mut own = Vec::new();
    let mut is_sound = says(&catalog, changes, locale);
    for finding in findings {
        let is_in = |span: &Span| span.start <= finding.span.start && finding.span.end <= span.end;
        let place = places.iter().find(|(span, _)| finding.file.is_none() && is_in(span));
        match place {
            Some((_, span)) => own.push(Finding { span: *span, related: None, fix: None, ..finding }),
            None => is_sound &= !load::is_broken(&finding),
        }
    }
    Checked { catalog: Some(catalog).filter(|_| is_sound), findings: own }
}

/// Whether the catalogue says what it should.
fn says(catalog: &Catalog, changes: &[Change<'_>], locale: usize) -> bool {
    let said: HashMap<String, _> = units(catalog).into_iter().map(|unit| (unit.key(), unit.words(locale))).collect();
    changes.iter().all(|change| said.get(&change.unit.key()).is_some_and(|words| words.as_ref() == Some(&change.words)))
}

/// Where the changed texts stand in the catalogue, and where in the file: the forms first, then the whole.
fn places(catalog: &Catalog, changes: &[Change<'_>], locale: usize) -> Vec<(Span, Span)> {
    let by_key: HashMap<String, &Change<'_>> = changes.iter().map(|change| (change.unit.key(), change)).collect();
    let (mut forms, mut wholes) = (Vec::new(), Vec::new());
    for unit in units(catalog) {
        let Some(change) = by_key.get(&unit.key()) else { continue };
        for (category, text) in unit.written(locale) {
            forms.push((text.span(), change.translation.span_of(category)));
        }
        wholes.extend(unit.forms_span(locale).map(|span| (span, change.translation.span_of(None))));
    }
    forms.extend(wholes);
    forms
}

/// What the translations are made from then. Without a change, the file is as it was.
fn updated(origins: &Origins, merge: &Merge<'_>, catalog: &Catalog, locale: usize) -> Option<Origins> {
    if merge.changes.is_empty() && merge.confirmed.is_empty() {
        return None;
    }
    let tag = catalog.locales()[locale].tag();
    let mut updated = origins.updated(catalog);
    for change in &merge.changes {
        let source = change.made_from.clone().unwrap_or_else(|| change.unit.source());
        updated.made_from(&change.unit.key(), tag, &source, &change.words);
    }
    for unit in &merge.confirmed {
        let words = unit.words(locale).expect("only what is translated is confirmed");
        updated.made_from(&unit.key(), tag, &unit.source(), &words);
    }
    Some(updated)
}

/// Writes what has changed, or shows it. Both files change or none: without what they were made from, translations of an older
/// source text would pass for fresh ones.
fn finish(args: &ImportTranslations, source: &Source, edited: &Source, origins: Option<&Origins>) -> Result<(), Stop> {
    revise::save(&args.catalog, source, edited, args.dry_run)?;
    if let Some(origins) = origins.filter(|_| !args.dry_run) {
        let output = Output { path: origins::path(&args.catalog), text: origins.text() };
        if let Err(error) = write::write(&output, None) {
            revise::save(&args.catalog, edited, source, false)?;
            return Err(Stop::from(error).help("nothing was changed; import again when it can be written"));
        }
    }
    Ok(())
}

/// Says what has become of the file.
fn summary(args: &ImportTranslations, catalog: &Catalog, locale: usize, merge: &Merge<'_>) {
    let new = merge.changes.iter().filter(|change| change.is_new).count();
    let changed = merge.changes.len() - new;
    let stale = merge.changes.iter().filter(|change| change.made_from.is_some()).count();
    let counts = &merge.counts;
    let texts = if changed == 1 { "1 text".to_owned() } else { format!("{changed} texts") };
    let would = if args.dry_run { "would be changed" } else { "changed" };
    let first = format!("{texts} {would} in {}, {new} new", catalog.locales()[locale].tag());
    let others = [
        (stale, "made from an older source text"),
        (merge.confirmed.len(), "no longer stale"),
        (counts.unchanged - merge.confirmed.len(), "unchanged"),
        (counts.fuzzy, "fuzzy skipped"),
        (counts.untranslated, "not translated"),
        (counts.emptied, "empty in the file and kept"),
        (counts.unknown, "unknown"),
        (counts.retired, "of retired codes"),
        (counts.obsolete, "obsolete"),
    ];
    let others = others.into_iter().filter(|(count, _)| *count > 0);
    let others: String = others.map(|(count, what)| format!(", {count} {what}")).collect();
    console::note(&console::visible(&(first + &others)));
}

#[cfg(test)]
mod tests {
    use super::tag;

    #[test]
    fn languages_of_gettext_become_tags() {
        for (language, expected) in [
            ("uk", "uk"),
            ("pt_BR", "pt-BR"),
            ("uk_UA.UTF-8", "uk-UA"),
            ("sr@latin", "sr-Latn"),
            ("zh_Hant_TW", "zh-Hant-TW"),
        ] {
            assert_eq!(tag(language), expected);
        }
    }
}
