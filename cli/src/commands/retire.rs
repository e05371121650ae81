//! `kody retire`: a code comes in; the catalogue keeps it among those that are no longer given.

use kody_generator::catalog::{Code, Deprecated, Name};
use kody_generator::{Catalog, Finding, Spelling};

use super::explain;
use crate::args::Retire;
use crate::edit::{Operation, Places, Value, edit};
use crate::hold::hold;
use crate::outcome::{Stop, Verdict};
use crate::revise::{Revised, revise};
use crate::{console, load, report};

pub(crate) fn run(args: &Retire) -> Result<Verdict, Stop> {
    let _held = hold(&args.catalog);
    let source = load::file(&args.catalog)?;
    let Some(compiled) = load::catalog(&source) else { return Ok(Verdict::Found) };
    let catalog = &compiled.catalog;
    let code = explain::given(catalog, &args.code)?;
    let findings = users(catalog, code);
    if !findings.is_empty() {
        report::tell(&findings, &source);
        console::error("other codes lead to this one; nothing was changed", None);
        return Ok(Verdict::Found);
    }
    if catalog.codes().len() == 1 {
        let stop = Stop::trouble("this is the only code, and a catalogue has at least one");
        return Err(stop.help("add the code that takes its place first"));
    }
    let path = Places::code(catalog, code);
    let mut operations = vec![Operation::Move(path, Places::top("retired"))];
    if let Some(until) = &args.until {
        let entry = Places::entry(catalog, "retired", &code.value().to_string());
        operations.push(Operation::Set(Places::field(&entry, "until"), Value::Text(until.clone())));
    }
    let edited = edit(&source, &operations).map_err(|refusal| refusal.into_stop(&source))?;
    let Revised::Done(warnings) = revise(&args.catalog, &source, &edited, args.dry_run)? else {
        return Ok(Verdict::Found);
    };
    report::tell(&warnings, &edited);
    if !args.dry_run {
        let message = format!("{}: retired the code {} \"{}\"", source.name(), code.value(), code.name().as_str());
        console::note(&console::visible(&message));
    }
    Ok(Verdict::Fine)
}

/// The codes that are deprecated in favour of this one.
fn users(catalog: &Catalog, code: &Code) -> Vec<Finding> {
    let words = |name: &Name| Spelling::Snake.of(name.as_str());
    let instead = |other: &Code| other.deprecated().and_then(Deprecated::instead).cloned();
    let leads_here = |other: &&Code| instead(other).is_some_and(|name| words(&name) == words(code.name()));
    let finding = |other: &Code| {
        let span = instead(other).map_or(other.span(), |name| name.span());
        let message = format!("the code {} says to use \"{}\" instead", other.value(), code.name().as_str());
        report::fault("deprecated-use", span, message, "name a code that will stay, or retire this one first")
    };
    catalog.codes().iter().filter(leads_here).map(finding).collect()
}
