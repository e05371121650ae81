//! A catalogue comes in; the texts that can be translated go out, each under a key that stays the same when texts change.
//!
//! A key is a path: `13.message`, `13.description`, `13.action`, `13.deprecated.note`, `page.title`, `page.label.code`. In a
//! code that is a string, everything but letters, digits, `_` and `-` is written as `%` and two hexadecimal digits for each
//! byte of UTF-8, so that keys hold no blank and no other dot. Retired codes have no units: their texts change no more.

use kody_generator::Catalog;
use kody_generator::catalog::{Category, Code, Label, Localized, Message, Template, Text};

use super::words::Words;

/// A text that can be translated.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Unit<'c> {
    pub(crate) place: Place<'c>,
    texts: Texts<'c>,
}

/// What a text is in its catalogue.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place<'c> {
    PageTitle,
    PageIntro,
    PageLabel(Label),
    Message(&'c Code),
    Description(&'c Code),
    Action(&'c Code),
    DeprecationNote(&'c Code),
}

#[derive(Debug, Clone, Copy)]
enum Texts<'c> {
    Markdown(&'c Localized<Text>),
    Message(&'c Localized<Message>),
}

/// The texts of a catalogue that have a source text, in the order of its documentation page.
pub(crate) fn units(catalog: &Catalog) -> Vec<Unit<'_>> {
    let page = catalog.page();
    let labels = Label::ALL.into_iter().map(|label| (Place::PageLabel(label), page.label(label)));
    let page = [(Place::PageTitle, page.title()), (Place::PageIntro, page.intro())].into_iter().chain(labels);
    let page = page.filter_map(|(place, text)| Some(Unit { place, texts: Texts::Markdown(text?) }));
    page.chain(catalog.codes().iter().flat_map(units_of)).filter(|unit| unit.words(0).is_some()).collect()
}

fn units_of(code: &Code) -> impl Iterator<Item = Unit<'_>> {
    let note = code.deprecated().and_then(|deprecated| deprecated.note());
    let texts = [
        (Place::Description(code), code.description()),
        (Place::Action(code), code.action()),
        (Place::DeprecationNote(code), note),
    ];
    let message = Unit { place: Place::Message(code), texts: Texts::Message(code.message()) };
    let texts = texts.into_iter().filter_map(|(place, text)| Some(Unit { place, texts: Texts::Markdown(text?) }));
    std::iter::once(message).chain(texts)
}

impl<'c> Unit<'c> {
    /// Its key.
    pub(crate) fn key(&self) -> String {
        match self.place {
            Place::PageTitle => "page.title".to_owned(),
            Place::PageIntro => "page.intro".to_owned(),
            Place::PageLabel(label) => format!("page.label.{}", label.key()),
            Place::Message(code) | Place::Description(code) | Place::Action(code) | Place::DeprecationNote(code) => {
                format!("{}.{}", key_of(code), self.place.path())
            }
        }
    }

    /// The code that it belongs to.
    pub(crate) fn code(&self) -> Option<&'c Code> {
        match self.place {
            Place::PageTitle | Place::PageIntro | Place::PageLabel(_) => None,
            Place::Message(code) | Place::Description(code) | Place::Action(code) | Place::DeprecationNote(code) => {
                Some(code)
            }
        }
    }

    /// What a locale itself says; nothing where it is blank.
    pub(crate) fn words(&self, locale: usize) -> Option<Words> {
        let words = match self.texts {
            Texts::Markdown(text) => Words::plain(text.own(locale)?.as_str()),
            Texts::Message(message) => Words::of(message.own(locale)?),
        };
        Some(words).filter(|words| !words.is_blank())
    }

    /// What it is to be translated from.
    pub(crate) fn source(&self) -> Words {
        self.words(0).expect("units without a source text are left out")
    }

    /// The message, where it is one.
    pub(crate) fn message(&self) -> Option<&'c Localized<Message>> {
        match self.texts {
            Texts::Message(message) => Some(message),
            Texts::Markdown(_) => None,
        }
    }

    /// The texts of a locale as they are written, with their places in the file.
    pub(crate) fn written(&self, locale: usize) -> Vec<(Option<Category>, &'c Text)> {
        match self.texts {
            Texts::Markdown(text) => text.own(locale).map(|text| (None, text)).into_iter().collect(),
            Texts::Message(message) => match message.own(locale) {
                Some(Message::Plain(template)) => vec![(None, template.text())],
                Some(Message::Plural(plural)) => {
                    plural.forms().iter().map(|(category, form)| (Some(*category), form.text())).collect()
                }
                None => Vec::new(),
            },
        }
    }

    /// Where it stands: its key in the file.
    pub(crate) fn span(&self) -> kody_generator::Span {
        match self.texts {
            Texts::Markdown(text) => text.span(),
            Texts::Message(message) => message.span(),
        }
    }

    /// Where the plural forms of a locale stand.
    pub(crate) fn forms_span(&self, locale: usize) -> Option<kody_generator::Span> {
        match self.message()?.own(locale)? {
            Message::Plural(plural) => Some(plural.span()),
            Message::Plain(_) => None,
        }
    }

    /// Whether some locale has plural forms for it, so that all may have them.
    pub(crate) fn is_plural(&self) -> bool {
        let mut messages = self.message().into_iter().flat_map(Localized::iter);
        messages.any(|(_, message)| matches!(message, Message::Plural(_)))
    }

    /// The argument that chooses the plural form.
    pub(crate) fn selector(&self) -> Option<&'c str> {
        let args = self.code()?.args();
        self.message()?.iter().find_map(|(_, message)| match message {
            Message::Plural(plural) => Some(args[plural.argument(args)?].name().as_str()),
            Message::Plain(_) => None,
        })
    }

    /// Whether each form in each locale has the same placeholders, and has some: then a tool may compare them.
    pub(crate) fn has_the_same_placeholders_everywhere(&self) -> bool {
        let names = |template: &Template| {
            let mut names: Vec<String> = template.placeholders().map(|name| name.as_str().to_owned()).collect();
            names.sort();
            names.dedup();
            names
        };
        let messages = self.message().into_iter().flat_map(Localized::iter);
        let all: Vec<_> =
            messages.flat_map(|(_, message)| message.templates().map(names).collect::<Vec<_>>()).collect();
        !all.is_empty() && all.iter().all(|names| !names.is_empty() && *names == all[0])
    }

    /// Whether a locale leaves the text to its language: `pt-BR` to `pt`. The locale that it is left to.
    pub(crate) fn inherited(&self, catalog: &Catalog, locale: usize) -> Option<usize> {
        catalog.language_of(locale).filter(|&language| self.words(language).is_some())
    }
}

impl Place<'_> {
    /// The names of its keys in the file, joined by dots.
    pub(crate) fn path(&self) -> String {
        match self {
            Self::PageTitle => "title".to_owned(),
            Self::PageIntro => "intro".to_owned(),
            Self::PageLabel(label) => format!("labels.{}", label.key()),
            Self::Message(_) => "message".to_owned(),
            Self::Description(_) => "description".to_owned(),
            Self::Action(_) => "action".to_owned(),
            Self::DeprecationNote(_) => "deprecated.note".to_owned(),
        }
    }
}

/// The code as it stands at the beginning of a key.
pub(crate) fn key_of(code: &Code) -> String {
    let mut key = String::new();
    for character in code.value().to_string().chars() {
        if character.is_alphanumeric() || "_-".contains(character) {
            key.push(character);
        } else {
            let mut bytes = [0; 4];
            character.encode_utf8(&mut bytes).bytes().for_each(|byte| key += &format!("%{byte:02X}"));
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use kody_generator::{Source, compile};

    use super::units;

    #[test]
    fn every_text_has_a_key_of_its_own() {
        let text = "\
kody: 1
locales: [en, uk]
repr: str
page: {title: T, intro: {en: I}, labels: {code: C}}
codes:
  \"-1\": {name: A, message: A, description: {en: D}, action: {en: Do}, deprecated: {note: {en: N}}}
  a.b: {name: B, message: B}
  page: {name: C, message: C}
  \"ї 100%\": {name: D, message: D, deprecated: {note: {uk: Лише тут}}}
retired:
  old: {name: E, message: E}
";
        let source = Source::new("codes.yaml", text);
        let catalog = compile(&source).expect("nothing is wrong with it").catalog;
        let keys: Vec<String> = units(&catalog).iter().map(super::Unit::key).collect();
        let expected = [
            "page.title",
            "page.intro",
            "page.label.code",
            "-1.message",
            "-1.description",
            "-1.action",
            "-1.deprecated.note",
            "a%2Eb.message",
            "page.message",
            "ї%20100%25.message",
        ];
        assert_eq!(keys, expected);
    }
}
