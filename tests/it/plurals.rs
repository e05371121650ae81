//! The plural rules: against icu_plurals, which reads CLDR in its own way, and as the Rust functions that they become.
//!
//! icu_plurals comes with the rules of about half of CLDR's languages. For all of them, these included, it also reads CLDR's own
//! words in `tests/plurals.txt`. `tools/plurals.py` writes that file, and the table that is tested, from CLDR.

#[path = "../plurals.rs"]
mod functions;

use std::collections::BTreeSet;
use std::thread;

use icu_locale_core::Locale;
use icu_plurals::provider::rules::runtime::ast::Rule;
use icu_plurals::provider::rules::runtime::test_rule;
use icu_plurals::{PluralCategory, PluralOperands, PluralRules};
use kody::Integer;
use kody_generator::catalog::Category;
use kody_generator::plurals::Rules;
use kody_tests::{expect_file, read, tests};
use serde::Deserialize;
use serde::de::value::{BorrowedStrDeserializer, Error};

use functions::{FUNCTIONS, Function};

/// Large numbers: where thousands and millions turn, as Breton, Cornish and French count them, and the largest of all.
fn large() -> Vec<u64> {
    let powers = (5..=19).map(|exponent| 10_u64.pow(exponent));
    let turns = (1..=20).flat_map(|k| [k * 10_000, k * 100_000, k * 1_000_000]);
    let around = |turn: u64| (turn - 3..=turn + 3).chain([turn + 21, turn + 100, turn + 1000]);
    powers.chain(turns).flat_map(around).chain(u64::MAX - 200..=u64::MAX).collect()
}

fn rules(language: &str) -> Rules {
    Rules::of(language).unwrap_or_else(|| panic!("there are no rules for {language}"))
}

/// The function that the rules become. All functions are in the file; `functions_are_as_expected` sees to it.
fn function(rules: &Rules) -> Function {
    let first = rules.languages().next();
    FUNCTIONS.iter().find(|(language, _)| Some(*language) == first).expect("KODY_BLESS=1 cargo test writes it").1
}

/// The rules of some languages as CLDR has them.
struct Original {
    languages: Vec<&'static str>,
    conditions: Vec<(Category, Rule<'static>)>,
}

impl Original {
    fn all() -> Vec<Self> {
        let text: &'static str = read(&tests().join("plurals.txt")).leak();
        text.split("\n\n").skip(1).map(Self::read).collect()
    }

    fn read(group: &'static str) -> Self {
        let (mut languages, mut conditions) = (Vec::new(), Vec::new());
        for line in group.lines() {
            let Some((keyword, condition)) = line.split_once(": ") else {
                languages.extend(line.split(' '));
                continue;
            };
            let category = Category::ALL.into_iter().find(|category| category.as_str() == keyword.trim());
            let rule = Rule::deserialize(BorrowedStrDeserializer::<Error>::new(condition)).expect("ICU can read it");
            conditions.push((category.expect("it is a category"), rule));
        }
        Self { languages, conditions }
    }

    /// The category that ICU finds.
    fn category(&self, n: u64) -> Category {
        let operands = PluralOperands::from(n);
        let found = self.conditions.iter().find(|(_, rule)| test_rule(rule, &operands));
        found.map_or(Category::Other, |(category, _)| *category)
    }

    /// Compares what the rules say of each number up to 100,000 and of the large ones.
    fn compare(&self) {
        let ours = rules(self.languages[0]);
        let (function, categories) = (function(&ours), ours.categories());
        for n in (0..=100_000).chain(large()) {
            assert_eq!(
                categories[function(Integer::from(n).plural_operand())],
                self.category(n),
                "{n} in {:?}",
                self.languages
            );
        }
    }
}

#[test]
fn every_language_counts_as_cldr_says_to_icu() {
    let originals = Original::all();
    for original in &originals {
        for language in &original.languages {
            assert_eq!(rules(language), rules(original.languages[0]), "{language}");
        }
    }
    let known: BTreeSet<&str> = Rules::all().flat_map(|rules| rules.languages()).collect();
    assert_eq!(known, originals.iter().flat_map(|original| original.languages.iter().copied()).collect());
    thread::scope(|scope| {
        for original in &originals {
            scope.spawn(|| original.compare());
        }
    });
}

fn category(icu: PluralCategory) -> Category {
    match icu {
        PluralCategory::Zero => Category::Zero,
        PluralCategory::One => Category::One,
        PluralCategory::Two => Category::Two,
        PluralCategory::Few => Category::Few,
        PluralCategory::Many => Category::Many,
        PluralCategory::Other => Category::Other,
    }
}

#[test]
fn every_language_that_icu_knows_counts_as_it_does_there() {
    let mut compared = 0;
    for (rules, language) in Rules::all().flat_map(|rules| rules.languages().map(move |tag| (rules.clone(), tag))) {
        let locale: Locale = language.parse().expect("CLDR's tags are BCP 47");
        let icu = PluralRules::try_new_cardinal(locale.into()).expect("ICU has some rules for every language");
        // A language that ICU does not know has the one category that is left.
        if icu.categories().count() == 1 {
            continue;
        }
        compared += 1;
        for n in (0..=1000).chain(large()) {
            assert_eq!(rules.category(n.into()), category(icu.category_for(n)), "{n} in {language}");
        }
    }
    assert!(compared > 100, "ICU knows only {compared} languages with several categories");
}

#[test]
fn functions_are_as_expected() {
    let (mut table, mut functions) = (String::new(), String::new());
    for rules in Rules::all() {
        let language = rules.languages().next().expect("a group has a language");
        table.push_str(&format!("    (\"{language}\", plural_{language}),\n"));
        functions.push_str(&format!("\n{}", rules.rust(&format!("plural_{language}"))));
    }
    let head = "//! The plural rules as Rust: what `Rules::rust` writes for each group of languages. Made by `tests/it/plurals.rs`.";
    let declaration = "/// From a number to the place of its form.\n\
                       pub(super) type Function = fn(u32) -> usize;\n\n\
                       /// The functions, each with the first language of its group.\n\
                       pub(super) const FUNCTIONS: &[(&str, Function)] = &[";
    expect_file(&tests().join("plurals.rs"), &format!("{head}\n\n{declaration}\n{table}];\n{functions}"));
}

#[test]
fn functions_say_what_the_rules_say() {
    let beyond = [u128::from(u64::MAX) + 1, 10_u128.pow(24), 10_u128.pow(24) + 3, u128::MAX - 1, u128::MAX];
    for rules in Rules::all() {
        let (function, categories) = (function(&rules), rules.categories());
        for n in (0..=10_000).chain(large()).map(u128::from).chain(beyond) {
            assert_eq!(
                categories[function(Integer::from(n).plural_operand())],
                rules.category(n),
                "{n} in {}",
                rules.languages().collect::<String>()
            );
        }
    }
}

#[test]
fn categories_are_those_that_numbers_get() {
    for rules in Rules::all() {
        let found: BTreeSet<Category> = (0..=1000).chain(large()).map(|n| rules.category(n.into())).collect();
        assert_eq!(found.into_iter().collect::<Vec<_>>(), rules.categories(), "{rules:?}");
    }
}

#[test]
fn languages_need_the_forms_that_people_know() {
    let check = |tag: &str, expected: &str| {
        let rules = rules(tag);
        let categories: Vec<&str> = rules.categories().iter().map(|category| category.as_str()).collect();
        assert_eq!(categories.join(" "), expected, "{tag}");
    };
    check("uk", "one few many");
    check("pl", "one few many");
    check("kk", "one other");
    check("en", "one other");
    check("pt", "one many other");
    check("ja", "other");
    check("ar", "zero one two few many other");
    let forms: Vec<&str> = [1, 2, 5, 21].map(|n| rules("uk").category(n).as_str()).to_vec();
    assert_eq!(forms, ["one", "few", "many", "one"], "1 запит, 2 запити, 5 запитів, 21 запит");
}

#[test]
fn tags_are_looked_up_in_full_and_then_cut_short() {
    assert_eq!(rules("pt-PT"), rules("es"));
    assert_eq!(rules("pt-PT-x-old"), rules("pt-PT"));
    assert_eq!(rules("pt-BR"), rules("pt"));
    assert_ne!(rules("pt-PT"), rules("pt"));
    assert_eq!(rules("sr-Latn-RS"), rules("sr"));
    assert_eq!(rules("kok-latn"), rules("kok"));
    assert_eq!(rules("ZH-hant-TW"), Rules::root());
    for unknown in ["", "tlh", "tlh-Latn", "x-en", "e", "en_GB", "engl"] {
        assert_eq!(Rules::of(unknown), None, "{unknown}");
    }
    assert_eq!(Rules::root().categories(), [Category::Other]);
}
