//! Two checked catalogues come in; what has changed between them goes out, as text for people, Markdown or JSON.

mod attributes;
mod catalog;
mod codes;
mod human;
mod json;
mod markdown;
mod texts;

use std::fmt;

use kody_generator::Catalog;
use kody_generator::catalog::{Code, Value};
use kody_generator::emit::{Options, emitter};

pub(crate) use human::human;
pub(crate) use json::json;
pub(crate) use markdown::markdown;

/// What has changed.
pub(crate) struct Diff {
    /// The names of the two catalogues.
    pub(crate) names: [String; 2],
    /// Sorted: the whole catalogue first, then code by code.
    pub(crate) changes: Vec<Change>,
}

impl Diff {
    /// Compares two catalogues that have these names.
    pub(crate) fn between(names: [String; 2], old: &Catalog, new: &Catalog) -> Self {
        let mut changes = catalog::compare(old, new);
        changes.extend(attributes::compare_declarations(old, new));
        changes.extend(codes::compare(old, new));
        if changes.is_empty() && are_shown_differently(old, new) {
            changes.push(Change::of(Kind::Other));
        }
        Self { names, changes }
    }

    /// What a release with these changes is, in the words of semantic versioning.
    pub(crate) fn verdict(&self) -> Impact {
        self.changes.iter().map(Change::impact).max().unwrap_or(Impact::None)
    }

    /// The changes that break something, or those that do not.
    fn breaking(&self, breaking: bool) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| (change.impact() == Impact::Major) == breaking)
    }
}

/// Whether catalogues between which nothing else has changed become different outputs: other fallbacks, another order.
fn are_shown_differently(old: &Catalog, new: &Catalog) -> bool {
    let options = Options::default();
    ["rust", "json"].into_iter().filter_map(emitter).any(|to| to.emit(old, &options) != to.emit(new, &options))
}

/// How much a change weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Impact {
    None,
    Patch,
    Minor,
    Major,
}

impl fmt::Display for Impact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        })
    }
}

/// One change.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    pub(crate) kind: Kind,
    /// The code that it is about: as it was if it is no more, else as it is.
    pub(crate) code: Option<(Value, String)>,
    /// The language of a text.
    pub(crate) locale: Option<String>,
    /// What of the code or the catalogue it is about: an argument, an attribute, a text.
    pub(crate) subject: Option<String>,
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
}

impl Change {
    fn of(kind: Kind) -> Self {
        Self { kind, code: None, locale: None, subject: None, from: None, to: None }
    }

    fn code(self, code: &Code) -> Self {
        Self { code: Some((code.value().clone(), code.name().as_str().to_owned())), ..self }
    }

    fn subject(self, subject: impl Into<String>) -> Self {
        Self { subject: Some(subject.into()), ..self }
    }

    fn from(self, from: impl Into<Option<String>>) -> Self {
        Self { from: from.into(), ..self }
    }

    fn to(self, to: impl Into<Option<String>>) -> Self {
        Self { to: to.into(), ..self }
    }

    /// How much it weighs.
    pub(crate) fn impact(&self) -> Impact {
        self.kind.row().1
    }
}

/// What kind of change it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    ReprChanged,
    SourceChanged,
    LocaleAdded,
    LocaleRemoved,
    AttributeDeclared,
    AttributeWithdrawn,
    AttributeRetyped,
    ValueAdded,
    ValueRemoved,
    ContractMade,
    ContractBroken,
    Added,
    Restored,
    Reused,
    Retired,
    Removed,
    Forgotten,
    Documented,
    Renumbered,
    Renamed,
    Deprecated,
    Reinstated,
    ArgumentAdded,
    ArgumentRemoved,
    ArgumentRetyped,
    ContractChanged,
    AttributeChanged,
    TextAdded,
    TextChanged,
    TextRemoved,
    Other,
}

impl Kind {
    /// The name, which never changes; how much it weighs; and what it says of a code or of the catalogue, where `$s` is the
    /// subject, `$f` and `$t` what it was and what it is.
    fn row(self) -> (&'static str, Impact, &'static str) {
        use Impact::{Major, Minor, Patch};
        match self {
            Self::ReprChanged => ("repr-changed", Major, "the codes were $f and are $t"),
            Self::SourceChanged => ("source-changed", Minor, "the source locale was \"$f\" and is \"$t\""),
            Self::LocaleAdded => ("locale-added", Minor, "the locale \"$s\" is new"),
            Self::LocaleRemoved => ("locale-removed", Major, "the locale \"$s\" is gone"),
            Self::AttributeDeclared => ("attribute-declared", Minor, "the attribute \"$s\" ($t) is new"),
            Self::AttributeWithdrawn => ("attribute-withdrawn", Major, "the attribute \"$s\" is gone"),
            Self::AttributeRetyped => ("attribute-retyped", Major, "the attribute \"$s\" was $f and is $t"),
            Self::ValueAdded => ("value-added", Minor, "the attribute \"$s\" may be \"$t\""),
            Self::ValueRemoved => ("value-removed", Major, "the attribute \"$s\" can no longer be \"$f\""),
            Self::ContractMade => ("contract-made", Minor, "the attribute \"$s\" is part of the contract now"),
            Self::ContractBroken => {
                ("contract-broken", Major, "the attribute \"$s\" is no longer part of the contract")
            }
            Self::Added => ("added", Minor, "is new"),
            Self::Restored => ("restored", Minor, "was retired and is given again"),
            Self::Reused => ("reused", Major, "takes what belonged to the retired $f"),
            Self::Retired => ("retired", Major, "is retired"),
            Self::Removed => ("removed", Major, "is gone"),
            Self::Forgotten => ("forgotten", Major, "was retired and is gone"),
            Self::Documented => ("documented", Patch, "is listed as retired"),
            Self::Renumbered => ("renumbered", Major, "was $f and is $t"),
            Self::Renamed => ("renamed", Major, "was called $f and is called $t"),
            Self::Deprecated => ("deprecated", Minor, "is deprecated"),
            Self::Reinstated => ("reinstated", Minor, "is no longer deprecated"),
            Self::ArgumentAdded => ("argument-added", Major, "has a new argument \"$s\" ($t)"),
            Self::ArgumentRemoved => ("argument-removed", Major, "has lost the argument \"$s\" ($f)"),
            Self::ArgumentRetyped => ("argument-retyped", Major, "takes \"$s\" as $t, not as $f"),
            Self::ContractChanged => ("contract-changed", Major, "had \"$s\" $f by contract and has $t"),
            Self::AttributeChanged => ("attribute-changed", Minor, "had \"$s\" $f and has $t"),
            Self::TextAdded => ("text-added", Patch, "has a new $s"),
            Self::TextChanged => ("text-changed", Patch, "has another $s"),
            Self::TextRemoved => ("text-removed", Patch, "has lost its $s"),
            Self::Other => ("other", Patch, "something else in the outputs has changed"),
        }
    }

    /// The name, which never changes.
    pub(crate) fn as_str(self) -> &'static str {
        self.row().0
    }

    /// Whether it is about a text in one language.
    fn is_text(self) -> bool {
        matches!(self, Self::TextAdded | Self::TextChanged | Self::TextRemoved)
    }
}

impl Change {
    /// What has happened to the code or the catalogue.
    fn said(&self) -> String {
        let part = |part: &Option<String>| part.as_deref().unwrap_or("nothing").to_owned();
        let mut said = String::new();
        let mut rest = self.kind.row().2;
        while let Some((before, behind)) = rest.split_once('$') {
            said += before;
            said += &match behind.as_bytes().first() {
                Some(b's') => part(&self.subject),
                Some(b'f') => part(&self.from),
                _ => part(&self.to),
            };
            rest = &behind[1..];
        }
        said + rest
    }

    /// What follows the sentence: the message of a new code, what to use instead of a deprecated one.
    fn detail(&self) -> Option<String> {
        match self.kind {
            Kind::Added | Kind::Restored | Kind::Deprecated => self.to.clone(),
            Kind::Retired => self.to.as_ref().map(|version| format!("{version} no longer has it")),
            _ => None,
        }
    }
}
