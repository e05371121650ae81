//! Messages with arguments: texts that were cut at their placeholders when they were generated.

use core::{fmt, slice};

use super::{low_bytes, word};
use crate::Integer;

/// The messages with arguments, in all locales and plural forms.
///
/// Most are a text, the first argument and another text. The entry of such a message says how long the texts are (2 bytes each) and
/// where they begin, one behind the other (4 bytes). Texts begin at odd places.
///
/// Every other message has a form or several. Its entry says by which plural rule one is chosen (1 byte; 0 for none), by which of
/// the integers (1 byte), nothing (2 bytes), and where the program of the form is, or a list of where those of several forms are,
/// 4 bytes each (4 bytes: twice the place, with the highest bit set, so that it is no place of a text). A program says how to write a text
/// with its arguments: where the text begins (4 bytes), and of each piece its length (3 bytes) and the argument behind it (1 byte).
#[derive(Debug)]
pub struct Messages {
    /// The texts of all forms, and a byte behind the last one.
    pub texts: &'static str,
    /// The programs of forms, and the lists.
    pub programs: &'static [u8],
    /// By code and locale.
    pub entries: &'static [u8],
}

/// How many bytes an entry has.
const ENTRY: usize = 8;

/// What stands for an argument behind the last piece.
const END: usize = 0xff;

/// The bit of a place in the programs. No table of texts is so long.
const PROGRAM: u64 = 1 << 31;

impl Messages {
    /// Writes the message at a place, which stands for a code and a locale. `integers` are those of the arguments that are
    /// such.
    ///
    /// # Errors
    ///
    /// When the formatter takes no more.
    #[inline]
    pub fn write(
        &self,
        place: usize,
        args: &[&dyn fmt::Display],
        integers: &[Integer],
        plural: fn(usize, u32) -> usize,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let entry = word(self.entries, place * ENTRY);
        if let (Some(around), Some(argument)) = (self.around(entry), args.first()) {
            return write_around(around, argument, f);
        }
        let mut at = program_at(entry);
        let rule = low_bytes(entry, 1);
        if rule > 0
            && let Some(number) = integers.get(low_bytes(entry >> 8, 1))
        {
            let form = plural(rule, number.plural_operand());
            at = low_bytes(word(self.programs, at + 4 * form), 4);
        }
        self.run(at, args, f)
    }

    /// The same where the only argument is no integer. It is taken from where it lies, so that nothing is put on the stack.
    ///
    /// # Errors
    ///
    /// When the formatter takes no more.
    #[inline]
    pub fn write_one(&self, place: usize, argument: &&dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let entry = word(self.entries, place * ENTRY);
        match self.around(entry) {
            Some(around) => write_around(around, argument, f),
            None => self.run(program_at(entry), slice::from_ref(argument), f),
        }
    }

    /// The texts before and behind the argument, if that is what the message is. The last place is asked about first: rustc sees
    /// that the others are not behind it.
    #[inline]
    fn around(&self, entry: u64) -> Option<(&'static str, &'static str)> {
        let start = start(entry);
        let middle = start + low_bytes(entry, 2);
        let end = middle + low_bytes(entry >> 16, 2);
        if end >= self.texts.len() {
            return None;
        }
        let behind = self.texts.get(middle..end)?;
        let before = self.texts.get(..middle)?.get(start..)?;
        Some((before, behind))
    }

    /// A call of its own, so that the usual case need not make room for it.
    #[inline(never)]
    fn run(&self, start: usize, args: &[&dyn fmt::Display], f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut at = start;
        let mut text = self.texts.split_at(low_bytes(word(self.programs, at), 4)).1;
        loop {
            let piece = word(self.programs, at) >> 32;
            let (literal, rest) = text.split_at(low_bytes(piece, 3));
            f.write_str(literal)?;
            let argument = low_bytes(piece >> 24, 1);
            if argument == END {
                return Ok(());
            }
            if let Some(argument) = args.get(argument) {
                write_argument(*argument, f)?;
            }
            text = rest;
            at += 4;
        }
    }
}

/// Where the texts of an entry begin. That it is odd is said here, so that rustc need not ask whether it is 0.
#[inline]
const fn start(entry: u64) -> usize {
    low_bytes(entry >> 32, 4) | 1
}

/// The place in the programs of an entry that has no texts. It is twice that place which is stored, and odd.
#[inline]
const fn program_at(entry: u64) -> usize {
    low_bytes(start(entry) as u64 & !PROGRAM, 4) >> 1
}

#[inline(always)]
#[expect(
    clippy::inline_always,
    reason = "else LLVM loads the argument first, and keeps it while the text before is written"
)]
fn write_around(
    (before, behind): (&str, &str),
    argument: &&dyn fmt::Display,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    f.write_str(before)?;
    write_argument(*argument, f)?;
    f.write_str(behind)
}

/// Writes an argument. Width and precision are asked of the message, so that they are none of the argument's.
#[inline(always)]
#[expect(clippy::inline_always, reason = "as it is for `write_around`")]
fn write_argument(argument: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if f.width().is_none() && f.precision().is_none() { argument.fmt(f) } else { write_unpadded(argument, f) }
}

#[cold]
#[inline(never)]
fn write_unpadded(argument: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{argument}")
}
