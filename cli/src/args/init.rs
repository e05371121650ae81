//! The words of `kody init`.

use std::path::PathBuf;

use clap::Args;

use super::{DEFAULT_CATALOG, section};

/// Write a first catalogue
///
/// It has two codes to begin with, passes "kody check" and tells editors where its schema is.
#[derive(Debug, Args)]
#[command(after_help = section!(
    "Examples",
    "kody init",
    "kody init api/codes.yaml --locales uk,en,pl",
))]
pub(crate) struct Init {
    /// The file to write; it must not be there yet
    #[arg(value_name = "FILE", default_value = DEFAULT_CATALOG)]
    pub(crate) catalog: PathBuf,
    /// The tags of the languages (BCP 47), the one in which texts are written first
    #[arg(long, value_name = "TAG,TAG", value_delimiter = ',', default_value = "en")]
    pub(crate) locales: Vec<String>,
}
