//! The expected Rust of every case, as a user's crate that denies all warnings.
#![no_std]
#![deny(warnings, missing_docs, clippy::pedantic)]

/// The case `attributes`.
#[path = "attributes/codes.rs"]
pub mod attributes;

/// The case `fallbacks`.
#[path = "fallbacks/codes.rs"]
pub mod fallbacks;

/// The case `hostile`.
#[path = "hostile/codes.rs"]
pub mod hostile;

/// The case `lifecycle`.
#[path = "lifecycle/codes.rs"]
pub mod lifecycle;

/// The case `long`.
#[path = "long/codes.rs"]
pub mod long;

/// The case `minimal`.
#[path = "minimal/codes.rs"]
pub mod minimal;

/// The case `plurals`.
#[path = "plurals/codes.rs"]
pub mod plurals;

/// The case `runs`.
#[path = "runs/codes.rs"]
pub mod runs;

/// The case `signed`.
#[path = "signed/codes.rs"]
pub mod signed;

/// The case `strings`.
#[path = "strings/codes.rs"]
pub mod strings;
