//! The invariants of the source tree: which module may use which, and how long a file may be.

use std::path::{Path, PathBuf};

use kody_tests::{read, root};

/// A module of the generator, and the modules it may use.
const ARROWS: &[(&str, &[&str])] = &[
    ("source", &["finding", "unicode"]),
    ("unicode", &[]),
    ("finding", &["near", "source", "unicode"]),
    ("near", &[]),
    ("parallel", &[]),
    ("yaml", &["finding", "source", "unicode"]),
    ("lower", &["catalog", "finding", "near", "source", "unicode", "yaml"]),
    ("catalog", &["finding", "source"]),
    ("lock", &["catalog", "finding", "names", "source", "unicode"]),
    ("names", &[]),
    ("search", &[]),
    ("markup", &["search", "unicode"]),
    ("plurals", &["catalog"]),
    ("check", &["catalog", "finding", "lock", "markup", "names", "plurals", "source", "unicode"]),
    ("salvage", &["catalog", "check", "finding", "names", "source", "unicode"]),
    ("emit", &["catalog", "emit", "finding", "markup", "names", "parallel", "plurals", "search", "unicode"]),
    ("template", &["catalog", "emit", "finding", "markup", "names", "near", "parallel", "source"]),
    ("write", &["source"]),
    ("build", &["catalog", "compile", "emit", "finding", "source", "template", "write"]),
];

/// What stands in the root of the generator, by what it belongs to.
const ROOT: &[(&str, &str)] = &[("compile", "compile"), ("Compiled", "compile"), ("Rejected", "compile")];

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in folder.read_dir().expect("the folder is there") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

#[test]
fn modules_use_only_what_they_may() {
    let src = root().join("generator/src");
    for (module, allowed) in ARROWS {
        let single = src.join(format!("{module}.rs"));
        let files = if single.exists() { vec![single] } else { rust_files(&src.join(module)) };
        assert!(!files.is_empty(), "the module {module} is gone");
        for file in files {
            for used in used(own(&read(&file))) {
                assert!(allowed.contains(&used.as_str()), "{} uses {used}", file.display());
            }
        }
    }
}

#[test]
fn every_module_has_its_arrows() {
    let entries = root().join("generator/src").read_dir().expect("the folder is there");
    let stem = |path: PathBuf| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let mut modules: Vec<String> = entries.map(|entry| stem(entry.expect("it can be read").path())).collect();
    modules.retain(|module| module != "lib");
    modules.sort();
    let mut known: Vec<&str> = ARROWS.iter().map(|(module, _)| *module).collect();
    known.sort_unstable();
    assert_eq!(modules, known);
}

/// A file without its tests.
fn own(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default()
}

/// The modules that a text names, wherever it does: `use crate::x;`, `use crate::{x::A, y};`, `crate::x::f()`.
fn used(text: &str) -> Vec<String> {
    let code: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let code = code.join("\n");
    let mut used = Vec::new();
    for (at, path) in code.match_indices("crate::") {
        let rest = &code[at + path.len()..];
        used.extend(match rest.strip_prefix('{') {
            Some(group) => members(group),
            None => vec![module(rest)],
        });
    }
    used
}

/// The modules of the members of a group, up to its brace.
fn members(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut members = vec![String::new()];
    for character in group.chars() {
        match character {
            '}' if depth == 0 => break,
            ',' if depth == 0 => members.push(String::new()),
            other => {
                depth += i32::from(other == '{') - i32::from(other == '}');
                members.last_mut().expect("there is one from the start").push(other);
            }
        }
    }
    members.iter().map(|member| member.trim()).filter(|member| !member.is_empty()).map(module).collect()
}

/// The module with which a path in the crate begins.
fn module(path: &str) -> String {
    let first = path.split(|letter: char| !letter.is_alphanumeric() && letter != '_').next().unwrap_or_default();
    ROOT.iter().find(|(name, _)| *name == first).map_or(first, |(_, module)| module).to_owned()
}

#[test]
fn paths_are_seen_wherever_they_stand() {
    for (text, expected) in [
        ("use crate::emit;\nuse crate::yaml::{self, Node};", &["emit", "yaml"][..]),
        ("use crate::{\n    emit::{a, b},\n    Compiled,\n};", &["emit", "compile"]),
        ("fn f(a: &crate::Catalog) -> Vec<crate::yaml::Node> {} // crate::lock", &["Catalog", "yaml"]),
        ("pub(crate) fn f() {}", &[]),
    ] {
        assert_eq!(used(text), expected);
    }
}

#[test]
fn files_are_short_and_say_what_they_are() {
    for folder in ["cli/src", "generator/src", "kody/src", "derive/src", "macros/src", "mdbook/src", "src", "weave/src"]
    {
        for file in rust_files(&root().join(folder)) {
            let text = read(&file);
            assert!(own(&text).lines().count() <= 400, "{} is longer than 400 lines", file.display());
            assert!(text.starts_with("//! "), "{} does not say what it is", file.display());
        }
    }
}
