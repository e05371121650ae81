//! Codes and locales to and from the formats of serde: a code is its number or string, a locale is its tag.
//!
//! The implementations for `Code` and `Locale` stand in the generated module, where `__serde!` puts them.

use core::fmt;
use core::marker::PhantomData;

use serde_core::de::{Error, Expected, Unexpected, Visitor};
pub use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use crate::code::{Code, OwnedRepr, Repr};
use crate::{Locale, Open};

/// How the number or string of a code is written and read.
pub trait Wire {
    /// Writes it.
    fn write<S: Serializer>(code: <Self as Repr>::Ref<'_>, serializer: S) -> Result<S::Ok, S::Error>
    where
        Self: Repr;

    /// Reads it, and makes of it what is wanted, if that can be done.
    fn read<'de, D: Deserializer<'de>, T>(
        deserializer: D,
        make: impl FnOnce(<Self as Repr>::Ref<'_>) -> Option<T>,
    ) -> Result<T, D::Error>
    where
        Self: Repr;
}

macro_rules! integers {
    ($($int:ident)*) => {$(
        impl Wire for $int {
            fn write<S: Serializer>(code: $int, serializer: S) -> Result<S::Ok, S::Error> {
                code.serialize(serializer)
            }

            fn read<'de, D: Deserializer<'de>, T>(
                deserializer: D,
                make: impl FnOnce($int) -> Option<T>,
            ) -> Result<T, D::Error> {
                let code = $int::deserialize(deserializer)?;
                let unknown = || D::Error::invalid_value(Unexpected::Signed(code.into()), &"a code of the catalogue");
                make(code).ok_or_else(unknown)
            }
        }
    )*};
}
integers!(u8 u16 u32 i16 i32);

impl Wire for &'static str {
    fn write<S: Serializer>(code: &str, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(code)
    }

    fn read<'de, D: Deserializer<'de>, T>(
        deserializer: D,
        make: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, D::Error> {
        deserializer.deserialize_str(Text { make, expected: &"a code of the catalogue, which is a string" })
    }
}

/// Takes a string without keeping it.
struct Text<'a, F> {
    make: F,
    expected: &'a dyn Expected,
}

impl<T, F: FnOnce(&str) -> Option<T>> Visitor<'_> for Text<'_, F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.expected.fmt(f)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.make)(text).ok_or_else(|| E::invalid_value(Unexpected::Str(text), self.expected))
    }
}

/// Writes a code as its number or string.
///
/// # Errors
///
/// When the format cannot hold it.
pub fn serialize_code<C: Code, S: Serializer>(code: C, serializer: S) -> Result<S::Ok, S::Error> {
    C::Repr::write(code.code().borrowed(), serializer)
}

/// Reads a code from its number or string.
///
/// # Errors
///
/// When there is no number or string, or no code has it.
pub fn deserialize_code<'de, C: Code, D: Deserializer<'de>>(deserializer: D) -> Result<C, D::Error> {
    C::Repr::read(deserializer, C::from_code)
}

/// Writes a locale as its tag.
///
/// # Errors
///
/// When the format cannot hold it.
pub fn serialize_locale<L: Locale, S: Serializer>(locale: L, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(locale.tag())
}

/// Reads a locale from its tag.
///
/// # Errors
///
/// When there is no string, or it is not the tag of a locale of the catalogue.
pub fn deserialize_locale<'de, L: Locale, D: Deserializer<'de>>(deserializer: D) -> Result<L, D::Error> {
    deserializer.deserialize_str(Text { make: L::from_tag, expected: &Tag::<L>(PhantomData) })
}

/// What is expected of a locale.
struct Tag<L>(PhantomData<L>);

impl<L: Locale> Expected for Tag<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the tag of a locale of the catalogue: ")?;
        L::ALL.iter().enumerate().try_for_each(|(at, locale)| {
            f.write_str(if at > 0 { ", " } else { "" })?;
            f.write_str(locale.tag())
        })
    }
}

/// As the number or string, whether the catalogue knows it or not.
impl<C: Code<Repr: OwnedRepr>> Serialize for Open<C> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        C::Repr::write(self.code(), serializer)
    }
}

/// From any number or string that the type of the codes can hold. Nothing is lost.
impl<'de, C: Code<Repr: OwnedRepr>> Deserialize<'de> for Open<C> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        C::Repr::read(deserializer, |code| Some(Self::from_code(code)))
    }
}

/// The implementations for the types of a generated module.
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($code:ident, $locale:ident) => {
        $crate::__serde!($code: serialize_code, deserialize_code);
        $crate::__serde!($locale: serialize_locale, deserialize_locale);
    };
    ($type:ident: $serialize:ident, $deserialize:ident) => {
        impl $crate::serde::Serialize for $type {
            fn serialize<S: $crate::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::serde::$serialize(*self, serializer)
            }
        }

        impl<'de> $crate::serde::Deserialize<'de> for $type {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::serde::$deserialize(deserializer)
            }
        }
    };
}
