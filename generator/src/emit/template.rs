//! A tree of values comes in; values that templates can read go out.

use super::Value;

impl From<&Value> for minijinja::Value {
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => ().into(),
            Value::Bool(flag) => (*flag).into(),
            Value::Integer(number) => (*number).into(),
            Value::String(text) => text.as_str().into(),
            Value::List(items) => items.iter().map(Self::from).collect(),
            Value::Map(members) => members.iter().map(|(key, value)| (key.as_str(), Self::from(value))).collect(),
        }
    }
}
