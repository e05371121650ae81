//! `kody check`: a catalogue comes in; everything that is wrong with it goes out.

use kody_generator::{Compiled, Level, Rejected, compile};

use crate::args::{Check, Format};
use crate::outcome::{Stop, Verdict};
use crate::report::Report;
use crate::{console, load, report};

pub(crate) fn run(args: &Check) -> Result<Verdict, Stop> {
    let source = load::source(&args.catalog)?;
    let (findings, contents) = match compile(&source) {
        Ok(Compiled { catalog, warnings }) => (warnings, Some(report::contents(&catalog))),
        Err(Rejected { findings, .. }) => (findings, None),
    };
    let reports = [Report { source, findings }];
    match args.format {
        Format::Human => tell(&reports[0], contents),
        Format::Json => console::data(&report::json(&reports))?,
        Format::Sarif => console::data(&report::sarif(&reports))?,
        Format::Github => console::data(&report::github(&reports))?,
    }
    let lowest = if args.deny_warnings { Level::Warn } else { Level::Deny };
    let found = reports.iter().flat_map(|report| &report.findings).any(|finding| finding.level >= lowest);
    Ok(if found { Verdict::Found } else { Verdict::Fine })
}

fn tell(Report { source, findings }: &Report, contents: Option<String>) {
    report::tell(findings, source);
    let contents = contents.map(|contents| contents + ", ").unwrap_or_default();
    console::note(&console::visible(&format!("{}: {contents}{}", source.name(), report::count(findings))));
}
