//! A catalogue of another crate, and errors of two catalogues in one.

use kody_derive_tests::api;
use sms_api::api::{Code, Locale};

#[derive(Debug, kody::Error)]
#[kody(catalog = sms_api::api)]
enum Theirs {
    #[code(WrongServer)]
    Elsewhere,
    #[code(RecordNotFound)]
    Lost(#[from] std::fmt::Error),
}

/// An error of this catalogue that is caused by one of the other.
#[derive(Debug, kody::Error)]
#[kody(catalog = api)]
enum Ours {
    #[code(Service)]
    Theirs(#[from] Theirs),
    #[code(MissingParameter)]
    Says {
        #[kody(arg = parameter)]
        #[source]
        theirs: Theirs,
    },
}

#[test]
fn a_catalogue_of_another_crate() {
    let error = Theirs::from(std::fmt::Error);
    assert_eq!((error.code(), error.to_string()), (Code::RecordNotFound, Code::RecordNotFound.to_string()));
    assert_eq!(Theirs::Elsewhere.localized(Locale::Kk).to_string(), Code::WrongServer.message(Locale::Kk));
}

#[test]
fn errors_of_two_catalogues() {
    let theirs = Theirs::Elsewhere.to_string();
    assert_eq!(super::chain(&Ours::from(Theirs::Elsewhere)), ["Помилка служби", &theirs]);
    let error = Ours::Says { theirs: Theirs::Elsewhere };
    assert_eq!(error.code(), api::Code::MissingParameter);
    assert_eq!(super::chain(&error), [format!("Бракує параметра {theirs}"), theirs]);
}
