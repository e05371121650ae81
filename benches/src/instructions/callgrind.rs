//! A program and an operation come in; instructions and allocations go out, as valgrind and a counting allocator see them.

use std::path::PathBuf;
use std::process::{Command, Output};

/// The operations on one catalogue.
pub struct Program {
    /// Does them.
    pub ops: PathBuf,
    /// Does them and counts allocations.
    pub allocations: PathBuf,
}

/// An operation that a program can do.
pub struct Operation {
    /// What it does.
    pub what: String,
    /// Who does it.
    pub who: String,
    /// How often it should be done.
    pub iterations: u64,
}

/// What one operation takes.
pub struct Measurement {
    /// How many instructions, the loop around it included.
    pub instructions: f64,
    /// How many allocations and reallocations.
    pub allocations: f64,
}

/// Whether valgrind is there.
pub fn probe() -> Result<(), String> {
    let help = "instructions are counted by valgrind, which is not there: apt-get install valgrind";
    Command::new("valgrind").arg("--version").output().map(|_| ()).map_err(|_| help.to_owned())
}

/// Measures an operation: the instructions of 2 N iterations without those of N, so that what the program does before the
/// loop does not count.
pub fn measure(program: &Program, operation: &Operation) -> Result<Measurement, String> {
    let name = format!("{}/{}", operation.what, operation.who);
    let counts = std::thread::scope(|scope| {
        let twice = scope.spawn(|| instructions(program, &name, 2 * operation.iterations));
        let once = instructions(program, &name, operation.iterations);
        [once, twice.join().unwrap_or_else(|_| Err("a thread broke down".to_owned()))]
    });
    let [(few, once), (many, twice)] = match counts {
        [Ok(once), Ok(twice)] => [once, twice],
        [Err(trouble), _] | [_, Err(trouble)] => return Err(trouble),
    };
    let (done, allocations) = allocations(program, &name, operation.iterations)?;
    Ok(Measurement { instructions: ratio(twice - once, many - few), allocations: ratio(allocations, done) })
}

/// How many operations were done, and how many instructions the program took.
fn instructions(program: &Program, name: &str, iterations: u64) -> Result<(u64, u64), String> {
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(&program.ops);
    let output = run(command.arg(name).arg(iterations.to_string()))?;
    let done = String::from_utf8_lossy(&output.stdout).trim().parse();
    let log = String::from_utf8_lossy(&output.stderr);
    // "==42== Collected : 123456"
    let total = log.lines().find_map(|line| line.split_once("Collected :")?.1.trim().parse().ok());
    let (Ok(done), Some(total)) = (done, total) else { return Err(format!("callgrind said of {name}:\n{log}")) };
    Ok((done, total))
}

/// How many operations were done, and how often they allocated.
fn allocations(program: &Program, name: &str, iterations: u64) -> Result<(u64, u64), String> {
    let output = run(Command::new(&program.allocations).arg(name).arg(iterations.to_string()))?;
    let text = String::from_utf8_lossy(&output.stdout);
    let counts = text.trim().split_once('\t').and_then(|(done, count)| Some((done.parse().ok()?, count.parse().ok()?)));
    counts.ok_or_else(|| format!("the counting of allocations of {name} said \"{text}\""))
}

fn run(command: &mut Command) -> Result<Output, String> {
    let output = command.output().map_err(|error| format!("cannot run {command:?}: {error}"))?;
    if output.status.success() {
        return Ok(output);
    }
    Err(format!("{command:?} failed:\n{}", String::from_utf8_lossy(&output.stderr)))
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2 to the 52nd")]
fn ratio(what: u64, to: u64) -> f64 {
    what as f64 / to as f64
}
