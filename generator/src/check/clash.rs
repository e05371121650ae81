//! Catalogues that are used together come in, one after the other; what two of them have both taken goes out.

use std::collections::HashMap;

use super::level_of;
use crate::catalog::{Catalog, Code, Value};
use crate::finding::{Finding, Findings, Level, Span};
use crate::names::Spelling;
use crate::source::Source;

const RULE: &str = "catalog-clash";

/// The codes of the catalogues so far.
#[derive(Debug, Default)]
pub struct Clashes {
    by_value: HashMap<Value, Owner>,
    /// By the spelling in Rust, and whether the codes are strings.
    by_name: HashMap<(String, bool), Owner>,
}

/// The first code that took a number or a name.
#[derive(Debug, Clone)]
struct Owner {
    source: Source,
    level: Level,
    span: Span,
    value: Value,
    name: String,
}

impl Clashes {
    /// Adds a catalogue, and reports what one before it has taken. A code with the same number and the same name is no clash.
    pub fn add(&mut self, source: &Source, catalog: &Catalog) -> Vec<Finding> {
        let level = level_of(catalog, RULE);
        let codes: Vec<(&Code, Owner)> = catalog
            .codes_and_retired()
            .filter(|code| code.name().span() != Span::default())
            .map(|code| {
                let name = Spelling::UpperCamel.of(code.name().as_str());
                let owner =
                    Owner { source: source.clone(), level, span: code.span(), value: code.value().clone(), name };
                (code, owner)
            })
            .collect();
        let found = codes.iter().filter_map(|(code, owner)| self.clash(code, owner)).collect();
        for (_, owner) in codes {
            let name = (owner.name.clone(), matches!(owner.value, Value::Str(_)));
            self.by_name.entry(name).or_insert_with(|| owner.clone());
            self.by_value.entry(owner.value.clone()).or_insert(owner);
        }
        found
    }

    fn clash(&self, code: &Code, own: &Owner) -> Option<Finding> {
        let by_name = self.by_name.get(&(own.name.clone(), matches!(own.value, Value::Str(_))));
        let (other, span, message, what) = match (self.by_value.get(&own.value), by_name) {
            (Some(other), _) if other.name != own.name => {
                let message = format!("the code {} is \"{}\" in {}", own.value, other.name, other.source.name());
                (other, code.span(), message, "number")
            }
            (None, Some(other)) => {
                let message = format!("\"{}\" is the code {} in {}", own.name, other.value, other.source.name());
                (other, code.name().span(), message, "name")
            }
            _ => return None,
        };
        // Either of the two may allow it, and either may forbid it.
        let allowed = [own.level, other.level].contains(&Level::Allow);
        let level = if allowed { Level::Allow } else { own.level.max(other.level) };
        let mut findings = Findings::new();
        findings
            .report(RULE, span, message)
            .help(format!(
                "give one of the two another {what}, or set \"rules: {{{RULE}: allow}}\" if nobody reads both"
            ))
            .related_in(&other.source, other.span, format!("{} is \"{}\" here", other.value, other.name));
        findings.finish(|_| level).pop()
    }
}
