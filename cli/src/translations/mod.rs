//! A catalogue comes in; its texts go out to translators, and what they made of them comes back.
//!
//! - `export`: the texts as files for translators and other programs.
//! - `units`: the texts that can be translated, each with its key. `words`: what one says in one locale.
//! - `origins`: from which source text each translation was made, so that a stale one is known.
//! - `state`: what is translated, what is missing, what is stale.

pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod origins;
pub(crate) mod state;
pub(crate) mod units;
pub(crate) mod words;
