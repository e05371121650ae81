//! The envelope: `{code, data, message}`.

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use kody::Open;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::data::Data;
use super::error::{DecodeError, Error};
use super::failure::Failure;
use super::lenient::Number;
use super::success::{Partial, Success, TaskId};
use crate::api::{Code, Outcome};

/// A response of the API. `T` is what `data` holds where the request has succeeded.
///
/// What `data` holds depends on the code, so `data` cannot be read here: [`into_result`](Self::into_result) looks at the
/// code and hands out what it stands for.
pub struct Response<T> {
    code: Open<Code>,
    data: Option<Data>,
    message: Option<String>,
    result: PhantomData<fn() -> T>,
}

impl<T> Response<T> {
    /// Reads the body of an HTTP response.
    ///
    /// # Errors
    ///
    /// When it is not a response of the API.
    pub fn from_slice(body: &[u8]) -> Result<Self, DecodeError> {
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        serde_json::from_slice(body).map_err(DecodeError::body)
    }

    /// The code.
    pub fn code(&self) -> Open<Code> {
        self.code
    }

    /// What the service says, in the language of the service.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }
}

impl<T: DeserializeOwned> Response<T> {
    /// Looks at the code, and reads `data` as what the code says it is.
    ///
    /// # Errors
    ///
    /// - [`Error::Failure`] when the code is one of a failure, or not in the catalogue;
    /// - [`Error::Decode`] when `data` does not hold what the code says.
    pub fn into_result(self) -> Result<Success<T>, Error> {
        let Self { code, data, message, .. } = self;
        let malformed = |cause| DecodeError::data_of(code, cause);
        match code.known().map(Code::outcome) {
            Some(Outcome::Success) => Ok(Success::Done(or_null(data).read().map_err(malformed)?)),
            Some(Outcome::Accepted) => Ok(Success::Accepted(TaskId::read(&or_null(data)).map_err(malformed)?)),
            Some(Outcome::Partial) => Ok(Success::Partial(Partial::new(data, message))),
            Some(Outcome::Failure) | None => Err(Failure::new(code, message, data).into()),
        }
    }
}

fn or_null(data: Option<Data>) -> Data {
    data.unwrap_or_else(|| Data::new(RawValue::NULL.to_owned()))
}

impl<T> FromStr for Response<T> {
    type Err = DecodeError;

    fn from_str(body: &str) -> Result<Self, DecodeError> {
        Self::from_slice(body.as_bytes())
    }
}

/// The fields as they arrive; others are of no concern.
#[derive(Deserialize)]
struct Fields {
    code: Number<u16>,
    data: Option<Box<RawValue>>,
    message: Option<String>,
}

/// From JSON with `serde_json`, and from nothing else.
impl<'de, T> Deserialize<'de> for Response<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Fields { code: Number(code), data, message } = Fields::deserialize(deserializer)?;
        let message = message.filter(|message| !message.is_empty());
        Ok(Self { code: Open::from_code(code), data: data.map(Data::new), message, result: PhantomData })
    }
}

impl<T> Clone for Response<T> {
    fn clone(&self) -> Self {
        Self { code: self.code, data: self.data.clone(), message: self.message.clone(), result: PhantomData }
    }
}

impl<T> fmt::Debug for Response<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, data, message, .. } = self;
        f.debug_struct("Response").field("code", code).field("data", data).field("message", message).finish()
    }
}
