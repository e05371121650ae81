//! `codes:` comes in; the codes of the model go out.

use std::collections::HashSet;

use super::Lower;
use super::fields::{Entry, Fields, boolean, integer, name_of};
use super::texts::is_argument_name;
use crate::catalog::{
    Argument, ArgumentKind, Code, Deprecated, Localized, Message, Name, Repr, Template, Text, Value, keys,
};
use crate::finding::Span;
use crate::unicode::disturbs;
use crate::yaml::{Node, Scalar};

impl<'s> Lower<'s, '_> {
    pub(super) fn codes(&mut self, key: &Scalar<'s>, node: &Node<'s>) -> Vec<Code> {
        // Not `entries`: one number can be spelt in several ways, and `duplicate-code` compares the numbers.
        let Some(entries) = self.map(node, "\"codes\"") else { return Vec::new() };
        if entries.is_empty() {
            self.findings.report("missing-key", key.span, "\"codes\" is empty").help("add at least one code");
        }
        entries.iter().filter_map(|(key, value)| self.code(key, value, keys::CODE)).collect()
    }

    /// The codes that are no longer given. Each keeps its number and its name; the rest is for the documentation.
    pub(super) fn retired(&mut self, node: &Node<'s>) -> Vec<Code> {
        let entries = self.map(node, "\"retired\"").unwrap_or_default();
        entries.iter().filter_map(|(key, value)| self.code(key, value, keys::RETIRED)).collect()
    }

    /// What stands below an unknown key, such as a misspelt `retired:`. The key is reported; its codes are not gone.
    pub(super) fn unread_codes(&mut self, node: &Node<'s>) {
        let Node::Map(entries, _) = node else { return };
        let value = |(key, _): &(Scalar<'s>, Node<'s>)| match self.repr {
            Repr::Int(_) => integer(&key.value).ok().map(Value::Int),
            Repr::Str => Some(Value::Str(key.value.clone().into_owned())),
        };
        self.unread.extend(entries.iter().filter_map(value));
    }

    fn code(&mut self, key: &Scalar<'s>, node: &Node<'s>, keys: &[&'static str]) -> Option<Code> {
        let value = self.value(key);
        let what = format!("the code {}", key.value);
        let Some(mut fields) = self.fields(node, &what, keys) else {
            self.unread.push(value);
            return None;
        };
        fields.span = key.span;
        let name = self.code_name(key, &fields);
        let declared = fields.get("args").map(|(_, args)| self.args(args)).unwrap_or_default();
        let message = fields
            .get("message")
            .and_then(|entry| self.message(entry))
            .unwrap_or_else(|| Localized::new(key.span, fields.is_misspelt("message")));
        let code = Code {
            args: with_undeclared(declared, &message),
            message,
            description: fields.get("description").and_then(|entry| self.localized(entry, "a description")),
            action: fields.get("action").and_then(|entry| self.localized(entry, "an action")),
            attributes: fields.get("attributes").map(|(_, node)| self.attribute_values(node)).unwrap_or_default(),
            since: self.version(&fields, "since"),
            until: self.version(&fields, "until"),
            deprecated: fields.get("deprecated").and_then(|entry| self.deprecated(entry)),
            note: fields.get("note").and_then(|(_, note)| self.text(note, "a note")),
            span: key.span,
            value,
            name,
        };
        Some(code)
    }

    /// The number or string before the colon.
    fn value(&mut self, key: &Scalar<'s>) -> Value {
        let Repr::Int(_) = self.repr else {
            if key.is_plain() && looks_like_no_text(key) {
                let message = format!("the code {} must stand in quotes, since \"repr\" is \"str\"", key.value);
                let finding = self.findings.report("bad-value", key.span, message);
                finding.help(format!("write \"{}\"", key.value)).fix(key.span, &*key.value);
            }
            if key.value.is_empty() || key.value.contains(disturbs) {
                let message = "a code needs at least one character, and none that are invisible";
                self.findings.report("bad-value", key.span, message).help("write what stands in the response");
            }
            return Value::Str(key.value.clone().into_owned());
        };
        match integer(&key.value) {
            Ok(number) => Value::Int(number),
            Err(help) => {
                let help = if key.value == "<<" { "YAML 1.2 has no merge keys: write the entries out" } else { help };
                let message = format!("\"{}\" is not the number of a code", key.value);
                self.findings.report("bad-value", key.span, message).help(help);
                // Not a number: `salvage` leaves the code out, when the rules have looked at the rest of it.
                Value::Str(key.value.clone().into_owned())
            }
        }
    }

    /// The name. One that is missing is empty, and has no place.
    fn code_name(&mut self, key: &Scalar<'s>, fields: &Fields<'_, 's>) -> Name {
        let what = format!("the code {}", key.value);
        let found = self.required(fields, "name", &what, "add \"name:\" with a stable name such as WrongServer");
        let name = found.and_then(|(_, name)| self.scalar(name, "\"name\""));
        name.map_or_else(|| Name { text: String::new(), span: Span::default() }, name_of)
    }

    fn args(&mut self, node: &Node<'s>) -> Vec<Argument> {
        let entries = self.entries(node, "\"args\"").unwrap_or_default();
        let mut args = Vec::new();
        for (key, value) in entries {
            if !is_argument_name(&key.value) {
                let message = format!("an argument cannot be called \"{}\"", key.value);
                self.findings
                    .report("bad-name", key.span, message)
                    .help("begin with a letter; use letters, digits and _");
                continue;
            }
            let Some(word) = self.scalar(value, "the type of an argument") else { continue };
            let kind = ArgumentKind::from_word(&word.value).unwrap_or_else(|| {
                self.findings
                    .report("bad-value", word.span, format!("arguments cannot be of the type \"{}\"", word.value))
                    .suggest(&word.value, ArgumentKind::ALL.map(ArgumentKind::as_str));
                ArgumentKind::Text
            });
            if !args.iter().any(|known: &Argument| known.name.text == key.value) {
                args.push(Argument { name: name_of(key), kind, declared: true });
            }
        }
        args
    }

    fn version(&mut self, fields: &Fields<'_, 's>, key: &str) -> Option<Text> {
        let (_, version) = fields.get(key)?;
        self.text(version, &format!("\"{key}\""))
    }

    fn deprecated(&mut self, (key, node): Entry<'_, 's>) -> Option<Deprecated> {
        let mut deprecated = Deprecated { since: None, instead: None, note: None, span: key.span };
        if let Node::Scalar(scalar) = node
            && let Some(flag) = boolean(scalar)
        {
            return flag.then_some(deprecated);
        }
        if let Node::Scalar(scalar) = node {
            let message = format!("\"deprecated\" cannot be \"{}\"", scalar.value);
            let help = "write true, or a map: {since: \"2.0\", use: OtherName, note: {en: …}}";
            self.findings.report("bad-value", scalar.span, message).help(help);
            return None;
        }
        let fields = self.fields(node, "\"deprecated\"", keys::DEPRECATED)?;
        deprecated.since = self.version(&fields, "since");
        deprecated.instead = fields.get("use").and_then(|(_, name)| self.scalar(name, "\"use\"")).map(name_of);
        deprecated.note = fields.get("note").and_then(|entry| self.localized(entry, "the note"));
        Some(deprecated)
    }
}

/// Adds the placeholders of the source text that are not declared: they are texts.
fn with_undeclared(mut args: Vec<Argument>, message: &Localized<Message>) -> Vec<Argument> {
    let placeholders = message.own(0).into_iter().flat_map(Message::templates).flat_map(Template::placeholders);
    let mut known: HashSet<String> = args.iter().map(|arg| arg.name.text.clone()).collect();
    for name in placeholders {
        if known.insert(name.text.clone()) {
            args.push(Argument { name: name.clone(), kind: ArgumentKind::Text, declared: false });
        }
    }
    args
}

/// Whether another reader of YAML might not take the plain scalar for text: numbers, dates and times in any notation, and
/// the booleans of YAML 1.1.
fn looks_like_no_text(key: &Scalar<'_>) -> bool {
    let text = key.value.to_ascii_lowercase();
    let word = matches!(text.as_str(), "y" | "n" | "yes" | "no" | "on" | "off" | "true" | "false" | "<<");
    let digits = text.trim_start_matches(['+', '-', '.']);
    let number = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-._:".contains(&byte))
        || (digits.starts_with(|first: char| first.is_ascii_digit()) && text.parse::<f64>().is_ok())
        || (text.starts_with(['.', '+', '-']) && matches!(digits, "inf" | "nan"));
    word || number || key.is_null() || integer(&key.value).is_ok()
}
