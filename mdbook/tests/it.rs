//! Books come in, through mdBook itself and as the JSON it gives; pages and errors go out.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use kody_generator::{Source, write};
use mdbook_driver::MDBook;
use tempfile::TempDir;

const CATALOG: &str = "\
kody: 1
locales: [en, uk]
codes:
  0: {name: Ok, message: {en: Fine, uk: Гаразд}}
  2: {name: RecordNotFound, message: {en: No such record, uk: Запис відсутній}}
  8: {name: Gone, message: {en: Gone, uk: Видалено}, deprecated: {use: RecordNotFound}}
";

/// A book in a folder of its own.
struct Book(TempDir);

impl Book {
    /// With these lines below `[preprocessor.kody]`.
    fn new(settings: &str) -> Self {
        let command = env!("CARGO_BIN_EXE_mdbook-kody");
        let book = Self(TempDir::new().expect("there is room for a folder"));
        book.with("codes.yaml", CATALOG)
            .with(
                "book.toml",
                &format!("[book]\ntitle = \"API\"\n\n[preprocessor.kody]\ncommand = '{command}'\n{settings}"),
            )
            .with(
                "src/SUMMARY.md",
                "- [Methods](methods.md)\n    - [Отримати](uk/get.md)\n- [Codes](codes.md)\n- [Draft]()\n",
            )
            .with("src/methods.md", "# Methods\n\n{{#include part.md}}\n")
            .with("src/part.md", "None.\n")
            .with("src/uk/get.md", "# Отримати\n\nПовертає {{API_RECORD_NOT_FOUND:full}}.\n\n{{#codes Ok}}\n")
            .with("src/codes.md", "# Codes\n\n{{#codes}}\n\n`\\{{API_OK}}`\n")
    }

    fn with(self, path: &str, text: &str) -> Self {
        let output = write::Output { path: self.0.path().join(path), text: text.to_owned() };
        write::write(&output, None).expect("the file can be written");
        self
    }

    /// Has mdBook build it, all of it in this process but for the preprocessor.
    fn build(&self) -> Result<(), String> {
        let book = MDBook::load(self.0.path()).map_err(|error| error.to_string())?;
        book.build().map_err(|error| error.chain().map(ToString::to_string).collect::<Vec<_>>().join(": "))
    }

    fn page(&self, path: &str) -> String {
        let path = self.0.path().join("book").join(path);
        Source::read(&path, "page").expect("the page was built").text().to_owned()
    }

    /// What mdBook would give to the preprocessor: the context, and a book of these chapters.
    fn input(&self, settings: &serde_json::Value, chapters: &[(&str, &str)]) -> String {
        let mut items = String::new();
        for (path, content) in chapters {
            let path = serde_json::Value::from(*path);
            let content = serde_json::Value::from(*content);
            let comma = if items.is_empty() { "" } else { "," };
            let _ = write!(
                items,
                "{comma}{{\"Chapter\":{{\"name\":\"a\",\"content\":{content},\"number\":[1],\"sub_items\":[],\"path\":{path},\
                 \"source_path\":{path},\"parent_names\":[]}}}},\"Separator\",{{\"PartTitle\":\"{{{{API_OK}}}}\"}}"
            );
        }
        let root = serde_json::Value::from(self.0.path().display().to_string());
        format!(
            "[{{\"root\":{root},\"config\":{{\"book\":{{\"language\":\"uk-UA\"}},\"preprocessor\":{{\"kody\":{settings}}}}},\
             \"renderer\":\"html\",\"mdbook_version\":\"0.5.4\"}},{{\"items\":[{items}]}}]"
        )
    }
}

/// Runs the preprocessor.
fn run(words: &[&str], input: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mdbook-kody"));
    let command = command.args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the binary can be run");
    // One that ends before it has read everything is none the worse for it.
    let _ = child.stdin.take().expect("it is piped").write_all(input.as_bytes());
    child.wait_with_output().expect("it ends")
}

/// It ended with 1, gave no book, and said all of these words.
#[track_caller]
fn refused(input: &str, words: &[&str]) {
    let output = run(&[], input);
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{stderr}");
    for word in words {
        assert!(stderr.contains(word), "no {word:?} in\n{stderr}");
    }
}

#[test]
fn mdbook_builds_pages_with_the_codes() {
    let book = Book::new("page = \"codes.md\"\n");
    book.build().expect("nothing is wrong with it");
    let method = book.page("uk/get.html");
    assert!(method.contains("Повертає <a href=\"../codes.html#code-2\">2</a> – Запис відсутній."), "{method}");
    assert!(method.contains("<a href=\"../codes.html#code-0\">0</a></td><td>Гаразд."), "{method}");
    let codes = book.page("codes.html");
    assert!(codes.contains("<span id=\"code-2\">2</span></td><td>No such record."), "{codes}");
    assert!(codes.contains("<code>{{API_OK}}</code>"), "{codes}");
}

#[test]
fn included_files_are_woven_after_links() {
    let reference = "{{API_OK:message}}";
    let book = Book::new("after = [\"links\"]\n").with("src/part.md", reference);
    book.build().expect("nothing is wrong with it");
    assert!(book.page("methods.html").contains("<p>Fine</p>"));
    let book = Book::new("before = [\"links\"]\n").with("src/part.md", reference);
    book.build().expect("nothing is wrong with it");
    assert!(book.page("methods.html").contains(reference));
}

#[test]
fn a_wrong_reference_ends_the_build() {
    let book = Book::new("").with("src/uk/get.md", "{{API_OKK}}");
    let error = book.build().expect_err("it names no code");
    assert!(error.contains("\"kody\" preprocessor exited unsuccessfully"), "{error}");
    assert!(!book.0.path().join("book/uk/get.html").exists());
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let book = Book::new("");
    let chapters = [("uk/a.md", "ї {{API_OKK}}\n"), ("b.md", "\n{{API_OK:mesage}} {{API_GONE}}")];
    refused(
        &book.input(&serde_json::json!({}), &chapters),
        &[
            "error: \"API_OKK\" is no code [unknown-reference]\n --> src/uk/a.md:1:5\n",
            "= help: did you mean \"API_OK\"?",
            "error: a reference has no form \"mesage\" [bad-reference]\n --> src/b.md:2:10\n",
            "warning: \"API_GONE\" was deprecated [deprecated-reference]\n --> src/b.md:2:21\n",
            "codes.yaml:6:",
            "error: 2 references of the book are wrong",
        ],
    );
    let warned = book.input(&serde_json::json!({"deny-warnings": true}), &[("a.md", "{{API_GONE}}")]);
    refused(&warned, &["error: 1 reference of the book is wrong"]);
}

#[test]
fn settings_are_those_of_the_command_line() {
    let book = Book::new("").with("api/c.yaml", &CATALOG.replace("en, uk", "uk, en"));
    for (settings, chapter, expected) in [
        (serde_json::json!({}), "{{API_OK:full}}", "0 – Гаразд"),
        (serde_json::json!({"locale": "en"}), "{{API_OK:full}}", "0 – Fine"),
        (serde_json::json!({"link": "/{locale}/c#{anchor}"}), "{{API_OK}}", "[0](/uk/c#code-0)"),
        (serde_json::json!({"page": "x/c.md"}), "{{API_OK}}", "[0](../x/c.md#code-0)"),
        (
            serde_json::json!({"prefix": "code ", "names": "kebab"}),
            "{{code record-not-found}} {{API_OK}}",
            "2 {{API_OK}}",
        ),
        (serde_json::json!({"catalog": "api/c.yaml", "command": "x", "renderers": ["html"]}), "{{API_OK}}", "0"),
    ] {
        let output = run(&[], &book.input(&settings, &[("docs/a.md", chapter), ("x/c.md", "")]));
        let stderr = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{stderr}");
        let found: serde_json::Value = serde_json::from_slice(&output.stdout).expect("it is JSON");
        assert_eq!(found["items"][0]["Chapter"]["content"], expected, "{settings}");
        assert_eq!(found["items"][2]["PartTitle"], "{{API_OK}}");
    }
}

#[test]
fn wrong_settings_are_refused() {
    let book = Book::new("").with("broken.yaml", "kody: 2");
    for (settings, words) in [
        (serde_json::json!({"catalogue": "a"}), ["no key \"catalogue\"", "did you mean \"catalog\"?"]),
        (serde_json::json!({"catalog": "no.yaml"}), ["there is no file", "no.yaml"]),
        (serde_json::json!({"catalog": "broken.yaml"}), ["broken.yaml:1:7", "breaks its rules"]),
        (serde_json::json!({"catalog": 1}), ["\"catalog\" is a text", "not 1"]),
        (serde_json::json!({"locale": "de"}), ["no locale \"de\"", "en, uk"]),
        (serde_json::json!({"names": "\u{1b}[31m"}), ["\"names\" cannot be \"\u{fffd}[31m\"", ""]),
        (serde_json::json!({"names": "shouting"}), ["\"names\" cannot be \"shouting\"", "screaming"]),
        (serde_json::json!({"prefix": ""}), ["\"prefix\" is empty", ""]),
        (serde_json::json!({"link": "a", "page": "b"}), ["\"link\" and \"page\"", "keep one"]),
        (serde_json::json!({"page": "b.md"}), ["the book has no chapter \"b.md\"", "links"]),
        (
            serde_json::json!({"page": "src/{locale}/b.md"}),
            ["no chapter", "begins in the folder \"src\": \"{locale}/b.md\""],
        ),
        (serde_json::json!({"deny-warnings": "yes"}), ["\"deny-warnings\" is true or false", ""]),
    ] {
        refused(&book.input(&settings, &[("a.md", "")]), &words);
    }
}

#[test]
fn what_is_no_book_is_refused() {
    for input in ["", "{}", "[]", "[1,2,3]", "nonsense", "\u{0}"] {
        refused(input, &["error: what comes in is no"]);
    }
    let book = Book::new("");
    refused(&book.input(&serde_json::json!({}), &[]).replace("\"items\"", "\"pages\""), &["the book has no chapters"]);
}

#[test]
fn the_older_form_of_books_is_known() {
    let book = Book::new("");
    let input = book.input(&serde_json::json!({}), &[("a.md", "{{API_OK}}")]).replace("\"items\"", "\"sections\"");
    let output = run(&[], &input);
    assert!(String::from_utf8_lossy(&output.stdout).contains("\"content\":\"0\""));
}

#[test]
fn words_are_those_of_a_preprocessor() {
    for (words, code, stdout) in [
        (&["supports", "html"][..], 0, ""),
        (&["supports", "epub"], 0, ""),
        (&["--version"], 0, concat!("mdbook-kody ", env!("CARGO_PKG_VERSION"), "\n")),
        (&["weave"], 2, ""),
    ] {
        let output = run(words, "");
        assert_eq!(
            (output.status.code(), String::from_utf8_lossy(&output.stdout).as_ref()),
            (Some(code), stdout),
            "{words:?}"
        );
    }
    assert!(String::from_utf8_lossy(&run(&["--help"], "").stdout).contains("[preprocessor.kody]"));
}
