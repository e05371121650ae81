//! The client and the service together: every outcome, as a caller of the client sees it.

#[path = "../../service/tests/server/mod.rs"]
mod server;

use std::thread;
use std::time::{Duration, Instant};

use kody::Open;
use kody_example_client::{Client, Draft, Error, Failure, Reason, Sms, Success, Task, texts};
use server::{Server, settings};
use sms_api::api::{Code, Locale, Outcome, Retry};

const GOOD: Draft<'static> = Draft { to: "+380501234567", text: "Привіт!" };
const BAD: Draft<'static> = Draft { to: "0501234567", text: " " };

fn start() -> (Server, Client) {
    let server = Server::start(settings("127.0.0.1:9"));
    let client = Client::new(&server.origin(), "demo", Locale::En);
    (server, client)
}

fn refusal<T: std::fmt::Debug>(result: Result<Success<T>, Error>) -> Failure {
    match result {
        Err(Error::Refused(failure)) => failure,
        other => panic!("the service was to refuse: {other:?}"),
    }
}

#[test]
fn every_code_arrives_as_what_it_is_in_every_locale() {
    let (server, _) = start();
    for &locale in Locale::ALL {
        let client = Client::new(&server.origin(), "demo", locale);
        for code in Code::all() {
            match (code.outcome(), client.code(code.code())) {
                (Outcome::Success, Ok(Success::Done(()))) => {}
                (Outcome::Accepted, Ok(Success::Accepted(task))) => assert_eq!(task.as_str(), "1"),
                (Outcome::Partial, Ok(Success::Partial(partial))) => {
                    assert_eq!(partial.message(), Some(code.message(locale)));
                }
                (Outcome::Failure, Err(Error::Refused(failure))) => {
                    assert_eq!(failure.code(), Open::Known(code));
                    assert_eq!(failure.message(), Some(code.message(locale)), "{code:?} in {locale}");
                    assert_eq!(failure.retry(), Some(code.retry()));
                    let said = Error::from(failure).localized(locale).to_string();
                    assert!(said.starts_with(code.message(locale)), "{code:?} in {locale}: {said}");
                }
                (outcome, result) => panic!("{code:?} means {outcome}, but brought {result:?}"),
            }
        }
    }
}

#[test]
fn what_the_catalogue_does_not_know_stays_unknown() {
    let (_server, client) = start();
    for number in [7, 777, 65535] {
        let failure = refusal(client.code(number));
        assert_eq!(failure.code(), Open::Unknown(number));
        assert_eq!((failure.code().known(), failure.retry()), (None, None));
        assert!(failure.localized(Locale::Pl).to_string().contains(&number.to_string()));
    }
}

#[test]
fn what_is_sent_can_be_read_by_its_sender() {
    let (server, client) = start();
    let Ok(Success::Done(sms)) = client.send(GOOD) else { panic!("it is sent at once") };
    assert_eq!(sms, Sms { id: 1, to: GOOD.to.to_owned(), text: GOOD.text.to_owned() });
    assert!(matches!(client.message(1), Ok(Success::Done(read)) if read == sms));
    assert_eq!(refusal(client.message(2)).code(), Code::RecordNotFound);
    let other = Client::new(&server.origin(), "other", Locale::En);
    assert_eq!(refusal(other.message(1)).code(), Code::RecordNotFound);
    let nobody = Client::new(&server.origin(), "nobody", Locale::En);
    assert_eq!(refusal(nobody.message(1)).code(), Code::Login);
}

#[test]
fn wrong_fields_are_named() {
    let (_server, client) = start();
    let failure = refusal(client.send(BAD));
    assert_eq!(failure.code(), Code::Validation);
    let Reason::Fields(fields) = failure.reason() else { panic!("the fields are named: {failure:?}") };
    assert_eq!(fields.get("to"), ["not-a-phone-number"]);
    assert_eq!(fields.get("text"), ["empty"]);
    assert_eq!(fields.iter().count(), 2);
}

#[test]
fn of_many_all_or_some_or_none_are_sent() {
    let (_server, client) = start();
    let Ok(Success::Done(sent)) = client.send_all(&[GOOD, GOOD]) else { panic!("all are sent") };
    assert_eq!(sent.iter().map(|sent| sent.id).collect::<Vec<_>>(), [1, 2]);
    assert!(matches!(client.send_all(&[]), Ok(Success::Done(none)) if none.is_empty()));

    let Ok(Success::Partial(partial)) = client.send_all(&[BAD, GOOD, BAD]) else { panic!("one is sent") };
    let items = partial.items().expect("the items are told");
    assert_eq!((items.processed().len(), items.unprocessed().len()), (1, 2));
    assert_eq!(items.unprocessed()[0].code(), Some(1));
    assert!(items.unprocessed()[0].data().json().contains(BAD.to));

    let failure = refusal(client.send_all(&[BAD, BAD]));
    assert_eq!(failure.code(), Code::NothingDone);
    let Reason::Items(items) = failure.reason() else { panic!("the items are told: {failure:?}") };
    assert_eq!((items.processed().len(), items.unprocessed().len()), (0, 2));
}

#[test]
fn what_goes_on_in_the_background_is_followed_to_its_end() {
    let (server, client) = start();
    let to: Vec<String> = (0..300).map(|number| format!("+380501234{number:03}")).collect();
    let to: Vec<&str> = to.iter().map(String::as_str).collect();
    let Ok(Success::Accepted(task)) = client.start(&to, "Усім") else { panic!("it goes on in the background") };
    let end = client.follow(&task);
    assert!(matches!(end, Ok(Success::Done(Task { done: 300, total: 300 }))), "{end:?}");
    assert!(matches!(client.message(300), Ok(Success::Done(sms)) if sms.to == "+380501234299"));
    let other = Client::new(&server.origin(), "other", Locale::En);
    assert_eq!(refusal(other.follow(&task)).code(), Code::RecordNotFound);
}

#[test]
fn the_right_server_is_named_and_does_what_the_wrong_one_did_not() {
    let right = Server::start(settings("127.0.0.1:9"));
    let mut settings = settings(&right.domain);
    // The account that has moved away from the first server is `demo`.
    settings.accounts.insert("demo".to_owned(), settings.accounts["moved"].clone());
    let wrong = Server::start(settings);
    let client = Client::new(&wrong.origin(), "demo", Locale::Kk);
    let failure = refusal(client.send(GOOD));
    assert_eq!(failure.code(), Code::WrongServer);
    let Reason::Domain(domain) = failure.reason() else { panic!("the domain is told: {failure:?}") };
    assert_eq!(*domain, right.domain);
    assert!(matches!(client.at(domain).send(GOOD), Ok(Success::Done(Sms { id: 1, .. }))));
}

#[test]
fn the_rate_limit_is_waited_for_with_patience_and_shown_without() {
    let mut settings = settings("127.0.0.1:9");
    (settings.limit, settings.window) = (1, Duration::from_millis(900));
    let server = Server::start(settings);
    let client = Client::new(&server.origin(), "demo", Locale::Uk);
    let begin = Instant::now();
    assert!(matches!(client.send(GOOD), Ok(Success::Done(_))));
    let failure = refusal(client.clone().with_patience(Duration::ZERO).send(GOOD));
    assert_eq!((failure.code(), failure.retry()), (Open::Known(Code::RateLimit), Some(Retry::Later)));
    assert!(matches!(client.send(GOOD), Ok(Success::Done(Sms { id: 2, .. }))));
    assert!(begin.elapsed() >= Duration::from_millis(900));
}

#[test]
fn users_do_not_hear_each_others_languages() {
    let (server, _) = start();
    thread::scope(|scope| {
        for &locale in Locale::ALL.iter().chain(Locale::ALL) {
            let client = Client::new(&server.origin(), "demo", locale);
            scope.spawn(move || {
                for id in 1000..1020 {
                    let failure = refusal(client.message(id));
                    assert_eq!(failure.message(), Some(Code::RecordNotFound.message(locale)));
                }
            });
        }
    });
}

#[test]
fn both_catalogues_have_the_same_locales() {
    let tags = |locale: &Locale| locale.tag();
    let own: Vec<&str> = texts::Locale::ALL.iter().map(|locale| locale.tag()).collect();
    assert_eq!(Locale::ALL.iter().map(tags).collect::<Vec<_>>(), own);
    assert!(Locale::ALL.iter().all(|&locale| texts::Locale::of(locale).tag() == locale.tag()));
}
