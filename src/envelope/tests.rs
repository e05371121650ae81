//! Tables of bodies: every code with every shape of `data`, and what is no response at all.

use alloc::borrow::ToOwned as _;
use alloc::format;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use kody::Open;
use serde_core::de::IgnoredAny;
use serde_core::{Deserialize, Deserializer};

use super::{DecodeError, Error, Failure, Item, Items, Reason, Response, Success};
use crate::api::{Code, Details, Locale, Outcome, Retry};

/// What `data` may be, and whether it can be the ID of a task.
const SHAPES: &[(&str, bool)] = &[
    ("null", false),
    ("{}", false),
    (r#"{"a": 1, "b": {"code": 0}}"#, false),
    ("[]", false),
    (r#"[1, "two", [3]]"#, false),
    (r#"" ""#, true),
    (r#""""#, false),
    (r#""7001""#, true),
    ("0", true),
    ("7001", true),
    ("18446744073709551615", true),
    ("-1", true),
    ("1.5", false),
    ("true", false),
];

/// A type that nobody may read.
#[derive(Debug)]
struct Never;

impl<'de> Deserialize<'de> for Never {
    fn deserialize<D: Deserializer<'de>>(_: D) -> Result<Self, D::Error> {
        panic!("the code does not say that there is a result")
    }
}

fn parse<T>(body: &str) -> Response<T> {
    Response::from_slice(body.as_bytes()).unwrap_or_else(|error| panic!("{body}: {error}"))
}

fn failure(body: &str) -> Failure {
    match parse::<Never>(body).into_result() {
        Err(Error::Failure(failure)) => failure,
        other => panic!("{body}: {other:?}"),
    }
}

/// A body with these fields, in some order, with fields that nobody knows.
fn body(order: usize, code: &str, data: Option<&str>, message: Option<&str>) -> String {
    let mut fields = Vec::from([format!(r#""code": {code}"#), r#""time" : [0.5, {"code": 99}]"#.to_owned()]);
    fields.extend(data.map(|data| format!(r#""data":{data}"#)));
    fields.extend(message.map(|message| format!("\n\"message\": {message}")));
    let middle = order % fields.len();
    fields.rotate_left(middle);
    format!(" {{{}}}\n", fields.join(", "))
}

#[test]
fn every_code_with_every_shape_of_data() {
    let shapes = SHAPES.iter().map(|&(data, is_id)| (Some(data), is_id)).chain([(None, false)]);
    let messages = [None, Some("null"), Some(r#""""#), Some(r#""Увага: \"so\"""#)];
    for (order, (data, is_id)) in shapes.enumerate() {
        for code in Code::all() {
            for spelling in [format!("{}", code.code()), format!("\"{}\"", code.code())] {
                for message in messages {
                    let body = body(order, &spelling, data, message);
                    let said = message.filter(|message| message.len() > 4).map(|_| "Увага: \"so\"");
                    let kept = data.filter(|data| *data != "null");
                    check(&body, code, kept, is_id, said);
                }
            }
        }
    }
}

fn check(body: &str, code: Code, data: Option<&str>, is_id: bool, message: Option<&str>) {
    let response = parse::<IgnoredAny>(body);
    assert_eq!((response.code(), response.message()), (code.into(), message), "{body}");
    match (code.outcome(), response.into_result()) {
        (Outcome::Success, Ok(Success::Done(_))) => {}
        (Outcome::Accepted, Ok(Success::Accepted(task))) => {
            assert!(is_id, "{body}");
            assert_eq!(Some(task.as_str()), data.map(|data| data.trim_matches('"')), "{body}");
        }
        (Outcome::Accepted, Err(Error::Decode(error))) => {
            assert!(!is_id, "{body}");
            assert_eq!(error.code(), Some(code.into()), "{body}");
        }
        (Outcome::Partial, Ok(Success::Partial(partial))) => {
            assert_eq!((partial.data().map(super::Data::json), partial.message()), (data, message), "{body}");
            assert!(partial.items().is_none(), "{body}");
        }
        (Outcome::Failure, Err(Error::Failure(failure))) => {
            assert_eq!((failure.code(), failure.message()), (code.into(), message), "{body}");
            assert_eq!((failure.data().map(super::Data::json), failure.retry()), (data, Some(code.retry())), "{body}");
        }
        (_, other) => panic!("{body}: {other:?}"),
    }
}

#[test]
fn only_a_success_reads_the_result() {
    for code in Code::all().filter(|code| code.outcome() != Outcome::Success) {
        let result = parse::<Never>(&format!(r#"{{"code": {}, "data": 5}}"#, code.code())).into_result();
        assert_eq!(result.is_ok(), code.outcome() != Outcome::Failure, "{result:?}");
    }
}

#[test]
fn results_are_of_any_type() {
    fn done<T: serde_core::de::DeserializeOwned>(data: &str) -> Result<T, String> {
        match parse::<T>(&format!(r#"{{"code": 0{data}}}"#)).into_result() {
            Ok(Success::Done(result)) => Ok(result),
            Ok(_) => panic!("{data} is the result"),
            Err(error) => Err(error.to_string()),
        }
    }
    assert_eq!(done(""), Ok(()));
    assert_eq!(done(r#", "data": null"#), Ok(()));
    assert_eq!(done(""), Ok(None::<u32>));
    assert_eq!(done(r#", "data": 2"#), Ok(2u8));
    assert_eq!(done(r#", "data": 2"#), Ok(Some(2u8)));
    assert_eq!(done(r#", "data": "2""#), Ok("2".to_owned()));
    assert_eq!(done(r#", "data": [1, 2]"#), Ok(Vec::from([1, 2])));
    let refused = [
        (done::<u32>("").err(), "invalid type: null, expected u32 at line 1 column 4"),
        (done::<()>(r#", "data": []"#).err(), "invalid type: sequence, expected unit at line 1 column 0"),
        (
            done::<Vec<u32>>(", \"data\": [1,\n -2]").err(),
            "invalid value: integer `-2`, expected u32 at line 2 column 3",
        ),
    ];
    for (said, what) in refused {
        assert_eq!(said, Some(format!("`data` of a response with the code 0 cannot be read: {what} of it")));
    }
}

#[test]
fn unknown_codes_are_failures_that_keep_everything() {
    for number in [7u16, 16, 31, 101, 65535] {
        for (order, (data, _)) in SHAPES.iter().enumerate() {
            let failure = failure(&body(order, &format!("\"{number}\""), Some(data), Some(r#""New""#)));
            assert_eq!((failure.code(), failure.message()), (Open::Unknown(number), Some("New")));
            assert_eq!(failure.data().map_or("null", super::Data::json), *data);
            assert_eq!(failure.retry(), None);
            assert!(matches!(failure.reason(), Reason::Other));
            assert_eq!(failure.to_string(), format!("{number}: New"));
        }
        assert_eq!(failure(&format!(r#"{{"code": {number}}}"#)).localized(Locale::Pl).to_string(), number.to_string());
    }
}

#[test]
fn field_errors() {
    let table: &[(&str, &[&str])] = &[
        (r#"{"text": "Is required"}"#, &["text: Is required"]),
        (r#"{"to": ["Too short", "No such country"], "a": "b"}"#, &["to: Too short|No such country", "a: b"]),
        (r#"{"text": null, "from": [], "limit": 5}"#, &["text: ", "from: ", "limit: 5"]),
        (r#"{"to": {"0": "Too short"}, "x": [true]}"#, &[r#"to: {"0": "Too short"}"#, "x: [true]"]),
        (r#"["Too short", ["a", 1]]"#, &["Too short", "a", "1"]),
        (r#""Is required""#, &["Is required"]),
        ("5", &["5"]),
    ];
    for (data, expected) in table {
        let failure = failure(&format!(r#"{{"code": 1, "data": {data}}}"#));
        let Reason::Fields(errors) = failure.reason() else { panic!("{data}: {failure:?}") };
        let fields = errors.iter().map(|(field, messages)| format!("{field}: {}", messages.join("|")));
        let said: Vec<String> = fields.chain(errors.general().iter().cloned()).collect();
        assert_eq!(said, *expected, "{data}");
        assert!(errors.iter().all(|(field, messages)| errors.get(field) == messages), "{data}");
        assert!(errors.get("no such field").is_empty());
    }
    for data in ["null", "{}", "[]", "true", "1.5"] {
        let failure = failure(&format!(r#"{{"code": 1, "data": {data}}}"#));
        assert!(matches!(failure.reason(), Reason::Other), "{failure:?}");
    }
}

#[test]
fn the_right_domain() {
    for (data, expected) in [
        (r#""api.example.kz""#, Some("api.example.kz")),
        (r#""\u0443.example""#, Some("у.example")),
        (r#""""#, None),
        ("null", None),
        ("13", None),
        (r#"{"domain": "api.example.kz"}"#, None),
    ] {
        let failure = failure(&format!(r#"{{"code": "13", "data": {data}}}"#));
        match failure.reason() {
            Reason::Domain(domain) => assert_eq!(Some(domain.as_str()), expected, "{data}"),
            other => assert!(expected.is_none() && matches!(other, Reason::Other), "{data}: {other:?}"),
        }
    }
}

/// Bodies of bulk operations: what is read of them where something was processed, and where nothing was.
const ITEMS: &[(&str, &str, &str)] = &[
    (r#"{"processed": [1, "2"], "notProcessed": [3]}"#, "1 2 / 3", "1 2 / 3"),
    (r#"{"processed": [], "notProcessed": {"1": 8, "4": 9}, "total": 2}"#, " / 8 9", " / 8 9"),
    (r#"{"processed": [1]}"#, "1 / ", "1 / "),
    (r#"{"notProcessed": [{"id": 1}]}"#, " / _", " / _"),
    (r#"[{"code": 0, "id": 5}, {"code": "4", "message": "Twice"}]"#, "_=0 / _=4(Twice)", "_=0 / _=4(Twice)"),
    (r#"{"a": {"code": 32, "message": ["x", "y"]}, "b": {"code": "0"}}"#, "b=0 / a=32(x|y)", "b=0 / a=32(x|y)"),
    (r#"{"3": "Not found", "5": ["a", "b"], "6": null, "7": ""}"#, "?", " / 3(Not found) 5(a|b) 6 7"),
    (r#"[{"code": 3, "message": ""}]"#, " / _=3", " / _=3"),
    (r#"["Not found", {"reason": 5}]"#, "?", r#" / _(Not found) _({"reason": 5})"#),
    (r#"[{"code": 0}, "Not found"]"#, "?", "_=0 / _(Not found)"),
    (r#"[{"code": null}]"#, "?", r#" / _({"code": null})"#),
    (r#"{"processed": 5, "notProcessed": []}"#, "?", "?"),
    (r#"{"processed": [], "notProcessed": []}"#, "?", "?"),
    ("[]", "?", "?"),
    ("{}", "?", "?"),
    ("null", "?", "?"),
    ("5", "?", "?"),
    (r#""text""#, "?", "?"),
];

#[test]
fn items_of_bulk_operations() {
    for (data, some, none) in ITEMS {
        let Ok(Success::Partial(partial)) =
            parse::<Never>(&format!(r#"{{"code": 98, "data": {data}, "message": "m"}}"#)).into_result()
        else {
            panic!("{data}: some were processed");
        };
        assert_eq!(partial.items().map_or("?".to_owned(), shown), *some, "{data}");
        assert_eq!((partial.data().map_or("null", super::Data::json), partial.message()), (*data, Some("m")));
        let failure = failure(&format!(r#"{{"code": 99, "data": {data}}}"#));
        let shown = match failure.reason() {
            Reason::Items(items) => shown(items),
            _ => "?".to_owned(),
        };
        assert_eq!(shown, *none, "{data}");
    }
}

fn shown(items: &Items) -> String {
    let item = |item: &Item| {
        let code = item.code().map(|code| format!("={code}")).unwrap_or_default();
        let messages = item.messages().join("|");
        let messages = if messages.is_empty() { messages } else { format!("({messages})") };
        format!("{}{code}{messages}", item.key().unwrap_or("_"))
    };
    let list = |items: &[Item]| items.iter().map(item).collect::<Vec<_>>().join(" ");
    format!("{} / {}", list(items.processed()), list(items.unprocessed()))
}

#[test]
fn failures_speak_every_language() {
    for code in Code::all().filter(|code| code.outcome() == Outcome::Failure) {
        let failure = failure(&format!(r#"{{"code": {}, "message": "It broke"}}"#, code.code()));
        for &locale in Locale::ALL {
            let message = code.message(locale);
            let expected = match code.details() {
                Details::Message | Details::Both => format!("{message}: It broke"),
                Details::Data | Details::Neither => message.to_owned(),
            };
            assert_eq!(failure.localized(locale).to_string(), expected);
        }
        assert_eq!(failure.to_string(), failure.localized(Locale::SOURCE).to_string());
        assert_eq!(Error::from(failure.clone()).to_string(), failure.to_string());
    }
    assert_eq!(failure(r#"{"code": 30}"#).retry(), Some(Retry::Later));
}

/// What is no response, and what is said about it.
const MALFORMED: &[(&str, &str)] = &[
    ("", "it is empty"),
    ("\u{feff} \r\n", "it is empty"),
    ("<html>Bad gateway</html>", "expected value at line 1 column 1"),
    ("null", "invalid type: null, expected an object with the fields `code`, `data` and `message` at line 1 column 4"),
    (
        r#"[0, null, ""]"#,
        "invalid type: sequence, expected an object with the fields `code`, `data` and `message` at line 1 column 0",
    ),
    (
        "5",
        "invalid type: integer `5`, expected an object with the fields `code`, `data` and `message` at line 1 column 1",
    ),
    ("{}", "missing field `code` at line 1 column 2"),
    (r#"{"data": 5, "message": "no code"}"#, "missing field `code` at line 1 column 33"),
    (r#"{"Code": 0}"#, "missing field `code` at line 1 column 11"),
    (
        r#"{"code": null}"#,
        "invalid type: null, expected a whole number that fits u16, or a string with one at line 1 column 13",
    ),
    (
        r#"{"code": true}"#,
        "invalid type: boolean `true`, expected a whole number that fits u16, or a string with one at line 1 column 13",
    ),
    (
        r#"{"code": 0.0}"#,
        "invalid type: floating point `0.0`, expected a whole number that fits u16, or a string with one at line 1 column 12",
    ),
    (
        r#"{"code": -1}"#,
        "invalid value: integer `-1`, expected a whole number that fits u16, or a string with one at line 1 column 11",
    ),
    (
        "{\n\"code\": 65536}",
        "invalid value: integer `65536`, expected a whole number that fits u16, or a string with one at line 2 column 13",
    ),
    (
        r#"{"code": "ok"}"#,
        "invalid value: string \"ok\", expected a whole number that fits u16, or a string with one at line 1 column 13",
    ),
    (
        r#"{"code": ""}"#,
        "invalid value: string \"\", expected a whole number that fits u16, or a string with one at line 1 column 11",
    ),
    (r#"{"code": 0, "data": 1, "code": 1}"#, "duplicate field `code` at line 1 column 29"),
    (r#"{"code": 0, "message": 5}"#, "invalid type: integer `5`, expected a string at line 1 column 24"),
    (r#"{"code": 0} {"code": 0}"#, "trailing characters at line 1 column 13"),
    (r#"{"code": 0, "data": {"a": 1}"#, "EOF while parsing an object at line 1 column 28"),
    (r#"{"code": 0, "data": nul}"#, "expected ident at line 1 column 24"),
];

#[test]
fn malformed_bodies_say_what_is_wrong_and_where() {
    for (body, expected) in MALFORMED {
        let error = body.parse::<Response<()>>().expect_err(body);
        assert_eq!(error.to_string(), format!("the body is no response of the API: {expected}"), "{body}");
        assert_eq!(error.code(), None);
    }
    let error: DecodeError = Response::<()>::from_slice(b"{\"code\": 0, \"message\": \"\xff\"}").expect_err("no UTF-8");
    assert!(error.to_string().contains("invalid unicode code point at line 1 column"), "{error}");
}

#[test]
fn bodies_that_are_cut_off_or_hostile_do_no_harm() {
    let whole = r#"{"code": "98", "data": {"processed": [1], "notProcessed": ["є"]}, "message": "\ud83d\ude00"}"#;
    for end in 0..whole.len() {
        assert!(Response::<()>::from_slice(&whole.as_bytes()[..end]).is_err(), "{end}");
    }
    assert!(Response::<()>::from_slice(format!("\u{feff}{whole}").as_bytes()).is_ok());
    for (open, close) in [("[", "]"), (r#"{"a":"#, "}")] {
        let deep = format!("{}5{}", open.repeat(100_000), close.repeat(100_000));
        for code in Code::all() {
            let response = parse::<serde_json::Value>(&format!(r#"{{"code": {}, "data": {deep}}}"#, code.code()));
            drop(response.into_result());
        }
        assert!(format!(r#"{{"code": {deep}}}"#).parse::<Response<()>>().is_err());
    }
}

#[test]
fn a_response_may_come_from_a_value() {
    let value: serde_json::Value = serde_json::from_str(r#"{"code": "13", "data": "a.example"}"#).expect("it is JSON");
    let response: Response<()> = serde_json::from_value(value).expect("it is a response");
    assert_eq!(response.code(), Code::WrongServer);
    let Err(Error::Failure(failure)) = response.clone().into_result() else { panic!("{response:?}") };
    assert!(matches!(failure.reason(), Reason::Domain(domain) if domain == "a.example"));
}
