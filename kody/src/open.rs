//! A code that the catalogue may not know yet.

use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};

use crate::code::{Code, OwnedRepr, Repr};

/// A code from a response: one that the catalogue knows, or one that came with a later version of the service. Nothing is
/// lost: what is unknown keeps its number or string.
///
/// Two of them are equal where their numbers are.
///
/// ```
/// use kody::{Code, Open};
///
/// fn is_known<C: Code<Repr = u16>>(number: u16) -> bool {
///     match Open::<C>::from_code(number) {
///         Open::Known(_) => true,
///         Open::Unknown(kept) => kept != number,
///     }
/// }
/// ```
pub enum Open<C: Code<Repr: OwnedRepr>> {
    /// A code of the catalogue.
    Known(C),
    /// The number or string of another code.
    Unknown(<C::Repr as OwnedRepr>::Owned),
}

/// The borrowed number or string of a code.
type Ref<'a, C> = <<C as Code>::Repr as Repr>::Ref<'a>;

impl<C: Code<Repr: OwnedRepr>> Open<C> {
    /// Takes a number or string from a response.
    pub fn from_code(code: Ref<'_, C>) -> Self {
        C::from_code(code).map_or_else(|| Self::Unknown(code.into()), Self::Known)
    }

    /// The number or string.
    pub fn code(&self) -> Ref<'_, C> {
        match self {
            Self::Known(code) => code.code().borrowed(),
            Self::Unknown(owned) => C::Repr::borrow(owned),
        }
    }

    /// The code, if the catalogue knows it.
    pub fn known(&self) -> Option<C> {
        match self {
            Self::Known(code) => Some(*code),
            Self::Unknown(_) => None,
        }
    }
}

impl<C: Code<Repr: OwnedRepr>> From<C> for Open<C> {
    fn from(code: C) -> Self {
        Self::Known(code)
    }
}

impl<C: Code<Repr: OwnedRepr>> PartialEq<C> for Open<C> {
    fn eq(&self, other: &C) -> bool {
        *self == Self::Known(*other)
    }
}

impl<C: Code<Repr: OwnedRepr>> PartialEq for Open<C> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<C: Code<Repr: OwnedRepr>> Eq for Open<C> {}

impl<C: Code<Repr: OwnedRepr>> PartialOrd for Open<C> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<C: Code<Repr: OwnedRepr>> Ord for Open<C> {
    fn cmp(&self, other: &Self) -> Ordering {
        // One lifetime for both, so that their borrowed values have one type.
        fn compare<'a, C: Code<Repr: OwnedRepr>>(a: &'a Open<C>, b: &'a Open<C>) -> Ordering {
            a.code().cmp(&b.code())
        }
        compare(self, other)
    }
}

impl<C: Code<Repr: OwnedRepr>> Hash for Open<C> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code().hash(state);
    }
}

#[expect(clippy::expl_impl_clone_on_copy, reason = "it is `Copy` for numbers only")]
impl<C: Code<Repr: OwnedRepr>> Clone for Open<C> {
    fn clone(&self) -> Self {
        match self {
            Self::Known(code) => Self::Known(*code),
            Self::Unknown(owned) => Self::Unknown(owned.clone()),
        }
    }
}

impl<C: Code<Repr: OwnedRepr<Owned: Copy>>> Copy for Open<C> {}

impl<C: Code<Repr: OwnedRepr>> fmt::Debug for Open<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(code) => f.debug_tuple("Known").field(code).finish(),
            Self::Unknown(_) => f.debug_tuple("Unknown").field(&self.code()).finish(),
        }
    }
}

/// The message of the code in the source locale; of an unknown one its number or string.
impl<C: Code<Repr: OwnedRepr>> fmt::Display for Open<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Known(code) => fmt::Display::fmt(code, f),
            Self::Unknown(_) => fmt::Display::fmt(&self.code(), f),
        }
    }
}
