//! The client by hand: `cargo run -p kody-example-client -- send +380501234567 'Привіт!'`.
//!
//! The language is that of the environment (`LANG`), the server is `SMS_SERVER`, the key is `SMS_KEY`.

#![expect(clippy::print_stderr, clippy::print_stdout, reason = "that is what it is for")]

use std::env;
use std::error::Error as _;
use std::fmt::Debug;
use std::process::ExitCode;

use kody_example_client::texts::{self, Message};
use kody_example_client::{Client, Draft, Error, Failure, Reason, Success};
use sms_api::Items;
use sms_api::api::Locale;

const USAGE: &str = "usage: sms send TO TEXT | many TEXT TO... | campaign TEXT TO... | read ID | code NUMBER";

fn main() -> ExitCode {
    let variable = |name, default: &str| env::var(name).unwrap_or_else(|_| default.to_owned());
    // `pt_BR.UTF-8` is `pt-BR` to the rest of the world.
    let language = variable("LANG", "").split('.').next().unwrap_or_default().replace('_', "-");
    let server = variable("SMS_SERVER", "http://127.0.0.1:3000");
    let client = Client::new(&server, &variable("SMS_KEY", "demo"), Locale::negotiate(&language));

    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&client, &arguments) {
        Some(Ok(code)) => code,
        Some(Err(error)) => {
            explain(&error, client.locale());
            ExitCode::FAILURE
        }
        None => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// Does what the arguments say, if they say anything.
fn run(client: &Client, arguments: &[&str]) -> Option<Result<ExitCode, Error>> {
    Some(match *arguments {
        ["send", to, text] => client.send(Draft { to, text }).and_then(|outcome| show(client, outcome, |_| 1)),
        ["many", text, ref to @ ..] => {
            let drafts: Vec<Draft<'_>> = to.iter().map(|to| Draft { to, text }).collect();
            client.send_all(&drafts).and_then(|outcome| show(client, outcome, |sent| sent.len()))
        }
        ["campaign", text, ref to @ ..] => {
            client.start(to, text).and_then(|outcome| show(client, outcome, |()| to.len()))
        }
        ["read", id] => client.message(id.parse().ok()?).map(|outcome| debug(&outcome)),
        ["code", number] => client.code(number.parse().ok()?).map(|outcome| debug(&outcome)),
        _ => return None,
    })
}

fn debug(outcome: &impl Debug) -> ExitCode {
    println!("{outcome:#?}");
    ExitCode::SUCCESS
}

/// Shows what came of messages; `count` counts them where all are sent. That some are not sent shows in the exit code.
fn show<T>(client: &Client, outcome: Success<T>, count: impl Fn(T) -> usize) -> Result<ExitCode, Error> {
    let locale = texts::Locale::of(client.locale());
    match outcome {
        Success::Done(sent) => println!("{}", Message::Sent { count: count(sent).into() }.localized(locale)),
        Success::Partial(partial) => {
            if let Some(items) = partial.items() {
                println!("{}", Message::Sent { count: items.processed().len().into() }.localized(locale));
                unsent(items, locale);
            }
            return Ok(ExitCode::from(3));
        }
        Success::Accepted(task) => {
            if let Success::Done(task) = client.follow(&task)? {
                let progress = Message::Progress { done: task.done.into(), total: task.total.into() };
                println!("{}", progress.localized(locale));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn unsent(items: &Items, locale: texts::Locale) {
    println!("{}", Message::Unsent { count: items.unprocessed().len().into() }.localized(locale));
    for item in items.unprocessed() {
        println!("  {}", quiet(item.data().json()));
    }
}

/// What happened, why, and what to do: all that is known, in the user's language.
fn explain(error: &Error, locale: Locale) {
    tell(&error.localized(locale).to_string());
    match error {
        Error::Refused(failure) => advise(failure, locale),
        Error::Lost(lost) => tell(&format!("  {}", lost.source().map(ToString::to_string).unwrap_or_default())),
    }
}

fn tell(text: &str) {
    eprintln!("{}", quiet(text));
}

/// What the service may have written, as a line that leaves the terminal alone.
fn quiet(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}

fn advise(failure: &Failure, locale: Locale) {
    match failure.reason() {
        Reason::Fields(fields) => {
            for (field, reasons) in fields.iter() {
                tell(&format!("  {field}: {}", reasons.join(", ")));
            }
        }
        Reason::Domain(domain) => tell(&format!("  SMS_SERVER=http://{domain}")),
        Reason::Items(items) => unsent(items, texts::Locale::of(locale)),
        _ => {}
    }
    if let Some(action) = failure.code().known().and_then(|code| code.action(locale)) {
        eprintln!("{action}");
    }
}
