//! What a command says comes in; it goes to the standard streams: as it is for programs, safe and coloured for people.

use std::fmt::Display;
use std::io::{self, Write as _};

use anstyle::{AnsiColor, Style};
use kody_generator::unicode::disturbs;
use terminal_size::{Width, terminal_size_of};

use crate::outcome::Stop;

/// What names things: a code, a rule.
pub(crate) const STRONG: Style = Style::new().bold();
/// What belongs to the frame, not to the content.
pub(crate) const FAINT: Style = Style::new().dimmed();
/// What went wrong, and lines that are to go.
pub(crate) const RED: Style = AnsiColor::Red.on_default();
/// What went well, and lines that are to come.
pub(crate) const GREEN: Style = AnsiColor::Green.on_default();
/// What may be wrong.
pub(crate) const YELLOW: Style = AnsiColor::Yellow.on_default();
/// What to do, and code.
pub(crate) const CYAN: Style = AnsiColor::Cyan.on_default();

/// How wide text is where no terminal says so, and at most: longer lines are hard to read.
const WIDTH: (usize, usize) = (80, 100);

/// Prints bytes for a program or a file, unchanged.
pub(crate) fn data(text: &str) -> Result<(), Stop> {
    print(text, io::stdout().lock())
}

/// Prints a text for people. Its colours reach terminals only.
pub(crate) fn show(text: &str) -> Result<(), Stop> {
    print(text, anstream::stdout().lock())
}

/// A reader that has seen enough is no trouble, and changes no verdict: `kody generate rust | head -1`.
fn print(text: &str, mut stdout: impl io::Write) -> Result<(), Stop> {
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Stop::trouble(format!("cannot write to the standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Says something to people on stderr.
pub(crate) fn note(text: &str) {
    // Where even this fails, nobody is left to be told.
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// Says on stderr what is wrong and what to do.
pub(crate) fn error(message: &str, help: Option<&str>) {
    note(&format!("{} {}", painted("error:", RED.bold()), visible(message)));
    if let Some(help) = help {
        note(&format!(" {} {}", painted("help:", CYAN.bold()), visible(help)));
    }
}

/// Says on stderr what may be wrong.
pub(crate) fn warning(message: &str) {
    note(&format!("{} {}", painted("warning:", YELLOW.bold()), visible(message)));
}

/// A text in a style.
pub(crate) fn painted(text: impl Display, style: Style) -> String {
    format!("{style}{text}{style:#}")
}

/// How wide text on stdout should be.
pub(crate) fn width() -> usize {
    let terminal = terminal_size_of(io::stdout()).map(|(Width(columns), _)| usize::from(columns));
    terminal.map_or(WIDTH.0, |columns| columns.clamp(20, WIDTH.1))
}

/// How wide the terminal is that shows stderr.
pub(crate) fn width_of_stderr() -> Option<usize> {
    terminal_size_of(io::stderr()).map(|(Width(columns), _)| usize::from(columns))
}

/// A text that leaves the terminal alone: controls become signs that stand for them. Lines and tabs stay.
pub(crate) fn visible(text: &str) -> String {
    text.chars().map(|character| if "\n\t".contains(character) { character } else { sign(character) }).collect()
}

/// A text as one line that leaves the terminal alone, cut where it is longer than this many characters.
pub(crate) fn visible_line(text: &str, most: usize) -> String {
    let mut line: String = text.chars().take(most).map(sign).collect();
    if text.chars().nth(most).is_some() {
        line.push('…');
    }
    line
}

/// The character itself, or the sign that stands for a control: those of ASCII have signs of their own in Unicode. What
/// reorders text is replaced as well (UAX #9; "Trojan Source", CVE-2021-42574).
pub(crate) fn sign(character: char) -> char {
    match character {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        other if disturbs(other) => '\u{fffd}',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{visible, visible_line};

    #[test]
    fn controls_do_not_reach_the_terminal() {
        assert_eq!(visible("a\u{1b}[31m\tї\n\u{9b}\u{2028}\u{202e}\u{7f}"), "a␛[31m\tї\n\u{fffd}\u{fffd}\u{fffd}␡");
        assert_eq!(visible_line("довгий\nрядок", 8), "довгий␊р…");
    }
}
