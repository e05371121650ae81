//! Catalogues come in; what `kody generate rust` takes for them goes out, beside MariaDB's own compiler of messages.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::catalogs::Shape;
use crate::measure::{self, Contestant, Cost, as_f64, megabytes, ratio, time};
use crate::scratch::{self, Profile};
use crate::table::Table;
use crate::{mariadb, report};

/// How often to do it.
#[derive(clap::Args)]
pub struct Arguments {
    /// Runs for MariaDB's catalogue and for 1,000 codes.
    #[arg(long, default_value_t = 20)]
    runs: usize,
    /// Runs for larger catalogues, and of the unoptimised generator.
    #[arg(long, default_value_t = 3)]
    long_runs: usize,
    /// Where to keep MariaDB's catalogue as kody's.
    #[arg(long)]
    keep: Option<PathBuf>,
}

/// Measures, and prints the tables.
pub fn run(arguments: &Arguments) -> ExitCode {
    report(|| {
        let kody = scratch::kody(Profile::Release)?;
        println!("{}", mariadb(arguments, &kody)?);
        println!("{}", expansion(arguments, &kody)?);
        println!("{}", growth(arguments, &kody)?);
        Ok(())
    })
}

/// MariaDB's catalogue: comp_err, kody as it is installed, and kody as macros and build scripts run it.
fn mariadb(arguments: &Arguments, kody: &Path) -> Result<Table, String> {
    let (comp_err, messages) = comp_err()?;
    let catalog = scratch::root().join("mariadb.yaml");
    let text = scratch::read(&messages)?;
    scratch::write(&catalog, mariadb::convert(&text)?)?;
    if let Some(keep) = &arguments.keep {
        std::fs::copy(&catalog, keep).map_err(|error| format!("{}: {error}", keep.display()))?;
    }
    show_findings(kody, &catalog)?;
    let out = scratch::folder("mariadb")?;
    let debug = scratch::kody(Profile::Debug)?;
    let mut quick = [
        Contestant::new("comp_err: 27 files and 3 headers", || {
            measure::run(&mut comp_err_to(&comp_err, &messages, &out))
        }),
        Contestant::new("kody generate rust", || {
            measure::run(&mut scratch::generate(kody, &catalog, &out.join("release.rs")))
        }),
        Contestant::new("kody check", || measure::run(Command::new(kody).arg("check").arg(&catalog))),
    ];
    let mut costs = measure::round_robin(arguments.runs, &mut quick)?;
    let mut slow = [Contestant::new("kody generate rust, unoptimised", || {
        measure::run(&mut scratch::generate(&debug, &catalog, &out.join("debug.rs")))
    })];
    costs.extend(measure::round_robin(arguments.long_runs, &mut slow)?);
    let mut table = Table::new(&["MariaDB's messages", "wall", "× comp_err", "cpu", "× comp_err", "memory", "target"]);
    let targets = ["", "≤ 1.0", "", "≤ 40"];
    for ((contestant, cost), target) in quick.iter().chain(&slow).zip(&costs).zip(targets) {
        table.row(&[
            contestant.name.clone(),
            time(cost.wall),
            ratio(cost.wall, costs[0].wall),
            time(cost.cpu),
            ratio(cost.cpu, costs[0].cpu),
            megabytes(cost.memory),
            target.to_owned(),
        ]);
    }
    Ok(table)
}

/// The program and its file of messages.
fn comp_err() -> Result<(PathBuf, PathBuf), String> {
    eprintln!("building comp_err, unless it is there already");
    let script = scratch::repository().join("benches/peers/comp_err.sh");
    let printed = measure::output(Command::new("bash").arg(script))?;
    let mut lines = printed.lines().map(PathBuf::from);
    lines.next().zip(lines.next()).ok_or_else(|| "comp_err.sh prints two paths".to_owned())
}

fn comp_err_to(comp_err: &Path, messages: &Path, out: &Path) -> Command {
    let mut command = Command::new(comp_err);
    let mut option = |name: &str, path: PathBuf| {
        command.arg(format!("--{name}={}", path.display()));
    };
    option("in-file", messages.to_owned());
    // It puts the names of the languages right behind this one.
    option("out-dir", out.join(""));
    option("header-file", out.join("mysqld_error.h"));
    option("name-file", out.join("mysqld_ername.h"));
    option("state-file", out.join("sql_state.h"));
    command
}

/// The catalogue must be right, and what is warned of must not be what takes the time.
fn show_findings(kody: &Path, catalog: &Path) -> Result<(), String> {
    let checked = Command::new(kody).arg("check").arg(catalog).output().map_err(|error| error.to_string())?;
    let findings = String::from_utf8_lossy(&checked.stderr);
    if !checked.status.success() {
        return Err(format!("kody finds what is wrong with MariaDB's catalogue\n{findings}"));
    }
    let warnings = findings.lines().filter(|line| line.starts_with("warning")).count();
    if warnings > 0 {
        eprintln!("{warnings} warnings of kody about MariaDB's catalogue are shown with each run");
    }
    Ok(())
}

/// What the macro takes when it expands: a crate with the macro beside one with the same module in a file.
fn expansion(arguments: &Arguments, kody: &Path) -> Result<Table, String> {
    let (_, messages) = comp_err()?;
    let yaml = mariadb::convert(&scratch::read(&messages)?)?;
    let manifest = format!("[dependencies]\n{}", scratch::dependency("kody", "kody", "\"macros\""));
    let door = "#[kody::catalog(\"codes.yaml\")]\npub mod api {}\n";
    let by_macro = scratch::package("expansion-macro", &manifest, &[("codes.yaml", &yaml), ("src/lib.rs", door)])?;
    let by_file =
        scratch::package("expansion-file", &manifest, &[("codes.yaml", &yaml), ("src/lib.rs", "pub mod api;\n")])?;
    let module = by_file.join("src/api.rs");
    measure::run(&mut scratch::generate(kody, &by_file.join("codes.yaml"), &module))?;
    let check = |package: &Path| {
        // Once for the dependencies, which do not count.
        scratch::append(&package.join("src/lib.rs"), "// edited\n")?;
        measure::run(scratch::cargo("check", package).env("CARGO_INCREMENTAL", "0"))
    };
    check(&by_macro)?;
    check(&by_file)?;
    let mut contestants = [
        Contestant::new("cargo check, the macro", || check(&by_macro)),
        Contestant::new("cargo check, the module in a file", || check(&by_file)),
    ];
    let costs = measure::round_robin(arguments.long_runs.max(5), &mut contestants)?;
    let mut table = Table::new(&["MariaDB's messages", "wall", "cpu", "memory"]);
    for (contestant, cost) in contestants.iter().zip(&costs) {
        table.row(&[contestant.name.clone(), time(cost.wall), time(cost.cpu), megabytes(cost.memory)]);
    }
    let (wall, cpu) = (costs[0].wall.saturating_sub(costs[1].wall), costs[0].cpu.saturating_sub(costs[1].cpu));
    table.row(&["the difference: the expansion".to_owned(), time(wall), time(cpu), String::new()]);
    Ok(table)
}

/// Synthetic catalogues of growing size: the time for a code should be the same.
fn growth(arguments: &Arguments, kody: &Path) -> Result<Table, String> {
    let out = scratch::folder("growth")?.join("codes.rs");
    let mut table =
        Table::new(&["codes x 10", "wall", "cpu", "cpu for a code", "× 1,000", "memory", "÷ file", "target"]);
    let mut first: Option<f64> = None;
    for codes in [1000_u32, 10_000, 50_000] {
        let catalog = scratch::catalog(codes as usize, 10, Shape::Full)?;
        let runs = if codes > 1000 { arguments.long_runs } else { arguments.runs };
        let mut one = [Contestant::new("kody", || measure::run(&mut scratch::generate(kody, &catalog, &out)))];
        let Cost { wall, cpu, memory } = measure::round_robin(runs, &mut one)?[0];
        let micros = cpu.as_secs_f64() * 1e6 / f64::from(codes);
        let first = *first.get_or_insert(micros);
        table.row(&[
            codes.to_string(),
            time(wall),
            time(cpu),
            format!("{micros:.1} µs"),
            format!("{:.2}", micros / first),
            megabytes(memory),
            format!("{:.1}", as_f64(memory) / as_f64(scratch::size(&catalog)?)),
            "0.80..1.20, < 10".to_owned(),
        ]);
    }
    Ok(table)
}
