//! A question about costs comes in; a table of measurements goes out, kody beside its peers.

#![forbid(unsafe_code)]

mod build;
mod by_hand;
mod catalogs;
mod compile;
mod generate;
mod incremental;
mod instructions;
mod mariadb;
mod measure;
mod registry;
mod scratch;
mod size;
mod table;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Measures what kody costs.
#[derive(Parser)]
#[command(name = "kody-benches")]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Instructions and allocations of each operation at run time, kody beside its peers.
    Instructions(instructions::Arguments),
    /// Cold and warm builds of crates that depend on kody or on its peers.
    Build(build::Arguments),
    /// What rustc takes for generated modules, beside the bare enum.
    Compile(compile::Arguments),
    /// What generating takes, beside MariaDB's own compiler of messages.
    Generate(generate::Arguments),
    /// What messages add to a program.
    Size(size::Arguments),
    /// What an edit of a catalogue costs, beside an edit of the code.
    Incremental(incremental::Arguments),
    /// Writes a synthetic catalogue.
    #[command(hide = true)]
    Synthetic(scratch::Synthetic),
}

fn main() -> ExitCode {
    match Arguments::parse().what {
        What::Instructions(arguments) => instructions::run(&arguments),
        What::Build(arguments) => build::run(&arguments),
        What::Compile(arguments) => compile::run(&arguments),
        What::Generate(arguments) => generate::run(&arguments),
        What::Size(arguments) => size::run(&arguments),
        What::Incremental(arguments) => incremental::run(&arguments),
        What::Synthetic(arguments) => report(|| arguments.write()),
    }
}

/// Shows what went wrong.
fn report(measure: impl FnOnce() -> Result<(), String>) -> ExitCode {
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("error: {trouble}");
            ExitCode::from(2)
        }
    }
}
