//! What a match by hand, thiserror and strum say.

use super::Code;
use crate::{Operation, display, inputs, repeat};

include!(concat!("../../generated/", env!("SHAPE"), "/messages.rs"));

/// An error with a field.
mod literals {
    include!(concat!("../../generated/", env!("SHAPE"), "/error.rs"));
}
use literals::OpenFailed;

pub(crate) fn operations() -> Vec<Operation> {
    vec![
        Operation::many("message", "match", || repeat(pairs(), |(code, locale)| message(code, locale))),
        Operation::many("display", "thiserror", || repeat(of_codes(&FAILED), |failed| display(&failed))),
        Operation::many("display", "strum", || repeat(of_codes(&SAID), |said| display(&said))),
        Operation::many("format", "thiserror, one locale", || repeat(failures(), |(failure, _)| display(&failure))),
    ]
}

fn pairs() -> Vec<(Code, Locale)> {
    inputs::pairs().into_iter().map(|(index, locale)| (super::CODES[index], LOCALES[locale])).collect()
}

/// The variants of an enum that leaves out codes with arguments, in the order of the inputs.
fn of_codes<T: Copy>(variants: &[T]) -> Vec<T> {
    let mut places = inputs::codes();
    places.sort_unstable();
    let place = |index| places.binary_search(&index).expect("it is one of them");
    inputs::codes().into_iter().map(|index| variants[place(index)]).collect()
}

fn failures() -> Vec<(OpenFailed<'static>, Locale)> {
    let failure = |at: usize, path| match at.is_multiple_of(2) {
        true => OpenFailed::Open { path },
        false => OpenFailed::Read { path },
    };
    let paths = inputs::paths().into_iter().enumerate();
    paths.map(|(at, (path, locale))| (failure(at, path), LOCALES[locale])).collect()
}
