//! `attributes:` of the catalogue and of a code come in; declarations and values go out.

use std::collections::HashMap;

use super::Lower;
use super::fields::{boolean, integer, name_of};
use crate::catalog::{Attribute, AttributeKind, AttributeValue, Name, keys};
use crate::finding::Span;
use crate::yaml::{Node, Scalar};

impl<'s> Lower<'s, '_> {
    /// The declarations. A name that is declared wrongly is kept as a text, so that its uses are not reported as unknown.
    pub(super) fn attributes(&mut self, node: &Node<'s>) {
        for (key, value) in self.entries(node, "\"attributes\"").unwrap_or_default() {
            let declared = match value {
                Node::Seq(items, _) => Some((AttributeKind::Enum(self.enum_values(items)), false, false)),
                _ => self.declaration(value),
            };
            let (kind, mut optional, contract) = declared.unwrap_or((AttributeKind::Text, true, false));
            if let AttributeKind::Enum(values) = &kind
                && values.is_empty()
            {
                let finding = self.findings.report("bad-value", value.span(), "an enum needs at least one value");
                finding.help("list its values: [success, failure]");
                optional = true;
            }
            self.attributes.push(Attribute { name: name_of(key), kind, optional, contract });
        }
    }

    /// What values it takes, whether it is optional, and whether it is part of the contract.
    fn declaration(&mut self, node: &Node<'s>) -> Option<(AttributeKind, bool, bool)> {
        let fields = self.fields(node, "the declaration of an attribute", keys::DECLARATION)?;
        // Where it is neither true nor false, nobody can say that a code lacks the attribute.
        let optional =
            fields.get("optional").map(|(_, optional)| self.boolean(optional, "\"optional\"").unwrap_or(true));
        let contract = fields.get("contract").and_then(|(_, contract)| self.boolean(contract, "\"contract\""));
        let values = match fields.get("values") {
            Some((_, values)) => Some(self.items(values, "\"values\"").map(|items| self.enum_values(items))?),
            None => None,
        };
        let help = "add \"type: enum\", \"bool\", \"integer\" or \"text\"";
        let (_, word) = self.required(&fields, "type", "the declaration of an attribute", help)?;
        let word = self.scalar(word, "\"type\"")?;
        let Some(kind) = AttributeKind::each().into_iter().find(|kind| kind.as_str() == word.value) else {
            self.findings
                .report("bad-value", word.span, format!("there is no type \"{}\"", word.value))
                .suggest(&word.value, AttributeKind::each().map(|kind| kind.as_str()));
            return None;
        };
        let kind = match (kind, values) {
            (AttributeKind::Enum(_), Some(values)) => AttributeKind::Enum(values),
            (AttributeKind::Enum(_), None) => {
                self.required(&fields, "values", "an enum", "add \"values: [success, failure]\"");
                return None;
            }
            (_, Some(_)) => {
                let message = format!("only an enum has \"values\", this attribute is of the type \"{}\"", word.value);
                self.findings
                    .report("bad-value", word.span, message)
                    .help("write \"type: enum\", or remove \"values\"");
                return None;
            }
            (kind, None) => kind,
        };
        Some((kind, optional.unwrap_or(false), contract.unwrap_or(false)))
    }

    fn enum_values(&mut self, items: &[Node<'s>]) -> Vec<Name> {
        let mut values: Vec<Name> = Vec::new();
        let mut places: HashMap<&str, Span> = HashMap::new();
        for item in items {
            let Some(scalar) = self.scalar(item, "a value of an enum") else { continue };
            let value = name_of(scalar);
            if let Some(first) = places.get(&*scalar.value).copied() {
                self.findings
                    .report("duplicate-key", value.span, format!("the value \"{}\" is listed twice", value.text))
                    .help("remove one of the two")
                    .related(first, "it is listed here already");
                continue;
            }
            places.insert(&scalar.value, value.span);
            values.push(value);
        }
        values
    }

    /// The attributes of a code by the index of their declaration, sorted.
    pub(super) fn attribute_values(&mut self, node: &Node<'s>) -> Vec<(usize, Option<AttributeValue>)> {
        let mut values = Vec::new();
        for (key, value) in self.entries(node, "the attributes of a code").unwrap_or_default() {
            let Some(index) = self.attributes.iter().position(|known| known.name.text == key.value) else {
                let known: Vec<&str> = self.attributes.iter().map(|known| known.name.as_str()).collect();
                self.findings
                    .report("unknown-attribute", key.span, format!("no attribute \"{}\" is declared", key.value))
                    .suggest(&key.value, known);
                continue;
            };
            if !value.is_null() {
                let value = self.attribute_value(value, index);
                values.push((index, value));
            }
        }
        values.sort_unstable_by_key(|(index, _)| *index);
        values
    }

    fn attribute_value(&mut self, node: &Node<'s>, index: usize) -> Option<AttributeValue> {
        let name = self.attributes[index].name.text.clone();
        let Node::Scalar(scalar) = node else {
            let message = format!("the attribute \"{name}\" takes a single value, this is {}", node.kind());
            self.findings.report("bad-attribute", node.span(), message);
            return None;
        };
        let value = match &self.attributes[index].kind {
            AttributeKind::Enum(words) => {
                words.iter().position(|word| word.text == scalar.value).map(AttributeValue::Enum)
            }
            AttributeKind::Bool => boolean(scalar).map(AttributeValue::Bool),
            AttributeKind::Integer => integer(&scalar.value).ok().map(AttributeValue::Integer),
            AttributeKind::Text => Some(AttributeValue::Text(self.text_of(scalar))),
        };
        if value.is_none() {
            self.bad_attribute(scalar, index);
        }
        value
    }

    fn bad_attribute(&mut self, scalar: &Scalar<'s>, index: usize) {
        let attribute = &self.attributes[index];
        let message = format!("the attribute \"{}\" cannot be \"{}\"", attribute.name.text, scalar.value);
        let finding = self.findings.report("bad-attribute", scalar.span, message);
        match &attribute.kind {
            AttributeKind::Enum(words) => finding.suggest(&scalar.value, words.iter().map(Name::as_str)),
            AttributeKind::Bool => finding.help("write true or false, without quotes"),
            AttributeKind::Integer => finding.help(integer(&scalar.value).err().unwrap_or_default()),
            AttributeKind::Text => finding,
        };
    }
}
