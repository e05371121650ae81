//! The model comes in; what its rules find goes out. `RULES` is the list of all rules, those of the earlier stages included.

mod attributes;
mod clash;
mod codes;
mod lock;
mod templates;
mod texts;
mod translations;

pub use clash::Clashes;

use crate::catalog::Catalog;
use crate::finding::{Findings, Level};

/// A check of the catalogue.
#[derive(Debug)]
pub struct Rule {
    /// Its name, which never changes: kebab-case, the same as its explanation and its fixture.
    pub id: &'static str,
    /// Its level where the catalogue sets none.
    pub level: Level,
    /// Whether the names of codes, attributes and locales are all there where it is broken, so that a stub can have them.
    pub names_stay: bool,
    /// Markdown: a line that sums it up, why it is there, a bad and a good catalogue.
    pub explanation: &'static str,
    /// `None` for what the reading of the files reports, for [`Clashes`], and for what is reported of documents that refer to
    /// the codes.
    check: Option<fn(&Catalog, &mut Findings)>,
}

impl Rule {
    /// The first line of the explanation.
    pub fn summary(&self) -> &'static str {
        self.explanation.lines().next().unwrap_or_default()
    }
}

macro_rules! rule {
    ($id:literal, $level:ident, names stay, $check:expr) => {
        Rule { names_stay: true, ..rule!($id, $level, $check) }
    };
    ($id:literal, $level:ident, $check:expr) => {
        Rule {
            id: $id,
            level: Level::$level,
            names_stay: false,
            explanation: include_str!(concat!("../../rules/", $id, ".md")),
            check: $check,
        }
    };
}

/// All rules, sorted by id.
pub const RULES: &[Rule] = &[
    rule!("bad-attribute", Deny, None),
    rule!("bad-locale", Deny, None),
    rule!("bad-name", Deny, Some(codes::bad_name)),
    rule!("bad-placeholder", Deny, names stay, Some(templates::bad_placeholder)),
    rule!("bad-reference", Deny, None),
    rule!("bad-value", Deny, None),
    rule!("bidi-control", Deny, names stay, Some(texts::bidi_control)),
    rule!("catalog-clash", Warn, None),
    rule!("code-out-of-range", Deny, Some(codes::code_out_of_range)),
    rule!("control-character", Deny, names stay, Some(texts::control_character)),
    rule!("deprecated-reference", Warn, None),
    rule!("deprecated-use", Deny, names stay, Some(codes::deprecated_use)),
    rule!("duplicate-code", Deny, Some(codes::duplicate_code)),
    rule!("duplicate-key", Deny, None),
    rule!("duplicate-name", Deny, Some(codes::duplicate_name)),
    rule!("lock-argument", Deny, names stay, Some(lock::lock_argument)),
    rule!("lock-attribute", Deny, names stay, Some(lock::lock_attribute)),
    rule!("lock-conflict", Deny, names stay, None),
    rule!("lock-merge", Deny, names stay, None),
    rule!("lock-removed", Deny, names stay, Some(lock::lock_removed)),
    rule!("lock-renamed", Deny, names stay, Some(lock::lock_renamed)),
    rule!("lock-renumbered", Deny, names stay, Some(lock::lock_renumbered)),
    rule!("lock-repr", Deny, names stay, Some(lock::lock_repr)),
    rule!("lock-reused", Deny, names stay, Some(lock::lock_reused)),
    rule!("lock-syntax", Deny, names stay, None),
    rule!("missing-argument", Deny, names stay, Some(templates::missing_argument)),
    rule!("missing-attribute", Deny, names stay, Some(attributes::missing_attribute)),
    rule!("missing-key", Deny, None),
    rule!("missing-source", Deny, names stay, Some(translations::missing_source)),
    rule!("missing-translation", Warn, names stay, Some(translations::missing_translation)),
    rule!("name-clash", Deny, Some(codes::name_clash)),
    rule!("not-nfc", Warn, names stay, Some(texts::not_nfc)),
    rule!("plural-category", Deny, names stay, Some(templates::plural_category)),
    rule!("reserved-code", Deny, names stay, Some(codes::reserved_code)),
    rule!("same-as-source", Warn, names stay, Some(translations::same_as_source)),
    rule!("span-mismatch", Warn, names stay, Some(translations::span_mismatch)),
    rule!("stray-space", Warn, names stay, Some(texts::stray_space)),
    rule!("syntax", Deny, None),
    rule!("unknown-argument", Deny, names stay, Some(templates::unknown_argument)),
    rule!("unknown-attribute", Deny, None),
    rule!("unknown-key", Deny, Some(unknown_key)),
    rule!("unknown-link", Deny, names stay, Some(texts::unknown_link)),
    rule!("unknown-locale", Deny, None),
    rule!("unknown-reference", Deny, None),
    rule!("unsorted-codes", Warn, names stay, Some(codes::unsorted_codes)),
    rule!("unused-plural", Warn, names stay, Some(templates::unused_plural)),
];

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.binary_search_by(|rule| rule.id.cmp(id)).ok().map(|index| &RULES[index])
}

/// Runs all rules but those that the catalogue allows to be broken: nobody would hear of what they find, and it can be much.
pub(crate) fn check(catalog: &Catalog, findings: &mut Findings) {
    let run = RULES.iter().filter(|rule| level_of(catalog, rule.id) > Level::Allow);
    for check in run.filter_map(|rule| rule.check) {
        check(catalog, findings);
    }
}

/// The level of a rule in a catalogue: the one it sets, or else the default one.
pub fn level_of(catalog: &Catalog, id: &str) -> Level {
    let set = catalog.rules().iter().find(|(name, _)| name.as_str() == id).map(|&(_, level)| level);
    set.or_else(|| rule(id).map(|rule| rule.level)).unwrap_or(Level::Deny)
}

/// A key below `rules:` must be a rule.
fn unknown_key(catalog: &Catalog, findings: &mut Findings) {
    for (name, _) in catalog.rules().iter().filter(|(name, _)| rule(name.as_str()).is_none()) {
        findings
            .report("unknown-key", name.span(), format!("there is no rule \"{}\"", name.as_str()))
            .help("\"kody rule\" lists the rules")
            .suggest_near(name.as_str(), RULES.iter().map(|rule| rule.id));
    }
}

#[cfg(test)]
mod tests {
    use super::RULES;

    #[test]
    fn rules_are_sorted_and_unique() {
        assert!(RULES.is_sorted_by(|a, b| a.id < b.id));
    }

    #[test]
    fn every_rule_is_explained_with_a_bad_and_a_good_example() {
        for rule in RULES {
            assert!(!rule.summary().is_empty() && !rule.summary().starts_with('#'), "{}: no summary", rule.id);
            let examples = rule.explanation.matches("```yaml").count() + rule.explanation.matches("```md").count();
            assert_eq!(examples, 2, "{}: a bad and a good example", rule.id);
        }
    }
}
