//! The response codes of the SMS API.
#![no_std]

/// The codes, their texts and their attributes, made from `codes.yaml`.
#[kody::catalog("codes.yaml", docs = "en")]
pub mod api {}
