//! What the errors of a catalogue have in common.

use core::error::Error;

use crate::{Code, Localize};

/// An error that has a code of a catalogue: all that `#[derive(kody::Error)]` makes. The locales are those of the code, so that
/// `E: CatalogError<Code = api::Code>` says it all; an object names both, and [`Localized::new`](crate::Localized::new) displays
/// it in a locale.
///
/// ```
/// use kody::{CatalogError, Code};
///
/// fn log<E: CatalogError>(error: &E) -> String {
///     format!("{}: {error}", error.code().name())
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no error of a catalogue",
    label = "this error has no code",
    note = "`#[derive(kody::Error)]` makes a type an error of a catalogue"
)]
pub trait CatalogError: Error + Localize<Locale = <<Self as CatalogError>::Code as Code>::Locale> {
    /// The codes of the catalogue.
    type Code: Code;

    /// The code of the error.
    fn code(&self) -> Self::Code;
}
