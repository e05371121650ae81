//! Members come in; objects of JSON go out, each in one line and with its members in the given order, which is a contract.

use std::fmt::Display;

/// An object. The values are JSON already.
pub(crate) fn object<'a>(members: impl IntoIterator<Item = (&'a str, impl Display)>) -> String {
    let members: Vec<String> = members.into_iter().map(|(key, value)| format!("\"{key}\": {value}")).collect();
    format!("{{{}}}", members.join(", "))
}

/// A text.
pub(crate) fn text(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
