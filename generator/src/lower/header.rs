//! The keys above the codes come in: `repr`, `links`, `rules`, `reserved` and `page`; their parts of the model go out.

use super::Lower;
use super::fields::{integer, name_of};
use crate::catalog::{Label, Link, Name, Page, Repr, Reserved, Value, keys};
use crate::finding::Level;
use crate::yaml::{Node, Scalar};

impl<'s> Lower<'s, '_> {
    pub(super) fn repr(&mut self, node: &Node<'s>) {
        let Some(scalar) = self.scalar(node, "\"repr\"") else { return };
        if let Some(repr) = Repr::from_word(&scalar.value) {
            self.repr = repr;
            return;
        }
        self.findings
            .report("bad-value", scalar.span, format!("codes cannot be of the type \"{}\"", scalar.value))
            .suggest(&scalar.value, Repr::ALL.map(Repr::as_str));
    }

    pub(super) fn links(&mut self, node: &Node<'s>) -> Vec<Link> {
        let entries = self.entries(node, "\"links\"").unwrap_or_default();
        let mut links = Vec::new();
        for (key, value) in entries {
            if let Some(target) = self.text(value, "the target of a link") {
                links.push(Link { name: name_of(key), target });
            }
        }
        links
    }

    pub(super) fn rules(&mut self, node: &Node<'s>) -> Vec<(Name, Level)> {
        let entries = self.entries(node, "\"rules\"").unwrap_or_default();
        let mut rules = Vec::new();
        for (key, value) in entries {
            let Some(word) = self.scalar(value, "the level of a rule") else { continue };
            if let Some(level) = Level::from_word(&word.value) {
                rules.push((name_of(key), level));
                continue;
            }
            self.findings
                .report("bad-value", word.span, format!("there is no level \"{}\"", word.value))
                .suggest(&word.value, Level::ALL.map(Level::as_str));
        }
        rules
    }

    pub(super) fn reserved(&mut self, node: &Node<'s>) -> Vec<Reserved> {
        let entries = self.entries(node, "\"reserved\"").unwrap_or_default();
        let mut reserved = Vec::new();
        for (key, value) in entries {
            let reason = if value.is_null() { None } else { self.text(value, "the reason of a reservation") };
            let Some((first, last)) = self.reserved_range(key) else { continue };
            let reason = reason.map(|text| text.as_str().to_owned()).unwrap_or_default();
            reserved.push(Reserved { first, last, reason, span: key.span });
        }
        reserved
    }

    /// `7` or `16-29`; where codes are strings, the string itself.
    fn reserved_range(&mut self, key: &Scalar<'s>) -> Option<(Value, Value)> {
        if self.repr == Repr::Str {
            let value = Value::Str(key.value.clone().into_owned());
            return Some((value.clone(), value));
        }
        // The first character may be a minus sign, so the dash of a range is looked for behind it.
        let dash = key.value.char_indices().skip(1).find(|&(_, character)| character == '-').map(|(at, _)| at);
        let (first, last) = match dash {
            Some(at) => (key.value[..at].trim(), key.value[at + 1..].trim()),
            None => (key.value.trim(), key.value.trim()),
        };
        match (integer(first), integer(last)) {
            (Ok(first), Ok(last)) if first <= last => Some((Value::Int(first), Value::Int(last))),
            _ => {
                let message = format!("\"{}\" is neither a number nor a range of numbers", key.value);
                self.findings.report("bad-value", key.span, message).help("write 7 or 16-29, the smaller number first");
                None
            }
        }
    }

    pub(super) fn page(&mut self, node: &Node<'s>) -> Page {
        let mut page = Page::default();
        let Some(fields) = self.fields(node, "\"page\"", keys::PAGE) else { return page };
        page.title = fields.get("title").and_then(|entry| self.localized(entry, "the title"));
        page.intro = fields.get("intro").and_then(|entry| self.localized(entry, "the introduction"));
        page.anchor = fields.get("anchor").and_then(|(_, anchor)| self.text(anchor, "the anchor"));
        let Some((_, labels)) = fields.get("labels") else { return page };
        let Some(labels) = self.fields(labels, "\"labels\"", &Label::ALL.map(Label::key)) else { return page };
        for label in Label::ALL {
            if let Some(text) = labels.get(label.key()).and_then(|entry| self.localized(entry, "a label")) {
                page.labels.push((label, text));
            }
        }
        page
    }
}
