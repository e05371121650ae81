//! A Markdown text comes in; what may stand at each place of it goes out. The only user of the Markdown parser.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

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
    /// The inside of an HTML tag.
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
        for (event, range) in Parser::new_ext(&text[skipped..], options).into_offset_iter() {
            let (start, end) = (range.start + skipped, range.end + skipped);
            let around = open[open.len() - 1];
            match event {
                Event::Start(tag) => {
                    in_table |= matches!(tag, Tag::Table(_));
                    open.push(within(&tag).unwrap_or(around));
                    changes.push((start, open[open.len() - 1]));
                }
                Event::End(tag) => {
                    in_table &= tag != TagEnd::Table;
                    open.pop();
                    changes.push((end, open[open.len() - 1]));
                }
                Event::Code(_) => changes.extend([(start, Place::Code { in_table }), (end, around)]),
                Event::InlineHtml(_) => changes.extend([(start, Place::Tag), (end, around)]),
                Event::Html(_) => changes.extend(html(&text[start..end]).map(|(at, place)| (start + at, place))),
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

/// The tags of a line of HTML, and what is between them.
fn html(line: &str) -> impl Iterator<Item = (usize, Place)> + '_ {
    line.match_indices(['<', '>']).map(|(at, mark)| if mark == "<" { (at, Place::Tag) } else { (at, Place::Html) })
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
