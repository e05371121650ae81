//! `kody export`: what comes out is what it was, and what those read who read such files.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use fluent_syntax::ast;
use kody_generator::catalog::{Catalog, Message, Template};
use kody_generator::plurals::Rules;
use kody_generator::{Source, compile};

use crate::{Folder, golden, text};

/// The catalogues that tests of the workspace have, this crate's own one, and one in 27 languages.
pub(crate) fn catalogs() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace is above").to_owned();
    let cases = root.join("tests/cases").read_dir().expect("the folder is there");
    let cases = cases.map(|entry| entry.expect("it can be listed").path().join("codes.yaml"));
    let mut paths: Vec<PathBuf> = cases.filter(|path| path.exists()).collect();
    paths.extend([root.join("codes.yaml"), root.join("cli/tests/export/codes.yaml")]);
    paths.sort();
    let read = |path: PathBuf| (path.display().to_string(), text(&path));
    let mut catalogs: Vec<(String, String)> = paths.into_iter().map(read).collect();
    catalogs.push(("27 languages".to_owned(), in_27_languages()));
    catalogs
}

/// A catalogue in languages with one to six plural forms, some of whose texts are missing.
pub(crate) fn in_27_languages() -> String {
    const TAGS: &str = "en uk pl de fr es pt pt-BR it nl sv cs sk sl hr ro lt lv ga cy ar he ja ko zh-Hant tr vi";
    let tags: Vec<&str> = TAGS.split(' ').collect();
    assert_eq!(tags.len(), 27);
    let mut text = format!("kody: 1\nlocales: [{}]\ncodes:\n", tags.join(", "));
    for code in 1..=12 {
        text += &format!("  {code}:\n    name: Code{code}\n    args: {{count: integer, what: text}}\n    message:\n");
        for (at, tag) in tags.iter().enumerate().filter(|(at, _)| *at == 0 || (at + code) % 5 != 0) {
            let categories = Rules::of(tag).expect("CLDR knows it").categories().to_vec();
            let form = |category: &str| format!("{category}: \"{tag} {at} {code} {category}: {{count}} × {{what}}\"");
            let forms: Vec<String> = categories.iter().map(|category| form(category.as_str())).collect();
            text += &format!("      {tag}: {{{}}} # {tag}\n", forms.join(", "));
        }
        text += &format!("    description: {{en: \"Of the code {code}\", uk: \"Про код {code}\"}}\n");
    }
    text
}

pub(crate) fn compiled(text: &str) -> Catalog {
    let Ok(compiled) = compile(&Source::new("codes.yaml", text)) else { panic!("something is wrong with\n{text}") };
    compiled.catalog
}

/// The tags of the locales to translate into.
pub(crate) fn targets(catalog: &Catalog) -> Vec<String> {
    catalog.locales()[1..].iter().map(|locale| locale.tag().to_owned()).collect()
}

/// Runs a tool of GNU gettext over a text; what it says on stderr and gives on stdout. `None` where it is not installed, which
/// fails where `CI` is set.
pub(crate) fn gettext(tool: &str, args: &[&str], input: &str) -> Option<(String, String)> {
    let mut command = Command::new(tool);
    command.args(args).env("LC_ALL", "C.UTF-8").stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let Ok(mut child) = command.spawn() else {
        assert!(std::env::var_os("CI").is_none(), "{tool} is missing: install gettext");
        return None;
    };
    let mut stdin = child.stdin.take().expect("it is piped");
    let input = input.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("it ends");
    let _ = writer.join();
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("it speaks UTF-8"));
    assert!(output.status.success(), "{tool} {args:?}: {err}");
    Some((err, out))
}

#[test]
fn files_are_what_they_were() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export");
    let catalog = text(&path.join("codes.yaml"));
    let folder = Folder::new().with("codes.yaml", &catalog);
    folder.line("coverage --update").expect(0);
    let reworded =
        catalog.replace("uk: Не та", "uk: Чужа").replace("виклики", "звертання").replace("Зайвий", "Непотрібний");
    let folder = folder.with("codes.yaml", &reworded);
    for (format, locale, file) in [
        ("po", Some("pl"), "pl.po"),
        ("po", Some("ja"), "ja.po"),
        ("po", Some("en"), "en.po"),
        ("po", None, "codes.pot"),
        ("xliff", Some("pl"), "pl.xlf"),
        ("xliff", None, "codes.xlf"),
        ("ftl", Some("en"), "en.ftl"),
        ("ftl", None, "uk.ftl"),
        ("i18next", Some("en"), "en.json"),
        ("i18next", Some("pl"), "pl.json"),
    ] {
        let mut words = vec!["export", format];
        words.extend(locale.iter().flat_map(|tag| ["--locale", tag]));
        let found = folder.kody(&words).fine();
        assert_eq!(found, folder.kody(&words).fine(), "the same input, other bytes");
        golden(&path.join(file), &found);
    }
}

#[test]
fn gettext_takes_the_files() {
    for (name, text) in catalogs() {
        let folder = Folder::new().with("codes.yaml", &text);
        for tag in targets(&compiled(&text)) {
            let file = folder.kody(&["export", "po", "--locale", &tag]).fine();
            let Some((said, _)) = gettext("msgfmt", &["--check", "--statistics", "-o", "/dev/null", "-"], &file) else {
                return;
            };
            let warnings: Vec<&str> = said.lines().filter(|line| line.contains("warning")).collect();
            let is_known = |line: &&str| line.contains("escape sequence");
            assert!(warnings.iter().all(is_known), "{name}, {tag}: {warnings:?}");
            let entries = file.matches("\nmsgctxt ").count();
            let counts: Vec<usize> =
                said.lines().last().unwrap_or_default().split(' ').filter_map(|word| word.parse().ok()).collect();
            assert_eq!(counts.iter().sum::<usize>(), entries, "{name}, {tag}: {said}");
        }
        let template = folder.line("export po").fine();
        gettext("msgcat", &["-"], &template);
    }
}

/// XML that is well-formed, with the elements of XLIFF 1.2 in their places and every key once.
#[test]
fn xliff_is_what_it_should_be() {
    const PARENTS: [(&str, &[&str]); 12] = [
        ("xliff", &[""]),
        ("file", &["xliff"]),
        ("header", &["file"]),
        ("tool", &["header"]),
        ("body", &["file"]),
        ("group", &["body"]),
        ("trans-unit", &["body", "group"]),
        ("source", &["trans-unit", "alt-trans"]),
        ("target", &["trans-unit", "alt-trans"]),
        ("note", &["trans-unit"]),
        ("alt-trans", &["trans-unit"]),
        ("x", &["source", "target"]),
    ];
    for (name, text) in catalogs() {
        let folder = Folder::new().with("codes.yaml", &text);
        let words = |tag: String| vec!["export".to_owned(), "xliff".to_owned(), "--locale".to_owned(), tag];
        let all = targets(&compiled(&text)).into_iter().map(words);
        for words in all.chain([vec!["export".to_owned(), "xliff".to_owned()]]) {
            let file = folder.kody(&words).fine();
            let mut reader = quick_xml::Reader::from_str(&file);
            reader.config_mut().enable_all_checks(true);
            let mut open = vec![String::new()];
            let mut ids = BTreeSet::new();
            loop {
                let event = reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}"));
                let (start, is_empty) = match event {
                    quick_xml::events::Event::Start(start) => (start, false),
                    quick_xml::events::Event::Empty(start) => (start, true),
                    quick_xml::events::Event::End(_) => {
                        open.pop();
                        continue;
                    }
                    quick_xml::events::Event::Eof => break,
                    _ => continue,
                };
                let element = start.name().as_ref().to_owned();
                let parents = PARENTS.iter().find(|(known, _)| *known == element).map(|(_, parents)| *parents);
                let parent = open.last().expect("the document is around it");
                assert!(parents.is_some_and(|parents| parents.contains(&parent.as_str())), "{element} in {parent}");
                for attribute in start.attributes() {
                    let attribute = attribute.unwrap_or_else(|error| panic!("{name}: {error}"));
                    if attribute.key.as_ref() == "id" && element != "x" {
                        assert!(ids.insert(attribute.value.into_owned()), "{name}: an id comes twice");
                    }
                }
                if !is_empty {
                    open.push(element);
                }
            }
            assert_eq!(open, [""]);
            assert!(file.chars().all(|character| character >= ' ' || "\n\t".contains(character)), "{name}");
        }
    }
}

/// What Fluent understands is what the catalogue says.
#[test]
fn fluent_reads_the_same_texts() {
    for (name, text) in catalogs() {
        let folder = Folder::new().with("codes.yaml", &text);
        let catalog = compiled(&text);
        for (locale, tag) in catalog.locales().iter().map(kody_generator::catalog::Locale::tag).enumerate() {
            let file = folder.kody(&["export", "ftl", "--locale", tag]).fine();
            let resource = fluent_syntax::parser::parse(file.as_str())
                .unwrap_or_else(|(_, errors)| panic!("{name}, {tag}: {errors:?}\n{file}"));
            let mut expected = BTreeMap::new();
            for code in catalog.codes() {
                let id = format!("code-{}", fluent_id(&code.value().to_string()));
                if let Some(message) = code.message().own(locale) {
                    expected.insert(id.clone(), said(message));
                }
                if let Some(text) = code.description().and_then(|text| text.own(locale)) {
                    expected.insert(id + ".description", vec![text.as_str().trim_matches('\n').to_owned()]);
                }
            }
            let mut found = BTreeMap::new();
            for entry in &resource.body {
                let ast::Entry::Message(message) = entry else { continue };
                found.extend(message.value.iter().map(|value| (message.id.name.to_owned(), patterns(value))));
                let attributes = message.attributes.iter();
                found.extend(attributes.map(|attribute| {
                    (format!("{}.{}", message.id.name, attribute.id.name), patterns(&attribute.value))
                }));
            }
            found.retain(|id, _| id.starts_with("code-") && (!id.contains('.') || id.ends_with(".description")));
            assert_eq!(found, expected, "{name}, {tag}\n{file}");
        }
    }
}

/// As the identifiers of the tests' codes are.
fn fluent_id(code: &str) -> String {
    let escaped = |character: char| match character {
        character if character.is_ascii_alphanumeric() || "-_".contains(character) => character.to_string(),
        character => format!("_x{:X}_", u32::from(character)),
    };
    code.chars().map(escaped).collect()
}

/// The forms of a message, with placeholders in braces.
fn said(message: &Message) -> Vec<String> {
    let readable = |template: &Template| template.readable().trim_matches('\n').to_owned();
    message.templates().map(readable).collect()
}

/// What a pattern says; of a selection all variants.
fn patterns(pattern: &ast::Pattern<&str>) -> Vec<String> {
    if let [ast::PatternElement::Placeable { expression: ast::Expression::Select { variants, .. } }] =
        &pattern.elements[..]
    {
        return variants.iter().map(|variant| patterns(&variant.value).concat()).collect();
    }
    let element = |element: &ast::PatternElement<&str>| match element {
        ast::PatternElement::TextElement { value } => (*value).to_owned(),
        ast::PatternElement::Placeable { expression: ast::Expression::Inline(inline) } => match inline {
            ast::InlineExpression::StringLiteral { value } => {
                fluent_syntax::unicode::unescape_unicode_to_string(value).into_owned()
            }
            ast::InlineExpression::VariableReference { id } => format!("{{{}}}", id.name),
            other => panic!("{other:?}"),
        },
        ast::PatternElement::Placeable { expression } => panic!("{expression:?}"),
    };
    vec![pattern.elements.iter().map(element).collect()]
}

#[test]
fn i18next_files_are_nested_json() {
    for (name, text) in catalogs() {
        let folder = Folder::new().with("codes.yaml", &text);
        let catalog = compiled(&text);
        let file = folder.line("export i18next").fine();
        let json: serde_json::Value = serde_json::from_str(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
        for code in catalog.codes().iter().filter(|code| code.value().to_string().is_ascii()) {
            let object = &json[code.value().to_string()];
            match code.message().own(0).expect("it has a source text") {
                Message::Plain(_) => assert!(object["message"].is_string(), "{name}: {object}"),
                Message::Plural(plural) => {
                    for (category, _) in plural.forms() {
                        assert!(object[format!("message_{}", category.as_str())].is_string(), "{name}: {object}");
                    }
                }
            }
        }
    }
}

#[test]
fn what_a_format_cannot_say_is_told() {
    let folder = Folder::new().with(
        "codes.yaml",
        "kody: 1\nlocales: [en, uk]\nrules: {control-character: allow}\ncodes:\n\
         \x20 1: {name: A, message: \"a\\0b\"}\n\
         \x20 2: {name: B, message: \"{{{{b}}}} $t(c)\"}\n\
         \x20 3: {name: C, args: {count: integer, all: integer}, message: {en: {plural: all, one: \"{count} {all}\", other: \"{count} {all}\"}}}\n",
    );
    let run = folder.line("export po --locale uk").expect(0);
    assert!(run.stderr.contains("1.message is left out: PO files cannot hold the character NUL"), "{}", run.stderr);
    assert!(!run.stdout.contains("1.message"));
    let run = folder.line("export i18next").expect(0);
    for words in ["2.message holds \"{{\"", "3.message has an argument \"count\", but i18next counts \"all\""] {
        assert!(run.stderr.contains(words), "{}", run.stderr);
    }
}

#[test]
fn files_are_written_for_one_locale_or_for_all() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export/codes.yaml");
    let folder = Folder::new().with("codes.yaml", &text(&path));
    folder.kody(&["export", "po", "-o", "locales/{locale}/codes.po"]).expect(0);
    for tag in ["en", "pl", "pt", "pt-BR", "ja"] {
        let file = folder.text(&format!("locales/{tag}/codes.po"));
        assert!(file.contains(&format!("\"Language: {}\\n\"", tag.replace('-', "_"))), "{file}");
    }
    assert!(!folder.path("locales/uk").exists(), "the source is not translated");
    folder.kody(&["export", "ftl", "-o", "{locale}.ftl"]).expect(0);
    assert!(folder.text("uk.ftl").contains("code-13 = Не та полиця"));
    let run = folder.kody(&["export", "xliff", "--locale", "pl", "-o", "pl.xlf"]).expect(0);
    assert!(run.stderr.contains("wrote pl.xlf"));
}

#[test]
fn wrong_words_are_trouble() {
    let folder = Folder::with_catalog();
    for (line, words) in [
        ("export po --locale uk", ["\"uk\" is the source locale", "leave out --locale for a template"]),
        ("export po --locale de", ["the catalogue has no locale \"de\"", "uk, en"]),
        ("export po -o .", ["\".\" is a directory", ""]),
        ("export po -o codes.yaml", ["\"codes.yaml\" is the catalogue itself", ""]),
        ("export po -o /dev/null", ["no file that could be replaced", ""]),
        ("export pot", ["'po'", ""]),
    ] {
        folder.line(line).says(2, &words);
    }
    let alone =
        Folder::new().with("codes.yaml", "{kody: 1, locales: [en], codes: {1: {name: A, message: It is gone}}}");
    alone.line("export po -o {locale}.po").says(2, &["no locale but \"en\"", "add a locale"]);
    alone.line("export ftl -o {locale}.ftl").says(0, &["wrote en.ftl"]);
    Folder::new().with("codes.yaml", "kody: 1\n").line("export po").says(1, &["missing-key", "codes.yaml: "]);
}
