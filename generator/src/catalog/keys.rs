//! The keys of the format, version 1, in the order in which findings list them. Labels have theirs with `Label`.

/// Of a catalogue.
pub const CATALOG: &[&str] =
    &["kody", "locales", "fallback", "repr", "links", "attributes", "rules", "reserved", "page", "codes", "retired"];

/// Of the page.
pub const PAGE: &[&str] = &["title", "intro", "anchor", "labels"];

/// Of the declaration of an attribute.
pub const DECLARATION: &[&str] = &["type", "values", "optional", "contract"];

/// Of a code.
pub const CODE: &[&str] =
    &["name", "args", "message", "description", "action", "attributes", "since", "deprecated", "note"];

/// Of a retired code: those of a code, and the version that no longer has it.
pub const RETIRED: &[&str] =
    &["name", "args", "message", "description", "action", "attributes", "since", "deprecated", "until", "note"];

/// Of a deprecation.
pub const DEPRECATED: &[&str] = &["since", "use", "note"];

#[cfg(test)]
mod tests {
    use super::{CODE, RETIRED};

    #[test]
    fn a_retired_code_has_the_keys_of_a_code_and_one_more() {
        assert!(RETIRED.iter().filter(|&&key| key != "until").eq(CODE));
    }
}
