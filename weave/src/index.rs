//! A name, a number or a reference comes in; the code that is meant goes out, or the nearest one.

use std::collections::HashMap;

use kody_generator::catalog::Code;
use kody_generator::{Catalog, Spelling, nearest};

use crate::Options;

/// How references name codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// By their names, in this spelling.
    Spelt(Spelling),
    /// By their numbers.
    Number,
}

impl Default for Names {
    fn default() -> Self {
        Self::Spelt(Spelling::Screaming)
    }
}

impl Names {
    /// All of them, with the words for them and an example of each.
    pub const ALL: [(&'static str, Self, &'static str); 6] = [
        ("screaming", Self::Spelt(Spelling::Screaming), "RECORD_NOT_FOUND"),
        ("snake", Self::Spelt(Spelling::Snake), "record_not_found"),
        ("kebab", Self::Spelt(Spelling::Kebab), "record-not-found"),
        ("upper-camel", Self::Spelt(Spelling::UpperCamel), "RecordNotFound"),
        ("lower-camel", Self::Spelt(Spelling::LowerCamel), "recordNotFound"),
        ("number", Self::Number, "2"),
    ];

    /// The one with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, ..)| *known == word).map(|(_, names, _)| names)
    }

    fn of(self, code: &Code) -> String {
        match self {
            Self::Spelt(spelling) => spelling.of(code.name().as_str()),
            Self::Number => code.value().to_string(),
        }
    }
}

/// The codes of a catalogue, the retired ones included, by what they are called.
#[derive(Debug)]
pub(crate) struct Index<'a> {
    prefix: String,
    names: Names,
    codes: Vec<&'a Code>,
    /// By the names that references use.
    references: HashMap<String, usize>,
    /// By their numbers, and by the words of their names.
    others: HashMap<String, usize>,
}

impl<'a> Index<'a> {
    pub(crate) fn new(catalog: &'a Catalog, options: &Options) -> Self {
        let codes: Vec<&Code> = catalog.codes_and_retired().collect();
        // Where a catalogue has allowed two codes of one name, the first one has it.
        let by = |key: &dyn Fn(&Code) -> String| {
            codes.iter().enumerate().rev().map(|(index, code)| (key(code), index)).collect::<HashMap<String, usize>>()
        };
        let references = by(&|code| options.names.of(code));
        let mut others = by(&|code| words(code.name().as_str()));
        others.extend(by(&|code| code.value().to_string()));
        Self { prefix: options.prefix.clone(), names: options.names, codes, references, others }
    }

    /// The code that a reference names, by what stands behind its prefix.
    pub(crate) fn by_reference(&self, name: &str) -> Option<&'a Code> {
        self.references.get(name).map(|&index| self.codes[index])
    }

    /// The code with this number, or with this name in any spelling; the prefix of references may stand before it.
    pub(crate) fn by_word(&self, word: &str) -> Option<&'a Code> {
        let bare = word.strip_prefix(self.prefix.as_str()).and_then(|name| self.by_reference(name));
        let found = || self.others.get(word).or_else(|| self.others.get(&words(word)));
        bare.or_else(|| found().map(|&index| self.codes[index]))
    }

    /// How to refer to a code.
    pub(crate) fn reference(&self, code: &Code) -> String {
        format!("{}{}", self.prefix, self.names.of(code))
    }

    /// The reference that may be meant by one that names no code.
    pub(crate) fn near_reference(&self, name: &str) -> Option<String> {
        if let Some(code) = self.by_word(name) {
            return Some(self.reference(code));
        }
        let known: Vec<&str> = self.references.keys().map(String::as_str).collect();
        near(name, known).map(|near| format!("{}{near}", self.prefix))
    }

    /// The name that may be meant by a word that is none.
    pub(crate) fn near_name(&self, word: &str) -> Option<String> {
        near(word, self.codes.iter().map(|code| code.name().as_str()).collect())
    }
}

/// The nearest candidate; of two, the first in the alphabet.
fn near(word: &str, mut candidates: Vec<&str>) -> Option<String> {
    candidates.sort_unstable();
    nearest(word, &candidates).map(str::to_owned)
}

fn words(name: &str) -> String {
    Spelling::Snake.of(name)
}
