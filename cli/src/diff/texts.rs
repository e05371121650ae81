//! What has changed in texts, language by language.

use kody_generator::Catalog;
use kody_generator::catalog::{Code, Locale, Localized, Message, Text};

use super::{Change, Kind};

/// The catalogue that the texts were in, and the one that they are in.
pub(super) struct Both<'a> {
    pub(super) old: &'a Catalog,
    pub(super) new: &'a Catalog,
}

impl Both<'_> {
    /// The texts of a code.
    pub(super) fn code(&self, old: &Code, new: &Code) -> Vec<Change> {
        let mut changes = self.localized("message", Some(old.message()), Some(new.message()), written);
        changes.extend(self.texts("description", old.description(), new.description()));
        changes.extend(self.texts("action", old.action(), new.action()));
        // The note of a code that was not deprecated before is told of with that.
        if let (Some(before), Some(after)) = (old.deprecated(), new.deprecated()) {
            changes.extend(self.texts("deprecation note", before.note(), after.note()));
        }
        changes
    }

    pub(super) fn texts(
        &self,
        subject: &str,
        old: Option<&Localized<Text>>,
        new: Option<&Localized<Text>>,
    ) -> Vec<Change> {
        self.localized(subject, old, new, |text| text.as_str().to_owned())
    }

    fn localized<T>(
        &self,
        subject: &str,
        old: Option<&Localized<T>>,
        new: Option<&Localized<T>>,
        written: impl Fn(&T) -> String,
    ) -> Vec<Change> {
        // Of a locale that has come or gone, it is enough to say so.
        let tags = self.new.locales().iter().map(Locale::tag).filter(|tag| self.old.locale(tag).is_some());
        let text =
            |catalog: &Catalog, text: Option<&Localized<T>>, tag: &str| text?.own(catalog.locale(tag)?).map(&written);
        let changes = tags.filter_map(|tag| {
            let change = changed(subject, text(self.old, old, tag), text(self.new, new, tag))?;
            Some(Change { locale: Some(tag.to_owned()), ..change })
        });
        changes.collect()
    }
}

/// A message as it is written; plural forms line by line.
fn written(message: &Message) -> String {
    let Message::Plural(plural) = message else { return message.general().text().as_str().to_owned() };
    let selector = plural.selector().map(|name| format!("plural: {}", name.as_str()));
    let forms =
        plural.forms().iter().map(|(category, form)| format!("{}: {}", category.as_str(), form.text().as_str()));
    selector.into_iter().chain(forms).collect::<Vec<_>>().join("\n")
}

/// The change from one text to another, if there is any.
pub(super) fn changed(subject: &str, from: Option<String>, to: Option<String>) -> Option<Change> {
    let kind = match (&from, &to) {
        (Some(from), Some(to)) if from != to => Kind::TextChanged,
        (Some(_), None) => Kind::TextRemoved,
        (None, Some(_)) => Kind::TextAdded,
        _ => return None,
    };
    Some(Change::of(kind).subject(subject).from(from).to(to))
}
