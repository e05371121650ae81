//! The words of `kody completions`.

use clap::Args;
use clap_complete::Shell;

use super::section;

/// Print a script that completes the words of kody in a shell
#[derive(Debug, Args)]
#[command(after_help = section!(
    "Where the script belongs",
    "bash        kody completions bash > ~/.local/share/bash-completion/completions/kody",
    "zsh         kody completions zsh > ~/.zfunc/_kody",
    "            and in ~/.zshrc, before compinit: fpath+=~/.zfunc",
    "fish        kody completions fish > ~/.config/fish/completions/kody.fish",
    "powershell  kody completions powershell >> $PROFILE",
    "elvish      kody completions elvish >> ~/.config/elvish/rc.elv",
    "",
    "The folder must be there. Shells that are started from then on know the words.",
))]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: Shell,
}
