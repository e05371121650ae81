//! `kody next`: a catalogue comes in; a number that a new code may take goes out.

use std::ops::RangeInclusive;

use kody_generator::catalog::{IntRepr, Repr};
use kody_generator::outline;

use crate::args::Next;
use crate::outcome::{Stop, Verdict};
use crate::{console, load};

pub(crate) fn run(args: &Next) -> Result<Verdict, Stop> {
    let source = load::source(&args.catalog)?;
    // Two branches that took one number are the reason to ask, so the catalogue need not be right, only whole.
    let Some(catalog) = outline(&source) else {
        load::catalog(&source);
        return Ok(Verdict::Found);
    };
    let Repr::Int(int) = catalog.repr() else {
        let message = format!("the codes of \"{}\" are strings, which have no order to go on in", source.name());
        return Err(Stop::trouble(message).help("choose a string that says what the code means"));
    };
    let range = match &args.range {
        Some(range) => fitting(range, int)?,
        None => catalog.last_number().map_or(1, |last| last.saturating_add(1))..=int.range().1,
    };
    if let Some(number) = catalog.free_number(range.clone()) {
        console::data(&format!("{number}\n"))?;
        return Ok(Verdict::Fine);
    }
    let (first, last) = (range.start(), range.end());
    let (message, help) = if args.range.is_some() {
        (format!("no number from {first} to {last} is free"), "give another range".to_owned())
    } else {
        let (low, last) = (int.range().0, first - 1);
        let help = format!("look for a gap with \"--range {low}-{last}\", or set \"repr\" to a wider type");
        (format!("no number behind {last} is free that fits {}", int.as_str()), help)
    };
    console::error(&message, Some(&help));
    Ok(Verdict::Found)
}

/// The range, if numbers of the type can lie in it.
fn fitting(range: &RangeInclusive<i64>, int: IntRepr) -> Result<RangeInclusive<i64>, Stop> {
    let (low, high) = int.range();
    if *range.start() < low || *range.end() > high {
        let message = format!("the range {}-{} does not fit {}", range.start(), range.end(), int.as_str());
        return Err(Stop::trouble(message).help(format!("numbers from {low} to {high} fit")));
    }
    Ok(range.clone())
}
