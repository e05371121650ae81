//! A path comes in; the text of a catalogue or the checked catalogue goes out.

use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

use kody_generator::catalog::Locale;
use kody_generator::{Catalog, Compiled, MAX_BYTES, ReadError, Rejected, Source, compile, nearest};

use crate::args::{DEFAULT_CATALOG, STANDARD_INPUT};
use crate::outcome::Stop;
use crate::{console, report};

/// The text of a catalogue, with its lock. Where the path is "-" it is that of the standard input, beside which no lock lies.
pub(crate) fn source(path: &Path) -> Result<Source, Stop> {
    if path == Path::new(STANDARD_INPUT) {
        return standard_input();
    }
    Source::read_with_lock(path, path.display().to_string()).map_err(|error| unreadable(&error))
}

/// The checked catalogue. One that breaks a rule is none: what is wrong with it goes to stderr.
pub(crate) fn catalog(source: &Source) -> Option<Compiled> {
    match compile(source) {
        Ok(compiled) => Some(compiled),
        Err(Rejected { findings, .. }) => {
            report::tell(&findings, source);
            console::note(&console::visible(&format!("{}: {}", source.name(), report::count(&findings))));
            None
        }
    }
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

fn standard_input() -> Result<Source, Stop> {
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
