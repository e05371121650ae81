//! Conditions come in; the text of a Rust function that decides between them goes out.

use std::ops::RangeInclusive;

use super::condition::{Condition, Relation};
use crate::catalog::Category;

/// How long a line may be, as in the workspace's `rustfmt.toml`.
const WIDTH: usize = 120;

/// The function. Each condition stands for the category at its place, the last category for all other numbers.
pub(super) fn print(name: &str, categories: &[Category], conditions: &[Condition]) -> String {
    let places: Vec<String> =
        categories.iter().enumerate().map(|(place, category)| format!("{place} {}", category.as_str())).collect();
    let n = if conditions.is_empty() { "_n" } else { "n" };
    let mut text = format!("/// The plural form of a number: {}.\n", places.join(", "));
    text.push_str(&format!("const fn {name}({n}: u32) -> usize {{\n"));
    let mut moduli: Vec<u128> = relations(conditions).filter_map(|relation| relation.modulus).collect();
    moduli.sort_unstable();
    moduli.dedup();
    for modulus in moduli {
        text.push_str(&format!("    let d{modulus} = n % {};\n", literal(modulus)));
    }
    text.push_str(&decision(conditions));
    text + "}\n"
}

fn relations(conditions: &[Condition]) -> impl Iterator<Item = &Relation> {
    conditions.iter().flat_map(|condition| &condition.0).flatten()
}

/// The body: an `if` for each condition, each with the place of its category.
fn decision(conditions: &[Condition]) -> String {
    let Some((last, others)) = conditions.split_last() else { return "    0\n".to_owned() };
    // `if a != 1 { 0 } else { 1 }` reads better the other way round; clippy thinks so too.
    let (last, yes, no) = match opposite(last) {
        Some(opposite) => (opposite, conditions.len(), others.len()),
        None => (last.clone(), others.len(), conditions.len()),
    };
    let (operator, operands) = operands(&last);
    let line = format!("    if {} {{ {yes} }} else {{ {no} }}\n", operands.join(operator));
    if others.is_empty() && line.len() <= WIDTH {
        return line;
    }
    let earlier = others.iter().enumerate().map(|(place, condition)| branch(place == 0, condition, place));
    let last = branch(others.is_empty(), &last, yes);
    format!("{}{last}    }} else {{\n        {no}\n    }}\n", earlier.collect::<String>())
}

/// The condition without its negation, where it is nothing but one.
fn opposite(condition: &Condition) -> Option<Condition> {
    let [relations] = condition.0.as_slice() else { return None };
    let [Relation { modulus, negated: true, ranges }] = relations.as_slice() else { return None };
    Some(Condition(vec![vec![Relation { modulus: *modulus, negated: false, ranges: ranges.clone() }]]))
}

fn branch(first: bool, condition: &Condition, place: usize) -> String {
    let keyword = if first { "    if" } else { "    } else if" };
    let (operator, operands) = operands(condition);
    let line = format!("{keyword} {} {{\n", operands.join(operator));
    let head = if line.trim_end().len() <= WIDTH {
        line
    } else {
        format!("{keyword} {}\n    {{\n", operands.join(&format!("\n       {operator}")))
    };
    format!("{head}        {place}\n")
}

/// What stands between the outermost operators of a condition, and these operators.
fn operands(condition: &Condition) -> (&'static str, Vec<String>) {
    match condition.0.as_slice() {
        [relations] => (" && ", relations.iter().map(comparison).collect()),
        alternatives => {
            let all = |relations: &Vec<Relation>| relations.iter().map(comparison).collect::<Vec<_>>().join(" && ");
            (" || ", alternatives.iter().map(all).collect())
        }
    }
}

fn comparison(relation: &Relation) -> String {
    let value = relation.modulus.map_or_else(|| "n".to_owned(), |modulus| format!("d{modulus}"));
    match relation.ranges.as_slice() {
        [only] if only.start() == only.end() => {
            format!("{value} {} {}", if relation.negated { "!=" } else { "==" }, literal(*only.start()))
        }
        ranges => {
            let patterns: Vec<String> = ranges.iter().map(pattern).collect();
            let not = if relation.negated { "!" } else { "" };
            format!("{not}::core::matches!({value}, {})", patterns.join(" | "))
        }
    }
}

fn pattern(range: &RangeInclusive<u128>) -> String {
    let (low, high) = (literal(*range.start()), literal(*range.end()));
    if low == high { low } else { format!("{low}..={high}") }
}

/// A number with its digits in groups, as clippy wants them from six digits on.
fn literal(value: u128) -> String {
    if value < 100_000 { value.to_string() } else { grouped(value) }
}

fn grouped(value: u128) -> String {
    if value < 1000 { value.to_string() } else { format!("{}_{:03}", grouped(value / 1000), value % 1000) }
}
