//! The tree of a YAML file comes in; the model goes out. Reports what the model cannot hold, and goes on.

mod attributes;
mod codes;
mod fields;
mod header;
mod locales;
mod texts;

use crate::catalog::{Attribute, Catalog, IntRepr, Locale, Page, Repr, Value, keys};
use crate::finding::{Findings, Span};
use crate::source::Source;
use crate::yaml::Node;

/// The version of the format that is read here.
const FORMAT: &str = "1";

/// What all parts of the lowering need.
struct Lower<'s, 'f> {
    source: &'s Source,
    findings: &'f mut Findings,
    locales: Vec<Locale>,
    /// What is listed as a locale and is none: reported once, not at every use.
    rejected_locales: Vec<String>,
    /// The locale behind the one that was named last.
    next_locale: usize,
    repr: Repr,
    attributes: Vec<Attribute>,
    /// The codes of which nothing can be read but the number.
    unread: Vec<Value>,
}

/// Makes the model of a catalogue; of one that is not well-formed, as much as can be made.
pub(crate) fn lower(source: &Source, root: Option<&Node<'_>>, findings: &mut Findings) -> Catalog {
    let mut catalog = Catalog {
        locales: Vec::new(),
        repr: Repr::Int(IntRepr::U16),
        repr_span: None,
        links: Vec::new(),
        attributes: Vec::new(),
        rules: Vec::new(),
        reserved: Vec::new(),
        page: Page::default(),
        codes: Vec::new(),
        retired: Vec::new(),
        unread: Vec::new(),
        lock: None,
    };
    let Some(root) = root.filter(|root| !root.is_null()) else {
        if findings.is_truncated() {
            return catalog;
        }
        let finding = findings.report("missing-key", Span::new(0, 0), "the file is empty");
        finding.help("a catalogue begins with \"kody: 1\", \"locales: [en]\" and \"codes:\"");
        return catalog;
    };
    let mut lower = Lower {
        source,
        findings,
        locales: Vec::new(),
        rejected_locales: Vec::new(),
        next_locale: 0,
        repr: catalog.repr,
        attributes: Vec::new(),
        unread: Vec::new(),
    };
    lower.root(root, &mut catalog);
    catalog.locales = lower.locales;
    catalog.repr = lower.repr;
    catalog.attributes = lower.attributes;
    catalog.unread = lower.unread;
    catalog
}

impl<'s> Lower<'s, '_> {
    fn root(&mut self, root: &Node<'s>, catalog: &mut Catalog) {
        let Some(fields) = self.fields(root, "a catalogue", keys::CATALOG) else { return };
        let begin = "begin the file with \"kody: 1\"";
        if let Some((_, version)) = self.required(&fields, "kody", "the catalogue", begin) {
            self.format(version);
        }
        let list = "add \"locales: [en]\", the source first";
        if let Some((_, locales)) = self.required(&fields, "locales", "the catalogue", list) {
            self.locales(locales);
        }
        self.fallbacks(fields.get("fallback").map(|(_, fallback)| fallback));
        if let Some((_, repr)) = fields.get("repr") {
            self.repr(repr);
            catalog.repr_span = Some(repr.span());
        }
        if let Some((_, attributes)) = fields.get("attributes") {
            self.attributes(attributes);
        }
        catalog.links = fields.get("links").map(|(_, links)| self.links(links)).unwrap_or_default();
        catalog.rules = fields.get("rules").map(|(_, rules)| self.rules(rules)).unwrap_or_default();
        catalog.reserved = fields.get("reserved").map(|(_, reserved)| self.reserved(reserved)).unwrap_or_default();
        catalog.page = fields.get("page").map(|(_, page)| self.page(page)).unwrap_or_default();
        if let Some((key, codes)) =
            self.required(&fields, "codes", "the catalogue", "add \"codes:\" with at least one code")
        {
            catalog.codes = self.codes(key, codes);
        }
        catalog.retired = fields.get("retired").map(|(_, retired)| self.retired(retired)).unwrap_or_default();
        for unknown in fields.beside(keys::CATALOG) {
            self.unread_codes(unknown);
        }
    }

    fn format(&mut self, version: &Node<'s>) {
        let Some(version) = self.scalar(version, "\"kody\"") else { return };
        if version.value != FORMAT {
            let message = format!("this is format \"{}\", which this version of kody does not read", version.value);
            self.findings.report("bad-value", version.span, message).help("write \"kody: 1\"");
        }
    }
}
