//! Operations of kody and its peers come in; the instructions and the allocations of each go out, as a table, and kody's
//! are compared with the committed ones.

mod baseline;
mod callgrind;
mod shapes;

use std::collections::HashSet;
use std::process::ExitCode;

use crate::table::Table;
use callgrind::Measurement;
use shapes::SHAPES;

/// What to do with what was measured.
#[derive(clap::Args)]
pub struct Arguments {
    /// Compare with `instructions.tsv`, and fail if an operation got slower.
    #[arg(long, conflicts_with = "bless")]
    check: bool,
    /// Write `instructions.tsv`.
    #[arg(long)]
    bless: bool,
    /// Measure kody only.
    #[arg(long)]
    kody: bool,
}

/// An operation that was measured.
struct Row {
    what: String,
    who: String,
    shape: &'static str,
    measured: Measurement,
}

impl Row {
    /// Whether it is kody that does it.
    fn is_kody(&self) -> bool {
        is_kody(&self.who)
    }

    /// `format, derive`: the operation without the name of kody.
    fn operation(&self) -> String {
        format!("{}{}", self.what, self.who.strip_prefix("kody").unwrap_or_default())
    }
}

fn is_kody(who: &str) -> bool {
    who.starts_with("kody")
}

/// Measures, prints the table, and compares or blesses.
pub fn run(arguments: &Arguments) -> ExitCode {
    match measure(arguments.kody) {
        Ok(rows) => {
            println!("{}", table(&rows));
            conclude(arguments, &rows)
        }
        Err(trouble) => {
            eprintln!("error: {trouble}");
            ExitCode::from(2)
        }
    }
}

fn measure(kody_only: bool) -> Result<Vec<Row>, String> {
    callgrind::probe()?;
    shapes::write_names()?;
    let mut rows = Vec::new();
    for shape in SHAPES {
        let program = shape.build()?;
        for operation in program.operations()? {
            if kody_only && !is_kody(&operation.who) {
                continue;
            }
            let measured = callgrind::measure(&program, &operation)?;
            eprintln!(
                "{:<12} {:<24} {:<28} {:>10.1}",
                shape.name, operation.what, operation.who, measured.instructions
            );
            rows.push(Row { what: operation.what, who: operation.who, shape: shape.name, measured });
        }
    }
    Ok(rows)
}

/// The table: a line for each party of an operation. The ratios are to the first row of kody for the same operation.
fn table(rows: &[Row]) -> Table {
    let mut headings = vec!["operation", "who"];
    headings.extend(SHAPES.iter().flat_map(|shape| [shape.name, "× kody"]));
    headings.push("allocations");
    let mut table = Table::new(&headings);
    let mut lines: Vec<_> = rows.iter().map(|row| (row.what.as_str(), row.who.as_str())).collect();
    let mut seen = HashSet::new();
    lines.retain(|line| seen.insert(*line));
    let kinds: Vec<_> = lines.iter().map(|(what, _)| *what).collect();
    lines.sort_by_key(|(what, _)| kinds.iter().position(|kind| kind == what));
    for (what, who) in lines {
        let mut cells = vec![what.to_owned(), who.to_owned()];
        cells.extend(SHAPES.iter().flat_map(|shape| cells_of(rows, what, who, shape.name)));
        let same = rows.iter().filter(|row| row.what == what && row.who == who);
        let allocations = same.map(|row| row.measured.allocations).fold(0.0, f64::max);
        cells.push(format!("{allocations:.1}"));
        table.row(&cells);
    }
    table
}

/// Instructions and ratio, or nothing where it was not measured.
fn cells_of(rows: &[Row], what: &str, who: &str, shape: &str) -> [String; 2] {
    let same = |row: &&Row| row.what == what && row.shape == shape;
    let Some(row) = rows.iter().filter(same).find(|row| row.who == who) else { return Default::default() };
    let kody = rows.iter().filter(same).find(|row| row.is_kody()).map(|kody| kody.measured.instructions);
    let ratio = kody.map(|kody| format!("{:.2}", row.measured.instructions / kody));
    [format!("{:.1}", row.measured.instructions), ratio.unwrap_or_default()]
}

fn conclude(arguments: &Arguments, rows: &[Row]) -> ExitCode {
    let kody = || rows.iter().filter(|row| row.is_kody());
    let mut complaints: Vec<_> = kody().filter(|row| row.measured.allocations > 0.0).map(allocates).collect();
    if arguments.bless {
        complaints.extend(baseline::write(kody()).err());
    } else if arguments.check {
        let comparison = baseline::compare(kody());
        for better in &comparison.better {
            eprintln!("{better}: run with --bless to keep it");
        }
        complaints.extend(comparison.worse);
    }
    for complaint in &complaints {
        eprintln!("error: {complaint}");
    }
    if complaints.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn allocates(row: &Row) -> String {
    format!("\"{}\" ({}) of kody allocates {:.2} times", row.operation(), row.shape, row.measured.allocations)
}
