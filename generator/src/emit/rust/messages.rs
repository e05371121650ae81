//! The enum `Message`: one variant for each code, with the arguments of its message as fields.

use std::collections::HashMap;

use super::codes::deprecation;
use super::{Module, Variant, bytes_literal, docs, fill, string_literal};
use crate::catalog::{Argument, ArgumentKind, Message, Piece, Template};
use crate::names::rust_function;
use crate::plurals::Rules;

/// What stands in a table for "no argument".
const NONE: u8 = 0xff;

/// The codes whose messages have arguments. Their place here is their place in the tables.
fn argued<'m, 'a>(module: &'m Module<'a>) -> Vec<&'m Variant<'a>> {
    module.codes.iter().filter(|variant| !variant.code.args().is_empty()).collect()
}

fn field(argument: &Argument) -> String {
    rust_function(argument.name().as_str()).unwrap_or_default()
}

/// The enum.
pub(super) fn enumeration(module: &Module<'_>) -> String {
    let variants: String = module.codes.iter().map(|code| variant(module, code)).collect();
    let texts = module.codes.iter().flat_map(|variant| variant.code.args());
    let borrows = texts.into_iter().any(|argument| argument.kind() == ArgumentKind::Text);
    fill(ENUM, &[("variants", &variants), ("lifetime", if borrows { "" } else { LIFETIME })])
}

const ENUM: &str = r"
/// What happened, with all that is to be said about it: a code and the arguments of its message.
///
/// It is displayed in the source locale, and in another one by `localized`.
#[allow(clippy::doc_markdown, clippy::enum_variant_names, dead_code)]
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum Message<'a> {
$variants
$lifetime
}
";

/// No argument borrows anything, so the lifetime needs a use. It cannot be made.
const LIFETIME: &str = r"
    #[doc(hidden)]
    _Lifetime(::core::convert::Infallible, ::core::marker::PhantomData<&'a ()>),
";

fn variant(module: &Module<'_>, variant: &Variant<'_>) -> String {
    let doc = docs::comment(&docs::summary(module.catalog, variant.code, module.options.locale), 4);
    let fields: String = variant.code.args().iter().map(|argument| declaration(module, argument)).collect();
    let deprecated = deprecation(module, variant.code);
    match fields.as_str() {
        "" => format!("{doc}{deprecated}    {},\n", variant.name),
        fields => format!("{doc}{deprecated}    {} {{\n{fields}    }},\n", variant.name),
    }
}

fn declaration(module: &Module<'_>, argument: &Argument) -> String {
    let kind = match argument.kind() {
        ArgumentKind::Text => "&'a dyn ::core::fmt::Display".to_owned(),
        ArgumentKind::Integer => format!("{}::Integer", module.options.runtime),
    };
    let name = docs::escape(argument.name().as_str());
    format!("        /// The argument “{name}”.\n        {}: {kind},\n", field(argument))
}

/// The functions and the formatting.
pub(super) fn functions(module: &Module<'_>) -> String {
    let argued = argued(module);
    let plain = module.codes.iter().filter(|variant| variant.code.args().is_empty()).count();
    let codes: String = module.codes.iter().map(code_arm).collect();
    let borrows =
        module.codes.iter().flat_map(|variant| variant.code.args()).any(|arg| arg.kind() == ArgumentKind::Text);
    let lifetime = if borrows { "" } else { "            Self::_Lifetime(never, _) => match *never {},\n" };
    let arms: String = argued.iter().enumerate().map(|(place, variant)| write_arm(module, place, variant)).collect();
    let rest =
        if plain > 0 || !borrows { "            plain => f.write_str(plain.code().message(locale)),\n" } else { "" };
    let body = if argued.is_empty() { PLAIN.to_owned() } else { fill(MATCH, &[("arms", &arms), ("rest", rest)]) };
    let tables = if argued.is_empty() { String::new() } else { tables(module, &argued) };
    let deprecated = module.codes.iter().any(|variant| variant.code.deprecated().is_some());
    let allow = format!(
        "#[allow(clippy::too_many_lines, clippy::trivially_copy_pass_by_ref, dead_code{})]",
        if deprecated { ", deprecated" } else { "" }
    );
    let values =
        [("allow", allow.as_str()), ("codes", &codes), ("lifetime", lifetime), ("body", &body), ("tables", &tables)];
    module.fill(FUNCTIONS, &values)
}

const FUNCTIONS: &str = r#"
$allow
impl Message<'_> {
    /// The code.
    #[must_use]
    pub const fn code(&self) -> Code {
        match self {
$codes
$lifetime
        }
    }

    /// The message in a locale, to be displayed.
    #[must_use]
    pub const fn localized(&self, locale: Locale) -> $kody::Localized<'_, Self> {
        $kody::Localized::new(self, locale)
    }
}

$allow
impl $kody::Localize for Message<'_> {
    type Locale = Locale;

    fn fmt_localized(&self, locale: Locale, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
$body
    }
}

impl ::core::fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        $kody::Localize::fmt_localized(self, Locale::SOURCE, f)
    }
}

impl ::core::fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::write!(f, "{}: {self}", self.code().name())
    }
}

$tables
"#;

/// Where no message has arguments.
const PLAIN: &str = "        f.write_str(self.code().message(locale))";

const MATCH: &str = r"
        match self {
$arms
$rest
        }";

fn code_arm(variant: &Variant<'_>) -> String {
    let rest = if variant.code.args().is_empty() { "" } else { " { .. }" };
    format!("            Self::{name}{rest} => Code::{name},\n", name = variant.name)
}

fn write_arm(module: &Module<'_>, place: usize, variant: &Variant<'_>) -> String {
    let runtime = &module.options.runtime;
    // An argument may be called as a parameter is, so each gets a name of its own.
    let fields = variant.code.args().iter().zip(0..).map(|(argument, at)| format!("{}: arg_{at}", field(argument)));
    let args = variant.code.args().iter().zip(0..).map(|(argument, at)| match argument.kind() {
        ArgumentKind::Text => format!("{runtime}::rt::Arg::Text(*arg_{at})"),
        ArgumentKind::Integer => format!("{runtime}::rt::Arg::Integer(*arg_{at})"),
    });
    let (fields, args): (Vec<String>, Vec<String>) = (fields.collect(), args.collect());
    let (name, fields, args) = (&variant.name, fields.join(", "), args.join(", "));
    format!("            Self::{name} {{ {fields} }} => write_message({place}, locale, &[{args}], f),\n")
}

/// The tables of the messages with arguments while they grow.
#[derive(Default)]
struct Tables {
    texts: String,
    programs: Vec<u8>,
    forms: Vec<u8>,
    first: Vec<u8>,
    selector: Vec<u8>,
    rule: Vec<u8>,
    /// Where the forms of a message begin that was there before.
    known: HashMap<Vec<String>, u32>,
    count: u32,
}

fn tables(module: &Module<'_>, argued: &[&Variant<'_>]) -> String {
    let mut tables = Tables::default();
    let mut rules: Vec<Rules> = Vec::new();
    for locale in 0..module.catalog.locales().len() {
        for variant in argued {
            tables.add(module, variant, locale, &mut rules);
        }
    }
    let functions: String =
        rules.iter().enumerate().map(|(at, rules)| format!("\n{}", rules.rust(&format!("plural_{at}")))).collect();
    let arms: String =
        rules.iter().enumerate().map(|(at, _)| format!("        {} => plural_{at}(number),\n", at + 1)).collect();
    let plural = if rules.is_empty() { NO_PLURAL.to_owned() } else { fill(PLURAL, &[("arms", &arms)]) + &functions };
    let values = [
        ("argued", argued.len().to_string()),
        ("texts", string_literal(&tables.texts)),
        ("programs", bytes_literal(&tables.programs)),
        ("forms", bytes_literal(&tables.forms)),
        ("first", bytes_literal(&tables.first)),
        ("selector", bytes_literal(&tables.selector)),
        ("rule", bytes_literal(&tables.rule)),
        ("plural", plural),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    module.fill(TABLES, &values)
}

const TABLES: &str = r"
fn write_message(
    code: usize,
    locale: Locale,
    args: &[$kody::rt::Arg<'_>],
    f: &mut ::core::fmt::Formatter<'_>,
) -> ::core::fmt::Result {
    let argued = $argued;
    WITH_ARGUMENTS.write(locale as usize * argued + code, args, plural, f)
}

$plural

static WITH_ARGUMENTS: $kody::rt::Messages = $kody::rt::Messages {
    texts: $texts,
    programs: $programs,
    forms: $kody::rt::Column::new($forms),
    first: $kody::rt::Column::new($first),
    selector: $kody::rt::Column::new($selector),
    rule: $kody::rt::Column::new($rule),
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

impl Tables {
    /// Adds the message of a code in a locale: its own, or the one that stands in for it, with the plural rule of its language.
    fn add(&mut self, module: &Module<'_>, variant: &Variant<'_>, locale: usize, rules: &mut Vec<Rules>) {
        let args = variant.code.args();
        let found = module.catalog.resolve_with_locale(variant.code.message(), locale);
        let (rule, selector, templates) = match found {
            None => (0, NONE, Vec::new()),
            Some((_, Message::Plain(template))) => (0, NONE, vec![template]),
            Some((language, Message::Plural(plural))) => {
                let own = Rules::of(module.catalog.locales()[language].tag()).unwrap_or_else(Rules::root);
                let forms = own.categories().iter().map(|category| plural.form(*category)).collect();
                let rule = rules.iter().position(|known| *known == own).unwrap_or_else(|| {
                    rules.push(own);
                    rules.len() - 1
                });
                (rule + 1, plural.argument(args).map_or(NONE, small), forms)
            }
        };
        let first = self.forms(&templates, args);
        self.first.extend(first.to_le_bytes());
        self.selector.push(selector);
        self.rule.push(small(rule));
    }

    /// The place of the first of these forms, which follow each other.
    fn forms(&mut self, templates: &[&Template], args: &[Argument]) -> u32 {
        let names = args.iter().map(|argument| argument.name().as_str().to_owned());
        let key = names.chain(templates.iter().map(|template| template.text().as_str().to_owned())).collect();
        if let Some(first) = self.known.get(&key) {
            return *first;
        }
        let first = self.count;
        for template in templates {
            let starts = [self.texts.len(), self.programs.len()];
            self.forms.extend(starts.iter().flat_map(|start| start.to_le_bytes().into_iter().take(4)));
            self.program(template, args);
            self.count += 1;
        }
        self.known.insert(key, first);
        first
    }

    /// Cuts a template at its placeholders: the texts to one table, their lengths and the arguments behind them to another.
    fn program(&mut self, template: &Template, args: &[Argument]) {
        let mut steps: Vec<(String, u8)> = Vec::new();
        let mut literal = String::new();
        for piece in template.pieces() {
            let place = match piece {
                Piece::Literal(text) => {
                    literal.push_str(text);
                    None
                }
                Piece::Placeholder(name) => {
                    let place = args.iter().position(|argument| argument.name().as_str() == name.as_str());
                    if place.is_none() {
                        literal.extend(["{", name.as_str(), "}"]);
                    }
                    place
                }
            };
            if let Some(place) = place {
                steps.push((std::mem::take(&mut literal), small(place)));
            }
        }
        steps.push((literal, NONE));
        let pieces = steps.iter().flat_map(|(text, place)| parts(text, *place));
        let pieces: Vec<(&str, u8)> = pieces.collect();
        self.programs.extend(&pieces.len().to_le_bytes()[..2]);
        for (text, place) in pieces {
            self.programs.extend(&text.len().to_le_bytes()[..2]);
            self.programs.push(place);
            self.texts.push_str(text);
        }
    }
}

/// A text in parts whose length fits two bytes. The argument stands behind the last of them.
fn parts(text: &str, place: u8) -> Vec<(&str, u8)> {
    let mut parts = Vec::new();
    let mut rest = text;
    while rest.len() > usize::from(u16::MAX) {
        let end = (0..=usize::from(u16::MAX)).rev().find(|&at| rest.is_char_boundary(at));
        let (part, more) = rest.split_at(end.unwrap_or(0));
        parts.push((part, NONE));
        rest = more;
    }
    parts.push((rest, place));
    parts
}

/// A place among arguments or rules, of which there are few.
fn small(place: usize) -> u8 {
    u8::try_from(place).unwrap_or(NONE)
}
