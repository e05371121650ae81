//! Who speaks for a derived error: the message of its code, or the error inside of it.

use core::error::Error;
use core::fmt;

use crate::{CatalogError, Code, Locale, Localize};

/// What the derive knows of an error. It is an error of a catalogue as soon as it is an error.
pub trait Coded: Localize<Locale = <Self::Code as Code>::Locale> {
    /// The codes of the catalogue.
    type Code: Code;

    /// The code of the error.
    fn code(&self) -> Self::Code;
}

#[diagnostic::do_not_recommend]
impl<E: Error + Coded> CatalogError for E {
    type Code = E::Code;

    fn code(&self) -> E::Code {
        Coded::code(self)
    }
}

/// What the derive makes of an error; its code, its texts and its source come from here.
pub enum Speaker<'a, M, C: Code> {
    /// The message of a code of its own.
    Message(M),
    /// The error inside, for what is transparent.
    Error(Object<'a, C>),
}

/// An error of a catalogue of which no more is known.
pub type Object<'a, C> = &'a dyn CatalogError<Code = C, Locale = <C as Code>::Locale>;

/// What can speak for another error. The code alone says which catalogue it is of, so that rustc compares nothing else.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no error of the catalogue with `{C}`",
    label = "this error has no code of that catalogue",
    note = "only an error with `#[derive(kody::Error)]` and the same catalogue can be `#[kody(transparent)]`; give another one a code and make it the source: `#[code(Name)]` and `#[from]`"
)]
pub trait Inner<C: Code> {
    /// The error as an object.
    fn object(&self) -> Object<'_, C>;
}

#[diagnostic::do_not_recommend]
impl<C: Code, E: CatalogError<Code = C>> Inner<C> for E {
    fn object(&self) -> Object<'_, C> {
        self
    }
}

macro_rules! objects {
    ($($marker:ident)*) => {
        #[diagnostic::do_not_recommend]
        impl<C: Code<Locale = L>, L: Locale> Inner<C> for dyn CatalogError<Code = C, Locale = L> $(+ $marker)* + '_ {
            fn object(&self) -> Object<'_, C> {
                self
            }
        }
    };
}
objects! {}
objects! { Send }
objects! { Sync }
objects! { Send Sync }

impl<'a, M, C: Code> Speaker<'a, M, C> {
    /// The code. The message says its own by `code`, which is no function of a trait.
    pub fn code(&self, code: impl FnOnce(&M) -> C) -> C {
        match self {
            Self::Message(message) => code(message),
            Self::Error(error) => error.code(),
        }
    }

    /// The source, where somebody else speaks: it is the source of that one, which says itself what this one would say.
    pub fn source(self) -> Option<&'a (dyn Error + 'static)> {
        match self {
            Self::Message(_) => None,
            Self::Error(error) => error.source(),
        }
    }
}

impl<C: Code, M: Localize<Locale = C::Locale>> Localize for Speaker<'_, M, C> {
    type Locale = C::Locale;

    #[inline]
    fn fmt_localized(&self, locale: C::Locale, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Message(message) => message.fmt_localized(locale, f),
            Self::Error(error) => error.fmt_localized(locale, f),
        }
    }
}
