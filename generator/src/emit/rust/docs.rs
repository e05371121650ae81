//! Texts of the catalogue come in; doc comments go out that rustdoc reads as they are meant: no accidental links, tags,
//! bare addresses or doctests.

use std::borrow::Cow;

use super::{push_escaped as push_literal, rust_type};
use crate::catalog::{Catalog, Code, Label, in_order};
use crate::emit::instead::Instead;
use crate::emit::{labels, linked};
use crate::markup::{self, Inline, one_line};
use crate::search::AnyOf;
use crate::unicode::{has_ordinary_lines, is_bidi_control};

/// Up to how many codes the table of all of them is made for people alone. Beyond, it is also made for rustc, which reads all
/// attributes of the enum each time that a variant is named, and looks up each item that is linked: the lines of the comment are
/// one attribute, and the links lead to places on the page.
const FEW: usize = 64;

/// What there is to say about the enum of the codes, as its documentation.
pub(super) fn of_enum(catalog: &Catalog, locale: usize) -> String {
    if catalog.codes().len() <= FEW {
        return comment(&overview(catalog, locale, "Code::"), 0);
    }
    let text = overview(catalog, locale, "#variant.");
    let mut attribute = "#[doc = \"".to_owned();
    for line in text.trim().lines() {
        push_literal(&mut attribute, line.trim_end());
        attribute.push('\n');
    }
    attribute + "\"]"
}

/// Lines of a doc comment, indented by so many blanks.
pub(super) fn comment(text: &str, indent: usize) -> String {
    let margin = " ".repeat(indent);
    let mut comment = String::with_capacity(text.len() + text.len() / 4 + 16);
    for line in text.trim().lines().map(str::trim_end) {
        comment.extend([margin.as_str(), "///", if line.is_empty() { "" } else { " " }, line, "\n"]);
    }
    comment
}

/// What there is to say about all codes, in Markdown: the title and the introduction of the page, and a table with links to
/// the variants, whose names stand behind this path.
pub(super) fn overview(catalog: &Catalog, locale: usize, path: &str) -> String {
    let title = catalog.page().title().and_then(|title| catalog.resolve(title, locale));
    let title =
        title.map_or_else(|| "The codes of the catalogue.".to_owned(), |title| escape(&one_line(title.as_str())));
    let intro = catalog.page().intro().and_then(|intro| catalog.resolve(intro, locale));
    let intro = intro.map(|intro| markdown(&linked(catalog, intro.as_str(), locale)));
    let codes = in_order(catalog.codes().iter());
    let table = (!codes.is_empty()).then(|| table(catalog, &codes, locale, path));
    std::iter::once(title).chain(intro).chain(table).collect::<Vec<_>>().join("\n\n")
}

/// The table. A code that is deprecated is struck through.
fn table(catalog: &Catalog, codes: &[&Code], locale: usize, path: &str) -> String {
    let [number, text] =
        [Label::Code, Label::Description].map(|label| escape(&one_line(&labels::label(catalog, label, locale))));
    let mut table = format!("| {number} | {text} |\n|---|---|\n");
    for code in codes {
        let value = code_span(&code.value().to_string()).replace('|', "\\|");
        let mark = if code.deprecated().is_some() { "~~" } else { "" };
        let message = message(catalog, code, locale).unwrap_or_default();
        table.extend(["| ", &value, " ", mark, &link(code, path), mark, " | ", &message, " |\n"]);
    }
    table
}

/// A link to the variant of a code, whose name stands behind this path.
fn link(code: &Code, path: &str) -> String {
    let name = rust_type(code.name().as_str()).unwrap_or_default();
    ["[`", &name, "`](", path, &name, ")"].concat()
}

/// What there is to say about a code, in Markdown.
pub(super) fn code(catalog: &Catalog, code: &Code, instead: &Instead<'_>, locale: usize) -> String {
    let head = summary(catalog, code, locale);
    let long = [code.description(), code.action()].into_iter().flatten();
    let long = long.filter_map(|text| catalog.resolve(text, locale));
    let long = long.map(|text| markdown(&linked(catalog, text.as_str(), locale)));
    let facts = std::iter::once(facts(catalog, code, instead)).filter(|facts| !facts.is_empty());
    let paragraphs: Vec<String> = std::iter::once(head).chain(long).chain(facts).collect();
    paragraphs.join("\n\n")
}

/// The number of a code and its message, in one line.
pub(super) fn summary(catalog: &Catalog, code: &Code, locale: usize) -> String {
    let value = code_span(&code.value().to_string());
    match message(catalog, code, locale) {
        Some(message) => [&value, " – ", &message].concat(),
        None => value,
    }
}

fn message(catalog: &Catalog, code: &Code, locale: usize) -> Option<String> {
    let message = catalog.resolve(code.message(), locale)?.general().readable();
    match message.contains('\n') {
        true => Some(escape(&message.replace('\n', " "))),
        false => Some(escape(&message)),
    }
}

/// The arguments of a code, its attributes and its versions, as the catalogue writes them: a list of code spans, and a link to
/// the code that has taken its place.
fn facts(catalog: &Catalog, code: &Code, instead: &Instead<'_>) -> String {
    let attributes = catalog.attributes().iter().enumerate().filter_map(|(index, attribute)| {
        Some([attribute.name().as_str(), ": ", &attribute.text_of(code.attribute(index)?)].concat())
    });
    let args = code.args().iter().map(|arg| format!("{{{}}}: {}", arg.name().as_str(), arg.kind().as_str()));
    let since = code.since().map(|since| format!("since: {since}"));
    let deprecated = code.deprecated().and_then(|deprecated| deprecated.since());
    let deprecated = deprecated.map(|since| format!("deprecated: {since}"));
    let facts = args.chain(attributes).chain(since).chain(deprecated).map(|fact| code_span(&fact.replace('\n', " ")));
    let instead = code.deprecated().and_then(|deprecated| instead.given(deprecated));
    let instead = instead.map(|other| format!("`use:` {}", link(other, "Code::")));
    facts.chain(instead).collect::<Vec<_>>().join(", ")
}

/// A plain text as Markdown.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("http") {
        push_escaped(&mut escaped, &rest[..at]);
        rest = &rest[at..];
        let end = address_length(rest);
        match end {
            Some(end) => escaped.extend(["<", &printable(&rest[..end]), ">"]),
            None => escaped.push_str("http"),
        }
        rest = &rest[end.unwrap_or("http".len())..];
    }
    push_escaped(&mut escaped, rest);
    escaped
}

/// How long the web address is that begins here.
fn address_length(text: &str) -> Option<usize> {
    let is_address = text.starts_with("http://") || text.starts_with("https://");
    let ends = |c: char| c.is_whitespace() || "<>\"'`|()[]{}".contains(c);
    is_address.then(|| text.find(ends).unwrap_or(text.len()))
}

fn push_escaped(escaped: &mut String, text: &str) {
    let text = printable(text);
    let mut copied = 0;
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        if matches!(byte, b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'>' | b'#' | b'|' | b'~' | b'&' | b'$') {
            escaped.extend([&text[copied..at], "\\"]);
            copied = at;
        }
    }
    escaped.push_str(&text[copied..]);
}

/// Control characters have no place in a comment, nor have those that reorder it: rustc refuses them.
fn printable(text: &str) -> Cow<'_, str> {
    if has_ordinary_lines(text) {
        return Cow::Borrowed(text);
    }
    let hidden = |character: char| (character.is_control() && character != '\n') || is_bidi_control(character);
    Cow::Owned(text.replace('\t', " ").replace(hidden, "\u{fffd}"))
}

/// A code span, between more backticks than it holds in a row (CommonMark 0.31.2, 6.1).
fn code_span(code: &str) -> String {
    if !code.contains('`') {
        return ["`", &printable(code), "`"].concat();
    }
    let ticks = backticks(code);
    [&ticks, " ", &printable(code), " ", &ticks].concat()
}

/// One backtick more than stand in a row anywhere in the code.
fn backticks(code: &str) -> String {
    let longest = code.split(|character| character != '`').map(str::len).max().unwrap_or_default();
    "`".repeat(longest + 1)
}

/// Markdown of the catalogue as Markdown for rustdoc. Links within the provider's site lead nowhere from there, so only
/// their texts stay.
fn markdown(text: &str) -> String {
    let mut markdown = String::new();
    push_markdown(&mut markdown, text, false);
    markdown
}

fn push_markdown(markdown: &mut String, text: &str, in_link: bool) {
    for piece in markup::inlines(text) {
        match piece {
            Inline::Text(text) => push_text(markdown, text, in_link),
            Inline::Code(code) => match code.split_once('\n').filter(|_| begins_line(markdown)) {
                Some((_, block)) => push_block(markdown, block),
                None => markdown.push_str(&code_span(&code.replace('\n', " "))),
            },
            Inline::Link(link) if link.target.starts_with("https://") || link.target.starts_with("http://") => {
                markdown.push('[');
                push_markdown(markdown, link.text, true);
                markdown.extend(["](", &printable(link.target), ")"]);
            }
            Inline::Link(link) => push_markdown(markdown, link.text, in_link),
        }
    }
}

/// Markdown that rustc shows as it is and rustdoc reads: no links, since the addresses are of no use to the one and to the other
/// they would be the names of items.
pub(super) fn note(text: &str) -> String {
    let mut note = String::new();
    for piece in markup::inlines(text) {
        match piece {
            Inline::Text(text) => note.push_str(&text.replace('[', "\\[")),
            Inline::Code(code) => note.push_str(&code_span(code)),
            Inline::Link(link) => note.push_str(&self::note(link.text)),
        }
    }
    note
}

fn begins_line(markdown: &str) -> bool {
    markdown.rsplit('\n').next().is_some_and(|line| line.trim().is_empty())
}

/// A fenced block of code, indented as its first fence is.
fn push_block(markdown: &mut String, code: &str) {
    let indent = " ".repeat(markdown.rsplit('\n').next().map_or(0, str::len));
    let fence = "``".to_owned() + &backticks(code);
    markdown.extend([&fence, "text\n", &printable(code.trim_end()), "\n", &indent, &fence, "\n"]);
}

/// Four blanks begin a block of code; three do not, and still nest a list.
fn shallow(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains("    ") {
        return text;
    }
    let mut run = 0;
    let keep = |&character: &char| {
        run = if character == ' ' { run + 1 } else { 0 };
        run <= 3
    };
    Cow::Owned(text.chars().filter(keep).collect())
}

/// Text in which emphasis and lists are wanted; tags and blocks of code are not. A link holds no other link.
fn push_text(markdown: &mut String, text: &str, in_link: bool) {
    let text = shallow(printable(text));
    let behind_tags = text.rfind('>').map_or(text.len(), |at| text.len() - at);
    let mut places = AnyOf::new(&text, ['[', ']', '<', '`', '~', 'h']);
    let mut copied = 0;
    while let Some(at) = places.next_from(copied) {
        markdown.push_str(&text[copied..at]);
        let rest = &text[at..];
        let tag = if rest.len() > behind_tags && markup::begins_tag(rest) { rest.find('>') } else { None };
        let end = if let Some(address) = markup::autolink(rest) {
            // Within a link there can be no other one.
            markdown.push_str(&if in_link { escape(address) } else { format!("<{address}>") });
            address.len() + 2
        } else if let Some(end) = address_length(rest).filter(|_| !in_link) {
            markdown.extend(["<", &rest[..end], ">"]);
            end
        } else if let Some(end) = tag.map(|end| end + 1) {
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
        copied = at + end;
    }
    markdown.push_str(&text[copied..]);
}
