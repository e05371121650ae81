//! Sizes come in; a catalogue of invented words goes out, the same each time.

use std::collections::HashSet;

use super::{Catalog, Code};

/// How the numbers lie, and how much is translated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// The numbers from 0 on, everything translated.
    Full,
    /// Four runs of numbers in the proportions of MariaDB's errors; 27 % of the texts that could be there are.
    Runs,
    /// Numbers spread over 0 to 65,000 with gaps everywhere, everything translated.
    Sparse,
}

/// The runs of MariaDB's errors: the first number and how many there are.
const RUNS: [(u16, usize); 4] = [(1000, 881), (1900, 83), (3000, 61), (4000, 193)];
/// How many of a hundred texts are there in [`Shape::Runs`].
const TRANSLATED: u64 = 27;
/// The highest number of [`Shape::Sparse`], exclusive.
const SPREAD: usize = 65_001;

/// The languages, in the order in which catalogues take them.
const TAGS: [&str; 27] = [
    "en", "uk", "de", "pl", "pt", "fr", "es", "it", "cs", "bg", "nl", "da", "et", "ru", "hu", "ro", "sk", "sv", "sr",
    "nb", "nn", "sw", "fi", "hr", "lt", "lv", "sl",
];
const CYRILLIC: [&str; 4] = ["uk", "bg", "ru", "sr"];

/// A catalogue of this many codes and locales.
///
/// # Panics
///
/// When there are more codes than numbers, or more locales than tags are known.
pub fn synthetic(codes: usize, locales: usize, shape: Shape) -> Catalog {
    assert!(locales <= TAGS.len(), "there are {} locales", TAGS.len());
    let mut random = Random::new();
    let mut names = Names::default();
    let codes = numbers(codes, shape, &mut random).into_iter().map(|number| Code {
        number,
        name: names.next(&mut random),
        args: Vec::new(),
        texts: texts(&TAGS[..locales], shape, &mut random),
    });
    Catalog { codes: codes.collect(), locales: TAGS[..locales].iter().map(ToString::to_string).collect() }
}

fn texts(tags: &[&str], shape: Shape, random: &mut Random) -> Vec<Option<String>> {
    let there = |place: usize, random: &mut Random| {
        place == 0 || shape != Shape::Runs || random.below(100) < usize::try_from(TRANSLATED).unwrap_or(0)
    };
    let text = |(place, tag): (usize, &&str)| there(place, random).then(|| random.text(CYRILLIC.contains(tag)));
    tags.iter().enumerate().map(text).collect()
}

fn numbers(count: usize, shape: Shape, random: &mut Random) -> Vec<u16> {
    let number = |number: usize| u16::try_from(number).expect("the numbers of a synthetic catalogue fit u16");
    match shape {
        Shape::Full => (0..count).map(number).collect(),
        Shape::Runs => {
            let all: usize = RUNS.iter().map(|&(_, length)| length).sum();
            let mut left = count;
            let runs = RUNS.iter().enumerate().flat_map(|(place, &(first, length))| {
                let last = place + 1 == RUNS.len();
                let length = if last { left } else { (length * count).div_ceil(all).min(left) };
                left -= length;
                (0..length).map(move |offset| number(usize::from(first) + offset))
            });
            let numbers: Vec<_> = runs.collect();
            assert!(numbers.is_sorted(), "the runs of so many codes would overlap");
            numbers
        }
        Shape::Sparse => sparse(count, random).into_iter().map(number).collect(),
    }
}

/// Of the numbers that are left, each is as likely (Knuth, volume 2, algorithm S).
fn sparse(count: usize, random: &mut Random) -> Vec<usize> {
    let mut chosen = Vec::with_capacity(count);
    for number in 0..SPREAD {
        if random.below(SPREAD - number) < count - chosen.len() {
            chosen.push(number);
        }
    }
    chosen
}

/// Makes names, none of them twice.
#[derive(Default)]
struct Names {
    taken: HashSet<String>,
}

impl Names {
    /// From 10 to 35 letters.
    fn next(&mut self, random: &mut Random) -> String {
        loop {
            let target = 10 + random.below(20);
            let mut name = String::from("Er");
            while name.len() < target {
                let word = random.word(LATIN);
                let (first, rest) = word.split_at(1);
                name.push_str(&first.to_uppercase());
                name.push_str(rest);
            }
            if name.len() <= 35 && self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}

const LATIN: [&[&str]; 2] = [
    &["b", "c", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "pr"],
    &["a", "e", "i", "o", "u", "an", "er", "in", "or", "un"],
];
const SLAVIC: [&[&str]; 2] = [
    &["б", "в", "г", "д", "ж", "з", "к", "л", "м", "н", "п", "р", "с", "т", "ст", "пр"],
    &["а", "е", "и", "о", "у", "ан", "ер", "ин", "ор", "ун"],
];

/// A small generator of numbers that look random (splitmix64).
struct Random(u64);

impl Random {
    fn new() -> Self {
        Self(0x6B6F_6479)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below this one.
    fn below(&mut self, end: usize) -> usize {
        let end = u64::try_from(end).expect("a length fits 64 bits");
        usize::try_from(self.next() % end).expect("it is below a length")
    }

    fn word(&mut self, [heads, tails]: [&[&str]; 2]) -> String {
        let syllables = 1 + self.below(4);
        (0..syllables).flat_map(|_| [heads[self.below(heads.len())], tails[self.below(tails.len())]]).collect()
    }

    /// A sentence of about 71 bytes.
    fn text(&mut self, cyrillic: bool) -> String {
        let target = 36 + self.below(60);
        let mut text = String::from(if cyrillic { "Код" } else { "Code" });
        while text.len() < target {
            text.push(' ');
            text.push_str(&self.word(if cyrillic { SLAVIC } else { LATIN }));
        }
        text
    }
}
