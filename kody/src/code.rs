//! The trait of the enums of codes, and what a code is made of.

use core::error::Error;
use core::fmt;
use core::hash::Hash;
use core::marker::PhantomData;

use crate::Locale;

/// An enum of the codes of a catalogue. kody implements it for the `Code` of a generated module, which has the same functions
/// itself, most of them `const`; the trait is for code that works with any catalogue.
///
/// ```
/// fn describe<C: kody::Code>(code: C) -> String {
///     format!("{} {}", code.code(), code.name())
/// }
/// ```
pub trait Code: Copy + Ord + Hash + fmt::Debug + fmt::Display + Send + Sync + 'static {
    /// The type of the codes: an integer or `&'static str`.
    type Repr: Repr;
    /// The locales of the catalogue.
    type Locale: Locale;
    /// How many codes there are.
    const COUNT: usize;

    /// The number or string that stands in a response.
    fn code(self) -> Self::Repr;
    /// The code with this number or string.
    fn from_code(code: <Self::Repr as Repr>::Ref<'_>) -> Option<Self>;
    /// The stable name, spelt as the variant.
    fn name(self) -> &'static str;
    /// The code with this name.
    fn from_name(name: &str) -> Option<Self>;
    /// The place of the code among all of them, in the order of their values: from 0 to `COUNT - 1`.
    fn index(self) -> usize;
    /// The code at this place.
    fn from_index(index: usize) -> Option<Self>;
    /// One line: what happened. Placeholders stand in braces.
    fn message(self, locale: Self::Locale) -> &'static str;
    /// Markdown: when and why it happens.
    fn description(self, locale: Self::Locale) -> Option<&'static str>;
    /// Markdown: what the caller should do.
    fn action(self, locale: Self::Locale) -> Option<&'static str>;

    /// All codes, in the order of their values.
    fn all() -> Iter<Self> {
        Iter::new()
    }
}

/// What a code is in a response: an integer or a string.
pub trait Repr: Copy + Ord + Hash + fmt::Debug + fmt::Display + sealed::Sealed {
    /// The same, borrowed: `u16` for `u16`, `&'a str` for `&'static str`.
    type Ref<'a>: Copy + Ord + Hash + fmt::Debug + fmt::Display;
    /// The borrowed form of a value.
    fn borrowed<'a>(self) -> Self::Ref<'a>;
}

/// A [`Repr`] of which a value that no catalogue knows can be kept. Strings need the feature `alloc` for it.
pub trait OwnedRepr: Repr {
    /// What it is kept in: `u16` for `u16`, `Box<str>` for `&'static str`.
    type Owned: Clone + for<'a> From<Self::Ref<'a>>;
    /// What is kept, borrowed.
    fn borrow(owned: &Self::Owned) -> Self::Ref<'_>;
}

mod sealed {
    #[cfg(not(feature = "serde"))]
    pub trait Sealed {}

    #[cfg(feature = "serde")]
    pub trait Sealed: crate::serde::Wire {}
}

macro_rules! integers {
    ($($int:ident)*) => {$(
        impl sealed::Sealed for $int {}
        impl Repr for $int {
            type Ref<'a> = $int;
            fn borrowed<'a>(self) -> Self::Ref<'a> {
                self
            }
        }
        impl OwnedRepr for $int {
            type Owned = $int;
            fn borrow(owned: &$int) -> $int {
                *owned
            }
        }
    )*};
}
integers!(u8 u16 u32 i16 i32);

impl sealed::Sealed for &'static str {}
impl Repr for &'static str {
    type Ref<'a> = &'a str;
    fn borrowed<'a>(self) -> Self::Ref<'a> {
        self
    }
}

#[cfg(feature = "alloc")]
impl OwnedRepr for &'static str {
    type Owned = alloc::boxed::Box<str>;
    fn borrow(owned: &Self::Owned) -> &str {
        owned
    }
}

/// The error of a conversion from a number or a text that no code has.
///
/// It keeps the number; of a text, which it cannot keep without allocating, it keeps nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnknownCode<T = ()> {
    code: T,
}

impl<T> UnknownCode<T> {
    /// For a value that no code has.
    pub const fn new(code: T) -> Self {
        Self { code }
    }

    /// The value.
    pub const fn code(&self) -> &T {
        &self.code
    }
}

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no code has this name or value")
    }
}

macro_rules! display_unknown {
    ($($int:ident)*) => {$(
        impl fmt::Display for UnknownCode<$int> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "no code has the value {}", self.code)
            }
        }
        impl Error for UnknownCode<$int> {}
    )*};
}
display_unknown!(u8 u16 u32 i16 i32);

impl Error for UnknownCode {}

/// All codes of a catalogue, in the order of their values.
#[derive(Clone, Debug)]
pub struct Iter<C> {
    next: usize,
    end: usize,
    codes: PhantomData<C>,
}

impl<C: Code> Iter<C> {
    /// From the first code to the last.
    pub const fn new() -> Self {
        Self { next: 0, end: C::COUNT, codes: PhantomData }
    }
}

impl<C: Code> Default for Iter<C> {
    fn default() -> Self {
        Self::new()
    }
}

impl<C: Code> Iterator for Iter<C> {
    type Item = C;

    fn next(&mut self) -> Option<C> {
        self.nth(0)
    }

    fn nth(&mut self, skip: usize) -> Option<C> {
        let index = self.next.saturating_add(skip).min(self.end);
        self.next = (index + 1).min(self.end);
        if index < self.end { C::from_index(index) } else { None }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.end - self.next;
        (left, Some(left))
    }
}

impl<C: Code> DoubleEndedIterator for Iter<C> {
    fn next_back(&mut self) -> Option<C> {
        if self.next == self.end {
            return None;
        }
        self.end -= 1;
        C::from_index(self.end)
    }
}

impl<C: Code> ExactSizeIterator for Iter<C> {}
impl<C: Code> core::iter::FusedIterator for Iter<C> {}
