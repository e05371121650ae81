//! Rules that look at numbers and names.

use std::collections::HashMap;

use crate::catalog::{Argument, Attribute, AttributeKind, Catalog, Code, Name, Repr, Value};
use crate::finding::{Findings, Span};
use crate::names::{self, Spelling};

/// Two codes may not share a number, however it is spelt: a number in a response would have two meanings.
pub(super) fn duplicate_code(catalog: &Catalog, findings: &mut Findings) {
    let mut places: HashMap<&Value, &Code> = HashMap::new();
    for code in catalog.codes_and_retired() {
        if let Some(first) = places.get(code.value()) {
            let message = format!("the code {} is given a second time", code.value());
            // A name that is missing is a finding of its own.
            let named = |code: &Code, or: &str| match code.name().as_str() {
                "" => or.to_owned(),
                name => format!("\"{name}\""),
            };
            findings
                .report("duplicate-code", code.span(), message)
                .help(format!("give {} a code of its own", named(code, "this one")))
                .related(first.span(), format!("it belongs to {} already", named(first, "this one")));
        } else {
            places.insert(code.value(), code);
        }
    }
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
    for code in catalog.codes() {
        let value = code.value();
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
    for pair in catalog.codes().windows(2) {
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
    let mut places: HashMap<String, &Code> = HashMap::new();
    for code in ever_named(catalog) {
        let words = Spelling::Snake.of(code.name().as_str());
        if let Some(first) = places.get(&words) {
            let message = format!("the name \"{}\" is given a second time", code.name().as_str());
            findings
                .report("duplicate-name", code.name().span(), message)
                .help(format!("give the code {} a name of its own", code.value()))
                .related(first.name().span(), format!("it belongs to the code {} already", first.value()));
        } else {
            places.insert(words, code);
        }
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

/// What to use instead of a deprecated code must be a code that is not deprecated itself.
pub(super) fn deprecated_use(catalog: &Catalog, findings: &mut Findings) {
    let by_name: HashMap<String, &Code> =
        named(catalog).map(|code| (Spelling::Snake.of(code.name().as_str()), code)).collect();
    for code in catalog.codes() {
        let Some(instead) = code.deprecated().and_then(|deprecated| deprecated.instead()) else { continue };
        match by_name.get(&Spelling::Snake.of(instead.as_str())) {
            None => {
                let all = named(catalog).map(|other| other.name().as_str());
                findings
                    .report("deprecated-use", instead.span(), format!("there is no code \"{}\"", instead.as_str()))
                    .suggest(instead.as_str(), all);
            }
            Some(other) if other.deprecated().is_some() => {
                let message = format!("\"{}\" is deprecated itself", instead.as_str());
                findings.report("deprecated-use", instead.span(), message).help("name a code that will stay");
            }
            Some(_) => {}
        }
    }
}
