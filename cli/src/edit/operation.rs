//! What is to change in a document: the words in which commands ask for an edit.

use std::cmp::Ordering;
use std::rc::Rc;

/// One change.
#[derive(Debug, Clone)]
pub(crate) enum Operation {
    /// The value at this path becomes this one. What is missing on the way is made.
    Set(Vec<Step>, Value),
    /// The entry at this path goes, with the comments that stand directly above it and within it.
    #[cfg_attr(not(test), expect(dead_code, reason = "no command takes an entry away; to move one does so, too"))]
    Remove(Vec<Step>),
    /// The entry at the first path goes into the map at the second one, with its comments. That map is made if need be.
    Move(Vec<Step>, Vec<Step>),
    /// The list at this path gets a further item.
    Push(Vec<Step>, String),
    /// The entries of the map at this path are put in order, each with its comments.
    Sort(Vec<Step>, Order),
    /// The key, value or item at this spot is to say something else.
    Respell(Spot, String),
}

/// A key, a value or an item, by its place in the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spot {
    /// Which entry of the document, which entry or item of that, and so on.
    pub(super) path: Vec<usize>,
    /// Whether it is the key of the entry.
    pub(super) key: bool,
}

impl Operation {
    /// The paths that it is about.
    pub(super) fn paths(&self) -> impl Iterator<Item = &[Step]> {
        let (first, second) = match self {
            Self::Set(path, _) | Self::Remove(path) | Self::Push(path, _) | Self::Sort(path, _) => (Some(path), None),
            Self::Move(from, to) => (Some(from), Some(to)),
            Self::Respell(..) => (None, None),
        };
        first.into_iter().chain(second).map(Vec::as_slice)
    }
}

/// A key on the way to a value.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    /// The key.
    pub(crate) key: String,
    /// How the keys of the map that it stands in are ordered.
    pub(crate) order: Order,
    /// Where a single value stands here instead of a map: under which key it stands when a map has to be made of it.
    pub(crate) whole: Option<String>,
    /// Behind which key it is to stand, whatever the order, if it is not there yet.
    pub(crate) behind: Option<String>,
}

impl Step {
    pub(crate) fn new(key: impl Into<String>, order: Order) -> Self {
        Self { key: key.into(), order, whole: None, behind: None }
    }

    /// Whether a key of a file is the one that is meant.
    pub(crate) fn is(&self, key: &str) -> bool {
        match self.order {
            Order::Last | Order::Texts => key == self.key,
            Order::Listed(_) => key.eq_ignore_ascii_case(&self.key),
            Order::Numbers => self.order.compare(key, &self.key).is_eq(),
        }
    }

    /// Where the key belongs among those that are there: behind the last one that comes before it.
    pub(super) fn place<'a>(&self, keys: impl Iterator<Item = &'a str>) -> usize {
        if let Some(behind) = &self.behind {
            let keys: Vec<&str> = keys.collect();
            return keys.iter().position(|key| key == behind).map_or(keys.len(), |at| at + 1);
        }
        let before = |&(_, key): &(usize, &str)| self.order.compare(key, &self.key).is_le();
        keys.enumerate().filter(before).last().map_or(0, |(at, _)| at + 1)
    }
}

/// The order of the keys in a map.
#[derive(Debug, Clone)]
pub(crate) enum Order {
    /// New keys come last.
    Last,
    /// These, whatever their case, and then all others.
    Listed(Rc<[String]>),
    /// Numbers by their value, however they are spelt; then what is none.
    Numbers,
    /// Texts by their characters.
    Texts,
}

impl Order {
    pub(super) fn compare(&self, a: &str, b: &str) -> Ordering {
        match self {
            Self::Last => Ordering::Equal,
            Self::Listed(keys) => {
                let rank = |key: &str| keys.iter().position(|known| known.eq_ignore_ascii_case(key));
                let [a, b] = [a, b].map(|key| rank(key).unwrap_or(keys.len()));
                a.cmp(&b)
            }
            Self::Texts => a.cmp(b),
            Self::Numbers => match (number(a), number(b)) {
                (None, None) => a.cmp(b),
                (Some(a), Some(b)) => a.cmp(&b),
                (a, b) => b.is_some().cmp(&a.is_some()),
            },
        }
    }
}

/// The number that a key spells (YAML 1.2.2, 10.3.2).
fn number(key: &str) -> Option<i64> {
    let based = [("0x", 16), ("0o", 8)].into_iter().find_map(|(prefix, base)| Some((key.strip_prefix(prefix)?, base)));
    let (digits, base) = based.unwrap_or((key, 10));
    i64::from_str_radix(digits, base).ok()
}

/// A value that is to stand in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    /// Something that is no text: a number, `true`, `false`. It stands without quotes.
    Word(String),
    /// A text, in quotes where it would otherwise be taken for something else.
    Text(String),
    /// Keys with their values, one below the other where that is possible.
    Map(Vec<(Key, Value)>),
    /// Keys with their values, in braces.
    Flow(Vec<(Key, Value)>),
}

/// A key that is to stand in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Key {
    /// A number, which stands without quotes.
    Number(String),
    /// A text, in quotes where it would otherwise be taken for something else.
    Text(String),
}

impl Key {
    pub(crate) fn text(key: impl Into<String>) -> Self {
        Self::Text(key.into())
    }

    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Number(key) | Self::Text(key) => key,
        }
    }
}

impl From<&Step> for Key {
    fn from(step: &Step) -> Self {
        match step.order {
            Order::Numbers if number(&step.key).is_some() => Self::Number(step.key.clone()),
            _ => Self::Text(step.key.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Order, Step};

    #[test]
    fn keys_have_their_places() {
        let listed = || Order::Listed(["uk", "en", "pt-BR"].map(str::to_owned).into());
        for (order, keys, key, place) in [
            (Order::Last, &["b", "a"][..], "a", 2),
            (listed(), &["uk", "PT-br"], "en", 1),
            (listed(), &["en", "pt-BR"], "uk", 0),
            (listed(), &["en", "uk", "xx"], "pt-BR", 2),
            (listed(), &["en"], "xx", 1),
            (Order::Numbers, &["1", "0x0A", "20"], "13", 2),
            (Order::Numbers, &["-5", "1"], "-2", 1),
            (Order::Texts, &["AB", "C"], "B", 1),
            (Order::Texts, &[], "B", 0),
        ] {
            assert_eq!(Step::new(key, order).place(keys.iter().copied()), place, "{key} in {keys:?}");
        }
        assert!(Step::new("PT-br", listed()).is("pt-BR") && Step::new("13", Order::Numbers).is("0xD"));
        assert!(!Step::new("a", Order::Last).is("A") && !Step::new("1", Order::Texts).is("0x1"));
    }
}
