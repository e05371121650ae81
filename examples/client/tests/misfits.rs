//! What is no response of the API, and what should be asked for again: the errors are clear, and nothing is sent too often.

mod canned;

use std::error::Error as _;
use std::net::{Ipv4Addr, TcpListener};
use std::time::Duration;

use canned::{Canned, response};
use kody_example_client::{Client, Draft, Error, Lost, Success};
use sms_api::api::{Code, Locale};

const DRAFT: Draft<'static> = Draft { to: "+380501234567", text: "Привіт!" };
const OK: &[u8] = br#"{"code":0,"data":{"id":1,"to":"+380501234567","text":"x"},"message":""}"#;

fn client(server: &Canned) -> Client {
    Client::new(&server.origin, "demo", Locale::En)
}

fn lost(server: &Canned) -> Lost {
    match client(server).send(DRAFT) {
        Err(Error::Lost(lost)) => lost,
        other => panic!("no answer was to be understood: {other:?}"),
    }
}

#[test]
fn a_body_that_is_no_envelope_is_not_understood() {
    let deep = "[".repeat(100_000);
    let bodies: &[&[u8]] = &[
        b"",
        b" ",
        b"<html>502 Bad Gateway</html>",
        b"null",
        b"0",
        b"[]",
        b"{}",
        br#"{"data":{},"message":"x"}"#,
        br#"{"code":null}"#,
        br#"{"code":"x"}"#,
        br#"{"code":-1}"#,
        br#"{"code":65536}"#,
        br#"{"code":1.5}"#,
        br#"{"code":{}}"#,
        br#"{"code":0,"code":1}"#,
        br#"{"code":0,"data":{"id":1,"#,
        br#"{"code":0,"data":{}} {"code":0}"#,
        b"{\"code\":0,\"message\":\"\xff\"}",
        b"\x1f\x8b\x08\x00",
        deep.as_bytes(),
    ];
    let server = Canned::bodies("", bodies);
    for body in bodies {
        let lost = lost(&server);
        let shown = String::from_utf8_lossy(&body[..body.len().min(60)]);
        let Lost::NotUnderstood { status, source, .. } = &lost else { panic!("{shown}: {lost:?}") };
        assert_eq!((*status, source.code()), (200, None), "{shown}");
        let said = lost.localized(kody_example_client::texts::Locale::En).to_string();
        assert_eq!(said, format!("{} does not answer as this API does (HTTP status 200)", server.origin));
        let reason = lost.source().expect("the reason is told").to_string();
        assert!(reason.starts_with("the body is no response of the API: "), "{shown}: {reason}");
    }
    assert_eq!(server.asked(), bodies.len(), "nothing was asked twice");
}

#[test]
fn a_result_that_cannot_be_read_is_not_asked_for_again() {
    let bodies: &[&[u8]] = &[
        br#"{"code":0,"data":null}"#,
        br#"{"code":0}"#,
        br#"{"code":0,"data":{"id":"one","to":"+380501234567","text":"x"},"message":"OK"}"#,
        br#"{"code":0,"data":[]}"#,
        br#"{"code":100,"data":null}"#,
        br#"{"code":100,"data":{"id":1}}"#,
    ];
    let server = Canned::bodies("", bodies);
    for body in bodies {
        let (lost, shown) = (lost(&server), String::from_utf8_lossy(body));
        let Lost::ResultUnread { source, .. } = &lost else { panic!("{shown}: {lost:?}") };
        assert!(source.code().is_some(), "{shown}");
    }
    assert_eq!(server.asked(), bodies.len(), "nothing was sent twice");
}

#[test]
fn a_response_that_breaks_off_says_so_and_one_that_never_came_too() {
    let server = Canned::raw(vec![response("", OK.len() + 1, OK), response("", OK.len(), &OK[..20]), Vec::new()]);
    assert!(matches!(lost(&server), Lost::Interrupted { .. }));
    assert!(matches!(lost(&server), Lost::Interrupted { .. }));
    assert!(matches!(lost(&server), Lost::Unreachable { .. }));
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("the loopback interface has a free port");
    let origin = format!("http://{}", free.local_addr().expect("a bound socket has an address"));
    drop(free);
    let error = Client::new(&origin, "demo", Locale::En).send(DRAFT).expect_err("nobody is there");
    let said: Vec<String> = Locale::ALL.iter().map(|&locale| error.localized(locale).to_string()).collect();
    assert_eq!(said[1], format!("There is no response from {origin}"));
    assert!(said.iter().all(|text| text.contains(&origin)), "{said:?}");
    assert!(said.iter().enumerate().all(|(index, text)| !said[..index].contains(text)), "{said:?}");
}

#[test]
fn what_the_api_writes_in_other_ways_is_understood() {
    let bodies: &[&[u8]] = &[
        OK,
        b"\xef\xbb\xbf{\"code\":0,\"data\":{\"id\":1,\"to\":\"\",\"text\":\"\"}}",
        br#" {"message":null,"new":[1],"data":{"id":1,"to":"","text":"","cost":"0.5"},"code":"0"} "#,
    ];
    let server = Canned::bodies("Content-Type: text/html\r\n", bodies);
    for body in bodies {
        let result = client(&server).send(DRAFT);
        assert!(matches!(&result, Ok(Success::Done(sms)) if sms.id == 1), "{body:?}: {result:?}");
    }
}

/// A line of the header and the bodies that the service answers with; how many requests that takes, and the code of the
/// refusal in the end, if it is one.
type Case<'a> = (&'a str, &'a [&'a [u8]], usize, Option<u16>);

#[test]
fn a_request_is_sent_again_when_that_helps_and_five_times_at_most() {
    const CONFLICT: &[u8] = br#"{"code":10,"data":null,"message":""}"#;
    const LIMIT: &[u8] = br#"{"code":30,"data":null,"message":""}"#;
    const UNKNOWN: &[u8] = br#"{"code":777,"data":null,"message":""}"#;
    const BLOCKED: &[u8] = br#"{"code":14,"data":null,"message":""}"#;
    let now = "Retry-After: 0\r\n";
    let cases: &[Case<'_>] = &[
        ("", &[CONFLICT, CONFLICT, OK], 3, None),
        ("", &[CONFLICT; 6], 5, Some(10)),
        (now, &[LIMIT, OK], 2, None),
        (now, &[LIMIT, CONFLICT, LIMIT, BLOCKED, OK], 4, Some(14)),
        // Nobody says how long to wait, or says what nobody can wait for.
        ("", &[LIMIT, OK], 1, Some(30)),
        ("Retry-After: Fri, 01 Jan 2100 00:00:00 GMT\r\n", &[LIMIT, OK], 1, Some(30)),
        ("Retry-After: 86400\r\n", &[LIMIT, OK], 1, Some(30)),
        ("Retry-After: 99999999999999999999\r\n", &[LIMIT, OK], 1, Some(30)),
        (now, &[UNKNOWN, OK], 1, Some(777)),
        (now, &[BLOCKED, OK], 1, Some(14)),
    ];
    for (header, bodies, requests, refused) in cases {
        let server = Canned::bodies(header, bodies);
        let code = match client(&server).with_patience(Duration::from_secs(5)).send(DRAFT) {
            Ok(Success::Done(_)) => None,
            Err(Error::Refused(failure)) => Some(failure.code().code()),
            other => panic!("{header}: {other:?}"),
        };
        assert_eq!((server.asked(), code), (*requests, *refused), "{header:?} and {} bodies", bodies.len());
    }
}

#[test]
fn a_message_of_the_service_is_shown_where_it_says_more() {
    let server = Canned::bodies("", &[br#"{"code":999,"data":null,"message":"Maintenance until 6:00"}"#]);
    let error = client(&server).send(DRAFT).expect_err("the service refuses");
    let said = error.localized(Locale::Pl).to_string();
    assert_eq!(said, format!("{}: Maintenance until 6:00", Code::Service.message(Locale::Pl)));
}
