//! `kody diff`: what it tells of each kind of change, in each form, of files and of revisions in git.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::{Folder, golden, text};

const CATALOG: &str = "\
kody: 1
locales: [uk, en]
fallback: {en: uk}
links: {shelves: /shelves}
attributes:
  http: {type: integer, optional: true, contract: true}
  retry: {type: bool, optional: true}
  outcome: [success, failure]
codes:
  0: {name: Ok, attributes: {outcome: success}, message: {uk: Гаразд, en: Fine}, description: {uk: Так, en: Yes}}
  13: {name: WrongShelf, attributes: {outcome: failure, http: 404, retry: false}, message: {uk: Не та, en: Wrong}}
  20: {name: OldWay, attributes: {outcome: failure}, message: {uk: Старий, en: Old}, deprecated: {use: Ok}}
  30: {name: Many, args: {n: integer}, attributes: {outcome: failure}, message: {uk: \"{n}\", en: \"{n}!\"}}
retired:
  7: {name: Gone}
";

/// A folder with `old.yaml` and, after some replacements, `new.yaml`.
fn folder(replacements: &[(&str, &str)]) -> Folder {
    let mut new = CATALOG.to_owned();
    for (from, to) in replacements {
        assert!(new.contains(from), "no {from:?}");
        new = new.replace(from, to);
    }
    Folder::new().with("old.yaml", CATALOG).with("new.yaml", &new)
}

/// The document of `kody diff`, from `old.yaml` to `new.yaml` or back.
fn json(folder: &Folder, line: &str) -> Value {
    let run = folder.line(&format!("diff {line} --format json"));
    serde_json::from_str(&run.fine()).expect("it is JSON")
}

/// The kinds of the changes.
fn kinds(document: &Value) -> Vec<&str> {
    let changes = document["changes"].as_array().expect("it is a list");
    changes.iter().map(|change| change["kind"].as_str().expect("it is a text")).collect()
}

#[test]
fn each_form_is_what_it_was() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff");
    let catalog = |name| text(&cases.join(name));
    let folder = Folder::new().with("old.yaml", &catalog("old.yaml")).with("new.yaml", &catalog("new.yaml"));
    for (format, file) in [("human", "human.txt"), ("markdown", "markdown.md"), ("json", "json.json")] {
        golden(&cases.join(file), &folder.line(&format!("diff old.yaml new.yaml --format {format}")).fine());
    }
}

#[test]
fn each_change_has_its_kind_and_its_verdict() {
    let line_13 = "  13: {name: WrongShelf, attributes: {outcome: failure, http: 404, retry: false}, message: {uk: Не та, en: Wrong}}\n";
    for (from, to, there, back) in [
        ("locales:", "repr: u32\nlocales:", "repr-changed major", "repr-changed major"),
        ("[uk, en]", "[uk, en, pl]", "locale-added minor", "locale-removed major"),
        ("[uk, en]", "[en, uk]", "source-changed minor", "source-changed minor"),
        ("success, failure]", "success, failure, partial]", "value-added minor", "value-removed major"),
        (
            "  retry: {",
            "  extra: {type: text, optional: true}\n  retry: {",
            "attribute-declared minor",
            "attribute-withdrawn major",
        ),
        ("true, contract: true", "true", "contract-broken major", "contract-made minor"),
        (line_13, "", "removed major", "added minor"),
        ("  13:", "  14:", "renumbered major", "renumbered major"),
        ("WrongShelf", "LostShelf", "renamed major", "renamed major"),
        ("WrongShelf", "wrong_shelf", "none", "none"),
        ("http: 404", "http: 410", "contract-changed major", "contract-changed major"),
        ("retry: false", "retry: true", "attribute-changed minor", "attribute-changed minor"),
        ("http: 404, ", "", "contract-changed major", "attribute-changed minor"),
        (
            "\"{n}\", en: \"{n}!\"",
            "\"{n} {m}\", en: \"{n} {m}!\"",
            "argument-added text-changed text-changed major",
            "argument-removed text-changed text-changed major",
        ),
        ("n: integer", "n: text", "argument-retyped major", "argument-retyped major"),
        (", deprecated: {use: Ok}", "", "reinstated minor", "deprecated minor"),
        ("en: Wrong", "en: Wrong shelf", "text-changed patch", "text-changed patch"),
        (", en: Yes", "", "text-removed patch", "text-added patch"),
        (
            "codes:",
            "page: {title: {uk: Т, en: T}}\ncodes:",
            "text-added text-added patch",
            "text-removed text-removed patch",
        ),
        ("/shelves}", "/places}", "text-changed patch", "text-changed patch"),
        ("  7: {name: Gone}", "  7: {name: Gone}\n  8: {name: Before}", "documented patch", "forgotten major"),
        (
            "retired:\n  7: {name: Gone}",
            "  40: {name: Gone, attributes: {outcome: failure}, message: {uk: Н, en: N}}",
            "reused major",
            "renumbered major",
        ),
        ("en: Fine", "en: \"Fine\"", "none", "none"),
    ] {
        let folder = folder(&[(from, to)]);
        for (line, expected) in [("old.yaml new.yaml", there), ("new.yaml old.yaml", back)] {
            let document = json(&folder, line);
            let verdict = document["verdict"].as_str().unwrap_or_default();
            let found: Vec<&str> = kinds(&document).into_iter().chain([verdict]).collect();
            assert_eq!(found.join(" "), expected, "{from:?} -> {to:?}, {line}");
            assert_eq!(document["breaking"], verdict == "major");
        }
    }
}

#[test]
fn codes_go_and_come_back() {
    let given =
        "  20: {name: OldWay, attributes: {outcome: failure}, message: {uk: Старий, en: Old}, deprecated: {use: Ok}}\n";
    let folder = folder(&[(given, ""), ("retired:\n", "retired:\n  20: {name: old_way, until: \"3.0\"}\n")]);
    let there = json(&folder, "old.yaml new.yaml");
    assert_eq!(
        (kinds(&there), &there["verdict"], &there["changes"][0]["to"]),
        (vec!["retired"], &"major".into(), &"3.0".into())
    );
    let back = json(&folder, "new.yaml old.yaml");
    assert_eq!((kinds(&back), &back["verdict"]), (vec!["restored"], &"minor".into()));
}

#[test]
fn what_no_kind_covers_is_not_called_nothing() {
    let folder =
        folder(&[("fallback: {en: uk}\n", ""), ("  20: {name: OldWay", "  20: {since: \"1.5\", name: OldWay")]);
    let document = json(&folder, "old.yaml new.yaml");
    assert_eq!((kinds(&document), &document["verdict"]), (vec!["other"], &"patch".into()));
}

#[test]
fn catalogues_from_before_retired_codes_are_compared() {
    let old = CATALOG.replace("retired:\n  7: {name: Gone}\n", "reserved: {7: withdrawn}\n");
    let folder = folder(&[]).with("old.yaml", &old);
    assert_eq!(kinds(&json(&folder, "old.yaml new.yaml")), ["documented"]);
}

#[test]
fn breaking_changes_fail_on_demand() {
    let breaking = folder(&[("WrongShelf", "LostShelf")]);
    let harmless = folder(&[("en: Wrong", "en: Other")]);
    let same = folder(&[]);
    for (folder, options, code) in [
        (&breaking, "", 0),
        (&breaking, " --fail-on breaking", 1),
        (&breaking, " --fail-on any", 1),
        (&breaking, " --fail-on breaking --format json", 1),
        (&harmless, " --fail-on breaking", 0),
        (&harmless, " --fail-on any --format markdown", 1),
        (&same, " --fail-on any", 0),
    ] {
        let run = folder.line(&format!("diff old.yaml new.yaml{options}")).expect(code);
        assert!(!run.stdout.is_empty() && run.stderr.is_empty(), "{options}: {}", run.stderr);
    }
    assert_eq!(same.line("diff old.yaml new.yaml").fine(), "old.yaml → new.yaml: no difference\n");
    assert_eq!(same.line("diff old.yaml new.yaml --format markdown").fine(), "The catalogue has not changed.\n");
    same.line("diff old.yaml new.yaml --fail-on minor").says(2, &["breaking, any"]);
    same.line("diff old.yaml").says(2, &["<NEW>"]);
}

#[test]
fn a_broken_side_is_named_with_all_that_is_wrong() {
    let folder = folder(&[("name: Ok", "nmae: Ok")]).with("older.yaml", "kody: 1\n");
    folder.line("diff old.yaml new.yaml").says(1, &["error[unknown-key]", "--> new.yaml:10:", "new.yaml: "]);
    folder.line("diff new.yaml old.yaml --fail-on breaking").says(1, &["--> new.yaml:10:"]);
    folder.line("diff older.yaml new.yaml").says(1, &["--> older.yaml:1:1", "--> new.yaml:10:"]);
    folder.line("diff old.yaml nothing.yaml").says(2, &["there is no file \"nothing.yaml\""]);
    folder.line("diff old.yaml .").says(2, &["\".\" is a directory"]);
}

#[test]
fn a_lock_is_not_looked_at() {
    let folder = folder(&[("WrongShelf", "LostShelf")]).with("new.lock", "# kody lock 1\nrepr u16\n13 WrongShelf\n");
    assert_eq!(kinds(&json(&folder, "old.yaml new.yaml")), ["renamed"]);
}

#[test]
fn hostile_texts_make_no_markup_and_reach_no_terminal() {
    let hostile = "\"<b>*x*</b> | [a](b) `c` \\u202e \\e[31m\\nnext\"";
    let new =
        format!("  14: {{name: Evil, attributes: {{outcome: failure}}, message: {{uk: {hostile}, en: x}}}}\n  20:");
    let folder =
        folder(&[("  20:", &new), ("locales:", "rules: {bidi-control: allow, control-character: allow}\nlocales:")]);
    let markdown = folder.line("diff old.yaml new.yaml --format markdown").fine();
    let expected = r"- `14` **Evil** is new: \<b\>\*x\*\</b\> \| \[a\](b) \`c\` ";
    assert!(markdown.contains(expected) && markdown.contains(" next\n"), "{markdown}");
    let human = folder.line("diff old.yaml new.yaml").fine();
    for output in [markdown, human] {
        assert!(!output.contains(['\u{1b}', '\u{202e}']), "{output:?}");
    }
}

/// A repository with two commits of `api/codes.yaml`; the first is tagged `v1`.
fn repository() -> Folder {
    let folder = Folder::new().with("api/codes.yaml", CATALOG).with("README", "x");
    git(&folder, &["init", "--quiet", "--initial-branch", "main"]);
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "--quiet", "-m", "first"]);
    git(&folder, &["tag", "v1"]);
    let folder = folder.with("api/codes.yaml", &CATALOG.replace("en: Wrong", "en: Other"));
    git(&folder, &["commit", "--quiet", "-am", "second"]);
    folder.with("api/codes.yaml", &CATALOG.replace("WrongShelf", "LostShelf"))
}

/// Runs git as nobody in particular.
fn git(folder: &Folder, args: &[&str]) {
    let mut command = Command::new("git");
    command.args(["-c", "user.name=n", "-c", "user.email=n@example.com", "-c", "commit.gpgsign=false"]);
    let output = command.args(args).current_dir(folder.path("")).output().expect("git is installed");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn revisions_are_read_from_git() {
    let folder = repository();
    for (line, expected) in [
        ("v1:api/codes.yaml HEAD:api/codes.yaml", "text-changed"),
        ("HEAD~1:./api/codes.yaml main:api/codes.yaml", "text-changed"),
        ("v1:api/codes.yaml api/codes.yaml", "renamed"),
        ("v1:api/codes.yaml HEAD~1:api/codes.yaml", ""),
        (":api/codes.yaml HEAD:api/codes.yaml", ""),
    ] {
        let document = json(&folder, line);
        assert_eq!(kinds(&document).join(" "), expected, "{line}");
        assert_eq!(document["old"], line.split(' ').next().unwrap_or_default());
    }
    // From a folder below the root.
    let mut command = folder.command();
    command.current_dir(folder.path("api")).args(["diff", "v1:./codes.yaml", "codes.yaml", "--fail-on", "breaking"]);
    assert!(super::run(&mut command).expect(1).stdout.starts_with("v1:./codes.yaml → codes.yaml: major"));
    let mut command = folder.command();
    command.current_dir(folder.path("api")).args(["diff", "v1:codes.yaml", "codes.yaml"]);
    super::run(&mut command).says(2, &["does not exist in 'v1'", "did you mean \"v1:./codes.yaml\"?"]);
}

#[test]
fn what_git_cannot_read_is_trouble() {
    let folder = repository().with("new.yaml", CATALOG);
    for (place, words) in [
        ("v2:api/codes.yaml", ["invalid object name 'v2'", "no revision \"v2\""]),
        ("v1:nothing.yaml", ["path 'nothing.yaml' does not exist in 'v1'", "check the path"]),
        ("v1:new.yaml", ["exists on disk, but not in 'v1'", "\"v1:./new.yaml\"?"]),
        ("v1:api", ["that is no file", ""]),
        ("c:/api/codes.yaml", ["there is no file \"c:/api/codes.yaml\"", ""]),
        ("nothing.yaml", ["there is no file \"nothing.yaml\"", ""]),
    ] {
        folder.line(&format!("diff {place} new.yaml")).says(2, &words);
    }
    folder.kody(&["diff", "--", "--help:x", "new.yaml"]).says(2, &["begins with a dash"]);
    let bare = Folder::new().with("new.yaml", CATALOG);
    let outside =
        super::run(bare.command().args(["diff", "v1:new.yaml", "new.yaml"]).env("GIT_CEILING_DIRECTORIES", "/"));
    outside.says(2, &["not a git repository", "go into the repository"]);
    let without = super::run(folder.command().args(["diff", "v1:api/codes.yaml", "new.yaml"]).env("PATH", ""));
    without.says(2, &["git, which is not installed", "the path of a file"]);
}

#[test]
#[cfg(unix)]
fn a_file_may_be_called_like_a_revision() {
    let folder = repository().with("v1:odd.yaml", CATALOG);
    assert_eq!(kinds(&json(&folder, "v1:odd.yaml v1:api/codes.yaml")), [""; 0]);
}
