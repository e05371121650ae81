//! Rules that look at numbers and names.

use std::collections::HashMap;

use crate::catalog::{Argument, Attribute, AttributeKind, Catalog, Code, Name, Repr, Value};
use crate::finding::{Findings, Span};
use crate::names::{self, Spelling};

/// Two codes may not share a number, however it is spelt: a number in a response would have two meanings.
pub(super) fn duplicate_code(catalog: &Catalog, findings: &mut Findings) {
    let mut places: HashMap<&Value, (&Code, bool)> = HashMap::new();
    for (code, retired) in retired_first(catalog) {
        let value = code.value();
        let Some(&(first, first_retired)) = places.get(value) else {
            places.insert(value, (code, retired));
            continue;
        };
        let message = match (first_retired, retired) {
            (true, false) => format!("the code {value} was retired"),
            (true, true) => format!("the code {value} is retired a second time"),
            _ => format!("the code {value} is given a second time"),
        };
        findings
            .report("duplicate-code", code.span(), message)
            .help(format!("give {} a code of its own", quoted(code)))
            .related(first.span(), owner(first_retired, &quoted(first)));
    }
}

/// The retired codes, then those that are given: whether one is retired, and the code.
fn retired_first(catalog: &Catalog) -> impl Iterator<Item = (&Code, bool)> {
    let retired = catalog.retired().iter().map(|code| (code, true));
    retired.chain(catalog.codes().iter().map(|code| (code, false)))
}

/// The name of a code in a message. One that is missing is a finding of its own.
fn quoted(code: &Code) -> String {
    match code.name().as_str() {
        "" => "this one".to_owned(),
        name => format!("\"{name}\""),
    }
}

/// Whose a number or a name is, or was.
fn owner(retired: bool, whose: &str) -> String {
    if retired { format!("it was that of {whose}") } else { format!("it belongs to {whose} already") }
}

/// A number must fit the type of the codes.
pub(super) fn code_out_of_range(catalog: &Catalog, findings: &mut Findings) {
    let Repr::Int(int) = catalog.repr() else { return };
    let (low, high) = int.range();
    for code in catalog.codes_and_retired() {
        if let Value::Int(number) = *code.value()
            && !(low..=high).contains(&number)
        {
            let message = format!("the code {number} does not fit {}", int.as_str());
            let help = format!("numbers from {low} to {high} fit; set \"repr\" for others");
            findings.report("code-out-of-range", code.span(), message).help(help);
        }
    }
}

/// A reserved number may not be given.
pub(super) fn reserved_code(catalog: &Catalog, findings: &mut Findings) {
    // By their first values, each with the last value of all up to it: few codes need a look at all reservations.
    let mut ranges: Vec<(&Value, &Value)> =
        catalog.reserved().iter().map(|range| (range.first(), range.last())).collect();
    ranges.sort();
    for at in 1..ranges.len() {
        ranges[at].1 = ranges[at].1.max(ranges[at - 1].1);
    }
    for code in catalog.codes() {
        let value = code.value();
        let before = ranges.partition_point(|(first, _)| *first <= value);
        if before == 0 || ranges[before - 1].1 < value {
            continue;
        }
        let Some(reserved) = catalog.reserved().iter().find(|range| range.first() <= value && value <= range.last())
        else {
            continue;
        };
        let why = if reserved.reason().is_empty() { String::new() } else { format!(": {}", reserved.reason()) };
        findings
            .report("reserved-code", code.span(), format!("the code {value} is reserved{why}"))
            .help("take another code, or end the reservation")
            .related(reserved.span(), "it is reserved here");
    }
}

/// Codes stand in ascending order, so that a reader finds them and two branches that add the same one meet in git.
pub(super) fn unsorted_codes(catalog: &Catalog, findings: &mut Findings) {
    for pair in catalog.codes().windows(2).chain(catalog.retired().windows(2)) {
        // What is no number though it should be is reported elsewhere, and has no place in an order.
        let ordered = |code: &Code| catalog.repr() == Repr::Str || matches!(code.value(), Value::Int(_));
        if ordered(&pair[0]) && ordered(&pair[1]) && pair[1].value() < pair[0].value() {
            let message = format!("the code {} stands after {}", pair[1].value(), pair[0].value());
            findings.report("unsorted-codes", pair[1].span(), message).help("sort the codes in ascending order");
        }
    }
}

/// A name must be spellable in every target.
pub(super) fn bad_name(catalog: &Catalog, findings: &mut Findings) {
    let codes = ever_named(catalog).map(Code::name);
    let attributes = catalog.attributes().iter().map(Attribute::name);
    let values = catalog.attributes().iter().flat_map(|attribute| match attribute.kind() {
        AttributeKind::Enum(values) => values.as_slice(),
        _ => &[],
    });
    for name in codes.chain(attributes).chain(values) {
        let text = name.as_str();
        if !names::is_name(text) {
            findings
                .report("bad-name", name.span(), format!("\"{text}\" cannot be spelt as a name in every target"))
                .help("begin with a letter; use ASCII letters, digits and _ or - between words");
        } else if names::rust_type(text).is_none() || names::rust_function(text).is_none() {
            findings
                .report("bad-name", name.span(), format!("\"{text}\" is a word that Rust keeps for itself"))
                .help("add a word to it");
        }
    }
}

/// The codes whose name is not missing.
fn named(catalog: &Catalog) -> impl Iterator<Item = &Code> {
    catalog.codes().iter().filter(|code| has_name(code))
}

/// The same, the retired ones included: their names stay taken.
fn ever_named(catalog: &Catalog) -> impl Iterator<Item = &Code> {
    catalog.codes_and_retired().filter(|code| has_name(code))
}

fn has_name(code: &Code) -> bool {
    code.name().span() != Span::default()
}

/// Two codes may not share a name, whatever its case.
pub(super) fn duplicate_name(catalog: &Catalog, findings: &mut Findings) {
    let mut places: HashMap<String, (&Code, bool)> = HashMap::new();
    for (code, retired) in retired_first(catalog).filter(|(code, _)| has_name(code)) {
        let name = code.name();
        let words = Spelling::Snake.of(name.as_str());
        let Some(&(first, first_retired)) = places.get(&words) else {
            places.insert(words, (code, retired));
            continue;
        };
        let message = match (first_retired, retired) {
            (true, false) => format!("the name \"{}\" was retired", name.as_str()),
            (true, true) => format!("the name \"{}\" is retired a second time", name.as_str()),
            _ => format!("the name \"{}\" is given a second time", name.as_str()),
        };
        findings
            .report("duplicate-name", name.span(), message)
            .help(format!("give the code {} a name of its own", code.value()))
            .related(first.name().span(), owner(first_retired, &format!("the code {}", first.value())));
    }
}

/// Different names may not become the same in a target, nor take the place of something that a target has already.
pub(super) fn name_clash(catalog: &Catalog, findings: &mut Findings) {
    // Codes of the same words are for `duplicate-name` to report.
    clashes(ever_named(catalog).map(Code::name), false, findings);
    clashes(catalog.attributes().iter().map(Attribute::name), true, findings);
    catalog.codes().iter().for_each(|code| clashes(code.args().iter().map(Argument::name), true, findings));
    for attribute in catalog.attributes() {
        let name = attribute.name();
        let function = names::rust_function(name.as_str());
        let taken = match attribute.kind() {
            AttributeKind::Enum(values) => {
                clashes(values.iter(), true, findings);
                names::RUST_OWN_TYPES.contains(&Spelling::UpperCamel.of(name.as_str()).as_str())
            }
            _ => false,
        };
        if taken || function.is_some_and(|function| names::RUST_OWN_FUNCTIONS.contains(&function.as_str())) {
            let message = format!("an attribute \"{}\" would take the place of what every code has", name.as_str());
            findings.report("name-clash", name.span(), message).help("add a word to it");
        }
    }
}

/// Reports names that some target spells alike: those of different words, and where it is wanted those of the same words.
/// What is the same letter by letter is for `duplicate-key` to report.
fn clashes<'a>(all: impl Iterator<Item = &'a Name>, same_words_too: bool, findings: &mut Findings) {
    let mut alike: HashMap<String, Vec<&Name>> = HashMap::new();
    for name in all {
        let others = alike.entry(names::folded(name.as_str())).or_default();
        match others.iter().find_map(|first| Some((*first, common_spelling(first, name)?))) {
            None => others.push(name),
            Some((first, spelt)) => {
                let [words, first_words] = [name, first].map(|name| Spelling::Snake.of(name.as_str()));
                if first_words != words || (same_words_too && first.as_str() != name.as_str()) {
                    let message =
                        format!("\"{}\" and \"{}\" are both spelt \"{spelt}\"", name.as_str(), first.as_str());
                    findings
                        .report("name-clash", name.span(), message)
                        .help("rename one of the two")
                        .related(first.span(), "the other one");
                }
            }
        }
    }
}

/// What two names are spelt as in one of the conventions: the first of it in the order of its letters.
fn common_spelling(a: &Name, b: &Name) -> Option<String> {
    let [first, second] = [a, b].map(|name| Spelling::ALL.map(|spelling| spelling.of(name.as_str())));
    second.into_iter().filter(|spelt| first.contains(spelt)).min()
}

/// What to use instead of a deprecated code must be a code that will stay. A retired code may point to one that was retired
/// later.
pub(super) fn deprecated_use(catalog: &Catalog, findings: &mut Findings) {
    if catalog.codes_and_retired().all(|code| code.deprecated().is_none()) {
        return;
    }
    let by_name: HashMap<String, (&Code, bool)> = retired_first(catalog)
        .filter(|(code, _)| has_name(code))
        .map(|(code, retired)| (Spelling::Snake.of(code.name().as_str()), (code, retired)))
        .collect();
    for (code, retired) in retired_first(catalog) {
        let Some(instead) = code.deprecated().and_then(|deprecated| deprecated.instead()) else { continue };
        let (name, span, rule) = (instead.as_str(), instead.span(), "deprecated-use");
        match by_name.get(&Spelling::Snake.of(name)) {
            None => {
                let all = named(catalog).map(|other| other.name().as_str());
                findings.report(rule, span, format!("there is no code \"{name}\"")).suggest(name, all);
            }
            Some(_) if retired => {}
            Some((other, gone)) if *gone || other.deprecated().is_some() => {
                let state = if *gone { "retired" } else { "deprecated itself" };
                findings.report(rule, span, format!("\"{name}\" is {state}")).help("name a code that will stay");
            }
            Some(_) => {}
        }
    }
}
