//! What was released stays: catalogues and their locks through the doors, through git and through years of changes.

use kody_generator::Source;

use crate::downstream::Package;

const LOCK: &str = "# kody lock 1\nrepr u16\n0 Ok\n13 WrongServer\n";

/// What cargo reports as errors where both doors meet a lock that the catalogue has broken.
const GONE: &str = "the released code 20 (\"Gone\") is gone from the catalogue [lock-removed]";

#[test]
fn the_macro_honours_and_tracks_the_lock() {
    let package = Package::new("macro");
    package.write("codes.lock", LOCK);
    let before = package.cargo(&["run", "--quiet"]).fine();
    assert!(package.cargo(&["build", "--verbose"]).fine().built_nothing());

    package.write("codes.lock", &format!("{LOCK}20 Gone\n"));
    let said = package.cargo(&["build"]);
    assert!(!said.ok && said.stderr.contains(GONE) && said.stderr.contains("--> codes.lock:5:1"), "{}", said.stderr);
    assert_eq!(said.stderr.matches("error: ").count(), 2, "one error, and that of cargo: {}", said.stderr);

    std::fs::remove_file(package.path("codes.lock")).expect("it is there");
    assert_eq!(package.cargo(&["run", "--quiet"]).fine().stdout, before.stdout, "without a lock, all is well again");
    assert!(package.cargo(&["build", "--verbose"]).fine().built_nothing());
}

#[test]
fn the_build_script_honours_and_tracks_the_lock() {
    let package = Package::new("script");
    package.cargo(&["build"]).fine();
    assert!(package.cargo(&["build", "--verbose"]).fine().built_nothing(), "a lock that is not there is no change");

    package.write("codes.lock", LOCK);
    package.edit("codes.yaml", "en: Wrong server", "en: Another server");
    package.cargo(&["build"]).fine();
    assert!(package.cargo(&["build", "--verbose"]).fine().built_nothing());

    let page = package.read("docs/en/codes.md");
    package.write("codes.lock", &format!("{LOCK}20 Gone\n"));
    package.edit("codes.yaml", "en: Another server", "en: The third server");
    let said = package.cargo(&["build"]);
    assert!(!said.ok && said.stderr.contains(&format!(": codes.lock:5:1: {GONE}")), "{}", said.stderr);
    assert_eq!(package.read("docs/en/codes.md"), page, "a broken promise makes no page");

    package.write("codes.lock", LOCK);
    package.cargo(&["build"]).fine();
    assert_ne!(package.read("docs/en/codes.md"), page);
}

#[test]
fn a_lock_that_cannot_be_read_is_an_error() {
    let package = Package::new("macro");
    std::fs::create_dir(package.path("codes.lock")).expect("there is room for it");
    let said = package.cargo(&["build"]);
    assert!(!said.ok && said.stderr.contains("\"codes.lock\" is a directory"), "{}", said.stderr);
    let error = Source::read_with_lock(&package.path("codes.yaml"), "codes.yaml").expect_err("it is a folder");
    assert!(error.to_string().contains("codes.lock"), "{error}");
}
