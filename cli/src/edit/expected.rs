//! What a document says, without its layout. The operations are carried out on this, too: what the edited text says is
//! compared with it.

use kody_generator::yaml::Node;

use super::operation::{Operation, Step, Value};

/// A node without places and styles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Data {
    /// Nothing, however it is written.
    Null,
    Scalar {
        value: String,
        /// Whether it is written without quotes: `true` is no text then. Of no interest where it was asked for as a text.
        plain: Option<bool>,
    },
    Map(Vec<(String, Data)>),
    Seq(Vec<Data>),
}

impl From<&Node<'_>> for Data {
    fn from(node: &Node<'_>) -> Self {
        match node {
            Node::Scalar(scalar) if scalar.is_null() => Self::Null,
            Node::Scalar(scalar) => {
                Self::Scalar { value: scalar.value.clone().into_owned(), plain: Some(scalar.is_plain()) }
            }
            Node::Map(entries, _) => {
                Self::Map(entries.iter().map(|(key, value)| (key.value.clone().into_owned(), value.into())).collect())
            }
            Node::Seq(items, _) => Self::Seq(items.iter().map(Into::into).collect()),
        }
    }
}

impl From<&Value> for Data {
    fn from(value: &Value) -> Self {
        match value {
            Value::Word(word) => Self::Scalar { value: word.clone(), plain: Some(true) },
            Value::Text(text) => Self::Scalar { value: text.clone(), plain: None },
            Value::Map(entries) | Value::Flow(entries) => {
                Self::Map(entries.iter().map(|(key, value)| (key.as_str().to_owned(), value.into())).collect())
            }
        }
    }
}

impl Data {
    /// Whether a document that says this says what is expected.
    pub(super) fn meets(&self, expected: &Self) -> bool {
        match (self, expected) {
            (Self::Null, Self::Null) => true,
            (Self::Scalar { value: a, plain: p }, Self::Scalar { value: b, plain: q }) => {
                a == b && (p == q || q.is_none())
            }
            (Self::Map(a), Self::Map(b)) => {
                let alike = |(a, b): (&(String, Self), &(String, Self))| a.0 == b.0 && a.1.meets(&b.1);
                a.len() == b.len() && a.iter().zip(b).all(alike)
            }
            (Self::Seq(a), Self::Seq(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.meets(b)),
            _ => false,
        }
    }

    /// Carries out an operation.
    pub(super) fn apply(&mut self, operation: &Operation) {
        match operation {
            Operation::Set(path, value) => self.set(path, value.into()),
            Operation::Remove(path) => drop(self.remove(path)),
            Operation::Move(from, to) => {
                if let (Some((key, value)), Some(last)) = (self.remove(from), from.last()) {
                    let step = Step { key, ..last.clone() };
                    self.set(&[to.as_slice(), &[step]].concat(), value);
                }
            }
            Operation::Push(path, item) => {
                if let Some(Self::Seq(items)) = self.at(path) {
                    items.push(Self::Scalar { value: item.clone(), plain: None });
                }
            }
            Operation::Sort(path, order) => {
                if let Some(Self::Map(entries)) = self.at(path) {
                    entries.sort_by(|(a, _), (b, _)| order.compare(a, b));
                }
            }
            Operation::Respell(spot, value) => self.respell(&spot.path, spot.key, value),
        }
    }

    fn at(&mut self, path: &[Step]) -> Option<&mut Self> {
        let Some((step, rest)) = path.split_first() else { return Some(self) };
        let Self::Map(entries) = self else { return None };
        entries.iter_mut().find(|(key, _)| step.is(key))?.1.at(rest)
    }

    fn respell(&mut self, path: &[usize], key: bool, value: &str) {
        match (path, self) {
            (&[at], Self::Map(entries)) if key => value.clone_into(&mut entries[at].0),
            (&[at, ref rest @ ..], Self::Map(entries)) => entries[at].1.respell(rest, key, value),
            (&[at, ref rest @ ..], Self::Seq(items)) => items[at].respell(rest, key, value),
            (_, this) => *this = Self::Scalar { value: value.to_owned(), plain: None },
        }
    }

    fn set(&mut self, path: &[Step], value: Self) {
        let Some((step, rest)) = path.split_first() else {
            *self = value;
            return;
        };
        if !matches!(self, Self::Map(_)) {
            *self = Self::Map(Vec::new());
        }
        let Self::Map(entries) = self else { return };
        let at = entries.iter().position(|(key, _)| step.is(key)).unwrap_or_else(|| {
            let place = step.place(entries.iter().map(|(key, _)| key.as_str()));
            entries.insert(place, (step.key.clone(), Self::Null));
            place
        });
        let inner = &mut entries[at].1;
        if let (Self::Scalar { .. }, Some(whole), Some(next)) = (&inner, &step.whole, rest.first()) {
            let text = std::mem::replace(inner, Self::Map(Vec::new()));
            inner.set(&[Step { key: whole.clone(), ..next.clone() }], text);
        }
        inner.set(rest, value);
    }

    fn remove(&mut self, path: &[Step]) -> Option<(String, Self)> {
        let (last, above) = path.split_last()?;
        let Some(Self::Map(entries)) = self.at(above) else { return None };
        let at = entries.iter().position(|(key, _)| last.is(key))?;
        Some(entries.remove(at))
    }
}
