//! What fills the placeholders of a message.

#![expect(clippy::cast_lossless, reason = "one macro for all integers, and `usize` has no `From`")]
#![expect(clippy::cast_possible_truncation, reason = "two million fit")]

use core::fmt;
use core::num::NonZero;

/// A whole number as an argument of a message. Every integer type becomes one by `.into()`.
///
/// ```
/// use kody::Integer;
///
/// assert_eq!(Integer::from(-5i8).to_string(), "-5");
/// assert_eq!(Integer::from(u128::MAX).magnitude(), u128::MAX);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Integer {
    negative: bool,
    magnitude: u128,
}

impl Integer {
    /// The number without its sign. The plural form depends on it (UTS #35, part 3: `n`).
    pub const fn magnitude(self) -> u128 {
        self.magnitude
    }

    /// The number that the plural rules are asked about: `n` of UTS #35, part 3, for a number of any size. The rules look at
    /// remainders by divisors of a million, and at no number above a hundred as it is, so a million and the rest of the
    /// number say the same as the number itself.
    pub const fn plural_operand(self) -> u32 {
        const MILLION: u128 = 1_000_000;
        let operand = if self.magnitude < MILLION { self.magnitude } else { MILLION + self.magnitude % MILLION };
        operand as u32
    }

    /// Whether it is below zero.
    pub const fn is_negative(self) -> bool {
        self.negative
    }
}

impl fmt::Display for Integer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.negative {
            // Not the sign and then the magnitude: a width that is asked for is that of both.
            return fmt::Display::fmt(&0i128.wrapping_sub_unsigned(self.magnitude), f);
        }
        // Numbers of 64 bits are far cheaper to write than those of 128.
        match u64::try_from(self.magnitude) {
            Ok(magnitude) => fmt::Display::fmt(&magnitude, f),
            Err(_) => fmt::Display::fmt(&self.magnitude, f),
        }
    }
}

/// How the argument of a message is made from a field of an error. `#[derive(kody::Error)]` uses it.
///
/// Implement it for a type of your own that is a number:
///
/// ```
/// use kody::{FromArg, Integer};
///
/// struct Bytes(u64);
///
/// impl FromArg<'_, Bytes> for Integer {
///     fn from_arg(arg: &Bytes) -> Self {
///         arg.0.into()
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "expected an integer for this argument of the message, found `{T}`",
    label = "the catalogue says `integer` here",
    note = "an `integer` is filled by every integer type, by `NonZero` of it, and by types for which `kody::Integer` implements `kody::FromArg`"
)]
pub trait FromArg<'a, T: ?Sized> {
    /// Makes the argument.
    fn from_arg(arg: &'a T) -> Self;
}

impl<'a, T: fmt::Display> FromArg<'a, T> for &'a dyn fmt::Display {
    fn from_arg(arg: &'a T) -> Self {
        arg
    }
}

macro_rules! integers {
    (unsigned $($unsigned:ident)*, signed $($signed:ident)*) => {
        $(
            impl From<$unsigned> for Integer {
                fn from(value: $unsigned) -> Self {
                    Self { negative: false, magnitude: value as u128 }
                }
            }
        )*
        $(
            impl From<$signed> for Integer {
                fn from(value: $signed) -> Self {
                    Self { negative: value < 0, magnitude: value.unsigned_abs() as u128 }
                }
            }
        )*
        $(arguments!($unsigned);)*
        $(arguments!($signed);)*
    };
}

macro_rules! arguments {
    ($int:ident) => {
        impl From<NonZero<$int>> for Integer {
            fn from(value: NonZero<$int>) -> Self {
                value.get().into()
            }
        }
        #[diagnostic::do_not_recommend]
        impl FromArg<'_, $int> for Integer {
            fn from_arg(arg: &$int) -> Self {
                (*arg).into()
            }
        }
        #[diagnostic::do_not_recommend]
        impl FromArg<'_, NonZero<$int>> for Integer {
            fn from_arg(arg: &NonZero<$int>) -> Self {
                (*arg).into()
            }
        }
    };
}
integers!(unsigned u8 u16 u32 u64 u128 usize, signed i8 i16 i32 i64 i128 isize);

#[diagnostic::do_not_recommend]
impl FromArg<'_, Self> for Integer {
    fn from_arg(arg: &Self) -> Self {
        *arg
    }
}
