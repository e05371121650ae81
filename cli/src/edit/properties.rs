//! Documents in layouts as people write them, made from seeds: every operation does what it says, and no comment, no other
//! value and no line that has nothing to do with it changes.

use std::fmt::Write as _;

use kody_generator::yaml::{self, Node};
use kody_generator::{Source, Span};

use super::operation::Order;
use super::{Operation, Step, Value, edit};

/// How many documents are made where `KODY_SEEDS` does not say.
const SEEDS: u64 = 1_000;

/// SplitMix64: enough for choices, and the same everywhere.
struct Choice(u64);

impl Choice {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % count as u64).expect("it is below a usize")
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }
}

/// Writes a document whose keys are `k1`, `k2` …, whose values hold unique words, and whose comments are `#c1`, `#c2` …
struct Writer {
    choice: Choice,
    text: String,
    count: usize,
}

impl Writer {
    fn document(seed: u64) -> String {
        let mut writer = Self { choice: Choice(seed), text: String::new(), count: 0 };
        let choice = &mut writer.choice;
        let (bom, start, windows, last) = (choice.one_in(6), choice.one_in(6), choice.one_in(4), choice.one_in(5));
        if start {
            writer.text += "---\n";
        }
        let indent = writer.choice.below(4) + 1;
        if writer.choice.one_in(8) {
            writer.flow(3, 0);
            writer.comment_behind();
            writer.text += "\n";
        } else {
            writer.block(3, 0, indent);
        }
        let mut text = writer.text;
        if last {
            text.truncate(text.trim_end_matches('\n').len());
        }
        if windows {
            text = text.replace('\n', "\r\n");
        }
        if bom { format!("\u{feff}{text}") } else { text }
    }

    fn number(&mut self) -> usize {
        self.count += 1;
        self.count
    }

    fn key(&mut self) -> String {
        let number = self.number();
        match self.choice.below(6) {
            0 => format!("'k{number}'"),
            1 => format!("\"k{number}\""),
            2 => format!("ключ{number}"),
            _ => format!("k{number}"),
        }
    }

    fn comment(&mut self) -> String {
        let number = self.number();
        let rest = self.choice.of(&["", " a: b", " {", "\ttab", " - 'x", " довго"]);
        format!("#c{number}{rest}")
    }

    fn comment_behind(&mut self) {
        if self.choice.one_in(4) {
            let (blank, comment) = (self.choice.of(&[" ", "  ", "\t"]), self.comment());
            let _ = write!(self.text, "{blank}{comment}");
        }
    }

    fn block(&mut self, depth: usize, column: usize, step: usize) {
        for _ in 0..=self.choice.below(4) {
            let before = self.choice.below(10);
            if before < 2 {
                self.text += "\n";
            }
            if before == 1 || before == 2 {
                let comment = self.comment();
                let column = if self.choice.one_in(4) { self.choice.below(column + 1) } else { column };
                let _ = writeln!(self.text, "{}{comment}", " ".repeat(column));
            }
            let key = self.key();
            let colon = self.choice.of(&[":", ":", ":", " :"]);
            let _ = write!(self.text, "{}{key}{colon}", " ".repeat(column));
            // Below a text of several lines it would be a line of that.
            if !self.value(depth, column, step) && self.choice.one_in(8) {
                let comment = self.comment();
                let _ = writeln!(self.text, "{}{comment}", " ".repeat(column + 1));
            }
        }
    }

    /// The value of a key, and whether it is a block scalar or ends with one.
    fn value(&mut self, depth: usize, column: usize, step: usize) -> bool {
        match self.choice.below(if depth == 0 { 7 } else { 12 }) {
            0 => {
                self.lines(column, step);
                self.text += "\n";
                return true;
            }
            1 => self.comment_behind(),
            2..7 => {
                let (blank, scalar) = (self.choice.of(&[" ", "  "]), self.scalar(false, column));
                let _ = write!(self.text, "{blank}{scalar}");
                self.comment_behind();
            }
            7 | 8 => {
                self.text += " ";
                self.flow(depth - 1, column + step);
                self.comment_behind();
            }
            9 => {
                self.list(column);
                return false;
            }
            _ => {
                self.comment_behind();
                self.text += "\n";
                self.block(depth - 1, column + step, step);
                return true;
            }
        }
        self.text += "\n";
        false
    }

    fn list(&mut self, column: usize) {
        self.comment_behind();
        self.text += "\n";
        let column = column + self.choice.below(3);
        for _ in 0..=self.choice.below(3) {
            let (dash, scalar) = (self.choice.of(&["- ", "-   "]), self.scalar(false, column));
            let _ = write!(self.text, "{}{dash}{scalar}", " ".repeat(column));
            self.comment_behind();
            self.text += "\n";
        }
    }

    /// A block scalar.
    fn lines(&mut self, column: usize, step: usize) {
        let (mark, end) = (self.choice.of(&["|", ">"]), self.choice.of(&["", "-", "+"]));
        let _ = write!(self.text, " {mark}{end}");
        self.comment_behind();
        for _ in 0..=self.choice.below(3) {
            let word = self.number();
            let extra = self.choice.below(2) * 2;
            let extra = if self.text.ends_with(['|', '>', '-', '+']) { 0 } else { extra };
            let indent = " ".repeat(column + step);
            let blank = self.choice.of(&["", "", "\n"]);
            // The first line tells how far the others are indented.
            let extra = if self.text.rsplit('\n').next().is_some_and(|line| line.contains([':'])) { 0 } else { extra };
            let _ = write!(self.text, "{blank}\n{indent}{}w{word}", " ".repeat(extra));
        }
        self.text += self.choice.of(&["", "", "\n", "\n\n"]);
    }

    fn scalar(&mut self, flow: bool, column: usize) -> String {
        let number = self.number();
        let fold = format!("\n{}", " ".repeat(column + 1 + self.choice.below(3)));
        let fold = if flow || self.choice.one_in(2) { " " } else { &fold };
        match self.choice.below(5) {
            0 => format!("'w{number}{fold}it''s # no comment'"),
            1 => format!("\"w{number}{fold}\\\"x\\u0442\\\\\""),
            2 => format!("слово{number}{fold}ще"),
            _ => format!("w{number}"),
        }
    }

    fn flow(&mut self, depth: usize, column: usize) {
        let lines = self.choice.one_in(3);
        let padding = if self.choice.one_in(3) { " " } else { "" };
        self.text += "{";
        let count = self.choice.below(4);
        for at in 0..count {
            if lines {
                self.comment_behind();
                let _ = write!(self.text, "\n{}", " ".repeat(column + 2));
            } else {
                self.text += if at == 0 { padding } else { self.choice.of(&[" ", "  "]) };
            }
            let key = self.key();
            self.text += &key;
            match self.choice.below(8) {
                0 => {}
                1 => self.text += ":",
                2 if depth > 0 => {
                    self.text += ": ";
                    self.flow(depth - 1, column + 2);
                }
                _ => {
                    let scalar = self.scalar(true, column);
                    let _ = write!(self.text, ": {scalar}");
                }
            }
            if at + 1 < count || self.choice.one_in(4) {
                self.text += ",";
            }
        }
        if lines {
            self.comment_behind();
            let _ = write!(self.text, "\n{}", " ".repeat(column));
        } else {
            self.text += if count > 0 { padding } else { "" };
        }
        self.text += "}";
    }
}

/// All maps of a document, as paths, with their keys.
fn maps(node: &Node<'_>, path: &[String], found: &mut Vec<(Vec<String>, Vec<String>)>) {
    let Node::Map(entries, _) = node else { return };
    found.push((path.to_vec(), entries.iter().map(|(key, _)| key.value.clone().into_owned()).collect()));
    for (key, value) in entries {
        maps(value, &[path, &[key.value.clone().into_owned()]].concat(), found);
    }
}

fn steps(keys: &[String], order: &Order) -> Vec<Step> {
    keys.iter().map(|key| Step::new(key.clone(), order.clone())).collect()
}

fn comments(text: &str) -> Vec<&str> {
    let marks = text.match_indices("#c").map(|(at, _)| text[at + 2..].split(|c: char| !c.is_ascii_digit()).next());
    let mut marks: Vec<&str> = marks.flatten().collect();
    marks.sort_unstable();
    marks
}

/// The lines that two texts do not share at their beginnings and ends.
fn changed<'a>(old: &'a str, new: &'a str) -> (Vec<&'a str>, Vec<&'a str>) {
    let [old, new] = [old, new].map(|text| text.split('\n').collect::<Vec<_>>());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let rest = (old.len() - same).min(new.len() - same);
    let tail = old.iter().rev().zip(new.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    (old[same..old.len() - tail].to_vec(), new[same..new.len() - tail].to_vec())
}

fn is_subsequence(part: &str, whole: &str) -> bool {
    let mut whole = whole.chars();
    part.chars().all(|character| whole.any(|other| other == character))
}

fn for_each_document(mut check: impl FnMut(&str, &[(Vec<String>, Vec<String>)], &mut Choice)) {
    let seeds = std::env::var("KODY_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(SEEDS);
    for seed in 0..seeds {
        let text = Writer::document(seed);
        let source = Source::new("codes.yaml", text.as_str());
        let tree =
            yaml::read(&source).unwrap_or_else(|findings| panic!("seed {seed} is no YAML: {findings:?}\n{text}"));
        let mut found = Vec::new();
        maps(&tree.root, &[], &mut found);
        if found[0].1.is_empty() {
            continue;
        }
        check(&text, &found, &mut Choice(seed ^ 0xabcd));
    }
}

fn edited(text: &str, operation: &Operation) -> String {
    let edited = edit(&Source::new("codes.yaml", text), std::slice::from_ref(operation));
    edited.unwrap_or_else(|refusal| panic!("{refusal:?}\n{operation:?}\n{text}")).text().to_owned()
}

/// Texts that need no care, and some that do.
const TEXTS: [&str; 9] =
    ["нове", "no", "a: b #x", "it's \"so\", {x}", "", "two\nlines\n", "two\n\nlines", " blank ", "a\u{7}\u{202e}\\"];

#[test]
fn an_entry_that_is_put_in_and_taken_out_leaves_no_trace() {
    for_each_document(|text, maps, choice| {
        let (path, keys) = &maps[choice.below(maps.len())];
        let listed = [&keys[..choice.below(keys.len() + 1)], &["new".to_owned()]].concat();
        let path = [steps(path, &Order::Last), steps(&["new".to_owned()], &Order::Listed(listed.into()))].concat();
        let value = Value::Text(choice.of(&TEXTS).to_owned());
        let with = edited(text, &Operation::Set(path.clone(), value));
        let (old, new) = changed(text, &with);
        assert!(old.len() <= 1, "more than a line changed:\n{text}\n{with}");
        assert!(old.iter().all(|line| is_subsequence(line, &new.join("\n"))), "lost:\n{text}\n{with}");
        assert_eq!(edited(&with, &Operation::Remove(path)), *text, "from\n{with}");
    });
}

#[test]
fn a_value_that_is_replaced_keeps_all_around_it() {
    for_each_document(|text, maps, choice| {
        let (path, keys) = &maps[choice.below(maps.len())];
        let Some(key) = keys.get(choice.below(keys.len().max(1))) else { return };
        let path = [path.as_slice(), std::slice::from_ref(key)].concat();
        let source = Source::new("codes.yaml", text);
        let tree = yaml::read(&source).expect("it was read before");
        let value = path.iter().try_fold(&tree.root, |node, key| node.get(key)).expect("it is there");
        let is_scalar = matches!(value, Node::Scalar(_));
        let lines = source.slice(value.span()).matches('\n').count() + 4;
        let wanted = Value::Text(choice.of(&TEXTS).to_owned());
        let with = edited(text, &Operation::Set(steps(&path, &Order::Last), wanted.clone()));
        if is_scalar {
            assert_eq!(comments(&with), comments(text), "from\n{text}\nto\n{with}");
            let (old, _) = changed(text, &with);
            assert!(old.len() <= lines, "more changed than the value:\n{text}\n{with}");
        }
        assert_eq!(edited(&with, &Operation::Set(steps(&path, &Order::Last), wanted)), with, "a second time");
    });
}

#[test]
fn an_entry_that_is_removed_takes_nothing_else_with_it() {
    for_each_document(|text, maps, choice| {
        let (path, keys) = &maps[choice.below(maps.len())];
        if path.is_empty() && keys.len() < 2 {
            return;
        }
        let Some(key) = keys.get(choice.below(keys.len().max(1))) else { return };
        let path = [path.as_slice(), std::slice::from_ref(key)].concat();
        let without = edited(text, &Operation::Remove(steps(&path, &Order::Last)));
        assert!(
            without.len() < text.len() + 3 && is_subsequence(&without.replace(" {}", ""), text),
            "{text}\n{without}"
        );
    });
}

#[test]
fn entries_that_are_sorted_or_moved_keep_their_comments() {
    for_each_document(|text, maps, choice| {
        let (path, keys) = &maps[choice.below(maps.len())];
        if path.is_empty() {
            return;
        }
        let mut listed = keys.clone();
        listed.reverse();
        let sort = Operation::Sort(steps(path, &Order::Last), Order::Listed(listed.into()));
        let source = Source::new("codes.yaml", text);
        if let Ok(sorted) = edit(&source, &[sort]) {
            assert_eq!(comments(sorted.text()), comments(text), "from\n{text}\nto\n{}", sorted.text());
            let letters = |text: &str| {
                let mut letters: Vec<char> = text.chars().collect();
                letters.sort_unstable();
                letters
            };
            assert_eq!(letters(sorted.text()), letters(text));
        }
        let Some(key) = keys.get(choice.below(keys.len().max(1))) else { return };
        let from = [path.as_slice(), std::slice::from_ref(key)].concat();
        let to = steps(&["new".to_owned()], &Order::Last);
        if let Ok(moved) = edit(&source, &[Operation::Move(steps(&from, &Order::Last), to)]) {
            let left_out = comments(text).len() - comments(moved.text()).len();
            assert!(left_out == 0 || text.contains('{'), "from\n{text}\nto\n{}", moved.text());
        }
    });
}

#[test]
fn every_key_and_value_can_be_respelt() {
    for_each_document(|text, _, choice| {
        let source = Source::new("codes.yaml", text);
        let mut spots: Vec<(Span, super::Spot)> = super::spots(&source).into_iter().collect();
        spots.sort_by_key(|(span, _)| *span);
        let (_, spot) = &spots[choice.below(spots.len())];
        let with = edited(text, &Operation::Respell(spot.clone(), "new word".to_owned()));
        assert_eq!(comments(&with), comments(text), "from\n{text}\nto\n{with}");
    });
}
