//! Conditions come in; the header field `Plural-Forms` of a PO file that decides between them goes out.
//!
//! The expression is one of C with the one variable `n` (GNU gettext manual, 11.2.6, "Additional functions for plural forms").

use std::ops::RangeInclusive;

use super::condition::{Condition, Relation};

/// The value of the field. Each condition stands for the form at its place, the last form for all other numbers.
pub(super) fn print(conditions: &[Condition]) -> String {
    let expression = match conditions {
        [] => "0".to_owned(),
        // A comparison is a number in C: `n != 1` is 0 or 1.
        [Condition(alternatives)]
            if let [relations] = alternatives.as_slice()
                && let [only] = relations.as_slice() =>
        {
            format!("({})", comparison(&Relation { negated: !only.negated, ..only.clone() }, false))
        }
        conditions => {
            let chain: String =
                conditions.iter().enumerate().map(|(place, one)| format!("{} ? {place} : ", condition(one))).collect();
            format!("({chain}{})", conditions.len())
        }
    };
    format!("nplurals={}; plural={expression};", conditions.len() + 1)
}

fn condition(Condition(alternatives): &Condition) -> String {
    let all = |relations: &Vec<Relation>| {
        let is_one_of_many = relations.len() > 1;
        let relations: Vec<String> = relations.iter().map(|relation| comparison(relation, is_one_of_many)).collect();
        relations.join(" && ")
    };
    alternatives.iter().map(all).collect::<Vec<_>>().join(" || ")
}

/// A relation; in parentheses where it is several comparisons joined by `||` and stands beside `&&`.
fn comparison(relation: &Relation, beside_and: bool) -> String {
    let value = relation.modulus.map_or_else(|| "n".to_owned(), |modulus| format!("n%{modulus}"));
    let (many, one) = if relation.negated { (" && ", " || ") } else { (" || ", " && ") };
    let ranges: Vec<Vec<String>> = relation.ranges.iter().map(|range| bounds(&value, range, relation)).collect();
    let has_alternatives = match relation.negated {
        true => ranges.iter().any(|bounds| bounds.len() > 1),
        false => ranges.len() > 1,
    };
    // Where it is negated, an `||` between bounds stands beside the `&&` between ranges.
    let inner = relation.negated && ranges.len() > 1;
    let joined = |bounds: &Vec<String>| {
        let text = bounds.join(one);
        if inner && bounds.len() > 1 { format!("({text})") } else { text }
    };
    let text = ranges.iter().map(joined).collect::<Vec<_>>().join(many);
    if beside_and && has_alternatives && !inner { format!("({text})") } else { text }
}

/// The comparisons for one range: one where a bound says nothing, else two.
fn bounds(value: &str, range: &RangeInclusive<u128>, relation: &Relation) -> Vec<String> {
    let (low, high) = (*range.start(), *range.end());
    let [equal, from, to] = if relation.negated { ["!=", "<", ">"] } else { ["==", ">=", "<="] };
    if low == high {
        return vec![format!("{value}{equal}{low}")];
    }
    let is_highest = relation.modulus == Some(high + 1);
    let low = (low > 0).then(|| format!("{value}{from}{low}"));
    let high = (!is_highest).then(|| format!("{value}{to}{high}"));
    low.into_iter().chain(high).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Rules;

    fn check(language: &str, expected: &str) {
        assert_eq!(Rules::of(language).expect("CLDR knows it").gettext(), expected);
    }

    /// As the GNU gettext manual and the files of real projects have them, but for the order of Latvian's forms.
    #[test]
    fn fields_are_as_translators_know_them() {
        check("ja", "nplurals=1; plural=0;");
        check("en", "nplurals=2; plural=(n!=1);");
        check("hi", "nplurals=2; plural=(n>1);");
        check(
            "uk",
            "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
        );
        check("pl", "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);");
        check("cs", "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);");
        check("sl", "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100>=3 && n%100<=4 ? 2 : 3);");
        check(
            "ar",
            "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
        );
        check("lv", "nplurals=3; plural=(n%10==0 || n%100>=11 && n%100<=19 ? 0 : n%10==1 && n%100!=11 ? 1 : 2);");
    }
}
