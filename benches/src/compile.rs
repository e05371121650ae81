//! Generated modules come in; what rustc takes for them goes out, beside the bare enum of the same codes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::catalogs::Shape;
use crate::measure::{self, Contestant, Cost, megabytes, ratio, time};
use crate::scratch::{self, Profile};
use crate::table::Table;

/// What to compile.
#[derive(clap::Args)]
pub struct Arguments {
    /// Also the largest enum with strum's `EnumString`, which takes some minutes.
    #[arg(long)]
    strum: bool,
    /// How often each is compiled.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// The peak of memory that the module of 10,000 codes may have, in MB.
    #[arg(long, default_value_t = 300)]
    memory: u64,
}

/// A catalogue, and how many times the bare enum its module may take.
struct Size {
    codes: usize,
    locales: usize,
    shape: Shape,
    target: &'static str,
}

const SIZES: [Size; 3] = [
    Size { codes: 1218, locales: 27, shape: Shape::Runs, target: "≤ 1.25" },
    Size { codes: 10_000, locales: 10, shape: Shape::Full, target: "≤ 2" },
    Size { codes: 10_000, locales: 10, shape: Shape::Sparse, target: "≤ 2" },
];

/// The flags of rustc, as cargo sets them.
const MODES: [(&str, &[&str]); 2] = [
    ("check", &["--emit=dep-info,metadata", "-Cembed-bitcode=no", "-Cdebuginfo=2"]),
    ("release", &["--emit=dep-info,metadata,link", "-Copt-level=3", "-Cembed-bitcode=no", "-Cstrip=debuginfo"]),
];

/// Measures, and prints the tables.
pub fn run(arguments: &Arguments) -> ExitCode {
    crate::report(|| {
        let folder = scratch::folder("compile")?;
        let kody = scratch::kody(Profile::Release)?;
        runtime(&folder)?;
        let mut table = Table::new(&["crate", "rustc", "cpu", "× bare", "× with docs", "memory", "target"]);
        for size in &SIZES {
            let crates = write_crates(&folder, &kody, size)?;
            for mode in &MODES {
                measure_sizes(&folder, &crates, mode, size, arguments, &mut table)?;
            }
        }
        println!("{table}");
        println!("{}", strum(&folder, arguments)?);
        Ok(())
    })
}

/// Compiles the crate `kody`, which every module depends on.
fn runtime(folder: &Path) -> Result<(), String> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--crate-name=kody", "--edition=2024", "--crate-type=lib", "-Copt-level=3", "--cap-lints=allow"]);
    rustc.arg("--out-dir").arg(folder).arg(scratch::repository().join("kody/src/lib.rs"));
    measure::run(&mut rustc).map(drop)
}

/// The file of a crate's root.
struct Crate {
    name: String,
    root: PathBuf,
}

/// The generated module, the enum in it with its docs, and the bare enum.
fn write_crates(folder: &Path, kody: &Path, size: &Size) -> Result<[Crate; 3], String> {
    let catalog = scratch::catalog(size.codes, size.locales, size.shape)?;
    let title = format!("{} x {} {:?}", size.codes, size.locales, size.shape);
    let file = |kind: &str| folder.join(format!("{}-{kind}/lib.rs", title.replace(' ', "-")));
    let generated = file("kody");
    scratch::write(&generated.with_file_name("codes.rs"), "")?;
    measure::run(&mut scratch::generate(kody, &catalog, &generated.with_file_name("codes.rs")))?;
    let text = scratch::read(&generated.with_file_name("codes.rs"))?;
    let documented = enum_of(&text);
    let bare = by_hand(&documented);
    let crates = [("kody", text.as_str()), ("enum with docs", &documented), ("bare enum", &bare)];
    let write = |(kind, module): (&str, &str)| -> Result<Crate, String> {
        let root = file(&kind.replace(' ', "-"));
        scratch::write(&root, "pub mod codes;\n")?;
        scratch::write(&root.with_file_name("codes.rs"), module)?;
        Ok(Crate { name: format!("{title}: {kind}"), root })
    };
    let [kody, documented, bare] = crates.map(write);
    Ok([kody?, documented?, bare?])
}

/// The enum of the codes as it stands in the module, with its derives.
fn enum_of(module: &str) -> String {
    let end = module.find("\n}\n").map_or(module.len(), |end| end + 3);
    assert!(module[..end].contains("pub enum Code {"), "the module begins with the enum of the codes");
    module[..end].to_owned()
}

/// The same as one writes it by hand: every variant with its number, no docs, no attributes that are for people and lints.
fn by_hand(text: &str) -> String {
    let kept = |line: &&str| {
        let line = line.trim_start();
        !line.starts_with("//") && !line.starts_with("#[allow") && !line.starts_with("#[deprecated") && !line.is_empty()
    };
    let mut number = -1_i64;
    let numbered = |line: &str| match line.strip_prefix("    ").and_then(|line| line.strip_suffix(',')) {
        Some(variant) => {
            let (name, written) = variant.split_once(" = ").unzip();
            number = written.and_then(|digits| digits.replace('_', "").parse().ok()).unwrap_or(number + 1);
            format!("    {} = {number},\n", name.unwrap_or(variant))
        }
        None => format!("{line}\n"),
    };
    text.lines().filter(kept).map(numbered).collect()
}

fn measure_sizes(
    folder: &Path,
    crates: &[Crate; 3],
    (mode, flags): &(&str, &[&str]),
    size: &Size,
    arguments: &Arguments,
    table: &mut Table,
) -> Result<(), String> {
    let contestant = |of: &Crate| {
        let root = of.root.clone();
        Contestant::new(&of.name, move || rustc(folder, &root, flags))
    };
    let mut contestants: Vec<_> = crates.iter().map(contestant).collect();
    let costs = measure::round_robin(arguments.rounds, &mut contestants)?;
    let [_, documented, bare] = costs[..] else { return Err("a crate was not measured".to_owned()) };
    for (of, cost) in crates.iter().zip(&costs) {
        let is_kody = of.name.ends_with("kody");
        let target = match (is_kody, size.codes >= 10_000) {
            (true, true) => format!("{}, ≤ {} MB", size.target, arguments.memory),
            (true, false) => size.target.to_owned(),
            (false, _) => String::new(),
        };
        table.row(&[
            of.name.clone(),
            (*mode).to_owned(),
            time(cost.cpu),
            ratio(cost.cpu, bare.cpu),
            ratio(cost.cpu, documented.cpu),
            megabytes(cost.memory),
            target,
        ]);
    }
    Ok(())
}

/// Compiles a crate from nothing.
fn rustc(folder: &Path, root: &Path, flags: &[&str]) -> Result<Cost, String> {
    let out = root.with_file_name("out");
    if out.exists() {
        fs::remove_dir_all(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    }
    let mut rustc = Command::new("rustc");
    rustc.args(["--crate-name=codes", "--edition=2024", "--crate-type=lib"]).args(flags);
    if flags.contains(&"-Cdebuginfo=2") {
        rustc.arg(format!("-Cincremental={}", out.join("incremental").display()));
    }
    rustc.arg("--extern").arg(format!("kody={}", folder.join("libkody.rlib").display()));
    rustc.arg("-L").arg(format!("dependency={}", folder.join("strum/target/release/deps").display()));
    rustc.arg("--out-dir").arg(&out).arg(root);
    scratch::write(&out.join("incremental/.keep"), "")?;
    measure::run(&mut rustc)
}

/// What `EnumString` of strum takes for the same names, beside the whole module of kody.
fn strum(folder: &Path, arguments: &Arguments) -> Result<Table, String> {
    let package = folder.join("strum");
    let manifest = "[package]\nname = \"names\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
                    [dependencies]\nstrum = { version = \"0.28\", features = [\"derive\"] }\n";
    scratch::write(&package.join("Cargo.toml"), manifest)?;
    scratch::write(&package.join("src/lib.rs"), "pub use strum as _;\n")?;
    measure::run(scratch::cargo("build", &package).arg("--release"))?;
    let library = library(&package.join("target/release/deps"), "libstrum-")?;
    let mut table = Table::new(&["names", "kody, whole module", "strum, EnumString", "kody ÷ strum", "target"]);
    let sizes = if arguments.strum { &SIZES[..2] } else { &SIZES[..1] };
    for size in sizes {
        let title = format!("{}-x-{}-{:?}", size.codes, size.locales, size.shape);
        let root = |kind: &str| folder.join(format!("{title}-{kind}/lib.rs"));
        let names = scratch::read(&root("bare-enum").with_file_name("codes.rs"))?;
        scratch::write(
            &root("strum").with_file_name("codes.rs"),
            names.replacen("Clone,", "strum::EnumString, Clone,", 1),
        )?;
        // So that nothing is put off until a crate calls it.
        let parse = "pub mod codes;\n\npub fn parse(name: &str) -> Option<codes::Code> {\n    name.parse().ok()\n}\n";
        scratch::write(&root("strum"), parse)?;
        scratch::write(&root("kody"), parse)?;
        let flag = format!("--extern=strum={}", library.display());
        let flags: Vec<_> = MODES[1].1.iter().copied().chain([flag.as_str()]).collect();
        let mut contestants = [
            Contestant::new("kody", || rustc(folder, &root("kody"), MODES[1].1)),
            Contestant::new("strum", || rustc(folder, &root("strum"), &flags)),
        ];
        let rounds = if size.codes >= 10_000 { 1 } else { arguments.rounds };
        let costs = measure::round_robin(rounds, &mut contestants)?;
        table.row(&[
            size.codes.to_string(),
            time(costs[0].cpu),
            time(costs[1].cpu),
            format!("1/{}", ratio(costs[1].cpu, costs[0].cpu)),
            if size.codes >= 10_000 { "≤ 1/100".to_owned() } else { String::new() },
        ]);
    }
    Ok(table)
}

/// A compiled library by the beginning of its name.
fn library(folder: &Path, name: &str) -> Result<PathBuf, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let is_it = |path: &PathBuf| {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        file.starts_with(name) && file.ends_with(".rlib")
    };
    paths.find(is_it).ok_or_else(|| format!("there is no {name}*.rlib in {}", folder.display()))
}
