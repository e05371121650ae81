//! The words of `kody rule`.

use clap::Args;

use super::section;

/// List the rules that "kody check" knows, or explain one
#[derive(Debug, Args)]
#[command(after_help = section!("Examples", "kody rule", "kody rule missing-translation"))]
pub(crate) struct Rule {
    /// The rule to explain
    pub(crate) id: Option<String>,
}
