//! The texts of the model: plain and localized ones, and messages with their placeholders and plural forms.

use std::borrow::Cow;
use std::ops::Range;

use super::{Argument, ArgumentKind, Name};
use crate::finding::Span;

/// A text and where it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    pub(crate) value: Box<str>,
    pub(crate) span: Span,
    /// Where the first byte of the value stands, if the source spells the value letter by letter.
    pub(crate) verbatim_at: Option<u32>,
    /// Whether it surely holds nothing but printable characters that are composed, and line ends. It is worked out while the text is at hand,
    /// so that no rule has to look at all texts again.
    pub(crate) ordinary: bool,
}

impl Text {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.value
    }

    /// Where it is written.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Where a part of it is written; the whole, where escapes or line folding hide the part.
    pub fn span_of(&self, part: Range<usize>) -> Span {
        let place = |start: u32| {
            let at = |offset: usize| Some(start + u32::try_from(offset).ok()?);
            Some(Span::new(at(part.start)?, at(part.end)?))
        };
        self.verbatim_at.and_then(place).unwrap_or(self.span)
    }

    /// Whether the source spells it letter by letter, without escapes or folded lines.
    pub fn is_verbatim(&self) -> bool {
        self.verbatim_at.is_some()
    }
}

/// A text in the locales that have it.
#[derive(Debug, Clone)]
pub struct Localized<T> {
    /// Sorted by the locale.
    texts: Vec<(usize, T)>,
    pub(crate) span: Span,
    /// Whether a part of it was reported and left out, so that nobody reports it as missing.
    pub(crate) damaged: bool,
}

impl<T> Localized<T> {
    /// No text yet, below the key that stands here.
    pub(crate) fn new(span: Span, damaged: bool) -> Self {
        Self { texts: Vec::new(), span, damaged }
    }

    /// Makes room for so many texts.
    pub(crate) fn reserve(&mut self, texts: usize) {
        self.texts.reserve_exact(texts);
    }

    /// Adds what a locale says; of two texts it is the second.
    pub(crate) fn insert(&mut self, locale: usize, text: T) {
        match self.place(locale) {
            Ok(place) => self.texts[place].1 = text,
            Err(place) => self.texts.insert(place, (locale, text)),
        }
    }

    /// Where the locale is, or would have to be. Mostly all have a text, or it is the last one that is asked for.
    fn place(&self, locale: usize) -> Result<usize, usize> {
        match (self.texts.get(locale), self.texts.last()) {
            (Some((found, _)), _) if *found == locale => Ok(locale),
            (_, Some((last, _))) if *last < locale => Err(self.texts.len()),
            _ => self.texts.binary_search_by_key(&locale, |(found, _)| *found),
        }
    }

    /// What the locale itself says, without fallback.
    pub fn own(&self, locale: usize) -> Option<&T> {
        self.place(locale).ok().map(|place| &self.texts[place].1)
    }

    /// The locales that have it, with what they say, in the order of the catalogue.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &T)> {
        self.texts.iter().map(|(locale, text)| (*locale, text))
    }

    /// Where its key stands.
    pub fn span(&self) -> Span {
        self.span
    }
}

/// The message of one locale.
#[derive(Debug, Clone)]
pub enum Message {
    /// The same words for every number.
    Plain(Template),
    /// A form for each plural category.
    Plural(Plural),
}

impl Message {
    /// All its templates.
    pub fn templates(&self) -> impl Iterator<Item = &Template> {
        let (plain, plural) = match self {
            Self::Plain(template) => (Some(template), None),
            Self::Plural(plural) => (None, Some(plural)),
        };
        plain.into_iter().chain(plural.into_iter().flat_map(|plural| plural.forms.iter().map(|(_, template)| template)))
    }

    /// The template that stands for the message where no number is known: of plural forms the most general one.
    pub fn general(&self) -> &Template {
        match self {
            Self::Plain(template) => template,
            Self::Plural(plural) => &plural.forms[plural.forms.len() - 1].1,
        }
    }
}

/// Plural forms.
#[derive(Debug, Clone)]
pub struct Plural {
    /// The name of the argument after `plural:`, if it is there.
    pub(crate) selector: Option<Name>,
    /// Sorted by category; never empty.
    pub(crate) forms: Vec<(Category, Template)>,
    /// Whether a form was reported and left out.
    pub(crate) damaged: bool,
    pub(crate) span: Span,
}

impl Plural {
    /// The argument that the catalogue names as the one that chooses the form.
    pub fn selector(&self) -> Option<&Name> {
        self.selector.as_ref()
    }

    /// The place of the argument that chooses the form: the one that the catalogue names, or the only integer.
    pub fn argument(&self, args: &[Argument]) -> Option<usize> {
        let is_integer = |argument: &&Argument| argument.kind() == ArgumentKind::Integer;
        let is_chosen = |argument: &Argument| match &self.selector {
            Some(name) => argument.name().as_str() == name.as_str() && is_integer(&argument),
            None => is_integer(&argument) && args.iter().filter(is_integer).count() == 1,
        };
        args.iter().position(is_chosen)
    }

    /// The form of a category; where there is none, the most general form.
    pub fn form(&self, category: Category) -> &Template {
        let found = self.forms.iter().find(|(known, _)| *known == category);
        &found.unwrap_or(&self.forms[self.forms.len() - 1]).1
    }

    /// The forms by category, at least one.
    pub fn forms(&self) -> &[(Category, Template)] {
        &self.forms
    }

    /// Where the forms stand.
    pub fn span(&self) -> Span {
        self.span
    }
}

/// A plural category of CLDR (UTS #35, part 3, "Language Plural Rules").
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names of CLDR")]
pub enum Category {
    Zero,
    One,
    Two,
    Few,
    Many,
    Other,
}

impl Category {
    /// All of them, in CLDR's order.
    pub const ALL: [Self; 6] = [Self::Zero, Self::One, Self::Two, Self::Few, Self::Many, Self::Other];

    /// The keyword.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// The category with this keyword.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|category| category.as_str() == word)
    }
}

/// A text with placeholders, taken apart.
#[derive(Debug, Clone)]
pub struct Template {
    pub(crate) text: Text,
    /// Empty where no brace is in the text: then it is its only part.
    pub(crate) pieces: Vec<Piece>,
    /// Whether a placeholder was reported and taken for text.
    pub(crate) broken: bool,
}

/// A part of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece {
    Literal(String),
    Placeholder(Name),
}

/// A part of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part<'a> {
    /// Text as it is; `{{` has become `{`.
    Literal(&'a str),
    /// The place of an argument.
    Placeholder(&'a Name),
}

impl Template {
    /// The text as it is written.
    pub fn text(&self) -> &Text {
        &self.text
    }

    /// Its parts in order.
    pub fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        let whole = Some(Part::Literal(self.text.as_str())).filter(|_| self.pieces.is_empty());
        let pieces = self.pieces.iter().map(|piece| match piece {
            Piece::Literal(text) => Part::Literal(text),
            Piece::Placeholder(name) => Part::Placeholder(name),
        });
        whole.into_iter().chain(pieces)
    }

    /// The placeholders in order; one may come several times.
    pub fn placeholders(&self) -> impl Iterator<Item = &Name> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Placeholder(name) => Some(name),
            Piece::Literal(_) => None,
        })
    }

    /// As people read it: placeholders in braces, doubled braces single.
    pub fn readable(&self) -> Cow<'_, str> {
        if self.pieces.is_empty() {
            return Cow::Borrowed(self.text.as_str());
        }
        let mut text = String::with_capacity(self.text.value.len());
        for part in self.parts() {
            match part {
                Part::Literal(literal) => text.push_str(literal),
                Part::Placeholder(name) => text.extend(["{", &name.text, "}"]),
            }
        }
        Cow::Owned(text)
    }
}
