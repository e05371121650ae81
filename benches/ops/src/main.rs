//! `ops <operation> <iterations>` does an operation so often, for callgrind; `ops --list` names the operations.

#![forbid(unsafe_code)]

use kody_ops::{Command, operations};

fn main() {
    match kody_ops::command() {
        Command::List => {
            for operation in operations() {
                println!("{}\t{}\t{}", operation.what, operation.who, operation.iterations);
            }
        }
        Command::Run(operation, iterations) => println!("{}", (operation.prepare)()(iterations)),
    }
}
