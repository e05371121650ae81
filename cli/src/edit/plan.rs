//! An operation and the layout of a document come in; the splices that carry it out go out.

use kody_generator::yaml::{Node, Scalar, Style};

use super::Refusal;
use super::expected::Data;
use super::layout::{Entry, Layout};
use super::operation::{Operation, Spot, Step, Value};
use super::spell::{self, Place, Spelt, indent};

/// Some bytes of the text that are to be replaced by others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Splice {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: String,
}

pub(super) fn splice(start: usize, end: usize, text: impl Into<String>) -> Splice {
    Splice { start, end, text: text.into() }
}

pub(super) type Planned = Result<Vec<Splice>, Refusal>;

/// The splices of an operation, sorted. There are none where nothing is to change.
pub(super) fn plan(layout: &Layout<'_>, operation: &Operation) -> Planned {
    let mut splices = match operation {
        Operation::Set(path, value) => set(layout, path, value)?,
        Operation::Remove(path) => {
            let (map, at) = entry_of(layout, path)?;
            layout.remove(&map, at)
        }
        Operation::Move(from, to) => layout.relocate(from, to)?,
        Operation::Push(path, item) => {
            let (map, at) = entry_of(layout, path)?;
            layout.push(&map.entries[at], item)?
        }
        Operation::Sort(path, order) => {
            let (map, at) = entry_of(layout, path)?;
            let map = map.inner(layout, at).ok_or_else(|| Refusal::absent(path))?;
            layout.sort(&map, order)?
        }
        Operation::Respell(spot, value) => respell(layout, spot, value).ok_or_else(Refusal::unsafe_layout)?,
    };
    splices.retain(|splice| layout.text[splice.start..splice.end] != splice.text);
    splices.sort_by_key(|splice| (splice.start, splice.end));
    if splices.windows(2).any(|pair| pair[1].start < pair[0].end) {
        return Err(Refusal::unsafe_layout());
    }
    Ok(splices)
}

/// A map of the document.
pub(super) struct Map<'t> {
    pub(super) entries: &'t [Entry<'t>],
    /// Where it begins.
    pub(super) start: usize,
    /// Whether it is in braces.
    pub(super) flow: bool,
    /// The entry whose value it is, unless it is the whole document.
    pub(super) owner: Option<&'t Entry<'t>>,
}

impl<'t> Map<'t> {
    pub(super) fn root(layout: &Layout<'t>) -> Result<Self, Refusal> {
        match layout.root {
            Node::Map(entries, span) if !entries.is_empty() => {
                Ok(Self { entries, start: span.range().start, flow: layout.is_flow(layout.root), owner: None })
            }
            other => Err(Refusal::new(format!("a catalogue must be a map (\"key: value\"), this is {}", other.kind()))),
        }
    }

    /// Its keys.
    pub(super) fn keys(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|(key, _)| &*key.value)
    }

    /// The map that is the value of an entry.
    pub(super) fn inner(&self, layout: &Layout<'t>, at: usize) -> Option<Self> {
        let owner = &self.entries[at];
        let Node::Map(entries, span) = &owner.1 else { return None };
        Some(Self { entries, start: span.range().start, flow: layout.is_flow(&owner.1), owner: Some(owner) })
    }

    /// The entry with this key. One that stands there twice, or is repeated elsewhere, is none that could be edited.
    pub(super) fn index(&self, layout: &Layout<'_>, step: &Step) -> Result<Option<usize>, Refusal> {
        let mut found = self.entries.iter().enumerate().filter(|(_, (key, _))| step.is(&key.value));
        let first = found.next();
        if let Some((_, (key, _))) = found.next() {
            let message = format!("the key \"{}\" stands here a second time", key.value);
            return Err(Refusal::at(key.span, message).help("remove one of the two"));
        }
        if let Some((_, (key, value))) = first {
            check_shared(layout, key, value)?;
        }
        Ok(first.map(|(at, _)| at))
    }

    /// Whether the maps in it are in braces.
    fn prefers_flow(&self, layout: &Layout<'_>) -> bool {
        let mut maps =
            self.entries.iter().map(|(_, value)| value).filter(|value| matches!(value, Node::Map(..))).peekable();
        maps.peek().is_some() && maps.all(|value| layout.is_flow(value))
    }

    /// How an entry beside the one at this place is written.
    fn beside(&self, place: usize) -> Style {
        let before = self.entries[..place].iter().rev();
        let scalar = |(_, value): &'t Entry<'t>| match value {
            Node::Scalar(scalar) if !scalar.is_null() => Some(scalar.style),
            _ => None,
        };
        before.chain(&self.entries[place..]).find_map(scalar).unwrap_or(Style::Plain)
    }

    /// Where values of this map stand.
    fn place<'l>(&self, layout: &'l Layout<'_>, beside: Style) -> Place<'l> {
        Place { flow: self.flow, column: layout.column(self.start), step: layout.step, eol: layout.eol, beside }
    }
}

/// Refuses what stands in two places of the tree and in one of the text.
fn check_shared(layout: &Layout<'_>, key: &Scalar<'_>, value: &Node<'_>) -> Result<(), Refusal> {
    let message = if layout.is_alias(key, value) {
        format!("the value of \"{}\" is an alias: an edit would change what it repeats, too", key.value)
    } else if layout.repeated_by(value).is_some() {
        format!("an alias repeats the value of \"{}\": an edit would change both places", key.value)
    } else {
        return Ok(());
    };
    Err(Refusal::at(key.span, message).help("write the value out in place of the alias first"))
}

/// The map that holds the last key of a path, and where.
pub(super) fn entry_of<'t>(layout: &Layout<'t>, path: &[Step]) -> Result<(Map<'t>, usize), Refusal> {
    let mut map = Map::root(layout)?;
    for (depth, step) in path.iter().enumerate() {
        let at = map.index(layout, step)?.ok_or_else(|| Refusal::absent(path))?;
        if depth + 1 == path.len() {
            return Ok((map, at));
        }
        map = map.inner(layout, at).ok_or_else(|| Refusal::absent(path))?;
    }
    Err(Refusal::absent(path))
}

/// Has a key, a value or an item say something else, in the style that it has.
fn respell(layout: &Layout<'_>, spot: &Spot, text: &str) -> Option<Vec<Splice>> {
    let (last, above) = spot.path.split_last()?;
    let mut node = layout.root;
    for &at in above {
        node = match node {
            Node::Map(entries, _) => &entries.get(at)?.1,
            Node::Seq(items, _) => items.get(at)?,
            Node::Scalar(_) => return None,
        };
    }
    let flow = layout.is_flow(node);
    let whole = |scalar: &Scalar<'_>| {
        let span = scalar.span.range();
        // A plain word that is to stay one is not told from a text: only quotes can be what is lacking.
        let lacks_quotes = scalar.is_plain() && scalar.value == text;
        let style = if lacks_quotes { Style::Double } else { scalar.style };
        vec![splice(span.start, span.end, spell::spell_item(text, flow, style))]
    };
    match node {
        Node::Map(entries, _) if spot.key => {
            // Two keys that are one would be worse than a misspelt one.
            let (key, _) = entries.get(*last)?;
            let taken = key.value != text && entries.iter().any(|(other, _)| other.value == text);
            (!taken).then(|| whole(key))
        }
        Node::Map(entries, span) => {
            let map = Map { entries, start: span.range().start, flow, owner: None };
            let place = map.place(layout, Style::Plain);
            Some(replace(layout, entries.get(*last)?, &Value::Text(text.to_owned()), place))
        }
        Node::Seq(items, _) => match items.get(*last)? {
            Node::Scalar(scalar) if !matches!(scalar.style, Style::Literal | Style::Folded) => Some(whole(scalar)),
            _ => None,
        },
        Node::Scalar(_) => None,
    }
}

/// Puts a value at the end of a path.
fn set(layout: &Layout<'_>, path: &[Step], value: &Value) -> Planned {
    let mut map = Map::root(layout)?;
    for (depth, step) in path.iter().enumerate() {
        let rest = &path[depth + 1..];
        let Some(at) = map.index(layout, step)? else {
            let at = step.place(map.keys());
            let value = in_style(nested(rest, value), map.prefers_flow(layout));
            let body = spell::entry(&step.into(), &value, map.place(layout, map.beside(at)));
            return Ok(layout.insert(&map, at, &body));
        };
        let entry = &map.entries[at];
        let place = map.place(layout, map.beside(at));
        match &entry.1 {
            _ if rest.is_empty() => return Ok(replace(layout, entry, value, place)),
            Node::Map(..) => map = map.inner(layout, at).ok_or_else(|| Refusal::absent(path))?,
            node if node.is_null() => return Ok(replace(layout, entry, &nested(rest, value), place)),
            Node::Scalar(_) if step.whole.is_some() => return Ok(widen(layout, entry, &path[depth..], value, place)),
            other => {
                let message = format!("\"{}\" is {}, not a map", step.key, other.kind());
                return Err(Refusal::at(entry.0.span, message));
            }
        }
    }
    Err(Refusal::absent(path))
}

/// The value within the maps that a path asks for.
fn nested(path: &[Step], value: &Value) -> Value {
    path.iter().rev().fold(value.clone(), |value, step| Value::Map(vec![(step.into(), value)]))
}

/// A map in braces where those beside it are.
fn in_style(value: Value, flow: bool) -> Value {
    match value {
        Value::Map(entries) if flow => Value::Flow(entries),
        other => other,
    }
}

/// Puts a value in place of another.
fn replace(layout: &Layout<'_>, entry: &Entry<'_>, value: &Value, place: Place<'_>) -> Vec<Splice> {
    let (key, old) = entry;
    if Data::from(old).meets(&Data::from(value)) {
        return Vec::new();
    }
    if let (Node::Map(entries, _), Value::Map(wanted) | Value::Flow(wanted)) = (old, value)
        && entries.iter().map(|(key, _)| &*key.value).eq(wanted.iter().map(|(key, _)| key.as_str()))
    {
        let column = layout.column(old.span().range().start);
        let inner = Place { flow: layout.is_flow(old), column, ..place };
        return entries
            .iter()
            .zip(wanted)
            .flat_map(|(entry, (_, value))| replace(layout, entry, value, inner))
            .collect();
    }
    let style = match old {
        Node::Scalar(scalar) if !old.is_null() => scalar.style,
        _ => place.beside,
    };
    let slot = layout.slot(key, old);
    let (start, end) = slot.inline;
    let line_end = layout.line_end(end);
    let bottom = if slot.end > line_end { layout.line_end(slot.end) } else { line_end };
    let mut spelt = spell::spell(value, Place { beside: style, ..place });
    if !spelt.lines.is_empty() && !spelt.inline.is_empty() && layout.comment_follows(bottom, place.column + place.step)
    {
        // The comment would become the last line of the text.
        spelt = spell::spell(value, Place { flow: true, ..place });
    }
    let Spelt { inline, lines } = spelt;
    if place.flow {
        let colon = if slot.colon { "" } else { ":" };
        let blank = if start == slot.start && start == end { " " } else { "" };
        return vec![splice(start, end, format!("{colon}{blank}{inline}"))];
    }
    let head = match (inline.is_empty(), start == end) {
        (true, _) => splice(slot.start, end, ""),
        (false, true) => splice(slot.start, slot.start, format!(" {inline}")),
        (false, false) => splice(start, end, inline),
    };
    vec![head, splice(line_end, bottom, lines)]
}

/// Makes a map of a single value that stands where a map may: it keeps its spelling and gets a key.
fn widen(layout: &Layout<'_>, (key, old): &Entry<'_>, path: &[Step], value: &Value, place: Place<'_>) -> Vec<Splice> {
    let (Some(whole), Some(next)) = (path[0].whole.as_ref(), path.get(1)) else { return Vec::new() };
    let whole = Step { key: whole.clone(), ..next.clone() };
    if whole.is(&next.key) {
        return replace(layout, &(key.clone(), old.clone()), &nested(&path[2..], value), place);
    }
    let first = next.place(std::iter::once(whole.key.as_str())) == 0;
    let new = nested(&path[2..], value);
    let slot = layout.slot(key, old);
    let (start, end) = slot.inline;
    let whole = spell::spell_key(&(&whole).into());
    if place.flow {
        let new = spell::entry(&next.into(), &new, place);
        let (before, behind) = if first {
            (format!("{{{new}, {whole}: "), "}".to_owned())
        } else {
            (format!("{{{whole}: "), format!(", {new}}}"))
        };
        return vec![splice(start, start, before), splice(end, end, behind)];
    }
    let style = if let Node::Scalar(scalar) = old { scalar.style } else { Style::Plain };
    let column = place.column + place.step;
    let new = spell::entry(&next.into(), &new, Place { column, beside: style, ..place });
    let line = format!("{}{}{new}", place.eol, indent(column));
    let (above, below) = if first { (line.as_str(), "") } else { ("", line.as_str()) };
    let head = splice(slot.start, start, format!("{above}{}{}{whole}: ", place.eol, indent(column)));
    let bottom = layout.line_end(slot.end);
    let mut splices = vec![head];
    // The lines of a longer text stay farther indented than its key.
    let mut line = layout.next_line(start);
    while let Some(at) = line.filter(|&at| at < slot.end) {
        if layout.line_end(at) > at {
            splices.push(splice(at, at, indent(place.step)));
        }
        line = layout.next_line(at);
    }
    splices.push(splice(bottom, bottom, below));
    splices
}
