//! The hooks and the workflow that kody offers: their files are YAML, and the very lines in them do what they promise.

use std::path::{Path, PathBuf};

use granit_parser::{Event, Parser};

use crate::{CATALOG, Folder, Run, run, text};

fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)
}

/// The scalars of a YAML file in their order, keys and values alike.
fn scalars(path: &str) -> Vec<String> {
    let text = text(&root(path));
    let events = Parser::new_from_str(&text).map(|event| event.expect("it is YAML").0);
    let scalar = |event| if let Event::Scalar(text, ..) = event { Some(text.to_string()) } else { None };
    events.filter_map(scalar).collect()
}

/// The values of a key, wherever it stands.
fn values(path: &str, key: &str) -> Vec<String> {
    scalars(path).windows(2).filter(|pair| pair[0] == key).map(|pair| pair[1].clone()).collect()
}

/// A repository with a catalogue and its pages.
fn repository() -> Folder {
    let folder = Folder::with_catalog();
    folder.line("generate markdown -o docs/{locale}/api-codes.md").expect(0);
    git(&folder, "git init -q && git add . && git commit -qm first").expect(0);
    folder
}

fn git(folder: &Folder, script: &str) -> Run {
    let name = |role| format!("export GIT_{role}_NAME=kody GIT_{role}_EMAIL=kody@example.org\n");
    let alone = "export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null\n";
    run(&mut folder.shell(&[name("AUTHOR"), name("COMMITTER"), alone.to_owned(), script.to_owned()].concat()))
}

fn broken() -> String {
    CATALOG.replace("name: Ok", "name: too_many")
}

#[test]
fn the_workflow_reports_and_fails_where_it_should() {
    let steps = values("examples/ci/github.yml", "run");
    let [install, check, fresh, sarif] = steps.as_slice() else { panic!("{steps:?}") };
    assert_eq!(install, "cargo install --locked kody-cli");
    let step = |folder: &Folder, line: &str| git(folder, &format!("set -eo pipefail\n{line}"));
    let folder = repository();
    for line in [check, fresh, sarif] {
        step(&folder, line).expect(0);
    }
    assert!(folder.text("kody.sarif").contains("\"results\": []"));
    let folder = folder.with("docs/en/api-codes.md", "old");
    step(&folder, fresh).expect(1);
    let folder = folder.with("codes.yaml", &broken());
    assert!(step(&folder, check).expect(1).stdout.starts_with("::error file=codes.yaml,line="));
    step(&folder, sarif).expect(0);
    assert!(folder.text("kody.sarif").contains("\"ruleId\": \"duplicate-name\""));
    assert_eq!(values("examples/ci/github.yml", "sarif_file"), ["kody.sarif"]);
    // What cannot be read is not a finding.
    std::fs::remove_file(folder.path("codes.yaml")).expect("it is there");
    step(&folder, sarif).expect(1);
}

/// pre-commit calls the entry with the arguments of the configuration and, unless told not to, with the files that match.
#[test]
fn the_hooks_of_pre_commit_do_what_they_say() {
    let ids = values(".pre-commit-hooks.yaml", "id");
    assert_eq!(ids, ["kody-check", "kody-generate"]);
    assert_eq!(values("examples/ci/pre-commit-config.yaml", "id"), ids);
    let [check, generate]: [String; 2] = values(".pre-commit-hooks.yaml", "entry").try_into().expect("there are two");
    let config = scalars("examples/ci/pre-commit-config.yaml");
    let args = config.split(|scalar| scalar == "args").nth(1).expect("the second hook has arguments").join("' '");
    let folder = repository();
    git(&folder, &format!("{check} codes.yaml")).expect(0);
    git(&folder, &format!("{generate} '{args}'")).expect(0);
    let folder = folder.with("docs/uk/api-codes.md", "old").with("codes.yaml", &CATALOG.replace("Fine", "All right"));
    git(&folder, &format!("{generate} '{args}'")).expect(1);
    let folder = folder.with("codes.yaml", &broken());
    git(&folder, &format!("{check} codes.yaml")).expect(1);
}

/// pre-commit runs `cargo install --bins` in its clone, with what stands behind `cli:`; the package at the root has no binaries.
#[test]
fn the_hooks_install_what_lies_beside_them() {
    let dependencies = values(".pre-commit-hooks.yaml", "additional_dependencies");
    let [first, second] = dependencies.as_slice() else { panic!("{dependencies:?}") };
    assert_eq!(first, second);
    let folder = first.strip_prefix("cli:--path=").expect("it is a folder of the repository");
    let folder = root(folder).canonicalize().expect("it is there");
    assert_eq!(Some(folder), Path::new(env!("CARGO_MANIFEST_DIR")).canonicalize().ok());
    let version = env!("CARGO_PKG_VERSION");
    assert_eq!(values("examples/ci/pre-commit-config.yaml", "rev"), [format!("v{version}")]);
}

#[test]
fn the_git_hook_looks_at_what_is_committed() {
    let folder = repository();
    let hook = root("examples/ci/pre-commit");
    std::fs::copy(hook, folder.path(".git/hooks/pre-commit")).expect("it can be copied");
    let commit = |folder: &Folder, what: &str| git(folder, &format!("git commit -qm {what} 2>&1"));
    let folder = folder.with("codes.yaml", &broken());
    git(&folder, "git add codes.yaml").expect(0);
    let refused = commit(&folder, "broken").expect(1).stdout;
    assert!(refused.contains("error[duplicate-name]") && refused.contains("<stdin>:"), "{refused}");
    let folder = folder.with("codes.yaml", &CATALOG.replace("Fine", "All right"));
    git(&folder, "git add codes.yaml").expect(0);
    let folder = folder.with("codes.yaml", &broken());
    commit(&folder, "good").expect(0);
    git(&folder, "git rm -q --cached codes.yaml").expect(0);
    commit(&folder, "gone").expect(0);
}
