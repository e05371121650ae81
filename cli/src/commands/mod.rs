//! A command with its arguments comes in; what it prints and writes, and its verdict go out. One file for each command.

pub(crate) mod check;
pub(crate) mod coverage;
pub(crate) mod explain;
pub(crate) mod export;
pub(crate) mod generate;
pub(crate) mod import;
pub(crate) mod rule;
