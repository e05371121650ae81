//! The expected Rust of every case, as a user's crate that denies all warnings. It is formatted by the emitter alone.
#![no_std]
#![deny(warnings, missing_docs, clippy::pedantic)]

/// The case `arguments`.
#[rustfmt::skip]
#[path = "arguments/codes.rs"]
pub mod arguments;

/// The case `attributes`.
#[rustfmt::skip]
#[path = "attributes/codes.rs"]
pub mod attributes;

/// The case `backwards`.
#[rustfmt::skip]
#[path = "backwards/codes.rs"]
pub mod backwards;

/// The case `fallbacks`.
#[rustfmt::skip]
#[path = "fallbacks/codes.rs"]
pub mod fallbacks;

/// The case `hostile`.
#[rustfmt::skip]
#[path = "hostile/codes.rs"]
pub mod hostile;

/// The case `lifecycle`.
#[rustfmt::skip]
#[path = "lifecycle/codes.rs"]
pub mod lifecycle;

/// The case `long`.
#[rustfmt::skip]
#[path = "long/codes.rs"]
pub mod long;

/// The case `minimal`.
#[rustfmt::skip]
#[path = "minimal/codes.rs"]
pub mod minimal;

/// The case `negative`.
#[rustfmt::skip]
#[path = "negative/codes.rs"]
pub mod negative;

/// The case `plurals`.
#[rustfmt::skip]
#[path = "plurals/codes.rs"]
pub mod plurals;

/// The case `runs`.
#[rustfmt::skip]
#[path = "runs/codes.rs"]
pub mod runs;

/// The case `signed`.
#[rustfmt::skip]
#[path = "signed/codes.rs"]
pub mod signed;

/// The case `strings`.
#[rustfmt::skip]
#[path = "strings/codes.rs"]
pub mod strings;
