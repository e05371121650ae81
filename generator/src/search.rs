//! A text comes in; the places of characters in it go out, quickly where nothing is optimised, too.
//!
//! Macros and build scripts run without optimisation. There, std's search for one character is some hundred times quicker
//! than its searches for several or with a closure: it ends in a function that comes compiled with std.

/// Goes forward through a text, from one of several characters to the next.
pub(crate) struct AnyOf<'a, const N: usize> {
    text: &'a str,
    /// The characters, and where each of them stands next; behind the text where it does not.
    marks: [(char, usize); N],
}

impl<'a, const N: usize> AnyOf<'a, N> {
    pub(crate) fn new(text: &'a str, marks: [char; N]) -> Self {
        Self { text, marks: marks.map(|mark| (mark, find_from(text, mark, 0))) }
    }

    /// The first of the characters at this place or behind it. A place must not be before the one asked for last.
    pub(crate) fn next_from(&mut self, from: usize) -> Option<usize> {
        let mut first = self.text.len();
        for (mark, next) in &mut self.marks {
            if *next < from {
                *next = find_from(self.text, *mark, from);
            }
            first = first.min(*next);
        }
        (first < self.text.len()).then_some(first)
    }
}

/// Whether one of several characters is in a text.
pub(crate) fn has_any<const N: usize>(text: &str, marks: [char; N]) -> bool {
    for mark in marks {
        if text.contains(mark) {
            return true;
        }
    }
    false
}

fn find_from(text: &str, mark: char, from: usize) -> usize {
    text[from..].find(mark).map_or(text.len(), |step| from + step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_a_search_for_all() {
        for text in ["", "a", "[ї`]", "``[[є]]``", "no marks", "ends in `"] {
            let mut places = AnyOf::new(text, ['`', '[', ']']);
            let mut at = 0;
            while let Some(step) = text[at..].find(['`', '[', ']']) {
                assert_eq!(places.next_from(at), Some(at + step), "{text}");
                at += step + 1;
            }
            assert_eq!(places.next_from(at), None, "{text}");
        }
    }
}
