//! The model comes in; what its rules find goes out. `RULES` is the list of all rules, those of the earlier stages included.

mod attributes;
mod clash;
mod codes;
mod lock;
mod templates;
mod texts;
mod translations;

pub use clash::Clashes;

use crate::catalog::{Catalog, Text};
use crate::finding::{Findings, Level};
use Check::{Elsewhere, Lock, Model, Texts, Unusual};
use lock::Fates;

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
    check: Check,
}

/// How a rule is checked.
#[derive(Debug, Clone, Copy)]
enum Check {
    /// On the model.
    Model(fn(&Catalog, &mut Findings)),
    /// On each of its texts.
    Texts(fn(&[&Text], &mut Findings)),
    /// On those that are not surely ordinary: no other can break it.
    Unusual(fn(&[&Text], &mut Findings)),
    /// On what became of the codes that were released.
    Lock(fn(&Fates<'_>, &mut Findings)),
    /// By the reading of the files, by [`Clashes`], or in documents that refer to the codes.
    Elsewhere,
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
    rule!("bad-attribute", Deny, Elsewhere),
    rule!("bad-locale", Deny, Elsewhere),
    rule!("bad-name", Deny, Model(codes::bad_name)),
    rule!("bad-placeholder", Deny, names stay, Model(templates::bad_placeholder)),
    rule!("bad-reference", Deny, Elsewhere),
    rule!("bad-value", Deny, Elsewhere),
    rule!("bidi-control", Deny, names stay, Unusual(texts::bidi_control)),
    rule!("catalog-clash", Warn, Elsewhere),
    rule!("code-out-of-range", Deny, Model(codes::code_out_of_range)),
    rule!("control-character", Deny, names stay, Unusual(texts::control_character)),
    rule!("deprecated-reference", Warn, Elsewhere),
    rule!("deprecated-use", Deny, names stay, Model(codes::deprecated_use)),
    rule!("duplicate-code", Deny, Model(codes::duplicate_code)),
    rule!("duplicate-key", Deny, Elsewhere),
    rule!("duplicate-name", Deny, Model(codes::duplicate_name)),
    rule!("lock-argument", Deny, names stay, Lock(lock::lock_argument)),
    rule!("lock-attribute", Deny, names stay, Lock(lock::lock_attribute)),
    rule!("lock-conflict", Deny, names stay, Elsewhere),
    rule!("lock-merge", Deny, names stay, Elsewhere),
    rule!("lock-removed", Deny, names stay, Lock(lock::lock_removed)),
    rule!("lock-renamed", Deny, names stay, Lock(lock::lock_renamed)),
    rule!("lock-renumbered", Deny, names stay, Lock(lock::lock_renumbered)),
    rule!("lock-repr", Deny, names stay, Model(lock::lock_repr)),
    rule!("lock-reused", Deny, names stay, Lock(lock::lock_reused)),
    rule!("lock-syntax", Deny, names stay, Elsewhere),
    rule!("missing-argument", Deny, names stay, Model(templates::missing_argument)),
    rule!("missing-attribute", Deny, names stay, Model(attributes::missing_attribute)),
    rule!("missing-key", Deny, Elsewhere),
    rule!("missing-source", Deny, names stay, Model(translations::missing_source)),
    rule!("missing-translation", Warn, names stay, Model(translations::missing_translation)),
    rule!("name-clash", Deny, Model(codes::name_clash)),
    rule!("not-nfc", Warn, names stay, Unusual(texts::not_nfc)),
    rule!("plural-category", Deny, names stay, Model(templates::plural_category)),
    rule!("reserved-code", Deny, names stay, Model(codes::reserved_code)),
    rule!("same-as-source", Warn, names stay, Model(translations::same_as_source)),
    rule!("span-mismatch", Warn, names stay, Model(translations::span_mismatch)),
    rule!("stray-space", Warn, names stay, Texts(texts::stray_space)),
    rule!("syntax", Deny, Elsewhere),
    rule!("unknown-argument", Deny, names stay, Model(templates::unknown_argument)),
    rule!("unknown-attribute", Deny, Elsewhere),
    rule!("unknown-key", Deny, Model(unknown_key)),
    rule!("unknown-link", Deny, names stay, Model(texts::unknown_link)),
    rule!("unknown-locale", Deny, Elsewhere),
    rule!("unknown-reference", Deny, Elsewhere),
    rule!("unsorted-codes", Warn, names stay, Model(codes::unsorted_codes)),
    rule!("unused-plural", Warn, names stay, Model(templates::unused_plural)),
];

/// The rule with this id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.binary_search_by(|rule| rule.id.cmp(id)).ok().map(|index| &RULES[index])
}

/// Runs all rules at a level or above it: nobody would hear of what the others find, and it can be much.
pub(crate) fn check(catalog: &Catalog, least: Level, findings: &mut Findings) {
    let run = RULES.iter().filter(|rule| level_of(catalog, rule.id) >= least);
    let texts = texts::all(catalog);
    let unusual: Vec<&Text> = texts.iter().copied().filter(|text| !text.ordinary).collect();
    let mut fates = None;
    for rule in run {
        match rule.check {
            Model(check) => check(catalog, findings),
            Texts(check) => check(&texts, findings),
            Unusual(check) => check(&unusual, findings),
            Lock(check) => check(fates.get_or_insert_with(|| Fates::of(catalog, findings)), findings),
            Elsewhere => {}
        }
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
