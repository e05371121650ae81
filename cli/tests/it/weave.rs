//! `kody weave`: documents to stdout and below folders, findings over many files, and what cannot be meant.

use std::fs;

use crate::{Folder, run};

/// Documents of two languages, other files, and what is not to be looked at.
fn folder() -> Folder {
    Folder::with_catalog()
        .with("docs/uk/get.md", "# Метод\n\nПовертає {{API_OK}}.\n")
        .with("docs/en/deep/get.MD", "Returns {{API_TOO_MANY}}.\r\n\r\n{{#codes too-many Ok}}\r\n")
        .with("docs/en/plain.markdown", "No references")
        .with("docs/en/notes.txt", "{{API_NO}}")
        .with("docs/.hidden/a.md", "{{API_NO}}")
        .with("docs/en/.a.md", "{{API_NO}}")
}

const LINK: [&str; 2] = ["--link", "/{locale}/help/codes#{anchor}"];

#[test]
fn one_document_goes_to_stdout() {
    let folder = folder();
    let run = folder.kody(&[&["weave", "docs/uk/get.md"][..], &LINK].concat()).expect(0);
    assert_eq!(run.stdout, "# Метод\n\nПовертає [0](/uk/help/codes#code-0).\n");
    assert_eq!(run.stderr, "");
    assert_eq!(folder.text("docs/uk/get.md"), "# Метод\n\nПовертає {{API_OK}}.\n");
    let page = folder.line("weave docs/uk/get.md --page docs/{locale}/codes.md --locale en").fine();
    assert!(page.ends_with("[0](../en/codes.md#code-0).\n"), "{page}");
    assert!(folder.line("weave docs/uk/get.md").fine().ends_with("Повертає 0.\n"));
    for spelling in ["--catalog", "--catalogue", "-c"] {
        let weave = folder.kody(&["weave", "docs/uk/get.md", spelling, "codes.yaml"]).fine();
        assert!(weave.ends_with("Повертає 0.\n"), "{spelling}: {weave}");
        folder.kody(&["weave", "docs/uk/get.md", spelling, "no.yaml"]).says(2, &["no.yaml"]);
    }
}

#[test]
fn folders_are_mirrored_and_written_once() {
    let folder = folder();
    let weave = [&["weave", "docs", "-o", "site"][..], &LINK].concat();
    folder.kody(&weave).says(0, &["wrote site/en/deep/get.MD", "3 references in 3 documents: 3 written, 0 unchanged"]);
    assert_eq!(folder.text("site/uk/get.md"), "# Метод\n\nПовертає [0](/uk/help/codes#code-0).\n");
    assert_eq!(folder.text("site/en/plain.markdown"), "No references");
    let table = folder.text("site/en/deep/get.MD");
    assert!(table.starts_with("Returns [30](/en/help/codes#code-30).\r\n\r\nCode "), "{table}");
    assert!(
        table.replace("\r\n", "").find('\n').is_none() && table.contains("\r\n[0](/en/help/codes#code-0)"),
        "{table}"
    );
    for path in ["site/en/notes.txt", "site/.hidden", "site/en/.a.md"] {
        assert!(!folder.path(path).exists(), "{path}");
    }
    let run = folder.kody(&weave).expect(0);
    assert_eq!(run.stderr, "3 references in 3 documents: 0 written, 3 unchanged\n");
    // The folder for outputs is not a source, even where it lies in one.
    let inside = ["weave", ".", "-o", "site"];
    let count = |_| folder.kody(&inside).expect(0).stderr.lines().last().map(str::to_owned);
    let counts = [0, 1].map(count);
    assert_eq!(counts[1].as_deref(), Some("3 references in 3 documents: 0 written, 3 unchanged"), "{counts:?}");
}

#[test]
fn check_writes_nothing_and_shows_what_is_stale() {
    let folder = folder();
    folder.line("weave docs --check").says(0, &["3 references in 3 documents, no findings"]);
    let run = folder.line("weave docs -o site --check").expect(1);
    assert!(run.stdout.contains("--- /dev/null\n+++ site/uk/get.md\n"), "{}", run.stdout);
    assert!(run.stderr.contains("error: \"site/uk/get.md\" is missing"), "{}", run.stderr);
    assert!(!folder.path("site").exists());
    folder.line("weave docs -o site").expect(0);
    folder.line("weave docs -o site --check").says(0, &["no findings"]);
    let folder = folder.with("site/uk/get.md", "# Метод\n\nПовертає 1.\n");
    let run = folder.line("weave docs -o site --check").expect(1);
    assert!(run.stdout.contains("-Повертає 1.\n+Повертає 0.\n"), "{}", run.stdout);
    assert!(
        run.stderr.ends_with("error: 1 document to be woven again\n help: run it without \"--check\"\n"),
        "{}",
        run.stderr
    );
    assert_eq!(folder.text("site/uk/get.md"), "# Метод\n\nПовертає 1.\n");
}

#[test]
fn all_findings_are_told_at_once_and_nothing_is_written() {
    let folder =
        folder().with("docs/uk/a.md", "ї {{API_OKK}}\n").with("docs/uk/b.md", "{{API_OK:mesage}} {{API_WRONG_SHELF}}");
    folder.line("weave docs -o site").says(
        1,
        &[
            "error[unknown-reference]: \"API_OKK\" is no code\n --> docs/uk/a.md:1:5\n",
            "did you mean \"API_OK\"?",
            "error[bad-reference]: a reference has no form \"mesage\"\n --> docs/uk/b.md:1:10\n",
            "warning[deprecated-reference]: \"API_WRONG_SHELF\" was deprecated in \"2.0\"",
            "codes.yaml:",
            "refer to \"API_OK\" instead",
            "6 references in 5 documents, 2 errors, 1 warning",
        ],
    );
    assert!(!folder.path("site").exists());
    let run = folder.line("weave docs --check --format json").expect(1);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).expect("it is JSON");
    let places: Vec<_> = report["findings"]
        .as_array()
        .expect("it is a list")
        .iter()
        .map(|finding| (finding["file"].as_str().unwrap_or_default(), finding["rule"].as_str().unwrap_or_default()))
        .collect();
    assert_eq!(
        places,
        [
            ("docs/uk/a.md", "unknown-reference"),
            ("docs/uk/b.md", "bad-reference"),
            ("docs/uk/b.md", "deprecated-reference")
        ]
    );
    assert_eq!(run.stderr, "");
}

#[test]
fn warnings_stop_nothing_unless_asked() {
    let folder = Folder::with_catalog().with("a.md", "{{API_WRONG_SHELF}}");
    let run = folder.line("weave a.md").expect(0);
    assert_eq!(run.stdout, "13");
    assert!(run.stderr.contains("1 reference in 1 document, 1 warning"), "{}", run.stderr);
    folder.line("weave a.md --deny-warnings").says(1, &["warning[deprecated-reference]"]);
    let folder = folder.with("codes.yaml", &format!("rules: {{deprecated-reference: allow}}\n{}", crate::CATALOG));
    assert_eq!(folder.line("weave a.md --deny-warnings").expect(0).stderr, "");
}

#[test]
fn what_cannot_be_read_is_told_beside_the_findings() {
    let folder = folder().with("docs/uk/a.md", "{{API_OKK}}");
    run(&mut folder.shell("printf 'a\\n# \\317\\360' > docs/uk/z.md")).expect(0);
    folder.line("weave docs --check").says(1, &["docs/uk/a.md:1:3", "docs/uk/z.md:2:3", "the file is not valid UTF-8"]);
    folder.line("weave docs nothing.md --check").says(2, &["docs/uk/a.md:1:3", "there is no file \"nothing.md\""]);
    fs::create_dir(folder.path("empty")).expect("there is room for it");
    folder.line("weave empty --check").says(2, &["there is no Markdown file in \"empty\""]);
}

#[test]
#[cfg(unix)]
fn links_are_followed_to_files_only() {
    use std::os::unix::fs::symlink;

    let folder = folder().with("other/linked.md", "{{API_OK}}");
    symlink(folder.path("docs"), folder.path("docs/round")).expect("there is room for it");
    symlink("../other/linked.md", folder.path("docs/linked.md")).expect("there is room for it");
    folder.line("weave docs -o site").says(0, &["4 references in 4 documents"]);
    assert_eq!(folder.text("site/linked.md"), "0");
    assert!(!fs::symlink_metadata(folder.path("site/linked.md")).expect("it is there").is_symlink());
    symlink("nowhere.md", folder.path("docs/dangling.md")).expect("there is room for it");
    folder.line("weave docs --check").says(2, &["there is no file \"docs/dangling.md\""]);
    symlink("linked.md", folder.path("docs/loop.md")).expect("there is room for it");
    // What is not an ordinary file would never end.
    let fifo = std::process::Command::new("mkfifo").arg(folder.path("docs/pipe.md")).status().expect("it can be run");
    assert!(fifo.success());
    fs::remove_file(folder.path("docs/dangling.md")).expect("it is there");
    folder.line("weave docs --check").says(0, &["5 references in 5 documents"]);
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let folder = folder().with("other/uk/get.md", "").with("file", "");
    for (line, words) in [
        ("weave docs", ["several documents", "\"--output\""]),
        ("weave docs/uk/get.md other/uk/get.md", ["several documents", "\"--check\""]),
        ("weave docs/uk/get.md --format json", ["cannot both go", "\"--check\""]),
        ("weave docs -o docs", ["is itself a source", "another folder"]),
        ("weave docs/uk/get.md -o ./docs/uk", ["is itself a source", "another folder"]),
        ("weave docs/uk/get.md other/uk/get.md -o site", ["would both become \"site/get.md\"", "name the folder"]),
        ("weave docs -o file", ["\"file\" is no folder", "the path of a folder"]),
        ("weave docs --check --locale de", ["no locale \"de\"", "uk, en"]),
        ("weave docs --check --catalogue no.yaml", ["there is no file \"no.yaml\"", "check the path"]),
        ("weave docs --check --names shouting", ["'shouting'", "screaming"]),
        ("weave docs --check --link a --page b", ["--link", "--page"]),
        ("weave", ["<FILE|DIR>", "required"]),
    ] {
        folder.line(line).says(2, &words);
    }
    folder.kody(&["weave", "docs", "--check", "--prefix", ""]).says(2, &["--prefix"]);
    assert!(!folder.path("site").exists());
    let broken = Folder::new().with("codes.yaml", "kody: 2").with("a.md", "");
    broken.line("weave a.md").says(1, &["codes.yaml:1:7"]);
}

#[test]
fn names_may_be_spelt_otherwise() {
    let folder = Folder::with_catalog().with("a.md", "{{code:30}} {{API_OK}}");
    assert_eq!(folder.line("weave a.md --prefix code: --names number").fine(), "30 {{API_OK}}");
}
