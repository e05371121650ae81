//! What kody does, through the module that its macro makes.

use crate::{Operation, display, inputs, repeat};
use api::{Code, Locale, Message};

#[cfg_attr(feature = "large", kody::catalog("generated/large/codes.yaml"))]
#[cfg_attr(feature = "small", kody::catalog("generated/small/codes.yaml"))]
#[cfg_attr(feature = "sparse", kody::catalog("generated/sparse/codes.yaml"))]
pub(crate) mod api {}

/// A type of errors as programs have them: a few of the codes.
#[derive(Debug, Clone, Copy, kody::Error)]
#[kody(catalog = api)]
enum Failure<'a> {
    #[code(OpenFailed)]
    Open { path: &'a str },
    #[code(OpenFailed)]
    Read { path: &'a str },
}

pub(crate) fn operations() -> Vec<Operation> {
    vec![
        Operation::many("message", "kody", || repeat(pairs(), |(code, locale)| code.message(locale))),
        Operation::many("display", "kody", || repeat(codes(), |code| display(&code))),
        Operation::many("from code", "kody", || repeat(inputs::numbers(), Code::from_code)),
        Operation::many("from name", "kody", || repeat(inputs::names(), Code::from_name)),
        Operation::many("name", "kody", || repeat(codes(), Code::name)),
        Operation::many("format", "kody", || {
            repeat(paths(), |(path, locale)| display(&Message::OpenFailed { path: &path }.localized(locale)))
        }),
        Operation::many("format", "kody, derive", || {
            repeat(failures(), |(failure, locale)| display(&failure.localized(locale)))
        }),
        Operation::many("format", "kody, derive, Display", || repeat(failures(), |(failure, _)| display(&failure))),
    ]
}

fn pairs() -> Vec<(Code, Locale)> {
    inputs::pairs().into_iter().map(|(index, locale)| (code(index), Locale::ALL[locale])).collect()
}

fn codes() -> Vec<Code> {
    inputs::codes().into_iter().map(code).collect()
}

fn code(index: usize) -> Code {
    Code::from_index(index).expect("the inputs are places of codes")
}

fn paths() -> Vec<(&'static str, Locale)> {
    inputs::paths().into_iter().map(|(path, locale)| (path, Locale::ALL[locale])).collect()
}

fn failures() -> Vec<(Failure<'static>, Locale)> {
    let failure = |at: usize, path| if at.is_multiple_of(2) { Failure::Open { path } } else { Failure::Read { path } };
    paths().into_iter().enumerate().map(|(at, (path, locale))| (failure(at, path), locale)).collect()
}
