//! Locks of all texts: what is written is read again, and what nobody wrote is a finding in its place.

use kody_generator::{Level, Source, compile, lock};
use proptest::prelude::*;

use super::{findings, locked, release};
use crate::hostile::{proportional, quoted};
use crate::invariants::examine;

/// A catalogue whose codes and contract are these strings.
fn strings(codes: &[String], note: &str) -> String {
    let mut text = "kody: 1\nlocales: [en]\nrepr: str\n".to_owned();
    text += "rules: {unsorted-codes: allow, stray-space: allow, not-nfc: allow, bidi-control: allow, control-character: allow, bad-value: allow}\n";
    text += "attributes: {note: {type: text, contract: true}}\ncodes:\n";
    for (code, number) in codes.iter().zip(1..) {
        let (code, note) = (quoted(code), quoted(note));
        text += &format!("  {code}: {{name: Name{number}, message: m, attributes: {{note: {note}}}}}\n");
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever a code is called, its line is one line, and says the same when it is read.
    #[test]
    fn what_is_written_is_read_again(mut codes in prop::collection::vec(any::<String>(), 1..6), note in any::<String>()) {
        codes.sort();
        codes.dedup();
        let text = strings(&codes, &note);
        let Ok(compiled) = compile(&Source::new("codes.yaml", text.as_str())) else { return Ok(()) };
        let first = lock::text(&compiled.catalog);
        prop_assert_eq!(first.lines().count(), 3 + compiled.catalog.codes().len());
        let found = findings(&text, &first);
        prop_assert!(found.iter().all(|finding| !finding.rule.starts_with("lock-")), "{}\n{:?}", first, found);
        prop_assert_eq!(release(&locked(&text, &first)), first);
    }

    /// Whatever stands in a lock, what is found lies in one of the two files, and nothing panics.
    #[test]
    fn every_lock_is_read_or_reported(lines in prop::collection::vec(line(), 0..12), first in 0..4usize) {
        let first = ["# kody lock 1", "# kody lock 2", "", "<<<<<<< HEAD\n# kody lock 1"][first];
        let lock = format!("{first}\n{}", lines.join("\n"));
        let catalog = "kody: 1\nlocales: [en]\ncodes: {13: {name: A, message: '{x}'}}\nretired: {14: {name: B}}\n";
        examine(&locked(catalog, &lock));
    }
}

/// Lines of locks, whole and broken.
fn line() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "13",
        "14",
        "-5",
        "\"a\"",
        "\"",
        "\\u{",
        "}",
        " ",
        " A",
        " B",
        "(",
        ")",
        "x: text",
        "x: integer",
        ", ",
        " [",
        "]",
        "http: 1",
        " retired",
        "repr u16",
        "repr",
        "<<<<<<< a",
        "=======",
        "|||||||",
        ">>>>>>> b",
        "#",
        "\r",
        "\t",
        "\u{feff}",
        "і",
        "😀",
        "\u{202e}",
    ]);
    prop::collection::vec(part, 0..7).prop_map(|parts| parts.concat())
}

#[test]
fn a_lock_in_another_encoding_is_reported() {
    let catalog = Source::new("codes.yaml", "kody: 1\nlocales: [en]\ncodes: {13: {name: A, message: M}}\n");
    let found = examine(&catalog.with_lock(Source::from_bytes("codes.lock", b"# kody lock 1\n13 \xcf\xf0".to_vec())));
    assert_eq!(found.len(), 1);
    assert!(found[0].rule == "lock-syntax" && found[0].message.contains("UTF-8"), "{found:?}");
}

#[test]
fn what_the_rules_allow_is_not_reported() {
    let catalog = "kody: 1\nlocales: [en]\nrules: {lock-removed: warn, lock-renamed: allow, lock-syntax: allow}\ncodes: {13: {name: A, message: M}}\n";
    let found = findings(catalog, "# kody lock 1\nrepr u16\n13 B\n14 C\nnonsense\n");
    let found: Vec<(&str, Level)> = found.iter().map(|finding| (finding.rule, finding.level)).collect();
    assert_eq!(found, [("lock-removed", Level::Warn)]);
}

#[test]
fn a_catalogue_that_cannot_be_read_is_all_that_is_reported() {
    let lock = "# kody lock 1\nrepr u16\n13 A\n14 B\n15 C\n";
    for catalog in [
        "kody: 1\nlocales: [en]\ncodes:\n  13: {name: A, message: M}\n  14: {name: \"B\n",
        "kody: 1\nlocales: [en]\n",
        "kody: 1\nlocales: [en]\ncods:\n  13: {name: A, message: M}\n",
        "",
    ] {
        let found = findings(catalog, lock);
        assert!(
            !found.is_empty() && found.iter().all(|finding| !finding.rule.starts_with("lock-")),
            "{catalog}: {found:?}"
        );
    }
}

/// Codes below a misspelt key are there. That the key is wrong is said once, and not for each of them.
#[test]
fn what_stands_below_an_unknown_key_is_not_gone() {
    let lock = "# kody lock 1\nrepr u16\n13 A\n14 B retired\n15 C retired\n16 D\n";
    let body = "codes:\n  13: {name: A, message: M}\n";
    for key in ["retierd", "retired codes", "withdrawn"] {
        let catalog = format!("kody: 1\nlocales: [en]\n{body}{key}:\n  14: {{name: B}}\n  0xF: {{name: C}}\n  x: y\n");
        let found = findings(&catalog, lock);
        let told: Vec<(&str, &str)> = found.iter().map(|finding| (finding.rule, &*finding.message)).collect();
        let gone = "the released code 16 (\"D\") is gone from the catalogue";
        assert!(matches!(told[..], [("unknown-key", _), ("lock-removed", message)] if message == gone), "{told:?}");
    }
    let strings =
        "kody: 1\nlocales: [en]\nrepr: str\ncodes: {\"a\": {name: A, message: M}}\nretried: {\"b\": {name: B}}\n";
    let found = findings(strings, "# kody lock 1\nrepr str\n\"a\" A\n\"b\" B retired\n");
    assert!(found.iter().all(|finding| finding.rule == "unknown-key"), "{found:?}");
}

/// A catalogue of so many codes, and a lock that has three times as many.
fn shrunk(size: usize) -> (String, String) {
    let codes: String = (0..size).map(|number| format!("  {number}: {{name: Code{number}, message: M}}\n")).collect();
    let lines: String = (0..3 * size).map(|number| format!("{number} Code{number}\n")).collect();
    (format!("kody: 1\nlocales: [en]\ncodes:\n{codes}"), format!("# kody lock 1\nrepr u16\n{lines}"))
}

#[test]
fn the_time_is_proportional_to_the_lines() {
    proportional(
        |size| (2_000 * size, shrunk(2_000 * size)),
        |(size, (catalog, lock))| {
            let found = findings(catalog, lock);
            assert_eq!(found.iter().filter(|finding| finding.rule == "lock-removed").count(), 2 * size);
        },
    );
}
