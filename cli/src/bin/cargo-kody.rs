//! The command `cargo kody`: cargo starts it with its own name as the first word.

fn main() -> std::process::ExitCode {
    kody_cli::cargo_kody(std::env::args_os())
}
