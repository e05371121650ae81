//! What the README shows is true: its example is built and run, and prints what the README says.

use std::path::Path;
use std::process::Command;

use kody_generator::write::{Output, write};
use kody_tests::{read, root};

/// The text of the first fenced block of this language that holds a mark.
fn block(readme: &str, language: &str, mark: &str) -> String {
    let fence = format!("```{language}\n");
    let mut blocks = readme.split(&fence).skip(1).filter_map(|rest| rest.split("```").next());
    blocks.find(|block| block.contains(mark)).expect("the README has the block").to_owned()
}

fn put(folder: &Path, file: &str, text: String) {
    write(&Output { path: folder.join(file), text }, None).expect("the file can be written");
}

#[test]
fn the_worked_example_works() {
    let readme = read(&root().join("README.md"));
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let kody = root().join("kody").canonicalize().expect("the folder is there");
    let path = format!("path = {:?}", kody.display().to_string());
    let dependencies = block(&readme, "toml", "[dependencies]").replace("version = \"0.1\"", &path);
    let package = "[package]\nname = \"example\"\nedition = \"2024\"\n\n[workspace]\n\n";
    put(folder.path(), "Cargo.toml", format!("{package}{dependencies}"));
    put(folder.path(), "Cargo.lock", read(&root().join("Cargo.lock")));
    put(folder.path(), "codes.yaml", block(&readme, "yaml", "# codes.yaml"));
    put(folder.path(), "src/main.rs", block(&readme, "rust", "fn main()"));
    let cargo = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--offline"])
        .current_dir(folder.path())
        .env("CARGO_TARGET_DIR", root().join("target/downstream"))
        .output()
        .expect("cargo runs");
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
    assert_eq!(String::from_utf8_lossy(&cargo.stdout), block(&readme, "text", "is not in the catalogue"));
}
