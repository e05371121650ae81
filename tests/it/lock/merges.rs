//! Branches that add codes are merged by a real git: they conflict, or what came of it is found.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use kody_generator::write::{Output, write};
use kody_tests::read;
use tempfile::TempDir;

use super::{findings, locked, release};

const BASE: &str = "\
kody: 1
locales: [en]
rules: {unsorted-codes: allow}
codes:
  1: {name: One, message: One}
  # small ones
  10: {name: Ten, message: Ten}
  11: {name: Eleven, message: Eleven}
  12: {name: Twelve, message: Twelve}
  # large ones
  90: {name: Ninety, message: Ninety}
";

/// A repository with a catalogue, and what two branches make of it.
struct Repository(TempDir);

impl Repository {
    /// On the branches `ours` and `theirs` a line is put before a text of the catalogue, and a release is recorded.
    fn merged(ours: (&str, &str), theirs: (&str, &str), attributes: &str) -> (Self, bool) {
        let repository = Self(TempDir::new().expect("there is room for a folder"));
        repository.git(&["init", "--quiet", "--initial-branch", "ours"]);
        repository.write(".gitattributes", attributes);
        repository.commit(BASE, "");
        repository.git(&["branch", "theirs"]);
        let base = repository.read("codes.lock");
        for (branch, (line, before)) in [("ours", ours), ("theirs", theirs)] {
            repository.git(&["checkout", "--quiet", branch]);
            assert!(BASE.contains(before), "no {before:?}");
            repository.commit(&BASE.replace(before, &format!("{line}\n{before}")), &base);
        }
        repository.git(&["checkout", "--quiet", "ours"]);
        let clean = repository.run(&["merge", "--quiet", "--no-edit", "theirs"]);
        (repository, clean)
    }

    fn commit(&self, catalog: &str, lock: &str) {
        let source =
            if lock.is_empty() { kody_generator::Source::new("codes.yaml", catalog) } else { locked(catalog, lock) };
        self.write("codes.yaml", catalog);
        self.write("codes.lock", &release(&source));
        self.git(&["add", "."]);
        self.git(&["commit", "--quiet", "--message", "release"]);
    }

    fn path(&self, file: &str) -> std::path::PathBuf {
        self.0.path().join(file)
    }

    fn write(&self, file: &str, text: &str) {
        write(&Output { path: self.path(file), text: text.to_owned() }, None).expect("the file can be written");
    }

    fn read(&self, file: &str) -> String {
        read(&self.path(file))
    }

    /// The files in conflict.
    fn conflicts(&self) -> BTreeSet<&'static str> {
        ["codes.lock", "codes.yaml"].into_iter().filter(|file| self.read(file).contains("<<<<<<<")).collect()
    }

    /// The rules that the merged files break.
    fn rules(&self) -> BTreeSet<&'static str> {
        let found = findings(&self.read("codes.yaml"), &self.read("codes.lock"));
        found.iter().map(|finding| finding.rule).collect()
    }

    fn git(&self, args: &[&str]) {
        assert!(self.run(args), "git {args:?}");
    }

    fn run(&self, args: &[&str]) -> bool {
        let nothing = Path::new(if cfg!(windows) { "NUL" } else { "/dev/null" });
        let mut git = Command::new("git");
        git.args(["-c", "user.name=n", "-c", "user.email=n@example.com", "-c", "merge.conflictStyle=diff3"]).args(args);
        git.env("GIT_CONFIG_GLOBAL", nothing).env("GIT_CONFIG_NOSYSTEM", "1").current_dir(&self.0);
        git.output().expect("git is installed").status.success()
    }
}

const OURS: &str = "  13: {name: Ours, message: Ours}";
const THEIRS: &str = "  13: {name: Theirs, message: Theirs}";

#[test]
fn the_same_number_conflicts_in_both_files() {
    let (repository, clean) = Repository::merged((OURS, "  # large"), (THEIRS, "  # large"), "");
    assert!(!clean);
    assert_eq!(repository.conflicts(), BTreeSet::from(["codes.lock", "codes.yaml"]));

    // Whoever keeps both sides of the catalogue hears of the number, and of the conflict in the lock.
    let both = BASE.replace("  # large", &format!("{OURS}\n{THEIRS}\n  # large"));
    repository.write("codes.yaml", &both);
    assert_eq!(repository.rules(), BTreeSet::from(["duplicate-code", "lock-conflict", "lock-merge"]));

    // Whoever gives one of them another number still has to say which of the two was meant in the lock.
    repository.write("codes.yaml", &both.replace(THEIRS, "  14: {name: Theirs, message: Theirs}"));
    assert_eq!(repository.rules(), BTreeSet::from(["lock-conflict", "lock-merge"]));
    let lock = repository.read("codes.lock").replace("13 Theirs\n", "");
    repository.write("codes.lock", &lock);
    assert_eq!(repository.rules(), BTreeSet::from(["lock-merge"]));
}

#[test]
fn the_same_number_at_two_places_of_the_catalogue_conflicts_in_the_lock() {
    let (repository, clean) = Repository::merged((OURS, "  # large"), (THEIRS, "  # small"), "");
    assert!(!clean);
    assert_eq!(repository.conflicts(), BTreeSet::from(["codes.lock"]));
    assert_eq!(repository.rules(), BTreeSet::from(["duplicate-code", "lock-conflict", "lock-merge"]));
}

#[test]
fn numbers_side_by_side_conflict_and_nothing_is_lost() {
    let (repository, clean) =
        Repository::merged((OURS, "  # large"), ("  14: {name: Theirs, message: Theirs}", "  # small"), "");
    assert!(!clean);
    assert_eq!(repository.conflicts(), BTreeSet::from(["codes.lock"]));
    assert_eq!(repository.rules(), BTreeSet::from(["lock-merge"]), "the catalogue has the codes of both");
}

#[test]
fn numbers_far_apart_merge_into_what_one_branch_would_have_made() {
    let (repository, clean) =
        Repository::merged((OURS, "  # large"), ("  2: {name: Theirs, message: Theirs}", "  # small"), "");
    assert!(clean);
    assert_eq!(repository.rules(), BTreeSet::new());
    let (catalog, lock) = (repository.read("codes.yaml"), repository.read("codes.lock"));
    assert_eq!(release(&locked(&catalog, &lock)), lock, "nothing is left to record");
}

#[test]
fn a_merge_driver_that_joins_both_sides_hides_nothing() {
    let union = "codes.lock merge=union\ncodes.yaml merge=union\n";
    let (repository, clean) = Repository::merged((OURS, "  # large"), (THEIRS, "  # large"), union);
    assert!(clean && repository.conflicts().is_empty());
    assert_eq!(repository.rules(), BTreeSet::from(["duplicate-code", "lock-conflict"]));

    let fourteen = "  14: {name: Theirs, message: Theirs}";
    let (repository, clean) = Repository::merged((fourteen, "  # large"), (OURS, "  # small"), union);
    assert!(clean);
    assert_eq!(repository.rules(), BTreeSet::from(["lock-merge"]), "the lines are out of order");
}

#[test]
fn the_same_code_on_both_branches_is_one_code() {
    let (repository, clean) = Repository::merged((OURS, "  # large"), (OURS, "  # large"), "");
    assert!(clean);
    assert_eq!(repository.rules(), BTreeSet::new());
}
