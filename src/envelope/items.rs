//! The items of a bulk operation: which were processed, and which were not.

use alloc::string::String;
use alloc::vec::Vec;

use super::data::Data;
use super::lenient::{Collection, Number, Text, messages};

/// The items of a bulk operation that was done in part, or not at all.
///
/// The API says it in several ways, and these are understood:
///
/// - two lists of IDs, `{"processed": [1, 2], "notProcessed": [3]}`;
/// - a list of results, `[{"code": 0, …}, {"code": 4, …}]`, or an object of such: 0 is for what was processed;
/// - where nothing was processed, also what went wrong with each, `{"3": "Not found"}`, in a list or in an object.
///
/// ```
/// use sms_api::{Response, Success};
///
/// let body = r#"{"code": 98, "data": [
///     {"recipient": "380501112233", "code": 0, "messageId": 4711},
///     {"recipient": "380501112233", "code": 4, "message": "Duplicate"}
/// ]}"#;
/// let Success::Partial(partial) = body.parse::<Response<()>>()?.into_result()? else { panic!() };
/// let items = partial.items().expect("this is one of the shapes that are known");
///
/// #[derive(serde::Deserialize)]
/// struct Sent { #[serde(rename = "messageId")] message_id: u64 }
/// assert_eq!(items.processed()[0].data().decode::<Sent>()?.message_id, 4711);
///
/// let duplicate = &items.unprocessed()[0];
/// assert_eq!((duplicate.code(), duplicate.messages()), (Some(4), &["Duplicate".to_owned()][..]));
/// # Ok::<(), sms_api::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Items {
    processed: Vec<Item>,
    unprocessed: Vec<Item>,
}

/// An item of a bulk operation.
#[derive(Clone, Debug)]
pub struct Item {
    key: Option<String>,
    code: Option<i64>,
    messages: Vec<String>,
    data: Data,
}

/// The names of the two parts, where `data` has them.
const PROCESSED: &str = "processed";
const UNPROCESSED: &str = "notProcessed";

impl Items {
    /// Of an operation that was done in part: each item has to say itself on which side it is.
    pub(super) fn of_some(data: &Data) -> Option<Self> {
        Self::read(data, Item::with_code)
    }

    /// Of an operation that was not done: an item may say no more than what went wrong.
    pub(super) fn of_none(data: &Data) -> Option<Self> {
        Self::read(data, |key, data| Item::with_code(key, data).or_else(|| Some(Item::with_messages(key, data))))
    }

    fn read(data: &Data, item: impl Fn(Option<&str>, &Data) -> Option<Item>) -> Option<Self> {
        let collection: Collection = data.read().ok()?;
        let items = match (collection.get(PROCESSED), collection.get(UNPROCESSED)) {
            (None, None) => Self::of_results(collection.entries().map(|(key, value)| item(key, value)))?,
            (processed, unprocessed) => {
                Self { processed: Item::named_in(processed)?, unprocessed: Item::named_in(unprocessed)? }
            }
        };
        let is_empty = items.processed.is_empty() && items.unprocessed.is_empty();
        (!is_empty).then_some(items)
    }

    /// `[{"code": 0, …}, {"code": 4, …}]`, or the same by keys.
    fn of_results(results: impl Iterator<Item = Option<Item>>) -> Option<Self> {
        let results: Vec<Item> = results.collect::<Option<_>>()?;
        let (processed, unprocessed) = results.into_iter().partition(|item| item.code == Some(0));
        Some(Self { processed, unprocessed })
    }

    /// The items that the service has processed.
    pub fn processed(&self) -> &[Item] {
        &self.processed
    }

    /// The items that it has not processed.
    pub fn unprocessed(&self) -> &[Item] {
        &self.unprocessed
    }
}

impl Item {
    /// `{"code": 4, "message": "Duplicate", …}`
    fn with_code(key: Option<&str>, data: &Data) -> Option<Self> {
        let fields: Collection = data.read().ok()?;
        let Number(code) = fields.get("code")?.read().ok()?;
        let messages = fields.get("message").map(messages).unwrap_or_default();
        Some(Self { key: key.map(Into::into), code: Some(code), messages, data: data.clone() })
    }

    /// `"Duplicate"`, or a list of such.
    fn with_messages(key: Option<&str>, data: &Data) -> Self {
        Self { key: key.map(Into::into), code: None, messages: messages(data), data: data.clone() }
    }

    /// `[1, 2]`, where that says it all.
    fn named_in(list: Option<&Data>) -> Option<Vec<Self>> {
        let Some(list) = list else { return Some(Vec::new()) };
        let list: Collection = list.read().ok()?;
        let named = list.entries().map(|(_, value)| {
            let key = value.read().ok().map(|Text(key)| key);
            Self { key, code: None, messages: Vec::new(), data: value.clone() }
        });
        Some(named.collect())
    }

    /// What it is called: its ID, or its key in an object. In a list of results, it is [`data`](Self::data) that tells.
    pub fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// Its own code, if it has one: 0 if it was processed. What the others mean depends on the method of the API; they are
    /// not those of the catalogue.
    pub fn code(&self) -> Option<i64> {
        self.code
    }

    /// What the service says about it.
    pub fn messages(&self) -> &[String] {
        &self.messages
    }

    /// All there is about it.
    pub fn data(&self) -> &Data {
        &self.data
    }
}
