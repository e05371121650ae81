//! The errors of fields: what `data` holds where the data of a request failed validation.

use alloc::string::String;
use alloc::vec::Vec;

use super::data::Data;
use super::lenient::{Collection, Text, messages};

/// What is wrong with the data of a request, field by field.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FieldErrors {
    fields: Vec<(String, Vec<String>)>,
    general: Vec<String>,
}

impl FieldErrors {
    /// Reads `data`: an object of fields, a list of texts or a text.
    pub(super) fn read(data: &Data) -> Option<Self> {
        let mut errors = Self { fields: Vec::new(), general: Vec::new() };
        match (data.read(), data.read::<Collection>()) {
            (Ok(Text(text)), _) => errors.general.push(text),
            (_, Ok(collection)) => {
                for (field, value) in collection.entries() {
                    match field {
                        Some(field) => errors.fields.push((field.into(), messages(value))),
                        None => errors.general.extend(messages(value)),
                    }
                }
            }
            _ => return None,
        }
        let is_empty = errors.fields.is_empty() && errors.general.is_empty();
        (!is_empty).then_some(errors)
    }

    /// The fields with their messages, in the order of the response.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.fields.iter().map(|(field, messages)| (field.as_str(), messages.as_slice()))
    }

    /// The messages for a field; none where the field is not mentioned.
    pub fn get(&self, field: &str) -> &[String] {
        self.iter().find(|(name, _)| *name == field).map_or(&[], |(_, messages)| messages)
    }

    /// The messages that name no field.
    pub fn general(&self) -> &[String] {
        &self.general
    }
}
