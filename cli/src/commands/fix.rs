//! `kody fix`: a catalogue comes in; what has one obvious mend is mended, and what is left goes out.

use kody_generator::{Compiled, Finding, Level, Rejected, Source, compile};

use crate::args::Fix;
use crate::console::{GREEN, painted, visible};
use crate::edit::{Operation, Places, edit, spots};
use crate::hold::hold;
use crate::outcome::{Stop, Verdict};
use crate::revise::{findings, save};
use crate::{console, load, report};

/// How often a mend may bring to light what can be mended next: a key is spelt right, and its value is looked at.
const ROUNDS: usize = 20;

pub(crate) fn run(args: &Fix) -> Result<Verdict, Stop> {
    let _held = hold(&args.catalog);
    let source = load::file(&args.catalog)?;
    let (mended, done) = mend(&source, |finding| args.rule.is_empty() || args.rule.contains(&finding.rule));
    save(&args.catalog, &source, &mended, args.dry_run)?;
    let word = painted(if args.dry_run { "would fix:" } else { "fixed:" }, GREEN.bold());
    for line in &done {
        console::note(&format!("{word} {}", visible(line)));
    }
    let left = findings(&mended);
    report::tell(&left, &mended);
    let left_over = if left.is_empty() { "nothing left".to_owned() } else { format!("left: {}", report::count(&left)) };
    console::note(&visible(&format!("{}: {} fixed, {left_over}", source.name(), done.len())));
    Ok(if left.iter().any(|finding| finding.level == Level::Deny) { Verdict::Found } else { Verdict::Fine })
}

/// The mended text, and what was mended.
fn mend(source: &Source, wanted: impl Fn(&Finding) -> bool) -> (Source, Vec<String>) {
    let mut mended = source.clone();
    let mut done = Vec::new();
    for _ in 0..ROUNDS {
        let mends = mends(&mended, &wanted);
        let Some((next, lines)) = all(&mended, &mends).or_else(|| each(&mended, &mends)) else { break };
        mended = next;
        done.extend(lines);
    }
    (mended, done)
}

/// What mends a catalogue, with the line that tells of it.
fn mends(source: &Source, wanted: impl Fn(&Finding) -> bool) -> Vec<(Operation, String)> {
    let (catalog, findings) = match compile(source) {
        Ok(Compiled { catalog, warnings }) => (catalog, warnings),
        Err(Rejected { salvage, findings }) => (*salvage, findings),
    };
    let spots = spots(source);
    let mut mends: Vec<(Operation, String)> = Vec::new();
    for finding in findings.iter().filter(|finding| finding.file.is_none() && wanted(finding)) {
        let operation = match &finding.fix {
            _ if finding.rule == "unsorted-codes" => {
                Some(Operation::Sort(Places::top("codes"), Places::order(&catalog)))
            }
            Some(fix) => spots.get(&fix.span).map(|spot| Operation::Respell(spot.clone(), fix.value.clone())),
            None => None,
        };
        let Some(operation) = operation else { continue };
        let known = mends.iter_mut().find(|(other, _)| is_same(other, &operation));
        match known {
            Some((_, line)) => *line = format!("{line}\n{}", told(finding, source)),
            None => mends.push((operation, told(finding, source))),
        }
    }
    mends
}

fn is_same(a: &Operation, b: &Operation) -> bool {
    match (a, b) {
        (Operation::Respell(a, _), Operation::Respell(b, _)) => a == b,
        (Operation::Sort(..), Operation::Sort(..)) => true,
        _ => false,
    }
}

fn told(finding: &Finding, source: &Source) -> String {
    let at = source.position(finding.span.start);
    format!("{}:{}:{}: {} [{}]", source.name(), at.line, at.column, finding.message, finding.rule)
}

/// The mended text, with the lines that tell what was mended.
type Mended = Option<(Source, Vec<String>)>;

/// All mends at once, if that is safe. What is sorted moves, so that waits until the rest is done.
fn all(source: &Source, mends: &[(Operation, String)]) -> Mended {
    let (sorts, words): (Vec<_>, Vec<_>) =
        mends.iter().partition(|(operation, _)| matches!(operation, Operation::Sort(..)));
    let chosen = if words.is_empty() { sorts } else { words };
    let operations: Vec<Operation> = chosen.iter().map(|(operation, _)| operation.clone()).collect();
    let edited = edit(source, &operations).ok().filter(|edited| is_better(source, edited))?;
    Some((edited, lines(chosen.iter().map(|(_, line)| line))))
}

/// Those mends that are safe by themselves. Words do not move each other, so their spots stay what they are.
fn each(source: &Source, mends: &[(Operation, String)]) -> Mended {
    let (words, sorts): (Vec<_>, Vec<_>) =
        mends.iter().partition(|(operation, _)| matches!(operation, Operation::Respell(..)));
    let mut mended = source.clone();
    let mut done = Vec::new();
    halves(&mut mended, &words, &mut done);
    halves(&mut mended, &sorts, &mut done);
    (!done.is_empty()).then(|| (mended, lines(done.into_iter())))
}

/// Makes all mends if that is safe, else those of each half: a few that cannot be made are found soon among many.
fn halves<'m>(mended: &mut Source, mends: &[&'m (Operation, String)], done: &mut Vec<&'m String>) {
    if mends.is_empty() {
        return;
    }
    let operations: Vec<Operation> = mends.iter().map(|(operation, _)| operation.clone()).collect();
    let edited = edit(mended, &operations).ok();
    if let Some(edited) = edited.filter(|edited| is_better(mended, edited)) {
        *mended = edited;
        done.extend(mends.iter().map(|(_, line)| line));
    } else if mends.len() > 1 {
        let (first, second) = mends.split_at(mends.len() / 2);
        halves(mended, first, done);
        halves(mended, second, done);
    }
}

fn lines<'a>(told: impl Iterator<Item = &'a String>) -> Vec<String> {
    told.flat_map(|told| told.split('\n')).map(str::to_owned).collect()
}

/// Whether something changed, and there are no more errors than before: what comes to light behind a mended key counts, too.
fn is_better(old: &Source, new: &Source) -> bool {
    let errors = |source: &Source| findings(source).iter().filter(|finding| finding.level == Level::Deny).count();
    old.text() != new.text() && errors(new) <= errors(old)
}
