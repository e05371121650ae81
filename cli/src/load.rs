//! A path comes in; the text of a catalogue or the checked catalogue goes out.

use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use kody_generator::catalog::Locale;
use kody_generator::{
    Catalog, Compiled, Finding, Level, MAX_BYTES, ReadError, Rejected, Source, compile, nearest, read_if_present,
};

use crate::args::{DEFAULT_CATALOG, STANDARD_INPUT};
use crate::outcome::Stop;
use crate::translations::origins::{self, Origins};
use crate::{console, report};

/// The text of a catalogue, with its lock. Where the path is "-" it is that of the standard input, beside which no lock lies.
pub(crate) fn source(path: &Path) -> Result<Source, Stop> {
    if path == Path::new(STANDARD_INPUT) {
        return standard_input();
    }
    Source::read_with_lock(path, path.display().to_string()).map_err(|error| unreadable(&error))
}

/// The text of a catalogue beside which, or into which, something is to be written: not the standard input.
pub(crate) fn file(path: &Path) -> Result<Source, Stop> {
    if path == Path::new(STANDARD_INPUT) {
        let message = "a catalogue on the standard input has no file to write to";
        return Err(Stop::trouble(message).help("give the path of the catalogue"));
    }
    source(path)
}

/// The checked catalogue. One that breaks a rule is none: what is wrong with it goes to stderr.
pub(crate) fn catalog(source: &Source) -> Option<Compiled> {
    match compile(source) {
        Ok(compiled) => Some(compiled),
        Err(Rejected { findings, .. }) => {
            reject(&findings, source);
            None
        }
    }
}

/// A catalogue whose texts can be read, and what is wrong with it all the same.
pub(crate) struct Translatable {
    pub(crate) catalog: Catalog,
    pub(crate) findings: Vec<Finding>,
}

/// The rules about translations that are still to come: what they find keeps nobody from translating.
const TO_BE_TRANSLATED: [&str; 3] = ["missing-translation", "same-as-source", "span-mismatch"];

/// The catalogue for work on its translations. One that breaks another rule is none: that goes to stderr.
pub(crate) fn translatable(source: &Source) -> Option<Translatable> {
    match compile(source) {
        Ok(Compiled { catalog, warnings }) => Some(Translatable { catalog, findings: warnings }),
        Err(Rejected { findings, salvage }) if findings.iter().all(|finding| !is_broken(finding)) => {
            Some(Translatable { catalog: *salvage, findings })
        }
        Err(Rejected { findings, .. }) => {
            reject(&findings, source);
            None
        }
    }
}

/// Whether a finding says more than that translations are still to come.
pub(crate) fn is_broken(finding: &Finding) -> bool {
    finding.level == Level::Deny && !TO_BE_TRANSLATED.contains(&finding.rule)
}

/// What the translations of a catalogue were made from; nothing where the file is broken, which goes to stderr.
pub(crate) fn origins(catalog: &Path) -> Result<Option<Origins>, Stop> {
    if catalog == Path::new(STANDARD_INPUT) {
        return Ok(Some(Origins::default()));
    }
    let path = origins::path(catalog);
    let Some(bytes) = read_if_present(&path)? else { return Ok(Some(Origins::default())) };
    let source = Source::from_bytes(path.display().to_string(), bytes);
    match Origins::parse(&source) {
        Ok(origins) => Ok(Some(origins)),
        Err(findings) => {
            reject(&findings, &source);
            Ok(None)
        }
    }
}

/// The locale with this tag, into which texts are translated: any but the source.
pub(crate) fn target_locale(catalog: &Catalog, tag: &str) -> Result<usize, Stop> {
    match locale(catalog, Some(tag))? {
        0 => {
            let stop = Stop::trouble(format!("\"{tag}\" is the source locale: texts are translated from it"));
            Err(stop.help("name another locale"))
        }
        locale => Ok(locale),
    }
}

/// Says what is wrong with a file of which nothing is taken, and how much that is.
pub(crate) fn reject(findings: &[Finding], source: &Source) {
    report::tell(findings, source);
    console::note(&console::visible(&format!("{}: {}", source.name(), report::count(findings))));
}

/// The index of a locale, by its tag; the source locale where no tag is given.
pub(crate) fn locale(catalog: &Catalog, tag: Option<&str>) -> Result<usize, Stop> {
    let Some(tag) = tag else { return Ok(0) };
    catalog.locale(tag).ok_or_else(|| {
        let tags: Vec<&str> = catalog.locales().iter().map(Locale::tag).collect();
        let near = nearest(tag, &tags).map(|near| format!("did you mean \"{near}\"? ")).unwrap_or_default();
        let help = format!("{near}the catalogue has {}", tags.join(", "));
        Stop::trouble(format!("the catalogue has no locale \"{tag}\"")).help(help)
    })
}

/// What comes on the standard input.
pub(crate) fn standard_input() -> Result<Source, Stop> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| Stop::trouble(format!("cannot read the standard input: {error}")))?;
    if bytes.len() as u64 > MAX_BYTES {
        let limit = MAX_BYTES / (1024 * 1024);
        return Err(Stop::trouble(format!("the standard input is larger than {limit} MiB")));
    }
    Ok(Source::from_bytes("<stdin>", bytes))
}

/// What to say of a file that cannot be read.
pub(crate) fn unreadable(error: &ReadError) -> Stop {
    let path = error.path();
    let stop = Stop::trouble(error.to_string());
    match error.kind() {
        ErrorKind::NotFound if path == Path::new(DEFAULT_CATALOG) => stop.help(no_default()),
        ErrorKind::NotFound => stop.help("check the path of the catalogue"),
        ErrorKind::IsADirectory if path.join(DEFAULT_CATALOG).is_file() => {
            stop.help(format!("did you mean \"{}\"?", path.join(DEFAULT_CATALOG).display()))
        }
        ErrorKind::IsADirectory => stop.help("give the path of the catalogue in it"),
        ErrorKind::PermissionDenied => stop.help("ask for the right to read it, or name another catalogue"),
        _ => stop,
    }
}

fn no_default() -> String {
    let here = std::env::current_dir().map(|folder| format!(" in \"{}\"", folder.display())).unwrap_or_default();
    format!(
        "kody looked{here}; name another catalogue as the last argument, as in \"kody check path/to/{DEFAULT_CATALOG}\", or \
         write a first one with \"kody init\""
    )
}
