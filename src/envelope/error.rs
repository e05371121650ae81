//! The errors: the service says no, or cannot be understood.

use core::error;
use core::fmt;

use kody::Open;

use super::failure::Failure;
use crate::api::Code;

/// Why there is no [`Success`](crate::Success).
#[derive(Debug)]
pub enum Error {
    /// The service says that the request did not succeed, or gives a code that the catalogue does not know.
    Failure(Failure),
    /// The body is not what the API documents.
    Decode(DecodeError),
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Failure(failure) => fmt::Display::fmt(failure, f),
            Self::Decode(error) => fmt::Display::fmt(error, f),
        }
    }
}

impl error::Error for Error {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Failure(failure) => failure.source(),
            Self::Decode(error) => error.source(),
        }
    }
}

/// A body that is not what the API documents: what was expected, and where.
#[derive(Debug)]
pub struct DecodeError {
    part: Part,
    cause: serde_json::Error,
}

/// What could not be read.
#[derive(Clone, Copy, Debug)]
enum Part {
    /// The body as a whole.
    Body,
    /// The field `data`, of a response with this code where it is known.
    Data(Option<Open<Code>>),
}

impl DecodeError {
    pub(super) fn body(cause: serde_json::Error) -> Self {
        Self { part: Part::Body, cause }
    }

    pub(super) fn data(cause: serde_json::Error) -> Self {
        Self { part: Part::Data(None), cause }
    }

    pub(super) fn data_of(code: Open<Code>, cause: serde_json::Error) -> Self {
        Self { part: Part::Data(Some(code)), cause }
    }

    /// The code of the response, if it was only `data` that could not be read.
    ///
    /// With a code of a success, the service has done what it was asked for: a repetition would do it twice.
    pub fn code(&self) -> Option<Open<Code>> {
        match self.part {
            Part::Body => None,
            Part::Data(code) => code,
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            Part::Body => write!(f, "the body is no response of the API: {}", self.cause),
            Part::Data(None) => write!(f, "`data` is not as expected: {}", self.cause),
            Part::Data(Some(code)) => {
                write!(f, "`data` of a response with the code {} is not as expected: {}", code.code(), self.cause)
            }
        }
    }
}

impl error::Error for DecodeError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        Some(&self.cause)
    }
}
