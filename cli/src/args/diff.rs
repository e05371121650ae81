//! The words of `kody diff`.

use std::ffi::OsString;

use clap::{Args, ValueEnum};

use super::section;

const MORE: &str = concat!(
    section!(
        "Examples",
        "kody diff v1.4.0:./codes.yaml codes.yaml",
        "kody diff HEAD:./codes.yaml codes.yaml --fail-on breaking",
        "kody diff old.yaml new.yaml --format markdown >> CHANGES.md",
        "kody diff main:api/codes.yaml HEAD:api/codes.yaml --format json | jq .verdict",
    ),
    "\n\n",
    section!(
        "What the verdict means",
        "major  breaking: programs that know OLD may not build with NEW, or misread its answers",
        "minor  something has come, is deprecated, or means something else outside the contract",
        "patch  texts have changed, or something else that no program depends on",
        "none   nothing has changed",
        "Below version 1.0, cargo takes the second number for the first: a minor release may break.",
        "To add an argument is breaking, since it changes the Rust type that programs construct.",
    ),
    "\n\n",
    section!(
        "The JSON document",
        "{\"version\": 1, \"old\", \"new\", \"verdict\", \"breaking\", \"changes\": [",
        "  {\"kind\", \"impact\", \"breaking\", \"code\", \"name\", \"locale\", \"subject\", \"from\", \"to\", \"text\"}",
        "]}",
        "\"verdict\" and \"impact\" are major, minor, patch or none; \"code\" is a number or a string; what does",
        "not apply is null; \"text\" says it in words. Members and kinds may be added; where one changes its",
        "meaning or goes, \"version\" becomes 2.",
    ),
);

/// Tell what has changed between two catalogues, and whether it breaks anything
///
/// Each of the two is a file, or REVISION:PATH of a file in git: the path counts from the root of the repository, and from
/// here with "./" in front. Locks are not looked at.
#[derive(Debug, Args)]
#[command(after_help = MORE)]
pub(crate) struct Diff {
    /// The catalogue as it was
    #[arg(value_name = "OLD")]
    pub(crate) old: OsString,
    /// The catalogue as it is
    #[arg(value_name = "NEW")]
    pub(crate) new: OsString,
    /// How to tell it
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: DiffFormat,
    /// Exit with 1 where there are such changes
    #[arg(long, value_name = "CHANGES")]
    pub(crate) fail_on: Option<FailOn>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// For people
    #[default]
    Human,
    /// Sections for a changelog
    Markdown,
    /// One JSON document for other programs
    Json,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Whose verdict is major
    Breaking,
    /// Any at all
    Any,
}
