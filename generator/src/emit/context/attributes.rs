//! The attributes of a catalogue come in; their declarations go out, each with the values that codes have and how often.

use std::collections::BTreeMap;

use crate::catalog::{Attribute, AttributeKind, Catalog, Code};
use crate::emit::Value;
use crate::emit::json::attribute_value;

/// The declarations in the order of the catalogue.
pub(super) fn declared(catalog: &Catalog) -> Value {
    let attributes = catalog.attributes().iter().enumerate();
    Value::List(attributes.map(|(index, attribute)| declaration(catalog, index, attribute)).collect())
}

fn declaration(catalog: &Catalog, index: usize, attribute: &Attribute) -> Value {
    let values: Vec<Value> = match attribute.kind() {
        AttributeKind::Enum(words) => words.iter().map(|word| word.as_str().into()).collect(),
        AttributeKind::Bool => vec![Value::Bool(true), Value::Bool(false)],
        AttributeKind::Integer | AttributeKind::Text => Vec::new(),
    };
    let uses = uses(catalog, index, &values);
    Value::map([
        ("name", attribute.name().as_str().into()),
        ("type", attribute.kind().as_str().into()),
        ("optional", Value::Bool(attribute.is_optional())),
        ("contract", Value::Bool(attribute.is_contract())),
        ("values", if values.is_empty() { Value::Null } else { Value::List(values) }),
        ("uses", uses),
    ])
}

/// The values that codes have, in their order: the declared one, or that of numbers or letters. `null`, which stands for no
/// value, is the last.
fn uses(catalog: &Catalog, index: usize, values: &[Value]) -> Value {
    let mut counts: BTreeMap<(usize, Value), i64> = BTreeMap::new();
    for code in catalog.codes_and_retired() {
        let value = value(catalog, code, index);
        let place = values.iter().position(|known| *known == value).unwrap_or(values.len());
        *counts.entry((place + usize::from(value == Value::Null), value)).or_default() += 1;
    }
    let uses = counts.into_iter();
    Value::List(
        uses.map(|((_, value), count)| Value::map([("value", value), ("count", Value::Integer(count))])).collect(),
    )
}

/// The values of a code by the names of the attributes.
pub(super) fn values(catalog: &Catalog, code: &Code) -> Value {
    let attributes = catalog.attributes().iter().enumerate();
    Value::Map(
        attributes
            .map(|(index, attribute)| (attribute.name().as_str().to_owned(), value(catalog, code, index)))
            .collect(),
    )
}

fn value(catalog: &Catalog, code: &Code, index: usize) -> Value {
    code.attribute(index).map_or(Value::Null, |value| attribute_value(value, &catalog.attributes()[index]))
}
