//! The trait of what can be said in several languages.

use core::fmt;

use crate::Locale;

/// What can be displayed in the locales of a catalogue: a code says its message.
///
/// ```
/// use kody::Localize;
///
/// fn page<T: Localize>(error: &T, locale: T::Locale) -> String {
///     format!("<p>{}</p>", error.localized(locale))
/// }
/// ```
pub trait Localize {
    /// The locales.
    type Locale: Locale;

    /// Writes the text for a locale.
    ///
    /// # Errors
    ///
    /// When the formatter takes no more.
    fn fmt_localized(&self, locale: Self::Locale, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// The text for a locale, to be displayed. For a trait object, [`Localized::new`] makes it.
    fn localized(&self, locale: Self::Locale) -> Localized<'_, Self>
    where
        Self: Sized,
    {
        Localized::new(self, locale)
    }
}

/// Displays something in a locale. Made by [`Localize::localized`].
pub struct Localized<'a, T: Localize + ?Sized> {
    what: &'a T,
    locale: T::Locale,
}

impl<'a, T: Localize + ?Sized> Localized<'a, T> {
    /// Displays this in that locale.
    pub const fn new(what: &'a T, locale: T::Locale) -> Self {
        Self { what, locale }
    }
}

impl<T: Localize + ?Sized> fmt::Display for Localized<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.what.fmt_localized(self.locale, f)
    }
}

impl<T: Localize + fmt::Debug + ?Sized> fmt::Debug for Localized<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Localized").field("what", &self.what).field("locale", &self.locale).finish()
    }
}
