//! A node comes in; the entries of a map or the value of a scalar go out. What does not fit is reported here, once.

use std::collections::HashMap;

use super::Lower;
use crate::catalog::{Name, Text};
use crate::finding::Span;
use crate::near::nearest;
use crate::yaml::{Node, Scalar};

/// A key with its value.
pub(super) type Entry<'n, 's> = (&'n Scalar<'s>, &'n Node<'s>);

/// In maps of up to how many keys each is compared with those before it.
const FEW: usize = 32;

/// The entries of a map whose keys are known beforehand.
pub(super) struct Fields<'n, 's> {
    entries: &'n [(Scalar<'s>, Node<'s>)],
    /// Where it is reported that a key is missing.
    pub(super) span: Span,
    /// The known keys that an unknown one was probably meant to be.
    misspelt: Vec<&'static str>,
}

impl<'n, 's> Fields<'n, 's> {
    /// The value of a key. A key without a value is as good as none.
    pub(super) fn get(&self, key: &str) -> Option<Entry<'n, 's>> {
        let (key, value) = self.entries.iter().find(|(scalar, _)| scalar.value == key)?;
        (!value.is_null()).then_some((key, value))
    }

    /// The values of keys that are none of these.
    pub(super) fn beside(&self, keys: &'static [&'static str]) -> impl Iterator<Item = &'n Node<'s>> {
        self.entries.iter().filter(|(key, _)| !keys.contains(&&*key.value)).map(|(_, value)| value)
    }

    /// Whether the key was reported under another spelling, so that nobody reports it as missing.
    pub(super) fn is_misspelt(&self, key: &str) -> bool {
        self.misspelt.contains(&key)
    }
}

impl<'s> Lower<'s, '_> {
    /// The entries of a map with the given keys; any other key is reported.
    pub(super) fn fields<'n>(
        &mut self,
        node: &'n Node<'s>,
        what: &str,
        keys: &[&'static str],
    ) -> Option<Fields<'n, 's>> {
        let entries = self.entries(node, what)?;
        let mut misspelt = Vec::new();
        for (key, _) in entries.iter().filter(|(key, _)| !keys.contains(&&*key.value)) {
            self.findings
                .report("unknown-key", key.span, format!("{what} has no key \"{}\"", key.value))
                .suggest(&key.value, keys.iter().copied());
            misspelt.extend(nearest(&key.value, keys));
        }
        let start = node.span().start;
        let first = self.source.slice(node.span()).chars().next().map_or(0, char::len_utf8);
        let span = Span::new(start, start + u32::try_from(first).unwrap_or_default());
        Some(Fields { entries, span, misspelt })
    }

    /// The value of a key that must be there.
    pub(super) fn required<'n>(
        &mut self,
        fields: &Fields<'n, 's>,
        key: &str,
        what: &str,
        help: &str,
    ) -> Option<Entry<'n, 's>> {
        let found = fields.get(key);
        if found.is_none() && !fields.misspelt.contains(&key) {
            self.findings.report("missing-key", fields.span, format!("{what} lacks the key \"{key}\"")).help(help);
        }
        found
    }

    /// The entries of a map with free keys; a key that comes twice is reported.
    pub(super) fn entries<'n>(&mut self, node: &'n Node<'s>, what: &str) -> Option<&'n [(Scalar<'s>, Node<'s>)]> {
        let entries = self.map(node, what)?;
        let mut places: HashMap<&str, Span> = HashMap::new();
        for (at, (key, _)) in entries.iter().enumerate() {
            // To compare a key with few others takes less time than to hash it.
            let first = match entries.len() {
                0..=FEW => {
                    entries[..at].iter().rfind(|(other, _)| other.value == key.value).map(|(other, _)| other.span)
                }
                _ => places.insert(&key.value, key.span),
            };
            if let Some(first) = first {
                self.findings
                    .report("duplicate-key", key.span, format!("the key \"{}\" stands here a second time", key.value))
                    .help("remove one of the two, or rename it")
                    .related(first, "it stands here already");
            }
        }
        Some(entries)
    }

    /// The entries of a map as they are.
    pub(super) fn map<'n>(&mut self, node: &'n Node<'s>, what: &str) -> Option<&'n [(Scalar<'s>, Node<'s>)]> {
        match node {
            Node::Map(entries, _) => Some(entries),
            other => {
                self.wrong_kind(other, what, "a map (\"key: value\")");
                None
            }
        }
    }

    /// The items of a list.
    pub(super) fn items<'n>(&mut self, node: &'n Node<'s>, what: &str) -> Option<&'n [Node<'s>]> {
        match node {
            Node::Seq(items, _) => Some(items),
            other => {
                self.wrong_kind(other, what, "a list (\"[a, b]\")");
                None
            }
        }
    }

    /// A single value. One that is missing is reported too.
    pub(super) fn scalar<'n>(&mut self, node: &'n Node<'s>, what: &str) -> Option<&'n Scalar<'s>> {
        match node {
            Node::Scalar(scalar) if !scalar.is_null() => Some(scalar),
            other => {
                self.wrong_kind(other, what, "a single value");
                None
            }
        }
    }

    /// A text.
    pub(super) fn text(&mut self, node: &Node<'s>, what: &str) -> Option<Text> {
        self.scalar(node, what).map(|scalar| self.text_of(scalar))
    }

    /// The text of a scalar, with the place of its letters.
    pub(super) fn text_of(&self, scalar: &Scalar<'s>) -> Text {
        let raw = self.source.slice(scalar.span);
        let quote = u32::from(!scalar.is_plain() && raw.starts_with(['"', '\'']));
        let spelt = raw.get(quote as usize..).is_some_and(|letters| letters.starts_with(&*scalar.value));
        let verbatim_at = spelt.then_some(scalar.span.start + quote);
        Text { value: (&*scalar.value).into(), span: scalar.span, verbatim_at, ordinary: scalar.is_ordinary }
    }

    /// `true` or `false`.
    pub(super) fn boolean(&mut self, node: &Node<'s>, what: &str) -> Option<bool> {
        let scalar = self.scalar(node, what)?;
        let value = boolean(scalar);
        if value.is_none() {
            self.findings
                .report("bad-value", scalar.span, format!("{what} must be true or false, not \"{}\"", scalar.value))
                .help("write true or false, without quotes");
        }
        value
    }

    fn wrong_kind(&mut self, node: &Node<'s>, what: &str, expected: &str) {
        let message = format!("{what} must be {expected}, this is {}", node.kind());
        self.findings.report("bad-value", node.span(), message);
    }
}

/// The name that a scalar spells.
pub(super) fn name_of(scalar: &Scalar<'_>) -> Name {
    Name { text: scalar.value.clone().into_owned(), span: scalar.span }
}

/// The boolean of a plain scalar (YAML 1.2.2, 10.3.2).
pub(super) fn boolean(scalar: &Scalar<'_>) -> Option<bool> {
    match &*scalar.value {
        "true" | "True" | "TRUE" if scalar.is_plain() => Some(true),
        "false" | "False" | "FALSE" if scalar.is_plain() => Some(false),
        _ => None,
    }
}

/// The integer of a scalar (YAML 1.2.2, 10.3.2: decimal, `0x` and `0o`), or what to do to make it one.
pub(super) fn integer(text: &str) -> Result<i64, &'static str> {
    let decimal = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (digits, radix) = match (text.strip_prefix("0x"), text.strip_prefix("0o")) {
        (Some(hex), _) => (hex, 16),
        (_, Some(octal)) => (octal, 8),
        _ => (decimal, 10),
    };
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return Err("write a whole number in digits, such as 13");
    }
    if radix == 10 && digits.len() > 1 && digits.starts_with('0') {
        return Err("remove the leading zero: some readers of YAML take it for an octal number");
    }
    let signed = if text.starts_with('-') { format!("-{digits}") } else { digits.to_owned() };
    i64::from_str_radix(&signed, radix).map_err(|_| "a number of so many digits does not fit 64 bits")
}
