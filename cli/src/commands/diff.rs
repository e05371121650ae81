//! `kody diff`: two catalogues come in; what has changed between them goes out.

use kody_generator::Source;

use crate::args::{self, DiffFormat, FailOn};
use crate::diff::{self, Diff, Impact};
use crate::outcome::{Stop, Verdict};
use crate::{console, load, revision};

pub(crate) fn run(args: &args::Diff) -> Result<Verdict, Stop> {
    let (old, new) = (revision::read(&args.old)?, revision::read(&args.new)?);
    // Both are looked at before either ends the work.
    let (Some(before), Some(after)) = (load::catalog(&old), load::catalog(&new)) else { return Ok(Verdict::Found) };
    let names = [&old, &new].map(|source: &Source| source.name().to_owned());
    let diff = Diff::between(names, &before.catalog, &after.catalog);
    match args.format {
        DiffFormat::Human => console::show(&diff::human(&diff))?,
        DiffFormat::Markdown => console::data(&diff::markdown(&diff))?,
        DiffFormat::Json => console::data(&diff::json(&diff))?,
    }
    let lowest = match args.fail_on {
        None => return Ok(Verdict::Fine),
        Some(FailOn::Any) => Impact::Patch,
        Some(FailOn::Breaking) => Impact::Major,
    };
    Ok(if diff.verdict() >= lowest { Verdict::Found } else { Verdict::Fine })
}
