//! `allocations <operation> <iterations>`: the same as `ops`, but what goes out is how often it allocated. The counting
//! takes instructions of its own, so this is another program.

#![forbid(unsafe_code)]

use kody_ops::Command;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};
use std::alloc::System;

#[global_allocator]
static COUNTING: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() {
    let Command::Run(operation, iterations) = kody_ops::command() else {
        eprintln!("usage: allocations <operation> <iterations>");
        std::process::exit(2);
    };
    let mut repeat = (operation.prepare)();
    // What is made on the first call only does not count.
    repeat(1);
    let region = Region::new(COUNTING);
    let done = repeat(iterations);
    let change = region.change();
    println!("{done}\t{}", change.allocations + change.reallocations);
}
