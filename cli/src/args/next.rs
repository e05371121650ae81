//! The words of `kody next`.

use std::ops::RangeInclusive;
use std::path::PathBuf;

use clap::Args;

use super::{DEFAULT_CATALOG, section};

/// Propose a number for a new code
///
/// It is free if no code has it, and none had it: neither a retired one nor one in the lock; and if it is not reserved.
/// Without a range, it is the first free number behind the last code.
#[derive(Debug, Args)]
#[command(after_help = section!(
    "Examples",
    "kody next",
    "kody next --range 100-199",
    "kody next api/codes.yaml --range=-99--1",
))]
pub(crate) struct Next {
    /// The catalogue
    #[arg(default_value = DEFAULT_CATALOG)]
    pub(crate) catalog: PathBuf,
    /// The smallest and the largest number that will do
    #[arg(long, value_name = "FIRST-LAST", value_parser = range, allow_hyphen_values = true)]
    pub(crate) range: Option<RangeInclusive<i64>>,
}

/// `100-199`; the first character may be a minus sign.
fn range(text: &str) -> Result<RangeInclusive<i64>, String> {
    let wrong = || "expected two numbers, the smaller one first, as in 100-199".to_owned();
    let dash = text.char_indices().skip(1).find(|&(_, character)| character == '-').map(|(at, _)| at);
    let (first, last) = dash.map(|at| (&text[..at], &text[at + 1..])).ok_or_else(wrong)?;
    let [first, last] = [first, last].map(|number| number.trim().parse::<i64>());
    match (first, last) {
        (Ok(first), Ok(last)) if first <= last => Ok(first..=last),
        _ => Err(wrong()),
    }
}
