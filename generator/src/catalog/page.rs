//! The page of the model: the texts around the codes.

use std::collections::BTreeMap;

use super::text::{Localized, Text};

/// What the documentation page says around the codes.
#[derive(Debug, Clone, Default)]
pub struct Page {
    pub(crate) title: Option<Localized<Text>>,
    pub(crate) intro: Option<Localized<Text>>,
    pub(crate) labels: BTreeMap<Label, Localized<Text>>,
    pub(crate) anchor: Option<Text>,
}

impl Page {
    /// The title.
    pub fn title(&self) -> Option<&Localized<Text>> {
        self.title.as_ref()
    }

    /// The text before the codes.
    pub fn intro(&self) -> Option<&Localized<Text>> {
        self.intro.as_ref()
    }

    /// The catalogue's own word for a label.
    pub fn label(&self, label: Label) -> Option<&Localized<Text>> {
        self.labels.get(&label)
    }

    /// The anchor of a code, with `{code}` or `{name}` in it.
    pub fn anchor(&self) -> &str {
        self.anchor.as_ref().map_or("code-{code}", Text::as_str)
    }
}

/// A word that a page needs and a catalogue may replace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// The heading of the column with the codes.
    Code,
    /// The heading of the column with the descriptions.
    Description,
}

impl Label {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Code, Self::Description];

    /// The key below `page.labels`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Description => "description",
        }
    }
}
