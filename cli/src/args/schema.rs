//! The words of `kody schema`.

use clap::Args;

use super::section;

/// Print the JSON Schema of catalogues, for editors
///
/// A catalogue that begins with a line such as "# yaml-language-server: $schema=codes.schema.json" is completed and checked
/// while it is written. The schema is draft-07; what it cannot see, "kody check" finds.
#[derive(Debug, Args)]
#[command(after_help = section!(
    "Examples",
    "kody schema > codes.schema.json",
))]
pub(crate) struct Schema {}
