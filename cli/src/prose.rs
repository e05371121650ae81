//! Markdown comes in; lines for a terminal go out: wrapped, with bullets, with the addresses of links behind their texts.

use anstyle::Style;
use kody_generator::markup::{Inline, inlines};
use unicode_width::UnicodeWidthStr as _;

use crate::console::{CYAN, FAINT, STRONG, painted, visible};

/// A text of several blocks, every line of it indented by as many columns.
pub(crate) fn page(markdown: &str, indent: usize, width: usize) -> String {
    let markdown = visible(markdown);
    let blocks = blocks(&markdown);
    let mut text = String::new();
    for (at, block) in blocks.iter().enumerate() {
        if at > 0 && !(matches!(block, Block::Item(..)) && matches!(blocks[at - 1], Block::Item(..))) {
            text.push('\n');
        }
        text += &render(block, indent, width);
    }
    text
}

/// A text of one block, continued below its own beginning in this column.
pub(crate) fn line(markdown: &str, indent: usize, width: usize) -> String {
    let mut flow = Flow::new(indent, width);
    flow.markdown(&visible(markdown), Style::new());
    flow.finish()
}

enum Block {
    Heading(String),
    Paragraph(String),
    /// How far it is indented, its bullet or number, its text.
    Item(usize, String, String),
    Code(Vec<String>),
}

fn blocks(markdown: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = markdown.lines();
    let mut parted = true;
    while let Some(line) = lines.next() {
        let content = line.trim();
        let indent = line.len() - line.trim_start().len();
        if content.starts_with("```") {
            blocks.push(Block::Code(
                lines.by_ref().take_while(|line| !line.trim().starts_with("```")).map(str::to_owned).collect(),
            ));
        } else if content.starts_with("# ") || content.starts_with("##") {
            blocks.push(Block::Heading(content.trim_matches('#').trim().to_owned()));
        } else if let Some((mark, text)) = item(content) {
            blocks.push(Block::Item(indent, mark, text.to_owned()));
        } else if !content.is_empty() {
            match blocks.last_mut() {
                Some(Block::Paragraph(text) | Block::Item(_, _, text)) if !parted => *text += &format!(" {content}"),
                _ => blocks.push(Block::Paragraph(content.to_owned())),
            }
        }
        parted = content.is_empty();
    }
    blocks
}

/// The bullet or number of a list item, and its text.
fn item(line: &str) -> Option<(String, &str)> {
    if let Some(text) = ["- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark)) {
        return Some(("•".to_owned(), text));
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let text = line[digits..].strip_prefix(". ").or_else(|| line[digits..].strip_prefix(") "))?;
    (1..=9).contains(&digits).then(|| (line[..=digits].to_owned(), text))
}

fn render(block: &Block, indent: usize, width: usize) -> String {
    let margin = " ".repeat(indent);
    match block {
        Block::Code(lines) => lines.iter().map(|line| format!("{margin}  {}\n", painted(line, CYAN))).collect(),
        Block::Heading(text) => format!("{margin}{}\n", painted(text, STRONG)),
        Block::Paragraph(text) => format!("{margin}{}\n", line(text, indent, width)),
        Block::Item(deeper, mark, text) => {
            let start = indent + deeper + mark.width() + 1;
            format!("{margin}{}{mark} {}\n", " ".repeat(*deeper), line(text, start, width))
        }
    }
}

/// Words that are laid out in lines. Styles never reach over a line end.
struct Flow {
    text: String,
    /// The column in which lines begin, and that of the list or paragraph around an item.
    indent: usize,
    outer: usize,
    column: usize,
    width: usize,
    word: String,
    word_width: usize,
}

impl Flow {
    fn new(indent: usize, width: usize) -> Self {
        let (text, word) = (String::new(), String::new());
        Self { text, indent, outer: indent, column: indent, width: width.max(indent + 20), word, word_width: 0 }
    }

    fn finish(mut self) -> String {
        self.end_word();
        // A list that ends the text has begun a line for what might follow.
        self.text.truncate(self.text.trim_end().len());
        self.text
    }

    fn markdown(&mut self, markdown: &str, style: Style) {
        let mut emphasis = style;
        for piece in inlines(markdown) {
            match piece {
                Inline::Text(text) => emphasis = self.styled_text(text, style, emphasis),
                Inline::Code(code) => self.words(&format!("`{code}`"), CYAN),
                Inline::Link(link) => {
                    self.markdown(link.text, emphasis.underline());
                    self.words(&format!(" ({})", link.target), FAINT);
                }
            }
        }
    }

    /// Text with emphasis, escapes and tags in it. Gives the style in which the text goes on.
    fn styled_text(&mut self, text: &str, plain: Style, mut style: Style) -> Style {
        let mut rest = text;
        while let Some(at) = rest.find(['\\', '*', '<']) {
            self.words(&rest[..at], style);
            let spaced = rest[..at].ends_with(char::is_whitespace) && rest[at + 1..].starts_with(char::is_whitespace);
            rest = &rest[at..];
            let used = match (rest.as_bytes()[0], tag(rest)) {
                (b'\\', _) => {
                    // Only a mark can be escaped (CommonMark 0.31.2, 2.4): a path on Windows is none.
                    let escaped = rest.as_bytes().get(1).is_some_and(u8::is_ascii_punctuation);
                    self.words(if escaped { &rest[1..2] } else { "\\" }, style);
                    1 + usize::from(escaped)
                }
                (b'*', _) if !spaced => {
                    let stars = if rest.starts_with("**") { 2 } else { 1 };
                    let emphasis = if stars == 2 { plain.bold() } else { plain.italic() };
                    style = if style == plain { emphasis } else { plain };
                    stars
                }
                (_, Some(tag)) => {
                    self.tag(tag);
                    tag.len() + 2
                }
                _ => {
                    self.words(&rest[..1], style);
                    1
                }
            };
            rest = &rest[used..];
        }
        self.words(rest, style);
        style
    }

    /// Lists and line breaks are the tags that a table cell needs; others are left out.
    fn tag(&mut self, tag: &str) {
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default().to_ascii_lowercase();
        match (name.as_str(), tag.starts_with('/')) {
            ("li", false) => {
                self.end_line(self.outer + 2);
                self.text.push_str("• ");
                self.indent = self.outer + 4;
                self.column = self.indent;
            }
            ("ul" | "ol", true) => self.end_line(self.outer),
            ("br" | "p", _) => self.end_line(self.indent),
            _ => {}
        }
    }

    fn words(&mut self, text: &str, style: Style) {
        for part in text.split_inclusive(is_blank) {
            let word = part.trim_end_matches(is_blank);
            if !word.is_empty() {
                self.word += &painted(word, style);
                self.word_width += word.width();
            }
            if word.len() < part.len() {
                self.end_word();
            }
        }
    }

    fn end_word(&mut self) {
        if self.word.is_empty() {
            return;
        }
        if self.column > self.indent {
            if self.column + 1 + self.word_width > self.width {
                self.end_line_here();
            } else {
                self.text.push(' ');
                self.column += 1;
            }
        }
        self.text += &std::mem::take(&mut self.word);
        self.column += std::mem::take(&mut self.word_width);
    }

    fn end_line(&mut self, indent: usize) {
        self.end_word();
        self.indent = indent;
        self.end_line_here();
    }

    fn end_line_here(&mut self) {
        self.text.push('\n');
        self.text += &" ".repeat(self.indent);
        self.column = self.indent;
    }
}

/// Whether a line may end here: a no-break space is there so that it does not.
fn is_blank(character: char) -> bool {
    character.is_whitespace() && character != '\u{a0}'
}

/// What stands between the angle brackets, where an HTML tag begins here. None of those in use is long.
fn tag(text: &str) -> Option<&str> {
    let text = text.strip_prefix('<')?;
    let inside = &text[..text.bytes().take(200).position(|byte| byte == b'>')?];
    inside.trim_start_matches('/').starts_with(|first: char| first.is_ascii_alphabetic()).then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::page;

    fn check(markdown: &str, expected: &str) {
        assert_eq!(anstream::adapter::strip_str(&page(markdown, 2, 30)).to_string(), expected);
    }

    #[test]
    fn paragraphs_are_wrapped() {
        check("Один **два** три *чотири*\nп'ять шість\n\nсім", "  Один два три чотири п'ять\n  шість\n\n  сім\n");
    }

    #[test]
    fn links_show_where_they_lead() {
        check("See [the `a` page](/a), `b`.", "  See the `a` page (/a), `b`.\n");
    }

    #[test]
    fn lists_have_bullets() {
        check(
            "It is:\n\n- one thing that is long\n- two\n  - deep\n",
            "  It is:\n\n  • one thing that is long\n  • two\n    • deep\n",
        );
        check("Is: <ul><li> a; </li><li> b. </li></ul> End.", "  Is:\n    • a;\n    • b.\n  End.\n");
    }

    #[test]
    fn code_is_left_alone() {
        check(
            "As in:\n\n```yaml\nkody:   1\n```\n\\*no\\* 2 * 3 < 4",
            "  As in:\n\n    kody:   1\n\n  *no* 2 * 3 < 4\n",
        );
    }
}
