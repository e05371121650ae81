//! What stands on the wire: envelopes, statuses, headers, languages. No client of ours is in between.

mod server;

use std::collections::BTreeSet;
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use server::{Server, settings};
use sms_api::api::{Code, Locale};
use ureq::Agent;
use ureq::http::{HeaderMap, HeaderValue, Request};

/// A response, read to its end.
struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Value,
}

impl Answer {
    fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().expect("our headers are ASCII"))
    }

    fn code(&self) -> u64 {
        self.body["code"].as_u64().expect("every envelope has a code")
    }

    fn message(&self) -> &str {
        self.body["message"].as_str().expect("every envelope has a message")
    }
}

/// Asks over the wire: a method and a path, headers, a body.
fn ask(server: &Server, line: &str, headers: &[(&str, &[u8])], body: impl AsRef<[u8]>) -> Answer {
    let (method, path) = line.split_once(' ').expect("a method and a path");
    let mut request = Request::builder().method(method).uri(format!("{}{path}", server.origin()));
    for (name, value) in headers {
        request = request.header(*name, HeaderValue::from_bytes(value).expect("these bytes are legal"));
    }
    let config = Agent::config_builder().http_status_as_error(false).proxy(None);
    let agent: Agent = config.timeout_global(Some(Duration::from_secs(20))).build().into();
    let response = match body.as_ref() {
        [] => agent.run(request.body(()).expect("the request is well-formed")),
        body => agent.run(request.body(body).expect("the request is well-formed")),
    };
    let (parts, mut body) = response.expect("the service answers").into_parts();
    let body = body.read_json().expect("every response is an envelope");
    Answer { status: parts.status.as_u16(), headers: parts.headers, body }
}

const DEMO: (&str, &[u8]) = ("Authorization", b"Bearer demo");
const JSON: (&str, &[u8]) = ("Content-Type", b"application/json");

fn start() -> Server {
    Server::start(settings("127.0.0.1:9"))
}

#[test]
fn every_code_crosses_the_wire_in_every_locale() {
    let server = start();
    for (code, &locale) in Code::all().flat_map(|code| Locale::ALL.iter().map(move |locale| (code, locale))) {
        let line = format!("GET /codes/{}", code.code());
        let answer = ask(&server, &line, &[("Accept-Language", locale.tag().as_bytes())], "");
        assert_eq!(answer.code(), u64::from(code.code()), "{line} in {locale}");
        assert_eq!(answer.message(), code.message(locale), "{line} in {locale}");
        assert_eq!(answer.header("Content-Language"), Some(locale.tag()), "{line} in {locale}");
        assert_eq!(answer.header("Vary"), Some("Accept-Language"), "{line} in {locale}");
        assert_eq!(answer.header("Content-Type"), Some("application/json"), "{line} in {locale}");
    }
}

#[test]
fn a_code_that_nobody_knows_keeps_its_number_and_claims_no_language() {
    let server = start();
    for number in [7, 777, 65535] {
        let answer = ask(&server, &format!("GET /codes/{number}"), &[("Accept-Language", b"en")], "");
        assert_eq!((answer.status, answer.code(), answer.message()), (200, number, number.to_string().as_str()));
        assert_eq!(answer.header("Content-Language"), None);
    }
    for no_number in ["65536", "-1", "abc", "%FF", "1.5"] {
        let answer = ask(&server, &format!("GET /codes/{no_number}"), &[], "");
        assert_eq!((answer.status, answer.code()), (400, 12), "{no_number}");
    }
}

#[test]
fn the_language_is_negotiated() {
    let server = start();
    let long = "x-unknown;q=0.9, ".repeat(400) + "kk;q=0.1";
    let table: &[(&[&[u8]], &str)] = &[
        (&[], "uk"),
        (&[b""], "uk"),
        (&[b"de"], "uk"),
        (&[b"en"], "en"),
        (&[b"EN-gb"], "en"),
        (&[b"pt"], "pt-BR"),
        (&[b"uk;q=0.2, pl;q=0.9, en;q=0.899"], "pl"),
        (&[b"de, kk-KZ;q=0.3"], "kk"),
        (&[b"pl;q=0.5,en;q=0.5"], "pl"),
        (&[b"*;q=0.5, en;q=0.1"], "uk"),
        (&[b"*, uk;q=0"], "en"),
        (&[b"en;q=0, pl;q=0.001"], "pl"),
        (&[b"en;q=1.5, kk;q=0.4"], "kk"),
        (&[b";;;,,=,q"], "uk"),
        (&[b"\xff\xfe", b"pl"], "pl"),
        (&[b"en;q=0.5", b"pl;q=0.6"], "pl"),
        (&[long.as_bytes()], "kk"),
    ];
    for (lines, tag) in table {
        let headers: Vec<(&str, &[u8])> = lines.iter().map(|line| ("Accept-Language", *line)).collect();
        let answer = ask(&server, "GET /codes/30", &headers, "");
        let shown: Vec<_> = lines.iter().map(|line| String::from_utf8_lossy(line)).collect();
        let locale: Locale = tag.parse().expect("the table has tags of the catalogue");
        assert_eq!(answer.header("Content-Language"), Some(*tag), "{shown:?}");
        assert_eq!(answer.message(), Code::RateLimit.message(locale), "{shown:?}");
    }
}

#[test]
fn statuses_and_headers_suit_the_code() {
    let server = start();
    let answer = ask(&server, "GET /nothing/here", &[], "");
    assert_eq!((answer.status, answer.code()), (404, 4));
    let answer = ask(&server, "DELETE /messages/1", &[DEMO], "");
    assert_eq!((answer.status, answer.code(), answer.header("Allow")), (405, 5, Some("GET,HEAD")));
    for key in [&b"Basic ZGVtbzo="[..], b"Bearer nobody", b"Bearer", b"demo"] {
        let answer = ask(&server, "GET /messages/1", &[("Authorization", key)], "");
        assert_eq!((answer.status, answer.code(), answer.header("WWW-Authenticate")), (401, 8, Some("Bearer")));
    }
    assert_eq!(ask(&server, "GET /messages/1", &[], "").status, 401);
    let answer = ask(&server, "GET /messages/1", &[("Authorization", b"Bearer moved")], "");
    assert_eq!((answer.status, answer.code(), &answer.body["data"]), (421, 13, &json!("127.0.0.1:9")));
    for (code, status) in [(0, 200), (3, 503), (10, 409), (12, 400), (14, 403), (98, 200), (100, 202), (999, 503)] {
        assert_eq!(ask(&server, &format!("GET /codes/{code}"), &[], "").status, status, "code {code}");
    }
}

#[test]
fn a_body_that_cannot_be_read_is_answered_in_the_language_of_the_request() {
    let server = start();
    let polish = ("Accept-Language", &b"pl"[..]);
    let bodies = ["<html>", "{", "[]", "null", r#"{"to": 5, "text": "x"}"#, r#"{"to": "+380501234567"}"#];
    for body in bodies {
        let answer = ask(&server, "POST /messages", &[DEMO, JSON, polish], body);
        assert_eq!((answer.status, answer.code()), (400, 12), "{body}");
        assert_eq!(answer.message(), Code::IncorrectParam.message(Locale::Pl), "{body}");
    }
    let good = r#"{"to": "+380501234567", "text": "x"}"#;
    let answer = ask(&server, "POST /messages", &[DEMO, ("Content-Type", b"text/plain")], good);
    assert_eq!(answer.code(), 12);
    assert_eq!(ask(&server, "POST /messages", &[DEMO, JSON], good).code(), 0);
}

#[test]
fn the_limit_says_how_long_to_wait_and_counts_each_account() {
    let mut settings = settings("127.0.0.1:9");
    settings.limit = 2;
    let server = Server::start(settings);
    let send = |key: &str| {
        let key = format!("Bearer {key}");
        ask(&server, "POST /messages", &[("Authorization", key.as_bytes()), JSON], r#"{"to": "", "text": ""}"#)
    };
    assert_eq!([send("demo").code(), send("demo").code()], [1, 1]);
    let refused = send("demo");
    assert_eq!((refused.status, refused.code()), (429, 30));
    let wait: u64 = refused.header("Retry-After").and_then(|wait| wait.parse().ok()).expect("whole seconds");
    assert!((1..=60).contains(&wait), "{wait}");
    assert_eq!(send("other").code(), 1);
}

#[test]
fn many_at_once_get_each_their_own() {
    let server = start();
    let numbers: Vec<u64> = thread::scope(|scope| {
        let ask_often = |locale: Locale| {
            let language = ("Accept-Language", locale.tag().as_bytes());
            let send = |_| {
                let answer =
                    ask(&server, "POST /messages", &[DEMO, JSON, language], r#"{"to": "+380501234567", "text": "x"}"#);
                assert_eq!(answer.message(), Code::Ok.message(locale));
                answer.body["data"]["id"].as_u64().expect("a message has a number")
            };
            (0..20).map(send).collect::<Vec<_>>()
        };
        let threads: Vec<_> =
            Locale::ALL.iter().chain(Locale::ALL).map(|&locale| scope.spawn(move || ask_often(locale))).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no thread fails")).collect()
    });
    assert_eq!(numbers.iter().collect::<BTreeSet<_>>().len(), 200);
}
