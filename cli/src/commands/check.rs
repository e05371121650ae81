//! `kody check`: a catalogue comes in; everything that is wrong with it goes out.

use kody_generator::{Compiled, Finding, Level, Rejected, Source, compile};

use crate::args::{Check, Format};
use crate::outcome::{Stop, Verdict};
use crate::{console, load, report};

pub(crate) fn run(args: &Check) -> Result<Verdict, Stop> {
    let source = load::source(&args.catalog)?;
    let (findings, contents) = match compile(&source) {
        Ok(Compiled { catalog, warnings }) => (warnings, Some(report::contents(&catalog))),
        Err(Rejected { findings, .. }) => (findings, None),
    };
    match args.format {
        Format::Json => console::data(&report::json(&findings, &source))?,
        Format::Human => tell(&findings, &source, contents),
    }
    let lowest = if args.deny_warnings { Level::Warn } else { Level::Deny };
    Ok(if findings.iter().any(|finding| finding.level >= lowest) { Verdict::Found } else { Verdict::Fine })
}

fn tell(findings: &[Finding], source: &Source, contents: Option<String>) {
    report::tell(findings, source);
    let contents = contents.map(|contents| contents + ", ").unwrap_or_default();
    console::note(&console::visible(&format!("{}: {contents}{}", source.name(), report::count(findings))));
}
