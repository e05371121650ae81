//! Prints what the module says.
#![deny(warnings)]

use downstream_macro::api::{Code, Locale};

fn main() {
    for code in Code::all() {
        println!("{} {code:?} {} {}", code.code(), code.outcome(), code.message(Locale::En));
    }
}
