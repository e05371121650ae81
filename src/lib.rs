//! The response codes of the SMS API, and the envelope in which they arrive.
//!
//! [`api`] is what the catalogue of the codes becomes. `Response`, of the feature `envelope`, takes the body of a response
//! apart: the result, a task in the background, a success in part, or a failure with all there is to know about it.
//!
//! Features:
//!
//! - `envelope`, on by default: `Response` and what it is taken apart into. It needs an allocator.
//! - `serde`: a code is its number and a locale its tag in the formats of serde. `envelope` needs it.
#![no_std]

#[cfg(feature = "envelope")]
extern crate alloc;

/// The codes, their texts and their attributes, made from `codes.yaml`.
#[kody::catalog("codes.yaml", docs = "en")]
pub mod api {}

#[cfg(feature = "envelope")]
mod envelope;

#[cfg(feature = "envelope")]
pub use envelope::{
    Data, DecodeError, Error, Failure, FieldErrors, Item, Items, Partial, Reason, Response, Success, TaskId,
};
