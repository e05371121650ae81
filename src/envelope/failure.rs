//! A request that did not succeed: its code, what the service says about it, and what can be done.

use alloc::string::String;
use core::error::Error;
use core::fmt;

use kody::{Localize, Localized, Open};

use super::data::Data;
use super::fields::FieldErrors;
use super::items::Items;
use super::lenient::Text;
use crate::api::{Code, Details, Locale, Retry};

/// A request that did not succeed.
#[derive(Clone, Debug)]
pub struct Failure {
    code: Open<Code>,
    message: Option<String>,
    data: Option<Data>,
    reason: Reason,
}

/// What `data` tells about a failure.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Reason {
    /// Fields of the request are filled in incorrectly.
    Fields(FieldErrors),
    /// Another server is the right one: its domain.
    Domain(String),
    /// None of the items of a bulk operation was processed.
    Items(Items),
    /// Nothing that is known beforehand. What there is, is in [`Failure::data`].
    Other,
}

impl Reason {
    fn read(code: Code, data: &Data) -> Option<Self> {
        match code {
            Code::Validation => FieldErrors::read(data).map(Self::Fields),
            Code::WrongServer => data.read().ok().map(|Text(domain)| Self::Domain(domain)),
            Code::NothingDone => Items::read(data).map(Self::Items),
            _ => None,
        }
    }
}

impl Failure {
    pub(super) fn new(code: Open<Code>, message: Option<String>, data: Option<Data>) -> Self {
        let reason = code.known().zip(data.as_ref()).and_then(|(code, data)| Reason::read(code, data));
        Self { code, message, data, reason: reason.unwrap_or(Reason::Other) }
    }

    /// The code.
    pub fn code(&self) -> Open<Code> {
        self.code
    }

    /// What the service says about it, in the language of the service.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// What `data` tells about it.
    pub fn reason(&self) -> &Reason {
        &self.reason
    }

    /// The field `data` as it came.
    pub fn data(&self) -> Option<&Data> {
        self.data.as_ref()
    }

    /// Whether the request may be sent again; `None` for a code that the catalogue does not know.
    pub fn retry(&self) -> Option<Retry> {
        self.code.known().map(Code::retry)
    }

    /// The message of the code in a locale, to be displayed.
    pub fn localized(&self, locale: Locale) -> Localized<'_, Self> {
        Localized::new(self, locale)
    }
}

impl Localize for Failure {
    type Locale = Locale;

    fn fmt_localized(&self, locale: Locale, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let says_more = match self.code {
            Open::Known(code) => {
                f.write_str(code.message(locale))?;
                matches!(code.details(), Details::Message | Details::Both)
            }
            Open::Unknown(number) => {
                fmt::Display::fmt(&number, f)?;
                true
            }
        };
        match &self.message {
            Some(message) if says_more => write!(f, ": {message}"),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_localized(Locale::SOURCE, f)
    }
}

impl Error for Failure {}
