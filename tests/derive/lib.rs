//! A user's crate that has neither std nor alloc and denies all warnings: a catalogue, and errors of every form.
#![no_std]
#![deny(warnings, missing_docs, unreachable_pub, unused_qualifications, clippy::pedantic, clippy::nursery)]
#![deny(missing_debug_implementations, missing_copy_implementations, single_use_lifetimes, unnameable_types)]
#![allow(clippy::redundant_pub_crate, reason = "it contradicts `unreachable_pub`")]
#![allow(clippy::trait_duplication_in_bounds, clippy::type_repetition_in_bounds, reason = "the derive adds its bounds")]

use core::error::Error;
use core::fmt::{Debug, Display, Error as Unwritten};
use core::num::{NonZero, ParseIntError};

/// The catalogue of the tests.
#[kody::catalog("codes.yaml", docs = "en")]
pub mod api {}

/// An enum with variants of every form.
#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
pub enum Everything<'a> {
    /// No argument.
    #[code(Service)]
    Unit,
    /// The same, with parentheses.
    #[code(Service)]
    EmptyTuple(),
    /// The same, with braces.
    #[code(Forbidden)]
    EmptyNamed {},
    /// A text without a name.
    #[code(MissingParameter)]
    Tuple(#[kody(arg = parameter)] &'a str),
    /// A keyword as a name.
    #[code(WrongType)]
    Named {
        /// What was found.
        r#type: &'static str,
        /// What was expected.
        expected: char,
    },
    /// Another name than that of the argument.
    #[code(TooLong)]
    Renamed {
        /// How long it is.
        #[kody(arg = length)]
        bytes: NonZero<u64>,
        /// Whatever it is.
        #[kody(skip)]
        skipped: [u8; 2],
    },
    /// A source.
    #[code(RateLimit)]
    Caused {
        /// How many.
        limit: i128,
        /// How.
        method: &'a str,
        /// Why.
        source: Unwritten,
    },
    /// A source that makes the error, and says itself what went wrong.
    #[code(MissingParameter)]
    Made(
        #[from]
        #[kody(arg = parameter)]
        ParseIntError,
    ),
    /// Another error.
    #[kody(transparent)]
    Other(#[from] Single),
}

/// A struct.
#[derive(Clone, Copy, PartialEq, Eq, Debug, kody::Error)]
#[kody(catalog = crate::api)]
#[code(Range)]
pub struct Single {
    /// The least.
    pub low: u8,
    /// The most.
    pub high: i64,
}

/// A struct that is like another one.
#[derive(Clone, Copy, PartialEq, Eq, Debug, kody::Error)]
#[kody(catalog = self::api, transparent)]
pub struct Shell(#[from] pub Single);

/// A struct without fields.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, kody::Error)]
#[kody(catalog = api, crate = ::kody)]
#[code(Forbidden)]
#[non_exhaustive]
pub struct Empty;

/// An error that nobody can make.
#[derive(Clone, Copy, PartialEq, Eq, Debug, kody::Error)]
#[kody(catalog = api)]
#[non_exhaustive]
pub enum Never {}

/// Parameters, bounds and defaults.
#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
pub enum Generic<'a, T: ?Sized + Display + 'a, F, const N: usize = 2>
where
    F: Error,
{
    /// A text of any type.
    #[code(MissingParameter)]
    Text {
        /// The text.
        parameter: &'a T,
    },
    /// A source of any type.
    #[code(TooLong)]
    Source(#[kody(arg = length)] usize, #[source] F, #[kody(skip)] [u8; N]),
}

/// A type parameter that fills an argument, with no bound of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug, kody::Error)]
#[kody(catalog = api)]
#[code(MissingParameter)]
pub struct Wrapped<T>(#[kody(arg = parameter)] pub T);

/// A type parameter that speaks for the error.
#[derive(Clone, Copy, PartialEq, Eq, Debug, kody::Error)]
#[kody(catalog = api)]
pub enum Either<A, B> {
    /// One.
    #[kody(transparent)]
    Left(A),
    /// The other.
    #[kody(transparent)]
    Right(B),
}

/// Names that the generated code might use itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, kody::Error)]
#[kody(catalog = api)]
pub enum Names<F, Locale, Code: Error + 'static> {
    /// Names of fields.
    #[code(WrongType)]
    Fields {
        /// One.
        #[kody(arg = r#type)]
        f: F,
        /// Two.
        #[kody(arg = expected)]
        locale: Locale,
        /// Three.
        #[kody(skip)]
        self_: (),
        /// Four.
        source: Code,
    },
    /// The names of `Option`, which a prelude has.
    #[code(Service)]
    None,
    /// The same.
    #[code(Forbidden)]
    Some,
}

/// A deprecated variant does not warn its own implementations.
#[derive(Clone, PartialEq, Eq, Debug, kody::Error)]
#[kody(catalog = api)]
pub enum Aging {
    /// The old one.
    #[deprecated = "it is old"]
    #[code(TooLong)]
    Old {
        /// How long.
        length: u8,
    },
    /// The old one that is made.
    #[deprecated]
    #[code(Service)]
    Made(#[from] Unwritten),
    /// A field.
    #[code(TooLong)]
    Field {
        /// How long.
        #[deprecated]
        length: u8,
    },
    /// The source is deprecated.
    #[code(Service)]
    Source {
        /// Why.
        #[source]
        #[deprecated]
        cause: ParseIntError,
    },
    /// A code that is deprecated.
    #[allow(deprecated, reason = "the code is")]
    #[code(OldLimit)]
    Code,
}

/// Parts that are left out when compiling.
#[derive(Clone, Copy, PartialEq, Eq, Debug, kody::Error)]
#[cfg_attr(all(), kody(catalog = api))]
pub enum Configured {
    /// Not here.
    #[cfg(any())]
    #[code(NoSuchCode)]
    Absent(NoSuchType),
    /// Here.
    #[cfg(not(any()))]
    #[cfg_attr(all(), code(TooLong))]
    Present {
        /// Not here.
        #[cfg(any())]
        absent: NoSuchType,
        /// Here.
        #[cfg(not(any()))]
        #[cfg_attr(all(), kody(arg = length))]
        present: u8,
    },
}

/// The same for a struct.
#[derive(Clone, Copy, PartialEq, Eq, Debug, kody::Error)]
#[kody(catalog = api)]
#[allow(deprecated, reason = "the code is")]
#[code(OldLimit)]
pub struct Aged;

mod private {
    use super::api;

    /// An error that is not public, of public types.
    #[derive(Clone, Copy, PartialEq, Eq, Debug, kody::Error)]
    #[kody(catalog = api)]
    #[code(TooLong)]
    pub(super) struct Private {
        length: u8,
    }

    impl Private {
        pub(super) const fn new(length: u8) -> Self {
            Self { length }
        }
    }
}

/// The code of an error that is not public.
#[must_use]
pub fn private(length: u8) -> api::Code {
    private::Private::new(length).code()
}

/// An error that is declared in a function.
#[must_use]
pub fn local() -> impl kody::CatalogError<Code = api::Code, Locale = api::Locale> {
    #[derive(Debug, kody::Error)]
    #[kody(catalog = api)]
    #[code(Service)]
    struct Local;
    Local
}

macro_rules! made {
    ($name:ident, $code:ident, $field:ident: $ty:ty, $catalog:path) => {
        /// An error that a macro makes.
        #[derive(Clone, Copy, PartialEq, Eq, Debug, kody::Error)]
        #[kody(catalog = $catalog)]
        #[code($code)]
        pub struct $name {
            /// The field.
            pub $field: $ty,
            /// A field of the macro itself.
            pub source: Unwritten,
        }
    };
}
made!(Made, TooLong, length: u16, crate::api);
