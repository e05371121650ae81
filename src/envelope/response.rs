//! The envelope: `{code, data, message}`.

use alloc::borrow::ToOwned as _;
use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use kody::Open;
use serde_core::de::{DeserializeOwned, Error as _, IgnoredAny, MapAccess, Visitor};
use serde_core::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::data::Data;
use super::error::{DecodeError, Error};
use super::failure::Failure;
use super::lenient::Number;
use super::success::{Partial, Success, TaskId};
use crate::api::{Code, Outcome};

/// A response of the API. `T` is what `data` holds where the request has succeeded.
///
/// What `data` holds depends on the code, so nobody can read it here: [`into_result`](Self::into_result) looks at the code
/// and hands out what it stands for. It goes by the attributes of the catalogue, and a code that the catalogue does not know
/// is a failure that keeps all there is.
///
/// ```
/// use sms_api::api::Retry;
/// use sms_api::{Error, Response, Success};
///
/// #[derive(serde::Deserialize)]
/// #[serde(rename_all = "camelCase")]
/// struct Sent { message_id: String }
///
/// fn after_sending(body: &[u8]) -> String {
///     match Response::<Sent>::from_slice(body).map_err(Error::from).and_then(Response::into_result) {
///         Ok(Success::Done(sent)) => format!("sent as {}", sent.message_id),
///         Ok(Success::Accepted(task)) => format!("on its way as task {task}"),
///         Ok(Success::Partial(_)) => "sent to some".to_owned(),
///         Err(Error::Failure(failure)) if failure.retry() == Some(Retry::Later) => "later".to_owned(),
///         Err(error) => format!("failed: {error}"),
///     }
/// }
///
/// assert_eq!(after_sending(br#"{"code": 0, "data": {"messageId": "4711"}, "message": ""}"#), "sent as 4711");
/// assert_eq!(after_sending(br#"{"code": "100", "data": 52}"#), "on its way as task 52");
/// assert_eq!(after_sending(br#"{"code": 30, "data": null, "message": "Slow down"}"#), "later");
/// assert_eq!(after_sending(br#"{"code": 31}"#), "failed: 31");
/// assert_eq!(
///     after_sending(b"<html>Bad gateway"),
///     "failed: the body is no response of the API: expected value at line 1 column 1"
/// );
/// ```
///
/// There is no way around the code:
///
/// ```compile_fail,E0616
/// let response: sms_api::Response<u32> = r#"{"code": 2, "data": 5}"#.parse()?;
/// let five = response.data;
/// # Ok::<(), sms_api::DecodeError>(())
/// ```
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
        // RFC 8259, 8.1, lets us do without a byte order mark.
        let body = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
        if body.trim_ascii().is_empty() {
            return Err(DecodeError::body(serde_json::Error::custom("it is empty")));
        }
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

/// From JSON, by `serde_json` and by nothing else.
impl<'de, T> Deserialize<'de> for Response<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Envelope(PhantomData))
    }
}

struct Envelope<T>(PhantomData<fn() -> T>);

impl<'de, T> Visitor<'de> for Envelope<T> {
    type Value = Response<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with the fields `code`, `data` and `message`")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Response<T>, A::Error> {
        let (mut code, mut data, mut message) = (None, None, None);
        while let Some(field) = map.next_key::<String>()? {
            match field.as_str() {
                "code" if code.is_some() => return Err(A::Error::duplicate_field("code")),
                "code" => code = Some(map.next_value()?),
                "data" => data = map.next_value::<Option<Box<RawValue>>>()?,
                "message" => message = map.next_value::<Option<String>>()?,
                _ => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        let Number(code) = code.ok_or_else(|| A::Error::missing_field("code"))?;
        let message = message.filter(|message| !message.is_empty());
        Ok(Response { code: Open::from_code(code), data: data.map(Data::new), message, result: PhantomData })
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
