//! The text of a YAML file comes in; its nodes go out, or what is wrong with it: all of the text, or a piece of it.

use std::collections::HashMap;

use granit_parser::{Event, Parser, ScanError, StrInput};

use super::{Aliases, Node, Scalar};
use crate::finding::{Findings, Level, Span};
use crate::source::Source;
use crate::unicode::{self, has_ordinary_lines};

/// How deep nodes may be nested. A catalogue needs six levels.
pub(super) const MAX_DEPTH: usize = 64;
/// How many nodes aliases may repeat in all, and how many may be kept for them ("billion laughs").
const MAX_ALIASED_NODES: usize = 100_000;

/// A piece of a text that is read on its own: some entries of a map.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Where the line of the first one begins.
    pub(super) start: u32,
    /// How deep the map lies in the whole tree.
    pub(super) depth: usize,
    /// Where it ends, if that is not the end of the text: before a key of this map, or where the map ends. How far the place is
    /// indented tells which.
    pub(super) stop: Option<u32>,
}

/// Reads the only document of a text.
pub(super) fn read<'s>(source: &'s Source, findings: &mut Findings) -> (Option<Node<'s>>, Aliases) {
    let mut reader = Reader::new(source, Piece { start: 0, depth: 0, stop: None }, findings);
    let root = reader.document();
    (root, reader.aliases)
}

/// Reads a piece, where nothing is to be said about it: the reading stopped right where it should, and nothing was found that
/// has to do with other pieces.
pub(super) fn read_piece(source: &Source, piece: Piece) -> Option<Node<'_>> {
    let mut findings = Findings::new();
    let mut reader = Reader::new(source, piece, &mut findings);
    let node = reader.document();
    let is_whole = reader.stopped == piece.stop;
    let stands_alone = reader.anchored == 0 && reader.aliases.is_empty();
    let is_clean = findings.finish(|_| Level::Deny).is_empty();
    node.filter(|_| is_whole && stands_alone && is_clean)
}

struct Reader<'s, 'f> {
    source: &'s Source,
    piece: Piece,
    /// Where the piece ends.
    limit: u32,
    /// Where the reading of the piece ended.
    stopped: Option<u32>,
    events: Parser<'s, StrInput<'s>>,
    findings: &'f mut Findings,
    anchors: HashMap<usize, Node<'s>>,
    aliases: Aliases,
    anchored: usize,
    aliased: usize,
    failed: bool,
    /// How many entries the last map of each depth had: those that stand beside each other are alike.
    entries: [usize; MAX_DEPTH + 1],
}

impl<'s, 'f> Reader<'s, 'f> {
    fn new(source: &'s Source, piece: Piece, findings: &'f mut Findings) -> Self {
        let options = granit_parser::options! { emit_comments: false };
        let text = &source.text()[piece.start as usize..];
        Self {
            source,
            piece,
            limit: piece.stop.unwrap_or(u32::MAX),
            stopped: None,
            events: Parser::new_from_str_with_options(text, options),
            findings,
            anchors: HashMap::new(),
            aliases: Vec::new(),
            anchored: 0,
            aliased: 0,
            failed: false,
            entries: [0; MAX_DEPTH + 1],
        }
    }

    /// The node of the only document.
    fn document(&mut self) -> Option<Node<'s>> {
        let mut root = None;
        while let Some((event, span)) = self.next() {
            match event {
                Event::StreamStart | Event::StreamEnd | Event::DocumentStart(..) | Event::DocumentEnd => {}
                _ if root.is_none() => root = self.node(event, span, self.piece.depth),
                _ => {
                    let finding = self.findings.report("syntax", span, "a second document starts here");
                    finding.help("a catalogue is one document: remove the \"---\" before it");
                    break;
                }
            }
        }
        root
    }

    /// The next event. The first syntax error ends the stream and is reported.
    fn next(&mut self) -> Option<(Event<'s>, Span)> {
        if self.failed || self.stopped.is_some() {
            return None;
        }
        let (event, span) = self.events.next()?.inspect_err(|error| self.fail(error)).ok()?;
        let bytes = span.byte_range().unwrap_or_default();
        let before = self.piece.start as usize;
        Some((event, byte_span(before + bytes.start, before + bytes.end)))
    }

    fn fail(&mut self, error: &ScanError) {
        let at = self.piece.start as usize + error.marker().byte_offset().unwrap_or_default();
        let mut at = at.min(self.source.text().len());
        // The parser tells where the scalar begins, which may be lines above.
        let scalar = &self.source.text()[at..];
        at += match error.info() {
            info if info.starts_with("unexpected character") => scalar.find(|character| !is_printable(character)),
            info if info.ends_with("found a tab") => {
                scalar.find('\n').and_then(|line| Some(line + scalar[line..].find('\t')?))
            }
            _ => None,
        }
        .unwrap_or_default();
        let found = self.source.text()[at..].chars().next().filter(|&c| c != '\n');
        let width = found.map_or(0, char::len_utf8);
        let message = error.info();
        let finding = self.findings.report("syntax", byte_span(at, at + width), format!("not YAML: {message}"));
        if let Some(help) = help(&message, found) {
            finding.help(help);
        }
        self.give_up(at);
    }

    /// The node that begins with this event; `None` after a syntax error or for a node that cannot be kept.
    fn node(&mut self, event: Event<'s>, span: Span, depth: usize) -> Option<Node<'s>> {
        if depth > MAX_DEPTH {
            self.too_deep(span);
            return None;
        }
        let (node, anchor, tagged) = match event {
            Event::Scalar(value, style, anchor, tag) => {
                let is_ordinary = has_ordinary_lines(&value);
                (Node::Scalar(Scalar { value, span, style: style.into(), is_ordinary }), anchor, tag.is_some())
            }
            Event::MappingStart(_, anchor, tag) => (self.map(span, depth), anchor, tag.is_some()),
            Event::SequenceStart(_, anchor, tag) => (self.seq(span, depth), anchor, tag.is_some()),
            Event::Alias(id) => return self.alias(id, span, depth),
            _ => return None,
        };
        if tagged {
            let span = self.tag_before(span);
            let finding = self.findings.report("syntax", span, "a tag (\"!…\") has no meaning in a catalogue");
            finding.help("remove the tag: every value is read as its key asks");
        }
        if anchor > 0 {
            self.anchored += node.weight().0;
            if self.may_copy(self.anchored, span) {
                self.anchors.insert(anchor, node.clone());
            }
        }
        Some(node)
    }

    /// The tag of a node, which stands before it.
    fn tag_before(&self, node: Span) -> Span {
        let before = &self.source.text()[..node.start as usize];
        let mark = before.rfind('!').unwrap_or(before.len());
        let separates = |character: char| character.is_whitespace() || "[{,".contains(character);
        let start = before[..mark].trim_end_matches(|character| !separates(character)).len();
        let end = before[mark..].find(char::is_whitespace).map_or(before.len(), |length| mark + length);
        byte_span(start, end)
    }

    /// The map that begins here; where the stream breaks off, what came before that, which is still good for stubs.
    fn map(&mut self, start: Span, depth: usize) -> Node<'s> {
        let mut entries: Vec<(Scalar<'s>, Node<'s>)> = Vec::with_capacity(self.entries[depth]);
        while let Some((event, span)) = self.next() {
            let is_end = matches!(event, Event::MappingEnd);
            // A key that is not written has the place of what follows: it belongs to a "?" before that.
            if depth == self.piece.depth && span.start >= self.limit && (is_end || span.start < span.end) {
                self.stopped = Some(span.start);
            }
            if is_end {
                self.entries[depth] = entries.len();
                return Node::Map(entries, Span::new(start.start, span.end.max(start.end)));
            }
            if self.stopped.is_some() {
                break;
            }
            let key = self.node(event, span, depth + 1);
            let Some((event, span)) = self.next() else { break };
            let value = self.node(event, span, depth + 1);
            match (key, value) {
                (Some(Node::Scalar(key)), Some(value)) => entries.push((key, value)),
                (Some(other), _) if !matches!(other, Node::Scalar(_)) => {
                    let message = format!("a key must be a single value, this is {}", other.kind());
                    self.findings.report("syntax", other.span(), message);
                }
                _ => {}
            }
        }
        Node::Map(entries, start)
    }

    /// The list that begins here, or what there is of it.
    fn seq(&mut self, start: Span, depth: usize) -> Node<'s> {
        let mut items = Vec::new();
        while let Some((event, span)) = self.next() {
            if matches!(event, Event::SequenceEnd) {
                return Node::Seq(items, Span::new(start.start, span.end.max(start.end)));
            }
            items.extend(self.node(event, span, depth + 1));
        }
        Node::Seq(items, start)
    }

    fn alias(&mut self, id: usize, span: Span, depth: usize) -> Option<Node<'s>> {
        let Some(node) = self.anchors.get(&id) else {
            self.findings.report("syntax", span, "an alias stands inside the node that it repeats");
            return None;
        };
        let node = node.clone();
        self.aliases.push((span, node.span()));
        let (nodes, below) = node.weight();
        self.aliased += nodes;
        if !self.may_copy(self.aliased, span) {
            return None;
        }
        if depth + below > MAX_DEPTH {
            self.too_deep(span);
            return None;
        }
        Some(node)
    }

    /// Whether so many nodes may be copied.
    fn may_copy(&mut self, nodes: usize, span: Span) -> bool {
        let may = nodes <= MAX_ALIASED_NODES;
        if !may {
            if !self.failed {
                let message = format!("aliases repeat more than {MAX_ALIASED_NODES} nodes");
                self.findings.report("syntax", span, message).help("write the values out");
            }
            self.give_up(span.range().start);
        }
        may
    }

    fn too_deep(&mut self, span: Span) {
        if !self.failed {
            self.findings
                .report("syntax", span, format!("nested deeper than {MAX_DEPTH} levels"))
                .help("a catalogue nests no deeper than six levels");
        }
        self.give_up(span.range().start);
    }

    /// Reads no further.
    fn give_up(&mut self, at: usize) {
        self.failed = true;
        let line = self.source.text()[..at].rfind('\n').map_or(0, |end| end + 1);
        self.findings.truncate_at(byte_span(line, line).start);
    }
}

/// What to do about a syntax error.
fn help(message: &str, found: Option<char>) -> Option<&'static str> {
    let helps = [
        ("tab", "indent with spaces"),
        ("mapping values are not allowed", "put a text that holds \": \" in quotes"),
        ("recursion limit", "a catalogue nests no deeper than six levels"),
        ("unclosed quote", "close it; within \"…\" a quote is \\\", within '…' it is ''"),
        ("escape", "a backslash is \\\\ within \"…\"; within '…' it stands for itself"),
        ("trailing content", "put the whole text in quotes"),
    ];
    let by_message = helps.iter().find(|(part, _)| message.contains(part)).map(|(_, help)| *help);
    let starts_no_text = matches!(found, Some('@' | '`' | '%' | '{' | '}' | '[' | ']'));
    by_message.or(starts_no_text.then_some("put a text that begins with this character in quotes"))
}

/// Whether YAML lets a character stand for itself: within a line, at its end, or at the beginning of a text (YAML 1.2.2, 5.1).
fn is_printable(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | '\u{85}' | '\u{feff}')
        || unicode::is_printable(character.encode_utf8(&mut [0; 4]))
}

fn byte_span(start: usize, end: usize) -> Span {
    let at = |offset: usize| u32::try_from(offset).expect("a source is shorter than 4 GiB");
    Span::new(at(start), at(end))
}
