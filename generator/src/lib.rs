//! The compiler of kody: a catalogue of response codes comes in; Rust, Markdown and JSON go out.
//!
//! Data flows one way, and the stages are the modules:
//!
//! 1. `source`: a file becomes text with lines and columns.
//! 2. [`yaml`]: the text becomes a tree of nodes with their places.
//! 3. `lower`: the tree becomes the model, [`catalog`]; what the model cannot hold is reported. So does [`lock`] with the
//!    lock that may lie beside the catalogue.
//! 4. [`check`]: rules look at the model and report what is wrong with it.
//! 5. `salvage`: what no target could spell is left out.
//! 6. The barrier: a finding at the level deny ends the work here. Behind it nothing fails.
//! 7. [`emit`]: emitters turn the model into text; to add an output is to add a file there and a line to `EMITTERS`.
//! 8. [`mod@write`]: the text is written, compared or printed.
//!
//! [`compile`] is stages 2 to 6. The doors are [`Build`] for build scripts, the crate `kody-macros` and the crate `kody-cli`.
//!
//! ```
//! use kody_generator::{Source, compile, emit};
//!
//! let source = Source::new("codes.yaml", "{kody: 1, locales: [en], codes: {7: {name: Gone, message: It is gone}}}");
//! let compiled = compile(&source).expect("nothing is wrong with it");
//! let rust = emit::emitter("rust").expect("it is there").emit(&compiled.catalog, &emit::Options::default());
//! assert!(rust.contains("Gone = 7"));
//! ```

#[cfg(feature = "files")]
pub mod build;
pub mod catalog;
pub mod check;
pub mod emit;
pub mod lock;
pub mod markup;
pub mod plurals;
pub mod unicode;
#[cfg(feature = "files")]
pub mod write;
pub mod yaml;

mod finding;
mod lower;
mod names;
mod near;
#[cfg(feature = "files")]
mod parallel;
mod salvage;
mod search;
mod source;
#[cfg(feature = "templates")]
mod template;

#[cfg(feature = "files")]
pub use build::Build;
pub use catalog::Catalog;
pub use finding::{Finding, Fix, Level, Related, Span};
pub use markup::plain;
pub use names::Spelling;
pub use near::nearest;
pub use source::{MAX_BYTES, Position, ReadError, Source, lock_path, read_if_present};
#[cfg(feature = "templates")]
pub use template::{Template, TemplateError};

use finding::Findings;

/// A catalogue that may be turned into outputs.
#[derive(Debug)]
pub struct Compiled {
    /// What it says.
    pub catalog: Catalog,
    /// What is wrong with it, at the level warn, sorted by position.
    pub warnings: Vec<Finding>,
}

/// A catalogue that may not be turned into outputs.
#[derive(Debug)]
pub struct Rejected {
    /// What is wrong with it, warnings included, sorted by position.
    pub findings: Vec<Finding>,
    /// What can be made out of it all the same. It is good for one thing: a stub of the Rust module, so that the code that
    /// uses it has no errors of its own. It has no codes where the names of some may be lost.
    pub salvage: Box<Catalog>,
}

/// Reads and checks a catalogue, and compares it with its lock if the source has one.
///
/// # Errors
///
/// When it breaks a rule whose level is deny. All that is wrong is in the error, not only the first of it.
pub fn compile(source: &Source) -> Result<Compiled, Rejected> {
    compile_at(source, Level::Warn)
}

/// The same for who shows no warnings: rules at that level are not run.
///
/// # Errors
///
/// When it breaks a rule whose level is deny, as [`compile`] does.
pub fn compile_without_warnings(source: &Source) -> Result<Catalog, Rejected> {
    compile_at(source, Level::Deny).map(|compiled| compiled.catalog)
}

/// Runs the rules at a level or above it.
fn compile_at(source: &Source, least: Level) -> Result<Compiled, Rejected> {
    let mut findings = Findings::new();
    let catalog = read(source, &mut findings);
    check::check(&catalog, least, &mut findings);
    let findings = findings.finish(|rule| check::level_of(&catalog, rule));
    let catalog = salvage::salvage(catalog, source, &findings);
    if findings.iter().any(|finding| finding.level == Level::Deny) {
        return Err(Rejected { findings, salvage: Box::new(catalog) });
    }
    Ok(Compiled { catalog, warnings: findings })
}

/// The text of a catalogue and that of its lock become the model.
fn read(source: &Source, findings: &mut Findings) -> Catalog {
    let tree = yaml::parse(source, findings);
    let mut catalog = lower::lower(source, tree.as_ref(), findings);
    catalog.lock = source.lock().map(|lock| lock::parse(lock, findings));
    catalog
}

/// What a catalogue says, right or wrong: to look something up, not to make outputs. Nothing where its end cannot be read.
pub fn outline(source: &Source) -> Option<Catalog> {
    let mut findings = Findings::new();
    let catalog = read(source, &mut findings);
    let whole = !findings.is_truncated();
    drop(findings.finish(|_| Level::Allow));
    whole.then_some(catalog)
}
