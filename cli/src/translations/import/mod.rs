//! A file of translations comes in; what it changes in its catalogue goes out, or all that is wrong with it.
//!
//! - `po`, `xliff`: the file becomes entries, each with its key and its places; `plural_forms` says which form is which.
//! - `entry`: an entry, whatever the format. `merge`: the entries are compared with the catalogue.

mod entry;
mod merge;
mod plural_forms;
pub(crate) mod po;
pub(crate) mod xliff;

pub(crate) use entry::Document;
pub(crate) use merge::{Change, Merge, Target, merge};
