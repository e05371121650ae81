//! A wrong word and the right ones come in; the one that was probably meant goes out.

/// The longest word that is compared with others, in characters: a longer one is no slip of the finger.
const LONGEST: usize = 100;

/// With more words than these that look alike, only those are compared that differ in one spot. To compare takes time for the
/// product of the lengths, and of thousands of unknown words each would be compared with thousands of known ones.
const CROWD: usize = 100;

/// The bytes of such a spot: one character, or two of ASCII that have changed places.
const SPOT: usize = 4;

/// The word that is nearest to another one.
pub(crate) struct Near<'a> {
    pub(crate) word: &'a str,
    /// Whether no other one is as near.
    pub(crate) alone: bool,
}

impl<'a> Near<'a> {
    /// The candidate that differs from the word by the fewest letters, and by no more than a third of them.
    pub(crate) fn of(wrong: &str, candidates: &[&'a str]) -> Option<Self> {
        let wrong = wrong.to_lowercase();
        let length = wrong.chars().count();
        if length > LONGEST {
            return None;
        }
        let allowed = length.max(3) / 3;
        let own = letters(&wrong);
        let alike = candidates
            .iter()
            .copied()
            .filter(|candidate| candidate.chars().count().abs_diff(length) <= allowed)
            .map(|candidate| (candidate, candidate.to_lowercase()))
            .filter(|(_, lower)| lacking(own, letters(lower)) <= allowed);
        let mut alike: Vec<(&str, String)> = alike.collect();
        if alike.len() > CROWD {
            alike.retain(|(_, lower)| differs_in_one_spot(&wrong, lower));
        }
        let mut nearest: Option<(usize, Self)> = None;
        for (word, lower) in alike {
            let distance = distance(&wrong, &lower);
            match &mut nearest {
                Some((least, _)) if distance > *least => {}
                Some((least, near)) if distance == *least => near.alone &= near.word == word,
                _ if distance <= allowed => nearest = Some((distance, Self { word, alone: true })),
                _ => {}
            }
        }
        nearest.map(|(_, near)| near)
    }
}

/// The candidate that differs from the word by no more than a third of its letters.
pub fn nearest<'a>(wrong: &str, candidates: &[&'a str]) -> Option<&'a str> {
    Near::of(wrong, candidates).map(|near| near.word)
}

/// How many letters have to be put in, left out, replaced or changed places with their neighbours to make one word of another:
/// the optimal string alignment distance. Three rows of its table are enough.
fn distance(a: &str, b: &str) -> usize {
    let [a, b] = [a, b].map(|word| word.chars().collect::<Vec<char>>());
    let mut rows = [Vec::new(), Vec::new(), (0..=b.len()).collect::<Vec<usize>>()];
    for row in 1..=a.len() {
        rows.rotate_left(1);
        let [before, above, here] = &mut rows;
        here.clear();
        here.push(row);
        for column in 1..=b.len() {
            let replaced = above[column - 1] + usize::from(a[row - 1] != b[column - 1]);
            let least = replaced.min(above[column] + 1).min(here[column - 1] + 1);
            let crossed = row > 1 && column > 1 && a[row - 1] == b[column - 2] && a[row - 2] == b[column - 1];
            here.push(if crossed { least.min(before[column - 2] + 1) } else { least });
        }
    }
    rows[2][b.len()]
}

/// The letters that a word has, each as a bit. Some share one.
fn letters(word: &str) -> u64 {
    word.chars().fold(0, |letters, letter| letters | 1 << (u32::from(letter) % u64::BITS))
}

/// How many letters one word has at least that the other one has not: by so many they differ.
fn lacking(a: u64, b: u64) -> usize {
    (a & !b).count_ones().max((b & !a).count_ones()) as usize
}

/// Whether all that differs stands together.
fn differs_in_one_spot(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let start = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[start..], &b[start..]);
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    a.len().max(b.len()) - end <= SPOT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_is_found_among_few_and_among_many() {
        for count in [5_u32, 2_000] {
            let all: Vec<String> = (0..count).map(|number| format!("Code{number:04}")).collect();
            let all: Vec<&str> = all.iter().map(String::as_str).collect();
            assert_eq!(nearest("kode0003", &all), Some("Code0003"));
            assert_eq!(nearest("Cdoe0002", &all), Some("Code0002"));
            assert_eq!(nearest("Something", &all), None);
        }
        assert_eq!(nearest("кот", &["код", "рот", "пес"]), Some("код"));
        assert_eq!(nearest(&"a".repeat(101), &["a"]), None);
    }

    #[test]
    fn a_word_is_alone_if_no_other_is_as_near() {
        let near = |wrong, all: &[&'static str]| Near::of(wrong, all).map(|near| (near.word, near.alone));
        assert_eq!(near("limt", &["limit", "lint"]), Some(("limit", false)));
        assert_eq!(near("limi", &["lint", "limit"]), Some(("limit", true)));
        assert_eq!(near("limt", &["limit", "limit"]), Some(("limit", true)));
        assert_eq!(near("limt", &["Limit", "limit"]), Some(("Limit", false)));
        assert_eq!(near("limt", &["other"]), None);
    }

    #[test]
    fn letters_do_not_rule_out_what_is_near() {
        let words = [
            "limit",
            "limits",
            "timil",
            "mitli",
            "lmiit",
            "Limit",
            "x",
            "",
            "grenze",
            "жест",
            "жестЬ",
            "İi",
            "\u{212a}elvin",
            "kelvin",
        ];
        for wrong in words {
            for word in words {
                let (a, b) = (wrong.to_lowercase(), word.to_lowercase());
                assert!(lacking(letters(&a), letters(&b)) <= distance(&a, &b), "{wrong} {word}");
                assert_eq!(distance(&a, &b), strsim::osa_distance(&a, &b), "{wrong} {word}");
            }
        }
    }
}
