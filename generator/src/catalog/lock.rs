//! The lock of the model: what has been released, as it was then.

use super::{Argument, Name, Repr, Value};
use crate::finding::Span;
use crate::source::Source;

/// What has been released. Names stand in it as their words are spelt in Rust, so that another spelling is no change.
#[derive(Debug, Clone)]
pub struct Lock {
    pub(crate) source: Source,
    pub(crate) repr: Option<(Repr, Span)>,
    pub(crate) codes: Vec<LockedCode>,
}

impl Lock {
    /// The file, to show places in it.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The type of the codes and where it stands, unless the line is missing.
    pub fn repr(&self) -> Option<(Repr, Span)> {
        self.repr
    }

    /// The codes in the order of the file. After a merge, one may stand there twice.
    pub fn codes(&self) -> &[LockedCode] {
        &self.codes
    }
}

/// A released code.
#[derive(Debug, Clone)]
pub struct LockedCode {
    pub(crate) value: Value,
    pub(crate) span: Span,
    pub(crate) name: Name,
    pub(crate) args: Vec<Argument>,
    pub(crate) attributes: Vec<LockedAttribute>,
    pub(crate) retired: bool,
}

impl LockedCode {
    /// The number or string.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// Its whole line.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The name, as Rust spells the variant.
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// Its arguments, sorted by name; these are spelt as Rust's fields.
    pub fn args(&self) -> &[Argument] {
        &self.args
    }

    /// Its attributes that are part of the contract, sorted by name.
    pub fn attributes(&self) -> &[LockedAttribute] {
        &self.attributes
    }

    /// Whether it was retired when the lock was written.
    pub fn is_retired(&self) -> bool {
        self.retired
    }
}

/// An attribute of a released code.
#[derive(Debug, Clone)]
pub struct LockedAttribute {
    pub(crate) name: Name,
    /// As it is written: `failure`, `true`, `404`, `"42P01"`.
    pub(crate) value: Name,
}

impl LockedAttribute {
    /// The name, in Rust's spelling of functions.
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The value as it is written: `failure`, `true`, `404`, `"42P01"`.
    pub fn value(&self) -> &Name {
        &self.value
    }
}
