//! The words of `kody completions`.

use clap::Args;
use clap_complete::Shell;

use super::section;

/// Print a script that completes the words of kody in a shell
#[derive(Debug, Args)]
#[command(after_help = concat!(section!(
    "Examples",
    "kody completions bash > ~/.local/share/bash-completion/completions/kody",
    "kody completions zsh > ~/.zfunc/_kody  (fpath+=~/.zfunc before compinit)",
    "kody completions fish > ~/.config/fish/completions/kody.fish",
    "kody completions powershell >> $PROFILE",
    "kody completions elvish >> ~/.config/elvish/rc.elv",
), "\n\nThe folder must be there. Shells that are started from then on know the words."))]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}
