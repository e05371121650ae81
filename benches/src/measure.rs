//! Commands come in; the median time, processor time and memory that they take go out.

use std::fs::File;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, io};

use wait4::Wait4;

/// What a command took, its children included.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    /// From start to end.
    pub wall: Duration,
    /// User and system.
    pub cpu: Duration,
    /// The peak of the resident memory, in bytes.
    ///
    /// A process begins with the peak of the one that started it, so this one stays small: what makes large catalogues is
    /// a process of its own, [`crate::scratch::catalog`].
    pub memory: u64,
}

/// Runs a command, and measures it. What it says on stderr is shown when it fails.
pub fn run(command: &mut Command) -> Result<Cost, String> {
    let name = format!("kody-benches-{}.stderr", std::process::id());
    let said = env::temp_dir().join(name);
    let stderr = File::create(&said).map_err(|error| format!("{}: {error}", said.display()))?;
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(stderr);
    let start = Instant::now();
    let used = command.spawn().and_then(|mut child| child.wait4());
    let wall = start.elapsed();
    let told = fs::read_to_string(&said).unwrap_or_default();
    fs::remove_file(&said).ok();
    match used {
        Ok(used) if used.status.success() => {
            let rusage = used.rusage;
            Ok(Cost { wall, cpu: rusage.utime + rusage.stime, memory: rusage.maxrss })
        }
        Ok(used) => Err(format!("{command:?}: {}\n{told}", used.status)),
        Err(error) => Err(format!("{command:?}: {error}")),
    }
}

/// What a command prints on stdout.
pub fn output(command: &mut Command) -> Result<String, String> {
    let text = |output: std::process::Output| match output.status.success() {
        true => String::from_utf8(output.stdout).map_err(io::Error::other),
        false => Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned())),
    };
    command.output().and_then(text).map_err(|error| format!("{command:?}: {error}"))
}

/// What is measured: a name, and one run of it.
pub struct Contestant<'a> {
    /// As it stands in the table.
    pub name: String,
    run: Box<dyn FnMut() -> Result<Cost, String> + 'a>,
}

impl<'a> Contestant<'a> {
    /// One run is one call of this.
    pub fn new(name: impl Into<String>, run: impl FnMut() -> Result<Cost, String> + 'a) -> Self {
        Self { name: name.into(), run: Box::new(run) }
    }
}

/// Lets each run once in every round, so that what slows the machine down meets all of them; gives their medians.
pub fn round_robin(rounds: usize, contestants: &mut [Contestant<'_>]) -> Result<Vec<Cost>, String> {
    let mut costs = vec![Vec::new(); contestants.len()];
    for _ in 0..rounds {
        for (contestant, costs) in contestants.iter_mut().zip(&mut costs) {
            costs.push((contestant.run)().map_err(|trouble| format!("{}: {trouble}", contestant.name))?);
        }
    }
    Ok(costs.iter().map(|costs| median(costs)).collect())
}

/// The median of each of the three.
fn median(costs: &[Cost]) -> Cost {
    Cost {
        wall: middle(costs.iter().map(|cost| cost.wall)),
        cpu: middle(costs.iter().map(|cost| cost.cpu)),
        memory: middle(costs.iter().map(|cost| cost.memory)),
    }
}

fn middle<T: Ord + Copy + Default>(values: impl Iterator<Item = T>) -> T {
    let mut values: Vec<_> = values.collect();
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// `1.25`: how many times the second the first is.
pub fn ratio(one: Duration, other: Duration) -> String {
    format!("{:.2}", times(one, other))
}

/// How many times the second the first is.
pub fn times(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

/// `0.25 s` or `40.1 ms`.
pub fn time(duration: Duration) -> String {
    match duration.as_secs_f64() {
        seconds if seconds < 0.1 => format!("{:.1} ms", seconds * 1e3),
        seconds => format!("{seconds:.2} s"),
    }
}

/// `117 MB`.
pub fn megabytes(bytes: u64) -> String {
    format!("{:.0} MB", as_f64(bytes) / 1e6)
}

/// A number of bytes, for a ratio.
#[expect(clippy::cast_precision_loss, reason = "a file has less than 2^52 bytes")]
pub fn as_f64(bytes: u64) -> f64 {
    bytes as f64
}
