//! The catalogue stands before something else.

#[kody::catalog("codes.yaml")]
pub struct Api;

fn main() {}
