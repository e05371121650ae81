//! The codes of a service.
#![no_std]
#![deny(warnings, missing_docs)]

/// What the service answers with.
pub mod api {
    include!(concat!(env!("OUT_DIR"), "/codes.rs"));
}
