//! Rules that compare a catalogue with its lock: what was released stays as it was, or is retired.

use std::collections::{HashMap, HashSet};

use crate::catalog::{Attribute, Catalog, Code, Lock, LockedAttribute, LockedCode, Repr, Value, in_order};
use crate::finding::{Finding, Findings, Span};
use crate::lock;
use crate::names::Spelling;

/// What became of a released code.
#[derive(Clone, Copy)]
enum Fate<'a> {
    /// It is there, with its number and its name.
    Kept(&'a Code),
    /// It is retired, with its number and its name.
    Retired,
    /// Its number has another name.
    Renamed(&'a Code),
    /// It was retired, and its number or its name is given again.
    Reused(&'a Code),
    /// Its name has another number.
    Renumbered(&'a Code),
    /// Neither its number nor its name is there.
    Removed,
    /// It is too damaged to say more.
    Unknown,
}

/// The released codes of a catalogue with what became of them.
pub(super) struct Fates<'a> {
    catalog: &'a Catalog,
    fates: Vec<(&'a Lock, &'a LockedCode, Fate<'a>)>,
}

impl<'a> Fates<'a> {
    /// None where the two cannot be compared: there is no lock, numbers have become strings, or the catalogue is not read to
    /// its end.
    pub(super) fn of(catalog: &'a Catalog, findings: &Findings) -> Self {
        let lock = catalog.lock().filter(|_| !findings.is_truncated() && !catalog.codes().is_empty());
        let same_kind = |lock: &&Lock| lock.repr().is_none_or(|(repr, _)| is_same_kind(repr, catalog.repr()));
        Self { catalog, fates: lock.filter(same_kind).map(|lock| fates(catalog, lock)).unwrap_or_default() }
    }

    fn iter(&self) -> impl Iterator<Item = (&'a Lock, &'a LockedCode, Fate<'a>)> {
        self.fates.iter().copied()
    }
}

fn fates<'a>(catalog: &'a Catalog, lock: &'a Lock) -> Vec<(&'a Lock, &'a LockedCode, Fate<'a>)> {
    let known = Known::new(catalog);
    // Where it is accepted that numbers become strings, the old lines promise nothing any more.
    let comparable = |code: &&LockedCode| matches!(code.value(), Value::Str(_)) == (catalog.repr() == Repr::Str);
    let mut fates: Vec<_> = lock.codes().iter().filter(comparable).map(|code| (lock, code, known.fate(code))).collect();
    // Of two lines with one number, which `lock-conflict` reports, the one that the catalogue agrees with says enough.
    let kept = |fate: &Fate<'_>| matches!(fate, Fate::Kept(_) | Fate::Retired);
    let agreed: HashSet<&Value> =
        fates.iter().filter(|(.., fate)| kept(fate)).map(|(_, locked, _)| locked.value()).collect();
    fates.retain(|(_, locked, fate)| kept(fate) || !agreed.contains(locked.value()));
    fates
}

fn is_same_kind(a: Repr, b: Repr) -> bool {
    (a == Repr::Str) == (b == Repr::Str)
}

/// The codes of a catalogue, to be found by number and by name.
struct Known<'a> {
    catalog: &'a Catalog,
    by_value: HashMap<&'a Value, Vec<Entry<'a>>>,
    by_name: HashMap<String, &'a Code>,
}

/// A code of the catalogue.
struct Entry<'a> {
    code: &'a Code,
    name: String,
    retired: bool,
}

impl<'a> Known<'a> {
    fn new(catalog: &'a Catalog) -> Self {
        let mut known = Self { catalog, by_value: HashMap::new(), by_name: HashMap::new() };
        let retired = catalog.retired().iter().map(|code| (code, true));
        for (code, retired) in catalog.codes().iter().map(|code| (code, false)).chain(retired) {
            let name = Spelling::UpperCamel.of(code.name().as_str());
            known.by_name.entry(name.clone()).or_insert(code);
            known.by_value.entry(code.value()).or_default().push(Entry { code, name, retired });
        }
        known
    }

    fn fate(&self, locked: &LockedCode) -> Fate<'a> {
        let (value, name) = (locked.value(), locked.name().as_str());
        let Some(here) = self.by_value.get(value) else {
            return match self.by_name.get(name) {
                Some(other) if locked.is_retired() => Fate::Reused(other),
                Some(other) => Fate::Renumbered(other),
                None if self.catalog.unread.contains(value) => Fate::Unknown,
                None => Fate::Removed,
            };
        };
        // After a merge, a number may be given twice, which is for `duplicate-code` to report.
        if let Some(same) = here.iter().find(|entry| entry.name == name) {
            return if same.retired { Fate::Retired } else { Fate::Kept(same.code) };
        }
        let Entry { code, retired, .. } = here[0];
        match self.by_name.get(name) {
            _ if code.name().span() == Span::default() => Fate::Unknown,
            _ if locked.is_retired() && !retired => Fate::Reused(code),
            Some(other) => Fate::Renumbered(other),
            None => Fate::Renamed(code),
        }
    }
}

fn label(locked: &LockedCode) -> String {
    let state = if locked.is_retired() { "was retired" } else { "was released" };
    format!("{} {state} as \"{}\"", locked.value(), locked.name().as_str())
}

/// Its number and its name.
fn place(locked: &LockedCode) -> Span {
    Span::new(locked.span().start, locked.name().span().end)
}

/// The entry that keeps its number and its name taken.
fn entry(locked: &LockedCode) -> String {
    format!("{}: {{name: {}}}", lock::key(locked.value()), locked.name().as_str())
}

/// A released code is there, or below `retired:`.
pub(super) fn lock_removed(fates: &Fates<'_>, findings: &mut Findings) {
    if fates.fates.is_empty() {
        return;
    }
    let sorted = in_order(fates.catalog.codes_and_retired());
    for (lock, locked, fate) in fates.iter() {
        let Fate::Removed = fate else { continue };
        let (value, name) = (locked.value(), locked.name().as_str());
        let state = if locked.is_retired() { "retired" } else { "released" };
        let message = format!("the {state} code {value} (\"{name}\") is gone from the catalogue");
        let help = format!("keep its number and its name taken: add {} below \"retired:\"", entry(locked));
        let finding = findings.report("lock-removed", place(locked), message).help(help).within(lock.source());
        if let Some((neighbour, label)) = neighbour(&sorted, value) {
            finding.related(neighbour.span(), label);
        }
    }
}

/// The code behind which a missing one stood, or else the one before which it stood.
fn neighbour<'a>(sorted: &[&'a Code], value: &Value) -> Option<(&'a Code, &'static str)> {
    let at = sorted.partition_point(|code| code.value() < value);
    let before = at.checked_sub(1).map(|before| (sorted[before], "it stood behind this one"));
    before.or_else(|| Some((*sorted.get(at)?, "it stood before this one")))
}

/// A released name keeps its number.
pub(super) fn lock_renumbered(fates: &Fates<'_>, findings: &mut Findings) {
    for (lock, locked, fate) in fates.iter() {
        let Fate::Renumbered(code) = fate else { continue };
        let (old, name) = (locked.value(), code.name().as_str());
        findings
            .report(
                "lock-renumbered",
                code.span(),
                format!("\"{name}\" was released as {old} and is now {}", code.value()),
            )
            .help(format!("give it the number {old} again; a code of another meaning needs another name"))
            .related_in(lock.source(), place(locked), label(locked));
    }
}

/// A released number keeps its name.
pub(super) fn lock_renamed(fates: &Fates<'_>, findings: &mut Findings) {
    for (lock, locked, fate) in fates.iter() {
        let Fate::Renamed(code) = fate else { continue };
        let (value, old, name) = (locked.value(), locked.name().as_str(), code.name().as_str());
        let help = format!(
            "name it \"{old}\" again; if it is another code, give it a number of its own and add {} below \"retired:\"",
            entry(locked)
        );
        findings
            .report(
                "lock-renamed",
                code.name().span(),
                format!("the code {value} was released as \"{old}\" and is now \"{name}\""),
            )
            .help(help)
            .related_in(lock.source(), place(locked), label(locked));
    }
}

/// The number and the name of a retired code are not given again.
pub(super) fn lock_reused(fates: &Fates<'_>, findings: &mut Findings) {
    for (lock, locked, fate) in fates.iter() {
        let Fate::Reused(code) = fate else { continue };
        let value = locked.value();
        let (span, what) = if code.value() == value {
            (code.span(), format!("the number {value}"))
        } else {
            (code.name().span(), format!("the name \"{}\"", code.name().as_str()))
        };
        let help = format!(
            "choose another; clients may still know the retired code, which needs {} below \"retired:\"",
            entry(locked)
        );
        findings.report("lock-reused", span, format!("{what} belongs to a retired code")).help(help).related_in(
            lock.source(),
            locked.span(),
            label(locked),
        );
    }
}

/// The arguments of a released code keep their names and types. More may come.
pub(super) fn lock_argument(fates: &Fates<'_>, findings: &mut Findings) {
    for (lock, locked, fate) in fates.iter() {
        let Fate::Kept(code) = fate else { continue };
        for old in locked.args() {
            let (value, name, was) = (code.value(), old.name().as_str(), old.kind().as_str());
            let finding = match code.args().iter().find(|arg| Spelling::Snake.of(arg.name().as_str()) == name) {
                Some(new) if new.kind() == old.kind() => continue,
                Some(new) => {
                    let is = new.kind().as_str();
                    let message =
                        format!("the argument \"{name}\" of the code {value} was released as {was} and is now {is}");
                    let help = format!("declare it as before, \"{name}: {was}\", or add an argument of another name");
                    findings.report("lock-argument", new.name().span(), message).help(help)
                }
                None => {
                    let message =
                        format!("the code {value} was released with the argument \"{name}\" and lacks it now");
                    let help = format!("put {{{name}}} into its message again, declared as \"{name}: {was}\"");
                    findings.report("lock-argument", code.span(), message).help(help)
                }
            };
            finding.related_in(lock.source(), old.name().span(), "it was released so");
        }
    }
}

/// An attribute that is part of the contract stays so, and keeps the value that a code was released with.
pub(super) fn lock_attribute(fates: &Fates<'_>, findings: &mut Findings) {
    let mut withdrawn = HashSet::new();
    for (lock, locked, fate) in fates.iter() {
        let Fate::Kept(code) = fate else { continue };
        for old in locked.attributes() {
            let name = old.name().as_str();
            let finding = match contract_attribute(fates.catalog, name) {
                Some(index) => changed_attribute(fates.catalog, code, index, old, findings),
                None if withdrawn.insert(name) => Some(withdrawn_attribute(fates.catalog, lock, old, findings)),
                None => None,
            };
            if let Some(finding) = finding.filter(|finding| finding.file.is_none()) {
                finding.related_in(lock.source(), old.name().span(), "it was released so");
            }
        }
    }
}

/// The index of an attribute that is part of the contract.
fn contract_attribute(catalog: &Catalog, name: &str) -> Option<usize> {
    let is_it =
        |attribute: &Attribute| attribute.is_contract() && Spelling::Snake.of(attribute.name().as_str()) == name;
    catalog.attributes().iter().position(is_it)
}

fn changed_attribute<'f>(
    catalog: &Catalog,
    code: &Code,
    index: usize,
    old: &LockedAttribute,
    findings: &'f mut Findings,
) -> Option<&'f mut Finding> {
    let (value, name, was) = (code.value(), old.name().as_str(), old.value().as_str());
    let given = match code.given(index) {
        // It was reported already.
        Some(None) => return None,
        Some(Some(given)) => Some(lock::value_of(&catalog.attributes()[index], given)),
        None => None,
    };
    if given.as_deref() == Some(was) {
        return None;
    }
    let is = given.as_deref().unwrap_or("missing");
    let message = format!("the attribute \"{name}\" of the code {value} was released as {was} and is now {is}");
    let help = "give it the old value again, or retire the code and add one with the new value";
    Some(findings.report("lock-attribute", code.span(), message).help(help))
}

fn withdrawn_attribute<'f>(
    catalog: &Catalog,
    lock: &Lock,
    old: &LockedAttribute,
    findings: &'f mut Findings,
) -> &'f mut Finding {
    let name = old.name().as_str();
    let message = format!("the attribute \"{name}\" was released as part of the contract and is no longer");
    let declared = catalog.attributes().iter().find(|other| Spelling::Snake.of(other.name().as_str()) == name);
    if let Some(declared) = declared {
        let finding = findings.report("lock-attribute", declared.name().span(), message);
        return finding.help("declare it with \"contract: true\" again");
    }
    let finding = findings.report("lock-attribute", old.name().span(), message).within(lock.source());
    finding.help(format!("declare \"{name}\" below \"attributes:\" again, with \"contract: true\""))
}

/// The type of the codes stays.
pub(super) fn lock_repr(catalog: &Catalog, findings: &mut Findings) {
    let Some(lock) = catalog.lock().filter(|_| !findings.is_truncated()) else { return };
    let Some((repr, place)) = lock.repr().filter(|(repr, _)| *repr != catalog.repr()) else { return };
    let (was, is) = (repr.as_str(), catalog.repr().as_str());
    let finding = findings.report("lock-repr", place, format!("the codes were released as {was} and are now {is}"));
    finding.help(format!("write \"repr: {was}\" again"));
    match catalog.repr_span {
        Some(span) => {
            finding.span = span;
            finding.related_in(lock.source(), place, "they were released so");
        }
        None => drop(finding.within(lock.source())),
    }
}
