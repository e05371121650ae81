//! The same inputs for every party, the same in every run: numbers that look random come in from a small generator.

use crate::kody_api::api::{Code, Locale};

/// How many pairs of code and locale there are.
const PAIRS: usize = 1_000;

/// How many codes say their message without arguments; they are asked for their messages.
fn plain() -> Vec<usize> {
    Code::all().filter(|code| *code != Code::OpenFailed).map(Code::index).collect()
}

/// The places of codes and locales, codes with arguments left out.
pub(crate) fn pairs() -> Vec<(usize, usize)> {
    let mut random = Random::new();
    let codes = plain();
    (0..PAIRS).map(|_| (codes[random.below(codes.len())], random.below(Locale::ALL.len()))).collect()
}

/// The places of codes without arguments, shuffled.
pub(crate) fn codes() -> Vec<usize> {
    shuffled(plain())
}

/// The numbers of all codes, and one in five that is none of them.
pub(crate) fn numbers() -> Vec<u16> {
    let mut numbers: Vec<_> = Code::all().map(Code::code).collect();
    let misses = numbers.iter().map(|number| number ^ 0x8000).filter(|number| Code::from_code(*number).is_none());
    let misses: Vec<_> = misses.take(numbers.len() / 4).collect();
    numbers.extend(misses);
    shuffled(numbers)
}

/// The names of all codes, and one in five that is none of them and differs in its last letter.
pub(crate) fn names() -> Vec<&'static str> {
    let mut names: Vec<_> = Code::all().map(Code::name).collect();
    let miss = |name: &&str| &*format!("{}X", &name[..name.len() - 1]).leak();
    let misses: Vec<_> = names.iter().take(names.len() / 4).map(miss).collect();
    names.extend(misses);
    shuffled(names)
}

/// What fills the placeholder, with the place of a locale.
pub(crate) fn paths() -> Vec<(&'static str, usize)> {
    let paths = ["/etc/hosts", "data/2024/report.csv", "/var/lib/service/state/current.json", "a"];
    let mut random = Random::new();
    (0..PAIRS).map(|at| (paths[at % paths.len()], random.below(Locale::ALL.len()))).collect()
}

/// A header `Accept-Language` of so many ranges. One in five is a locale of the catalogue; the first is none.
pub(crate) fn header(ranges: usize) -> String {
    let mut random = Random::new();
    let letter = |random: &mut Random| char::from(b"abcdefghijklmnopqrstuvwxyz"[random.below(26)]);
    let range = |at: usize, random: &mut Random| match at % 5 {
        4 => Locale::ALL[random.below(Locale::ALL.len())].tag().to_owned(),
        _ => {
            let [a, b, c, d] = std::array::from_fn(|_| letter(random));
            format!("q{a}{b}-{}{}", c.to_ascii_uppercase(), d.to_ascii_uppercase())
        }
    };
    let ranges = (0..ranges).map(|at| format!("{};q=0.{:03}", range(at, &mut random), 999 - at));
    ranges.collect::<Vec<_>>().join(", ")
}

/// Fisher and Yates.
fn shuffled<T>(mut items: Vec<T>) -> Vec<T> {
    let mut random = Random::new();
    for end in (1..items.len()).rev() {
        items.swap(end, random.below(end + 1));
    }
    items
}

/// A small generator of numbers that look random (splitmix64).
struct Random(u64);

impl Random {
    fn new() -> Self {
        Self(0x6B6F_6479)
    }

    /// A number below this one.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        let end = u64::try_from(end).expect("a length fits 64 bits");
        usize::try_from((mixed ^ (mixed >> 31)) % end).expect("it is below a length")
    }
}
