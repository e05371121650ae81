//! Uses all that the module of a catalogue has but `Message`, about whose variants rustc is never silent.

#[kody::catalog("codes.yaml")]
pub mod api {}

use api::{Code, Locale};
use kody::{Localize as _, Open};

pub const MESSAGE: &str = Code::WrongServer.message(Locale::PtBr);
pub const NUMBER: u16 = Code::RateLimit as u16;
pub const BY_NUMBER: Option<Code> = Code::from_code(13);
pub static SEEN: [bool; Code::COUNT] = [false; Code::COUNT];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Answer {
    code: Code,
    open: Open<Code>,
    locale: Locale,
}

impl From<Code> for Answer {
    fn from(code: Code) -> Self {
        Self { code, open: Open::from(code), locale: Locale::SOURCE }
    }
}

pub fn outcome(code: Code) -> u8 {
    match code.outcome() {
        api::Outcome::Success => 0,
        api::Outcome::Failure => 1,
    }
}

pub fn advice(code: Code) -> &'static str {
    match code {
        Code::Ok => "",
        Code::RecordNotFound | Code::WrongServer => code.description(Locale::Uk).unwrap_or_default(),
        Code::RateLimit if code.retry() => code.action(Locale::En).unwrap_or_default(),
        _ => code.message(Locale::negotiate("en")),
    }
}

pub fn parse(text: &str) -> Result<Code, Box<dyn std::error::Error>> {
    let number: u16 = text.parse::<Code>()?.into();
    Ok(Code::try_from(number)?)
}

pub fn list() -> Vec<String> {
    Code::all().map(|code| format!("{code} {code:?} {}", code.localized(Locale::En))).collect()
}

impl Code {
    /// A function of one's own.
    pub fn is_fatal(self) -> bool {
        self != Self::Ok && !self.retry()
    }
}

pub fn is_code(error: &(dyn std::error::Error + 'static)) -> bool {
    error.downcast_ref::<Code>() == Some(&Code::Ok)
}

pub fn generic<C: kody::Code<Repr = u16, Locale = Locale>>(code: C) -> u16 {
    code.message(Locale::ALL[0]);
    code.code() + Code::Ok.index() as u16
}
