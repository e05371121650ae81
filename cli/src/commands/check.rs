//! `kody check`: catalogues come in; everything that is wrong with each of them and between them goes out.

use std::path::Path;

use kody_generator::check::Clashes;
use kody_generator::{Compiled, Level, Rejected, Source, compile, outline};

use crate::args::{Check, Format, STANDARD_INPUT};
use crate::outcome::{Stop, Verdict};
use crate::report::Report;
use crate::{console, load, report};

pub(crate) fn run(args: &Check) -> Result<Verdict, Stop> {
    if args.catalogs.iter().filter(|path| *path == Path::new(STANDARD_INPUT)).count() > 1 {
        return Err(Stop::trouble("the standard input holds one catalogue").help("give \"-\" once"));
    }
    let sources: Vec<Source> = args.catalogs.iter().map(|path| load::source(path)).collect::<Result<_, _>>()?;
    let (mut reports, contents): (Vec<Report>, Vec<Option<String>>) = sources.into_iter().map(examine).unzip();
    add_clashes(&mut reports);
    match args.format {
        Format::Human => reports.iter().zip(contents).for_each(|(report, contents)| tell(report, contents)),
        Format::Json => console::data(&report::json(&reports))?,
        Format::Sarif => console::data(&report::sarif(&reports))?,
        Format::Github => console::data(&report::github(&reports))?,
    }
    let lowest = if args.deny_warnings { Level::Warn } else { Level::Deny };
    let found = reports.iter().flat_map(|report| &report.findings).any(|finding| finding.level >= lowest);
    Ok(if found { Verdict::Found } else { Verdict::Fine })
}

/// What is wrong with a catalogue, and what it holds.
fn examine(source: Source) -> (Report, Option<String>) {
    let (findings, contents) = match compile(&source) {
        Ok(Compiled { catalog, warnings }) => (warnings, Some(report::contents(&catalog))),
        Err(Rejected { findings, .. }) => (findings, None),
    };
    (Report { source, findings }, contents)
}

/// Adds to each catalogue what one before it has taken.
fn add_clashes(reports: &mut [Report]) {
    if reports.len() < 2 {
        return;
    }
    let mut clashes = Clashes::default();
    for Report { source, findings } in reports {
        let Some(catalog) = outline(source) else { continue };
        findings.extend(clashes.add(source, &catalog));
        // What lies in the lock stays last.
        findings.sort_by_key(|finding| (finding.file.is_some(), finding.span));
    }
}

fn tell(Report { source, findings }: &Report, contents: Option<String>) {
    report::tell(findings, source);
    let contents = contents.map(|contents| contents + ", ").unwrap_or_default();
    console::note(&console::visible(&format!("{}: {contents}{}", source.name(), report::count(findings))));
}
