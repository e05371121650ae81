//! A code of the model, with its arguments and attributes.

use std::borrow::Cow;

use super::text::{Localized, Message, Text};
use super::{Name, Value};
use crate::finding::Span;

/// A code.
#[derive(Debug, Clone)]
pub struct Code {
    pub(crate) value: Value,
    pub(crate) span: Span,
    pub(crate) name: Name,
    pub(crate) args: Vec<Argument>,
    pub(crate) message: Localized<Message>,
    pub(crate) description: Option<Localized<Text>>,
    pub(crate) action: Option<Localized<Text>>,
    /// By the index of the attribute, sorted. `None` is a value that was reported and left out.
    pub(crate) attributes: Vec<(usize, Option<AttributeValue>)>,
    pub(crate) since: Option<Text>,
    pub(crate) deprecated: Option<Deprecated>,
    pub(crate) until: Option<Text>,
    pub(crate) note: Option<Text>,
}

impl Code {
    /// The number or string.
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// Where the number stands.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The name.
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// The arguments of its message: the declared ones, then the other placeholders of the source text.
    pub fn args(&self) -> &[Argument] {
        &self.args
    }

    /// One line: what happened. A retired code may have none.
    pub fn message(&self) -> &Localized<Message> {
        &self.message
    }

    /// Markdown: when and why.
    pub fn description(&self) -> Option<&Localized<Text>> {
        self.description.as_ref()
    }

    /// Markdown: what to do.
    pub fn action(&self) -> Option<&Localized<Text>> {
        self.action.as_ref()
    }

    /// The value of the attribute with this index.
    pub fn attribute(&self, index: usize) -> Option<&AttributeValue> {
        self.given(index)?.as_ref()
    }

    /// What is given for the attribute with this index; `None` inside is a value that was reported and left out.
    pub(crate) fn given(&self, index: usize) -> Option<&Option<AttributeValue>> {
        let at = self.attributes.binary_search_by_key(&index, |(index, _)| *index).ok()?;
        Some(&self.attributes[at].1)
    }

    /// The version that has it first.
    pub fn since(&self) -> Option<&str> {
        self.since.as_ref().map(Text::as_str)
    }

    /// Whether it should no longer be used, since when and what to use instead.
    pub fn deprecated(&self) -> Option<&Deprecated> {
        self.deprecated.as_ref()
    }

    /// Of a retired code: the version that no longer has it.
    pub fn until(&self) -> Option<&str> {
        self.until.as_ref().map(Text::as_str)
    }

    /// What translators should know.
    pub fn note(&self) -> Option<&Text> {
        self.note.as_ref()
    }
}

/// An argument of a message.
#[derive(Debug, Clone)]
pub struct Argument {
    pub(crate) name: Name,
    pub(crate) kind: ArgumentKind,
    /// Whether it stands under `args:`.
    pub(crate) declared: bool,
}

impl Argument {
    /// Its name.
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// Its type.
    pub fn kind(&self) -> ArgumentKind {
        self.kind
    }
}

/// The type of an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArgumentKind {
    /// Anything that can be displayed.
    Text,
    /// A whole number. It may choose the plural form.
    Integer,
}

impl ArgumentKind {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Text, Self::Integer];

    /// The type with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }

    /// The word for it in the catalogue.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
        }
    }
}

/// That a code should no longer be used.
#[derive(Debug, Clone)]
pub struct Deprecated {
    pub(crate) since: Option<Text>,
    pub(crate) instead: Option<Name>,
    pub(crate) note: Option<Localized<Text>>,
    pub(crate) span: Span,
}

impl Deprecated {
    /// The version that deprecates it.
    pub fn since(&self) -> Option<&str> {
        self.since.as_ref().map(Text::as_str)
    }

    /// The name of the code to use instead.
    pub fn instead(&self) -> Option<&Name> {
        self.instead.as_ref()
    }

    /// Why.
    pub fn note(&self) -> Option<&Localized<Text>> {
        self.note.as_ref()
    }

    /// Where it says so.
    pub fn span(&self) -> Span {
        self.span
    }
}

/// A declared attribute.
#[derive(Debug, Clone)]
pub struct Attribute {
    pub(crate) name: Name,
    pub(crate) kind: AttributeKind,
    pub(crate) optional: bool,
    pub(crate) contract: bool,
}

impl Attribute {
    /// Its name.
    pub fn name(&self) -> &Name {
        &self.name
    }

    /// What values it takes.
    pub fn kind(&self) -> &AttributeKind {
        &self.kind
    }

    /// Whether a code may go without it.
    pub fn is_optional(&self) -> bool {
        self.optional
    }

    /// Whether its values are part of what is promised, so that the lock keeps them.
    pub fn is_contract(&self) -> bool {
        self.contract
    }

    /// The declared word that a value of an enum stands for.
    fn word(&self, value: &AttributeValue) -> Option<&Name> {
        match (value, &self.kind) {
            (AttributeValue::Enum(word), AttributeKind::Enum(words)) => words.get(*word),
            _ => None,
        }
    }

    /// A value of this attribute as the catalogue writes it, without quotes: `failure`, `true`, `404`, `42P01`.
    pub fn text_of<'a>(&'a self, value: &'a AttributeValue) -> Cow<'a, str> {
        match value {
            AttributeValue::Enum(_) => self.word(value).map_or("", Name::as_str).into(),
            AttributeValue::Bool(flag) => flag.to_string().into(),
            AttributeValue::Integer(number) => number.to_string().into(),
            AttributeValue::Text(text) => text.as_str().into(),
        }
    }
}

/// The values an attribute takes.
#[derive(Debug, Clone)]
pub enum AttributeKind {
    /// One of these words.
    Enum(Vec<Name>),
    /// `true` or `false`.
    Bool,
    /// A number of 64 bits.
    Integer,
    /// A text.
    Text,
}

impl AttributeKind {
    /// One of each, the enum without words.
    pub fn each() -> [Self; 4] {
        [Self::Enum(Vec::new()), Self::Bool, Self::Integer, Self::Text]
    }

    /// The word for it in the catalogue.
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Enum(_) => "enum",
            Self::Bool => "bool",
            Self::Integer => "integer",
            Self::Text => "text",
        }
    }
}

/// The value of an attribute of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttributeValue {
    /// The index of the word among those declared.
    Enum(usize),
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Integer(i64),
    /// A text.
    Text(Text),
}
