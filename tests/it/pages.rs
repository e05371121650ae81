//! What is generated and committed is what would be generated now.

use std::path::Path;

use kody_generator::emit::{Options, emitter};
use kody_generator::{Source, compile};
use kody_tests::{read, root};

#[test]
fn every_package_carries_the_licences() {
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        let text = read(&root().join(licence));
        for package in ["cli", "generator", "kody", "macros"] {
            assert_eq!(read(&root().join(package).join(licence)), text, "{package}/{licence} is not {licence}");
        }
    }
}

#[test]
fn pages_are_fresh() {
    let source = Source::read(&root().join("codes.yaml"), "codes.yaml").expect("the catalogue can be read");
    let compiled = compile(&source).expect("nothing is wrong with it");
    assert_eq!(compiled.warnings, [], "the catalogue of the SMS API has not even warnings");
    let options = Options::for_file(Path::new("codes.yaml"));
    let markdown = emitter("markdown").expect("it is there");
    for (path, text) in markdown.files(&compiled.catalog, "docs/{locale}/api-codes.md", &options) {
        assert_eq!(read(&root().join(&path)), text, "{path} is stale: run cargo build");
    }
    for (path, text) in emitter("html").expect("it is there").folder(&compiled.catalog, &options) {
        let fresh = read(&root().join("docs").join(&path)) == text;
        assert!(fresh, "docs/{path} is stale: run cargo build");
    }
}
