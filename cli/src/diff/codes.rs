//! What has changed in the codes: which of them are there, and what is said of those that stay.

use std::collections::{HashMap, HashSet};

use kody_generator::catalog::{Argument, Code, Value};
use kody_generator::{Catalog, Spelling, plain};

use super::{Change, Kind, attributes, texts};

pub(super) fn compare(old: &Catalog, new: &Catalog) -> Vec<Change> {
    let codes = Codes { old, new, before: Index::of(old), after: Index::of(new) };
    let mut changes = Vec::new();
    let mut met = HashSet::new();
    for code in old.codes() {
        codes.given(code, &mut met, &mut changes);
    }
    for code in old.retired() {
        codes.retired(code, &mut met, &mut changes);
    }
    for code in new.codes().iter().filter(|code| !met.contains(code.value())) {
        changes.push(Change::of(Kind::Added).code(code).to(message(new, code)));
    }
    for code in new.retired().iter().filter(|code| !met.contains(code.value())) {
        changes.push(Change::of(Kind::Documented).code(code));
    }
    changes.sort_by_key(|change| change.code.as_ref().map(|(value, _)| value.clone()));
    changes
}

/// The codes of a catalogue by number and by name, with whether they are retired.
struct Index<'a> {
    by_value: HashMap<&'a Value, (&'a Code, bool)>,
    by_name: HashMap<String, (&'a Code, bool)>,
}

impl<'a> Index<'a> {
    fn of(catalog: &'a Catalog) -> Self {
        let mut index = Self { by_value: HashMap::new(), by_name: HashMap::new() };
        let retired = catalog.retired().iter().map(|code| (code, true));
        for entry in catalog.codes().iter().map(|code| (code, false)).chain(retired) {
            index.by_value.entry(entry.0.value()).or_insert(entry);
            index.by_name.entry(spelt(entry.0)).or_insert(entry);
        }
        index
    }
}

/// The name as Rust spells it: another spelling is no change.
fn spelt(code: &Code) -> String {
    Spelling::UpperCamel.of(code.name().as_str())
}

struct Codes<'a> {
    old: &'a Catalog,
    new: &'a Catalog,
    before: Index<'a>,
    after: Index<'a>,
}

impl<'a> Codes<'a> {
    /// What became of a code that was given.
    fn given(&self, code: &Code, met: &mut HashSet<&'a Value>, changes: &mut Vec<Change>) {
        let name = spelt(code);
        let here = self.after.by_value.get(code.value()).copied();
        let there = self.after.by_name.get(&name).copied();
        match (here, there) {
            (Some((now, retired)), _) if spelt(now) == name => {
                met.insert(now.value());
                if retired {
                    changes.push(Change::of(Kind::Retired).code(code).to(now.until().map(str::to_owned)));
                } else {
                    self.same(code, now, changes);
                }
            }
            (_, Some((now, retired))) => {
                met.insert(now.value());
                let [from, to] = [code, now].map(|code| code.value().to_string());
                changes.push(Change::of(Kind::Renumbered).code(now).from(from).to(to));
                if !retired {
                    self.same(code, now, changes);
                }
            }
            // A name that was there before has moved here; then the code itself is gone.
            (Some((now, retired)), None) if !self.before.by_name.contains_key(&spelt(now)) => {
                met.insert(now.value());
                let [from, to] = [code, now].map(|code| code.name().as_str().to_owned());
                changes.push(Change::of(Kind::Renamed).code(now).from(from).to(to));
                if !retired {
                    self.same(code, now, changes);
                }
            }
            _ => changes.push(Change::of(Kind::Removed).code(code)),
        }
    }

    /// What became of a retired code.
    fn retired(&self, code: &Code, met: &mut HashSet<&'a Value>, changes: &mut Vec<Change>) {
        let name = spelt(code);
        let here = self.after.by_value.get(code.value()).copied();
        let there = self.after.by_name.get(&name).copied();
        let was = || format!("{} {}", code.value(), code.name().as_str());
        match (here, there) {
            (Some((now, retired)), _) if spelt(now) == name => {
                if met.insert(now.value()) && !retired {
                    changes.push(Change::of(Kind::Restored).code(now).to(message(self.new, now)));
                }
            }
            (Some((now, false)), _) | (_, Some((now, false))) => {
                let change = Change::of(Kind::Reused).code(now).from(was());
                met.insert(now.value());
                changes.push(change);
            }
            _ => changes.push(Change::of(Kind::Forgotten).code(code)),
        }
    }

    /// What is said of a code that stays.
    fn same(&self, old: &Code, new: &Code, changes: &mut Vec<Change>) {
        match (old.deprecated(), new.deprecated()) {
            (None, Some(deprecated)) => {
                let instead = deprecated.instead().map(|name| format!("use {} instead", name.as_str()));
                let note =
                    deprecated.note().and_then(|note| self.new.resolve(note, 0)).map(|note| plain(note.as_str()));
                let parts: Vec<String> = instead.into_iter().chain(note).collect();
                let to = (!parts.is_empty()).then(|| parts.join("; "));
                changes.push(Change::of(Kind::Deprecated).code(new).to(to));
            }
            (Some(_), None) => changes.push(Change::of(Kind::Reinstated).code(new)),
            _ => {}
        }
        changes.extend(arguments(old, new));
        changes.extend(attributes::compare_values((self.old, old), (self.new, new)));
        let both = texts::Both { old: self.old, new: self.new };
        let of_code = both.code(old, new).into_iter().map(|change| change.code(new));
        changes.extend(of_code);
    }
}

fn arguments(old: &Code, new: &Code) -> Vec<Change> {
    let spelt = |arg: &Argument| Spelling::Snake.of(arg.name().as_str());
    let find = |code: &'_ Code, wanted: &Argument| code.args().iter().find(|arg| spelt(arg) == spelt(wanted)).cloned();
    let kind = |arg: &Argument| arg.kind().as_str().to_owned();
    let about = |what, arg: &Argument| Change::of(what).code(new).subject(arg.name().as_str());
    let mut changes = Vec::new();
    for arg in old.args() {
        match find(new, arg) {
            None => changes.push(about(Kind::ArgumentRemoved, arg).from(kind(arg))),
            Some(now) if now.kind() != arg.kind() => {
                changes.push(about(Kind::ArgumentRetyped, arg).from(kind(arg)).to(kind(&now)));
            }
            Some(_) => {}
        }
    }
    let added = new.args().iter().filter(|arg| find(old, arg).is_none());
    changes.extend(added.map(|arg| about(Kind::ArgumentAdded, arg).to(kind(arg))));
    changes
}

/// What a code says in the source locale.
fn message(catalog: &Catalog, code: &Code) -> Option<String> {
    Some(catalog.resolve(code.message(), 0)?.general().readable().into_owned())
}
