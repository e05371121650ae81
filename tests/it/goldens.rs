//! Every emitter on every case: the expected files, and the promises that all outputs keep.

use std::path::PathBuf;

use kody_generator::catalog::{Catalog, Code};
use kody_generator::emit::{EMITTERS, Layout, Options, emitter};
use kody_generator::{Source, Spelling, compile};
use kody_tests::{expect_file, read, root, tests};

pub(crate) fn cases() -> Vec<PathBuf> {
    let entries = tests().join("cases").read_dir().expect("the folder is there");
    let paths = entries.map(|entry| entry.expect("it can be read").path());
    let mut cases: Vec<PathBuf> = paths.filter(|path| path.is_dir()).collect();
    cases.sort();
    assert!(!cases.is_empty(), "there are no cases");
    cases
}

pub(crate) fn catalog(case: &str) -> Catalog {
    let path = tests().join("cases").join(case).join("codes.yaml");
    let source = Source::read(&path, "codes.yaml").expect("the catalogue can be read");
    match compile(&source) {
        Ok(compiled) => compiled.catalog,
        Err(rejected) => {
            let findings: Vec<String> = rejected.findings.iter().map(|finding| finding.render(&source)).collect();
            panic!("{case}:\n{}", findings.join("\n"));
        }
    }
}

pub(crate) fn name(case: &std::path::Path) -> String {
    case.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

#[test]
fn outputs_are_as_expected() {
    for case in cases() {
        let catalog = catalog(&name(&case));
        for emitter in EMITTERS {
            let file = match emitter.id {
                "rust" => "codes.rs",
                "markdown" => "codes.{locale}.md",
                "html" => "codes.{locale}.html",
                other => &format!("codes.{other}"),
            };
            for (file, text) in emitter.files(&catalog, file, &Options::default()) {
                let text = if emitter.id == "html" { without_looks(&text) } else { text };
                expect_file(&case.join(file), &text);
            }
        }
        let markdown = emitter("markdown").expect("it is there");
        for (file, text) in markdown.files(&catalog, "sections.{locale}.md", &sections()) {
            expect_file(&case.join(file), &text);
        }
    }
}

pub(crate) fn sections() -> Options {
    Options { layout: Layout::Sections, ..Options::default() }
}

/// A page without its style and its script, which are the same on all pages and have tests of their own.
fn without_looks(page: &str) -> String {
    let folder = root().join("generator/src/emit/html");
    ["style.css", "script.js", "style.css.sha256", "script.js.sha256"].into_iter().fold(
        page.to_owned(),
        |page, file| {
            let content = read(&folder.join(file));
            assert!(page.contains(content.trim_end()), "{file} is not on the page");
            page.replace(content.trim_end(), &format!("({file})"))
        },
    )
}

/// What every output promises.
#[test]
fn outputs_keep_the_contract() {
    for case in cases() {
        let catalog = catalog(&name(&case));
        let layouts = [(emitter("markdown").expect("it is there"), sections())];
        let outputs = EMITTERS.iter().map(|emitter| (emitter, Options::default())).chain(layouts);
        for (emitter, options) in outputs {
            for locale in 0..catalog.locales().len() {
                let options = Options { locale, ..options.clone() };
                let text = emitter.emit(&catalog, &options);
                let what = format!("{} of {}", emitter.id, case.display());
                assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{what} ends with one line end");
                assert!(!text.contains('\r'), "{what} has LF line ends");
                assert_eq!(text, emitter.emit(&catalog, &options), "{what} is the same twice");
                for code in catalog.codes() {
                    assert_eq!(entries(emitter.id, options.layout, &text, code), 1, "{what}: {}", code.value());
                }
            }
        }
    }
}

/// How many entries of its own an output has for a code. That its number is somewhere in the text says nothing: "1" always is.
fn entries(output: &str, layout: Layout, text: &str, code: &Code) -> usize {
    let (value, name) = (code.value().to_string(), Spelling::UpperCamel.of(code.name().as_str()));
    let lines = |is_entry: &dyn Fn(&str) -> bool| text.lines().filter(|line| is_entry(line)).count();
    match (output, layout) {
        ("rust", _) => {
            let variants = text.split_once("pub enum Code {").and_then(|(_, rest)| rest.split_once("\n}\n"));
            let variants = variants.expect("there is an enum").0.lines().map(str::trim);
            variants.filter(|line| *line == format!("{name},") || line.starts_with(&format!("{name} = "))).count()
        }
        ("markdown", Layout::Table) => {
            let cell = format!(">{value}</span>");
            lines(&|line| {
                line.starts_with("<span data-anchor=")
                    && line.split(" | ").next().unwrap_or_default().trim().ends_with(&cell)
            })
        }
        ("markdown", Layout::Sections) => lines(&|line| line.replace('\\', "") == format!("## {value} {name}")),
        ("html", _) => text.matches(&format!("class=\"number\" dir=\"ltr\">{value}</a>")).count(),
        ("json", _) => {
            let document: serde_json::Value = serde_json::from_str(text).expect("it is JSON");
            let codes = document["codes"].as_array().expect("it is a list");
            let is_it = |entry: &&serde_json::Value| {
                entry["name"] == name && entry["code"].to_string().trim_matches('"') == value
            };
            codes.iter().filter(is_it).count()
        }
        (other, _) => panic!("there is a new output {other}: what is a code in it?"),
    }
}

#[test]
fn rust_is_what_a_formatter_would_parse() {
    for case in cases() {
        let text = emitter("rust").expect("it is there").emit(&catalog(&name(&case)), &Options::default());
        let file = syn::parse_file(&text).expect("it is Rust");
        let again = syn::parse_file(&prettyplease::unparse(&file)).expect("it is Rust still");
        assert_eq!(file.items.len(), again.items.len());
    }
}

#[test]
fn every_case_is_compiled() {
    let compiled = read(&tests().join("cases/lib.rs"));
    for case in cases() {
        assert!(compiled.contains(&format!("pub mod {};", name(&case))), "{} is not in cases/lib.rs", case.display());
    }
}
