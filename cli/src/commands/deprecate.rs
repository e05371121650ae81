//! `kody deprecate`: a code comes in; the catalogue says that it should no longer be used.

use kody_generator::Catalog;
use kody_generator::catalog::{Code, Deprecated};

use super::explain;
use crate::args::Deprecate;
use crate::edit::{Key, Operation, Places, Value, edit};
use crate::hold::hold;
use crate::outcome::{Stop, Verdict};
use crate::revise::{Revised, revise};
use crate::{console, load, report};

pub(crate) fn run(args: &Deprecate) -> Result<Verdict, Stop> {
    let _held = hold(&args.catalog);
    let source = load::file(&args.catalog)?;
    let Some(compiled) = load::catalog(&source) else { return Ok(Verdict::Found) };
    let catalog = &compiled.catalog;
    let code = explain::given(catalog, &args.code)?;
    let operations = operations(args, catalog, code);
    let edited = edit(&source, &operations).map_err(|refusal| refusal.into_stop(&source))?;
    let Revised::Done(warnings) = revise(&args.catalog, &source, &edited, args.dry_run)? else {
        return Ok(Verdict::Found);
    };
    report::tell(&warnings, &edited);
    let done = if edited.text() == source.text() { "says already" } else { "now says" };
    if !args.dry_run {
        let name = format!("{} \"{}\"", code.value(), code.name().as_str());
        console::note(&console::visible(&format!("{}: {done} that the code {name} is deprecated", source.name())));
    }
    Ok(Verdict::Fine)
}

fn operations(args: &Deprecate, catalog: &Catalog, code: &Code) -> Vec<Operation> {
    let path = Places::code(catalog, code);
    let text = |text: &String| Value::Text(text.clone());
    let fields = [("since", &args.since), ("use", &args.instead), ("note", &args.note)];
    let fields = fields.into_iter().filter_map(|(key, value)| Some((key, text(value.as_ref()?))));
    let source = catalog.locales()[0].tag();
    let note = |key: &str| key == "note" && catalog.locales().len() > 1;
    if code.deprecated().is_some_and(says_more) {
        let place = |key| match Places::deprecation(&path, key) {
            place if note(key) => Places::new(catalog).text(place, source),
            place => place,
        };
        return fields.map(|(key, value)| Operation::Set(place(key), value)).collect();
    }
    let entry = |(key, value)| match note(key) {
        true => (Key::text(key), Value::Flow(vec![(Key::text(source), value)])),
        false => (Key::text(key), value),
    };
    let entries: Vec<(Key, Value)> = fields.map(entry).collect();
    let whole = match entries.is_empty() {
        true if code.deprecated().is_some() => return Vec::new(),
        true => Value::Word("true".to_owned()),
        false => Value::Flow(entries),
    };
    vec![Operation::Set(Places::field(&path, "deprecated"), whole)]
}

/// Whether there is more than `true`.
fn says_more(deprecated: &Deprecated) -> bool {
    deprecated.since().is_some() || deprecated.instead().is_some() || deprecated.note().is_some()
}
