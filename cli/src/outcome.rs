//! How a command ended comes in; the exit status goes out, with a last word where something could not be done.

use std::process::ExitCode;

use kody_generator::{ReadError, write::WriteError};

use crate::console;

/// How a command ended that could be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// All is well.
    Fine,
    /// A catalogue breaks a rule, or a file is stale. It has been said already.
    Found,
}

/// Why a command could not be carried out: wrong usage, or a file that cannot be read or written.
#[derive(Debug)]
pub(crate) struct Stop {
    /// What is wrong.
    message: String,
    /// What to do.
    help: Option<String>,
}

impl Stop {
    /// A command stops for this reason.
    pub(crate) fn trouble(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// Adds what to do.
    pub(crate) fn help(self, text: impl Into<String>) -> Self {
        Self { help: Some(text.into()), ..self }
    }
}

impl From<ReadError> for Stop {
    fn from(error: ReadError) -> Self {
        Self::trouble(error.to_string())
    }
}

impl From<WriteError> for Stop {
    fn from(error: WriteError) -> Self {
        Self::trouble(error.to_string())
    }
}

/// The exit status. Trouble is told here.
pub(crate) fn exit_code(outcome: Result<Verdict, Stop>) -> ExitCode {
    match outcome {
        Ok(Verdict::Fine) => ExitCode::SUCCESS,
        Ok(Verdict::Found) => ExitCode::from(1),
        Err(Stop { message, help }) => {
            console::error(&message, help.as_deref());
            ExitCode::from(2)
        }
    }
}
