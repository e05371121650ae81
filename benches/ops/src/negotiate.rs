//! How kody chooses a locale, and how fluent-langneg does, which looks at the order of the ranges, not at their weights.

use fluent_langneg::{NegotiationStrategy, negotiate_languages, parse_accepted_languages};
use unic_langid::LanguageIdentifier;

use crate::kody_api::api::Locale;
use crate::{Operation, Repeat, inputs, repeat};

pub(crate) fn operations() -> Vec<Operation> {
    vec![
        Operation { iterations: 200, ..Operation::many("negotiate 5, a byte", "kody", || kody(5)) },
        Operation { iterations: 40, ..Operation::many("negotiate 50, a byte", "kody", || kody(50)) },
        Operation { iterations: 8, ..Operation::many("negotiate 500, a byte", "kody", || kody(500)) },
        Operation { iterations: 40, ..Operation::many("negotiate 5, a byte", "fluent-langneg", || langneg(5)) },
        Operation { iterations: 8, ..Operation::many("negotiate 50, a byte", "fluent-langneg", || langneg(50)) },
        Operation { iterations: 2, ..Operation::many("negotiate 500, a byte", "fluent-langneg", || langneg(500)) },
    ]
}

fn kody(ranges: usize) -> Repeat {
    by_byte(ranges, Locale::negotiate)
}

fn langneg(ranges: usize) -> Repeat {
    let identifier = |locale: &Locale| locale.tag().parse().expect("the catalogue has tags");
    let available: Vec<LanguageIdentifier> = Locale::ALL.iter().map(identifier).collect();
    by_byte(ranges, move |header| {
        let requested = parse_accepted_languages(header);
        let chosen = negotiate_languages(&requested, &available, available.first(), NegotiationStrategy::Lookup);
        chosen.first().and_then(|chosen| available.iter().position(|locale| locale == *chosen))
    })
}

/// A choice in a loop. The count is of bytes.
fn by_byte<O>(ranges: usize, choose: impl Fn(&'static str) -> O + 'static) -> Repeat {
    let header: &str = inputs::header(ranges).leak();
    let mut choose = repeat(vec![header], choose);
    Box::new(move |iterations| choose(iterations) * header.len())
}
