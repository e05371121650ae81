//! The response codes of the SMS API, and the envelope in which they arrive.
#![no_std]

#[cfg(feature = "envelope")]
extern crate alloc;

/// The codes, their texts and their attributes, made from `codes.yaml`.
#[kody::catalog("codes.yaml", docs = "en")]
pub mod api {}

#[cfg(feature = "envelope")]
mod envelope;

#[cfg(feature = "envelope")]
pub use envelope::{Data, DecodeError, Error, Failure, FieldErrors, Item, Items, Partial, Reason, Response, Success, TaskId};
