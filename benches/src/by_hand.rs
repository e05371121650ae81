//! A catalogue comes in; the module goes out that one would write for it by hand: what kody's module can do, by derives and matches.

use std::fmt::{Arguments, Write};

use kody_generator::catalog::{Attribute, AttributeKind, Code, Localized, Repr};
use kody_generator::{Catalog, Spelling};

const DERIVES: &str = "#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\n";

/// The module, with the enums of the codes, the locales and the attributes.
pub fn module(catalog: &Catalog) -> String {
    let Repr::Int(repr) = catalog.repr() else { panic!("the codes are numbers") };
    let (names, repr) = (names(catalog), repr.as_str());
    let mut rust = format!("{DERIVES}#[repr({repr})]\npub enum Code {{\n");
    for code in catalog.codes() {
        put(&mut rust, format_args!("    {} = {},\n", code.name().as_str(), code.value()));
    }
    put(&mut rust, format_args!("}}\n\nimpl Code {{\n    pub const ALL: &'static [Self] = &["));
    names.iter().for_each(|name| put(&mut rust, format_args!("Self::{name}, ")));
    put(&mut rust, format_args!("];\n\n    pub const fn code(self) -> {repr} {{\n        self as {repr}\n    }}\n"));
    let numbers = catalog.codes().iter().map(|code| code.value().to_string()).zip(&names);
    let arms = numbers.map(|(number, name)| format!("{number} => Some(Self::{name})")).chain(["_ => None".to_owned()]);
    function(&mut rust, &format!("from_code(code: {repr}) -> Option<Self>"), "code", arms);
    function(
        &mut rust,
        "name(self) -> &'static str",
        "self",
        names.iter().map(|name| format!("Self::{name} => {name:?}")),
    );
    let arms = names.iter().map(|name| format!("{name:?} => Some(Self::{name})")).chain(["_ => None".to_owned()]);
    function(&mut rust, "from_name(name: &str) -> Option<Self>", "name", arms);
    texts(&mut rust, catalog);
    for (index, attribute) in catalog.attributes().iter().enumerate() {
        let of = Spelling::UpperCamel.of(attribute.name().as_str());
        let arms = catalog.codes().iter().map(|code| {
            let value = code.attribute(index).expect("every code has the attribute");
            format!("Self::{} => {of}::{}", code.name().as_str(), Spelling::UpperCamel.of(&attribute.text_of(value)))
        });
        let signature = format!("{}(self) -> {of}", Spelling::Snake.of(attribute.name().as_str()));
        function(&mut rust, &signature, "self", arms);
    }
    rust.push_str("}\n\n");
    rust.push_str(&CONVERSIONS.replace("$repr", repr));
    catalog.attributes().iter().for_each(|attribute| enumeration(&mut rust, attribute));
    locales(&mut rust, catalog);
    rust
}

const CONVERSIONS: &str = "impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.message(Locale::ALL[0]))
    }
}

impl std::error::Error for Code {}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCode;

impl std::fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(\"there is no such code\")
    }
}

impl std::error::Error for UnknownCode {}

impl TryFrom<$repr> for Code {
    type Error = UnknownCode;
    fn try_from(code: $repr) -> Result<Self, UnknownCode> {
        Self::from_code(code).ok_or(UnknownCode)
    }
}

impl From<Code> for $repr {
    fn from(code: Code) -> Self {
        code.code()
    }
}

impl std::str::FromStr for Code {
    type Err = UnknownCode;
    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        Self::from_name(text).or_else(|| text.parse().ok().and_then(Self::from_code)).ok_or(UnknownCode)
    }
}

";

fn names(catalog: &Catalog) -> Vec<&str> {
    catalog.codes().iter().map(|code| code.name().as_str()).collect()
}

/// A function that is a match.
fn function(rust: &mut String, signature: &str, of: &str, arms: impl Iterator<Item = String>) {
    // A match on a str is none that can be const.
    let kind = if signature.starts_with("from_name") { "pub" } else { "pub const" };
    put(rust, format_args!("\n    {kind} fn {signature} {{\n        match {of} {{\n"));
    arms.for_each(|arm| put(rust, format_args!("            {arm},\n")));
    rust.push_str("        }\n    }\n");
}

/// Messages, descriptions and actions, in every locale.
fn texts(rust: &mut String, catalog: &Catalog) {
    let arms = |text: &dyn Fn(&Code, usize) -> Option<String>| -> Vec<String> {
        let pairs =
            catalog.codes().iter().flat_map(|code| (0..catalog.locales().len()).map(move |locale| (code, locale)));
        let arm = |(code, locale): (&Code, usize)| {
            let variant = Spelling::UpperCamel.of(catalog.locales()[locale].tag());
            Some(format!("(Self::{}, Locale::{variant}) => {}", code.name().as_str(), text(code, locale)?))
        };
        pairs.filter_map(arm).collect()
    };
    let message = |code: &Code, locale: usize| {
        Some(format!("{:?}", catalog.resolve(code.message(), locale)?.general().readable()))
    };
    let own = |text: Option<&Localized<kody_generator::catalog::Text>>, locale: usize| {
        Some(format!("Some({:?})", catalog.resolve(text?, locale)?.as_str()))
    };
    function(rust, "message(self, locale: Locale) -> &'static str", "(self, locale)", arms(&message).into_iter());
    // rustc would warn of an arm that nothing reaches, and that takes time.
    let complete = catalog.codes().len() * catalog.locales().len();
    let none = |arms: &[String]| (arms.len() < complete).then(|| "_ => None".to_owned());
    for (name, arms) in [
        ("description", arms(&|code, locale| own(code.description(), locale))),
        ("action", arms(&|code, locale| own(code.action(), locale))),
    ] {
        let signature = format!("{name}(self, locale: Locale) -> Option<&'static str>");
        let none = none(&arms);
        function(rust, &signature, "(self, locale)", arms.into_iter().chain(none));
    }
}

/// The enum of an attribute's values.
fn enumeration(rust: &mut String, attribute: &Attribute) {
    let AttributeKind::Enum(values) = attribute.kind() else { panic!("the attributes are enums") };
    let values: Vec<&str> = values.iter().map(|value| value.as_str()).collect();
    words(rust, &Spelling::UpperCamel.of(attribute.name().as_str()), "as_str", &values);
}

/// An enum of words, which it can say and be made of.
fn words(rust: &mut String, name: &str, says: &str, words: &[&str]) {
    let variants: Vec<String> = words.iter().map(|word| Spelling::UpperCamel.of(word)).collect();
    put(rust, format_args!("{DERIVES}pub enum {name} {{\n"));
    variants.iter().for_each(|variant| put(rust, format_args!("    {variant},\n")));
    put(rust, format_args!("}}\n\nimpl {name} {{\n    pub const ALL: &'static [Self] = &["));
    variants.iter().for_each(|variant| put(rust, format_args!("Self::{variant}, ")));
    rust.push_str("];\n");
    let arms = variants.iter().zip(words).map(|(variant, word)| format!("Self::{variant} => {word:?}"));
    function(rust, &format!("{says}(self) -> &'static str"), "self", arms);
    put(
        rust,
        format_args!(
            "}}\n\nimpl std::fmt::Display for {name} {{\n    \
             fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {{\n        \
             f.pad(self.{says}())\n    }}\n}}\n\n"
        ),
    );
}

fn locales(rust: &mut String, catalog: &Catalog) {
    let tags: Vec<&str> = catalog.locales().iter().map(|locale| locale.tag()).collect();
    words(rust, "Locale", "tag", &tags);
    rust.push_str(
        "impl std::str::FromStr for Locale {\n    type Err = UnknownCode;\n    \
         fn from_str(tag: &str) -> Result<Self, UnknownCode> {\n        \
         Self::ALL.iter().copied().find(|locale| locale.tag().eq_ignore_ascii_case(tag)).ok_or(UnknownCode)\n    }\n}\n",
    );
}

fn put(rust: &mut String, what: Arguments<'_>) {
    rust.write_fmt(what).expect("a String takes everything");
}
