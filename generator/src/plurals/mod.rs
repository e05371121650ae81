//! A language tag comes in; the plural rules of the language for whole numbers go out: its categories, the category of a
//! number, and a Rust function that finds it.
//!
//! The source is CLDR 48 (UTS #35, part 3, "Language Plural Rules"); the data is `cldr.rs`. Whole numbers only: a category
//! that CLDR gives to fractions alone is none of them here, so Polish has one, few and many, but no other. CLDR's `n` is the
//! absolute value: -1 is counted as 1 is.

mod cldr;
mod condition;
mod function;
#[cfg(feature = "files")]
mod gettext;

use crate::catalog::{Category, truncations};
use condition::Condition;

/// How a group of languages counts things.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// Its lines in the data.
    group: &'static str,
    categories: Vec<Category>,
    /// What each category but the last asks of a number.
    conditions: Vec<Condition>,
}

impl Rules {
    /// How many numbers show what a category is for, at most.
    pub const EXAMPLES: usize = 4;

    /// The rules of a language tag (BCP 47), else of the tag cut short: `pt-PT` has its own, `pt-BR` has those of `pt`. `None`
    /// where CLDR does not know the language.
    pub fn of(tag: &str) -> Option<Self> {
        let mut tags = truncations(tag);
        let group = tags.find_map(|tag| {
            groups().find(|group| languages(group).any(|language| language.eq_ignore_ascii_case(tag)))
        })?;
        Some(Self::read(group))
    }

    /// The rules for a language that CLDR does not know: all numbers are `other`.
    #[expect(clippy::missing_panics_doc, reason = "the data has them")]
    pub fn root() -> Self {
        Self::of("und").expect("CLDR has rules for the undetermined language")
    }

    /// The rules of all languages, each once.
    pub fn all() -> impl Iterator<Item = Self> {
        groups().map(Self::read)
    }

    fn read(group: &'static str) -> Self {
        let lines = group.lines().filter_map(|line| line.strip_prefix(INDENT));
        let (mut categories, mut conditions) = (Vec::new(), Vec::new());
        for line in lines {
            let (keyword, condition) = line.split_once(": ").map_or((line, None), |(word, text)| (word, Some(text)));
            let category = Category::ALL.into_iter().find(|category| category.as_str() == keyword);
            categories.push(category.expect("tools/plurals.py knows the categories"));
            conditions.extend(condition.map(|text| Condition::parse(text).expect("tools/plurals.py wrote it")));
        }
        Self { group, categories, conditions }
    }

    /// The languages with these rules, as tags, sorted.
    pub fn languages(&self) -> impl Iterator<Item = &'static str> + use<> {
        languages(self.group)
    }

    /// The categories that whole numbers have: those for which the language needs a form. In CLDR's order, never empty.
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    /// The category of a number; of a negative one, that of its magnitude.
    pub fn category(&self, n: u128) -> Category {
        let found = self.conditions.iter().position(|condition| condition.holds(n));
        self.categories[found.unwrap_or(self.conditions.len())]
    }

    /// The header field `Plural-Forms` of a PO file, whose forms are those of [`Self::categories`] in their order.
    #[cfg(feature = "files")]
    pub fn gettext(&self) -> String {
        gettext::print(&self.conditions)
    }

    /// The first numbers of a category, as many as show what it is for.
    pub fn examples(&self, category: Category) -> Vec<u32> {
        let takes = |number: &u32| self.category((*number).into()) == category;
        let mut numbers: Vec<u32> = (0..=120).filter(takes).take(Self::EXAMPLES).collect();
        if numbers.is_empty() {
            // Some languages say "a million of" where they say "a thousand" without.
            numbers.extend(Some(1_000_000).filter(takes));
        }
        numbers
    }

    /// A Rust function with this name from the number as `kody::Integer::plural_operand` gives it, a `u32`, to the place of
    /// its category in [`Self::categories`], a `usize`. It is `const` and private, uses nothing but arithmetic, and ends with a line end.
    pub fn rust(&self, name: &str) -> String {
        function::print(name, &self.categories, &self.conditions)
    }
}

/// What distinguishes the categories of a group from its languages.
const INDENT: &str = "    ";

fn groups() -> impl Iterator<Item = &'static str> {
    cldr::GROUPS.split("\n\n")
}

fn languages(group: &'static str) -> impl Iterator<Item = &'static str> {
    group.lines().take_while(|line| !line.starts_with(INDENT)).flat_map(|line| line.split(' '))
}
