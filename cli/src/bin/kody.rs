//! The command `kody`.

fn main() -> std::process::ExitCode {
    kody_cli::kody(std::env::args_os())
}
