//! A Markdown text of the catalogue comes in; the same text goes out as a part of a page that it cannot break: what it opens
//! is closed, its headings are below those of the page, and tags and braces that a page may not have are text.

use super::table::list_item;
use crate::emit::tags;
use crate::markup::{self, Inline};

/// The deepest heading there is.
const DEEPEST: usize = 6;

/// The text as blocks below a heading of this depth.
pub(super) fn block(text: &str, depth: usize) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut block = Block { depth, ..Block::default() };
    text.trim_matches('\n').split('\n').for_each(|line| block.line(line));
    block.end()
}

#[derive(Default)]
struct Block {
    depth: usize,
    lines: Vec<String>,
    /// Lines of text that are not written yet: what is code in them shows only when all are there.
    text: Vec<String>,
    /// The fence of the code block that is open, with the blanks before it.
    fence: Option<String>,
    /// Whether a list has begun: what is indented belongs to it, then.
    in_list: bool,
}

impl Block {
    fn line(&mut self, line: &str) {
        if let Some(fence) = &self.fence {
            let closes = closes(fence.trim_start(), line.trim());
            self.lines.push(line.to_owned());
            self.fence = self.fence.take().filter(|_| !closes);
        } else if let Some(fence) = fence(line) {
            self.flush();
            self.lines.push(line.to_owned());
            self.fence = Some(fence.to_owned());
        } else if line.trim().is_empty() {
            self.flush();
            self.lines.push(String::new());
        } else if line.starts_with("    ") && self.text.is_empty() && !self.in_list {
            self.lines.push(line.to_owned());
        } else if let Some(heading) = self.heading(line) {
            self.flush();
            self.lines.push(heading);
        } else {
            let content = line.trim_start();
            self.in_list |= list_item(content).is_some();
            self.text.push(line.to_owned());
        }
    }

    /// A heading of the text, below that of the page (CommonMark 0.31.2, 4.2 and 4.3).
    fn heading(&mut self, line: &str) -> Option<String> {
        let (containers, content) = line.split_at(containers(line));
        let content = content.trim_end();
        let marks = content.bytes().take_while(|&byte| byte == b'#').count();
        let behind = &content[marks..];
        if (1..=DEEPEST).contains(&marks) && (behind.is_empty() || behind.starts_with([' ', '\t'])) {
            return Some(self.lowered(containers, marks, behind));
        }
        let level = match content.bytes().next()? {
            b'=' => 1,
            b'-' => 2,
            _ => return None,
        };
        let underlines = content.bytes().all(|byte| byte == content.as_bytes()[0]);
        let above = self.text.pop_if(|above| underlines && continues(above, containers))?;
        let (containers, content) = above.split_at(self::containers(&above));
        Some(self.lowered(containers, level, content))
    }

    fn lowered(&self, containers: &str, level: usize, text: &str) -> String {
        format!("{containers}{} {}", "#".repeat((level + self.depth).min(DEEPEST)), inline(text.trim()))
    }

    /// Writes the lines of text.
    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.lines.push(inline(&self.text.join("\n")));
            self.text.clear();
        }
    }

    fn end(mut self) -> String {
        self.flush();
        self.lines.extend(self.fence.take());
        self.lines.join("\n")
    }
}

/// How long the blanks and marks are that a line begins with because it stands in quotes or items of lists.
fn containers(line: &str) -> usize {
    let mut rest = line;
    loop {
        rest = rest.trim_start();
        rest = match (rest.strip_prefix('>'), list_item(rest)) {
            (Some(quoted), _) => quoted,
            (None, Some((_, item))) => item,
            (None, None) => return line.len() - rest.len(),
        };
    }
}

/// Whether a line in these containers goes on with the text of the line above.
fn continues(above: &str, containers: &str) -> bool {
    let before = &above[..self::containers(above)];
    before.trim() == containers.trim()
        || (!before.contains('>') && containers.trim().is_empty() && containers.len() >= 2)
}

/// The fence that opens a code block in this line, with the blanks before it (CommonMark 0.31.2, 4.5).
fn fence(line: &str) -> Option<&str> {
    let content = line.trim_start();
    let mark = content.chars().next().filter(|mark| "`~".contains(*mark))?;
    let behind = content.trim_start_matches(mark);
    let is_fence = content.len() - behind.len() >= 3 && !(mark == '`' && behind.contains('`'));
    is_fence.then(|| &line[..line.len() - behind.len()])
}

fn closes(fence: &str, line: &str) -> bool {
    line.starts_with(fence) && line.chars().all(|character| fence.starts_with(character))
}

/// Lines of text. Code spans and links stay as they are.
fn inline(text: &str) -> String {
    let mut inline = String::with_capacity(text.len());
    for piece in markup::inlines(text) {
        match piece {
            Inline::Text(text) => push_text(&mut inline, text),
            Inline::Code(code) => inline.push_str(&code_span(code)),
            Inline::Link(link) => {
                inline.extend(["[", &self::inline(link.text), "](", link.target, ")"]);
            }
        }
    }
    inline
}

/// Text between code spans and links. Braces are expressions in MDX, and tags elements of Vue and JSX.
fn push_text(inline: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.find(['<', '{', '}', '\\']) {
        inline.push_str(&rest[..at]);
        rest = &rest[at..];
        let kept = match rest.as_bytes()[0] {
            b'\\' => 1 + rest[1..].chars().next().map_or(0, char::len_utf8),
            b'<' => tag_or_address(rest),
            _ => 0,
        };
        inline.push_str(&rest[..kept]);
        if kept == 0 {
            inline.push_str(if rest.starts_with('<') { "&lt;" } else { "\\" });
            inline.push_str(rest[..1].trim_start_matches('<'));
        }
        rest = &rest[kept.max(1)..];
    }
    inline.push_str(rest);
}

/// How long the allowed tag or the address in angle brackets is that stands here.
fn tag_or_address(text: &str) -> usize {
    if let Some(address) = markup::autolink(text) {
        return address.len() + 2;
    }
    tags::allowed(text).map_or(0, |(.., length)| length)
}

/// A code span between more backticks than it holds in a row (CommonMark 0.31.2, 6.1).
pub(super) fn code_span(code: &str) -> String {
    let longest = code.split(|character| character != '`').map(str::len).max().unwrap_or_default();
    let ticks = "`".repeat(longest + 1);
    let space = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    format!("{ticks}{space}{code}{space}{ticks}")
}

#[cfg(test)]
mod tests {
    use super::{block, code_span};

    #[test]
    fn a_text_stays_within_its_section() {
        for (text, expected) in [
            ("one\n\n- a\n- b `<c>`\n  - [d](e)", "one\n\n- a\n- b `<c>`\n  - [d](e)"),
            ("# h\n## i", "### h\n#### i"),
            ("h\n===\ni\n---\n\n---", "### h\n#### i\n\n---"),
            ("- a\n\n      code?\n\n---", "- a\n\n      code?\n\n---"),
            ("> # h\n> i\n> ===", "> ### h\n> ### i"),
            ("- a\n---\n- b\n  ---\n1. # c", "- a\n---\n- #### b\n1. ### c"),
            ("#1 is no heading", "#1 is no heading"),
            ("```rust\nlet x = <T>;", "```rust\nlet x = <T>;\n```"),
            ("- a\n  ~~~~ sh\n  # {x}\n  ~~~", "- a\n  ~~~~ sh\n  # {x}\n  ~~~\n  ~~~~"),
            ("```\na\n````\n<b>", "```\na\n````\n&lt;b>"),
            ("a\n\n    <code>{x}", "a\n\n    <code>{x}"),
            ("a: <ul><li>b</li></ul><BR/>", "a: <ul><li>b</li></ul><BR/>"),
            (
                "</script> <!-- <img src=x> <ulx> <li class=\"x\">",
                "&lt;/script> &lt;!-- &lt;img src=x> &lt;ulx> &lt;li class=\"x\">",
            ),
            ("<https://a.b/c> \\<x> {y} \\{z}", "<https://a.b/c> \\<x> \\{y\\} \\{z\\}"),
            ("`a", "`a"),
            ("a\r\nb\rc", "a\nb\nc"),
            ("\\", "\\"),
        ] {
            assert_eq!(block(text, 2), expected, "{text}");
        }
    }

    #[test]
    fn code_spans_hold_any_code() {
        assert_eq!(["a", "`a", "a``b"].map(code_span), ["`a`", "`` `a ``", "```a``b```"]);
    }
}
