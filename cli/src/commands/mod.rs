//! A command with its arguments comes in; what it prints and writes, and its verdict go out. One file for each command.

pub(crate) mod add;
pub(crate) mod add_locale;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod coverage;
pub(crate) mod deprecate;
pub(crate) mod diff;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod fix;
pub(crate) mod generate;
pub(crate) mod import;
pub(crate) mod init;
pub(crate) mod lock;
pub(crate) mod man;
pub(crate) mod next;
pub(crate) mod retire;
pub(crate) mod rule;
pub(crate) mod schema;
pub(crate) mod weave;
