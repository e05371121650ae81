//! The text of a YAML file comes in; a tree whose every node knows its place goes out. The only user of the YAML parser.
//!
//! Scalars stay text here, whatever YAML would make of them: `no` is a locale, `1.10` a version and `012` no number, and it
//! is the reader of each value who decides. Tags, endless aliases and further documents are reported.
//!
//! [`read`] is for programs that edit a catalogue: what is no node, comments above all, stays in the text of the source, and
//! the spans say what may be replaced there.

use std::borrow::Cow;
use std::collections::HashMap;

use granit_parser::{Event, Parser, ScalarStyle, ScanError};

use crate::finding::{Finding, Findings, Level, Span};
use crate::source::Source;

/// How deep nodes may be nested. A catalogue needs six levels.
const MAX_DEPTH: usize = 64;
/// How many nodes aliases may repeat in all, and how many may be kept for them ("billion laughs").
const MAX_ALIASED_NODES: usize = 100_000;

/// A scalar, with the quotes taken off and the escapes resolved.
#[derive(Clone, Debug)]
pub struct Scalar<'s> {
    /// What it says.
    pub value: Cow<'s, str>,
    /// Where: with its quotes, but of a block scalar (`|`, `>`) neither the header nor an exact end. A value that is not
    /// written at all has an empty one.
    pub span: Span,
    /// How it is written.
    pub style: Style,
}

/// How a scalar is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Style {
    /// As it is.
    Plain,
    /// `'…'`
    Single,
    /// `"…"`
    Double,
    /// Below `|`.
    Literal,
    /// Below `>`.
    Folded,
}

/// A node of the tree.
#[derive(Clone, Debug)]
pub enum Node<'s> {
    /// A single value.
    Scalar(Scalar<'s>),
    /// Keys with their values, and from the first key or `{` to the `}`. A map without braces has no exact end.
    Map(Vec<(Scalar<'s>, Node<'s>)>, Span),
    /// Items, and from the first of them or `[` to the `]`. A list without brackets has no exact end.
    Seq(Vec<Node<'s>>, Span),
}

/// A document.
#[derive(Debug)]
pub struct Tree<'s> {
    /// What is in it.
    pub root: Node<'s>,
    /// The aliases (`*a`): each where it stands, and the span of the node that it repeats. In the tree, the repeated node
    /// stands in the place of the alias, with the spans that it has at its own place.
    pub aliases: Vec<(Span, Span)>,
}

/// Reads a document as a tree.
///
/// ```
/// use kody_generator::{Source, yaml};
///
/// let source = Source::new("codes.yaml", "kody: 1 # the format\n");
/// let tree = yaml::read(&source).expect("it is YAML");
/// assert_eq!(tree.root.get("kody").map(|version| source.slice(version.span())), Some("1"));
/// ```
///
/// # Errors
///
/// When it is not the YAML of a catalogue: what is wrong with it.
pub fn read(source: &Source) -> Result<Tree<'_>, Vec<Finding>> {
    let mut findings = Findings::new();
    let (root, aliases) = parse_with_aliases(source, &mut findings);
    let findings = findings.finish(|_| Level::Deny);
    match root {
        Some(root) if findings.is_empty() => Ok(Tree { root, aliases }),
        None if findings.is_empty() => Ok(Tree { root: Node::Map(Vec::new(), Span::default()), aliases }),
        _ => Err(findings),
    }
}

impl Scalar<'_> {
    /// Whether it was written without quotes, so that YAML may take it for something else than text.
    pub fn is_plain(&self) -> bool {
        self.style == Style::Plain
    }

    /// Whether it stands for "no value" (YAML 1.2.2, 10.3.2).
    pub fn is_null(&self) -> bool {
        self.is_plain() && matches!(&*self.value, "" | "~" | "null" | "Null" | "NULL")
    }
}

impl From<ScalarStyle> for Style {
    fn from(style: ScalarStyle) -> Self {
        match style {
            ScalarStyle::Plain => Self::Plain,
            ScalarStyle::SingleQuoted => Self::Single,
            ScalarStyle::DoubleQuoted => Self::Double,
            ScalarStyle::Literal => Self::Literal,
            ScalarStyle::Folded => Self::Folded,
        }
    }
}

impl<'s> Node<'s> {
    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Node::Scalar(scalar) => scalar.span,
            Node::Map(_, span) | Node::Seq(_, span) => *span,
        }
    }

    /// Whether there is no value at all.
    pub fn is_null(&self) -> bool {
        matches!(self, Node::Scalar(scalar) if scalar.is_null())
    }

    /// What it is, for a message.
    pub fn kind(&self) -> &'static str {
        match self {
            Node::Scalar(scalar) if scalar.is_null() => "nothing",
            Node::Scalar(_) => "a single value",
            Node::Map(..) => "a map",
            Node::Seq(..) => "a list",
        }
    }

    /// The value of a key, where it is a map that has it.
    pub fn get(&self, key: &str) -> Option<&Node<'s>> {
        let Node::Map(entries, _) = self else { return None };
        entries.iter().find(|(scalar, _)| scalar.value == key).map(|(_, value)| value)
    }

    /// How many nodes it holds and how deep they are nested.
    fn weight(&self) -> (usize, usize) {
        let add = |(nodes, depth): (usize, usize), child: &Node<'_>| {
            let (more, below) = child.weight();
            (nodes + more, depth.max(below + 1))
        };
        match self {
            Node::Scalar(_) => (1, 1),
            Node::Map(entries, _) => entries.iter().map(|(_, value)| value).fold((1, 1), add),
            Node::Seq(items, _) => items.iter().fold((1, 1), add),
        }
    }
}

/// Reads the only document of the source. What is read before a syntax error is kept: names found there make better stubs.
pub(crate) fn parse<'s>(source: &'s Source, findings: &mut Findings) -> Option<Node<'s>> {
    parse_with_aliases(source, findings).0
}

fn parse_with_aliases<'s>(source: &'s Source, findings: &mut Findings) -> (Option<Node<'s>>, Vec<(Span, Span)>) {
    if let Some(span) = source.invalid_utf8() {
        findings.report("syntax", span, "the file is not valid UTF-8").help("save it in the encoding UTF-8");
        findings.truncate_at(0);
        return (None, Vec::new());
    }
    let options = granit_parser::options! { emit_comments: false };
    let events = Parser::new_from_str_with_options(source.text(), options);
    let mut reader = Reader {
        source,
        events,
        findings,
        anchors: HashMap::new(),
        aliases: Vec::new(),
        anchored: 0,
        aliased: 0,
        failed: false,
        entries: [0; MAX_DEPTH + 1],
    };
    let mut root = None;
    while let Some((event, span)) = reader.next() {
        match event {
            Event::StreamStart | Event::StreamEnd | Event::DocumentStart(..) | Event::DocumentEnd => {}
            _ if root.is_none() => root = reader.node(event, span, 0),
            _ => {
                let finding = reader.findings.report("syntax", span, "a second document starts here");
                finding.help("a catalogue is one document: remove the \"---\" before it");
                break;
            }
        }
    }
    (root, reader.aliases)
}

struct Reader<'s, 'f> {
    source: &'s Source,
    events: Parser<'s, granit_parser::StrInput<'s>>,
    findings: &'f mut Findings,
    anchors: HashMap<usize, Node<'s>>,
    aliases: Vec<(Span, Span)>,
    anchored: usize,
    aliased: usize,
    failed: bool,
    /// How many entries the last map of each depth had: those that stand beside each other are alike.
    entries: [usize; MAX_DEPTH + 1],
}

impl<'s> Reader<'s, '_> {
    /// The next event. The first syntax error ends the stream and is reported.
    fn next(&mut self) -> Option<(Event<'s>, Span)> {
        if self.failed {
            return None;
        }
        let (event, span) = self.events.next()?.inspect_err(|error| self.fail(error)).ok()?;
        let bytes = span.byte_range().unwrap_or_default();
        Some((event, byte_span(bytes.start, bytes.end)))
    }

    fn fail(&mut self, error: &ScanError) {
        let mut at = error.marker().byte_offset().unwrap_or_default().min(self.source.text().len());
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
                (Node::Scalar(Scalar { value, span, style: style.into() }), anchor, tag.is_some())
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
            if matches!(event, Event::MappingEnd) {
                self.entries[depth] = entries.len();
                return Node::Map(entries, Span::new(start.start, span.end.max(start.end)));
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

/// Whether YAML lets a character stand for itself (YAML 1.2.2, 5.1).
fn is_printable(character: char) -> bool {
    matches!(character, '\t' | '\n' | '\r' | ' '..='~' | '\u{85}' | '\u{a0}'..='\u{fffd}' | '\u{10000}'..)
}

fn byte_span(start: usize, end: usize) -> Span {
    let at = |offset: usize| u32::try_from(offset).expect("a source is shorter than 4 GiB");
    Span::new(at(start), at(end))
}
