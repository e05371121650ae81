//! The words of `kody fix`.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use kody_generator::check::{RULES, rule};

use super::{DEFAULT_CATALOG, section};

/// Mend what has one obvious mend
///
/// Words with a slip of the finger, blanks that are not meant, characters that are not composed or have no place in a text,
/// and codes out of order. Everything else in the file stays as it is; what is left to mend by hand is shown.
#[derive(Debug, Args)]
#[command(after_help = section!(
    "Examples",
    "kody fix --dry-run",
    "kody fix api/codes.yaml",
    "kody fix --rule stray-space --rule unsorted-codes",
))]
pub(crate) struct Fix {
    /// The catalogue
    #[arg(default_value = DEFAULT_CATALOG)]
    pub(crate) catalog: PathBuf,
    /// Mend only what this rule reports; may be given several times
    #[arg(long, value_name = "ID", value_parser = rule_id(), hide_possible_values = true)]
    pub(crate) rule: Vec<&'static str>,
    /// Change nothing; show what would change
    #[arg(short = 'n', long)]
    pub(crate) dry_run: bool,
}

fn rule_id() -> impl TypedValueParser<Value = &'static str> {
    let ids = PossibleValuesParser::new(RULES.iter().map(|rule| rule.id));
    ids.try_map(|id| rule(&id).map(|rule| rule.id).ok_or("there is no such rule"))
}
