//! A catalogue comes in; the anchors of its codes go out, each of them given once on a page.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Catalog, Code, Value};
use crate::names::Spelling;
use crate::unicode::is_ordinary;

/// What the page itself calls by an id: its top, its search and its list of codes.
const OF_THE_PAGE: [&str; 3] = ["_top", "_q", "_codes"];

/// The anchors of each code, by its number or string. The first is the one to link to.
pub(super) struct Anchors(BTreeMap<Value, Vec<String>>);

impl Anchors {
    /// A code is found by the anchor of the catalogue, by its number and by its name. What one code has, no other gets: a
    /// catalogue's own anchors come first, those of codes that are given before those of retired ones.
    pub(super) fn of(catalog: &Catalog) -> Self {
        let mut taken = BTreeSet::from(OF_THE_PAGE.map(str::to_owned));
        let mut anchors: BTreeMap<Value, Vec<String>> = BTreeMap::new();
        for spell in [anchor, by_value, by_name] {
            for code in catalog.codes_and_retired() {
                let anchor = spell(catalog, code);
                if !anchor.is_empty() && taken.insert(anchor.clone()) {
                    anchors.entry(code.value().clone()).or_default().push(anchor);
                }
            }
        }
        Self(anchors)
    }

    /// All anchors of a code.
    pub(super) fn all(&self, code: &Code) -> &[String] {
        self.0.get(code.value()).map_or(&[], Vec::as_slice)
    }

    /// The anchor to link to.
    pub(super) fn first(&self, code: &Code) -> &str {
        self.all(code).first().map_or("", String::as_str)
    }

    /// The link to a code on the same page.
    pub(super) fn href(&self, code: &Code) -> String {
        format!("#{}", encoded(self.first(code)))
    }
}

/// The anchor of a code, as the catalogue makes it: what stands behind `#` in a link to it. It holds no white space, as HTML
/// wants it.
pub fn anchor(catalog: &Catalog, code: &Code) -> String {
    let mut anchor = String::new();
    let mut rest = catalog.page().anchor();
    while let Some(at) = rest.find('{') {
        anchor.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(behind) = rest.strip_prefix("{code}") {
            anchor.push_str(&code.value().to_string());
            rest = behind;
        } else if let Some(behind) = rest.strip_prefix("{name}") {
            anchor.push_str(&Spelling::Kebab.of(code.name().as_str()));
            rest = behind;
        } else {
            anchor.push('{');
            rest = &rest[1..];
        }
    }
    without_blanks(anchor + rest)
}

fn by_value(_: &Catalog, code: &Code) -> String {
    without_blanks(format!("code-{}", code.value()))
}

fn by_name(_: &Catalog, code: &Code) -> String {
    Spelling::UpperCamel.of(code.name().as_str())
}

/// No blank may stand in the id of an element.
fn without_blanks(anchor: String) -> String {
    if is_ordinary(&anchor) && !anchor.contains(' ') {
        return anchor;
    }
    anchor.split_whitespace().collect::<Vec<_>>().join("-")
}

/// A part of an address (RFC 3986, 2.1): what is not unreserved is written in percents.
pub(super) fn encoded(part: &str) -> String {
    let mut encoded = String::with_capacity(part.len());
    for byte in part.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            other => encoded += &format!("%{other:02X}"),
        }
    }
    encoded
}
