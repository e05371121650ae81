//! A catalogue comes in; the text of its lock goes out.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{MARK, VERSION, key, value_of};
use crate::catalog::{Argument, Catalog, Code, LockedAttribute, LockedCode, Name, Repr, Value};
use crate::finding::Span;
use crate::names::Spelling;

const REMARK: &str = "# What was released, a line for each code. \"kody lock\" keeps it: commit it with the catalogue.";

/// The lock that a catalogue should have: what its lock records already, with what has come to it since.
///
/// A released code that the catalogue no longer has keeps its line; that it is missing is for the rules to report.
pub fn text(catalog: &Catalog) -> String {
    let same_kind = |value: &Value| matches!(value, Value::Str(_)) == (catalog.repr() == Repr::Str);
    let locked = catalog.lock().map_or(&[][..], |lock| &lock.codes);
    let mut lines: BTreeMap<Value, LockedCode> = BTreeMap::new();
    for code in locked.iter().filter(|code| same_kind(&code.value)) {
        lines.insert(code.value.clone(), code.clone());
    }
    for code in catalog.codes() {
        lines.insert(code.value().clone(), locked_code(catalog, code));
    }
    for code in catalog.retired() {
        let now = locked_code(catalog, code);
        let line = lines.remove(code.value()).filter(|line| line.name.text == now.name.text).unwrap_or(now);
        lines.insert(code.value().clone(), LockedCode { retired: true, ..line });
    }
    let mut text = format!("{MARK}{VERSION}\n{REMARK}\nrepr {}\n", catalog.repr().as_str());
    for line in lines.values() {
        write_line(&mut text, line);
    }
    text
}

/// What the lock says of a code.
fn locked_code(catalog: &Catalog, code: &Code) -> LockedCode {
    let mut args: Vec<Argument> = code.args().to_vec();
    for arg in &mut args {
        arg.name.text = Spelling::Snake.of(&arg.name.text);
    }
    args.sort_by(|a, b| a.name.text.cmp(&b.name.text));
    let declared = catalog.attributes().iter().enumerate().filter(|(_, attribute)| attribute.is_contract());
    let mut attributes: Vec<LockedAttribute> = declared
        .filter_map(|(index, attribute)| {
            let called = name(&Spelling::Snake.of(attribute.name().as_str()));
            Some(LockedAttribute { name: called, value: name(&value_of(attribute, code.attribute(index)?)) })
        })
        .collect();
    attributes.sort_by(|a, b| a.name.text.cmp(&b.name.text));
    LockedCode {
        value: code.value().clone(),
        span: code.span(),
        name: Name { text: Spelling::UpperCamel.of(code.name().as_str()), span: code.name().span() },
        args,
        attributes,
        retired: false,
    }
}

fn name(text: &str) -> Name {
    Name { text: text.to_owned(), span: Span::default() }
}

fn write_line(text: &mut String, code: &LockedCode) {
    let _ = write!(text, "{} {}", key(&code.value), code.name.text);
    let args = code.args.iter().map(|arg| format!("{}: {}", arg.name.text, arg.kind.as_str()));
    let args = args.collect::<Vec<_>>().join(", ");
    let attributes = code.attributes.iter().map(|given| format!("{}: {}", given.name.text, given.value.text));
    let attributes = attributes.collect::<Vec<_>>().join(", ");
    text.push_str(&if args.is_empty() { args } else { format!("({args})") });
    text.push_str(&if attributes.is_empty() { attributes } else { format!(" [{attributes}]") });
    text.push_str(if code.retired { " retired\n" } else { "\n" });
}
