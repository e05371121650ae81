//! A text in one or several locales comes in; localized texts, messages, their templates and plural forms go out.

use super::Lower;
use super::fields::{Entry, name_of};
use crate::catalog::{Category, Localized, Message, Name, Piece, Plural, Template, Text};
use crate::yaml::{Node, Scalar};

/// What is wrong with a placeholder, in which bytes of the text, and what to do.
type Fault = (std::ops::Range<usize>, String, &'static str);

impl<'s> Lower<'s, '_> {
    /// A text of which every locale has its own version. A single value is the source text.
    pub(super) fn localized(&mut self, entry: Entry<'_, 's>, what: &str) -> Option<Localized<Text>> {
        self.localized_with(entry, what, |lower, node| lower.text(node, what))
    }

    /// A message of which every locale has its own version.
    pub(super) fn message(&mut self, entry: Entry<'_, 's>) -> Option<Localized<Message>> {
        self.localized_with(entry, "a message", Self::message_of_locale)
    }

    fn localized_with<T>(
        &mut self,
        (key, node): Entry<'_, 's>,
        what: &str,
        mut read: impl FnMut(&mut Self, &Node<'s>) -> Option<T>,
    ) -> Option<Localized<T>> {
        let mut localized = Localized::new(key.span, self.locales.is_empty());
        match node {
            Node::Scalar(scalar) if scalar.value.is_empty() => {}
            Node::Scalar(_) => {
                if self.source_span().is_some()
                    && let Some(text) = read(self, node)
                {
                    localized.insert(0, text);
                }
            }
            Node::Map(..) => {
                let entries = self.entries(node, what)?;
                if self.are_plural_forms(entries) {
                    self.forms_without_locale(&entries[0].0);
                    localized.damaged = true;
                    return Some(localized);
                }
                self.texts_by_locale(entries, &mut localized, read);
            }
            Node::Seq(..) => {
                let message = format!("{what} must be a text or a map of texts by locale, this is a list");
                self.findings.report("bad-value", node.span(), message);
                localized.damaged = true;
            }
        }
        Some(localized)
    }

    fn texts_by_locale<T>(
        &mut self,
        entries: &[(Scalar<'s>, Node<'s>)],
        localized: &mut Localized<T>,
        mut read: impl FnMut(&mut Self, &Node<'s>) -> Option<T>,
    ) {
        localized.reserve(entries.len());
        let mut places: Vec<Option<&Scalar<'s>>> = vec![None; self.locales.len()];
        for (tag, value) in entries {
            let Some(locale) = self.known_locale(tag) else {
                localized.damaged = true;
                continue;
            };
            if let Some(first) = places[locale].replace(tag).filter(|first| first.value != tag.value) {
                self.findings
                    .report(
                        "duplicate-key",
                        tag.span,
                        format!("\"{}\" and \"{}\" are one locale", first.value, tag.value),
                    )
                    .help("remove one of the two")
                    .related(first.span, "it stands here already");
            }
            if is_absent(value) {
                continue;
            }
            match read(self, value) {
                Some(text) => localized.insert(locale, text),
                None => localized.damaged = true,
            }
        }
    }

    /// Whether plural forms stand where the locales should.
    fn are_plural_forms(&self, entries: &[(Scalar<'s>, Node<'s>)]) -> bool {
        let is_form = |key: &str| Category::from_word(key).is_some() || key == "plural";
        !entries.is_empty()
            && entries.iter().all(|(key, _)| is_form(&key.value))
            && !self.locales.iter().any(|locale| entries.iter().any(|(key, _)| key.value == locale.tag))
    }

    fn forms_without_locale(&mut self, first: &Scalar<'s>) {
        let Some(source) = self.locales.first().map(|locale| locale.tag.clone()) else { return };
        self.findings
            .report("unknown-locale", first.span, format!("\"{}\" is a plural form, not a locale", first.value))
            .help(format!("plural forms stand under their locale: \"{source}: {{one: …, other: …}}\""));
    }

    fn message_of_locale(&mut self, node: &Node<'s>) -> Option<Message> {
        match node {
            Node::Scalar(scalar) => Some(Message::Plain(self.template(scalar))),
            Node::Map(..) => self.plural(node).map(Message::Plural),
            Node::Seq(_, span) => {
                self.findings.report("bad-value", *span, "a message must be a text or plural forms, this is a list");
                None
            }
        }
    }

    fn plural(&mut self, node: &Node<'s>) -> Option<Plural> {
        let mut plural = Plural { selector: None, forms: Vec::new(), damaged: false, span: node.span() };
        for (key, value) in self.entries(node, "plural forms")? {
            if key.value == "plural" {
                plural.selector = self.scalar(value, "\"plural\"").map(name_of);
                continue;
            }
            let Some(category) = Category::from_word(&key.value) else {
                let words = Category::ALL.map(Category::as_str).into_iter().chain(["plural"]);
                self.findings
                    .report("plural-category", key.span, format!("there is no plural category \"{}\"", key.value))
                    .suggest(&key.value, words);
                plural.damaged = true;
                continue;
            };
            if is_absent(value) {
                continue;
            }
            match self.scalar(value, "a plural form") {
                Some(scalar) => {
                    let template = self.template(scalar);
                    plural.forms.push((category, template));
                }
                None => plural.damaged = true,
            }
        }
        plural.forms.sort_by_key(|&(category, _)| category);
        plural.forms.dedup_by_key(|&mut (category, _)| category);
        if plural.forms.is_empty() {
            self.findings
                .report("plural-category", node.span(), "there is no plural form here")
                .help("write at least the form \"other\"");
            return None;
        }
        Some(plural)
    }

    fn template(&mut self, scalar: &Scalar<'s>) -> Template {
        let text = self.text_of(scalar);
        let (pieces, faults) = pieces(&text);
        let broken = !faults.is_empty();
        for (part, message, help) in faults {
            self.findings.report("bad-placeholder", text.span_of(part), message).help(help);
        }
        Template { text, pieces, broken }
    }
}

/// Whether there is no text here. An empty one counts as none.
fn is_absent(node: &Node<'_>) -> bool {
    matches!(node, Node::Scalar(text) if text.is_null() || text.value.is_empty())
}

/// Takes a text with placeholders apart. What is no placeholder stays literal text.
fn pieces(text: &Text) -> (Vec<Piece>, Vec<Fault>) {
    const DOUBLE: &str = "write {{ or }} for a brace that is no placeholder";
    // Most texts have no braces. A search for one byte is optimised wherever it is called from, one for two characters is not.
    if [b'{', b'}'].iter().all(|brace| !text.as_str().as_bytes().contains(brace)) {
        return (Vec::new(), Vec::new());
    }
    let mut pieces = Vec::new();
    let mut faults = Vec::new();
    let mut literal = String::new();
    let value = text.as_str();
    let mut at = 0;
    while let Some(step) = value[at..].find(['{', '}']) {
        literal.push_str(&value[at..at + step]);
        at += step;
        let rest = &value[at..];
        if rest.starts_with("{{") || rest.starts_with("}}") {
            literal.push_str(&rest[..1]);
            at += 2;
        } else if rest.starts_with('}') {
            faults.push((at..at + 1, "this brace closes no placeholder".to_owned(), DOUBLE));
            literal.push('}');
            at += 1;
        } else if let Some(end) = rest[1..].find(['{', '}', '\n']).filter(|&end| rest[1 + end..].starts_with('}')) {
            let name = &rest[1..=end];
            if is_argument_name(name) {
                if !literal.is_empty() {
                    pieces.push(Piece::Literal(std::mem::take(&mut literal)));
                }
                let span = text.span_of(at + 1..at + 1 + end);
                pieces.push(Piece::Placeholder(Name { text: name.to_owned(), span }));
            } else {
                let message = format!("\"{{{name}}}\" is not a placeholder");
                faults.push((at..at + end + 2, message, "a placeholder is a name in letters, digits and _: {limit}"));
                literal.push_str(&rest[..end + 2]);
            }
            at += end + 2;
        } else {
            faults.push((at..at + 1, "this brace opens a placeholder that does not end".to_owned(), DOUBLE));
            literal.push('{');
            at += 1;
        }
    }
    literal.push_str(&value[at..]);
    if !literal.is_empty() {
        pieces.push(Piece::Literal(literal));
    }
    (pieces, faults)
}

/// Whether an argument may be called so: it becomes the name of a field, and some words can be none.
pub(super) fn is_argument_name(name: &str) -> bool {
    let mut characters = name.chars();
    !matches!(name, "self" | "Self" | "super" | "crate")
        && characters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && characters.all(|character| character.is_ascii_alphanumeric() || character == '_')
}
