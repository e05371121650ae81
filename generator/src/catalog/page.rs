//! The page of the model: the texts around the codes.

use super::text::{Localized, Text};

/// What the documentation page says around the codes.
#[derive(Debug, Clone, Default)]
pub struct Page {
    pub(crate) title: Option<Localized<Text>>,
    pub(crate) intro: Option<Localized<Text>>,
    pub(crate) labels: Vec<(Label, Localized<Text>)>,
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
        self.labels.iter().find(|(known, _)| *known == label).map(|(_, text)| text)
    }

    /// The anchor of a code, with `{code}` or `{name}` in it.
    pub fn anchor(&self) -> &str {
        self.anchor.as_ref().map_or("code-{code}", Text::as_str)
    }
}

/// Declares the labels: each with its key below `page.labels`, and what it is for.
macro_rules! labels {
    ($($(#[$doc:meta])+ $label:ident $key:literal)+) => {
        /// A word that a page needs and a catalogue may replace.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Label {
            $($(#[$doc])+ $label,)+
        }

        impl Label {
            /// All of them.
            pub const ALL: [Self; [$($key),+].len()] = [$(Self::$label),+];

            /// The key below `page.labels`.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$label => $key,)+
                }
            }
        }
    };
}

labels! {
    /// The heading of the codes.
    Code "code"
    /// The heading of the texts about them.
    Description "description"
    /// The heading of what the caller should do.
    Action "action"
    /// The heading of the arguments of a message.
    Arguments "arguments"
    /// The heading of the plural forms of a message.
    Forms "forms"
    /// The version that has a code first, as `{version}`.
    Since "since"
    /// That a code should no longer be used.
    Deprecated "deprecated"
    /// The same, with the version that says so as `{version}`.
    DeprecatedSince "deprecated_since"
    /// Before the code to use in its place.
    Instead "instead"
    /// That a code is no longer given.
    Retired "retired"
    /// The same, with the first version without it as `{version}`.
    RetiredSince "retired_since"
    /// The heading of the retired codes.
    RetiredCodes "retired_codes"
    /// What it means to be retired.
    RetiredNote "retired_note"
    /// That a text is in another language than the page.
    Untranslated "untranslated"
    /// The heading of the list of all codes.
    Contents "contents"
    /// The choice of the language.
    Language "language"
    /// The switch between light and dark.
    Theme "theme"
    /// The field to search in.
    Search "search"
    /// What one can search for.
    SearchHint "search_hint"
    /// The choice of codes by their attributes.
    Filters "filters"
    /// The choice between codes in use, deprecated and retired ones.
    Status "status"
    /// That a code is neither deprecated nor retired.
    Current "current"
    /// An optional attribute without a value.
    Unset "unset"
    /// The value `true`.
    Yes "yes"
    /// The value `false`.
    No "no"
    /// How many codes are shown: `{shown}` of `{total}`.
    Shown "shown"
    /// That no code fits the search.
    Nothing "nothing"
    /// The way back to all codes.
    Reset "reset"
    /// The button that copies the link to a code.
    Copy "copy"
    /// That it has been copied.
    Copied "copied"
    /// The link past the head of the page.
    Skip "skip"
    /// The link to the head of the page.
    Top "top"
    /// The link to the JSON document.
    Data "data"
    /// Which file the page is made from, as `{file}`.
    Origin "origin"
}
