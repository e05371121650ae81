//! What the API writes in more than one way comes in; one type for each goes out.

use alloc::borrow::ToOwned as _;
use alloc::boxed::Box;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;
use core::str::FromStr;

use serde_core::de::{Error, MapAccess, SeqAccess, Unexpected, Visitor};
use serde_core::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::data::Data;

/// An integer: `13` or `"13"`.
pub(super) struct Number<N>(pub(super) N);

impl<'de, N: FromStr + TryFrom<i64> + TryFrom<u64>> Deserialize<'de> for Number<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NumberVisitor(PhantomData))
    }
}

struct NumberVisitor<N>(PhantomData<N>);

impl<N: FromStr + TryFrom<i64> + TryFrom<u64>> Visitor<'_> for NumberVisitor<N> {
    type Value = Number<N>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a whole number that fits {}, or a string with one", core::any::type_name::<N>())
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        N::try_from(number).map(Number).map_err(|_| E::invalid_value(Unexpected::Signed(number), &self))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        N::try_from(number).map(Number).map_err(|_| E::invalid_value(Unexpected::Unsigned(number), &self))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        text.parse().map(Number).map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
    }
}

/// A text, or a number as a text: `"13"` or `13`.
pub(super) struct Text(pub(super) String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl Visitor<'_> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a whole number")
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Text, E> {
        Ok(Text(number.to_string()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Text, E> {
        Ok(Text(number.to_string()))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text(text.to_owned()))
    }
}

/// The messages in a value: a text is one, a list of texts is several, and what else there is shows as it stands.
pub(super) fn messages(value: &Data) -> Vec<String> {
    let texts = match (value.read(), value.read::<Option<Vec<Text>>>()) {
        (Ok(Text(text)), _) => [text].into(),
        (_, Ok(texts)) => texts.unwrap_or_default().into_iter().map(|Text(text)| text).collect(),
        _ => Vec::from([value.json().to_owned()]),
    };
    texts.into_iter().filter(|text| !text.is_empty()).collect()
}

/// A list or an object, in the order of the response. An object whose keys are of no use is as good as a list: a list with
/// gaps arrives as one.
pub(super) struct Collection(Vec<(Option<String>, Data)>);

impl Collection {
    /// The values, with their keys in an object.
    pub(super) fn entries(&self) -> impl Iterator<Item = (Option<&str>, &Data)> {
        self.0.iter().map(|(key, value)| (key.as_deref(), value))
    }

    /// The value with this key.
    pub(super) fn get(&self, name: &str) -> Option<&Data> {
        self.entries().find(|(key, _)| *key == Some(name)).map(|(_, value)| value)
    }
}

impl<'de> Deserialize<'de> for Collection {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CollectionVisitor)
    }
}

struct CollectionVisitor;

impl<'de> Visitor<'de> for CollectionVisitor {
    type Value = Collection;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list or an object")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Collection, A::Error> {
        let mut entries = Vec::new();
        while let Some(value) = list.next_element::<Box<RawValue>>()? {
            entries.push((None, Data::new(value)));
        }
        Ok(Collection(entries))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Collection, A::Error> {
        let mut entries = Vec::new();
        while let Some((key, value)) = map.next_entry::<String, Box<RawValue>>()? {
            entries.push((Some(key), Data::new(value)));
        }
        Ok(Collection(entries))
    }
}
