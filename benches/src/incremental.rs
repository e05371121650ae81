//! A crate with a large catalogue comes in; what an edit of the catalogue costs goes out, beside an edit of the code.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::SystemTime;

use crate::catalogs::Shape;
use crate::measure::{self, Contestant, Cost, ratio, time};
use crate::report;
use crate::scratch;
use crate::table::Table;

/// How often to build.
#[derive(clap::Args)]
pub struct Arguments {
    /// Builds after each kind of edit.
    #[arg(long, default_value_t = 9)]
    rounds: usize,
}

const CODES: usize = 1218;
const LOCALES: usize = 27;
/// The locale whose texts are edited.
const LOCALE: &str = "uk";

/// Measures, and prints the tables.
pub fn run(arguments: &Arguments) -> ExitCode {
    report(|| {
        let yaml = scratch::read(&scratch::catalog(CODES, LOCALES, Shape::Runs)?)?;
        let by_macro = by_macro(&yaml)?;
        let rust = by_script("incremental-script", &yaml, "")?;
        let with_pages = by_script("incremental-pages", &yaml, ".markdown(\"docs/{locale}/codes.md\")")?;
        let mut table = Table::new(&["edit", "wall", "cpu", "× code, wall", "× code, cpu", "target"]);
        rows("macro", &by_macro, arguments.rounds, &mut table)?;
        rows("build script", &rust, arguments.rounds, &mut table)?;
        rows(&format!("build script with {LOCALES} pages"), &with_pages, arguments.rounds, &mut table)?;
        println!("{table}");
        println!("{}", pages(&with_pages)?);
        Ok(())
    })
}

fn by_macro(yaml: &str) -> Result<PathBuf, String> {
    let manifest = format!("[dependencies]\n{}", scratch::dependency("kody", "kody", "\"macros\""));
    let root = "#[kody::catalog(\"codes.yaml\")]\npub mod api {}\n";
    scratch::package("incremental-macro", &manifest, &[("codes.yaml", yaml), ("src/lib.rs", root)])
}

fn by_script(name: &str, yaml: &str, pages: &str) -> Result<PathBuf, String> {
    let manifest = format!(
        "[dependencies]\n{}\n[build-dependencies]\n{}",
        scratch::dependency("kody", "kody", ""),
        scratch::dependency("kody-generator", "generator", "")
    );
    let calls = format!("new(\"codes.yaml\").rust(\"codes.rs\"){pages}.run()");
    let script = format!("fn main() {{\n    kody_generator::Build::{calls};\n}}\n");
    let root = "pub mod api {\n    include!(concat!(env!(\"OUT_DIR\"), \"/codes.rs\"));\n}\n";
    let files = [("codes.yaml", yaml), ("build.rs", &script), ("src/lib.rs", root)];
    scratch::package(name, &manifest, &files)
}

fn build(package: &Path) -> Result<Cost, String> {
    measure::run(&mut scratch::cargo("build", package))
}

/// Says something else in one text of [`LOCALE`], the place of which depends on the turn.
fn edit(package: &Path, turn: usize) -> Result<(), String> {
    let path = package.join("codes.yaml");
    let mut lines: Vec<_> = scratch::read(&path)?.lines().map(str::to_owned).collect();
    let start = format!("      {LOCALE}: \"");
    let mut texts = lines.iter_mut().filter(|line| line.starts_with(&start));
    let text = texts.nth(turn * 7).ok_or_else(|| "there are not so many texts".to_owned())?;
    text.insert_str(start.len(), &format!("{turn} "));
    scratch::write(&path, lines.join("\n") + "\n")
}

fn rows(door: &str, package: &Path, rounds: usize, table: &mut Table) -> Result<(), String> {
    build(package)?;
    let mut turn = 0;
    let mut contestants = [
        Contestant::new(format!("{door}: a comment in src/lib.rs"), || {
            scratch::append(&package.join("src/lib.rs"), "// edited\n")?;
            build(package)
        }),
        Contestant::new(format!("{door}: a text in codes.yaml"), || {
            turn += 1;
            edit(package, turn)?;
            build(package)
        }),
    ];
    let costs = measure::round_robin(rounds, &mut contestants)?;
    for (contestant, cost) in contestants.iter().zip(&costs) {
        let (wall, cpu) = (ratio(cost.wall, costs[0].wall), ratio(cost.cpu, costs[0].cpu));
        let target = if contestant.name.ends_with("codes.yaml") { "≤ 1.2" } else { "" };
        table.row(&[contestant.name.clone(), time(cost.wall), time(cost.cpu), wall, cpu, target.to_owned()]);
    }
    Ok(())
}

/// Which pages an edit of one text in one locale writes.
fn pages(package: &Path) -> Result<String, String> {
    let before = snapshot(&package.join("docs"))?;
    edit(package, 0)?;
    build(package)?;
    let after = snapshot(&package.join("docs"))?;
    let written: Vec<_> =
        after.iter().filter(|(page, state)| before.get(*page).is_none_or(|old| old.0 != state.0)).collect();
    let changed = written.iter().filter(|(page, state)| before.get(*page).is_none_or(|old| old.1 != state.1)).count();
    let names: Vec<_> = written.iter().map(|(page, _)| page.as_str()).collect();
    Ok(format!(
        "After an edit of one text in \"{LOCALE}\", {} of {} pages are written ({}), {changed} of them with other bytes.",
        written.len(),
        after.len(),
        names.join(", ")
    ))
}

/// The time and the bytes of each page, by its locale.
fn snapshot(docs: &Path) -> Result<BTreeMap<String, (SystemTime, Vec<u8>)>, String> {
    let trouble = |error: std::io::Error| format!("{}: {error}", docs.display());
    let mut pages = BTreeMap::new();
    for folder in fs::read_dir(docs).map_err(trouble)? {
        let folder = folder.map_err(trouble)?;
        let page = folder.path().join("codes.md");
        let time = fs::metadata(&page).and_then(|metadata| metadata.modified()).map_err(trouble)?;
        pages.insert(folder.file_name().to_string_lossy().into_owned(), (time, fs::read(&page).map_err(trouble)?));
    }
    Ok(pages)
}
