//! The text of a YAML file comes in; a tree whose every node knows its place goes out. The only user of the YAML parser.
//!
//! Scalars stay text here, whatever YAML would make of them: `no` is a locale, `1.10` a version and `012` no number, and it
//! is the reader of each value who decides. Tags, endless aliases and further documents are reported.
//!
//! [`read`] is for programs that edit a catalogue: what is no node, comments above all, stays in the text of the source, and
//! the spans say what may be replaced there.
//!
//! - `reader`: the events of the parser become nodes, or findings.
//! - `plain`: what is written in the most common ways is read without the parser, with the same result.
//! - `line`: where keys and values end on a line.

mod line;
mod plain;
mod reader;

use std::borrow::Cow;

use granit_parser::ScalarStyle;

use crate::finding::{Finding, Findings, Level, Span};
use crate::source::Source;

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
    /// Whether it is surely ordinary in each line. That is found out while it is read, when it is near.
    pub(crate) is_ordinary: bool,
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

/// As in a tree.
type Aliases = Vec<(Span, Span)>;

fn parse_with_aliases<'s>(source: &'s Source, findings: &mut Findings) -> (Option<Node<'s>>, Aliases) {
    if let Some(span) = source.invalid_utf8() {
        findings.report("syntax", span, "the file is not valid UTF-8").help("save it in the encoding UTF-8");
        findings.truncate_at(0);
        return (None, Vec::new());
    }
    match plain::read(source) {
        Some(root) => (Some(root), Vec::new()),
        None => reader::read(source, findings),
    }
}
