//! The enum `Message`: one variant for each code, with the arguments of its message as fields.

use super::codes::deprecation;
use super::keys::CHUNK;
use super::writers::Writers;
use super::{Module, Variant, docs, fill};
use crate::catalog::{Argument, ArgumentKind};
use crate::names::rust_function;

/// The codes whose messages have arguments.
fn argued<'m, 'a>(module: &'m Module<'a>) -> Vec<&'m Variant<'a>> {
    module.codes.iter().filter(|variant| !variant.code.args().is_empty()).collect()
}

pub(super) fn field(argument: &Argument) -> String {
    rust_function(argument.name().as_str()).unwrap_or_default()
}

/// The enum, or where no message has arguments, another name for that of the codes: rustc has to take in half as much then.
pub(super) fn enumeration(module: &Module<'_>) -> String {
    if argued(module).is_empty() {
        return ALIAS.to_owned();
    }
    let variants: String = module.codes.iter().map(|code| variant(module, code)).collect();
    fill(ENUM, &[("variants", &variants), ("lifetime", if borrows(module) { "" } else { LIFETIME })])
}

/// Whether a field of some variant borrows what it shows.
fn borrows(module: &Module<'_>) -> bool {
    let mut arguments = module.codes.iter().flat_map(|variant| variant.code.args());
    arguments.any(|argument| argument.kind() == ArgumentKind::Text)
}

const ALIAS: &str = r"
/// What happened, with all that is to be said about it. No message of this catalogue has arguments, so it is a code.
#[allow(dead_code)]
pub type Message<'a> = Code;
";

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
    if argued.is_empty() {
        return String::new();
    }
    let (code, chunks) = code_of(module);
    let writers = Writers::of(module, &argued);
    let arms = writers.arms();
    let is_complete = argued.len() == module.codes.len() && borrows(module);
    let (rest, plain) = if is_complete { ("", "") } else { (REST, PLAIN) };
    let tables = writers.tables();
    let deprecated = module.codes.iter().any(|variant| variant.code.deprecated().is_some());
    let allow = format!(
        "#[allow(clippy::too_many_lines, clippy::trivially_copy_pass_by_ref, dead_code{})]",
        if deprecated { ", deprecated" } else { "" }
    );
    // Every user would compile a long `match`, and nobody would gain: LLVM does not make it part of its caller.
    let inline = if writers.are_few() { "    #[inline]\n" } else { "" };
    let values = [
        ("allow", allow.as_str()),
        ("inline", inline),
        ("code", &code),
        ("chunks", &chunks),
        ("arms", &arms),
        ("rest", rest),
        ("tables", &format!("{plain}{tables}")),
    ];
    module.fill(FUNCTIONS, &values)
}

const FUNCTIONS: &str = r#"
$allow
impl Message<'_> {
    /// The code.
    #[must_use]
    #[inline]
    pub const fn code(&self) -> Code {
$code
    }

$chunks

    /// The message in a locale, to be displayed.
    #[must_use]
    #[inline]
    pub const fn localized(&self, locale: Locale) -> $kody::Localized<'_, Self> {
        $kody::Localized::new(self, locale)
    }
}

$allow
impl $kody::Localize for Message<'_> {
    type Locale = Locale;

$inline    fn fmt_localized(&self, locale: Locale, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        match self {
$arms
$rest
        }
    }
}

impl $kody::rt::Coded for Message<'_> {
    type Code = Code;

    #[inline]
    fn code(&self) -> Code {
        self.code()
    }
}

impl ::core::fmt::Display for Message<'_> {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        $kody::Localize::fmt_localized(self, Locale::SOURCE, f)
    }
}

impl ::core::fmt::Debug for Message<'_> {
    #[inline]
    fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
        ::core::write!(f, "{}: {self}", self.code().name())
    }
}

$tables
"#;

/// The arm of all messages without arguments, and what it calls. Were that not out of the way, LLVM would make one jump of both
/// questions, and who has arguments would pay for it.
const REST: &str = "            plain => write_plain(plain, locale, f),\n";
const PLAIN: &str = r"#[inline(never)]
fn write_plain(message: &Message<'_>, locale: Locale, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
    f.write_str(message.code().message(locale))
}

";

/// What tells the code of a message, and the functions among which it is divided where there are many variants: rustc's work
/// grows with the square of the arms of one `match`, even with that of the patterns.
fn code_of(module: &Module<'_>) -> (String, String) {
    if module.codes.len() <= CHUNK {
        let arms: String = module.codes.iter().map(code_arm).collect();
        return (fill(CODE_MATCH, &[("arms", &arms), ("lifetime", lifetime_arm(module))]), String::new());
    }
    let chunks: Vec<&[Variant<'_>]> = module.codes.chunks(CHUNK).collect();
    let functions = chunks.iter().enumerate().map(|(at, chunk)| {
        let (last, others) = chunk.split_last().expect("no chunk is empty");
        let arms: String = others.iter().map(code_arm).collect();
        fill(CODE_CHUNK, &[("at", &at.to_string()), ("arms", &arms), ("last", &last.name)])
    });
    let mut functions: Vec<String> = functions.collect();
    let arms: Vec<String> = chunks.iter().enumerate().map(|(at, chunk)| chunk_arm(at, chunk)).collect();
    let groups: Vec<&[String]> = arms.chunks(GROUP).collect();
    let [earlier @ .., last] = groups.as_slice() else { return (String::new(), String::new()) };
    let mut code = String::new();
    for (at, group) in earlier.iter().enumerate() {
        let at = at.to_string();
        code += &fill(CODE_TRY, &[("at", &at)]);
        let arms =
            group.concat().replace("self.code_", "::core::option::Option::Some(self.code_").replace("(),", "()),");
        functions.push(fill(CODE_GROUP, &[("at", &at), ("arms", &arms)]));
    }
    // What is left is in the last chunk.
    let rest = format!("self.code_{}()", arms.len() - 1);
    let last = match (earlier, &last[..last.len() - 1]) {
        ([], _) => fill(CODE_MATCH, &[("arms", &last.concat()), ("lifetime", lifetime_arm(module))]),
        (_, []) => format!("        {rest}\n"),
        (_, others) => {
            let rest = format!("            _ => {rest},\n");
            fill(CODE_MATCH, &[("arms", &others.concat()), ("lifetime", &rest)])
        }
    };
    (code + &last, functions.join("\n"))
}

/// How many chunks one `match` tells apart.
const GROUP: usize = 8;

const CODE_MATCH: &str = r"
        match self {
$arms
$lifetime
        }
";

const CODE_TRY: &str = r"
        if let ::core::option::Option::Some(code) = self.code_among_$at() {
            return code;
        }
";

const CODE_GROUP: &str = r"
    #[inline]
    const fn code_among_$at(&self) -> ::core::option::Option<Code> {
        match self {
$arms
            _ => ::core::option::Option::None,
        }
    }
";

const CODE_CHUNK: &str = r"
    #[inline]
    const fn code_$at(&self) -> Code {
        match self {
$arms
            _ => Code::$last,
        }
    }
";

fn chunk_arm(at: usize, chunk: &[Variant<'_>]) -> String {
    let patterns: Vec<String> = chunk.iter().map(pattern).collect();
    format!("            {} => self.code_{at}(),\n", patterns.join(" | "))
}

fn lifetime_arm(module: &Module<'_>) -> &'static str {
    if borrows(module) { "" } else { "            Self::_Lifetime(never, _) => match *never {},\n" }
}

fn pattern(variant: &Variant<'_>) -> String {
    let rest = if variant.code.args().is_empty() { "" } else { " { .. }" };
    // Not by `Self`: what stands behind that is searched among all variants, each time.
    format!("Message::{}{rest}", variant.name)
}

fn code_arm(variant: &Variant<'_>) -> String {
    format!("            {} => Code::{},\n", pattern(variant), variant.name)
}
