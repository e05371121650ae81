//! `kody man`: the pages, rendered by groff.

use std::process::Command;

use crate::{Folder, commands, run, text};

/// What groff makes of a page, and what it warns about.
fn rendered(folder: &Folder, page: &str) -> Option<(String, String)> {
    let groff = Command::new("groff").args(["-ww", "-man", "-Tutf8", "-P-cbou"]).arg(folder.path(page)).output();
    assert!(groff.is_ok() || std::env::var_os("CI").is_none(), "groff is missing: .ci/run installs it");
    let output = groff.ok()?;
    let text = |bytes| String::from_utf8(bytes).expect("groff speaks UTF-8");
    Some((text(output.stdout), text(output.stderr)))
}

#[test]
fn every_command_has_a_page() {
    let folder = Folder::new();
    folder.line("man -o share/man1").says(0, &["wrote share/man1/kody.1", "wrote share/man1/kody-check.1"]);
    folder.line("man -o share/man1").says(0, &["unchanged share/man1/kody.1"]);
    for command in commands() {
        let name = ["kody".to_owned(), command.replace(' ', "-")].join("-");
        let page = format!("share/man1/{}.1", name.trim_end_matches('-'));
        let Some((shown, warnings)) = rendered(&folder, &page) else { return };
        assert_eq!(warnings, "", "{page}");
        let above = command
            .rsplit_once(' ')
            .map_or("kody".to_owned(), |(above, _)| format!("kody-{}", above.replace(' ', "-")));
        let see_also = if command.is_empty() { "kody-check(1)".to_owned() } else { format!("{above}(1)") };
        for part in ["NAME", "SYNOPSIS", &format!("kody {command}"), &see_also] {
            assert!(shown.contains(part.trim()), "{page}: no {part:?} in\n{shown}");
        }
        assert!(!shown.contains('\u{1b}') && !text(&folder.path(&page)).contains('\u{1b}'), "{page}");
    }
    assert_eq!(folder.path("share/man1").read_dir().expect("it is there").count(), commands().len());
}

#[test]
fn the_page_of_kody_goes_to_stdout() {
    let folder = Folder::new();
    let page = folder.line("man").fine();
    let folder = folder.with("kody.1", &page);
    let Some((shown, _)) = rendered(&folder, "kody.1") else { return };
    for line in [
        "KODY(1)                         Manual of kody                         KODY(1)",
        "       kody check                          find the mistakes in ./codes.yaml",
        "EXIT STATUS",
        "         13: {name: WrongServer, message: Request sent to the wrong server}",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "no {line:?} in\n{shown}");
    }
}

#[test]
fn a_folder_that_cannot_be_is_trouble() {
    Folder::with_catalog().line("man -o codes.yaml").says(2, &["cannot write \"codes.yaml/kody.1\""]);
}

/// Whoever reads manual pages with man is not told about groff's warnings, so the whole way is tried too.
#[test]
fn man_shows_the_page() {
    let folder = Folder::new();
    folder.line("man -o man1").expect(0);
    let mut man = Command::new("man");
    man.args(["--warnings", "-l"])
        .arg(folder.path("man1/kody-generate.1"))
        .env("MANWIDTH", "80")
        .env("LC_ALL", "C.UTF-8");
    if man.output().is_err() {
        return;
    }
    let run = run(&mut man).expect(0);
    assert_eq!(run.stderr, "");
    assert!(run.stdout.contains("kody generate rust -o src/codes.rs"), "{}", run.stdout);
}
