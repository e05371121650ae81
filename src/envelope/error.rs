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

impl error::Error for Error {}

/// A body that is not what the API documents: what was expected, and where.
///
/// ```
/// use sms_api::{DecodeError, Response};
///
/// let said = |body: &str| body.parse::<Response<u32>>().unwrap_err().to_string();
/// assert_eq!(said("{}"), "the body is no response of the API: missing field `code` at line 1 column 2");
///
/// let response: Response<u32> = r#"{"code": 0, "data": "five"}"#.parse()?;
/// assert_eq!(
///     response.into_result().unwrap_err().to_string(),
///     "`data` of a response with the code 0 cannot be read: invalid type: string \"five\", expected u32 at line 1 column 6 of it"
/// );
/// # Ok::<(), DecodeError>(())
/// ```
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
            Part::Body => return write!(f, "the body is no response of the API: {}", self.cause),
            Part::Data(None) => write!(f, "`data` cannot be read: {}", self.cause)?,
            Part::Data(Some(code)) => {
                write!(f, "`data` of a response with the code {} cannot be read: {}", code.code(), self.cause)?;
            }
        }
        // The cause counts from where `data` begins.
        f.write_str(if self.cause.line() > 0 { " of it" } else { "" })
    }
}

impl error::Error for DecodeError {}
