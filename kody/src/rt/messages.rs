//! Messages with arguments: texts that were cut at their placeholders when they were generated.

use core::fmt;

use super::{Column, little_endian};
use crate::Integer;

/// An argument, as the generated code hands it over.
#[derive(Clone, Copy)]
pub enum Arg<'a> {
    /// Anything that can be displayed.
    Text(&'a dyn fmt::Display),
    /// A whole number, which may choose the plural form.
    Integer(Integer),
}

/// The messages with arguments, in all locales and plural forms.
///
/// A form is a text without its placeholders and a program that says how to write it: how many pieces there are (2 bytes), and of each
/// piece its length (2 bytes) and the argument behind it (1 byte).
#[derive(Debug)]
pub struct Messages {
    /// The texts of all forms.
    pub texts: &'static str,
    /// The programs of all forms.
    pub programs: &'static [u8],
    /// Where the text and the program of each form begin, 4 bytes each.
    pub forms: Column<8>,
    /// By code and locale: the first form.
    pub first: Column<4>,
    /// By code and locale: the argument that chooses the form.
    pub selector: Column<1>,
    /// By code and locale: the plural rule.
    pub rule: Column<1>,
}

impl Messages {
    /// Writes the message at a place, which stands for a code and a locale.
    ///
    /// # Errors
    ///
    /// When the formatter takes no more.
    pub fn write(
        &self,
        place: usize,
        args: &[Arg<'_>],
        plural: fn(usize, u32) -> usize,
        f: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        let form = match args.get(self.selector.get(place)) {
            Some(Arg::Integer(number)) => plural(self.rule.get(place), number.plural_operand()),
            _ => 0,
        };
        let start = self.forms.entry(self.first.get(place) + form);
        let mut text = self.texts.split_at(little_endian(start, 4)).1;
        let program = self.programs.split_at(little_endian(start.split_at(4).1, 4)).1;
        let (count, program) = program.split_at(2);
        for piece in program.chunks_exact(3).take(little_endian(count, 2)) {
            let (literal, rest) = text.split_at(little_endian(piece, 2));
            text = rest;
            f.write_str(literal)?;
            match args.get(little_endian(&piece[2..], 1)) {
                Some(Arg::Text(text)) => fmt::Display::fmt(text, f)?,
                Some(Arg::Integer(number)) => fmt::Display::fmt(number, f)?,
                None => {}
            }
        }
        Ok(())
    }
}
