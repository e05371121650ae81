//! A text comes in; its tree goes out, read line by line where that is safe, or nothing where the parser must read all of it.
//!
//! Most of a catalogue is plain: block maps with a key on each line, and behind the key a value that surely ends on the line, or
//! a block of even lines. An entry that is anything else is read by the parser, from its key to the next line that is no deeper
//! and begins with a plain key. That this is the next key indeed is no guess: the parser must come to a key, or to the
//! end of the map, at that very place. There the parser of the whole text would have the same maps open that are open here, and
//! nothing else; so it would have read the entry as it is read alone.
//!
//! Whatever there is to report, the parser reads the whole text again: so each finding and its place are those of one reader.

use super::line::{Line, is_empty, key_end, skip_spaces, value_end, value_end_in_brackets};
use super::reader::{MAX_DEPTH, Piece, read_piece};
use super::{Node, Scalar, Style};
use crate::finding::Span;
use crate::source::Source;
use crate::unicode::has_ordinary_lines;

/// The root of a text.
pub(super) fn read(source: &Source) -> Option<Node<'_>> {
    read_with(source, read_piece)
}

/// The same with what reads the pieces that are not plain.
fn read_with<'s>(source: &'s Source, read_piece: ReadPiece<'s>) -> Option<Node<'s>> {
    let mut line = Line::from(source, 0);
    if line.indent == 0 && line.text(source) == "---" {
        line = Line::from(source, line.number + 1);
    }
    if line.colon.is_none() || line.indent > 0 {
        return None;
    }
    Reader { source, line, read_piece, at_once: 1, entries: [0; MAX_DEPTH] }.map(0)
}

/// Of so many entries, none notices what it costs to begin the parser.
const MOST_AT_ONCE: usize = 64;

/// What reads a piece. For tests there are others than the parser.
type ReadPiece<'s> = fn(&'s Source, Piece) -> Option<Node<'s>>;

/// Maps while they are read.
type Entries<'s> = Vec<(Scalar<'s>, Node<'s>)>;

struct Reader<'s> {
    source: &'s Source,
    /// The next entry, of whichever map, or the end.
    line: Line,
    read_piece: ReadPiece<'s>,
    /// How many entries the parser reads at once; more where those that are not plain stand together.
    at_once: usize,
    /// How many entries the last map of each depth had: those that stand beside each other are alike.
    entries: [usize; MAX_DEPTH],
}

impl<'s> Reader<'s> {
    /// The map that begins here.
    fn map(&mut self, depth: usize) -> Option<Node<'s>> {
        let first = self.line;
        let mut entries = Vec::with_capacity(*self.entries.get(depth)?);
        while self.line.indent == first.indent && !self.line.is_end() {
            self.entry(depth, &mut entries)?;
        }
        self.entries[depth] = entries.len();
        Some(Node::Map(entries, span(first.start, self.line.start)))
    }

    /// The entry that begins here. Behind it stands one that is no deeper, or the end.
    fn entry(&mut self, depth: usize, entries: &mut Entries<'s>) -> Option<()> {
        let line = self.line;
        let colon = line.colon?;
        let key = self.scalar(line.start, colon);
        let next = Line::from(self.source, line.number + 1);
        if !line.is_printable {
            return self.piece(next, depth, entries);
        }
        let value = &self.source.text()[colon + 1..line.end];
        if next.indent > line.indent && next.colon.is_some() && is_empty(value) {
            self.line = next;
            entries.push((key, self.map(depth + 1)?));
            return (self.line.indent <= line.indent).then_some(());
        }
        match self.value(line, colon, next, depth + 1) {
            Some((value, next)) if next.ends(line) => {
                entries.push((key, value));
                self.line = next;
                self.at_once = self.at_once.div_ceil(2);
                Some(())
            }
            _ => self.piece(next, depth, entries),
        }
    }

    /// The value behind a colon, if it is plain, and the line behind it.
    fn value(&self, line: Line, colon: usize, next: Line, depth: usize) -> Option<(Node<'s>, Line)> {
        let text = &self.source.text()[..line.end];
        let start = skip_spaces(text.as_bytes(), colon + 1);
        let (value, end) = match text.as_bytes().get(start)? {
            b'|' | b'>' => return self.block(line, start, next),
            b'{' | b'[' => self.flow(text, start, depth)?,
            _ => {
                let end = start + value_end(&text[start..])?;
                (Node::Scalar(self.scalar(start, end)), end)
            }
        };
        is_empty(&text[end..]).then_some((value, next))
    }

    /// A scalar on the line of the entry that stands for itself, but for its quotes.
    fn scalar(&self, start: usize, end: usize) -> Scalar<'s> {
        let text = &self.source.text()[start..end];
        let (value, style) = match text.as_bytes()[0] {
            b'"' => (&text[1..text.len() - 1], Style::Double),
            b'\'' => (&text[1..text.len() - 1], Style::Single),
            _ => (text, Style::Plain),
        };
        let is_ordinary = self.line.is_ordinary || has_ordinary_lines(value);
        Scalar { value: value.into(), span: span(start, end), style, is_ordinary }
    }

    /// A block scalar of lines that are equally deep, and the line behind it.
    fn block(&self, line: Line, header: usize, mut next: Line) -> Option<(Node<'s>, Line)> {
        let (style, joint, end) = match &self.source.text()[header..line.end] {
            ">-" => (Style::Folded, ' ', ""),
            ">" => (Style::Folded, ' ', "\n"),
            "|-" => (Style::Literal, '\n', ""),
            "|" => (Style::Literal, '\n', "\n"),
            _ => return None,
        };
        let first = next;
        let mut last = line;
        let (mut value, mut is_ordinary) = (String::new(), true);
        while next.indent > line.indent {
            if next.number != last.number + 1 || next.indent != first.indent || !next.is_printable {
                return None;
            }
            if !value.is_empty() {
                value.push(joint);
            }
            value.push_str(next.text(self.source));
            is_ordinary &= next.is_ordinary;
            last = next;
            next = Line::from(self.source, last.number + 1);
        }
        value.push_str(end);
        // Blanks and comments behind the block may be of it, too.
        let skipped = &self.source.text()[last.end..next.start - next.indent];
        if last.number == line.number || skipped.contains('#') || skipped.contains(' ') {
            return None;
        }
        let span = span(first.start, next.start);
        Some((Node::Scalar(Scalar { value: value.into(), span, style, is_ordinary }), next))
    }

    /// The map in braces that begins here, the list in brackets or the value in one of them, and where it ends on the line.
    fn flow(&self, text: &str, start: usize, depth: usize) -> Option<(Node<'s>, usize)> {
        let bytes = text.as_bytes();
        let close = match bytes.get(start)? {
            b'{' if depth < MAX_DEPTH => b'}',
            b'[' if depth < MAX_DEPTH => b']',
            _ => {
                let end = start + value_end_in_brackets(&text[start..])?;
                return Some((Node::Scalar(self.scalar(start, end)), end));
            }
        };
        let (mut entries, mut items) = (Vec::new(), Vec::new());
        let mut at = start;
        while at == start || bytes.get(at) == Some(&b',') {
            at = skip_spaces(bytes, at + 1);
            let mut key = None;
            if close == b'}' {
                let colon = at + key_end(&text[at..])?;
                key = Some(self.scalar(at, colon));
                at = skip_spaces(bytes, colon + 1);
            }
            let (value, end) = self.flow(text, at, depth + 1)?;
            at = skip_spaces(bytes, end);
            match key {
                Some(key) => entries.push((key, value)),
                None => items.push(value),
            }
        }
        let node = match close {
            b'}' => Node::Map(entries, span(start, at + 1)),
            _ => Node::Seq(items, span(start, at + 1)),
        };
        (bytes.get(at) == Some(&close)).then_some((node, at + 1))
    }

    /// The entry that begins here, and what else stands before the next plain key that is no deeper, as the parser reads it.
    fn piece(&mut self, mut next: Line, depth: usize, entries: &mut Entries<'s>) -> Option<()> {
        let mut left = self.at_once;
        loop {
            if next.ends(self.line) {
                left -= 1;
                if left == 0 || next.indent < self.line.indent || next.is_end() {
                    break;
                }
            }
            next = Line::from(self.source, next.number + 1);
        }
        self.at_once = MOST_AT_ONCE.min(self.at_once * 2);
        let start = self.source.line_starts()[self.line.number];
        let stop = (!next.is_end()).then(|| offset(next.start));
        let Node::Map(read, place) = (self.read_piece)(self.source, Piece { start, depth, stop })? else { return None };
        entries.extend(read);
        if stop.is_none() {
            // Where the document ends, there may be a mark of it.
            next.start = place.end as usize;
        }
        self.line = next;
        Some(())
    }
}

fn span(start: usize, end: usize) -> Span {
    Span::new(offset(start), offset(end))
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).expect("a source is shorter than 4 GiB")
}

#[cfg(test)]
mod tests;
