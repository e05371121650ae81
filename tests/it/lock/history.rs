//! Ten releases of a catalogue, with every kind of change in each: what breaks a promise is found, and nothing else is.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use kody_generator::{Finding, Source};

use super::{findings, locked, release};

/// Numbers that look random and are the same in every run (Marsaglia's xorshift64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (sides as u64)).expect("it is less than the sides")
    }
}

#[derive(Clone, Debug, PartialEq)]
struct Code {
    value: usize,
    /// Its words: each release may spell them in another way.
    name: String,
    spelling: usize,
    /// Names with whether they are integers.
    args: Vec<(String, bool)>,
    http: Option<usize>,
    edition: usize,
    retired: bool,
}

impl Code {
    fn new(value: usize) -> Self {
        let args = vec![("limit".to_owned(), true), ("method".to_owned(), false)];
        Self {
            value,
            name: format!("code_{}", word(value)),
            spelling: 0,
            args,
            http: Some(400),
            edition: 0,
            retired: false,
        }
    }

    fn entry(&self) -> String {
        let name = match self.spelling % 3 {
            0 => self.name.clone(),
            1 => self.name.to_uppercase(),
            _ => self.name.replace('_', "-"),
        };
        if self.retired {
            return format!("  {}: {{name: {name}, until: \"{}.0\"}}\n", self.value, self.edition);
        }
        let args =
            self.args.iter().map(|(name, integer)| format!("{name}: {}", if *integer { "integer" } else { "text" }));
        let places = self.args.iter().map(|(name, _)| format!("{{{name}}},"));
        let (args, places) = (args.collect::<Vec<_>>().join(", "), places.collect::<String>());
        let http = self.http.map(|http| format!("http: {http}")).unwrap_or_default();
        format!(
            "  {}: {{name: {name}, args: {{{args}}}, attributes: {{{http}}}, message: \"of:{places} edition {}\"}}\n",
            self.value, self.edition
        )
    }
}

/// A number in letters, so that names have no digits: the words of those depend on the spelling.
fn word(mut number: usize) -> String {
    let mut word = String::new();
    loop {
        word.push(char::from(b'a' + u8::try_from(number % 26).expect("it is small")));
        number /= 26;
        if number == 0 {
            return word;
        }
    }
}

fn catalog(codes: &[Code], locales: usize) -> String {
    let tags = ["en", "uk", "pl", "de", "fr", "kk", "pt", "es", "it", "cs", "sk", "bg"];
    let mut text = format!("kody: 1\nlocales: [{}]\n", tags[..=locales].join(", "));
    text += "rules: {unsorted-codes: allow, missing-translation: allow}\n";
    text += "attributes: {http: {type: integer, optional: true, contract: true}}\n";
    for (heading, retired) in [("codes", false), ("retired", true)] {
        let entries: String = codes.iter().filter(|code| code.retired == retired).map(Code::entry).collect();
        if !entries.is_empty() {
            let _ = write!(text, "{heading}:\n{entries}");
        }
    }
    text
}

/// What happens to a code. Each gives the rule that the change breaks, if any.
type Event = (&'static str, fn(&mut Vec<Code>, usize, usize), Option<&'static str>);

/// Events of codes that are given.
const EVENTS: &[Event] = &[
    ("another text", |codes, at, _| codes[at].edition += 1, None),
    ("another spelling", |codes, at, _| codes[at].spelling += 1, None),
    ("a new argument", |codes, at, fresh| codes[at].args.push((format!("extra_{}", word(fresh)), true)), None),
    ("arguments in another order", |codes, at, _| codes[at].args.reverse(), None),
    ("a new code", |codes, at, fresh| codes.insert(at, Code::new(fresh)), None),
    (
        "a new code without arguments",
        |codes, at, fresh| codes.insert(at, Code { args: vec![], http: None, ..Code::new(fresh) }),
        None,
    ),
    ("retirement", |codes, at, _| codes[at].retired = true, None),
    ("another place in the file", |codes, at, _| codes[..=at].rotate_right(1), None),
    ("removal", |codes, at, _| drop(codes.remove(at)), Some("lock-removed")),
    ("another number", |codes, at, fresh| codes[at].value = fresh, Some("lock-renumbered")),
    ("another name", |codes, at, fresh| codes[at].name = format!("renamed_{}", word(fresh)), Some("lock-renamed")),
    ("an argument less", |codes, at, _| drop(codes[at].args.pop()), Some("lock-argument")),
    ("an argument renamed", |codes, at, _| codes[at].args[0].0 += "_s", Some("lock-argument")),
    ("an argument of another type", |codes, at, _| codes[at].args[0].1 ^= true, Some("lock-argument")),
    ("another value by contract", |codes, at, _| codes[at].http = Some(410), Some("lock-attribute")),
    ("no value by contract", |codes, at, _| codes[at].http = None, Some("lock-attribute")),
];

/// Events of codes that are retired.
const LATER: &[Event] = &[
    ("coming back", |codes, at, _| codes[at].retired = false, None),
    ("another edition of the documentation", |codes, at, _| codes[at].edition += 1, None),
    ("oblivion", |codes, at, _| drop(codes.remove(at)), Some("lock-removed")),
    (
        "its number for another code",
        |codes, at, fresh| codes[at] = Code { value: codes[at].value, ..Code::new(fresh) },
        Some("lock-reused"),
    ),
    (
        "its name for another code",
        |codes, at, fresh| codes[at] = Code { name: codes[at].name.clone(), ..Code::new(fresh) },
        Some("lock-reused"),
    ),
];

/// The rule of a finding with the number at the beginning of the line of the lock that it is about.
fn about(finding: &Finding, lock: &Source) -> (&'static str, usize) {
    let place = finding.related.as_ref().filter(|related| related.file.is_some()).map(|related| related.span);
    let span = place.unwrap_or(finding.span);
    assert!(place.is_some() || finding.file.is_some(), "no place lies in the lock: {finding:?}");
    let line = lock.line(lock.position(span.start).line);
    let number = line.split(' ').next().and_then(|number| number.parse().ok());
    (finding.rule, number.unwrap_or_else(|| panic!("{line:?} begins with no number")))
}

struct History {
    dice: Dice,
    codes: Vec<Code>,
    lock: String,
    fresh: usize,
}

impl History {
    fn begin(seed: u64) -> Self {
        let codes: Vec<Code> = (1..=40).map(|number| Code { retired: number > 34, ..Code::new(number * 3) }).collect();
        let lock = release(&Source::new("codes.yaml", catalog(&codes, 0)));
        Self { dice: Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)), codes, lock, fresh: 500 }
    }

    /// A code that nothing has happened to, of those that are retired or not.
    fn pick(&mut self, met: &BTreeSet<usize>, retired: bool) -> usize {
        // What lacks arguments or a value by contract cannot lose them.
        let whole = |code: &Code| code.retired || (code.args.len() > 1 && code.http == Some(400));
        let places: Vec<usize> = (0..self.codes.len())
            .filter(|&at| {
                let code = &self.codes[at];
                code.retired == retired && !met.contains(&code.value) && code.value < 500 && whole(code)
            })
            .collect();
        assert!(!places.is_empty(), "there is no code left for it");
        places[self.dice.roll(places.len())]
    }

    /// A release with these events: those that break nothing stay, the others are found and taken back.
    fn release(&mut self, year: usize, events: &[(&Event, bool)]) {
        let before = self.codes.clone();
        let mut expected = BTreeSet::new();
        let mut met = BTreeSet::new();
        let mut harmless = before.clone();
        for &(&(what, event, rule), retired) in events {
            self.fresh += 1;
            let at = self.pick(&met, retired);
            let value = self.codes[at].value;
            met.insert(value);
            event(&mut self.codes, at, self.fresh);
            if let Some(rule) = rule {
                expected.insert((rule, value));
                continue;
            }
            let there = harmless.iter().position(|code| code.value == value);
            event(&mut harmless, there.unwrap_or_else(|| panic!("{what}: {value} is gone")), self.fresh);
        }
        let lock = Source::new("codes.lock", self.lock.clone());
        let found = findings(&catalog(&self.codes, year), &self.lock);
        let found: BTreeSet<(&str, usize)> = found.iter().map(|finding| about(finding, &lock)).collect();
        assert_eq!(found, expected, "in the year {year}");

        self.codes = harmless;
        let text = catalog(&self.codes, year);
        assert_eq!(findings(&text, &self.lock), [], "in the year {year}, with the breaking changes taken back");
        let next = release(&locked(&text, &self.lock));
        assert_eq!(findings(&text, &next), []);
        assert_eq!(release(&locked(&text, &next)), next, "a lock that is up to date stays as it is");
        self.lock = next;
    }
}

#[test]
fn exactly_what_breaks_a_promise_is_found() {
    for seed in 1..=4 {
        let mut history = History::begin(seed);
        for year in 1..=10 {
            let given = EVENTS.iter().map(|event| (event, false));
            let later = LATER.iter().map(|event| (event, true));
            let mut events: Vec<(&Event, bool)> = given.chain(later).collect();
            for at in (1..events.len()).rev() {
                let other = history.dice.roll(at + 1);
                events.swap(at, other);
            }
            history.release(year, &events);
        }
    }
}

#[test]
fn what_breaks_no_promise_is_never_reported() {
    for seed in 1..=8 {
        let mut history = History::begin(seed);
        for year in 1..=10 {
            let harmless: Vec<(&Event, bool)> =
                EVENTS.iter().filter(|(.., rule)| rule.is_none()).map(|event| (event, false)).collect();
            let events: Vec<(&Event, bool)> = (0..8).map(|_| harmless[history.dice.roll(harmless.len())]).collect();
            history.release(year, &events);
        }
    }
}

#[test]
fn codes_that_change_places_are_renumbered() {
    let codes = [Code::new(1), Code::new(2), Code::new(3)];
    let lock = release(&Source::new("codes.yaml", catalog(&codes, 0)));
    let moved: Vec<Code> = codes.iter().map(|code| Code { value: code.value % 3 + 1, ..code.clone() }).collect();
    let source = Source::new("codes.lock", lock.clone());
    let found = findings(&catalog(&moved, 0), &lock);
    let found: Vec<(&str, usize)> = found.iter().map(|finding| about(finding, &source)).collect();
    assert_eq!(found, [("lock-renumbered", 1), ("lock-renumbered", 2), ("lock-renumbered", 3)]);
}
