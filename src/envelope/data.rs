//! The field `data` as it came: JSON that nobody has read yet.

use alloc::boxed::Box;
use core::fmt;

use serde_core::Deserialize;
use serde_json::value::RawValue;

use super::error::DecodeError;

/// A piece of JSON as it stood in the response, byte by byte.
///
/// ```
/// use sms_api::{Error, Response};
///
/// let body = r#"{"code": 31, "data": {"quota": 500}, "message": "Quota used up"}"#;
/// let Err(Error::Failure(failure)) = body.parse::<Response<()>>()?.into_result() else { panic!() };
/// let data = failure.data().expect("the response has data");
/// assert_eq!(data.json(), r#"{"quota": 500}"#);
///
/// #[derive(serde::Deserialize)]
/// struct Quota { quota: u32 }
/// assert_eq!(data.decode::<Quota>()?.quota, 500);
/// # Ok::<(), sms_api::Error>(())
/// ```
#[derive(Clone)]
pub struct Data(Box<RawValue>);

impl Data {
    pub(super) fn new(raw: Box<RawValue>) -> Self {
        Self(raw)
    }

    /// The JSON.
    pub fn json(&self) -> &str {
        self.0.get()
    }

    /// Reads it as a type.
    ///
    /// # Errors
    ///
    /// When it is not such a value.
    pub fn decode<'a, T: Deserialize<'a>>(&'a self) -> Result<T, DecodeError> {
        self.read().map_err(DecodeError::data)
    }

    /// The same for those who say themselves where it went wrong, or do without.
    pub(super) fn read<'a, T: Deserialize<'a>>(&'a self) -> serde_json::Result<T> {
        serde_json::from_str(self.json())
    }
}

impl fmt::Display for Data {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.json())
    }
}

impl fmt::Debug for Data {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.json())
    }
}
