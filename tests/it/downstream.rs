//! Users' crates, built by a real cargo: both doors from a fresh checkout on, and what happens when the catalogue changes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::SystemTime;
use std::{env, fs, thread};

use kody_generator::emit::{Options, emitter};
use kody_generator::write::{self, write};
use kody_generator::{Level, Source, compile};
use kody_tests::{read, root, tests};
use serde_json::Value;
use tempfile::TempDir;

/// A copy of a crate of `tests/downstream`, which a test may change.
pub(crate) struct Package {
    folder: TempDir,
}

/// The target folder that all of them share, so that their dependencies are compiled once.
pub(crate) fn target() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("downstream")
}

/// What cargo said.
pub(crate) struct Said {
    pub(crate) ok: bool,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Package {
    pub(crate) fn new(template: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(1);
        let package = Self { folder: TempDir::new().expect("there is room for a folder") };
        let from = tests().join("downstream").join(template);
        for file in ["Cargo.toml", "build.rs", "codes.yaml", "signed.yaml", "strings.yaml", "src/lib.rs", "src/main.rs"]
        {
            if from.join(file).exists() {
                let here = root().canonicalize().expect("the workspace is there").display().to_string();
                package.write(file, &read(&from.join(file)).replace("../../..", &here));
            }
        }
        // Cargo tells packages in one target folder apart by name and version, not by where they are.
        let version = format!("version = \"0.1.{}\"", COUNT.fetch_add(1, Ordering::Relaxed));
        package.edit("Cargo.toml", "version = \"0.1.0\"", &version);
        // The versions that the workspace is built with, so that nothing is looked up or compiled twice.
        package.write("Cargo.lock", &read(&root().join("Cargo.lock")));
        package
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    pub(crate) fn read(&self, file: &str) -> String {
        read(&self.path(file))
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        let output = write::Output { path: self.path(file), text: text.to_owned() };
        write(&output, None).expect("the file can be written");
    }

    pub(crate) fn edit(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{file} has no {from:?}");
        self.write(file, &text.replacen(from, to, 1));
    }

    pub(crate) fn cargo(&self, arguments: &[&str]) -> Said {
        self.cargo_with(arguments, &[])
    }

    pub(crate) fn cargo_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Said {
        let mut command = Command::new(env!("CARGO"));
        command.args(arguments).env("CARGO_NET_OFFLINE", "true").current_dir(self.folder.path());
        command.env("CARGO_TARGET_DIR", target());
        command.env("CARGO_TERM_COLOR", "never").env_remove("DOCS_RS").envs(variables.iter().copied());
        Said::of(command.output().expect("cargo is there"))
    }

    /// The pages that the build script made, by name, with the time of their last change.
    fn pages(&self) -> BTreeMap<String, (String, SystemTime)> {
        let mut pages = BTreeMap::new();
        for locale in ["en", "uk"] {
            let name = format!("docs/{locale}/codes.md");
            if let Ok(modified) = fs::metadata(self.path(&name)).and_then(|metadata| metadata.modified()) {
                pages.insert(name.clone(), (self.read(&name), modified));
            }
        }
        pages
    }
}

impl Said {
    fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).expect("cargo says it in UTF-8");
        Self { ok: output.status.success(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    #[track_caller]
    pub(crate) fn fine(self) -> Self {
        assert!(self.ok, "{}{}", self.stdout, self.stderr);
        self
    }

    /// The messages of `--message-format=json` with this reason.
    fn messages(&self, reason: &str) -> Vec<Value> {
        let messages = self.stdout.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        messages.filter(|message| message["reason"] == reason).collect()
    }

    pub(crate) fn built_nothing(&self) -> bool {
        !self.stderr.contains("Running `")
    }
}

#[test]
fn an_edit_of_the_catalogue_is_seen_by_the_macro() {
    let package = Package::new("macro");
    let run = || package.cargo(&["run", "--quiet"]).fine().stdout;
    assert_eq!(run(), "0 Ok success Request completed\n13 WrongServer failure Wrong server\n");
    package.edit("codes.yaml", "en: Wrong server", "en: The server is another one");
    assert_eq!(run(), "0 Ok success Request completed\n13 WrongServer failure The server is another one\n");
    let code = "codes:\n  7: {name: Gone, attributes: {outcome: failure}, message: {uk: Немає, en: Gone}}";
    package.edit("codes.yaml", "codes:", code);
    assert!(run().contains("7 Gone failure Gone\n"));
    assert!(package.cargo(&["build", "--verbose"]).fine().built_nothing());
}

#[test]
fn modules_have_no_warnings_in_the_crates_of_users() {
    for template in ["macro", "script", "shapes"] {
        let package = Package::new(template);
        package.cargo(&["clippy", "--quiet", "--", "-D", "warnings", "-W", "clippy::pedantic"]).fine();
        package.cargo_with(&["doc", "--quiet", "--no-deps"], &[("RUSTDOCFLAGS", "-D warnings")]).fine();
    }
}

#[test]
fn crates_carry_neither_the_catalogue_nor_the_folder() {
    let package = Package::new("macro");
    package.cargo(&["rustc", "--quiet", "--lib", "--", "-C", "debuginfo=0"]).fine();
    let library = target().join("debug/libdownstream_macro.rlib");
    let library = kody_generator::read_if_present(&library).expect("it can be read").expect("it is there");
    let holds = |text: &str| library.windows(text.len()).any(|part| part == text.as_bytes());
    assert!(holds("Хибний сервер"), "this is not the library");
    assert!(!holds("This comment is for the people"), "the YAML is in the library");
    let folder = package.folder.path().display().to_string();
    assert!(!holds(&format!("{folder}/codes.yaml")), "the library depends on the folder");
}

#[test]
fn catalogues_of_all_shapes_work_in_one_crate() {
    Package::new("shapes").cargo(&["test", "--quiet", "--lib"]).fine();
}

/// Functions of many variants are divided, and divided again: see `code_of` in `generator/src/emit/rust/messages.rs`.
#[test]
fn many_messages_know_their_codes() {
    let package = Package::new("shapes");
    let numbers = || (1..=1_100).filter(|number| number % 500 != 0);
    for (kind, given) in [("text", "&7"), ("integer", "7.into()")] {
        let text = |number| if number % 3 == 0 { "All of {it}" } else { "Nothing" };
        let code = |number| format!("  {number}: {{name: N{number}, message: \"{}\"}}\n", text(number));
        let codes: String = numbers().map(code).collect();
        let codes = codes.replace("of {it}\"", &format!("of {{it}}\", args: {{it: {kind}}}"));
        package.write(&format!("{kind}.yaml"), &format!("kody: 1\nlocales: [en]\ncodes:\n{codes}"));
        let fields = |number| if number % 3 == 0 { format!("{{ it: {given} }}") } else { String::new() };
        // Where one chunk ends and the next one begins.
        let asserts = numbers().filter(|number| number % 64 < 4).map(|number| {
            let said = text(number).replace("{it}", "7");
            format!(
                "    assert_eq!(say(api::Message::N{number} {}), ({number}, {said:?}.to_owned()));\n",
                fields(number)
            )
        });
        let module = format!(
            "#[renamed::catalog(\"{kind}.yaml\", crate = \"renamed\")]\npub mod api {{}}\n\n#[test]\nfn knows() {{\n    \
             let say = |message: api::Message<'_>| (message.code() as u16, message.to_string());\n{}}}\n",
            asserts.collect::<String>()
        );
        package.write(&format!("src/{kind}.rs"), &module);
    }
    package.write("src/lib.rs", "#![cfg(test)]\nmod integer;\nmod text;\n");
    package.cargo(&["test", "--quiet", "--lib"]).fine();
}

/// Ways to break the catalogue: what to replace by what.
const BREAKS: &[(&str, &[(&str, &str)])] = &[
    ("several things", &[("name: Ok", "nme: Ok"), ("success, retry", "sucess, retry"), ("{uk: Хибний сервер, ", "{")]),
    ("a text", &[("Wrong server", "Wrong {server")]),
    ("a quote that stays open", &[("\"Record not found\"", "\"Record not found")]),
    ("a quote too many", &[("\"Record not found\"", "\"Record\" not found")]),
    ("a tab", &[("    message: {uk: Запис", "\tmessage: {uk: Запис")]),
    ("a brace that stays open", &[("retry: false}\n    message: {uk: Запис", "retry: false\n    message: {uk: Запис")]),
    ("an indent", &[("  13:\n", "   13:\n")]),
    ("a colon too many", &[("name: WrongServer", "name: Wrong: Server")]),
    ("the first line", &[("kody: 1", "kody: [")]),
    ("the locales", &[("locales: [uk, en, pt-BR]", "locales: [uk, en, pt-BR")]),
    ("the attributes", &[("outcome: [success, failure]", "outcome: [success, failure")]),
    ("a misspelt locale", &[("pt-BR]", "pt_BR]")]),
    ("another locale", &[("pt-BR]", "pt]")]),
    ("no locales", &[("locales: [uk, en, pt-BR]\n", "")]),
    ("a misspelt attribute", &[("  retry: {type", "  rerty: {type")]),
    ("a misspelt value", &[("[success, failure]", "[sucess, failure]")]),
    ("a misspelt type", &[("type: bool", "type: boole")]),
    ("no attributes", &[("attributes:\n  outcome: [success, failure]\n  retry: {type: bool}\n", "")]),
    ("a number twice", &[("  13:", "  2:")]),
    ("a name twice", &[("name: RateLimit", "name: WrongServer")]),
    ("a number too large", &[("  30:", "  70000:")]),
    ("no number", &[("  30:", "  thirty:")]),
    ("another type of codes", &[("kody: 1", "kody: 1\nrepr: u61")]),
    ("a byte", &[("Concluído", "Concluído\0")]),
    ("two documents", &[("codes:", "---\ncodes:")]),
];

#[test]
fn a_broken_catalogue_is_all_that_rustc_reports() {
    let whole = Package::new("broken");
    whole.cargo(&["check"]).fine();
    let mut report = String::new();
    for (what, replacements) in BREAKS {
        let package = Package::new("broken");
        replacements.iter().for_each(|(from, to)| package.edit("codes.yaml", from, to));
        let source = Source::new("codes.yaml", package.read("codes.yaml"));
        let Err(rejected) = compile(&source) else { panic!("{what} breaks nothing") };
        let expected = rejected.findings.iter().filter(|finding| finding.level == Level::Deny);
        let expected: Vec<String> = expected.map(|finding| finding.render(&source)).collect();
        report += &difference(what, expected, errors(&package));
    }
    assert!(report.is_empty(), "{report}");
}

#[test]
fn a_catalogue_that_is_not_there_is_all_that_rustc_reports() {
    // The enums of attributes are the one thing that nobody can know then: each use is an error of its own.
    let package = Package::new("broken");
    package.edit("src/lib.rs", "api::Outcome::Success", "\"success\"");
    package.edit("src/lib.rs", "api::Outcome::Failure", "\"failure\"");
    package.edit("src/lib.rs", "code.outcome()", "code.outcome().as_str()");
    package.edit("src/lib.rs", "\"failure\" => 1", "_ => 1");
    package.cargo(&["check"]).fine();
    let whole = package.read("codes.yaml");
    for (text, messages) in [("", &["the file is empty"][..]), ("kody: 1", &["lacks the key", "lacks the key"])] {
        package.write("codes.yaml", text);
        let errors = errors(&package);
        let right =
            errors.len() == messages.len() && errors.iter().zip(messages).all(|(error, part)| error.contains(part));
        assert!(right, "{text:?}: {errors:#?}");
    }
    fs::remove_file(package.path("codes.yaml")).expect("it is there");
    let errors = errors(&package);
    assert!(errors.len() == 1 && errors[0].contains("there is no file"), "{errors:#?}");
    package.write("codes.yaml", &whole);
    package.cargo(&["check"]).fine();
}

#[test]
fn a_language_of_the_docs_that_is_not_there_is_all_that_rustc_reports() {
    let package = Package::new("broken");
    package.edit("src/lib.rs", "(\"codes.yaml\")", "(\"codes.yaml\", docs = \"de\")");
    let errors = errors(&package);
    let said = "not at the path: the catalogue has no locale \"de\": it has ";
    assert!(errors.len() == 1 && errors[0].starts_with(said) && errors[0].ends_with("(\"de\")"), "{errors:#?}");
}

/// The errors of a build. Each must stand at the path of the catalogue; what does not is marked.
fn errors(package: &Package) -> Vec<String> {
    let said = package.cargo(&["check", "--message-format=json"]);
    let errors = said.messages("compiler-message").into_iter().filter_map(|message| {
        let message = &message["message"];
        let text = message["message"].as_str().unwrap_or_default();
        let is_summary = text.starts_with("aborting due to") || text.starts_with("could not compile");
        if message["level"] != "error" || is_summary {
            return None;
        }
        let spans = message["spans"].as_array().expect("it is a list");
        let line = &spans.iter().find(|span| span["is_primary"] == true)?["text"][0];
        let column = |end: &str| line[end].as_u64().and_then(|column| usize::try_from(column - 1).ok());
        let (start, end) = (column("highlight_start")?, column("highlight_end")?);
        let marked = line["text"].as_str()?.get(start..end).unwrap_or_default();
        Some(if marked == "\"codes.yaml\"" { text.to_owned() } else { format!("not at the path: {text} ({marked})") })
    });
    errors.collect()
}

fn difference(what: &str, mut expected: Vec<String>, mut found: Vec<String>) -> String {
    expected.sort();
    found.sort();
    if expected == found { String::new() } else { format!("--- {what}\nexpected {expected:#?}\nfound {found:#?}\n") }
}

#[test]
fn the_build_script_writes_what_the_emitters_say() {
    let package = Package::new("script");
    let built = package.cargo(&["build", "--message-format=json"]).fine();
    let folder = built.messages("build-script-executed").iter().find_map(|message| {
        let own = message["package_id"].as_str()?.contains("downstream-script");
        own.then(|| PathBuf::from(message["out_dir"].as_str().unwrap_or_default()))
    });
    let compiled = compile(&Source::new("codes.yaml", package.read("codes.yaml"))).expect("nothing is wrong with it");
    let options = Options::for_file(Path::new("codes.yaml"));
    let rust = emitter("rust").expect("it is there").emit(&compiled.catalog, &options);
    assert_eq!(read(&folder.expect("the script has run").join("codes.rs")), rust);
    let pages = emitter("markdown").expect("it is there").files(&compiled.catalog, "docs/{locale}/codes.md", &options);
    let written = package.pages().into_iter().map(|(name, (text, _))| (name, text));
    assert_eq!(written.collect::<BTreeMap<_, _>>(), pages.into_iter().collect());
}

#[test]
fn pages_are_written_when_they_change_and_only_then() {
    let package = Package::new("script");
    package.cargo(&["build"]).fine();
    let first = package.pages();
    assert!(package.cargo(&["build", "--verbose"]).fine().built_nothing(), "a second build has nothing to do");
    assert_eq!(package.pages(), first);

    fs::remove_file(package.path("docs/uk/codes.md")).expect("it is there");
    package.cargo(&["build"]).fine();
    assert_eq!(package.pages(), first, "a page that is gone comes back");

    package.write("docs/uk/codes.md", "by hand");
    package.cargo(&["build"]).fine();
    assert_eq!(package.pages(), first, "a page that was edited by hand is put right");

    package.edit("codes.yaml", "en: Wrong server", "en: Another server");
    package.cargo(&["build"]).fine();
    let edited = package.pages();
    assert_eq!(edited["docs/uk/codes.md"], first["docs/uk/codes.md"], "this page has the same bytes");
    assert!(edited["docs/en/codes.md"].0.contains("Another server"));

    package.edit("codes.yaml", "kody: 1", "kodi: 1");
    package.edit("codes.yaml", "name: Ok", "name: 0k");
    let said = package.cargo(&["build"]);
    let errors: Vec<&str> = said.stderr.lines().filter(|line| line.contains("codes.yaml:")).collect();
    assert!(!said.ok && errors.len() == 2 && errors.iter().all(|line| line.starts_with("error: ")), "{}", said.stderr);
    assert_eq!(package.pages(), edited, "a broken catalogue writes nothing");
}

#[test]
fn warnings_of_the_catalogue_are_warnings_of_cargo() {
    let package = Package::new("script");
    package.edit("codes.yaml", "{uk: Хибний сервер, en: Wrong server}", "{uk: Хибний сервер}");
    let said = package.cargo(&["build"]).fine();
    let expected = ": codes.yaml:14:5: the message of the code 13 is not translated";
    let warning = said.stderr.lines().find(|line| line.starts_with("warning: downstream-script@"));
    assert!(warning.is_some_and(|line| line.contains(expected)), "{}", said.stderr);
}

#[test]
fn nothing_is_written_in_a_copy_of_the_package() {
    for mark in ["Cargo.toml.orig", ".cargo_vcs_info.json", ".cargo-checksum.json", ".cargo-ok"] {
        let package = Package::new("script");
        package.write(mark, "{}");
        package.cargo(&["build"]).fine();
        assert!(!package.path("docs").exists(), "{mark}");
    }
    let package = Package::new("script");
    package.cargo_with(&["build"], &[("DOCS_RS", "1")]).fine();
    assert!(!package.path("docs").exists(), "DOCS_RS");
    package.cargo(&["build"]).fine();
    assert_eq!(package.pages().len(), 2, "back in the house of its developer");
}

#[test]
fn a_page_that_may_not_be_written_is_a_warning() {
    let package = Package::new("script");
    package.cargo(&["build"]).fine();
    let page = package.path("docs/en/codes.md");
    let mut permissions = fs::metadata(&page).expect("it is there").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&page, permissions).expect("the file is ours");
    package.edit("codes.yaml", "en: Wrong server", "en: Another server");
    let said = package.cargo(&["build"]).fine();
    assert!(said.stderr.contains("it is out of date"), "{}", said.stderr);
    assert!(package.read("docs/en/codes.md").contains("Wrong server"));
}

#[test]
fn builds_at_once_leave_whole_pages() {
    let package = Package::new("script");
    let built = package.cargo(&["build", "--message-format=json"]).fine();
    let artifacts = built.messages("compiler-artifact");
    let script = artifacts.iter().find(|artifact| {
        artifact["target"]["kind"][0] == "custom-build"
            && artifact["manifest_path"] == *package.path("Cargo.toml").to_string_lossy()
    });
    let script = script.and_then(|artifact| artifact["filenames"][0].as_str()).expect("the script was built");
    let catalogs =
        ["Wrong server", "Another server"].map(|text| package.read("codes.yaml").replace("Wrong server", text));
    let page = |catalog: &str| {
        let compiled = compile(&Source::new("codes.yaml", catalog)).expect("nothing is wrong with it");
        emitter("markdown").expect("it is there").emit(&compiled.catalog, &Options { locale: 1, ..Options::default() })
    };
    let pages = [page(&catalogs[0]), page(&catalogs[1])];
    for catalog in catalogs.iter().rev().cycle().take(40) {
        package.write("codes.yaml", catalog);
        let run = |folder: &str| {
            let folder = package.path(folder);
            fs::create_dir_all(&folder).expect("there is room");
            let mut command = Command::new(script);
            command.env("CARGO_MANIFEST_DIR", package.folder.path()).env("OUT_DIR", folder).env_remove("DOCS_RS");
            Said::of(command.output().expect("the script runs"))
        };
        thread::scope(|scope| {
            let runs = ["out1", "out2"].map(|folder| scope.spawn(move || run(folder)));
            while !runs.iter().all(thread::ScopedJoinHandle::is_finished) {
                assert!(pages.contains(&package.read("docs/en/codes.md")), "half a page");
            }
            for run in runs {
                let said = run.join().expect("nobody panics").fine().stdout;
                assert!(!said.contains("cargo::error") && !said.contains("cargo::warning"), "{said}");
            }
        });
    }
    let left = package
        .path("docs/en")
        .read_dir()
        .expect("it is there")
        .map(|entry| entry.expect("it can be read").file_name());
    assert_eq!(left.collect::<Vec<_>>(), ["codes.md"]);
}
