//! How messages with arguments are written: an arm for each or for those that are alike, the functions that the arms call, and the
//! tables that these read.

use std::collections::HashMap;

use super::keys::CHUNK;
use super::messages::field;
use super::programs::Programs;
use super::tables::{column, width_of};
use super::{Module, Variant, bytes_literal, fill, string_literal};
use crate::catalog::{Argument, ArgumentKind};
use crate::plurals::Rules;

/// What writes the messages with arguments.
pub(super) struct Writers<'m, 'a> {
    module: &'m Module<'a>,
    argued: &'m [&'m Variant<'a>],
}

impl<'m, 'a> Writers<'m, 'a> {
    pub(super) fn of(module: &'m Module<'a>, argued: &'m [&'m Variant<'a>]) -> Self {
        Self { module, argued }
    }

    /// Whether the `match` that writes messages is short enough to be worth it that what its arms call becomes part of them.
    pub(super) fn are_few(&self) -> bool {
        self.argued.len() <= CHUNK
    }

    /// The arms of the `match`. Of many, those with the same arguments are one, for each call is work for LLVM. Such an arm
    /// must ask for the place.
    pub(super) fn arms(&self) -> String {
        if self.are_few() {
            let arms = self.argued.iter().enumerate().map(|(place, variant)| arm(&place.to_string(), &[variant]));
            return arms.collect();
        }
        let mut groups: Vec<Vec<&Variant<'_>>> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for variant in self.argued {
            let kinds = variant.code.args().iter().map(|argument| argument.kind().as_str()).collect::<String>();
            let group = *known.entry(fields(variant) + &kinds).or_insert(groups.len());
            groups.resize_with(groups.len().max(group + 1), Vec::new);
            groups[group].push(variant);
        }
        groups.iter().map(|group| arm("place(self)", group)).collect()
    }

    /// The functions and the tables.
    pub(super) fn tables(&self) -> String {
        let mut tables = Programs::default();
        let mut rules: Vec<Rules> = Vec::new();
        for locale in 0..self.module.catalog.locales().len() {
            for variant in &self.module.codes {
                if !variant.code.args().is_empty() {
                    tables.add(self.module, variant, locale, &mut rules);
                }
            }
        }
        tables.finish();
        let functions: String =
            rules.iter().enumerate().map(|(at, rules)| format!("\n{}", rules.rust(&format!("plural_{at}")))).collect();
        let arms: String =
            rules.iter().enumerate().map(|(at, _)| format!("        {} => plural_{at}(number),\n", at + 1)).collect();
        let plural =
            if rules.is_empty() { NO_PLURAL.to_owned() } else { fill(PLURAL, &[("arms", &arms)]) + &functions };
        let values = [
            ("argued", self.argued.len().to_string()),
            ("texts", string_literal(&tables.texts)),
            ("programs", bytes_literal(&tables.steps)),
            ("entries", bytes_literal(&tables.entries)),
            ("plural", plural),
            ("places", self.places()),
        ];
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.module.fill(&(self.functions() + TABLES), &values)
    }

    /// The functions that the arms call, those that are called.
    fn functions(&self) -> String {
        let one = if self.argued.iter().any(|variant| only_text(variant).is_some()) { WRITE_ONE } else { "" };
        let others = if self.argued.iter().all(|variant| only_text(variant).is_some()) { "" } else { WRITE_MESSAGE };
        let inline = if self.are_few() { "#[inline]" } else { "#[inline(never)]" };
        let place = if self.are_few() { "" } else { PLACE };
        [place, one, others].concat().replace("$inline", inline)
    }

    /// The table of the places of codes in the other tables.
    fn places(&self) -> String {
        let argued = self.module.codes.iter().map(|variant| usize::from(!variant.code.args().is_empty()));
        let places = argued.scan(0, |next, argued| {
            *next += argued;
            Some(*next - argued)
        });
        column(self.module, "PLACES", width_of(self.argued.len() + 1), places)
    }
}

/// The arm of variants that have the same fields.
fn arm(place: &str, alike: &[&Variant<'_>]) -> String {
    let [first, ..] = alike else { return String::new() };
    let fields = fields(first);
    let patterns: Vec<String> =
        alike.iter().map(|variant| format!("            Message::{} {{ {fields} }}", variant.name)).collect();
    let kinds = || first.code.args().iter().map(Argument::kind).zip(0..);
    let call = if only_text(first).is_some() {
        format!("write_one({place}, locale, arg_0, f)")
    } else {
        let args = kinds().map(|(kind, at)| match kind {
            ArgumentKind::Text => format!("*arg_{at}"),
            ArgumentKind::Integer => format!("arg_{at}"),
        });
        let integers = kinds().filter(|(kind, _)| *kind == ArgumentKind::Integer).map(|(_, at)| format!("*arg_{at}"));
        let [args, integers] = [args.collect::<Vec<_>>(), integers.collect()].map(|parts| parts.join(", "));
        format!("write_message({place}, locale, &[{args}], &[{integers}], f)")
    };
    format!("{} => {call},\n", patterns.join(" |\n"))
}

/// The fields in a pattern. An argument may be called as a parameter is, so each gets a name of its own.
fn fields(variant: &Variant<'_>) -> String {
    let fields = variant.code.args().iter().zip(0..).map(|(argument, at)| format!("{}: arg_{at}", field(argument)));
    fields.collect::<Vec<_>>().join(", ")
}

/// The argument, where it is the only one and a text. No plural form depends on it.
fn only_text<'a>(variant: &Variant<'a>) -> Option<&'a Argument> {
    match variant.code.args() {
        [only] if only.kind() == ArgumentKind::Text => Some(only),
        _ => None,
    }
}

const PLACE: &str = r"
#[inline]
const fn place(message: &Message<'_>) -> usize {
    PLACES.get(message.code().index())
}

$places
";

const WRITE_ONE: &str = r"
$inline
fn write_one(
    code: usize,
    locale: Locale,
    argument: &&dyn ::core::fmt::Display,
    f: &mut ::core::fmt::Formatter<'_>,
) -> ::core::fmt::Result {
    let argued = $argued;
    WITH_ARGUMENTS.write_one(locale as usize * argued + code, argument, f)
}
";

const WRITE_MESSAGE: &str = r"
$inline
fn write_message(
    code: usize,
    locale: Locale,
    args: &[&dyn ::core::fmt::Display],
    integers: &[$kody::Integer],
    f: &mut ::core::fmt::Formatter<'_>,
) -> ::core::fmt::Result {
    let argued = $argued;
    WITH_ARGUMENTS.write(locale as usize * argued + code, args, integers, plural, f)
}

$plural
";

const TABLES: &str = r"
static WITH_ARGUMENTS: $kody::rt::Messages = $kody::rt::Messages {
    texts: $texts,
    programs: $programs,
    entries: $entries,
};
";

const NO_PLURAL: &str = r"
const fn plural(_rule: usize, _number: u32) -> usize {
    0
}
";

const PLURAL: &str = r"
const fn plural(rule: usize, number: u32) -> usize {
    match rule {
$arms
        _ => 0,
    }
}
";
