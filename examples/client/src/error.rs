//! What goes wrong between the caller and the service, in one type and in the caller's language.

use std::fmt;

use kody::{Localize, Localized};
use sms_api::api::Locale;
use sms_api::{DecodeError, Failure};

use crate::texts;

/// Why a request has brought nothing.
#[derive(Debug)]
pub enum Error {
    /// The service says no, and why.
    Refused(Failure),
    /// There is no answer, or none that can be understood.
    Lost(Lost),
}

/// Why there is no answer that can be understood. The words for it are in the catalogue of this client.
#[derive(Debug, kody::Error)]
#[kody(catalog = texts)]
pub enum Lost {
    /// No response came.
    #[code(Unreachable)]
    Unreachable {
        /// Whom the client asked.
        host: String,
        /// What happened.
        source: ureq::Error,
    },
    /// A response began and did not end.
    #[code(Interrupted)]
    Interrupted {
        /// Whom the client asked.
        host: String,
        /// What happened.
        source: ureq::Error,
    },
    /// What came is no response of the API.
    #[code(NotUnderstood)]
    NotUnderstood {
        /// Whom the client asked.
        host: String,
        /// The HTTP status.
        status: u16,
        /// What is wrong with the body.
        source: DecodeError,
    },
    /// The service has accepted the request, but what it says about it cannot be understood.
    #[code(ResultUnread)]
    ResultUnread {
        /// Whom the client asked.
        host: String,
        /// What is wrong with `data`.
        source: DecodeError,
    },
}

impl Error {
    /// What happened, in a language.
    pub fn localized(&self, locale: Locale) -> Localized<'_, Self> {
        Localized::new(self, locale)
    }
}

impl Localize for Error {
    type Locale = Locale;

    fn fmt_localized(&self, locale: Locale, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(failure) => failure.fmt_localized(locale, f),
            Self::Lost(lost) => lost.fmt_localized(texts::Locale::of(locale), f),
        }
    }
}

impl texts::Locale {
    /// The locale of this client's texts for one of the service's. Each catalogue has a type of its own for its locales; a
    /// tag is what they have in common.
    pub fn of(locale: Locale) -> Self {
        Self::negotiate(locale.tag())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fmt_localized(Locale::SOURCE, f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Refused(failure) => failure.source(),
            Self::Lost(lost) => lost.source(),
        }
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        Self::Refused(failure)
    }
}

impl From<Lost> for Error {
    fn from(lost: Lost) -> Self {
        Self::Lost(lost)
    }
}
