//! A text as a file of translations has it, whatever the format, with its places in the file.

use kody_generator::Span;
use kody_generator::catalog::Category;

/// What a file of translations says.
#[derive(Debug, Default)]
pub(crate) struct Document {
    pub(super) entries: Vec<Entry>,
    /// How many entries the file keeps that are no longer of use.
    pub(super) obsolete: usize,
}

/// A text with its translation.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_span: Span,
    /// What it was translated from: the text, or one for each of the forms; PO has no more than two of them.
    pub(super) source: Vec<String>,
    pub(super) translation: Translation,
    /// Whether the file marks it as one that somebody has to look at.
    pub(super) is_fuzzy: bool,
}

/// The translation of a text.
#[derive(Debug)]
pub(crate) enum Translation {
    Plain(Wording),
    /// The forms of the language, in its order.
    Plural(Vec<(Category, Wording)>),
}

/// A text and where it stands.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wording {
    pub(super) text: String,
    pub(super) span: Span,
}

impl Translation {
    /// All wordings.
    pub(super) fn all(&self) -> Vec<&Wording> {
        match self {
            Self::Plain(wording) => vec![wording],
            Self::Plural(forms) => forms.iter().map(|(_, wording)| wording).collect(),
        }
    }

    /// Where the form of a category stands; without one, where it begins.
    pub(crate) fn span_of(&self, category: Option<Category>) -> Span {
        let form = match self {
            Self::Plain(_) => None,
            Self::Plural(forms) => forms.iter().find(|(known, _)| Some(*known) == category),
        };
        form.map_or_else(|| self.span(), |(_, wording)| wording.span)
    }

    /// Where it begins.
    pub(super) fn span(&self) -> Span {
        self.all().first().map(|wording| wording.span).unwrap_or_default()
    }
}

/// A span from byte offsets.
pub(super) fn span(start: usize, end: usize) -> Span {
    let offset = |at: usize| u32::try_from(at).expect("a source is shorter than 4 GiB");
    Span::new(offset(start), offset(end))
}
