//! `kody lock`: a catalogue comes in; what it releases is recorded in its lock, unless that breaks what is recorded already.

use std::collections::BTreeSet;
use std::path::Path;

use kody_generator::catalog::{Catalog, Lock, LockedCode};
use kody_generator::write::{self, Output};
use kody_generator::{Compiled, Finding, Level, Rejected, Source, Span, Spelling, compile, lock, lock_path, outline};

use crate::args;
use crate::console::{GREEN, RED, painted, visible};
use crate::files::quoted_path;
use crate::hold::hold;
use crate::outcome::{Stop, Verdict};
use crate::{console, load, report};

pub(crate) fn run(args: &args::Lock) -> Result<Verdict, Stop> {
    let _held = hold(&args.catalog);
    let source = load::file(&args.catalog)?;
    let path = lock_path(&args.catalog);
    if path == args.catalog {
        let message = format!("\"{}\" is named like a lock", source.name());
        return Err(Stop::trouble(message).help("give the path of the catalogue"));
    }
    let old = source.lock().map(|lock| unix(lock.text())).unwrap_or_default();
    let source = accept(source, &args.accept)?;
    let (catalog, findings) = match compile(&source) {
        Ok(Compiled { catalog, warnings }) => (catalog, warnings),
        Err(Rejected { salvage, findings }) => (*salvage, findings),
    };
    let broken: Vec<Finding> = findings.into_iter().filter(refuses).collect();
    if !broken.is_empty() {
        report::tell(&broken, &source);
        let message = format!("{}: {}", source.name(), report::count(&broken));
        console::note(&visible(&message));
        let help = "mend what is reported; \"kody lock --help\" says how to break a promise on purpose";
        console::error(&format!("\"{}\" is left as it is", path.display()), Some(help));
        return Ok(Verdict::Found);
    }
    let output = Output { path, text: lock::text(&catalog) };
    if args.check { check(args, &old, &output) } else { write(&old, &output) }
}

/// Whether nothing may be recorded. What a merge left in the lock is put right by writing it.
fn refuses(finding: &Finding) -> bool {
    finding.rule != "lock-merge" && (finding.level == Level::Deny || finding.rule.starts_with("lock-"))
}

fn check(args: &args::Lock, old: &str, output: &Output) -> Result<Verdict, Stop> {
    if old == output.text {
        return Ok(Verdict::Fine);
    }
    console::show(&Changes::between(old, &output.text).shown())?;
    let state = if old.is_empty() { "missing" } else { "stale" };
    let help = format!("run \"kody lock {}\" and commit it", quoted_path(&args.catalog));
    console::error(&format!("\"{}\" is {state}", output.path.display()), Some(&help));
    Ok(Verdict::Found)
}

fn write(old: &str, output: &Output) -> Result<Verdict, Stop> {
    let name = output.path.display();
    if old == output.text {
        console::note(&visible(&format!("unchanged {name}")));
        return Ok(Verdict::Fine);
    }
    write::write(output, None)?;
    let changes = Changes::between(old, &output.text).counted();
    console::note(&visible(&format!("wrote {name}: {changes}")));
    Ok(Verdict::Fine)
}

/// A text with the line ends of Unix: git may check a lock out with others.
fn unix(text: &str) -> String {
    text.trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

/// The lines that a lock loses and gains.
struct Changes {
    lines: Vec<(char, String)>,
}

impl Changes {
    fn between(old: &str, new: &str) -> Self {
        let [had, has] = [old, new].map(|text| text.lines().collect::<BTreeSet<_>>());
        let gone = old.lines().filter(|line| !has.contains(line)).map(|line| ('-', line.to_owned()));
        let come = new.lines().filter(|line| !had.contains(line)).map(|line| ('+', line.to_owned()));
        Self { lines: gone.chain(come).filter(|(_, line)| !line.is_empty() && !line.starts_with('#')).collect() }
    }

    fn shown(&self) -> String {
        let style = |sign| if sign == '-' { RED } else { GREEN };
        let lines =
            self.lines.iter().map(|(sign, line)| painted(visible(&format!("{sign}{line}")), style(*sign)) + "\n");
        lines.collect()
    }

    fn counted(&self) -> String {
        let count = |sign| self.lines.iter().filter(|(found, _)| *found == sign).count();
        let counts = [('+', "added"), ('-', "removed")].map(|(sign, word)| (count(sign), word));
        let counts = counts.into_iter().filter(|(number, _)| *number > 0);
        let counts: Vec<String> =
            counts.map(|(number, word)| format!("{} {word}", report::plural(number, "line"))).collect();
        if counts.is_empty() { "the same lines, put in order".to_owned() } else { counts.join(", ") }
    }
}

/// The catalogue with a lock that no longer says what is given up.
fn accept(source: Source, given_up: &[String]) -> Result<Source, Stop> {
    if given_up.is_empty() {
        return Ok(source);
    }
    let catalog = promising(&source)?;
    let lock = catalog.lock().expect("it was looked for");
    let (codes, others): (Vec<&String>, Vec<&String>) =
        given_up.iter().partition(|what| codes(lock, what).next().is_some());
    // A code may be given up by its number and by its name, and both may be said: after a merge, also of two lines.
    let parts: BTreeSet<(u32, u32)> =
        codes.into_iter().flat_map(|what| self::codes(lock, what)).map(|span| (span.start, span.end)).collect();
    let source = without(source, lock, parts.into_iter().map(|(start, end)| Span::new(start, end)));
    // Each of the others may stand in every line that is left.
    others.into_iter().collect::<BTreeSet<_>>().into_iter().try_fold(source, |source, what| {
        let catalog = promising(&source)?;
        let lock = catalog.lock().expect("it was looked for");
        let parts = promises(lock, what);
        if parts.is_empty() {
            let message = format!("the lock promises nothing that is called \"{what}\"");
            return Err(Stop::trouble(message).help("name a code, an attribute or \"repr\", as they stand in the lock"));
        }
        Ok(without(source, lock, parts.into_iter()))
    })
}

/// The catalogue, as far as it can be read, with its lock.
fn promising(source: &Source) -> Result<Catalog, Stop> {
    outline(source).filter(|catalog| catalog.lock().is_some()).ok_or_else(|| {
        let name = lock_path(Path::new(source.name()));
        Stop::trouble(format!("there is no lock \"{}\" that promises anything", name.display()))
    })
}

/// The catalogue with a lock that lacks some parts, in their order.
fn without(source: Source, lock: &Lock, parts: impl DoubleEndedIterator<Item = Span>) -> Source {
    let mut text = lock.source().text().to_owned();
    for part in parts.rev() {
        text.replace_range(part.range(), "");
    }
    let lock = Source::new(lock.source().name(), text);
    source.with_lock(lock)
}

/// The lines of a code.
fn codes<'a>(lock: &'a Lock, what: &'a str) -> impl Iterator<Item = Span> + 'a {
    let name = Spelling::UpperCamel.of(what);
    let is_it = move |code: &&LockedCode| code.value().to_string() == what || code.name().as_str() == name;
    lock.codes().iter().filter(is_it).map(LockedCode::span)
}

/// The parts of a lock that promise something beside the codes: the values of an attribute, or the type of all codes.
fn promises(lock: &Lock, what: &str) -> Vec<Span> {
    let attributes: Vec<Span> = lock.codes().iter().filter_map(|code| attribute(code, what)).collect();
    match lock.repr() {
        Some((_, span)) if what == "repr" => vec![span],
        _ => attributes,
    }
}

/// An attribute in the line of a code, with the comma or the brackets that it leaves behind.
fn attribute(code: &LockedCode, what: &str) -> Option<Span> {
    let name = Spelling::Snake.of(what);
    let at = code.attributes().iter().position(|attribute| attribute.name().as_str() == name)?;
    let span = |index: usize| {
        let attribute = &code.attributes()[index];
        Span::new(attribute.name().span().start, attribute.value().span().end)
    };
    let own = span(at);
    Some(match (at, code.attributes().len()) {
        // ` [` and `]`
        (_, 1) => Span::new(own.start - 2, own.end + 1),
        (0, _) => Span::new(own.start, span(1).start),
        _ => Span::new(span(at - 1).end, own.end),
    })
}
