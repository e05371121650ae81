//! What a request has brought, where it has not failed.

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

use serde_core::de::{Error as _, Unexpected};

use super::data::Data;
use super::items::Items;
use super::lenient::Text;

/// The outcome of a request that has not failed.
///
/// Of most methods, only [`Done`](Self::Done) is to be expected: `let … else` takes it out.
#[derive(Clone, Debug)]
pub enum Success<T> {
    /// Everything that was asked for is done, and this is the result.
    ///
    /// A `data` that is absent counts as `null`: `T` may be `()` or an `Option`. Whoever does not care what there is, takes
    /// `serde::de::IgnoredAny`.
    ///
    /// ```
    /// use sms_api::{Response, Success};
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Balance { balance: String, currency: String }
    ///
    /// let body = r#"{"code": 0, "data": {"balance": "99.50", "currency": "UAH"}, "message": ""}"#;
    /// let Success::Done(account) = body.parse::<Response<Balance>>()?.into_result()? else { panic!() };
    /// assert_eq!((account.balance.as_str(), account.currency.as_str()), ("99.50", "UAH"));
    /// # Ok::<(), sms_api::Error>(())
    /// ```
    Done(T),
    /// Nothing is done yet: the operation goes on in the background as this task.
    ///
    /// ```
    /// use sms_api::{Response, Success};
    ///
    /// let body = r#"{"code": "100", "data": 7001, "message": null}"#;
    /// let Success::Accepted(task) = body.parse::<Response<()>>()?.into_result()? else { panic!() };
    /// assert_eq!(format!("/taskqueue/getStatus?id={task}"), "/taskqueue/getStatus?id=7001");
    /// # Ok::<(), sms_api::Error>(())
    /// ```
    Accepted(TaskId),
    /// Some of the items are processed, the others are not.
    ///
    /// ```
    /// use sms_api::{Response, Success};
    ///
    /// let body = r#"{"code": 98, "data": {"processed": [1, 2], "notProcessed": [3]}}"#;
    /// let Success::Partial(partial) = body.parse::<Response<()>>()?.into_result()? else { panic!() };
    /// let items = partial.items().expect("this is one of the shapes that are known");
    /// assert_eq!(items.processed().len(), 2);
    /// assert_eq!(items.unprocessed()[0].key(), Some("3"));
    /// # Ok::<(), sms_api::Error>(())
    /// ```
    Partial(Partial),
}

/// The ID of an operation that goes on in the background. `TaskQueue/GetStatus` tells what has become of it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct TaskId(Box<str>);

impl TaskId {
    pub(super) fn read(data: &Data) -> serde_json::Result<Self> {
        let Text(id) = data.read()?;
        if id.is_empty() {
            return Err(serde_json::Error::invalid_value(Unexpected::Str(&id), &"the ID of a task"));
        }
        Ok(Self(id.into()))
    }

    /// The ID as a text. The service sends it as a number or as a string.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for TaskId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// What became of the items of a bulk operation that was done in part.
#[derive(Clone, Debug)]
pub struct Partial {
    items: Option<Items>,
    data: Option<Data>,
    message: Option<String>,
}

impl Partial {
    pub(super) fn new(data: Option<Data>, message: Option<String>) -> Self {
        Self { items: data.as_ref().and_then(Items::of_some), data, message }
    }

    /// The items, processed and not; `None` where `data` has none of the shapes that are known.
    pub fn items(&self) -> Option<&Items> {
        self.items.as_ref()
    }

    /// The field `data` as it came.
    pub fn data(&self) -> Option<&Data> {
        self.data.as_ref()
    }

    /// What the service says about the whole.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }
}
