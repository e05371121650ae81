//! What has changed in a catalogue as a whole: the type of its codes, its locales, the texts of its page.

use std::collections::BTreeSet;

use kody_generator::Catalog;
use kody_generator::catalog::{Label, Link, Locale};

use super::{Change, Kind, texts};

pub(super) fn compare(old: &Catalog, new: &Catalog) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut compared = |kind, from: &str, to: &str| {
        if from != to {
            changes.push(Change::of(kind).from(from.to_owned()).to(to.to_owned()));
        }
    };
    compared(Kind::ReprChanged, old.repr().as_str(), new.repr().as_str());
    compared(Kind::SourceChanged, old.locales()[0].tag(), new.locales()[0].tag());
    let lacking = |kind, all: &Catalog, without: &Catalog| -> Vec<Change> {
        let lacking = all.locales().iter().map(Locale::tag).filter(|tag| without.locale(tag).is_none());
        lacking.map(|tag| Change::of(kind).subject(tag)).collect()
    };
    changes.extend(lacking(Kind::LocaleAdded, new, old));
    changes.extend(lacking(Kind::LocaleRemoved, old, new));
    let both = texts::Both { old, new };
    let [before, after] = [old, new].map(Catalog::page);
    let titles = [("page title", before.title(), after.title()), ("introduction", before.intro(), after.intro())];
    let labels = Label::ALL.map(|label| (label.key(), before.label(label), after.label(label)));
    for (subject, before, after) in titles.into_iter().chain(labels) {
        changes.extend(both.texts(subject, before, after));
    }
    let link = |catalog: &Catalog, name: &str| -> Option<String> {
        let link = catalog.links().iter().find(|link| link.name().as_str() == name)?;
        Some(link.target().as_str().to_owned())
    };
    let names = old.links().iter().chain(new.links()).map(|link: &Link| link.name().as_str());
    let names: BTreeSet<&str> = names.collect();
    for name in names {
        changes.extend(texts::changed(&format!("link \"{name}\""), link(old, name), link(new, name)));
    }
    changes
}
