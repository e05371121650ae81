//! What was measured comes in; `instructions.tsv` goes out, or what differs from it.

use std::fs;
use std::path::PathBuf;

use super::Row;

/// How much of the committed number an operation may take more or less.
const TOLERANCE: f64 = 0.05;
/// And so many instructions besides.
const SLACK: f64 = 1.0;

const HEADING: &str = "operation\tcatalogue\tinstructions";

/// What differs from the committed numbers.
#[derive(Default)]
pub struct Comparison {
    /// What fails: slower, missing, or the file is not there.
    pub worse: Vec<String>,
    /// What got faster.
    pub better: Vec<String>,
}

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("instructions.tsv")
}

/// Writes the file.
pub fn write<'a>(rows: impl Iterator<Item = &'a Row>) -> Result<(), String> {
    let mut text = format!("{HEADING}\n");
    for row in rows {
        text.push_str(&format!("{}\t{}\t{:.1}\n", row.operation(), row.shape, row.measured.instructions));
    }
    fs::write(path(), text).map_err(|error| format!("cannot write {}: {error}", path().display()))
}

/// Compares with the file.
pub fn compare<'a>(rows: impl Iterator<Item = &'a Row>) -> Comparison {
    let mut comparison = Comparison::default();
    let text = match fs::read_to_string(path()) {
        Ok(text) => text,
        Err(error) => {
            comparison.worse.push(format!("cannot read {}: {error}; run with --bless", path().display()));
            return comparison;
        }
    };
    let mut committed: Vec<_> = text.lines().skip(1).filter_map(parse).collect();
    for row in rows {
        let (operation, now) = (row.operation(), row.measured.instructions);
        let found = committed.iter().position(|(other, shape, _)| *other == operation && *shape == row.shape);
        let Some((.., before)) = found.map(|place| committed.swap_remove(place)) else {
            comparison.worse.push(format!("\"{operation}\" ({}) is not in the file; run with --bless", row.shape));
            continue;
        };
        let change = format!("\"{operation}\" ({}) took {before:.1} instructions and takes {now:.1}", row.shape);
        if now > before * (1.0 + TOLERANCE) + SLACK {
            comparison.worse.push(change);
        } else if now < before * (1.0 - TOLERANCE) - SLACK {
            comparison.better.push(change);
        }
    }
    let gone = committed.iter().map(|(operation, shape, _)| format!("\"{operation}\" ({shape}) was not measured"));
    comparison.worse.extend(gone);
    comparison
}

fn parse(line: &str) -> Option<(&str, &str, f64)> {
    let mut fields = line.split('\t');
    Some((fields.next()?, fields.next()?, fields.next()?.parse().ok()?))
}
