//! A condition in CLDR's syntax comes in; whether a number meets it goes out.
//!
//! The syntax is that of UTS #35, part 3, "Plural rules syntax", for the one operand that whole numbers need, `n`:
//! `n % 10 = 1 and n % 100 != 11 or n = 5..7,9`.

use std::ops::RangeInclusive;

/// It holds where all the relations of one of the lists do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Condition(pub(super) Vec<Vec<Relation>>);

/// `n % 10 = 2..4,6`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    /// What the number is divided by, where it is the remainder that counts.
    pub(super) modulus: Option<u128>,
    /// Whether it is `!=`.
    pub(super) negated: bool,
    /// Sorted; never empty.
    pub(super) ranges: Vec<RangeInclusive<u128>>,
}

impl Condition {
    /// Reads it; `None` where it breaks the syntax.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let relations = |text: &str| text.split(" and ").map(Relation::parse).collect();
        text.split(" or ").map(relations).collect::<Option<_>>().map(Self)
    }

    /// Whether the number meets it.
    pub(super) fn holds(&self, n: u128) -> bool {
        self.0.iter().any(|relations| relations.iter().all(|relation| relation.holds(n)))
    }
}

impl Relation {
    fn parse(text: &str) -> Option<Self> {
        let (negated, (left, right)) = match text.split_once(" != ") {
            Some(sides) => (true, sides),
            None => (false, text.split_once(" = ")?),
        };
        let modulus = match left.strip_prefix('n')? {
            "" => None,
            rest => Some(rest.strip_prefix(" % ")?.parse().ok()?),
        };
        let ranges = right.split(',').map(range).collect::<Option<_>>()?;
        Some(Self { modulus, negated, ranges })
    }

    fn holds(&self, n: u128) -> bool {
        let value = self.modulus.map_or(n, |modulus| n % modulus);
        self.ranges.iter().any(|range| range.contains(&value)) != self.negated
    }
}

/// `2..4`, or `7` alone.
fn range(text: &str) -> Option<RangeInclusive<u128>> {
    let (low, high) = text.split_once("..").unwrap_or((text, text));
    Some(low.parse().ok()?..=high.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::Condition;

    fn check(condition: &str, expected: &[u128]) {
        let condition = Condition::parse(condition).expect("it is a condition");
        let found: Vec<u128> = (0..=200).filter(|&n| condition.holds(n)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn conditions_hold_where_cldr_says() {
        check("n = 1", &[1]);
        check("n = 0..2,7", &[0, 1, 2, 7]);
        check("n % 100 = 99", &[99, 199]);
        check("n % 50 = 0 and n != 0,100", &[50, 150, 200]);
        check("n = 3 or n % 100 = 4 and n != 4 or n = 5", &[3, 5, 104]);
    }

    #[test]
    fn what_is_no_condition_is_refused() {
        for text in ["", "n", "n = ", "i = 1", "n % = 1", "n = 1 and", "n = 1..", "n = -1", "n == 1", "n = 1 or  n = 2"]
        {
            assert_eq!(Condition::parse(text), None, "{text}");
        }
    }
}
