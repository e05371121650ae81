//! What was released stays: catalogues and their locks through the doors, through git and through years of changes.

mod doors;
mod history;
mod merges;
mod texts;

use kody_generator::{Compiled, Finding, Rejected, Source, compile, lock};

/// What is found in a catalogue with a lock.
fn findings(catalog: &str, lock: &str) -> Vec<Finding> {
    match compile(&locked(catalog, lock)) {
        Ok(Compiled { warnings, .. }) => warnings,
        Err(Rejected { findings, .. }) => findings,
    }
}

fn locked(catalog: &str, lock: &str) -> Source {
    Source::new("codes.yaml", catalog).with_lock(Source::new("codes.lock", lock))
}

/// The lock of a catalogue after another release.
#[track_caller]
fn release(source: &Source) -> String {
    let compiled = compile(source).unwrap_or_else(|rejected| panic!("it breaks rules: {:#?}", rejected.findings));
    lock::text(&compiled.catalog)
}
