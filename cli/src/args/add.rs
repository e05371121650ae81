//! The words of `kody add`.

use std::path::PathBuf;

use clap::Args;

use super::{DEFAULT_CATALOG, section};

/// Add a code to a catalogue
///
/// The code gets its place in the order of the numbers; everything else in the file stays as it is. What "kody check"
/// would refuse is refused.
#[derive(Debug, Args)]
#[command(after_help = section!(
    "Examples",
    "kody add 42 QuotaExceeded --message 'The quota is used up'",
    "kody add 42 QuotaExceeded --message 'No more than {limit} calls' --arg limit=integer",
    "kody add 42 QuotaExceeded --message - --attribute outcome=failure --since 2.1 < message.txt",
    "kody add 42 QuotaExceeded --message 'The quota is used up' --dry-run",
))]
pub(crate) struct Add {
    /// The number; where codes are strings, the string
    #[arg(value_name = "NUMBER", allow_hyphen_values = true)]
    pub(crate) value: String,
    /// The stable name, such as WrongServer
    pub(crate) name: String,
    /// The catalogue
    #[arg(default_value = DEFAULT_CATALOG)]
    pub(crate) catalog: PathBuf,
    /// The message in the source locale; "-" reads it from the standard input
    #[arg(short, long, value_name = "TEXT", allow_hyphen_values = true)]
    pub(crate) message: Option<String>,
    /// The value of an attribute; may be given several times
    #[arg(short, long, value_name = "NAME=VALUE", value_parser = pair)]
    pub(crate) attribute: Vec<(String, String)>,
    /// The type of an argument of the message, text or integer; may be given several times
    #[arg(long, value_name = "NAME=TYPE", value_parser = pair)]
    pub(crate) arg: Vec<(String, String)>,
    /// The version that has it first
    #[arg(long, value_name = "VERSION")]
    pub(crate) since: Option<String>,
    /// Put it behind this code instead, by its number or name
    #[arg(long, value_name = "CODE", allow_hyphen_values = true)]
    pub(crate) after: Option<String>,
    /// Change nothing; show what would change
    #[arg(short = 'n', long)]
    pub(crate) dry_run: bool,
}

fn pair(word: &str) -> Result<(String, String), String> {
    let parted = word.split_once('=').filter(|(name, _)| !name.is_empty());
    parted.map(|(name, value)| (name.to_owned(), value.to_owned())).ok_or_else(|| "write NAME=VALUE".to_owned())
}
