//! Messages with arguments: texts that were cut at their placeholders when they were generated.

use core::fmt;

use super::{low_bytes, word};
use crate::Integer;

/// The messages with arguments, in all locales and plural forms.
///
/// A form is a text without its placeholders and a program that says how to write it: where the text begins, counted from the
/// second byte as in [`super::Texts`] (4 bytes), and of each piece its length (3 bytes) and the argument behind it (1 byte).
#[derive(Debug)]
pub struct Messages {
    /// The texts of all forms.
    pub texts: &'static str,
    /// The programs of all forms, and for a message with several forms a list of where those begin, 4 bytes each.
    pub programs: &'static [u8],
    /// By code and locale: the place in the programs (4 bytes), the plural rule (1 byte; 0 for none, 255 for `SINGLE`), and which one of the
    /// integers chooses the form (1 byte).
    pub entries: &'static [u8],
}

/// How many bytes an entry has.
const ENTRY: usize = 6;

/// What stands for a plural rule where the message is a text, the first argument and another text. Of that, the program is
/// where the texts begin (4 bytes) and how long they are (2 bytes each).
const SINGLE: usize = 0xff;

/// What stands for an argument behind the last piece.
const END: usize = 0xff;

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
        let mut at = low_bytes(entry, 4);
        let rule = low_bytes(entry >> 32, 1);
        if let (SINGLE, Some(argument)) = (rule, args.first()) {
            return self.write_single(at, argument, f);
        }
        if rule > 0
            && let Some(number) = integers.get(low_bytes(entry >> 40, 1))
        {
            let form = plural(rule, number.plural_operand());
            at = low_bytes(word(self.programs, at + 4 * form), 4);
        }
        self.run(at, args, f)
    }

    /// The usual case by itself, since it takes half as long so.
    #[inline]
    fn write_single(&self, at: usize, argument: &dyn fmt::Display, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let program = word(self.programs, at);
        // None of these is zero, so that rustc need not ask.
        let start = low_bytes(program, 4) + 1;
        let middle = start + low_bytes(program >> 32, 2);
        let end = middle + low_bytes(program >> 48, 2);
        let (text, behind) = self.texts.split_at(end).0.split_at(middle);
        let before = text.split_at(start).1;
        f.write_str(before)?;
        argument.fmt(f)?;
        f.write_str(behind)
    }

    /// A call of its own, so that the usual case need not make room for it.
    #[inline(never)]
    fn run(&self, start: usize, args: &[&dyn fmt::Display], f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut at = start;
        let mut text = self.texts.split_at(low_bytes(word(self.programs, at), 4) + 1).1;
        loop {
            let piece = word(self.programs, at) >> 32;
            let (literal, rest) = text.split_at(low_bytes(piece, 3));
            f.write_str(literal)?;
            let argument = low_bytes(piece >> 24, 1);
            if argument == END {
                return Ok(());
            }
            if let Some(argument) = args.get(argument) {
                argument.fmt(f)?;
            }
            text = rest;
            at += 4;
        }
    }
}
