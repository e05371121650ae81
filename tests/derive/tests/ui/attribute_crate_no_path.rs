//! The path of the runtime is none.

#[kody::catalog("codes.yaml", crate = "the kody")]
pub mod blank {}

#[kody::catalog("codes.yaml", crate = "")]
pub mod empty {}

#[kody::catalog("codes.yaml", crate = "::::kody")]
pub mod colons {}

#[kody::catalog("codes.yaml", crate = "kody::")]
pub mod end {}

#[kody::catalog("codes.yaml", crate = "r#r#kody")]
pub mod raw {}

#[kody::catalog("codes.yaml", crate = "_")]
pub mod underscore {}

#[kody::catalog("codes.yaml", crate = "kody²")]
pub mod digit {}

fn main() {}
