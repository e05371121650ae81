//! Response codes from one catalogue: what a program needs of them when it runs.
//!
//! A catalogue (`codes.yaml`) lists the codes of an API: number, name, texts in several languages, typed attributes. kody
//! makes a module of it: an enum `Code`, an enum `Locale`, an enum for each attribute of that kind. This crate holds what
//! such modules have in common. It is `no_std`, allocates nothing and has no dependencies, unless features are switched on:
//!
//! - `macros`: the attribute `catalog`, which makes the module where it stands. Without it, the module comes
//!   from a build script (`kody_generator::Build`) or from the command line (`kody generate rust`).
//! - `derive`: the derive `Error`, which makes error types of its codes, whichever way the module came.
//! - `alloc`: [`Open`] for codes that are strings.
//! - `serde`: in the formats of serde, a code is its number or string, so is an [`Open`], and a locale is its tag. A number
//!   that the catalogue does not know is an error for a `Code`; an `Open` keeps it.
//!
#![cfg_attr(feature = "macros", doc = "```")]
#![cfg_attr(not(feature = "macros"), doc = "```ignore")]
//! #[kody::catalog("tests/codes.yaml")]
//! pub mod api {}
//!
//! use api::{Code, Locale, Outcome};
//!
//! assert_eq!(Code::WrongServer as u16, 13);
//! assert_eq!(Code::from_code(13), Some(Code::WrongServer));
//! assert_eq!(Code::WrongServer.outcome(), Outcome::Failure);
//! assert_eq!(Code::WrongServer.message(Locale::negotiate("en-GB, uk;q=0.5")), "Wrong server");
//! ```
#![no_std]

#[cfg(feature = "alloc")]
extern crate alloc;

mod argument;
mod code;
mod error;
mod locale;
mod localize;
mod negotiate;
mod open;
#[doc(hidden)]
pub mod rt;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub mod serde;

/// Without the feature `serde`, generated modules have nothing to do with it.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __serde {
    ($code:ident, $locale:ident) => {};
}

pub use argument::{FromArg, Integer};
pub use code::{Code, Iter, OwnedRepr, Repr, UnknownCode};
pub use error::CatalogError;
pub use locale::{Locale, UnknownLocale};
pub use localize::{Localize, Localized};
pub use negotiate::negotiate;
pub use open::Open;

/// Makes the module that it stands before the module of a catalogue.
///
/// The path is relative to the folder of the crate's `Cargo.toml`. What the module has already is kept, behind what is made.
/// An edit of the catalogue rebuilds the crate; what is wrong with the catalogue is reported here, all of it at once.
///
/// - `docs = "en"`: the locale of the doc comments. Without it they are in the source locale.
/// - `crate = "path"`: where the crate `kody` is to be found, if not at `::kody`.
///
/// ```
/// #[kody::catalog("tests/codes.yaml", docs = "en")]
/// pub mod api {}
///
/// assert_eq!(api::Code::COUNT, 3);
/// assert_eq!(api::Code::WrongServer.to_string(), "Хибний сервер");
/// ```
#[cfg(feature = "macros")]
pub use kody_macros::catalog;

/// Makes an enum or a struct an error of a catalogue.
///
/// Each variant names its code, and its fields are the arguments of the message. What comes of it: `Display` in the source
/// locale, `Error` with its source, `From` where it is wanted, [`CatalogError`], [`Localize`], and functions `code()` and
/// `localized(locale)`. The fields are checked against the catalogue by rustc: a missing argument, one too many, one of a
/// wrong type or the name of a code that is misspelt are errors where they stand.
///
/// - `#[kody(catalog = path)]` on the type: the module of the catalogue.
/// - `#[code(Name)]` on a variant, or on a struct: the code.
/// - `#[kody(transparent)]` instead: the only field speaks for the variant. It is an error of the same catalogue, maybe behind
///   a `Box`, an `Rc` or an `Arc`; the code, the texts and the source are those of the field.
/// - `#[source]` on a field: the cause, which fills no argument. Where no field says so, the one called `source` is it.
/// - `#[from]` on a field: the cause, and the variant is made from it with `?`, so that it can have no other field.
/// - `#[kody(arg = name)]` on a field: the argument it fills, where that has another name or the field has none. A cause
///   fills one then, too; a field that is only called `source` is no cause then.
/// - `#[kody(skip)]` on a field: it fills no argument. What is only called `source` is no cause then.
/// - `#[kody(crate = path)]` on the type: where the crate `kody` is to be found, if not at `::kody`.
///
/// A `text` is filled by all that implements `Display`, an `integer` by every integer type and by those for which [`Integer`]
/// implements [`FromArg`]. Type parameters get the bounds that they need for that, and for being the source.
///
#[cfg_attr(feature = "macros", doc = "```")]
#[cfg_attr(not(feature = "macros"), doc = "```ignore")]
/// #[kody::catalog("tests/codes.yaml", docs = "en")]
/// pub mod api {}
///
/// #[derive(Debug, kody::Error)]
/// #[kody(catalog = api)]
/// pub enum SendError {
///     #[code(WrongServer)]
///     Elsewhere,
///     #[code(RecordNotFound)]
///     Lost(#[from] std::fmt::Error),
/// }
///
/// let error = SendError::from(std::fmt::Error);
/// assert_eq!(error.code(), api::Code::RecordNotFound);
/// assert_eq!(error.localized(api::Locale::En).to_string(), "Record not found");
/// assert_eq!(SendError::Elsewhere.to_string(), "Хибний сервер");
/// ```
#[cfg(feature = "derive")]
pub use kody_derive::Error;
