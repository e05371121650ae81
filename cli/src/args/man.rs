//! The words of `kody man`.

use std::path::PathBuf;

use clap::Args;

use super::section;

/// Print the manual page of kody, or write those of all commands
#[derive(Debug, Args)]
#[command(after_help = section!(
    "Examples",
    "kody man | man -l -",
    "kody man -o ~/.local/share/man/man1",
))]
pub(crate) struct Man {
    /// The folder for the pages of all commands, instead of the page of kody on stdout
    #[arg(short, long, value_name = "FOLDER")]
    pub(crate) output: Option<PathBuf>,
}
