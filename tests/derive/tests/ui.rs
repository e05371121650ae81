//! What rustc says about each mistake. Read the messages as a user: is the place right, does it say what to do, is it one?

use std::env;
use std::path::Path;
use std::process::Command;

/// The rustc whose words the `.stderr` are.
const VERSION: &str = "rustc 1.95.";

fn rustc(argument: &[&str]) -> String {
    let rustc = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).args(argument).output().expect("rustc runs");
    String::from_utf8(output.stdout).expect("rustc writes UTF-8")
}

/// Another rustc has other words, which is no mistake of whoever uses it. Where the project is tested, it is always this one.
#[test]
fn every_mistake_is_explained_where_it_is() {
    if !rustc(&["--version"]).starts_with(VERSION) {
        assert!(env::var_os("CI").is_none(), "the messages are those of {VERSION}*");
        return;
    }
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/*.rs");
    // Their messages quote the library of Rust where its sources are installed.
    let sources = Path::new(rustc(&["--print", "sysroot"]).trim()).join("lib/rustlib/src/rust/library");
    if !sources.exists() {
        cases.compile_fail("tests/ui/std/*.rs");
    }
}
