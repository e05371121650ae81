//! Which number a new code could take.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::{Catalog, Code, LockedCode, Repr, Value};

impl Catalog {
    /// The smallest number in a range that no code has or had, that is not reserved and that fits the type of the codes.
    /// There is none where codes are strings.
    pub fn free_number(&self, range: RangeInclusive<i64>) -> Option<i64> {
        let Repr::Int(int) = self.repr() else { return None };
        let (low, high) = int.range();
        let last = high.min(*range.end());
        let mut candidate = low.max(*range.start());
        for taken in self.taken_ranges() {
            if candidate < *taken.start() {
                break;
            }
            candidate = candidate.max(taken.end().checked_add(1)?);
        }
        (candidate <= last).then_some(candidate)
    }

    /// The largest number that a code has or had.
    pub fn last_number(&self) -> Option<i64> {
        self.numbers().into_iter().next_back()
    }

    /// The numbers that codes have or had.
    fn numbers(&self) -> BTreeSet<i64> {
        let locked = self.lock().into_iter().flat_map(|lock| lock.codes().iter().map(LockedCode::value));
        let values = self.codes_and_retired().map(Code::value).chain(&self.unread).chain(locked);
        values.filter_map(number).collect()
    }

    /// The same with the reserved ranges, sorted by where they begin.
    fn taken_ranges(&self) -> Vec<RangeInclusive<i64>> {
        let reserved = self.reserved().iter();
        let reserved = reserved.filter_map(|range| Some(number(range.first())?..=number(range.last())?));
        let mut taken: Vec<_> = self.numbers().into_iter().map(|number| number..=number).chain(reserved).collect();
        taken.sort_by_key(|range| *range.start());
        taken
    }
}

fn number(value: &Value) -> Option<i64> {
    match value {
        Value::Int(number) => Some(*number),
        Value::Str(_) => None,
    }
}
