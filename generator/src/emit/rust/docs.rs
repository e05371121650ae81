//! Texts of the catalogue come in; doc comments go out that rustdoc reads as they are meant: no accidental links, tags,
//! bare addresses or doctests.

use crate::catalog::{AttributeKind, AttributeValue, Catalog, Code};
use crate::markup::{self, Inline};

/// Lines of a doc comment, indented by so many blanks.
pub(super) fn comment(text: &str, indent: usize) -> String {
    let margin = " ".repeat(indent);
    let line = |line: &str| match line.trim_end() {
        "" => format!("{margin}///\n"),
        line => format!("{margin}/// {line}\n"),
    };
    text.trim().lines().map(line).collect()
}

/// What there is to say about a code, in Markdown.
pub(super) fn code(catalog: &Catalog, code: &Code, locale: usize) -> String {
    let message = catalog.resolve(code.message(), locale).map(|message| message.general().readable());
    let message = message.as_deref().map(|message| escape(&message.replace('\n', " ")));
    let head = match &message {
        Some(message) => format!("`{}` – {message}", printable(&code.value().to_string())),
        None => format!("`{}`", printable(&code.value().to_string())),
    };
    let long = [code.description(), code.action()].into_iter().flatten();
    let long = long.filter_map(|text| catalog.resolve(text, locale)).map(|text| markdown(text.as_str()));
    let facts = std::iter::once(facts(catalog, code)).filter(|facts| !facts.is_empty());
    let paragraphs: Vec<String> = std::iter::once(head).chain(long).chain(facts).collect();
    paragraphs.join("\n\n")
}

/// The attributes of a code and the version it came with, as a list of code spans.
fn facts(catalog: &Catalog, code: &Code) -> String {
    let value = |index: usize, kind: &AttributeKind| match (code.attribute(index)?, kind) {
        (AttributeValue::Enum(word), AttributeKind::Enum(words)) => Some(words.get(*word)?.as_str().to_owned()),
        (AttributeValue::Bool(flag), _) => Some(flag.to_string()),
        (AttributeValue::Integer(number), _) => Some(number.to_string()),
        (AttributeValue::Text(text), _) => Some(text.as_str().to_owned()),
        (AttributeValue::Enum(_), _) => None,
    };
    let attributes = catalog.attributes().iter().enumerate().filter_map(|(index, attribute)| {
        Some(format!("{}: {}", attribute.name().as_str(), value(index, attribute.kind())?))
    });
    let since = code.since().map(|since| format!("since: {since}"));
    let facts: Vec<String> = attributes.chain(since).map(|fact| format!("`{}`", printable(&fact))).collect();
    facts.join(", ")
}

/// A plain text as Markdown.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("http://").into_iter().chain(rest.find("https://")).min() {
        let end =
            rest[at..].find(|c: char| c.is_whitespace() || "<>\"'`|()[]{}".contains(c)).map_or(rest.len(), |e| at + e);
        push_escaped(&mut escaped, &rest[..at]);
        escaped.extend(["<", &printable(&rest[at..end]), ">"]);
        rest = &rest[end..];
    }
    push_escaped(&mut escaped, rest);
    escaped
}

fn push_escaped(escaped: &mut String, text: &str) {
    for character in printable(text).chars() {
        if "\\`*_[]<>#|~&$".contains(character) {
            escaped.push('\\');
        }
        escaped.push(character);
    }
}

/// Control characters have no place in a comment, nor have those that reorder it: rustc refuses them.
fn printable(text: &str) -> String {
    let hidden =
        |character: char| (character.is_control() && character != '\n') || crate::finding::is_bidi_control(character);
    text.replace(hidden, "\u{fffd}")
}

/// Markdown of the catalogue as Markdown for rustdoc. Links within the provider's site lead nowhere from there, so only
/// their texts stay.
fn markdown(text: &str) -> String {
    let mut markdown = String::new();
    for piece in markup::inlines(text) {
        match piece {
            Inline::Text(text) => push_text(&mut markdown, text),
            Inline::Code(code) if code.contains('\n') => {
                let inner = code.split_once('\n').map_or("", |(_, inner)| inner);
                markdown.extend(["```text\n", &printable(inner.trim_end()), "\n```"]);
            }
            Inline::Code(code) if code.contains('`') => markdown.extend(["`` ", &printable(code), " ``"]),
            Inline::Code(code) => markdown.extend(["`", &printable(code), "`"]),
            Inline::Link(link) if link.target.starts_with("https://") || link.target.starts_with("http://") => {
                markdown.extend(["[", &self::markdown(link.text), "](", &printable(link.target), ")"]);
            }
            Inline::Link(link) => markdown.push_str(&self::markdown(link.text)),
        }
    }
    let lines: Vec<String> = markdown.lines().map(shallow).collect();
    lines.join("\n")
}

/// Four blanks begin a block of code; three do not, and still nest a list.
fn shallow(line: &str) -> String {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    format!("{}{text}", " ".repeat(indent.min(3)))
}

/// Text in which emphasis and lists are wanted, tags are not.
fn push_text(markdown: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['[', ']', '<', '`']).into_iter().chain(rest.find("http")).min() {
        markdown.push_str(&printable(&rest[..at]));
        rest = &rest[at..];
        let end = if rest.starts_with("http://") || rest.starts_with("https://") {
            let end = rest.find(|c: char| c.is_whitespace() || "<>\"'`|()[]{}".contains(c)).unwrap_or(rest.len());
            markdown.extend(["<", &printable(&rest[..end]), ">"]);
            end
        } else if let Some(end) = tag_end(rest) {
            markdown.push_str(match &rest[..end] {
                "<li>" => "\n- ",
                "</ul>" | "</ol>" | "<br>" | "<br/>" => "\n\n",
                _ => "",
            });
            end
        } else {
            let first = &rest[..1];
            if first != "h" {
                markdown.push('\\');
            }
            markdown.push_str(first);
            1
        };
        rest = &rest[end..];
    }
    markdown.push_str(&printable(rest));
}

/// Where the HTML tag ends that begins here.
fn tag_end(text: &str) -> Option<usize> {
    let name = text.strip_prefix('<')?;
    let name = name.strip_prefix('/').unwrap_or(name);
    name.starts_with(|first: char| first.is_ascii_alphabetic()).then(|| text.find('>').map(|end| end + 1))?
}
