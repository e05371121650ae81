//! `kody rule`: the list of rules and their explanations.

use kody_generator::check::RULES;

use crate::Folder;

#[test]
fn every_rule_is_listed() {
    let table = Folder::new().line("rule").fine();
    for rule in RULES {
        let row = format!("{} ", rule.id);
        let line = table.lines().find(|line| line.starts_with(&row)).expect("the rule is listed");
        assert!(line.contains(rule.level.as_str()), "{line}");
    }
}

#[test]
fn every_rule_is_explained() {
    for rule in RULES {
        let text = Folder::new().kody(&["rule", rule.id]).fine();
        assert!(text.starts_with(&format!("{} ({} by default)\n\n", rule.id, rule.level)), "{text}");
        assert!(!text.contains('\u{1b}') && text.lines().count() > 2, "{text}");
    }
}

#[test]
fn an_unknown_rule_is_guessed() {
    Folder::new().line("rule unknwon-key").says(2, &["no rule \"unknwon-key\"", "did you mean \"unknown-key\"?"]);
    Folder::new().line("rule template").says(2, &["is no rule of catalogues", "docs/templates.md"]);
    Folder::new().line("rule nonsense").says(2, &["no rule \"nonsense\"", "\"kody rule\" lists them all"]);
}
