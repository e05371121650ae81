//! The codes of a service.
#![no_std]
#![deny(warnings, missing_docs)]

/// What the service answers with.
#[kody::catalog("codes.yaml")]
pub mod api {}
