//! Enums and structs; variants without fields, with named ones and with others; parameters; names that are ours or Rust's.

use std::fmt::{Debug, Display};
use std::marker::PhantomData;

use kody_derive_tests::api::Code;
use kody_derive_tests::{self as api_crate, Configured, Empty, Everything, Generic, Made, Names, Single, Wrapped, api};

use super::{chain, says};

const SERVICE: [&str; 3] = ["Помилка служби", "Service failure", "Błąd usługi"];
const FORBIDDEN: [&str; 3] = ["Доступ заборонено", "Access denied", "Brak dostępu"];

#[test]
fn variants_of_every_form() {
    says(&Everything::Unit, Code::Service, SERVICE);
    says(&Everything::EmptyTuple(), Code::Service, SERVICE);
    says(&Everything::EmptyNamed {}, Code::Forbidden, FORBIDDEN);
    says(
        &Everything::Tuple("phone"),
        Code::MissingParameter,
        ["Бракує параметра phone", "The parameter phone is missing", "Brakuje parametru phone"],
    );
    says(
        &Everything::Named { r#type: "null", expected: '7' },
        Code::WrongType,
        ["Тип null замість 7", "Expected 7, found null", "Typ null zamiast 7"],
    );
    says(
        &Everything::Renamed { bytes: std::num::NonZero::new(70).expect("it is none"), skipped: [1, 2] },
        Code::TooLong,
        ["Завелика довжина: 70", "Too long: 70", "Za długie: 70"],
    );
    says(
        &Everything::Caused { limit: 22, method: "send", source: std::fmt::Error },
        Code::RateLimit,
        [
            "Не більше ніж 22 запити методом send",
            "send: no more than 22 requests",
            "Nie więcej niż 22 żądania metodą send",
        ],
    );
}

#[test]
fn structs_of_every_form() {
    says(
        &Single { low: 1, high: 21 },
        Code::Range,
        ["Від 1 до 21 знака, не більше ніж 21", "From 1 to 21 characters", "Od 1 do 21 znaków"],
    );
    says(&Empty::default(), Code::Forbidden, FORBIDDEN);
    says(
        &Wrapped("x"),
        Code::MissingParameter,
        ["Бракує параметра x", "The parameter x is missing", "Brakuje parametru x"],
    );
}

#[test]
fn parameters_of_every_kind() {
    // A type that is not sized, a lifetime, a constant, a bound of the user's own.
    let text: Generic<'_, str, std::fmt::Error> = Generic::Text { parameter: "phone" };
    assert_eq!(text.localized(api::Locale::En).to_string(), "The parameter phone is missing");
    let owned = String::from("é");
    let caused: Generic<'_, str, _, 3> = Generic::Source(owned.len(), std::fmt::Error, [0; 3]);
    assert_eq!(chain(&caused), ["Завелика довжина: 2", &std::fmt::Error.to_string()]);

    let (f, locale, source) = ("null", 7, std::fmt::Error);
    let names = Names::Fields { f, locale, self_: (), source };
    assert_eq!(names.localized(api::Locale::En).to_string(), "Expected 7, found null");
    assert_eq!(Names::<&str, &str, std::fmt::Error>::None.code(), Code::Service);
    assert_eq!(Names::<&str, &str, std::fmt::Error>::Some.code(), Code::Forbidden);
}

/// Bounds in a `where`, an associated type, a parameter that fills nothing.
#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
#[code(MissingParameter)]
struct Elsewhere<I, T>
where
    I: Iterator,
    I::Item: Display + Debug,
{
    parameter: I::Item,
    #[kody(skip)]
    mark: PhantomData<T>,
}

/// A parameter that fills an integer: only the user can say that it does.
#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
#[code(TooLong)]
struct Counted<T>
where
    kody::Integer: for<'a> kody::FromArg<'a, T>,
{
    length: T,
}

#[test]
fn parameters_with_bounds() {
    let error = Elsewhere::<std::vec::IntoIter<u8>, ()> { parameter: 7, mark: PhantomData };
    assert_eq!(error.localized(api::Locale::En).to_string(), "The parameter 7 is missing");
    assert_eq!(Counted { length: -1_i8 }.localized(api::Locale::En).to_string(), "Too long: -1");
}

#[test]
fn parts_that_are_left_out_and_made() {
    assert_eq!(Configured::Present { present: 3 }.to_string(), "Завелика довжина: 3");
    assert_eq!(chain(&Made { length: 3, source: std::fmt::Error }).len(), 2);
    assert_eq!(api_crate::private(3), Code::TooLong);
    says(&api_crate::local(), Code::Service, SERVICE);
}

mod names {
    /// Types of the user that are called as the types of a catalogue and of Rust's prelude are.
    #[derive(Debug, kody::Error)]
    #[kody(catalog = super::api)]
    pub enum Message {
        #[code(MissingParameter)]
        Code { parameter: Option },
        #[kody(transparent)]
        Locale(#[from] Code),
        #[code(Service)]
        Ok,
        #[code(Service)]
        Err(#[source] Error),
    }

    #[derive(Debug, kody::Error)]
    #[kody(catalog = super::api)]
    #[code(Service)]
    pub struct Code;

    #[derive(Debug, kody::Error)]
    #[kody(catalog = super::api)]
    #[code(Forbidden)]
    pub struct Error;

    #[derive(Debug)]
    pub struct Option;

    impl std::fmt::Display for Option {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("option")
        }
    }
}

#[test]
fn names_that_others_have_too() {
    use names::{Code as Mine, Error, Message, Option};
    let parameter = Option;
    assert_eq!(Message::Code { parameter }.localized(api::Locale::En).to_string(), "The parameter option is missing");
    says(&Message::from(Mine), Code::Service, SERVICE);
    says(&Message::Ok, Code::Service, SERVICE);
    assert_eq!(chain(&Message::Err(Error)), [SERVICE[0], FORBIDDEN[0]]);
}

mod shadowed {
    /// Crates and functions that are called as what the derive uses.
    pub mod kody {}
    pub mod core {}
    pub mod std {}
    pub fn f() {}
    pub fn locale() {}
    pub fn source() {}

    #[derive(Debug, ::kody::Error)]
    #[kody(catalog = super::api)]
    pub enum Error {
        #[code(TooLong)]
        Tuple(#[kody(arg = length)] u8, #[source] ::std::fmt::Error),
        #[code(WrongType)]
        Named { r#type: &'static str, expected: &'static str },
    }
}

#[test]
fn names_in_scope_do_no_harm() {
    let _ = (shadowed::f, shadowed::locale, shadowed::source);
    let error = shadowed::Error::Tuple(4, std::fmt::Error);
    assert_eq!(chain(&error).len(), 2);
    let error = shadowed::Error::Named { r#type: "a", expected: "b" };
    assert_eq!(error.localized(api::Locale::En).to_string(), "Expected b, found a");
}
