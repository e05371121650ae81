//! `kody lock`: the file that it keeps, what it refuses, and how a promise is broken on purpose.

use std::fs;

use crate::{Folder, Run};

const CATALOG: &str = "\
kody: 1
locales: [uk]
attributes:
  http: {type: integer, optional: true, contract: true}
  retry: {type: bool, optional: true, contract: true}
  severity: {type: integer, optional: true}
codes:
  0: {name: Ok, message: Гаразд}
  13: {name: WrongShelf, attributes: {http: 404, retry: false, severity: 3}, message: Не та полиця}
  30: {name: too_many, args: {limit: integer}, attributes: {retry: true}, message: \"{method}: {limit}\"}
retired:
  7: {name: OldOne, until: \"2.0\"}
";

const LOCK: &str = "\
# kody lock 1
# What was released, a line for each code. \"kody lock\" keeps it: commit it with the catalogue.
repr u16
0 Ok
7 OldOne retired
13 WrongShelf [http: 404, retry: false]
30 TooMany(limit: integer, method: text) [retry: true]
";

/// A folder with a catalogue and its lock.
fn locked() -> Folder {
    Folder::new().with("codes.yaml", CATALOG).with("codes.lock", LOCK)
}

/// The same with parts of the catalogue replaced.
fn edited(replacements: &[(&str, &str)]) -> Folder {
    let mut text = CATALOG.to_owned();
    for (from, to) in replacements {
        assert!(text.contains(from), "no {from:?}");
        text = text.replace(from, to);
    }
    locked().with("codes.yaml", &text)
}

#[test]
fn the_first_lock_is_made() {
    let folder = Folder::new().with("api/codes.yaml", CATALOG);
    let run = folder.line("lock --check api/codes.yaml").expect(1);
    assert!(
        run.stdout.contains("+13 WrongShelf [http: 404, retry: false]\n") && !folder.path("api/codes.lock").exists()
    );
    assert!(
        run.stderr.contains("\"api/codes.lock\" is missing") && run.stderr.contains("\"kody lock api/codes.yaml\"")
    );
    folder.line("lock api/codes.yaml").says(0, &["wrote api/codes.lock: 5 lines added"]);
    assert_eq!(folder.text("api/codes.lock"), LOCK);
    folder.line("lock api/codes.yaml").says(0, &["unchanged api/codes.lock"]);
    folder.line("lock --check api/codes.yaml").says(0, &[""]);
    folder.line("check api/codes.yaml").says(0, &["no findings"]);
}

#[test]
fn what_comes_to_the_catalogue_comes_to_the_lock() {
    let folder = edited(&[
        ("  30:", "  14: {name: Later, message: Пізніше}\n  30:"),
        ("args: {limit: integer}", "args: {limit: integer, seconds: integer}"),
        ("{method}: {limit}", "{method}: {limit}, {seconds}"),
        ("severity: 3", "severity: 4"),
        ("WrongShelf", "WRONG_SHELF"),
        ("  0: {name: Ok, message: Гаразд}\n", ""),
        ("retired:\n", "retired:\n  0: {name: OK}\n"),
    ]);
    folder.line("check").says(0, &["no findings"]);
    let run = folder.line("lock --check").expect(1);
    let expected = "-0 Ok\n-30 TooMany(limit: integer, method: text) [retry: true]\n\
                    +0 Ok retired\n+14 Later\n+30 TooMany(limit: integer, method: text, seconds: integer) [retry: true]\n";
    assert_eq!(run.stdout, expected);
    assert!(run.stderr.contains("\"codes.lock\" is stale") && run.stderr.contains("run \"kody lock codes.yaml\""));
    assert_eq!(folder.text("codes.lock"), LOCK, "--check writes nothing");
    folder.line("lock").says(0, &["wrote codes.lock: 3 lines added, 2 lines removed"]);
    folder.line("lock --check").says(0, &[""]);
}

#[test]
fn a_broken_promise_is_not_recorded() {
    for (from, to, rule) in [
        (
            "  13: {name: WrongShelf, attributes: {http: 404, retry: false, severity: 3}, message: Не та полиця}\n",
            "",
            "removed",
        ),
        ("  13:", "  14:", "renumbered"),
        ("WrongShelf", "LostShelf", "renamed"),
        ("{method}: ", "", "argument"),
        ("http: 404", "http: 410", "attribute"),
        ("  7:", "  8:", "reused"),
        ("locales:", "repr: u32\nlocales:", "repr"),
    ] {
        let folder = edited(&[(from, to)]);
        let rule = format!("error[lock-{rule}]");
        folder.line("check").says(1, &[&rule, "codes.yaml", "codes.lock"]);
        folder.line("generate rust").says(1, &[&rule]);
        folder.line("lock").says(1, &[&rule, "\"codes.lock\" is left as it is", "kody lock --help"]);
        assert_eq!(folder.text("codes.lock"), LOCK);
    }
    let folder = edited(&[("name: Ok", "nmae: Ok")]);
    folder.line("lock").says(1, &["error[unknown-key]", "\"codes.lock\" is left as it is"]);
}

#[test]
fn a_promise_is_broken_on_purpose_and_one_at_a_time() {
    let folder = edited(&[("http: 404, retry: false", "http: 410, retry: true"), ("too_many", "limited")]);
    folder.line("lock --accept http").says(1, &["\"retry\"", "[lock-renamed]", "is left as it is"]);
    folder.line("lock --accept 13").says(1, &["[lock-renamed]"]);
    folder.line("lock --accept http --accept retry").says(1, &["[lock-renamed]"]);
    assert_eq!(folder.text("codes.lock"), LOCK);
    folder.line("lock --accept retry --accept http --accept TOO_MANY").says(0, &["2 lines added, 2 lines removed"]);
    assert!(folder.text("codes.lock").contains("\n13 WrongShelf [http: 410, retry: true]\n30 Limited("));
    folder.line("check").says(0, &["no findings"]);

    // The same code may be said twice, by its number and by its name.
    let folder = edited(&[("too_many", "limited")]);
    folder.line("lock --accept 30 --accept TooMany --accept 30").says(0, &["1 line added, 1 line removed"]);

    let folder = edited(&[(
        "  30: {name: too_many, args: {limit: integer}, attributes: {retry: true}, message: \"{method}: {limit}\"}\n",
        "",
    )]);
    folder.line("lock --accept 30").says(0, &["wrote codes.lock: 1 line removed"]);
    assert!(!folder.text("codes.lock").contains("30"));

    let folder = edited(&[("locales:", "repr: u32\nlocales:")]);
    folder.line("lock --accept repr").says(0, &["1 line added, 1 line removed"]);
    assert_eq!(folder.text("codes.lock"), LOCK.replace("u16", "u32"));

    let folder = edited(&[("contract: true", "contract: false")]);
    folder.line("lock --accept retry --accept http").says(0, &["wrote"]);
    assert!(folder.text("codes.lock").contains("\n13 WrongShelf\n30 TooMany(limit: integer, method: text)\n"));
}

#[test]
fn numbers_that_become_strings_begin_a_new_lock() {
    let text = CATALOG.replace("  0:", "  \"0\":").replace("  13:", "  \"13\":").replace("  30:", "  \"30\":");
    let folder =
        locked().with("codes.yaml", &text.replace("  7:", "  \"7\":").replace("locales:", "repr: str\nlocales:"));
    folder.line("lock").says(1, &["released as u16 and are now str", "1 error"]);
    folder.line("lock --accept repr").says(0, &["wrote codes.lock"]);
    let lock = folder.text("codes.lock");
    assert!(lock.contains("repr str\n\"0\" Ok\n\"13\" WrongShelf") && !lock.contains("\n13"), "{lock}");
}

#[test]
fn what_is_not_promised_cannot_be_given_up() {
    for (what, word) in [("14", "\"14\""), ("nonsense", "\"nonsense\""), ("severity", "\"severity\""), ("", "\"\"")] {
        locked().kody(&["lock", "--accept", what]).says(2, &["the lock promises nothing that is called", word]);
    }
    let bare = Folder::new().with("codes.yaml", CATALOG);
    bare.line("lock --accept 13").says(2, &["there is no lock \"codes.lock\""]);
    bare.line("lock --check --accept 13").says(2, &["cannot be used with"]);
}

#[test]
fn a_merge_is_put_right_where_nothing_is_lost() {
    let sides = "<<<<<<< ours\n14 Ours\n=======\n15 Theirs\n>>>>>>> theirs\n30 ";
    let merged = LOCK.replace("30 ", sides);
    let both = "  14: {name: Ours, message: Наш}\n  15: {name: Theirs, message: Їхній}\n  30:";
    let folder = edited(&[("  30:", both)]).with("codes.lock", &merged);
    folder.line("check").says(1, &["error[lock-merge]", "codes.lock:7:1", "run \"kody lock\""]);
    folder.line("lock --check").expect(1);
    folder.line("lock").says(0, &["wrote codes.lock"]);
    assert_eq!(folder.text("codes.lock"), LOCK.replace("30 ", "14 Ours\n15 Theirs\n30 "));

    let lost = edited(&[]).with("codes.lock", &merged);
    lost.line("lock").says(1, &["(\"Ours\") is gone", "(\"Theirs\") is gone", "is left as it is"]);
    assert_eq!(lost.text("codes.lock"), merged);

    let unsorted =
        edited(&[]).with("codes.lock", &LOCK.replace("0 Ok\n7 OldOne retired\n", "7 OldOne retired\n0 Ok\n"));
    unsorted.line("lock").says(0, &["the same lines, put in order"]);
    assert_eq!(unsorted.text("codes.lock"), LOCK);
}

#[test]
fn what_is_no_lock_is_not_written_over() {
    let foreign = "# This file is automatically @generated by Cargo.\nversion = 4\n";
    let folder = edited(&[]).with("codes.lock", foreign);
    folder.line("lock").says(1, &["error[lock-syntax]", "give the catalogue another name"]);
    assert_eq!(folder.text("codes.lock"), foreign);
    edited(&[]).with("codes.lock", "").line("lock").says(1, &["error[lock-syntax]"]);
    Folder::new().with("codes.lock", CATALOG).line("lock codes.lock").says(2, &["is named like a lock"]);
    Folder::new().line("lock").says(2, &["there is no file \"codes.yaml\""]);
    let folder = Folder::new().with("codes.yaml", CATALOG);
    fs::create_dir(folder.path("codes.lock")).expect("there is room for it");
    folder.line("lock").says(2, &["\"codes.lock\" is a directory"]);
}

#[test]
fn line_ends_of_windows_are_no_change() {
    let folder = edited(&[]).with("codes.lock", &LOCK.replace('\n', "\r\n"));
    folder.line("check").says(0, &["no findings"]);
    folder.line("lock --check").says(0, &[""]);
    folder.line("lock").says(0, &["unchanged codes.lock"]);
}

#[test]
#[cfg(unix)]
fn a_lock_that_may_not_be_written_stays() {
    let folder = edited(&[("  30:", "  14: {name: Later, message: Пізніше}\n  30:")]);
    let path = folder.path("codes.lock");
    let mut permissions = fs::metadata(&path).expect("it is there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).expect("it is ours");
    folder.line("lock").says(2, &["cannot write \"codes.lock\": it is read-only"]);
    assert_eq!(folder.text("codes.lock"), LOCK);
}

#[test]
fn a_retired_code_may_come_back_as_it_was() {
    let folder = edited(&[
        ("  13:", "  7: {name: OldOne, message: Старе}\n  13:"),
        ("retired:\n  7: {name: OldOne, until: \"2.0\"}\n", ""),
    ]);
    folder.line("check").says(0, &["no findings"]);
    folder.line("lock").says(0, &["1 line added, 1 line removed"]);
    assert_eq!(folder.text("codes.lock"), LOCK.replace("OldOne retired", "OldOne"));
}

/// The number that `kody next` proposes.
fn next(folder: &Folder, words: &str) -> Run {
    folder.line(format!("next {words}").trim_end())
}

#[test]
fn a_free_number_is_proposed() {
    let folder = locked();
    for (words, number) in [
        ("", "31"),
        ("--range 0-99", "1"),
        ("--range 7-8", "8"),
        ("--range 13-40", "14"),
        ("--range=30-40", "31"),
        ("codes.yaml --range 100-199", "100"),
    ] {
        assert_eq!(next(&folder, words).fine(), format!("{number}\n"), "{words}");
    }
    // In the lock, reserved, behind a reservation, in a catalogue with two codes of one number.
    let more = locked().with("codes.lock", &format!("{LOCK}31 Gone\n"));
    assert_eq!(next(&more, "").fine(), "32\n");
    assert_eq!(next(&more, "--range 31-40").fine(), "32\n");
    let reserved = edited(&[("codes:", "reserved: {31-39: later, 38-45: more, 47: x}\ncodes:")]);
    assert_eq!(next(&reserved, "").fine(), "46\n");
    assert_eq!(next(&reserved, "--range 47-50").fine(), "48\n");
    let twice = edited(&[("  30:", "  13: {name: Other, message: Інший}\n  30:")]);
    twice.line("check").says(1, &["error[duplicate-code]"]);
    assert_eq!(next(&twice, "").fine(), "31\n");
}

#[test]
fn where_nothing_is_free_it_is_said() {
    let small =
        edited(&[("locales:", "repr: u8\nlocales:"), ("  30:", "  255: {name: Last, message: Останній}\n  30:")]);
    next(&small, "").says(1, &["no number behind 255 is free that fits u8", "--range 0-255"]);
    next(&small, "--range 7-7").says(1, &["no number from 7 to 7 is free"]);
    next(&small, "--range 200-300").says(2, &["the range 200-300 does not fit u8", "0 to 255"]);
    let signed =
        edited(&[("locales:", "repr: i16\nlocales:"), ("  30:", "  -5: {name: Below, message: Нижче}\n  30:")]);
    assert_eq!(next(&signed, "--range -6--4").fine(), "-6\n");
    assert_eq!(next(&signed, "--range=-5-0").fine(), "-4\n");
    for range in ["5", "a-b", "9-3", "-", "1-99999999999999999999"] {
        next(&locked(), &format!("--range {range}")).says(2, &["expected two numbers"]);
    }
    let strings = "kody: 1\nlocales: [uk]\nrepr: str\ncodes: {E13: {name: A, message: Б}}\n";
    Folder::new().with("codes.yaml", strings).line("next").says(2, &["are strings"]);
    Folder::new().with("codes.yaml", "codes: [").line("next").says(1, &["error[syntax]"]);
    Folder::new().line("next").says(2, &["there is no file"]);
}

#[test]
fn a_command_that_is_proposed_can_be_copied() {
    let folder = Folder::new().with("a b.yaml", CATALOG);
    let run = folder.kody(&["lock", "--check", "a b.yaml"]).expect(1);
    assert!(run.stderr.contains("run \"kody lock 'a b.yaml'\""), "{}", run.stderr);
    folder.kody(&["init", "c d.yaml"]).says(0, &["kody check 'c d.yaml'"]);
}
