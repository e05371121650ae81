//! The templates that come with kody, filled with every case, and the page that says what templates see.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

use kody_generator::emit::Options;
use kody_generator::{Source, Template, compile};
use kody_tests::{expect_file, read, root};
use serde_json::Value;

use crate::downstream::Package;
use crate::goldens::{cases, catalog, name};

fn example(name: &str) -> Template {
    Template::read(&root().join("examples/templates").join(name)).expect("it is a template")
}

#[test]
fn examples_make_what_is_expected() {
    for file in ["codes.ts", "codes.csv"] {
        let template = example(&format!("{file}.jinja"));
        for case in cases() {
            let text = template.emit(&catalog(&name(&case)), &Options::default());
            let text = text.unwrap_or_else(|error| panic!("{}: {error}", case.display()));
            expect_file(&case.join(file), &text);
        }
    }
}

/// The fields of each record (RFC 4180, 2).
fn records(text: &str) -> Vec<Vec<String>> {
    let mut records = vec![vec![String::new()]];
    let mut quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let record = records.last_mut().expect("there is one");
        match character {
            '"' if quoted && characters.peek() == Some(&'"') => {
                characters.next();
                record.last_mut().expect("there is one").push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => record.push(String::new()),
            '\n' if !quoted => records.push(vec![String::new()]),
            other => record.last_mut().expect("there is one").push(other),
        }
    }
    assert_eq!(records.pop(), Some(vec![String::new()]), "the last line ends");
    records
}

#[test]
fn the_example_in_csv_is_a_table() {
    for case in cases() {
        let catalog = catalog(&name(&case));
        let records = records(&read(&case.join("codes.csv")));
        let width = 3 + catalog.attributes().len() + catalog.locales().len();
        assert_eq!(records.len(), 1 + catalog.codes_and_retired().count(), "{}", case.display());
        for (record, code) in records[1..].iter().zip(catalog.codes_and_retired()) {
            assert_eq!((record.len(), record[0].as_str()), (width, code.value().to_string().as_str()), "{record:?}");
            let source = catalog.resolve(code.message(), 0).map(|message| message.general().readable().into_owned());
            assert_eq!(record[3 + catalog.attributes().len()], source.unwrap_or_default());
        }
    }
}

/// The documentation holds the reference that rustdoc shows, whose keys `context.rs` compares with a real context.
#[test]
fn the_documentation_holds_the_reference() {
    let path = root().join("docs/templates.md");
    let page = read(&path);
    let context = read(&root().join("generator/src/emit/context/context.md"));
    let (before, rest) = page.split_once("<!-- context -->\n").expect("the reference has its place");
    let (_, behind) = rest.split_once("<!-- /context -->\n").expect("the reference ends");
    let fresh = format!("{before}<!-- context -->\n\n{}\n\n<!-- /context -->\n{behind}", context.trim());
    expect_file(&path, &fresh);
}

#[test]
fn all_filters_are_documented() {
    let page = read(&root().join("docs/templates.md"));
    let filters = read(&root().join("generator/src/template/filters.rs"));
    let names =
        filters.split("OWN: &[&str] =").nth(1).and_then(|rest| rest.split(';').next()).expect("there is a list");
    let names: Vec<&str> = names.split('"').skip(1).step_by(2).collect();
    assert!(names.len() > 5, "{names:?}");
    for name in names {
        assert!(page.contains(&format!("`{name}`")) || page.contains(&format!("`{name}(")), "{name}");
    }
}

/// Members that the schema of the JSON document names are there in `catalog`, be it as `null`.
#[test]
fn all_members_of_the_document_can_be_asked_for() {
    let schema: Value = serde_json::from_str(kody_generator::emit::JSON_SCHEMA).expect("the schema is JSON");
    let catalog = catalog("lifecycle");
    let folder = tempfile::TempDir::new().expect("there is room for a folder");
    let members = |definition: &str| {
        schema["definitions"][definition]["properties"]
            .as_object()
            .expect("it has some")
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    for (expression, definition) in [
        ("catalog.codes[0]", "code"),
        ("catalog.codes[0].deprecated", "deprecated"),
        ("catalog.codes[1].deprecated", "deprecated"),
        ("catalog.codes[2]", "code"),
        ("catalog.retired[1]", "retired"),
        ("catalog.retired[0].names", "names"),
        ("catalog.locales[1]", "locale"),
        ("catalog.page", "page"),
        ("catalog.reserved[0]", "reserved"),
    ] {
        for member in members(definition) {
            let path = folder.path().join("x.jinja");
            let text = format!("{{{{ {expression}.{member} is defined }}}}");
            kody_generator::write::write(&kody_generator::write::Output { path: path.clone(), text }, None)
                .expect("there is room for a file");
            let template = Template::read(&path).expect("it is a template");
            let said = template.emit(&catalog, &Options::default()).expect("it works");
            assert_eq!(said, "true", "{expression}.{member}");
        }
    }
}

/// A catalogue as large as a large provider's goes through in its steps.
#[test]
fn large_catalogues_have_steps_enough() {
    let mut text = "kody: 1\nlocales: [en, uk, pl, de, fr]\nrules: {missing-translation: allow}\ncodes:\n".to_owned();
    for code in 0..2000 {
        text += &format!(
            "  {code}: {{name: Code{code}, message: \"Message of {code}\", description: \"When *{code}*\"}}\n"
        );
    }
    let catalog = compile(&Source::new("codes.yaml", text)).expect("nothing is wrong with it").catalog;
    for file in ["codes.ts.jinja", "codes.csv.jinja"] {
        let text = example(file).emit(&catalog, &Options::default()).expect("it comes to an end");
        assert!(text.contains("Code1999"));
    }
}

/// A build script fills templates, does so again when one of them changes, and says where one is wrong.
#[test]
fn build_scripts_fill_templates() {
    let package = Package::new("templates");
    package.write(
        "templates/list.txt.jinja",
        "{% include 'parts/head.jinja' %}\n\n{{ codes | length }} {{ locale.tag }}\n",
    );
    package.write("templates/parts/head.jinja", "Codes of {{ file }}");
    package.cargo(&["build"]).fine();
    assert_eq!(package.read("docs/en/list.txt"), "Codes of codes.yaml\n2 en\n");
    assert_eq!(package.read("docs/uk/list.txt"), "Codes of codes.yaml\n2 uk\n");
    let page = package.read("docs/en/codes.md");
    assert!(page.contains("<a id=\"WrongServer\"></a>\n\n## 13 WrongServer\n\noutcome: `failure`\n"), "{page}");

    package.write("templates/parts/head.jinja", "All codes");
    package.cargo(&["build"]).fine();
    assert_eq!(package.read("docs/en/list.txt"), "All codes\n2 en\n");

    package.write("templates/parts/head.jinja", "\n{{ fil }}");
    let said = package.cargo(&["build"]);
    let mistake = "templates/parts/head.jinja:2:4: there is no \"fil\" here [template]; did you mean \"file\"?";
    let line = said.stderr.lines().find(|line| line.starts_with("error: ") && line.contains(mistake));
    assert!(!said.ok && line.is_some_and(|line| !line.contains(": /")), "{}", said.stderr);
    assert_eq!(package.read("docs/en/list.txt"), "All codes\n2 en\n", "a mistake writes nothing");

    package.write("templates/parts/head.jinja", "Once more");
    package.cargo(&["build"]).fine();
    assert_eq!(package.read("docs/uk/list.txt"), "Once more\n2 uk\n");
}

/// TypeScript's compiler: `npm install --prefix target/typescript typescript@5`.
fn compiler() -> Option<PathBuf> {
    let compiler = root().join("target/typescript/node_modules/typescript/bin/tsc");
    assert!(compiler.exists() || env::var_os("CI").is_none(), "CI needs {}", compiler.display());
    compiler.exists().then_some(compiler)
}

fn node(arguments: &[&str], folder: &Path) -> Output {
    Command::new("node").args(arguments).current_dir(folder).output().expect("node is there")
}

/// Compiles the modules of all cases as strictly as there is, and asks one of them for messages.
#[test]
fn the_example_in_typescript_is_right() {
    let Some(compiler) = compiler() else { return };
    let compiler = compiler.canonicalize().expect("it is there").display().to_string();
    let folder = tempfile::TempDir::new().expect("there is room for a folder");
    let mut arguments = vec![compiler, "--strict".to_owned(), "--noUncheckedIndexedAccess".to_owned()];
    arguments.extend(["--target", "es2022", "--module", "commonjs"].map(str::to_owned));
    for case in cases() {
        let file = format!("{}.ts", name(&case));
        fs::copy(case.join("codes.ts"), folder.path().join(&file)).expect("the expected file is there");
        arguments.push(file);
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let output = node(&arguments, folder.path());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    let script = "const { Code, message, names } = require('./plurals.js');
        const say = (code, locale, values) => console.log(message(code, locale, values));
        for (const limit of [1, 2, 5, 21]) say(Code.Limit, 'uk', { limit, method: 'send' });
        say(Code.Limit, 'en', { limit: 1, method: 'send' });
        say(Code.Limit, 'en', { limit: 2, method: 'send' });
        say(Code.Braces, 'en', { name: 'x' });
        console.log(names[Code.Range], require('./lifecycle.js').message(1, 'uk'));";
    let said = node(&["-e", script], folder.path());
    let expected = "Не більше ніж 1 виклик методу send\nНе більше ніж 2 виклики методу send\n\
        Не більше ніж 5 викликів методу send\nНе більше ніж 21 виклик методу send\n\
        No more than 1 call to send\nsend: no more than 2 calls\nx in {braces}, x\nRange Старий спосіб\n";
    assert_eq!(String::from_utf8_lossy(&said.stdout), expected, "{}", String::from_utf8_lossy(&said.stderr));
}
