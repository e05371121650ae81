//! `kody add`, `deprecate`, `retire` and `add-locale`: what they write, what they refuse, and what they leave alone.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use kody_generator::{Source, compile};

use crate::{CATALOG, Folder, text};

/// What is left of a text when these lines are put in behind a line that begins so.
#[track_caller]
fn with(text: &str, behind: &str, lines: &str) -> String {
    let at = text.find(behind).expect("there is such a line");
    let end = at + text[at..].find('\n').expect("it ends") + 1;
    format!("{}{lines}{}", &text[..end], &text[end..])
}

#[test]
fn a_code_is_added_at_its_place() {
    let folder = Folder::with_catalog();
    let add = ["add", "20", "NoCart", "-a", "outcome=failure", "-a", "http=410", "--since", "3.0", "-m"];
    folder.kody(&[&add[..], &["Кошика немає: {why} #1"]].concat()).says(
        0,
        &["warning[missing-translation]: the message of the code 20", "codes.yaml: added the code 20 \"NoCart\""],
    );
    let entry = "  20:\n    name: NoCart\n    attributes: {outcome: failure, http: 410}\n    message:\n      uk: \"Кошика немає: {why} #1\"\n    since: \"3.0\"\n";
    assert_eq!(folder.text("codes.yaml"), with(CATALOG, "    deprecated: {since", entry));
}

#[test]
fn a_code_is_added_behind_another_one_on_demand() {
    let folder = Folder::with_catalog();
    let run =
        folder.line("add 40 Other -m {size} -a outcome=success --after WrongShelf --arg size=integer -n").expect(0);
    let expected = "     deprecated: {since: \"2.0\", use: Ok, note: {uk: Зайвий., en: Superfluous.}}\n\
                    +  40:\n+    name: Other\n+    attributes: {outcome: success}\n+    args: {size: integer}\n";
    assert!(run.stdout.contains(expected), "{}", run.stdout);
    assert!(run.stdout.starts_with("--- codes.yaml\n+++ codes.yaml\n@@ "), "{}", run.stdout);
    assert_eq!(folder.text("codes.yaml"), CATALOG, "a dry run changes nothing");
}

#[test]
fn a_message_is_read_from_the_standard_input() {
    let folder = Folder::new().with("codes.yaml", "kody: 1\nlocales: [en]\ncodes:\n  1: {name: A, message: a}\n");
    let mut command = folder.command();
    command.args(["add", "2", "B", "--message", "-"]).stdin(Stdio::piped()).stderr(Stdio::null());
    let mut child = command.spawn().expect("the binary can be run");
    let mut stdin = child.stdin.take().expect("it is piped");
    stdin.write_all("від'їзд, «так»\n".as_bytes()).expect("it reads");
    drop(stdin);
    assert!(child.wait().expect("it ends").success());
    let expected =
        "kody: 1\nlocales: [en]\ncodes:\n  1: {name: A, message: a}\n  2: {name: B, message: \"від'їзд, «так»\"}\n";
    assert_eq!(folder.text("codes.yaml"), expected);
}

#[test]
fn what_check_would_refuse_is_refused_with_the_finding() {
    let folder = Folder::with_catalog().with("old.yaml", &format!("{CATALOG}retired:\n  5: {{name: Gone}}\n"));
    for (line, code, words) in [
        (
            "add 13 New -m x -a outcome=success",
            1,
            &["error[duplicate-code]: the code 13 belongs to \"WrongShelf\"", "codes.yaml:11:3"][..],
        ),
        ("add 0xD New -m x -a outcome=success", 1, &["the code 13 belongs to"]),
        ("add 5 New old.yaml -m x -a outcome=success", 1, &["belongs to \"Gone\", which is retired"]),
        (
            "add 7 New -m x -a outcome=success",
            1,
            &["error[reserved-code]: the code 7 is reserved: withdrawn", "nothing was changed"],
        ),
        ("add 8 WrongShelf -m x -a outcome=success", 1, &["error[duplicate-name]", "nothing was changed"]),
        ("add 8 wrong-shelf -m x -a outcome=success", 1, &["error[duplicate-name]"]),
        ("add 8 Ї -m x -a outcome=success", 1, &["error[bad-name]"]),
        ("add 8 New old.yaml -m x -a outcome=success --after gone", 2, &["the code 5 \"Gone\" is retired"]),
        ("retire Gone old.yaml", 2, &["the code 5 \"Gone\" is retired"]),
        ("add 70000 New -m x -a outcome=success", 1, &["error[code-out-of-range]"]),
        ("add -8 New -m x -a outcome=success", 1, &["error[code-out-of-range]"]),
        ("add eight New -m x -a outcome=success", 1, &["error[bad-value]: \"eight\" is not the number of a code"]),
        ("add 012 New -m x -a outcome=success", 1, &["error[bad-value]: \"012\"", "leading zero"]),
        ("add 8 New -m {x -a outcome=success", 1, &["error[bad-placeholder]"]),
        ("add 8 New -m x -a outcome=succes", 1, &["error[bad-attribute]", "did you mean \"success\"?"]),
        ("add 8 New -m x -a outcome=success -a htpp=1", 1, &["error[unknown-attribute]", "did you mean \"http\"?"]),
        ("add 8 New -m x -a outcome=success -a http=many", 1, &["error[bad-attribute]"]),
        (
            "add 8 New -m x",
            2,
            &["a code needs the attribute \"outcome\" (success, failure)", "add --attribute outcome=success"],
        ),
        ("add 8 New -a outcome=success", 2, &["a code needs a message in the source locale \"uk\"", "--message TEXT"]),
        ("add 8 New -m x -a outcome=success -a outcome=failure", 2, &["\"outcome\" is given twice"]),
        ("add 8 New -m x -a outcome", 2, &["NAME=VALUE"]),
        ("add 8 New -m x -a outcome=success --after 9", 2, &["there is no code 9", "nearest codes are 0 and 13"]),
        ("add 8 New nothing.yaml -m x", 2, &["there is no file \"nothing.yaml\""]),
        ("deprecate 14", 2, &["there is no code 14"]),
        ("deprecate 0 --use WrongShelf", 1, &["error[deprecated-use]: \"WrongShelf\" is deprecated itself"]),
        ("deprecate 0 --use Nothing", 1, &["error[deprecated-use]: there is no code \"Nothing\""]),
        (
            "retire 0",
            1,
            &[
                "error[deprecated-use]: the code 13 says to use \"Ok\" instead",
                "codes.yaml:20:37",
                "nothing was changed",
            ],
        ),
        ("retire 99", 2, &["there is no code 99"]),
        ("add-locale EN", 1, &["error[bad-locale]: the catalogue has the locale \"en\" already", "codes.yaml:2:15"]),
        ("add-locale pt_BR", 2, &["\"pt_BR\" is not a language tag", "did you mean \"pt-BR\"?"]),
        ("add-locale self", 2, &["\"self\" is not a language tag"]),
    ] {
        folder.line(line).says(code, words);
        assert_eq!(folder.text("codes.yaml"), CATALOG, "after {line}");
    }
}

#[test]
fn a_broken_catalogue_is_not_edited() {
    let broken = CATALOG.replace("name: Ok", "nmae: Ok");
    let folder = Folder::new().with("codes.yaml", &broken);
    for line in ["add 8 New -m x", "deprecate 13", "retire 13", "add-locale pl"] {
        folder.line(line).says(1, &["error[unknown-key]", "codes.yaml: "]);
    }
    assert_eq!(folder.text("codes.yaml"), broken);
}

#[test]
fn a_code_is_deprecated() {
    let folder = Folder::with_catalog();
    let says = "codes.yaml: now says that the code 30 \"too_many\" is deprecated";
    folder.line("deprecate TooMany").says(0, &[says]);
    let flagged = format!("{CATALOG}    deprecated: true\n");
    assert_eq!(folder.text("codes.yaml"), flagged);
    folder.line("deprecate 30").says(0, &["says already that the code 30"]);
    assert_eq!(folder.text("codes.yaml"), flagged);
    folder.kody(&["deprecate", "30", "--since", "3.0", "--use", "ok", "--note", "Бо {так}"]).says(0, &["now says"]);
    let whole = format!("{CATALOG}    deprecated: {{since: \"3.0\", use: ok, note: {{uk: \"Бо {{так}}\"}}}}\n");
    assert_eq!(folder.text("codes.yaml"), whole);
    folder.line("deprecate 13 --since 2.1 --note Інше.").says(0, &["now says"]);
    let changed =
        whole.replace("{since: \"2.0\", use: Ok, note: {uk: Зайвий.,", "{since: \"2.1\", use: Ok, note: {uk: Інше.,");
    assert_eq!(folder.text("codes.yaml"), changed);
}

#[test]
fn a_code_is_retired_with_its_comments() {
    let commented = CATALOG
        .replace("  30:\n", "\n  # about 30\n  30: # thirty\n")
        .replace("    args: {limit", "    # how many\n    args: {limit");
    let folder = Folder::new().with("codes.yaml", &commented);
    folder.line("retire 30 --until 3.0").says(0, &["codes.yaml: retired the code 30 \"too_many\""]);
    let (kept, moved) = commented.split_once("\n  # about 30").expect("it is there");
    assert_eq!(folder.text("codes.yaml"), format!("{kept}retired:\n  # about 30{moved}    until: \"3.0\"\n"));
    // A second one finds its place before the first.
    folder.line("retire 13").says(0, &["retired the code 13"]);
    let text = folder.text("codes.yaml");
    assert!(text.contains("retired:\n  13:\n    name: WrongShelf\n"), "{text}");
    folder.line("retire 0").says(2, &["this is the only code"]);
    folder.line("check").says(0, &["1 code in 2 locales"]);
}

#[test]
fn the_lock_is_kept() {
    let folder = Folder::with_catalog();
    folder.line("lock").expect(0);
    folder.line("retire 30 --until 3.0").expect(0);
    folder.line("add 31 New -m x -a outcome=success").expect(0);
    folder.line("add 30 New -m x -a outcome=success").says(1, &["belongs to \"too_many\", which is retired"]);
    folder.line("check").expect(0);
}

#[test]
fn a_locale_is_added() {
    let folder = Folder::with_catalog();
    folder
        .line("add-locale PT-br")
        .says(0, &["codes.yaml: now lists the locale \"pt-BR\"; 7 texts are not translated into it"]);
    assert_eq!(folder.text("codes.yaml"), CATALOG.replace("[uk, en]", "[uk, en, pt-BR]"));
    let run = folder.line("add-locale no --dry-run").expect(0);
    assert!(run.stdout.contains("+locales: [uk, en, pt-BR, \"no\"]\n"), "{}", run.stdout);
    assert!(run.stderr.contains("would list the locale \"no\""), "{}", run.stderr);
}

#[test]
fn windows_line_ends_and_a_byte_order_mark_stay() {
    let windows = format!("\u{feff}{}", CATALOG.replace('\n', "\r\n"));
    let folder = Folder::new().with("codes.yaml", &windows);
    folder.line("retire 13").expect(0);
    folder.line("add 99 New -m x -a outcome=success").expect(0);
    folder.line("add-locale pl").expect(0);
    folder.line("deprecate 30 --since 2").expect(0);
    let text = folder.text("codes.yaml");
    assert!(text.starts_with("\u{feff}kody: 1\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    folder.line("check").expect(0);
}

#[test]
#[cfg(unix)]
fn links_and_permissions_stay_and_read_only_files_are_left_alone() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let folder = Folder::with_catalog().with("kept.yaml", CATALOG);
    symlink("codes.yaml", folder.path("link.yaml")).expect("links can be made");
    let mode = |path: &str| std::fs::metadata(folder.path(path)).expect("it is there").permissions().mode() & 0o777;
    let set = |path: &str, mode| {
        std::fs::set_permissions(folder.path(path), std::fs::Permissions::from_mode(mode)).expect("it is ours");
    };
    set("codes.yaml", 0o640);
    folder.line("add-locale pl link.yaml").expect(0);
    assert!(std::fs::symlink_metadata(folder.path("link.yaml")).expect("it is there").is_symlink());
    assert!(folder.text("codes.yaml").contains("[uk, en, pl]"));
    assert_eq!(mode("codes.yaml"), 0o640);
    set("kept.yaml", 0o440);
    folder.line("add-locale pl kept.yaml").says(2, &["cannot write \"kept.yaml\": it is read-only"]);
    assert_eq!(folder.text("kept.yaml"), CATALOG);
}

/// Every good catalogue of the workspace.
fn catalogues() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut paths = vec![root.join("codes.yaml"), root.join("examples/client/texts.yaml")];
    for folder in ["tests/cases", "tests/rules"] {
        for entry in root.join(folder).read_dir().expect("the folder is there") {
            let path = entry.expect("it can be listed").path();
            paths.push(if path.is_dir() { path.join("codes.yaml") } else { path });
        }
    }
    paths.retain(|path| path.extension().is_some_and(|end| end == "yaml") && path.exists());
    paths.retain(|path| compile(&Source::read(path, "codes.yaml").expect("it can be read")).is_ok());
    paths.sort();
    paths
}

/// The lines of the one text that are not in the other, in which each line counts once.
fn lost(old: &str, new: &str) -> Vec<String> {
    let mut left: Vec<&str> = new.lines().collect();
    let is_lost = |line: &&str| match left.iter().position(|other| other == line) {
        Some(at) => {
            left.swap_remove(at);
            false
        }
        None => true,
    };
    old.lines().filter(is_lost).map(str::to_owned).collect()
}

#[test]
fn every_command_works_on_every_code_of_every_catalogue() {
    let mut runs = 0;
    for path in catalogues() {
        let old = text(&path);
        let catalog = compile(&Source::new("codes.yaml", old.as_str())).expect("it is a good one").catalog;
        // The binary is run for a few codes of each: the engine has its own tests.
        let step = catalog.codes().len().div_ceil(3);
        for code in catalog.codes().iter().step_by(step) {
            let value = code.value().to_string();
            for command in
                [&["deprecate", "--since", "9.9", "--", &value][..], &["retire", "--until", "9.9", "--", &value]]
            {
                let folder = Folder::new().with("codes.yaml", &old);
                let run = folder.kody(command);
                let new = folder.text("codes.yaml");
                runs += 1;
                match run.code {
                    Some(0) => {
                        assert!(new.contains("9.9"), "{command:?} {}", path.display());
                        let lost = lost(&old, &new);
                        let most = if command[0] == "deprecate" { 1 } else { usize::MAX };
                        assert!(lost.len() <= most, "{command:?} {}: {lost:?}", path.display());
                        compile(&Source::new("codes.yaml", new)).expect("it is still a good one");
                    }
                    // It is the only code, others lead to it, or an alias repeats it.
                    Some(1 | 2) => assert_eq!(new, old),
                    other => panic!("{other:?}"),
                }
                assert!(!run.stderr.contains("cannot edit safely"), "{command:?} {}\n{}", path.display(), run.stderr);
            }
        }
    }
    assert!(runs > 100, "{runs}");
}
