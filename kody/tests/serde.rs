//! Codes, open codes and locales in JSON and in postcard, a format that does not say what it holds.

use std::collections::BTreeMap;
use std::fmt::Debug;

use kody::Open;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// Numbers: 0, 2 and 13.
#[kody::catalog("tests/codes.yaml")]
pub mod numbers {}

/// Strings.
#[kody::catalog("tests/strings.yaml")]
pub mod strings {}

/// Numbers of which some are negative.
#[kody::catalog("tests/signed.yaml")]
pub mod signed {}

/// Writes and reads a value in both formats; `json` is what it is in one of them.
fn round_trip<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, json: &str) {
    assert_eq!(serde_json::to_string(value).expect("it can be written"), json);
    assert_eq!(serde_json::from_str::<T>(json).expect("it can be read"), *value, "{json}");
    let mut buffer = [0; 128];
    let bytes = postcard::to_slice(value, &mut buffer).expect("it can be written");
    assert_eq!(postcard::from_bytes::<T>(bytes).expect("it can be read"), *value, "{json}");
}

/// What is said about JSON that cannot be read.
fn refusal<T: DeserializeOwned + Debug>(json: &str) -> String {
    let error = serde_json::from_str::<T>(json).expect_err("it is refused").to_string();
    error.split(" at line").next().unwrap_or_default().to_owned()
}

#[test]
fn a_code_is_its_number_or_string() {
    for code in numbers::Code::all() {
        round_trip(&code, &code.code().to_string());
        round_trip(&Open::Known(code), &code.code().to_string());
    }
    for code in signed::Code::all() {
        round_trip(&code, &code.code().to_string());
        round_trip(&Open::Known(code), &code.code().to_string());
    }
    for code in strings::Code::all() {
        round_trip(&code, &format!("{:?}", code.code()));
        round_trip(&Open::Known(code), &format!("{:?}", code.code()));
    }
}

#[test]
fn an_open_code_keeps_what_is_unknown() {
    for number in [1, 3, 14, 255, 256, u16::MAX] {
        let open = Open::<numbers::Code>::from_code(number);
        assert_eq!(open.known(), None);
        round_trip(&open, &number.to_string());
    }
    for number in [i32::MIN, -32001, -1, 1, i32::MAX - 1] {
        round_trip(&Open::<signed::Code>::from_code(number), &number.to_string());
    }
    for (text, json) in
        [("", r#""""#), ("14", r#""14""#), ("e_auth", r#""e_auth""#), ("\"\n\u{0}є", r#""\"\n\u0000є""#)]
    {
        let open = Open::<strings::Code>::from_code(text);
        assert_eq!(open.known(), None);
        round_trip(&open, json);
    }
}

#[test]
fn what_is_read_is_known_again() {
    assert_eq!(serde_json::from_str::<Open<_>>("13").ok(), Some(Open::Known(numbers::Code::WrongServer)));
    assert_eq!(serde_json::from_str::<Open<_>>(r#""E\u005fAUTH""#).ok(), Some(Open::Known(strings::Code::Auth)));
    assert_eq!(postcard::from_bytes::<Open<_>>(&[2]), Ok(Open::Known(numbers::Code::RecordNotFound)));
    assert_eq!(postcard::from_bytes::<Open<_>>(b"\x0213"), Ok(Open::Known(strings::Code::Thirteen)));
}

#[test]
fn an_unknown_code_is_an_error_that_names_it() {
    let what = "expected a code of the catalogue";
    assert_eq!(refusal::<numbers::Code>("14"), format!("invalid value: integer `14`, {what}"));
    assert_eq!(refusal::<signed::Code>("-1"), format!("invalid value: integer `-1`, {what}"));
    assert_eq!(
        refusal::<strings::Code>(r#""e_auth""#),
        format!(r#"invalid value: string "e_auth", {what}, which is a string"#)
    );
    assert!(postcard::from_bytes::<numbers::Code>(&[14]).is_err());
    assert!(postcard::from_bytes::<strings::Code>(b"\x0214").is_err());
}

#[test]
fn other_types_are_refused() {
    assert_eq!(refusal::<Open<numbers::Code>>(r#""13""#), r#"invalid type: string "13", expected u16"#);
    assert_eq!(refusal::<Open<numbers::Code>>("65536"), "invalid value: integer `65536`, expected u16");
    assert_eq!(refusal::<Open<numbers::Code>>("-1"), "invalid value: integer `-1`, expected u16");
    assert_eq!(refusal::<numbers::Code>("13.0"), "invalid type: floating point `13.0`, expected u16");
    assert_eq!(refusal::<numbers::Code>("null"), "invalid type: null, expected u16");
    assert_eq!(
        refusal::<Open<strings::Code>>("13"),
        "invalid type: integer `13`, expected a code of the catalogue, which is a string"
    );
}

#[test]
fn a_locale_is_its_tag() {
    round_trip(&numbers::Locale::Uk, r#""uk""#);
    round_trip(&numbers::Locale::En, r#""en""#);
    assert_eq!(serde_json::from_str::<numbers::Locale>(r#""EN""#).ok(), Some(numbers::Locale::En));
    assert_eq!(
        refusal::<numbers::Locale>(r#""pl""#),
        r#"invalid value: string "pl", expected the tag of a locale of the catalogue: uk, en"#
    );
    assert_eq!(
        refusal::<strings::Locale>("1"),
        "invalid type: integer `1`, expected the tag of a locale of the catalogue: en"
    );
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
struct Report {
    code: Open<numbers::Code>,
    previous: Option<numbers::Code>,
    reasons: Vec<Open<strings::Code>>,
    locale: numbers::Locale,
}

#[test]
fn they_are_fields_and_keys_as_any_other_type() {
    let report = Report {
        code: Open::Unknown(14),
        previous: Some(numbers::Code::Ok),
        reasons: vec![Open::Known(strings::Code::Auth), Open::from_code("E_NEW")],
        locale: numbers::Locale::En,
    };
    round_trip(&report, r#"{"code":14,"previous":0,"reasons":["E_AUTH","E_NEW"],"locale":"en"}"#);
    let counts = BTreeMap::from([(numbers::Code::Ok, 7), (numbers::Code::WrongServer, 1)]);
    round_trip(&counts, r#"{"0":7,"13":1}"#);
    let counts = BTreeMap::from([(Open::Known(numbers::Code::Ok), 7), (Open::Unknown(14), 1)]);
    round_trip(&counts, r#"{"0":7,"14":1}"#);
    round_trip(&BTreeMap::from([(strings::Code::Auth, 1)]), r#"{"E_AUTH":1}"#);
}

/// What code for any catalogue may ask for.
fn echo<C: kody::Code<Repr: kody::OwnedRepr>>(json: &str) -> String {
    let open: Open<C> = serde_json::from_str(json).expect("it can be read");
    serde_json::to_string(&open).expect("it can be written")
}

#[test]
fn generic_code_needs_no_bounds_of_serde() {
    assert_eq!(echo::<numbers::Code>("14"), "14");
    assert_eq!(echo::<strings::Code>(r#""14""#), r#""14""#);
}
