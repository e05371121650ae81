//! `kody check`: exit status, both forms of the report, catalogues that cannot be read.

use serde_json::Value;

use crate::{CATALOG, Folder, cases, golden, text};

#[test]
fn reports_are_what_they_were() {
    for case in cases("check").into_iter().filter(|path| path.extension().is_some_and(|end| end == "yaml")) {
        let folder = Folder::new().with("codes.yaml", &text(&case));
        golden(&case.with_extension("txt"), &folder.line("check").stderr);
        golden(&case.with_extension("json"), &folder.line("check --format json").stdout);
    }
}

#[test]
fn a_good_catalogue_is_praised() {
    Folder::with_catalog().line("check").says(0, &["codes.yaml: 3 codes in 2 locales, no findings"]);
    let json = Folder::with_catalog().line("check --format json").expect(0);
    assert_eq!((json.stdout.as_str(), json.stderr.as_str()), ("{\"version\": 1, \"findings\": []}\n", ""));
}

#[test]
fn warnings_fail_only_on_demand() {
    let folder = Folder::with_catalog().with("half.yaml", &CATALOG.replace(", en: Fine", ""));
    folder
        .line("check half.yaml")
        .says(0, &["warning[missing-translation]", "half.yaml: 3 codes in 2 locales, 1 warning"]);
    folder.line("check half.yaml --deny-warnings").says(1, &["warning[missing-translation]"]);
    folder.line("check half.yaml --deny-warnings --format json").expect(1);
    folder.line("check --deny-warnings").says(0, &["no findings"]);
}

#[test]
fn json_has_the_promised_form() {
    let folder = Folder::new().with("codes.yaml", &CATALOG.replace("name: Ok", "nmae: Ok"));
    let run = folder.line("check --format json").expect(1);
    let report: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    assert_eq!(report["version"], 1);
    let findings = report["findings"].as_array().expect("it is a list");
    assert!(findings.len() > 1);
    let members = "rule level message file line column end_line end_column help related fix";
    let members: Vec<&str> = members.split(' ').collect();
    for finding in findings {
        let object = finding.as_object().expect("it is an object");
        assert!(
            object.len() == members.len() && members.iter().all(|member| object.contains_key(*member)),
            "{finding}"
        );
    }
    let unknown = findings.iter().find(|finding| finding["rule"] == "unknown-key").expect("it is found");
    assert_eq!(unknown["file"], "codes.yaml");
    assert_eq!([&unknown["line"], &unknown["column"], &unknown["end_line"], &unknown["end_column"]], [10, 7, 10, 11]);
    let fix = serde_json::json!([{"line": 10, "column": 7, "end_line": 10, "end_column": 11, "text": "name"}]);
    assert_eq!(unknown["fix"], fix);
}

#[test]
fn what_cannot_be_read_is_trouble() {
    let folder = Folder::with_catalog().with("empty.yaml", "");
    std::fs::create_dir(folder.path("folder")).expect("there is room for it");
    for (line, words) in [
        ("check nothing.yaml", ["there is no file \"nothing.yaml\"", "check the path"]),
        ("check folder", ["\"folder\" is a directory", "the catalogue in it"]),
        ("check .", ["\".\" is a directory", "did you mean \"./codes.yaml\"?"]),
        ("check codes.yaml/x", ["cannot read \"codes.yaml/x\"", ""]),
    ] {
        folder.line(line).says(2, &words);
    }
    folder.line("check empty.yaml").says(1, &["empty.yaml:1:1", "1 error"]);
    Folder::new().line("check").says(2, &["there is no file \"codes.yaml\"", "kody looked in", "kody check path/to/"]);
}

#[test]
fn nothing_in_a_catalogue_reaches_the_terminal_as_a_command() {
    let hostile = "kody: 1\nlocales: [en]\n\"a\u{9b}31m\u{202e}\\x1b[2J\": \"\u{7f}\"\ncodes: {1: {name: A, message: \"\u{9b}\"}}\n";
    let folder = Folder::new().with("codes.yaml", hostile);
    let stderr = super::run(folder.command().arg("check").env("CLICOLOR_FORCE", "1")).expect(1).stderr;
    assert!(stderr.contains("\u{1b}[1m"), "colours were forced");
    assert!(!stderr.contains(['\u{9b}', '\u{7f}', '\u{202e}']) && !stderr.contains("\u{1b}[2J"), "{stderr:?}");
}

#[test]
fn long_lines_do_not_flood_the_terminal() {
    let text = "довгий ".repeat(2_000);
    let catalog =
        format!("kody: 1\nlocales: [en]\ncodes: {{1: {{mesage: \"{text}\", name: A, \"{text}\": b, massage: c}}}}\n");
    let stderr = Folder::new().with("codes.yaml", &catalog).line("check").expect(1).stderr;
    assert!(stderr.lines().all(|line| line.chars().count() < 500) && stderr.len() < 6_000, "{stderr}");
}

/// Two catalogues that begin to count at the same number.
fn neighbours(rules: &str) -> Folder {
    let catalog = |codes: &str| format!("kody: 1\nlocales: [en]\n{rules}codes:\n{codes}");
    Folder::new().with("a.yaml", &catalog("  0: {name: Ok, message: Fine}\n  1: {name: One, message: First}\n")).with(
        "b/codes.yaml",
        &catalog(
            "  0: {name: OK, message: Good}\n  1: {name: Other, message: Second}\n  5: {name: one, message: ' x'}\n",
        ),
    )
}

#[test]
fn several_catalogues_are_checked_each_and_together() {
    let run = neighbours("").line("check a.yaml b/codes.yaml").expect(0);
    for words in [
        "warning[catalog-clash]: the code 1 is \"One\" in a.yaml\n --> b/codes.yaml:5:3",
        "::: a.yaml:5:3",
        "warning[catalog-clash]: \"One\" is the code 1 in a.yaml\n --> b/codes.yaml:6:13",
        "warning[stray-space]",
        "a.yaml: 2 codes in 1 locale, no findings\n",
        "b/codes.yaml: 3 codes in 1 locale, 3 warnings\n",
    ] {
        assert!(run.stderr.contains(words), "no {words:?} in\n{}", run.stderr);
    }
    neighbours("").line("check a.yaml b/codes.yaml --deny-warnings").expect(1);
    neighbours("rules: {catalog-clash: deny}\n").line("check a.yaml b/codes.yaml").says(1, &["error[catalog-clash]"]);
    neighbours("rules: {catalog-clash: allow}\n").line("check b/codes.yaml a.yaml --deny-warnings").expect(1);
    let allowed = neighbours("rules: {catalog-clash: allow}\n").line("check b/codes.yaml a.yaml").expect(0);
    assert!(!allowed.stderr.contains("clash"), "{}", allowed.stderr);
    neighbours("").line("check a.yaml a.yaml").says(0, &["a.yaml: 2 codes in 1 locale, no findings"]);
    neighbours("").line("check a.yaml c.yaml").says(2, &["there is no file \"c.yaml\""]);
}

#[test]
fn either_catalogue_may_allow_a_clash_and_either_may_deny_it() {
    let edited = |rules: &str| {
        let folder = neighbours("");
        let text = folder.text("a.yaml").replace("codes:", &format!("rules: {{catalog-clash: {rules}}}\ncodes:"));
        folder.with("a.yaml", &text)
    };
    for line in ["check a.yaml b/codes.yaml", "check b/codes.yaml a.yaml"] {
        edited("deny").line(line).says(1, &["error[catalog-clash]"]);
        assert!(!edited("allow").line(line).expect(0).stderr.contains("clash"));
    }
}

#[test]
fn several_catalogues_make_one_document() {
    let folder = neighbours("").with("a.lock", "# kody lock 1\nrepr u16\n1 One\n9 Gone\n").with("c.yaml", "codes: [");
    let run = folder.line("check a.yaml b/codes.yaml c.yaml --format json").expect(1);
    let report: Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let findings = report["findings"].as_array().expect("it is a list").iter();
    let places: Vec<String> = findings
        .map(|finding| {
            format!("{} {} {}", finding["rule"], finding["file"], finding["related"]["file"]).replace('"', "")
        })
        .collect();
    let expected = [
        "lock-removed a.lock a.yaml",
        "catalog-clash b/codes.yaml a.yaml",
        "catalog-clash b/codes.yaml a.yaml",
        "stray-space b/codes.yaml null",
        "syntax c.yaml null",
    ];
    assert_eq!(places, expected);
}

#[test]
fn numbers_and_strings_do_not_clash() {
    let strings = "kody: 1\nlocales: [en]\nrepr: str\ncodes:\n  \"1\": {name: One, message: First}\n";
    let folder = neighbours("").with("s.yaml", strings);
    let run = folder.line("check a.yaml s.yaml").expect(0);
    assert!(!run.stderr.contains("clash"), "{}", run.stderr);
}
