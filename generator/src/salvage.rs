//! A model that may break rules comes in; one that every emitter can work with goes out.
//!
//! It matters where a rule is allowed by the catalogue, and for the stub of a broken catalogue: codes that no target could
//! spell, or that take the place of others, are left out. Where names may be lost, no code is left at all.

use std::collections::{HashMap, HashSet};

use crate::catalog::{Attribute, AttributeKind, AttributeValue, Catalog, Code, Locale, Name, Repr, Value};
use crate::check;
use crate::finding::{Finding, Level, Span};
use crate::names::{self, Spelling};
use crate::source::Source;

/// Leaves out what cannot be emitted.
pub(crate) fn salvage(mut catalog: Catalog, source: &Source, findings: &[Finding]) -> Catalog {
    if catalog.locales.is_empty() {
        catalog.locales.push(Locale { tag: "en".to_owned(), span: Span::default(), fallbacks: Vec::new() });
    }
    keep_codes(&mut catalog);
    keep_attributes(&mut catalog);
    if findings.iter().any(|finding| finding.level == Level::Deny && !names_stay(finding)) {
        catalog.codes.clear();
        add_named_attributes(&mut catalog, source, findings);
    }
    // A stub keeps the declared types: its users must not hear of one code that lacks a value.
    if findings.iter().all(|finding| finding.level < Level::Deny) {
        make_optional(&mut catalog);
    }
    catalog
}

/// Whether the names of codes, attributes and locales are all there all the same.
fn names_stay(finding: &Finding) -> bool {
    check::rule(finding.rule).is_some_and(|rule| rule.names_stay)
}

/// Keeps the first code of each number and of each name; a retired one gives way to one that is not.
fn keep_codes(catalog: &mut Catalog) {
    let repr = catalog.repr;
    let mut values = HashSet::new();
    let mut spelt = HashSet::new();
    let mut keep = |code: &Code| {
        let Some(variant) = variant(&code.name) else { return false };
        let free = fits(repr, &code.value) && !values.contains(&code.value);
        free && spelt.insert(variant) && values.insert(code.value.clone())
    };
    catalog.codes.retain(&mut keep);
    catalog.retired.retain(keep);
}

fn is_spellable(name: &Name) -> bool {
    variant(name).is_some()
}

fn variant(name: &Name) -> Option<String> {
    names::rust_type(name.as_str()).filter(|_| names::is_name(name.as_str()))
}

fn fits(repr: Repr, value: &Value) -> bool {
    match (repr, value) {
        (Repr::Int(int), Value::Int(number)) => (int.range().0..=int.range().1).contains(number),
        (Repr::Str, Value::Str(_)) => true,
        _ => false,
    }
}

/// Makes the attributes optional that some code lacks.
fn make_optional(catalog: &mut Catalog) {
    for (index, attribute) in catalog.attributes.iter_mut().enumerate() {
        attribute.optional |= catalog.codes.iter().any(|code| code.attribute(index).is_none());
    }
}

/// Keeps the attributes that can be spelt.
fn keep_attributes(catalog: &mut Catalog) {
    let mut functions: HashSet<String> = names::RUST_OWN_FUNCTIONS.iter().map(|&name| name.to_owned()).collect();
    let mut types: HashSet<String> = names::RUST_OWN_TYPES.iter().map(|&name| name.to_owned()).collect();
    let mut kept = HashMap::new();
    for (index, mut attribute) in std::mem::take(&mut catalog.attributes).into_iter().enumerate() {
        let words = keep_words(&mut attribute);
        let (name, kind) = (&attribute.name, &attribute.kind);
        let Some(function) = names::rust_function(name.as_str()).filter(|_| is_spellable(name)) else { continue };
        let usable = match kind {
            AttributeKind::Enum(words) => !words.is_empty() && types.insert(Spelling::UpperCamel.of(name.as_str())),
            _ => true,
        };
        if !usable || !functions.insert(function) {
            continue;
        }
        for code in catalog.codes.iter_mut().chain(&mut catalog.retired) {
            for (_, value) in code.attributes.iter_mut().filter(|(at, _)| *at == index) {
                if let Some(AttributeValue::Enum(word)) = value {
                    *value = words.get(word).copied().map(AttributeValue::Enum);
                }
            }
        }
        kept.insert(index, catalog.attributes.len());
        catalog.attributes.push(attribute);
    }
    for code in catalog.codes.iter_mut().chain(&mut catalog.retired) {
        let values = std::mem::take(&mut code.attributes);
        code.attributes = values.into_iter().filter_map(|(index, value)| Some((*kept.get(&index)?, value))).collect();
    }
}

/// Keeps the words of an enum that can be spelt; gives the new place of each.
fn keep_words(attribute: &mut Attribute) -> HashMap<usize, usize> {
    let AttributeKind::Enum(words) = &mut attribute.kind else { return HashMap::new() };
    let mut spelt = HashSet::new();
    let mut places = HashMap::new();
    let mut kept = Vec::new();
    for (index, word) in std::mem::take(words).into_iter().enumerate() {
        if is_spellable(&word) && spelt.insert(Spelling::UpperCamel.of(word.as_str())) {
            places.insert(index, kept.len());
            kept.push(word);
        }
    }
    *words = kept;
    places
}

/// Adds the attributes that are used but not declared, and those that stand behind a syntax error.
fn add_named_attributes(catalog: &mut Catalog, source: &Source, findings: &[Finding]) {
    let used = findings.iter().filter(|finding| finding.rule == "unknown-attribute");
    let used = used.map(|finding| source.slice(finding.span).trim_matches(['"', '\'']));
    let is_key = |line: &str| line.split('#').next().unwrap_or_default().trim_end() == "attributes:";
    let behind = source.text().lines().skip_while(|line| !is_key(line));
    let block = behind.skip(1).take_while(|line| line.starts_with(' '));
    let declared = block.filter_map(|line| line.trim_start().split_once(':')).map(|(name, _)| name);
    for name in used.chain(declared) {
        let name = Name { text: name.to_owned(), span: Span::default() };
        catalog.attributes.push(Attribute { name, kind: AttributeKind::Text, optional: true, contract: false });
    }
    keep_attributes(catalog);
}

#[cfg(test)]
mod tests {
    use crate::source::Source;

    #[test]
    fn a_stub_has_the_attributes_behind_a_syntax_error() {
        let text = "kody: 1\nlocales: [en\nattributes: # a\n  outcome: [success, failure]\n  http: integer\ncodes:\n";
        for text in [text.to_owned(), text.replace('\n', "\r\n"), text.replace("locales: [en\n", "? [\n")] {
            let rejected = crate::compile(&Source::new("codes.yaml", text)).expect_err("it is not YAML");
            assert!(rejected.salvage.codes().is_empty());
            let attributes = rejected.salvage.attributes().iter().map(|attribute| attribute.name().as_str());
            assert_eq!(attributes.collect::<Vec<_>>(), ["outcome", "http"]);
        }
    }
}
