//! A writer that is killed leaves the old file or the new one, whole, and no litter that stays.
//!
//! `KODY_KILLS=1000 cargo test -p kody-cli --test it kill` kills more often.

#![cfg(target_os = "linux")]

use std::process::{Child, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::{CATALOG, Folder};

/// How often it is killed where `KODY_KILLS` does not say.
const KILLS: u32 = 100;

fn names(folder: &Folder) -> Vec<String> {
    let entries = folder.path("").read_dir().expect("the folder is there");
    let mut names: Vec<String> =
        entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

fn deprecate(folder: &Folder, since: &str) -> Child {
    let mut command = folder.command();
    command.args(["deprecate", "13", "--since", since]).stderr(Stdio::null());
    command.spawn().expect("the binary can be run")
}

/// Waits until the writer has begun to write, or has ended.
fn wait_for_draft(folder: &Folder, child: &mut Child, known: usize) {
    while names(folder).len() <= known && child.try_wait().expect("it is ours").is_none() {
        std::hint::spin_loop();
    }
}

#[test]
fn a_killed_writer_leaves_a_whole_file_and_no_litter() {
    // It is large enough that writing takes some time.
    let note = format!("# {}\n", "довгий коментар ".repeat(60));
    let folder = Folder::new().with("codes.yaml", &(CATALOG.to_owned() + &note.repeat(100)));
    let start = Instant::now();
    deprecate(&folder, "2.1").wait().expect("it ends");
    let whole = start.elapsed();
    let kills = std::env::var("KODY_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let (mut old, mut since) = (folder.text("codes.yaml"), "2.1".to_owned());
    let (mut kept, mut replaced) = (0, 0);
    for kill in 0..kills {
        let next = format!("3.{kill}");
        let new = old.replacen(&format!("since: \"{since}\""), &format!("since: \"{next}\""), 1);
        assert_ne!(old, new);
        let known = names(&folder).len();
        let mut child = deprecate(&folder, &next);
        if kill % 2 == 0 {
            wait_for_draft(&folder, &mut child, known);
        } else {
            sleep(whole * (kill * 37 % 120) / 100);
        }
        child.kill().expect("it is ours");
        child.wait().expect("it ends");
        let found = folder.text("codes.yaml");
        assert!(found == old || found == new, "neither the old nor the new file after {kill} kills");
        if found == new {
            (old, since) = (new, next);
            replaced += 1;
        } else {
            kept += 1;
        }
    }
    assert!(kept > 0, "it was never killed in time: {replaced} of {kills} were written");
    // Drafts of the last two seconds may still be there.
    sleep(Duration::from_millis(2_100));
    assert!(deprecate(&folder, "9.9").wait().expect("it ends").success());
    assert_eq!(names(&folder), ["codes.yaml"]);
}

#[test]
fn drafts_of_others_are_left_alone() {
    let own = format!(".codes.yaml.{}-0.tmp", std::process::id());
    let folder = Folder::with_catalog();
    let others =
        [own.as_str(), ".codes.yaml.swp", ".codes.yaml.1-x.bak", ".other.yaml.4194303-0.tmp", ".codes.yaml.tmp"];
    for name in others.iter().chain(&[".codes.yaml.4194303-0.tmp"]) {
        std::fs::copy(folder.path("codes.yaml"), folder.path(name)).expect("there is room for it");
        let file = std::fs::OpenOptions::new().write(true).open(folder.path(name)).expect("it is there");
        file.set_modified(std::time::SystemTime::now() - Duration::from_secs(60)).expect("it is ours");
    }
    assert!(deprecate(&folder, "9.9").wait().expect("it ends").success());
    let mut expected: Vec<&str> = others.into_iter().chain(["codes.yaml"]).collect();
    expected.sort_unstable();
    assert_eq!(names(&folder), expected);
}

/// Each reads the catalogue, and writes it some milliseconds later. Nothing of what they say is lost.
#[test]
fn those_who_edit_at_the_same_time_wait_for_each_other() {
    let folder = Folder::with_catalog();
    let add = |number: u32| {
        let mut command = folder.command();
        command.args(["add", &number.to_string(), &format!("Code{number}"), "-m", "Текст", "-a", "outcome=failure"]);
        command.stderr(Stdio::null()).spawn().expect("the binary can be run")
    };
    let mut children: Vec<Child> = (100..116).map(add).collect();
    assert!(children.iter_mut().all(|child| child.wait().expect("it ends").success()));
    let found = folder.text("codes.yaml");
    for number in 100..116 {
        assert!(found.contains(&format!("name: Code{number}\n")), "{number} is lost in\n{found}");
    }
    assert_eq!(names(&folder), ["codes.yaml"]);
}
