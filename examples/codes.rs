//! The codes of the catalogue as the generated module knows them: `cargo run --example codes -- pl`.

#![expect(clippy::print_stderr, clippy::print_stdout, reason = "that is what it is for")]

use std::env;
use std::process::ExitCode;

use sms_api::api::{Code, Locale};

fn main() -> ExitCode {
    let tag = env::args().nth(1);
    let Ok(locale) = tag.as_deref().unwrap_or("en").parse::<Locale>() else {
        let tags: Vec<&str> = Locale::ALL.iter().map(|locale| locale.tag()).collect();
        eprintln!("the catalogue has no such locale; it has {}", tags.join(", "));
        return ExitCode::from(2);
    };
    println!("{:>4}  {:<15}  {:<8}  {:<9}  message", "code", "name", "outcome", "retry");
    for code in Code::all() {
        let (outcome, retry) = (code.outcome(), code.retry());
        println!("{:>4}  {:<15}  {outcome:<8}  {retry:<9}  {}", code as u16, code.name(), code.message(locale));
    }
    println!("\n{} codes in {} languages; the pages are in docs/", Code::COUNT, Locale::ALL.len());
    ExitCode::SUCCESS
}
