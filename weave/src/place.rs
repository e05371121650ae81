//! A Markdown text comes in; what may stand at each place of it goes out. The only user of the Markdown parser.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::html::{Html, closed, is_link};

/// What may stand at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// Markdown, links included.
    Markdown,
    /// Markdown without links: the text of a link can hold no other one, and sites make links of headings.
    Label,
    /// A text that is shown letter by letter; within a table, a pipe needs a backslash.
    Code {
        /// Whether it is within a table.
        in_table: bool,
    },
    /// HTML in which no Markdown is read.
    Html,
    /// HTML without links: the inside of a tag, and of elements that can hold none.
    Tag,
    /// Front matter: words for another program.
    Metadata,
}

/// Which place a text has where.
#[derive(Debug)]
pub(crate) struct Places {
    /// From which offset on it is which, sorted.
    changes: Vec<(usize, Place)>,
}

const MARK: &str = "\u{feff}";

impl Places {
    /// The places of a text.
    pub(crate) fn of(text: &str) -> Self {
        // The parser takes a byte order mark for a letter.
        let skipped = if text.starts_with(MARK) { MARK.len() } else { 0 };
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        let mut changes = vec![(0, Place::Markdown)];
        let mut open = vec![Place::Markdown];
        let mut in_table = false;
        // Whether a link has begun that is written as HTML.
        let mut in_link = false;
        let mut block = Html::default();
        for (event, range) in Parser::new_ext(&text[skipped..], options).into_offset_iter() {
            let (start, end) = (range.start + skipped, range.end + skipped);
            let around = open[open.len() - 1];
            match event {
                Event::Start(tag) => {
                    in_table |= matches!(tag, Tag::Table(_));
                    if tag == Tag::HtmlBlock {
                        block = Html::default();
                    }
                    open.push(within(&tag).unwrap_or(around));
                    changes.push((start, linkless(open[open.len() - 1], in_link)));
                }
                Event::End(tag) => {
                    in_table &= tag != TagEnd::Table;
                    in_link &= is_inline(tag);
                    open.pop();
                    changes.push((end, linkless(open[open.len() - 1], in_link)));
                }
                Event::Code(_) => {
                    changes.extend([(start, Place::Code { in_table }), (end, linkless(around, in_link))]);
                }
                Event::InlineHtml(tag) => {
                    in_link =
                        is_link(&tag) || (in_link && !closed(&tag).is_some_and(|name| name.eq_ignore_ascii_case("a")));
                    changes.extend([(start, Place::Tag), (end, linkless(around, in_link))]);
                }
                Event::Html(_) => {
                    let lines = block.line(&text[start..end]);
                    changes.extend(lines.into_iter().map(|(at, place)| (start + at, place)));
                }
                _ => {}
            }
        }
        // The end of an element may be told after what follows it has begun.
        changes.sort_by_key(|&(at, _)| at);
        Self { changes }
    }

    /// The place at an offset.
    pub(crate) fn at(&self, offset: usize) -> Place {
        self.changes[self.changes.partition_point(|&(at, _)| at <= offset).saturating_sub(1)].1
    }
}

/// The place within an element, where it is another one than around it.
fn within(tag: &Tag<'_>) -> Option<Place> {
    match tag {
        Tag::Heading { .. } | Tag::Link { .. } | Tag::Image { .. } => Some(Place::Label),
        Tag::CodeBlock(_) => Some(Place::Code { in_table: false }),
        Tag::HtmlBlock => Some(Place::Html),
        Tag::MetadataBlock(_) => Some(Place::Metadata),
        _ => None,
    }
}

/// A place within a link, or not.
fn linkless(place: Place, in_link: bool) -> Place {
    if in_link && place == Place::Markdown { Place::Label } else { place }
}

/// Whether an element ends within a paragraph. A link that nobody closes ends with its paragraph.
fn is_inline(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

#[cfg(test)]
mod tests {
    use super::{Place, Places};

    #[test]
    fn markdown_says_what_may_stand_where() {
        let code = Place::Code { in_table: false };
        for (text, expected) in [
            ("X", Place::Markdown),
            ("**X**", Place::Markdown),
            ("- a\n\n      X", code),
            ("- a\n\n    X", Place::Markdown),
            ("# X", Place::Label),
            ("# `X`", code),
            ("a\nX\n---\n", Place::Label),
            ("[X](a)", Place::Label),
            ("[a](X)", Place::Label),
            ("![X](a)", Place::Label),
            ("[a](b) X", Place::Markdown),
            ("`X`", code),
            ("``a` X``", code),
            ("`a X", Place::Markdown),
            ("```\nX\n```", code),
            ("~~~json\nX", code),
            ("> ```\n> X\n> ```", code),
            ("    X", code),
            ("```\na\n```\nX", Place::Markdown),
            ("a | b\n-|-\nX | c", Place::Markdown),
            ("a | b\n-|-\n`X` | c", Place::Code { in_table: true }),
            ("a | b\n-|-\na | c\n\n`X`", code),
            ("<td>X</td>", Place::Html),
            ("<div>\nX\n</div>", Place::Html),
            ("<div>\n<p title='X'>\n</div>", Place::Tag),
            ("<div>\n\nX\n\n</div>", Place::Markdown),
            ("<!-- X -->", Place::Tag),
            ("a <b>X</b>", Place::Markdown),
            ("a <b title='X'>c</b>", Place::Tag),
            ("a <a href='b'>*c* X</a>", Place::Label),
            ("a <a href='b'>c</a> X", Place::Markdown),
            ("a <A HREF='b'>c **X**</A>", Place::Label),
            ("a <a href='b'>c\n\nX", Place::Markdown),
            ("a <a name='b'> X", Place::Markdown),
            ("<p title='a > X'>", Place::Tag),
            ("<p>\na < X\n</p>", Place::Html),
            ("<div>\n<a\n href='b'>X</a></div>", Place::Tag),
            ("<div>\n<a href='b'>a</a> X</div>", Place::Html),
            ("<div>\n<a name='b'> X</div>", Place::Html),
            ("<h2>X</h2>", Place::Tag),
            ("<h2>a</h2>\n<p>X", Place::Html),
            ("<script>\nif (a < b) c = \"<p>X\";\n</script>", code),
            ("<script>\n</script>\n\nX", Place::Markdown),
            ("<div>\n<style>a</style><p>X", Place::Html),
            ("<!-- a > X -->", Place::Tag),
            ("<div>\n<!-- a\n> b --> X</div>", Place::Html),
            ("---\ntitle: X\n---\n", Place::Metadata),
            ("\u{feff}---\ntitle: X\n---\n", Place::Metadata),
            ("---\ntitle: a\n---\nX", Place::Markdown),
            ("\u{feff}# X", Place::Label),
            ("a\r\n\r\n```\r\nX\r\n```\r\n", code),
        ] {
            let at = text.find('X').expect("each has one");
            assert_eq!(Places::of(text).at(at), expected, "{text:?}");
        }
    }
}
