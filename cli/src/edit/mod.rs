//! The text of a catalogue and what is to change in it come in; the edited text goes out.
//!
//! An edit replaces some bytes of the text and leaves all others as they are, so that comments, order, quotes and blank
//! lines outlive it. Nobody writes a document anew:
//!
//! - `operation`: what is to change; `places`: where, in the words of the format.
//! - `layout`: where lines, entries and comments begin and end.
//! - `plan`, `entries`: an operation becomes splices of the text.
//! - `spell`: a value becomes YAML.
//! - `expected`: the operation is carried out on the bare data, too. The edited text is read again, and unless it says
//!   just that, the edit is refused.

mod entries;
mod expected;
mod layout;
mod operation;
mod places;
mod plan;
mod spell;

use std::collections::{BTreeMap, HashMap, HashSet};

use kody_generator::yaml::{self, Node};
use kody_generator::{Fix, Source, Span};

use expected::Data;
use layout::Layout;
use plan::Splice;

pub(crate) use operation::{Key, Operation, Spot, Step, Value};
pub(crate) use places::Places;
pub(crate) use spell::{WORDS, quoted};

use crate::outcome::Stop;

/// Why an edit is not made. Nothing is changed then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// What is in the way.
    pub(crate) message: String,
    /// Where, if it has a place.
    pub(crate) span: Option<Span>,
    /// What to do.
    pub(crate) help: Option<String>,
}

impl Refusal {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), span: None, help: None }
    }

    fn at(span: Span, message: impl Into<String>) -> Self {
        Self { span: Some(span), ..Self::new(message) }
    }

    /// There is nothing at this path.
    fn absent(path: &[Step]) -> Self {
        let keys: Vec<&str> = path.iter().map(|step| step.key.as_str()).collect();
        Self::new(format!("there is nothing at \"{}\"", keys.join("/")))
    }

    /// The edit would do more or less than is asked for.
    fn unsafe_layout() -> Self {
        Self::new("the layout of the catalogue is one that kody cannot edit safely; nothing was changed")
            .help("edit it by hand, and please report the layout")
    }

    fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    /// The same as the end of a command.
    pub(crate) fn into_stop(self, source: &Source) -> Stop {
        let place = self.span.map(|span| {
            let at = source.position(span.start);
            format!("{}:{}:{}: ", source.name(), at.line, at.column)
        });
        let stop = Stop::trouble(place.unwrap_or_default() + &self.message);
        self.help.into_iter().fold(stop, Stop::help)
    }
}

/// Carries out operations, all or none. They may depend on each other in their order.
///
/// # Errors
///
/// When the document is no YAML, when an operation does not fit what stands there, or when the layout is one that cannot be
/// edited without changing more than is asked for.
pub(crate) fn edit(source: &Source, operations: &[Operation]) -> Result<Source, Refusal> {
    let mut edited = source.clone();
    let mut rest: Vec<&Operation> = operations.iter().collect();
    while !rest.is_empty() {
        (edited, rest) = round(&edited, rest)?;
    }
    Ok(edited)
}

/// The keys, values and items of a document, by where they stand. What an alias repeats has its spot where it is written out.
pub(crate) fn spots(source: &Source) -> HashMap<Span, Spot> {
    let mut spots = HashMap::new();
    if let Ok(tree) = yaml::read(source) {
        collect_spots(&tree.root, &mut Vec::new(), &mut spots);
    }
    spots
}

fn collect_spots(node: &Node<'_>, path: &mut Vec<usize>, spots: &mut HashMap<Span, Spot>) {
    let mut visit = |at: usize, key: Option<Span>, child: &Node<'_>| {
        path.push(at);
        let values = matches!(child, Node::Scalar(_)).then(|| child.span());
        for (span, key) in key.map(|span| (span, true)).into_iter().chain(values.map(|span| (span, false))) {
            spots.entry(span).or_insert_with(|| Spot { path: path.clone(), key });
        }
        collect_spots(child, path, spots);
        path.pop();
    };
    match node {
        Node::Map(entries, _) => {
            entries.iter().enumerate().for_each(|(at, (key, value))| visit(at, Some(key.span), value));
        }
        Node::Seq(items, _) => items.iter().enumerate().for_each(|(at, item)| visit(at, None, item)),
        Node::Scalar(_) => {}
    }
}

/// What is to stand in place of a part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Replacement {
    pub(crate) span: Span,
    pub(crate) text: String,
}

/// For each mend of a single word, what it would replace if it were the only one: nothing where that is not safe.
pub(crate) fn replacements(source: &Source, mends: &[Option<&Fix>]) -> Vec<Vec<Replacement>> {
    let nothing = || mends.iter().map(|_| Vec::new()).collect();
    if mends.iter().all(Option::is_none) {
        return nothing();
    }
    let Ok(tree) = yaml::read(source) else { return nothing() };
    let (layout, spots) = (Layout::new(source, &tree), spots(source));
    let planned = |fix: &Fix| {
        let operation = Operation::Respell(spots.get(&fix.span)?.clone(), fix.value.clone());
        let splices = plan::plan(&layout, &operation).ok()?;
        Some((operation, splices))
    };
    let planned: Vec<Option<_>> = mends.iter().map(|fix| fix.and_then(planned)).collect();
    let operations: Vec<Operation> = planned.iter().flatten().map(|(operation, _)| operation.clone()).collect();
    let mut safe = are_safe(source, &operations).into_iter();
    let mut replacements = |(_, splices): (Operation, Vec<Splice>)| {
        let splices = if safe.next() == Some(true) { splices } else { Vec::new() };
        splices.into_iter().filter_map(Replacement::from).collect()
    };
    planned.into_iter().map(|planned| planned.map(&mut replacements).unwrap_or_default()).collect()
}

/// Which operations say just what is meant. All at once, if they do, as is the rule; else each half of them for itself.
fn are_safe(source: &Source, operations: &[Operation]) -> Vec<bool> {
    let all = edit(source, operations).is_ok();
    if all || operations.len() <= 1 {
        return vec![all; operations.len()];
    }
    let (first, second) = operations.split_at(operations.len() / 2);
    [are_safe(source, first), are_safe(source, second)].concat()
}

impl Replacement {
    /// A splice, if it changes anything.
    fn from(splice: Splice) -> Option<Self> {
        let at = |offset: usize| u32::try_from(offset).expect("a catalogue is smaller than that");
        let changes = splice.start < splice.end || !splice.text.is_empty();
        changes.then(|| Self { span: Span::new(at(splice.start), at(splice.end)), text: splice.text })
    }
}

/// Carries out the operations that do not touch each other, and gives back the others.
fn round<'o>(source: &Source, operations: Vec<&'o Operation>) -> Result<(Source, Vec<&'o Operation>), Refusal> {
    let tree = yaml::read(source).map_err(|findings| Refusal::new(unreadable(&findings)))?;
    let layout = Layout::new(source, &tree);
    let mut expected = Data::from(&tree.root);
    let mut splices = Splices::default();
    let mut waiting = Waiting::default();
    for operation in operations {
        if waiting.concerns(operation) {
            waiting.push(operation);
            continue;
        }
        match plan::plan(&layout, operation) {
            Ok(planned) if splices.touches(&planned) => waiting.push(operation),
            // It may be about something that an operation before it makes.
            Err(_) if !splices.0.is_empty() => waiting.push(operation),
            Err(refusal) => return Err(refusal),
            Ok(planned) => {
                expected.apply(operation);
                splices.extend(planned);
            }
        }
    }
    let edited = source.revised(splices.applied_to(source.text()));
    match yaml::read(&edited) {
        Ok(tree) if Data::from(&tree.root).meets(&expected) => Ok((edited, waiting.operations)),
        _ => Err(Refusal::unsafe_layout()),
    }
}

/// Splices that do not touch each other, by where they begin; of one operation, several may begin at the same place.
#[derive(Debug, Default)]
struct Splices(BTreeMap<(usize, usize), Splice>);

impl Splices {
    /// Whether one of these lies in or directly beside one of those.
    fn touches(&self, splices: &[Splice]) -> bool {
        splices.iter().any(|splice| {
            let before = self.0.range(..=(splice.end, usize::MAX)).next_back();
            before.is_some_and(|(_, other)| other.end >= splice.start)
        })
    }

    fn extend(&mut self, splices: Vec<Splice>) {
        self.0.extend(splices.into_iter().enumerate().map(|(at, splice)| ((splice.start, at), splice)));
    }

    fn applied_to(&self, text: &str) -> String {
        let mut edited = String::with_capacity(text.len());
        let mut at = 0;
        for splice in self.0.values() {
            edited += &text[at..splice.start];
            edited += &splice.text;
            at = splice.end;
        }
        edited + &text[at..]
    }
}

/// Operations that wait for the next round, because they touch something that is being edited. Those that follow and are
/// about the same entries wait, too.
#[derive(Debug, Default)]
struct Waiting<'o> {
    operations: Vec<&'o Operation>,
    /// The maps whose entries they are about, and all maps above those.
    maps: HashSet<Vec<&'o str>>,
    above: HashSet<Vec<&'o str>>,
}

impl<'o> Waiting<'o> {
    fn concerns(&self, operation: &'o Operation) -> bool {
        operation.paths().any(|path| {
            let keys: Vec<&str> = path.iter().map(|step| step.key.as_str()).collect();
            let map = &keys[..keys.len().saturating_sub(1)];
            self.above.contains(map) || (0..=map.len()).any(|depth| self.maps.contains(&map[..depth]))
        })
    }

    fn push(&mut self, operation: &'o Operation) {
        self.operations.push(operation);
        for path in operation.paths() {
            let keys: Vec<&str> = path.iter().map(|step| step.key.as_str()).collect();
            let map = keys.len().saturating_sub(1);
            self.maps.insert(keys[..map].to_vec());
            self.above.extend((0..=map).map(|depth| keys[..depth].to_vec()));
        }
    }
}

fn unreadable(findings: &[kody_generator::Finding]) -> String {
    let first = findings.first().map(|finding| finding.message.as_str()).unwrap_or_default();
    format!("the catalogue cannot be read: {first}")
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
