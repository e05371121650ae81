//! A name and a number come in; the operation of that name, kody's or a peer's, is done so often.

#![forbid(unsafe_code)]

#[cfg(not(feature = "sparse"))]
mod embed;
mod enums;
#[cfg(not(feature = "sparse"))]
mod fluent;
mod inputs;
mod kody_api;
mod negotiate;
#[cfg(not(feature = "sparse"))]
mod rust_i18n_api;
#[cfg(all(test, not(feature = "sparse")))]
mod tests;

use std::fmt::{Display, Write};
use std::hint::black_box;

#[cfg(feature = "large")]
rust_i18n::i18n!("generated/large/rust-i18n", fallback = "en");
#[cfg(feature = "small")]
rust_i18n::i18n!("generated/small/rust-i18n", fallback = "uk");

/// Does an operation about so often, and says how often: all inputs are taken equally often.
pub type Repeat = Box<dyn FnMut(usize) -> usize>;

/// An operation in a loop.
pub struct Operation {
    /// What it does: `message`.
    pub what: &'static str,
    /// Who does it: `kody`.
    pub who: &'static str,
    /// How often it should be done to be measured.
    pub iterations: usize,
    /// Makes what the loop needs.
    pub prepare: fn() -> Repeat,
}

/// For what is cheap.
const MANY: usize = 20_000;
/// For what takes thousands of instructions.
const FEW: usize = 2_000;

impl Operation {
    const fn many(what: &'static str, who: &'static str, prepare: fn() -> Repeat) -> Self {
        Self { what, who, iterations: MANY, prepare }
    }

    #[cfg_attr(feature = "sparse", expect(dead_code, reason = "what is dear is not done there"))]
    const fn few(what: &'static str, who: &'static str, prepare: fn() -> Repeat) -> Self {
        Self { what, who, iterations: FEW, prepare }
    }
}

/// All operations for this catalogue; those of one kind stand together, kody's first.
pub fn operations() -> Vec<Operation> {
    let floor = Operation::many("loop", "nothing", || repeat(inputs::pairs(), |pair| pair));
    let mut all = vec![floor];
    all.extend(kody_api::operations());
    all.extend(negotiate::operations());
    all.extend(enums::operations());
    #[cfg(not(feature = "sparse"))]
    {
        all.extend(enums::messages::operations());
        all.extend(rust_i18n_api::operations());
        all.extend(fluent::operations());
        all.extend(embed::operations());
    }
    let kinds: Vec<_> = all.iter().map(|operation| operation.what).collect();
    all.sort_by_key(|operation| kinds.iter().position(|kind| *kind == operation.what));
    all
}

/// What the arguments of the program ask for.
pub enum Command {
    /// The names of the operations.
    List,
    /// This operation, so often.
    Run(Operation, usize),
}

/// Reads the arguments of the program, and ends it where they are wrong.
pub fn command() -> Command {
    let args: Vec<_> = std::env::args().skip(1).collect();
    if let [flag] = &args[..]
        && flag == "--list"
    {
        return Command::List;
    }
    parse(&args).unwrap_or_else(|| {
        eprintln!("usage: ops --list, or ops <what>/<who> <iterations>");
        std::process::exit(2)
    })
}

fn parse(args: &[String]) -> Option<Command> {
    let [name, iterations] = args else { return None };
    let (what, who) = name.split_once('/')?;
    let operation = operations().into_iter().find(|operation| operation.what == what && operation.who == who)?;
    Some(Command::Run(operation, iterations.parse().ok()?))
}

/// An operation over inputs. Neither what goes in nor what comes out is known to the optimiser.
fn repeat<I: Copy + 'static, O>(inputs: Vec<I>, operation: impl Fn(I) -> O + 'static) -> Repeat {
    Box::new(move |iterations| {
        let passes = iterations.div_ceil(inputs.len());
        for _ in 0..passes {
            for &input in &inputs {
                black_box(operation(black_box(input)));
            }
        }
        passes * inputs.len()
    })
}

/// Counts the bytes that are written to it.
#[derive(Default)]
struct Sink(usize);

impl Write for Sink {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0 += black_box(text).len();
        Ok(())
    }
}

/// How many bytes something displays as.
fn display(what: &impl Display) -> usize {
    let mut sink = Sink::default();
    write!(sink, "{what}").expect("the sink takes everything");
    sink.0
}
