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
/// 4 bytes each (4 bytes, with the highest bit set, so that it is no place of a text). A program says how to write a text with its
/// arguments: where the text begins (4 bytes), and of each piece its length (3 bytes) and the argument behind it (1 byte).
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
const PROGRAM: u32 = 1 << 31;

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
        if let (Some(around), Some(argument)) = (self.around(place), args.first()) {
            return write_around(around, argument, f);
        }
        let mut form = 0;
        if let Some(&[rule @ 1..=u8::MAX, integer, ..]) = self.entry(place)
            && let Some(number) = integers.get(usize::from(integer))
        {
            form = plural(usize::from(rule), number.plural_operand());
        }
        self.run(args, place, form, f)
    }

    /// The same where the only argument is no integer. It is taken from where it lies, so that nothing is put on the stack.
    ///
    /// # Errors
    ///
    /// When the formatter takes no more.
    #[inline]
    pub fn write_one(&self, place: usize, argument: &&dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.around(place) {
            Some(around) => write_around(around, argument, f),
            None => self.run(slice::from_ref(argument), place, 0, f),
        }
    }

    /// The entry at a place. Its parts are loaded one by one: as one word, they would have to be cut out of it.
    #[inline]
    fn entry(&self, place: usize) -> Option<&'static [u8; ENTRY]> {
        self.entries.as_chunks().0.get(place)
    }

    /// The texts before and behind the argument, if that is what the message is. That they begin at odd places is said here, so
    /// that rustc need not ask whether it is 0; and the last place is asked about first: the others are not behind it.
    #[inline]
    fn around(&self, place: usize) -> Option<(&'static str, &'static str)> {
        let &[a, b, c, d, ref start @ ..] = self.entry(place)?;
        let start = u32::from_le_bytes(*start) as usize | 1;
        let middle = start + usize::from(u16::from_le_bytes([a, b]));
        let end = middle + usize::from(u16::from_le_bytes([c, d]));
        if end >= self.texts.len() {
            return None;
        }
        Some((self.texts.get(start..middle)?, self.texts.get(middle..end)?))
    }

    /// Runs the program of a form. It is a call of its own and reads the entry again, so that the usual case need not make room
    /// for it. `place` stands behind `args`: the second register is where the usual case has the text that it writes first.
    #[inline(never)]
    fn run(&self, args: &[&dyn fmt::Display], place: usize, form: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(&[rule, _, _, _, ref at @ ..]) = self.entry(place) else { return Ok(()) };
        let mut at = (u32::from_le_bytes(*at) & !PROGRAM) as usize;
        if rule > 0 {
            at = low_bytes(word(self.programs, at + 4 * form), 4);
        }
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
