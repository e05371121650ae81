//! The invariants of the source tree: which module may use which, and how long a file may be.

use std::path::{Path, PathBuf};

use kody_tests::{read, root};

/// A module of the generator, and the modules it may use.
const ARROWS: &[(&str, &[&str])] = &[
    ("source", &["finding", "unicode"]),
    ("unicode", &[]),
    ("finding", &["near", "source", "unicode"]),
    ("near", &[]),
    ("yaml", &["finding", "source"]),
    ("lower", &["catalog", "finding", "near", "source", "unicode", "yaml"]),
    ("catalog", &["finding", "source"]),
    ("lock", &["catalog", "finding", "names", "source", "unicode"]),
    ("names", &[]),
    ("markup", &[]),
    ("plurals", &["catalog"]),
    ("check", &["catalog", "finding", "lock", "markup", "names", "plurals", "source", "unicode"]),
    ("salvage", &["catalog", "check", "finding", "names", "source", "unicode"]),
    ("emit", &["catalog", "emit", "finding", "markup", "names", "plurals", "unicode"]),
    ("template", &["catalog", "emit", "finding", "markup", "names", "near", "source"]),
    ("write", &["source"]),
];

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
            for line in read(&file).lines() {
                let Some(rest) = line.trim().strip_prefix("use crate::") else { continue };
                let used = rest.split([':', ';', '{', ' ']).next().unwrap_or_default();
                assert!(allowed.contains(&used), "{} uses {used}: {line}", file.display());
            }
        }
    }
}

#[test]
fn files_are_short_and_say_what_they_are() {
    for folder in ["cli/src", "generator/src", "kody/src", "macros/src", "mdbook/src", "src", "weave/src"] {
        for file in rust_files(&root().join(folder)) {
            let text = read(&file);
            let own = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            assert!(own.lines().count() <= 400, "{} is longer than 400 lines", file.display());
            assert!(text.starts_with("//! "), "{} does not say what it is", file.display());
        }
    }
}
