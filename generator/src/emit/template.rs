//! A tree of values comes in; values that templates can read go out.

use std::collections::BTreeMap;

use super::Value;

impl From<&Value> for minijinja::Value {
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => ().into(),
            Value::Bool(flag) => (*flag).into(),
            Value::Integer(number) => (*number).into(),
            Value::String(text) => text.as_str().into(),
            Value::List(items) => items.iter().map(Self::from).collect(),
            Value::Map(members) => {
                let members = members.iter().map(|(key, value)| (key.clone(), Self::from(value)));
                members.collect::<BTreeMap<String, Self>>().into()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn members_have_names() {
        let value = Value::map([("a", Value::List(vec![Value::Integer(1), Value::Null]))]);
        let value = minijinja::Value::from(&value);
        let items = value.get_attr("a").expect("it is a map");
        assert_eq!(items.get_item_by_index(0).ok(), Some(minijinja::Value::from(1)));
        assert!(items.get_item_by_index(1).is_ok_and(|item| item.is_none()));
    }
}
