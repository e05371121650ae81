//! Everything that goes wrong here: each variant names its code, and the catalogue has the words.

use std::time::Duration;

use axum::extract::rejection::{JsonRejection, PathRejection};
use serde_json::{Value, json};

use crate::store::{Fields, Item};

/// Why a request did not succeed.
#[derive(Debug, kody::Error)]
#[kody(catalog = sms_api::api)]
pub(crate) enum ApiError {
    /// Fields of a message hold what they may not hold.
    #[code(Validation)]
    Invalid(#[kody(skip)] Fields),
    /// There is nothing with this number, or it belongs to somebody else.
    #[code(RecordNotFound)]
    NotFound,
    /// Nothing is at this path.
    #[code(IncorrectModule)]
    NoSuchPath,
    /// The path knows other methods.
    #[code(IncorrectMethod)]
    NoSuchMethod,
    /// The request has no key, or one that nobody has.
    #[code(Login)]
    UnknownKey,
    /// A part of the path is not what it should be.
    #[code(IncorrectParam)]
    Path(#[from] PathRejection),
    /// The body is not what it should be.
    #[code(IncorrectParam)]
    Body(#[from] JsonRejection),
    /// The account lives on another server, at this domain.
    #[code(WrongServer)]
    Elsewhere(#[kody(skip)] String),
    /// The account sends too often; this is how long it is to wait.
    #[code(RateLimit)]
    TooFast(#[kody(skip)] Duration),
    /// Of many messages, none could be sent.
    #[code(NothingDone)]
    NothingSent(#[kody(skip)] Vec<Item>),
    /// What was done cannot be put into JSON: a bug.
    #[code(Application)]
    Unspeakable(#[from] serde_json::Error),
}

impl ApiError {
    /// What the field `data` holds.
    pub(crate) fn data(&self) -> Value {
        match self {
            Self::Invalid(fields) => json!(fields),
            Self::Elsewhere(domain) => json!(domain),
            Self::NothingSent(items) => json!(items),
            _ => Value::Null,
        }
    }
}
