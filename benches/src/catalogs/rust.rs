//! A catalogue comes in; the Rust that a program has without kody goes out: enums with derives, tables, a match by hand.

use super::{Catalog, Code, put};

/// The derives of the enum of codes, by which the peers find codes and names.
const DERIVES: &str = "Clone, Copy, Debug, PartialEq, Eq, num_enum::TryFromPrimitive, strum::EnumString, \
                       strum::FromRepr, strum::IntoStaticStr";

impl Catalog {
    /// An enum of the codes with the derives of num_enum and strum, the tables of phf, matches written by hand, and all
    /// of its variants.
    pub fn enum_source(&self) -> String {
        let mut rust = format!("#[derive({DERIVES})]\n#[repr(u16)]\npub enum Code {{\n");
        for code in &self.codes {
            put(&mut rust, format_args!("    {} = {},\n", code.name, code.number));
        }
        rust.push_str("}\n\n");
        list(&mut rust, "CODES", "Code", self.codes.iter().map(|code| format!("Code::{}", code.name)));
        self.match_source(&mut rust);
        self.phf_source(&mut rust);
        rust
    }

    /// `from_code` as a match.
    fn match_source(&self, rust: &mut String) {
        rust.push_str("pub fn from_code(number: u16) -> Option<Code> {\n    match number {\n");
        for Code { number, name, .. } in &self.codes {
            put(rust, format_args!("        {number} => Some(Code::{name}),\n"));
        }
        rust.push_str("        _ => None,\n    }\n}\n\n");
    }

    fn phf_source(&self, rust: &mut String) {
        rust.push_str("pub static BY_NUMBER: phf::Map<u16, Code> = phf::phf_map! {\n");
        for Code { number, name, .. } in &self.codes {
            put(rust, format_args!("    {number}u16 => Code::{name},\n"));
        }
        rust.push_str("};\n\npub static BY_NAME: phf::Map<&'static str, Code> = phf::phf_map! {\n");
        for Code { name, .. } in &self.codes {
            put(rust, format_args!("    \"{name}\" => Code::{name},\n"));
        }
        rust.push_str("};\n");
    }

    /// The messages: an enum of the locales, a match by hand, and enums with the derives of thiserror and strum, which
    /// know one language. It goes beside [`Catalog::enum_source`].
    pub fn message_source(&self) -> String {
        let mut rust = String::from("#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum Locale {\n");
        for tag in &self.locales {
            put(&mut rust, format_args!("    {},\n", variant(tag)));
        }
        rust.push_str("}\n\n");
        list(&mut rust, "LOCALES", "Locale", self.locales.iter().map(|tag| format!("Locale::{}", variant(tag))));
        rust.push_str("pub fn message(code: Code, locale: Locale) -> &'static str {\n    match (code, locale) {\n");
        for code in &self.codes {
            for (tag, text) in self.locales.iter().zip(&code.texts).skip(1) {
                if let Some(text) = text {
                    let locale = variant(tag);
                    put(&mut rust, format_args!("        (Code::{}, Locale::{locale}) => {text:?},\n", code.name));
                }
            }
            put(&mut rust, format_args!("        (Code::{}, _) => {:?},\n", code.name, code.source()));
        }
        rust.push_str("    }\n}\n\n");
        self.derive_source(&mut rust, "Failed", "Debug, thiserror::Error", |text| format!("error({text:?})"));
        self.derive_source(&mut rust, "Said", "Debug, strum::Display", |text| format!("strum(to_string = {text:?})"));
        rust
    }

    /// An enum of the codes without arguments whose derive makes `Display` in the source locale.
    fn derive_source(&self, rust: &mut String, name: &str, derives: &str, attribute: impl Fn(&str) -> String) {
        let plain = || self.codes.iter().filter(|code| code.args.is_empty());
        put(rust, format_args!("#[derive(Clone, Copy, {derives})]\npub enum {name} {{\n"));
        for code in plain() {
            put(rust, format_args!("    #[{}]\n    {},\n", attribute(code.source()), code.name));
        }
        rust.push_str("}\n\n");
        list(rust, &name.to_uppercase(), name, plain().map(|code| format!("{name}::{}", code.name)));
    }

    /// What a program has that gives codes with arguments to thiserror: two variants with the text of each.
    pub fn error_source(&self) -> String {
        let mut rust = String::new();
        for code in self.codes.iter().filter(|code| !code.args.is_empty()) {
            let fields: Vec<_> = code.args.iter().map(|arg| format!("{arg}: &'a str")).collect();
            let (name, text, fields) = (&code.name, code.source(), fields.join(", "));
            put(&mut rust, format_args!("#[derive(Clone, Copy, Debug, thiserror::Error)]\npub enum {name}<'a> {{\n"));
            for variant in ["Open", "Read"] {
                put(&mut rust, format_args!("    #[error({text:?})]\n    {variant} {{ {fields} }},\n"));
            }
            rust.push_str("}\n");
        }
        rust
    }

    /// The files of Fluent, with their tags. They lie at `{folder}/{tag}/{domain}.ftl`.
    pub fn fluent_source(&self, folder: &str, domain: &str) -> String {
        let mut rust = String::new();
        let file = |tag: &String| format!("({tag:?}, include_str!(\"{folder}/{tag}/{domain}.ftl\"))");
        list(&mut rust, "FILES", "(&str, &str)", self.locales.iter().map(file));
        rust
    }

    /// A match with a `fl!` for each code without arguments, since the macro takes literals only.
    pub fn fl_source(&self) -> String {
        let mut rust = String::from(
            "pub(crate) fn say(loader: &FluentLanguageLoader, code: Code) -> String {\n    match code {\n",
        );
        for Code { name, .. } in self.codes.iter().filter(|code| code.args.is_empty()) {
            put(&mut rust, format_args!("        Code::{name} => fl!(loader, \"{name}\"),\n"));
        }
        rust.push_str("        _ => String::new(),\n    }\n}\n");
        rust
    }
}

/// A constant array.
fn list(rust: &mut String, name: &str, of: &str, items: impl Iterator<Item = String>) {
    let items: Vec<_> = items.collect();
    put(rust, format_args!("pub static {name}: [{of}; {}] = [\n    {},\n];\n\n", items.len(), items.join(",\n    ")));
}

/// A tag as a variant: `pt-BR` becomes `PtBr`.
fn variant(tag: &str) -> String {
    tag.split('-').fold(String::new(), |name, part| {
        let (first, rest) = part.split_at(1);
        name + &first.to_uppercase() + &rest.to_lowercase()
    })
}
