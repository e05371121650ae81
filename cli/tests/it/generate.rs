//! `kody generate`: every target, to stdout and to files, and the comparison with files.

use kody_generator::{Source, compile, emit};

use crate::{CATALOG, Folder, put};

#[test]
fn stdout_is_the_output_and_nothing_else() {
    let source = Source::new("codes.yaml", CATALOG);
    let catalog = compile(&source).expect("it is a good catalogue").catalog;
    for emitter in emit::EMITTERS {
        let run = Folder::with_catalog().kody(&["generate", emitter.id]).expect(0);
        assert!(run.stdout == emitter.emit(&catalog, &emit::Options::default()), "{} differs", emitter.id);
        assert_eq!(run.stderr, "");
    }
}

#[test]
fn the_locale_is_that_of_the_page_and_of_the_doc_comments() {
    let folder = Folder::with_catalog();
    assert!(folder.line("generate markdown").fine().starts_with("### Коди складу"));
    assert!(folder.line("generate markdown --locale EN").fine().starts_with("### Store codes"));
    assert!(folder.line("generate rust --locale en").fine().contains("/// Store codes"));
    folder.line("generate markdown --locale em").says(2, &["no locale \"em\"", "did you mean \"en\"?", "uk, en"]);
}

#[test]
fn a_page_has_a_table_or_sections() {
    let folder = Folder::with_catalog();
    let table = folder.line("generate markdown").fine();
    assert_eq!(folder.line("generate markdown --layout table").fine(), table);
    let sections = folder.line("generate markdown --layout sections --locale en").fine();
    for part in [
        "# Store codes\n",
        "\n<a id=\"code-13\"></a><a id=\"WrongShelf\"></a>\n\n## 13 WrongShelf\n\noutcome: `failure` · http: 404 · Since version 1.2\n",
        "\n> **Deprecated since version 2.0**. Use instead: [0 Ok](#code-0).\n>\n> Superfluous.\n\nWrong shelf.\n",
        "\nSee [the **shelves**](/en/store#shelves): `data`. <ul><li> First. </li><li> Second. </li></ul>\n",
        "\n**What to do**\n\nAsk:\n\n- us\n- them\n",
        "\n## 30 TooMany\n\noutcome: `failure`\n\n`{limit}` calls to `{method}`.\n\n**Arguments**\n\n- `limit`: `integer`\n- `method`: `text`\n",
        "\n**Plural forms** (`limit`)\n\n- one (1): `{limit}` call to `{method}`\n- other (0, 2, 3, 4 …): `{limit}` calls to `{method}`\n",
    ] {
        assert!(sections.contains(part), "no {part:?} in\n{sections}");
    }
    folder.line("generate json --layout sections").says(2, &["\"json\" has no layout", "kody generate markdown"]);
    let run = folder.line("generate markdown --layout sections -o en.md --locale en --check").expect(1);
    assert!(run.stderr.contains("-o en.md --layout sections --locale en\""), "{}", run.stderr);
}

/// A file is compared in pieces. What differs in one byte, wherever that is, is written, and so is what is longer or shorter.
#[test]
fn a_large_file_is_written_where_any_of_it_differs() {
    let padding = "Коди складу. ".repeat(20_000);
    let catalog = CATALOG.replace("Коди складу", padding.trim_end());
    let folder = Folder::new().with("codes.yaml", &catalog);
    let generate = "generate markdown --locale uk -o page.md";
    folder.line(generate).says(0, &["wrote page.md"]);
    let page = folder.text("page.md");
    assert!(page.len() > 5 * 65_536, "it is {} bytes long", page.len());
    folder.line(generate).says(0, &["unchanged page.md"]);
    let blanks: Vec<usize> = page.match_indices(' ').map(|(at, _)| at).collect();
    let places = [blanks[0], blanks[blanks.len() / 2], blanks[blanks.len() - 1]];
    let edited = places.map(|at| format!("{}_{}", &page[..at], &page[at + 1..]));
    let others = [format!("{page}\n"), page[..65_536 - 1].to_owned(), String::new()];
    for other in edited.iter().chain(&others) {
        put(&folder.path("page.md"), other);
        folder.line(generate).says(0, &["wrote page.md"]);
        assert_eq!(folder.text("page.md"), page);
    }
}

#[test]
fn files_are_written_once() {
    let folder = Folder::with_catalog();
    folder
        .line("generate markdown -o docs/{locale}/codes.md")
        .says(0, &["wrote docs/uk/codes.md", "wrote docs/en/codes.md"]);
    folder.line("generate markdown -o docs/{locale}/codes.md").says(0, &["unchanged docs/uk/codes.md"]);
    assert_eq!(folder.text("docs/en/codes.md"), folder.line("generate markdown --locale en").fine());
    folder.line("generate markdown -o {locale}.md --locale en").says(0, &["wrote en.md"]);
    assert!(!folder.path("uk.md").exists());
    folder.line("generate markdown -o page.md --locale en").says(0, &["wrote page.md"]);
    assert_eq!(folder.text("page.md"), folder.text("en.md"));
}

#[test]
fn pages_in_html_fill_a_folder() {
    let folder = Folder::with_catalog();
    let run = folder.line("generate html -o docs").expect(0);
    assert_eq!(run.stderr, "wrote docs/index.html\nwrote docs/en/index.html\nwrote docs/codes.json\n");
    assert_eq!(folder.text("docs/codes.json"), folder.line("generate json").fine());
    let (source, english) = (folder.text("docs/index.html"), folder.text("docs/en/index.html"));
    assert!(source.contains("<html lang=\"uk\"") && source.contains("<a href=\"en/index.html\" hreflang=\"en\""));
    assert!(english.contains("<html lang=\"en\"") && english.contains("<a href=\"../index.html\" hreflang=\"uk\""));
    assert!(source.contains("<a href=\"codes.json\"") && english.contains("<a href=\"../codes.json\""));
    folder.line("generate html -o docs/ --check").expect(0);
    folder.line("generate html -o new/ --locale en").says(0, &["wrote new/en/index.html"]);
    assert!(!folder.path("new/index.html").exists() && !folder.path("new/codes.json").exists());
    let folder = folder.with("docs/en/index.html", "old\n");
    let run = folder.line("generate html -o docs --check").expect(1);
    assert!(run.stderr.contains("\"docs/en/index.html\" is stale"), "{}", run.stderr);
    assert!(run.stderr.contains("run \"kody generate html codes.yaml -o docs\""), "{}", run.stderr);
}

#[test]
fn a_page_in_html_stands_alone_too() {
    let folder = Folder::with_catalog();
    let page = folder.line("generate html --locale en").fine();
    assert!(page.contains("<html lang=\"en\"") && !page.contains("hreflang") && !page.contains("codes.json"));
    folder.line("generate html --locale en -o page.html").says(0, &["wrote page.html"]);
    assert_eq!(folder.text("page.html"), page);
    folder.line("generate html -o {locale}.html").says(0, &["wrote uk.html", "wrote en.html"]);
    assert!(folder.text("en.html").contains("<a href=\"uk.html\" hreflang=\"uk\""));
    folder.line("generate html -o -").says(2, &["\"-\" is no file", "leave out --output"]);
}

#[test]
fn the_header_names_the_file_of_the_catalogue() {
    let folder = Folder::new().with("api/store.yaml", CATALOG);
    assert!(
        folder
            .line("generate rust api/store.yaml")
            .fine()
            .lines()
            .next()
            .is_some_and(|line| line.contains("store.yaml"))
    );
}

#[test]
fn check_shows_what_is_stale_and_changes_nothing() {
    let folder = Folder::with_catalog();
    folder.line("generate markdown -o {locale}.md").expect(0);
    assert_eq!(folder.line("generate markdown -o {locale}.md --check").fine(), "");
    let folder = folder.with("en.md", "Wrong shelf");
    std::fs::remove_file(folder.path("uk.md")).expect("it is there");
    let run = folder.line("generate markdown -o {locale}.md --check").expect(1);
    for part in
        ["--- /dev/null\n+++ uk.md\n@@ -0,0 +1", "--- en.md\n+++ en.md\n", "-Wrong shelf\n", "+### Store codes\n"]
    {
        assert!(run.stdout.contains(part), "no {part:?} in\n{}", run.stdout);
    }
    assert!(run.stderr.contains("\"uk.md\" is missing, \"en.md\" is stale"), "{}", run.stderr);
    assert!(run.stderr.contains("run \"kody generate markdown codes.yaml -o '{locale}.md'\""), "{}", run.stderr);
    assert!(!folder.path("uk.md").exists() && folder.text("en.md") == "Wrong shelf");
}

#[test]
fn a_broken_catalogue_makes_nothing() {
    let folder = Folder::new().with("codes.yaml", &CATALOG.replace("name: Ok", "name: too_many"));
    folder.line("generate json").says(1, &["error[duplicate-name]", "codes.yaml: 2 errors"]);
    folder.line("generate json -o codes.json").says(1, &["error[duplicate-name]"]);
    assert!(!folder.path("codes.json").exists());
}

#[test]
fn warnings_are_counted_on_stderr() {
    let folder = Folder::new().with("codes.yaml", &CATALOG.replace(", en: Fine", ""));
    let run = folder.line("generate json").expect(0);
    assert_eq!(run.stderr, "codes.yaml: 1 warning; \"kody check\" shows them\n");
}

#[test]
fn files_go_only_where_files_can_be() {
    let folder = Folder::with_catalog();
    std::fs::create_dir(folder.path("docs")).expect("there is room for it");
    for (line, words) in [
        ("generate rust -o {locale}.rs", ["\"rust\" is one file for all locales", "without it"]),
        ("generate rust -o docs", ["\"docs\" is a directory", "a file in it"]),
        ("generate rust -o codes.yaml", ["is the catalogue itself", "another file"]),
        ("generate rust -o -", ["\"-\" is no file", "leave out --output"]),
        ("generate rust -o /dev/stdout", ["\"/dev/stdout\" is no file", "leave out --output"]),
        ("generate rust -o codes.yaml/codes.rs", ["cannot write \"codes.yaml/codes.rs\"", ""]),
        ("generate rust -o docs --check", ["\"docs\" is a directory", ""]),
    ] {
        folder.line(line).says(2, &words);
    }
}

#[test]
fn no_page_takes_the_place_of_what_it_is_made_from() {
    for line in [
        "generate markdown uk.yaml -o {locale}.yaml",
        "generate markdown uk.yaml -o uk.yaml",
        "export ftl uk.yaml -o {locale}.yaml",
    ] {
        let folder = Folder::new().with("uk.yaml", CATALOG);
        folder.line(line).says(2, &["\"uk.yaml\" is the catalogue itself", "the path of another file"]);
        assert_eq!(folder.text("uk.yaml"), CATALOG, "{line}");
        assert!(!folder.path("en.yaml").exists(), "{line}");
    }
    let template = "{{ locale.tag }}";
    let folder = Folder::with_catalog().with("en.txt", template);
    folder.line("generate --template en.txt -o {locale}.txt").says(2, &["\"en.txt\" is the template itself"]);
    assert_eq!(folder.text("en.txt"), template);
}
