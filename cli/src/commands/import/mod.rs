//! `kody import`: what somebody has already comes in; it becomes a catalogue, or goes into one. One file for each kind.

pub(crate) mod markdown;
pub(crate) mod translations;
