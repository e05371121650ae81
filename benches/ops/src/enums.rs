//! What enums with derives, tables of phf and a match by hand do.

#[cfg(not(feature = "sparse"))]
pub(crate) mod messages;

use crate::{Operation, inputs, repeat};

include!(concat!("../generated/", env!("SHAPE"), "/enum.rs"));

pub(crate) fn operations() -> Vec<Operation> {
    vec![
        Operation::many("from code", "match", || repeat(inputs::numbers(), from_code)),
        Operation::many("from code", "num_enum", || repeat(inputs::numbers(), |number| Code::try_from(number).ok())),
        Operation::many("from code", "strum FromRepr", || repeat(inputs::numbers(), Code::from_repr)),
        Operation::many("from code", "phf", || repeat(inputs::numbers(), |number| BY_NUMBER.get(&number).copied())),
        Operation::many("from name", "strum EnumString", || repeat(inputs::names(), |name| name.parse::<Code>().ok())),
        Operation::many("from name", "phf", || repeat(inputs::names(), |name| BY_NAME.get(name).copied())),
        Operation::many("name", "strum IntoStaticStr", || repeat(codes(), <&str>::from)),
    ]
}

pub(crate) fn codes() -> Vec<Code> {
    inputs::codes().into_iter().map(|index| CODES[index]).collect()
}
