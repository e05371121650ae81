//! `kody fix`: what is mended, what is left, and what it says of both.

use kody_generator::{Finding, Source, compile};

use crate::{CATALOG, Folder, cases, text};

/// A mistake of every kind that has one obvious mend, and comments around them.
const BROKEN: &str = "\
kody: 1
locales: [uk, pt_BR] # two
rules: {stray-spase: warn}
attributes: {outcome: [success, failure]}
codes:
  # about 9
  9:
    nmae: Nine
    attributes: {outcom: succes} # nine
    mesage:
      uk: \" Добре,  так \"   # good
      pt_BR: |
        Bom  dia\u{20}
    deprecated: {since: \"1\", use: Egiht}

  8: {name: Eight, attributes: {outcome: failure}, message: {uk: \"a\\u202Eb\", pt_BR: 'e\u{301}te\\'}}
";

const MENDED: &str = "\
kody: 1
locales: [uk, pt-BR] # two
rules: {stray-space: warn}
attributes: {outcome: [success, failure]}
codes:
  8: {name: Eight, attributes: {outcome: failure}, message: {uk: \"ab\", pt-BR: 'éte\\'}}

  # about 9
  9:
    name: Nine
    attributes: {outcome: success} # nine
    message:
      uk: \"Добре, так\"   # good
      pt-BR: |
        Bom dia
    deprecated: {since: \"1\", use: Eight}
";

#[test]
fn obvious_mistakes_are_mended() {
    let folder = Folder::new().with("codes.yaml", BROKEN);
    let run = folder.line("fix --dry-run").expect(0);
    assert!(run.stdout.contains("-    nmae: Nine\n") && run.stdout.contains("+    name: Nine\n"), "{}", run.stdout);
    assert!(run.stderr.contains("would fix: codes.yaml:8:5: the code 9 has no key \"nmae\" [unknown-key]"));
    assert_eq!(folder.text("codes.yaml"), BROKEN);
    folder.line("fix").says(0, &["fixed: codes.yaml:2:15: \"pt_BR\" is not a language tag", "nothing left"]);
    assert_eq!(folder.text("codes.yaml"), MENDED);
    folder.line("fix").says(0, &["codes.yaml: 0 fixed, nothing left"]);
    assert_eq!(folder.text("codes.yaml"), MENDED);
    folder.line("check --deny-warnings").expect(0);
}

#[test]
fn one_rule_is_mended_alone() {
    let folder =
        Folder::new().with("codes.yaml", &CATALOG.replace("Fine", "\"Fine \"").replace("name: Ok", "nmae: Ok"));
    folder.line("fix --rule stray-space").says(1, &["error[unknown-key]", "codes.yaml: 1 fixed, left: "]);
    assert_eq!(folder.text("codes.yaml"), CATALOG.replace("Fine", "\"Fine\"").replace("name: Ok", "nmae: Ok"));
    folder.line("fix --rule stray-spase").says(2, &["stray-space"]);
}

#[test]
fn what_has_no_obvious_mend_is_left() {
    for (from, to, word) in [
        // Two keys would be one.
        ("    action:", "    descripton: {uk: a, en: b}\n    action:", "unknown-key"),
        // Both are as near.
        ("outcome: success}", "outcome: xyz}", "bad-attribute"),
        // One may be as wrong as the other.
        ("use: Ok", "use: Ok2", "deprecated-use"),
        // The text is Estonian, perhaps: it must not become an English one.
        ("uk: Гаразд, en: Fine", "uk: Гаразд, et: Hästi", "unknown-locale"),
        ("  30:", "  13:", "duplicate-code"),
        ("kody: 1", "kody: [", "syntax"),
    ] {
        let broken = CATALOG.replace(from, to);
        let folder = Folder::new().with("codes.yaml", &broken);
        folder.line("fix").says(1, &[&format!("error[{word}]"), "codes.yaml: 0 fixed, left: "]);
        assert_eq!(folder.text("codes.yaml"), broken);
    }
    Folder::new().line("fix").says(2, &["there is no file \"codes.yaml\""]);
}

fn weight(text: &str) -> usize {
    let findings = |findings: Vec<Finding>| findings.len();
    compile(&Source::new("codes.yaml", text))
        .map_or_else(|rejected| findings(rejected.findings), |done| findings(done.warnings))
}

#[test]
fn fixtures_get_better_and_stay_so() {
    let mut mended = 0;
    for path in cases("../../tests/rules").into_iter().filter(|path| path.extension().is_some_and(|end| end == "yaml"))
    {
        let Ok(bytes) = Source::read(&path, "codes.yaml") else { continue };
        if bytes.invalid_utf8().is_some() {
            continue;
        }
        let old = text(&path);
        let folder = Folder::new().with("codes.yaml", &old);
        let run = folder.line("fix");
        assert!(matches!(run.code, Some(0 | 1)), "{}: {}", path.display(), run.stderr);
        let new = folder.text("codes.yaml");
        mended += usize::from(new != old);
        // What is read at last may be wrong, too, but not more of it than was mended.
        assert!(new == old || weight(&new) <= weight(&old), "{}\n{}", path.display(), run.stderr);
        folder.line("fix");
        assert_eq!(folder.text("codes.yaml"), new, "{} is mended twice", path.display());
    }
    assert!(mended >= 12, "{mended}");
}

/// One mend that cannot be made keeps no other one from being made, and does not cost the time of all others once more for each.
#[test]
fn many_mistakes_are_mended_soon() {
    let code = |number: u32| format!("  {number}: {{name: Code{number}, message: \"Text {number} \"}}\n");
    let codes: String = (0..1_000).map(code).collect();
    let text = format!("kody: 1\nlocales: [en]\ncodes:\n{codes}").replace("name: Code7,", "name: Code7, nmae: X,");
    let folder = Folder::new().with("codes.yaml", &text);
    let start = std::time::Instant::now();
    folder.line("fix").says(1, &["[unknown-key]", "codes.yaml: 1000 fixed, left: 1 error"]);
    assert_eq!(folder.text("codes.yaml"), text.replace(" \"}", "\"}"));
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}
