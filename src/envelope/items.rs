//! The items of a bulk operation: which were processed, and which were not.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;

use super::data::Data;
use super::lenient::{Collection, Number, Text, messages};

/// The items of a bulk operation.
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

impl Items {
    /// Reads `data` in one of the shapes that the API has for it.
    pub(super) fn read(data: &Data) -> Option<Self> {
        let items = match data.read().ok()? {
            Collection::Map(parts) if parts.iter().all(|(name, _)| [PROCESSED, UNPROCESSED].contains(&name.as_str())) => {
                Self::from_parts(&parts)?
            }
            Collection::Map(entries) => {
                Self::from_results(entries.into_iter().map(|(key, value)| (Some(key), value)))?
            }
            Collection::List(values) => Self::from_results(values.into_iter().map(|value| (None, value)))?,
        };
        let is_empty = items.processed.is_empty() && items.unprocessed.is_empty();
        (!is_empty).then_some(items)
    }

    /// `{"processed": [1, 2], "notProcessed": [3]}`
    fn from_parts(parts: &[(String, Data)]) -> Option<Self> {
        let part = |name: &str| {
            let lists = parts.iter().filter(|(part, _)| part == name).map(|(_, list)| list.read::<Collection>());
            let mut items = Vec::new();
            for list in lists {
                let Ok(Collection::List(values)) = list else { return None };
                items.extend(values.into_iter().map(|value| {
                    let key = value.read().ok().map(|Text(key)| key);
                    Item { key, code: None, messages: Vec::new(), data: value }
                }));
            }
            Some(items)
        };
        Some(Self { processed: part(PROCESSED)?, unprocessed: part(UNPROCESSED)? })
    }

    /// `[{"code": 0, …}, {"code": 4, …}]`, or the same by keys, or messages by keys.
    fn from_results(results: impl Iterator<Item = (Option<String>, Data)>) -> Option<Self> {
        let mut items = Self { processed: Vec::new(), unprocessed: Vec::new() };
        for (key, data) in results {
            let item = Item::read(key, data)?;
            let list = if item.code == Some(0) { &mut items.processed } else { &mut items.unprocessed };
            list.push(item);
        }
        Some(items)
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

const PROCESSED: &str = "processed";
const UNPROCESSED: &str = "notProcessed";

/// What is read of the result of an item.
#[derive(Deserialize)]
struct ItemResult {
    code: Number<i64>,
    message: Option<Text>,
}

impl Item {
    fn read(key: Option<String>, data: Data) -> Option<Self> {
        if let Ok(ItemResult { code: Number(code), message }) = data.read() {
            let messages = message.into_iter().map(|Text(text)| text).collect();
            return Some(Self { key, code: Some(code), messages, data });
        }
        key.is_some().then(|| Self { key, code: None, messages: messages(&data), data })
    }

    /// What it is called: its ID, or its key in an object.
    pub fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    /// Its own code, if it has one. Each method of the API has codes of its own for items; 0 means processed in all.
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
