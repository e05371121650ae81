//! `kody import markdown`: every folder of tests/import is a case. Its pages are `1.uk.md`, `2.pl.md` …, its names stand in
//! `names.txt`; `catalog.yaml` and `remarks.txt` are what comes out.

use std::path::{Path, PathBuf};

use crate::{Folder, cases, golden, text};

/// The pages of a case with the tags in their names, in order.
fn pages(case: &Path) -> Vec<(String, String)> {
    let page = |path: &PathBuf| {
        let name = path.file_name()?.to_str()?;
        let tag = name.strip_suffix(".md")?.split('.').nth(1)?;
        Some((tag.to_owned(), name.to_owned()))
    };
    cases(&case.to_string_lossy()).iter().filter_map(page).collect()
}

/// A folder with the files of a case, and the words that import them.
fn import(case: &Path) -> (Folder, Vec<String>) {
    let mut folder = Folder::new();
    let mut words = vec!["import".to_owned(), "markdown".to_owned()];
    for (tag, name) in pages(case) {
        folder = folder.with(&name, &text(&case.join(&name)));
        words.push(format!("{tag}={name}"));
    }
    if case.join("names.txt").exists() {
        folder = folder.with("names.txt", &text(&case.join("names.txt")));
        words.extend(["--names".to_owned(), "names.txt".to_owned()]);
    }
    (folder, words)
}

#[test]
fn pages_become_what_they_became() {
    for case in cases("import") {
        let (folder, words) = import(&case);
        let run = folder.kody(&words);
        golden(&case.join("remarks.txt"), &format!("{}exit {}\n", run.stderr, run.code.unwrap_or(-1)));
        if run.code == Some(0) {
            golden(&case.join("catalog.yaml"), &run.stdout);
            folder.with("codes.yaml", &run.stdout).line("check").expect(0);
        } else {
            assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""), "{}", case.display());
        }
    }
}

/// What is imported from a page gives the page's bytes back: for cases whose name begins with `exact`.
#[test]
fn imported_pages_are_generated_again() {
    for case in cases("import").into_iter().filter(|case| case.to_string_lossy().contains("/exact")) {
        let (folder, words) = import(&case);
        let catalog = folder.kody(&words).fine();
        let folder = folder.with("codes.yaml", &catalog);
        for (tag, name) in pages(&case) {
            let page = folder.kody(&["generate", "markdown", "--locale", &tag]).fine();
            assert_eq!(page, text(&case.join(&name)), "{}", case.join(name).display());
        }
    }
}

#[test]
fn wrong_words_are_trouble() {
    let page = "### T\n\nCode | Description\n---|---\n1 | One.\n";
    let folder = Folder::new().with("a.md", page).with("b.md", page);
    for (line, words) in [
        ("import markdown a.md", ["\"a.md\" does not say the language", "\"uk=api-codes.md\""]),
        ("import markdown =a.md", ["does not say the language", ""]),
        ("import markdown uk=", ["does not say the language", ""]),
        ("import markdown uk_UA=a.md", ["\"uk_UA\" is not a language tag", "did you mean \"uk-UA\"?"]),
        ("import markdown uk=a.md UK=b.md", ["\"uk\" is listed twice", ""]),
        ("import markdown uk=c.md", ["there is no file \"c.md\"", ""]),
        ("import markdown uk=.", ["\".\" is a directory", ""]),
        ("import markdown uk=a.md --names c.txt", ["there is no file \"c.txt\"", ""]),
    ] {
        folder.line(line).says(2, &words);
    }
}

#[test]
fn a_page_must_be_utf_8() {
    let folder = Folder::new();
    let mut file = std::fs::OpenOptions::new();
    let mut file =
        file.write(true).create(true).truncate(true).open(folder.path("a.md")).expect("there is room for it");
    std::io::Write::write_all(&mut file, b"### T\n\n\xff\n").expect("there is room for it");
    folder.line("import markdown uk=a.md").says(1, &["error: a.md:3: the page is not valid UTF-8"]);
}
