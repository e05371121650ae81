//! What fills an argument: every integer type an `integer`, everything that can be displayed a `text`.

use std::borrow::Cow;
use std::num::{NonZero, ParseIntError};
use std::path::{Display, Path};
use std::rc::Rc;
use std::sync::Arc;

use kody::{FromArg, Integer};
use kody_derive_tests::api::{self, Locale};

use super::text;

macro_rules! integers {
    ($($int:ident)*) => {$({
        #[derive(Debug, kody::Error)]
        #[kody(catalog = api)]
        enum Error {
            #[code(TooLong)]
            Plain { length: $int },
            #[code(TooLong)]
            NonZero(#[kody(arg = length)] NonZero<$int>),
        }
        for number in [$int::MIN, 1, $int::MAX] {
            let said = |error: Error| text(error.localized(Locale::En));
            assert_eq!(said(Error::Plain { length: number }), format!("Too long: {number}"));
            if let Some(number) = NonZero::new(number) {
                assert_eq!(said(Error::NonZero(number)), format!("Too long: {number}"));
            }
        }
    })*};
}

/// As any number of Rust is formatted, widths and signs included.
#[test]
fn integers_are_formatted_as_numbers_are() {
    for number in [0, 7, -7, i128::from(i64::MIN), i128::MAX, i128::MIN] {
        let integer = Integer::from(number);
        assert_eq!(format!("{integer}"), format!("{number}"));
        assert_eq!(
            format!("{integer:>6}|{integer:<6}|{integer:06}|{integer:+}"),
            format!("{number:>6}|{number:<6}|{number:06}|{number:+}")
        );
    }
    assert_eq!(format!("{:>40}", Integer::from(u128::MAX)), format!("{:>40}", u128::MAX));
}

#[test]
fn integers_of_every_type() {
    integers! { u8 u16 u32 u64 u128 usize i8 i16 i32 i64 i128 isize }
}

/// A number of the user's own.
#[derive(Debug)]
struct Bytes(u64);

impl FromArg<'_, Bytes> for Integer {
    fn from_arg(arg: &Bytes) -> Self {
        arg.0.into()
    }
}

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Numbers {
    #[code(TooLong)]
    Own { length: Bytes },
    #[code(TooLong)]
    Integer { length: Integer },
    #[code(MissingParameter)]
    AsText { parameter: u8 },
}

#[test]
fn numbers_of_other_kinds() {
    let said = |error: Numbers| text(error.localized(Locale::En));
    assert_eq!(said(Numbers::Own { length: Bytes(5) }), "Too long: 5");
    assert_eq!(said(Numbers::Integer { length: (-5).into() }), "Too long: -5");
    assert_eq!(said(Numbers::AsText { parameter: 5 }), "The parameter 5 is missing");
}

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
#[code(WrongType)]
struct Texts<'a, T> {
    r#type: T,
    expected: &'a str,
}

#[test]
fn texts_of_every_type() {
    macro_rules! texts {
        ($($what:expr),* $(,)?) => {$(
            let error = Texts { r#type: $what, expected: "e" };
            assert_eq!(text(error.localized(Locale::En)), format!("Expected e, found {}", $what));
        )*};
    }
    let number: Result<u8, ParseIntError> = "x".parse();
    texts! {
        "é", String::from("é"), Cow::Borrowed("é"), Cow::<str>::Owned("é".into()), Box::<str>::from("é"),
        Arc::<str>::from("é"), Rc::<str>::from("é"), 'é', &"é", Path::new("é").display(), true, 1.5, f32::NAN, 7_u8,
        format_args!("{}é", 1), number.clone().expect_err("it is none"), Integer::from(7),
    }
}

/// What displays a path borrows it, and so does the error.
#[derive(kody::Error, Debug)]
#[kody(catalog = api)]
#[code(MissingParameter)]
struct Paths<'a>(#[kody(arg = parameter)] Display<'a>);

#[test]
fn a_path_is_displayed() {
    let path = Path::new("a/b");
    assert_eq!(text(Paths(path.display()).localized(Locale::En)), "The parameter a/b is missing");
}

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
#[code(RateLimit)]
struct Limit(#[kody(arg = limit)] i64, #[kody(arg = method)] &'static str);

#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
#[code(Range)]
struct Swapped {
    #[kody(arg = high)]
    low: u8,
    #[kody(arg = low)]
    high: u8,
}

#[test]
fn plural_forms_follow_the_number() {
    for (number, texts) in [
        (0, ["0 запитів", "0 requests", "0 żądań"]),
        (1, ["1 запит ", "1 request", "1 żądanie"]),
        (-1, ["-1 запит ", "-1 request", "-1 żądanie"]),
        (2, ["2 запити", "2 requests", "2 żądania"]),
        (5, ["5 запитів", "5 requests", "5 żądań"]),
        (11, ["11 запитів", "11 requests", "11 żądań"]),
        (21, ["21 запит ", "21 requests", "21 żądań"]),
        (1_000_000_000_022, ["022 запити", "022 requests", "022 żądania"]),
        (i64::MIN, ["775808 запитів", "775808 requests", "775808 żądań"]),
    ] {
        for (locale, part) in [Locale::Uk, Locale::En, Locale::Pl].into_iter().zip(texts) {
            let text = text(Limit(number, "get").localized(locale));
            assert!(text.contains(part) && text.contains("get"), "{text:?} does not have {part:?}");
        }
    }
}

#[test]
fn names_say_which_argument_a_field_fills() {
    assert_eq!(text(Swapped { low: 9, high: 1 }.localized(Locale::En)), "From 1 to 9 characters");
}
