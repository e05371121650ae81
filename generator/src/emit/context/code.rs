//! A code of the model comes in; its part of the context goes out.

use super::{Page, attributes};
use crate::catalog::{Code, Deprecated, Value as Number};
use crate::emit::{Value, json};
use crate::names::{Spelling, rust_type};

impl Page<'_> {
    /// The codes in the order of the catalogue.
    pub(super) fn codes(&self, codes: &[Code], retired: bool) -> Value {
        Value::List(codes.iter().map(|code| self.code(code, retired)).collect())
    }

    fn code(&self, code: &Code, retired: bool) -> Value {
        let anchors = self.anchors.all(code).iter().map(|anchor| anchor.as_str().into());
        Value::map([
            ("code", code.value().into()),
            ("name", Value::String(name(code))),
            ("names", json::spellings(code.name().as_str())),
            ("anchor", self.anchors.first(code).into()),
            ("anchors", Value::List(anchors.collect())),
            ("href", self.anchors.href(code).into()),
            ("message", self.message(code)),
            ("description", self.text(code.description())),
            ("action", self.text(code.action())),
            ("attributes", attributes::values(self.catalog, code)),
            ("args", Value::list(code.args(), json::argument)),
            ("since", Value::optional(code.since())),
            ("deprecated", code.deprecated().map_or(Value::Null, |deprecated| self.deprecated(deprecated))),
            ("until", Value::optional(code.until())),
            ("retired", Value::Bool(retired)),
            ("targets", targets(code, retired)),
        ])
    }

    fn deprecated(&self, deprecated: &Deprecated) -> Value {
        let reference = |code: &Code| {
            Value::map([
                ("code", code.value().into()),
                ("name", Value::String(name(code))),
                ("anchor", self.anchors.first(code).into()),
                ("href", self.anchors.href(code).into()),
            ])
        };
        Value::map([
            ("since", Value::optional(deprecated.since())),
            ("use", self.instead.code(deprecated).map_or(Value::Null, reference)),
            ("note", self.text(deprecated.note())),
        ])
    }
}

fn name(code: &Code) -> String {
    Spelling::UpperCamel.of(code.name().as_str())
}

/// How the outputs for programs spell a code. A retired one cannot be made in Rust.
fn targets(code: &Code, retired: bool) -> Value {
    let rust = rust_type(code.name().as_str()).filter(|_| !retired).map(|variant| format!("Code::{variant}"));
    let json = match code.value() {
        Number::Int(number) => number.to_string(),
        Number::Str(_) => Value::from(code.value()).to_json().trim_end().to_owned(),
    };
    Value::map([("rust", Value::optional(rust)), ("json", Value::String(json))])
}
