//! The text of a document with its tree comes in; where lines, entries and their comments begin and end goes out.

use kody_generator::yaml::{Node, Scalar, Style, Tree};
use kody_generator::{Source, Span};

/// An entry of a map.
pub(super) type Entry<'s> = (Scalar<'s>, Node<'s>);

/// The layout of a document.
pub(super) struct Layout<'s> {
    pub(super) text: &'s str,
    pub(super) root: &'s Node<'s>,
    aliases: &'s [(Span, Span)],
    /// The end of a line.
    pub(super) eol: &'static str,
    /// By how many columns inner keys are indented.
    pub(super) step: usize,
}

/// Where a value stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Slot {
    /// Behind the colon and what names or types the value; behind the key where there is no colon.
    pub(super) start: usize,
    /// Whether there is a colon.
    pub(super) colon: bool,
    /// The part of it that stands in the line of the colon, or begins there: all of it, or the header of a block.
    pub(super) inline: (usize, usize),
    /// Where all of it ends.
    pub(super) end: usize,
}

impl<'s> Layout<'s> {
    pub(super) fn new(source: &'s Source, tree: &'s Tree<'s>) -> Self {
        let text = source.text();
        let windows = text.find('\n').is_some_and(|end| text[..end].ends_with('\r'));
        let eol = if windows { "\r\n" } else { "\n" };
        let mut layout = Self { text, root: &tree.root, aliases: &tree.aliases, eol, step: 2 };
        layout.step = layout.first_step().unwrap_or(2);
        layout
    }

    /// By how much the first map within the outermost one is indented.
    fn first_step(&self) -> Option<usize> {
        let Node::Map(entries, span) = self.root else { return None };
        let inner = entries
            .iter()
            .map(|(_, value)| value)
            .find(|value| matches!(value, Node::Map(..)) && !self.is_flow(value))?;
        let step = self.column(inner.span().range().start).checked_sub(self.column(span.range().start))?;
        (1..=16).contains(&step).then_some(step)
    }

    pub(super) fn line_start(&self, at: usize) -> usize {
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        if start == 0 && self.text.starts_with('\u{feff}') { '\u{feff}'.len_utf8().min(at) } else { start }
    }

    /// The end of a line, without what ends it.
    pub(super) fn line_end(&self, at: usize) -> usize {
        let end = self.text[at..].find('\n').map_or(self.text.len(), |length| at + length);
        if self.text[at..end].ends_with('\r') { end - 1 } else { end }
    }

    /// Where the next line begins, if there is one.
    pub(super) fn next_line(&self, at: usize) -> Option<usize> {
        self.text[at..].find('\n').map(|length| at + length + 1)
    }

    /// How many characters stand before it in its line. Those before a key are one byte each.
    pub(super) fn column(&self, at: usize) -> usize {
        at - self.line_start(at)
    }

    /// Whether nothing but blanks stands before it in its line.
    pub(super) fn begins_line(&self, at: usize) -> bool {
        self.text[self.line_start(at)..at].bytes().all(|byte| byte == b' ' || byte == b'\t')
    }

    /// Whether a map or list is in braces or brackets.
    pub(super) fn is_flow(&self, node: &Node<'_>) -> bool {
        !matches!(node, Node::Scalar(_)) && self.text[node.span().range().start..].starts_with(['{', '['])
    }

    /// The alias that stands behind this place, if the node is what it repeats.
    fn alias(&self, node: &Node<'_>, behind: usize) -> Option<Span> {
        let repeated = node.span().range().start < behind;
        let mut aliases =
            self.aliases.iter().filter(|(alias, target)| *target == node.span() && alias.range().start >= behind);
        aliases.find(|_| repeated).map(|(alias, _)| *alias)
    }

    /// Whether the value of this key is an alias.
    pub(super) fn is_alias(&self, key: &Scalar<'_>, value: &Node<'_>) -> bool {
        self.alias(value, key.span.range().start).is_some()
    }

    /// The first alias that repeats this node.
    pub(super) fn repeated_by(&self, node: &Node<'_>) -> Option<Span> {
        self.aliases.iter().find(|(_, target)| *target == node.span()).map(|(alias, _)| *alias)
    }

    /// The first alias elsewhere that repeats something within this range.
    pub(super) fn alias_into(&self, range: &std::ops::Range<usize>) -> Option<Span> {
        let is_it = |(alias, target): &&(Span, Span)| {
            range.contains(&target.range().start) && !range.contains(&alias.range().start)
        };
        self.aliases.iter().find(is_it).map(|(alias, _)| *alias)
    }

    /// Where a value stands.
    pub(super) fn slot(&self, key: &Scalar<'_>, value: &Node<'_>) -> Slot {
        let key_end = key.span.range().end;
        let colon = self.skip_blank(key_end);
        let found = self.text[colon..].starts_with(':');
        let behind = if found { colon + 1 } else { key_end };
        let start = self.skip_properties(behind);
        let slot = |inline: (usize, usize), end| Slot { start, colon: found, inline, end };
        if let Some(alias) = self.alias(value, key.span.range().start) {
            let alias = alias.range();
            return slot((alias.start, alias.end), alias.end);
        }
        let span = value.span().range();
        match value {
            Node::Scalar(scalar) if span.is_empty() && scalar.is_plain() => slot((start, start), start),
            Node::Scalar(scalar) if matches!(scalar.style, Style::Literal | Style::Folded) => {
                let header = self.skip_blank(start);
                let length = self.text[header..].find([' ', '\t', '\r', '\n']).unwrap_or(self.text.len() - header);
                let end = self.block_end(self.column_of_block(key), header);
                slot((header, header + length), end)
            }
            Node::Scalar(_) => slot((span.start, span.end), span.end),
            _ if self.is_flow(value) => slot((span.start, span.end), span.end),
            Node::Map(entries, _) => {
                let end = entries.last().map_or(start, |(key, value)| self.slot(key, value).end);
                slot((start, start), end)
            }
            Node::Seq(items, span) => slot((start, start), self.items_end(items, span.range().start)),
        }
    }

    /// The column that a key counts as when something below it is indented. That of `? key` is that of the mark.
    fn column_of_block(&self, key: &Scalar<'_>) -> usize {
        let line = &self.text[self.line_start(key.span.range().start)..];
        line.bytes().take_while(|&byte| byte == b' ').count()
    }

    /// The end of the last item of a list without brackets.
    pub(super) fn items_end(&self, items: &[Node<'_>], start: usize) -> usize {
        let Some(last) = items.last() else { return start };
        let before = items.len().checked_sub(2).map_or(start, |index| items[index].span().range().end.max(start));
        if let Some(alias) = self.alias(last, before) {
            return alias.range().end;
        }
        let span = last.span().range();
        match last {
            Node::Scalar(scalar) if matches!(scalar.style, Style::Literal | Style::Folded) => {
                let header = self.text[..span.start].rfind(['|', '>']).unwrap_or(span.start);
                self.block_end(self.column(self.dash(start)), header)
            }
            Node::Map(entries, _) if !self.is_flow(last) => {
                entries.last().map_or(span.end, |(key, value)| self.slot(key, value).end)
            }
            Node::Seq(items, _) if !self.is_flow(last) => self.items_end(items, span.start),
            _ => span.end,
        }
    }

    /// The first dash of a list: it begins there, or at the first item where it is no farther indented than its key.
    fn dash(&self, start: usize) -> usize {
        let before = self.text[..start].trim_end_matches(' ');
        if before.ends_with('-') { before.len() - 1 } else { start }
    }

    /// Behind blanks; line ends are none.
    fn skip_blank(&self, at: usize) -> usize {
        at + self.text[at..].bytes().take_while(|&byte| byte == b' ' || byte == b'\t').count()
    }

    /// Behind `&anchor` and `!tag`, and in front of the blanks behind them.
    fn skip_properties(&self, at: usize) -> usize {
        let mut end = at;
        loop {
            let word = self.skip_blank(end);
            if word == end || !self.text[word..].starts_with(['&', '!']) {
                return end;
            }
            let stops = |character: char| character.is_whitespace() || ",]}".contains(character);
            end = self.text[word..].find(stops).map_or(self.text.len(), |length| word + length);
        }
    }

    /// The end of a block scalar: of its last line that is content, or of its header (YAML 1.2.2, 8.1).
    fn block_end(&self, parent: usize, header: usize) -> usize {
        let mut end = self.line_end(header);
        let marks = self.text[header..end].split([' ', '\t']).next().unwrap_or_default();
        let keeps = marks.contains('+');
        let mut indent = marks.chars().find_map(|mark| mark.to_digit(10)).map(|digit| parent + digit as usize);
        let mut blank = end;
        let mut line = self.next_line(header);
        while let Some(start) = line.filter(|&start| start < self.text.len()) {
            let stop = self.line_end(start);
            let columns = self.text[start..stop].bytes().take_while(|&byte| byte == b' ').count();
            line = self.next_line(start);
            if start + columns == stop && indent.is_none_or(|indent| columns <= indent) {
                blank = stop;
                continue;
            }
            if columns < *indent.get_or_insert(columns) || columns <= parent {
                break;
            }
            end = stop;
            blank = stop;
        }
        if keeps { blank.max(end) } else { end }
    }

    /// Whether blank lines below an entry would belong to its text.
    pub(super) fn keeps_blank_lines(&self, (key, value): &Entry<'_>) -> bool {
        match value {
            Node::Scalar(scalar) if matches!(scalar.style, Style::Literal | Style::Folded) => {
                let (start, end) = self.slot(key, value).inline;
                self.text[start..end].contains('+')
            }
            Node::Map(entries, _) if !self.is_flow(value) => {
                entries.last().is_some_and(|last| self.keeps_blank_lines(last))
            }
            _ => false,
        }
    }

    /// Where an entry of a map without braces begins: with the comments directly above it, as far indented as it is.
    pub(super) fn entry_start(&self, key: &Scalar<'_>) -> usize {
        let key = key.span.range().start;
        let column = self.column(key);
        let mut start = self.line_start(key);
        while start > 0 && self.text[..start].ends_with('\n') {
            let above = self.line_start(start - 1);
            let line = &self.text[above..start];
            let blanks = line.bytes().take_while(|&byte| byte == b' ').count();
            if blanks != column || !line[blanks..].starts_with('#') {
                break;
            }
            start = above;
        }
        start
    }

    /// Where an entry of a map without braces ends: at the end of a line, with the comment in it and those below that are
    /// farther indented than the key.
    pub(super) fn entry_end(&self, (key, value): &Entry<'_>) -> usize {
        let slot = self.slot(key, value);
        let mut end = self.line_end(slot.end);
        let column = self.column_of_block(key);
        let mut line = self.next_line(end);
        while let Some(start) = line.filter(|&start| start < self.text.len()) {
            let stop = self.line_end(start);
            let text = &self.text[start..stop];
            let columns = text.bytes().take_while(|&byte| byte == b' ').count();
            match text.trim_start() {
                "" => {}
                comment if comment.starts_with('#') && columns > column => end = stop,
                _ => break,
            }
            line = self.next_line(start);
        }
        end
    }

    /// Whether a comment comes next that is at least as far indented as this column.
    pub(super) fn comment_follows(&self, end: usize, column: usize) -> bool {
        let next = self.skip_blank_lines(end);
        let blanks = self.text[next..].bytes().take_while(|&byte| byte == b' ').count();
        blanks >= column && self.text[next + blanks..].trim_start_matches('\t').starts_with('#')
    }

    /// The beginning of the next line that is not blank.
    pub(super) fn skip_blank_lines(&self, end: usize) -> usize {
        let mut start = self.next_line(end).unwrap_or(end);
        while self.text[start..self.line_end(start)].trim().is_empty() {
            let Some(next) = self.next_line(start) else { break };
            start = next;
        }
        start
    }

    /// Whether the line above this one is blank, and where it begins.
    pub(super) fn blank_above(&self, line: usize) -> Option<usize> {
        let above = self.line_start(line.checked_sub(1)?);
        self.text[above..line].trim().is_empty().then_some(above)
    }

    /// Whether blank lines stand between two entries that follow each other.
    pub(super) fn are_apart(&self, first: &Entry<'_>, second: &Entry<'_>) -> bool {
        let gap = self.text.get(self.entry_end(first)..self.entry_start(&second.0)).unwrap_or_default();
        gap.lines().skip(1).any(|line| line.trim().is_empty())
    }

    /// Behind blanks, line ends and comments.
    pub(super) fn skip_space(&self, mut at: usize) -> usize {
        loop {
            let rest = &self.text[at..];
            let text = rest.trim_start_matches([' ', '\t', '\r', '\n']);
            let start = at + rest.len() - text.len();
            if !text.starts_with('#') {
                return start;
            }
            at = self.line_end(start);
        }
    }
}
