//! A long text comes in; its tree goes out, read in pieces at the same time, or nothing where it must be read as a whole.
//!
//! The text is cut within the block below `codes:`, before lines that look like a key of it. Whether they are is no guess: each
//! reader goes on until the parser itself comes to a key of the map of codes, and where that is not the very place at which
//! the next piece begins, nothing is made of the pieces. There the parser of the whole text has the root and the map of codes
//! open, and nothing else; the reader of the next piece finds the same map, as deeply indented, and from there on both
//! read the same. They differ where the map of codes ends: a piece stops there, and what follows at the left margin are
//! further keys of the root, read as a document of their own.
//!
//! Whatever there is to report in a piece, the whole text is read again: so each finding and its place are those of one reader.

use super::Node;
use super::reader::{MAP_OF_CODES, Piece, read_piece};
use crate::parallel;
use crate::source::Source;

/// The root of a text, read in so many pieces at most, each of so many bytes at least.
pub(super) fn read(source: &Source, most: usize, least: usize) -> Option<Node<'_>> {
    let most = most.min(source.text().len() / least);
    if most < 2 || has_anchor(source.text()) {
        return None;
    }
    let block = Block::find(source)?;
    let cuts = block.cuts(source, most);
    if cuts.is_empty() {
        return None;
    }
    let pieces = block.pieces(&cuts);
    let nodes = parallel::map(&pieces, |_, piece| read_piece(source, *piece));
    join(source, &block, &pieces, nodes)
}

/// Whether there may be an anchor (`&a`), which concerns all pieces.
fn has_anchor(text: &str) -> bool {
    let stands_free = |before: &str| before.is_empty() || before.ends_with([' ', '\t', '\n', '[', '{', ',']);
    let begins = |behind: &str| behind.starts_with(|first: char| !first.is_whitespace());
    text.match_indices('&').any(|(at, mark)| stands_free(&text[..at]) && begins(&text[at + mark.len()..]))
}

/// The block below `codes:`.
#[derive(Debug)]
struct Block {
    /// The line of the first entry, from 0.
    line: usize,
    /// How far its entries are indented.
    indent: u32,
    /// Where the next key of the root begins, if there is one.
    next: Option<u32>,
}

impl Block {
    /// The block of a text, as far as a look at its lines can tell.
    fn find(source: &Source) -> Option<Self> {
        let lines = source.line_starts();
        let text = |line: usize| &source.text()[lines[line] as usize..];
        let heads = |line: &usize| text(*line).starts_with("codes:") || text(*line).starts_with('%');
        let key = (0..lines.len()).find(heads)?;
        let above = text(key).strip_prefix("codes:")?;
        if !is_empty(above) {
            return None;
        }
        let line = (key + 1..lines.len()).find(|line| !is_empty(text(*line)))?;
        let indent = text(line).find(|character| character != ' ')?;
        if indent == 0 || !is_key(source, lines[line], indent) {
            return None;
        }
        let bytes = source.text().as_bytes();
        let at_margin =
            |start: &&u32| !matches!(bytes.get(**start as usize), None | Some(b' ' | b'\t' | b'\r' | b'\n' | b'#'));
        let next = lines[line..].iter().find(at_margin).copied();
        // The end of a document, say.
        if next.is_some_and(|next| !is_key(source, next, 0)) {
            return None;
        }
        Some(Self { line, indent: u32::try_from(indent).ok()?, next })
    }

    /// Where its entries can be cut into so many pieces of about the same size, the text before them counted in.
    fn cuts(&self, source: &Source, pieces: usize) -> Vec<u32> {
        let lines = source.line_starts();
        let end = self.next.map_or(source.text().len(), |next| next as usize);
        let mut cuts = Vec::new();
        for piece in 1..pieces {
            let line = lines.partition_point(|start| (*start as usize) < end / pieces * piece).max(self.line + 1);
            let behind = |start: &&u32| cuts.last().is_none_or(|last| *start > last);
            let entries = lines.iter().skip(line).take_while(|start| (**start as usize) < end);
            let cut = entries.filter(behind).find(|start| is_key(source, **start, self.indent as usize)).copied();
            cuts.extend(cut);
        }
        cuts
    }

    /// What is read on its own: the text up to the first cut, the entries between cuts, the further keys of the root.
    fn pieces(&self, cuts: &[u32]) -> Vec<Piece> {
        let keys = cuts.iter().map(|cut| Some(cut + self.indent));
        let mut pieces = vec![Piece { start: 0, depth: 0, stop: None }];
        pieces.extend(cuts.iter().map(|cut| Piece { start: *cut, depth: MAP_OF_CODES, stop: None }));
        for (piece, stop) in pieces.iter_mut().zip(keys.chain([self.next])) {
            piece.stop = stop;
        }
        pieces.extend(self.next.map(|next| Piece { start: next, depth: 0, stop: None }));
        pieces
    }
}

/// Whether a line begins with a comment or has nothing in it. Tabs are left to the parser.
fn is_empty(line: &str) -> bool {
    line.trim_start_matches(' ').starts_with(['\n', '\r', '#']) || line.trim_start_matches(' ').is_empty()
}

/// Whether a line is indented so far and begins with a key, as most keys are written.
fn is_key(source: &Source, line: u32, indent: usize) -> bool {
    let line = &source.text().as_bytes()[line as usize..];
    let first = line.get(indent).is_some_and(|first| first.is_ascii_alphanumeric() || b"\"'_".contains(first));
    first && line[..indent].iter().all(|byte| *byte == b' ')
}

/// The tree of the whole text, where all pieces were read and are what they were taken for.
fn join<'s>(source: &Source, block: &Block, pieces: &[Piece], nodes: Vec<Option<Node<'s>>>) -> Option<Node<'s>> {
    let mut nodes = nodes.into_iter().collect::<Option<Vec<_>>>()?.into_iter();
    let Some(Node::Map(mut root, mut root_span)) = nodes.next() else { return None };
    let Some((key, Node::Map(mut codes, mut codes_span))) = root.pop() else { return None };
    let first = source.line_starts()[block.line] + block.indent;
    // A map that begins there has no braces and belongs to the key above, so that the root has none and begins at the margin.
    // Nor can there be braces in the other pieces: they begin with a letter, a digit or a quote.
    if codes_span.start != first {
        return None;
    }
    let mut next = Vec::new();
    for (node, piece) in nodes.zip(&pieces[1..]) {
        let Node::Map(entries, span) = node else { return None };
        root_span.end = span.end;
        if piece.depth == MAP_OF_CODES {
            codes_span.end = span.end;
            codes.extend(entries);
        } else {
            next = entries;
        }
    }
    root.push((key, Node::Map(codes, codes_span)));
    root.extend(next);
    Some(Node::Map(root, root_span))
}

#[cfg(test)]
mod tests;
