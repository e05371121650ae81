//! The words of `kody lock`.

use std::path::PathBuf;

use clap::Args;

use super::{DEFAULT_CATALOG, section};

const MORE: &str = concat!(
    section!(
        "A release",
        "kody lock                     record what has come to the catalogue",
        "git add codes.yaml codes.lock",
    ),
    "\n\n",
    section!(
        "In CI",
        "kody check                    is anything broken that was released?",
        "kody lock --check             is anything merged that is not recorded?",
    ),
    "\n\n",
    section!(
        "To break a promise on purpose",
        "kody lock --accept 13         the code 13 may go, or be another one",
        "kody lock --accept WrongServer --accept 14",
        "kody lock --accept retry      the values of the attribute \"retry\" may change",
        "kody lock --accept repr       the codes may be of another type",
    ),
);

/// Record what is released, so that "kody check" can guard it
///
/// The lock lies beside the catalogue, codes.lock beside codes.yaml, and is committed with it. It has a line for each code
/// that was ever released: number, name, arguments, and the attributes with "contract: true". New codes are added to it; where
/// the catalogue breaks what was released, nothing is written. Texts are not in it: they may always change.
#[derive(Debug, Args)]
#[command(after_help = MORE)]
pub(crate) struct Lock {
    /// The catalogue
    #[arg(default_value = DEFAULT_CATALOG)]
    pub(crate) catalog: PathBuf,
    /// Write nothing; exit with 1 and show the difference where the lock is stale
    #[arg(long, conflicts_with = "accept")]
    pub(crate) check: bool,
    /// Forget what was released: a code by its number or name, an attribute by its name, or "repr"
    #[arg(long, value_name = "WHAT", allow_hyphen_values = true)]
    pub(crate) accept: Vec<String>,
}
