//! What a request has brought, where it has not failed.

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

use super::data::Data;
use super::items::Items;
use super::lenient::Text;

/// The outcome of a request that has not failed.
#[derive(Clone, Debug)]
pub enum Success<T> {
    /// Everything that was asked for is done, and this is the result.
    Done(T),
    /// Nothing is done yet: the operation goes on in the background as this task.
    Accepted(TaskId),
    /// Some of the items are processed, the others are not.
    Partial(Partial),
}

/// The ID of an operation that goes on in the background: ask `TaskQueue/GetStatus` about it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct TaskId(Box<str>);

impl TaskId {
    pub(super) fn read(data: &Data) -> serde_json::Result<Self> {
        data.read().map(|Text(id)| Self(id.into()))
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
        Self { items: data.as_ref().and_then(Items::read), data, message }
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
