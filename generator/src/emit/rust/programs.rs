//! What the messages with arguments are in the tables: texts, and programs that say what stands between them. `kody/src/rt/messages.rs`
//! runs them.

use std::collections::HashMap;

use super::tables::{self, pad};
use super::{Module, Variant};
use crate::catalog::{Argument, ArgumentKind, Message, Part, Template};
use crate::plurals::Rules;

/// How many bytes an entry of the table of messages has.
const ENTRY: usize = 8;

/// The length of the longest piece of a text.
const LONGEST: usize = 0xff_ffff;

/// The bit that makes a place one in the programs.
const PROGRAM: usize = 1 << 31;

/// An entry: two numbers of two bytes, and a place.
type Entry = ([usize; 2], usize);

/// What stands in a program for an argument: nothing, or the end.
const NONE: u8 = 0xfe;
const END: u8 = 0xff;

/// The tables of the messages with arguments while they grow.
#[derive(Default)]
pub(super) struct Programs {
    pub(super) texts: String,
    pub(super) steps: Vec<u8>,
    pub(super) entries: Vec<u8>,
    /// Where the forms of a message begin that was there before.
    known: HashMap<Vec<String>, usize>,
    singles: HashMap<Vec<String>, Entry>,
}

impl Programs {
    /// Adds the message of a code in a locale: its own, or the one that stands in for it, with the plural rule of its language.
    pub(super) fn add(&mut self, module: &Module<'_>, variant: &Variant<'_>, locale: usize, rules: &mut Vec<Rules>) {
        let args = variant.code.args();
        let found = module.catalog.resolve_with_locale(variant.code.message(), locale);
        let (rule, selector, templates) = match found {
            None => (0, 0, Vec::new()),
            Some((_, Message::Plain(template))) => (0, 0, vec![template]),
            Some((language, Message::Plural(plural))) => {
                let own = Rules::of(module.catalog.locales()[language].tag()).unwrap_or_else(Rules::root);
                let forms: Vec<_> = own.categories().iter().map(|category| plural.form(*category)).collect();
                match plural.argument(args).filter(|_| forms.len() > 1) {
                    Some(argument) => (place_of(own, rules) + 1, integers_before(args, argument), forms),
                    None => (0, 0, forms.into_iter().take(1).collect()),
                }
            }
        };
        let single = if let [template] = templates.as_slice() { self.single(template, args) } else { None };
        let (numbers, place) = single.unwrap_or_else(|| {
            let program = self.forms(&templates, args);
            ([usize::from(u16::from_le_bytes([small(rule), small(selector)])), 0], program | PROGRAM)
        });
        self.entries.extend(tables::bytes(2, numbers));
        self.entries.extend(tables::bytes(4, [place]));
    }

    /// Adds what is read behind the last entries.
    pub(super) fn finish(&mut self) {
        self.texts.push(' ');
        pad(&mut self.steps, 0);
        pad(&mut self.entries, ENTRY);
    }

    /// The entry of a template that has the first argument in it, once, and no other.
    fn single(&mut self, template: &Template, args: &[Argument]) -> Option<Entry> {
        let steps = steps(template, args);
        let [(before, 0), (behind, END)] = steps.as_slice() else { return None };
        let lengths = [before, behind].map(|text| u16::try_from(text.len()).ok());
        let [Some(_), Some(_)] = lengths else { return None };
        let key = vec![before.clone(), behind.clone()];
        if let Some(entry) = self.singles.get(&key) {
            return Some(*entry);
        }
        let entry = ([before.len(), behind.len()], self.begin_text());
        self.texts.extend([before.as_str(), behind]);
        self.singles.insert(key, entry);
        Some(entry)
    }

    /// Where the program of the only form is, or the list of where those of several forms are.
    fn forms(&mut self, templates: &[&Template], args: &[Argument]) -> usize {
        let names = args.iter().map(|argument| argument.name().as_str().to_owned());
        let key = names.chain(templates.iter().map(|template| template.text().as_str().to_owned())).collect();
        if let Some(start) = self.known.get(&key) {
            return *start;
        }
        let programs: Vec<usize> = templates.iter().map(|template| self.program(template, args)).collect();
        let start = match programs.as_slice() {
            [] => self.write_program(&[("", END)]),
            [only] => *only,
            several => {
                let list = self.steps.len();
                self.steps.extend(tables::bytes(4, several.iter().copied()));
                list
            }
        };
        self.known.insert(key, start);
        start
    }

    /// Adds the program of a template: the texts to one table, their lengths and the arguments behind them to another.
    fn program(&mut self, template: &Template, args: &[Argument]) -> usize {
        let steps = steps(template, args);
        let pieces: Vec<(&str, u8)> = steps.iter().flat_map(|(text, place)| parts(text, *place)).collect();
        self.write_program(&pieces)
    }

    /// Adds texts, each with the place of the argument behind it, and says where it did.
    fn write_program(&mut self, pieces: &[(&str, u8)]) -> usize {
        let start = self.steps.len();
        let text = self.begin_text();
        self.steps.extend(tables::bytes(4, [text]));
        for (text, place) in pieces {
            self.steps.extend(tables::bytes(3, [text.len()]));
            self.steps.push(*place);
            self.texts.push_str(text);
        }
        start
    }

    /// Where the next text begins. All begin at odd places.
    fn begin_text(&mut self) -> usize {
        if self.texts.len().is_multiple_of(2) {
            self.texts.push(' ');
        }
        self.texts.len()
    }
}

/// A template, cut at its placeholders: texts, each with the argument behind it.
fn steps(template: &Template, args: &[Argument]) -> Vec<(String, u8)> {
    let mut steps: Vec<(String, u8)> = Vec::new();
    let mut literal = String::new();
    let mut next = 0;
    for part in template.parts() {
        let name = match part {
            Part::Literal(text) => {
                literal.push_str(text);
                continue;
            }
            Part::Placeholder(name) => name.as_str(),
        };
        let is_named = |argument: &Argument| argument.name().as_str() == name;
        // Mostly it is the argument behind the last one.
        let place = match args.get(next) {
            Some(argument) if is_named(argument) => Some(next),
            _ => args.iter().position(is_named),
        };
        next = place.map_or(next, |place| place + 1);
        match place {
            Some(place) => steps.push((std::mem::take(&mut literal), small(place))),
            None => literal.extend(["{", name, "}"]),
        }
    }
    steps.push((literal, END));
    steps
}

/// A text in parts whose length fits three bytes. The argument stands behind the last of them.
fn parts(text: &str, place: u8) -> Vec<(&str, u8)> {
    let mut parts = Vec::new();
    let mut rest = text;
    while rest.len() > LONGEST {
        let end = (0..=LONGEST).rev().find(|&at| rest.is_char_boundary(at));
        let (part, more) = rest.split_at(end.unwrap_or(0));
        parts.push((part, NONE));
        rest = more;
    }
    parts.push((rest, place));
    parts
}

/// The place of a rule among those there are, where it is put if it is new.
fn place_of(rule: Rules, rules: &mut Vec<Rules>) -> usize {
    rules.iter().position(|known| *known == rule).unwrap_or_else(|| {
        rules.push(rule);
        rules.len() - 1
    })
}

/// The place of an integer among the integers.
fn integers_before(args: &[Argument], argument: usize) -> usize {
    args[..argument].iter().filter(|argument| argument.kind() == ArgumentKind::Integer).count()
}

/// A place among arguments or rules, of which there are few.
fn small(place: usize) -> u8 {
    u8::try_from(place).map_or(NONE, |place| place.min(NONE))
}
