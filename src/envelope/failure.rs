//! A request that did not succeed: its code, what the service says about it, and what can be done.

use alloc::string::String;
use core::error::Error;
use core::fmt;

use kody::{Localize, Localized, Open};

use super::data::Data;
use super::fields::FieldErrors;
use super::items::Items;
use crate::api::{Code, Details, Locale, Retry};

/// A request that did not succeed, or one whose code the catalogue does not know.
///
/// It displays the message of the code in the source locale. Where the catalogue says that the field `message` holds more, so
/// does the text.
///
/// ```
/// use sms_api::api::{Code, Locale, Retry};
/// use sms_api::{Error, Response};
///
/// let body = r#"{"code": 8, "data": null, "message": "Session expired"}"#;
/// let Err(Error::Failure(failure)) = body.parse::<Response<()>>()?.into_result() else { panic!() };
/// assert_eq!(failure.code(), Code::Login);
/// assert_eq!(failure.retry(), Some(Retry::Corrected));
/// assert_eq!(failure.to_string(), "Не вдалося ввійти або сеанс завершився: Session expired");
/// assert_eq!(failure.localized(Locale::En).to_string(), "Login failed or the session has ended: Session expired");
/// # Ok::<(), sms_api::Error>(())
/// ```
///
/// A code that came with a later version of the service is a failure too, since nobody can tell whether it is one:
///
/// ```
/// use kody::Open;
/// use sms_api::{Error, Response};
///
/// let body = r#"{"code": 31, "data": {"quota": 500}, "message": "Quota used up"}"#;
/// let Err(Error::Failure(failure)) = body.parse::<Response<()>>()?.into_result() else { panic!() };
/// assert_eq!(failure.code(), Open::Unknown(31));
/// assert_eq!(failure.retry(), None);
/// assert_eq!(failure.to_string(), "31: Quota used up");
/// assert_eq!(failure.data().map(|data| data.json()), Some(r#"{"quota": 500}"#));
/// # Ok::<(), sms_api::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Failure {
    code: Open<Code>,
    message: Option<String>,
    data: Option<Data>,
    reason: Reason,
}

/// What `data` tells about a failure.
///
/// What the API does not document for a code, or what does not look as documented, is [`Other`](Self::Other).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Reason {
    /// Fields of the request are filled in incorrectly.
    ///
    /// ```
    /// use sms_api::{Error, Reason, Response};
    ///
    /// let body = r#"{"code": 1, "data": {"recipient": ["Too short", "No such country"], "text": "Is required"}}"#;
    /// let Err(Error::Failure(failure)) = body.parse::<Response<()>>()?.into_result() else { panic!() };
    /// let Reason::Fields(errors) = failure.reason() else { panic!() };
    /// assert_eq!(errors.get("recipient"), ["Too short", "No such country"]);
    /// assert_eq!(errors.get("text"), ["Is required"]);
    /// # Ok::<(), sms_api::Error>(())
    /// ```
    Fields(FieldErrors),
    /// Another server is the right one: its domain.
    ///
    /// Whoever follows it sends the key of the account there: make sure that the domain is the provider's.
    ///
    /// ```
    /// use sms_api::{Error, Reason, Response};
    ///
    /// let body = r#"{"code": 13, "data": "api.example.kz", "message": "Wrong server"}"#;
    /// let Err(Error::Failure(failure)) = body.parse::<Response<()>>()?.into_result() else { panic!() };
    /// let Reason::Domain(domain) = failure.reason() else { panic!() };
    /// assert_eq!(domain, "api.example.kz");
    /// # Ok::<(), sms_api::Error>(())
    /// ```
    Domain(String),
    /// None of the items of a bulk operation was processed.
    ///
    /// ```
    /// use sms_api::{Error, Reason, Response};
    ///
    /// let body = r#"{"code": 99, "data": {"3": "Not found", "5": ["Locked", "In use"]}, "message": "Nothing deleted"}"#;
    /// let Err(Error::Failure(failure)) = body.parse::<Response<()>>()?.into_result() else { panic!() };
    /// let Reason::Items(items) = failure.reason() else { panic!() };
    /// let [first, second] = items.unprocessed() else { panic!() };
    /// assert_eq!((first.key(), first.messages()), (Some("3"), &["Not found".to_owned()][..]));
    /// assert_eq!((second.key(), second.messages().len()), (Some("5"), 2));
    /// # Ok::<(), sms_api::Error>(())
    /// ```
    Items(Items),
    /// Nothing that is known beforehand. What there is can be had from [`Failure::data`].
    Other,
}

impl Reason {
    fn read(code: Code, data: &Data) -> Option<Self> {
        match code {
            Code::Validation => FieldErrors::read(data).map(Self::Fields),
            Code::WrongServer => data.read().ok().filter(|domain: &String| !domain.is_empty()).map(Self::Domain),
            Code::NothingDone => Items::of_none(data).map(Self::Items),
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

    /// Whether what the service says is what the catalogue says, in any language, or the bare number.
    fn repeats(&self, message: &str) -> bool {
        match self.code {
            Open::Known(code) => Locale::ALL.iter().any(|&locale| code.message(locale) == message),
            Open::Unknown(number) => message.parse() == Ok(number),
        }
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
            Some(message) if says_more && !self.repeats(message) => write!(f, ": {message}"),
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
