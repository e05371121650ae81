//! A body of a response comes in; what it says goes out, and only to those who have looked at its code.

mod data;
mod error;
mod failure;
mod fields;
mod items;
mod lenient;
mod response;
mod success;

#[cfg(test)]
mod tests;

pub use data::Data;
pub use error::{DecodeError, Error};
pub use failure::{Failure, Reason};
pub use fields::FieldErrors;
pub use items::{Item, Items};
pub use response::Response;
pub use success::{Partial, Success, TaskId};
