//! A catalogue comes in; a program with all operations on it goes out.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::callgrind::{Operation, Program};
use crate::catalogs::{self, Catalog, synthetic};

/// A catalogue, and the feature of the package `kody-ops` that takes it.
pub struct Shape {
    /// Codes by locales.
    pub name: &'static str,
    feature: &'static str,
    catalog: fn() -> Catalog,
}

/// All of them.
pub const SHAPES: [Shape; 3] = [
    Shape { name: "20x5", feature: "small", catalog: || Catalog::of_repository().with_open_failed(16) },
    Shape {
        name: "1218x27",
        feature: "large",
        catalog: || synthetic(1218, 27, catalogs::Shape::Runs).with_open_failed(4193),
    },
    Shape {
        name: "1200-sparse",
        feature: "sparse",
        catalog: || synthetic(1200, 5, catalogs::Shape::Sparse).with_open_failed(65_001),
    },
];

/// The domain of Fluent, which is the name of the crate.
const DOMAIN: &str = "kody_ops";

/// Writes what the macro `fl!` looks into when it is compiled: the messages of all catalogues.
pub fn write_names() -> Result<(), String> {
    let mut all = (SHAPES[0].catalog)();
    for other in SHAPES[1..].iter().map(|shape| (shape.catalog)()) {
        let taken: HashSet<_> = all.codes.iter().map(|code| code.name.clone()).collect();
        all.codes.extend(other.codes.into_iter().filter(|code| !taken.contains(&code.name)));
    }
    write(&package().join(format!("generated/names/en/{DOMAIN}.ftl")), &all.ftl(0))
}

/// The package of the operations.
fn package() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("ops")
}

impl Shape {
    /// Writes the catalogue for every party and builds the program.
    pub fn build(&self) -> Result<Program, String> {
        let package = package();
        let catalog = (self.catalog)();
        for (path, text) in self.files(&catalog) {
            write(&package.join(path), &text)?;
        }
        cargo(&package, self.feature)?;
        // A copy, since the next catalogue is built to the same place.
        let built = release_folder()?;
        // Not into the folder of the catalogue, which cargo watches.
        let folder = package.join("generated/programs").join(self.feature);
        let [ops, allocations] = ["ops", "allocations"].map(|name| {
            let (from, to) = (built.join(name), folder.join(name));
            let copied = fs::create_dir_all(&folder).and_then(|()| fs::copy(&from, &to));
            copied.map(|_| to).map_err(|error| format!("cannot copy {}: {error}", from.display()))
        });
        Ok(Program { ops: ops?, allocations: allocations? })
    }

    /// The files, relative to the package.
    fn files(&self, catalog: &Catalog) -> Vec<(String, String)> {
        let folder = format!("generated/{}", self.feature);
        let mut files = vec![
            (format!("{folder}/codes.yaml"), catalog.kody_yaml()),
            (format!("{folder}/enum.rs"), catalog.enum_source()),
            (format!("{folder}/messages.rs"), catalog.message_source()),
            (format!("{folder}/error.rs"), catalog.error_source()),
            (format!("{folder}/files.rs"), catalog.fluent_source("fluent", DOMAIN)),
            (format!("{folder}/say.rs"), catalog.fl_source()),
        ];
        for (locale, tag) in catalog.locales.iter().enumerate() {
            files.push((format!("{folder}/rust-i18n/{tag}.yml"), catalog.rust_i18n_yaml(locale)));
            files.push((format!("{folder}/fluent/{tag}/{DOMAIN}.ftl"), catalog.ftl(locale)));
        }
        files
    }
}

impl Program {
    /// What it can do.
    pub fn operations(&self) -> Result<Vec<Operation>, String> {
        let output = Command::new(&self.ops).arg("--list").output();
        let output = output.map_err(|error| format!("cannot run {}: {error}", self.ops.display()))?;
        let text = String::from_utf8_lossy(&output.stdout);
        let operation = |line: &str| {
            let mut fields = line.split('\t');
            let [what, who] = [fields.next()?.to_owned(), fields.next()?.to_owned()];
            Some(Operation { what, who, iterations: fields.next()?.parse().ok()? })
        };
        text.lines().map(|line| operation(line).ok_or_else(|| format!("ops --list says \"{line}\""))).collect()
    }
}

/// Writes a file if it has to change, so that cargo builds no more than it must.
fn write(path: &Path, text: &str) -> Result<(), String> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(path);
    let written = fs::create_dir_all(folder).and_then(|()| fs::write(path, text));
    written.map_err(|error| format!("cannot write {}: {error}", path.display()))
}

fn cargo(package: &Path, feature: &str) -> Result<(), String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["build", "--release", "--features", feature]).current_dir(package);
    let status = command.status().map_err(|error| format!("cannot run cargo: {error}"))?;
    if status.success() { Ok(()) } else { Err(format!("the operations do not build with --features {feature}")) }
}

/// Where cargo puts programs: this one is in the folder beside it.
fn release_folder() -> Result<PathBuf, String> {
    let here = std::env::current_exe().map_err(|error| format!("cannot find the target folder: {error}"))?;
    let target = here.ancestors().nth(2).ok_or("cannot find the target folder")?;
    Ok(target.join("release"))
}
