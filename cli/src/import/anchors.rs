//! The anchors of rows come in; the pattern that most of them follow goes out, with remarks on the others.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::{Page, Remarks, Row};

/// The pattern of the anchors, such as `api-code-{code}`: that of the source page, or else of all pages.
pub(super) fn pattern(pages: &[Page], remarks: &mut Remarks) -> Option<String> {
    let of_source = most_common(pages.iter().take(1));
    let pattern = of_source.or_else(|| most_common(pages.iter()));
    for page in pages {
        match &pattern {
            Some(pattern) => compare(page, pattern, remarks),
            None if page.rows.iter().any(|row| row.anchor.is_some()) => {
                remarks.warn(&page.file, page.line, "the anchors do not hold the codes, so they are left out");
            }
            None => {}
        }
    }
    pattern
}

fn most_common<'a>(pages: impl Iterator<Item = &'a Page>) -> Option<String> {
    let mut patterns: HashMap<String, (usize, Reverse<usize>)> = HashMap::new();
    for (at, pattern) in pages.flat_map(|page| &page.rows).filter_map(of_row).enumerate() {
        // Of several that are as common, it is the first.
        patterns.entry(pattern).or_insert((0, Reverse(at))).0 += 1;
    }
    patterns.into_iter().max_by_key(|(_, rank)| *rank).map(|(pattern, _)| pattern)
}

fn of_row(row: &Row) -> Option<String> {
    let anchor = row.anchor.as_ref().filter(|anchor| !anchor.contains(['{', '}']))?;
    let at = anchor.rfind(&row.code)?;
    Some(format!("{}{{code}}{}", &anchor[..at], &anchor[at + row.code.len()..]))
}

fn compare(page: &Page, pattern: &str, remarks: &mut Remarks) {
    let expected = |row: &Row| pattern.replace("{code}", &row.code);
    let wrong = |row: &&Row| row.anchor.as_deref() != Some(&expected(row));
    let strays: Vec<&Row> = page.rows.iter().filter(wrong).collect();
    let first = strays.first().copied().and_then(of_row);
    if strays.len() == page.rows.len() && strays.iter().all(|row| of_row(row) == first) {
        let found = first.map_or("no such anchors".to_owned(), |other| format!("anchors such as \"{other}\""));
        let message = format!("the rows have {found}; \"{pattern}\" is what the catalogue gets");
        return remarks.warn(&page.file, page.line, message);
    }
    for row in strays {
        let found = row.anchor.as_ref().map_or("no anchor".to_owned(), |anchor| format!("the anchor \"{anchor}\""));
        let message =
            format!("the code {} has {found}; by the pattern of the others it is \"{}\"", row.code, expected(row));
        remarks.warn(&page.file, row.line, message);
    }
}
