//! The tables of generated modules. Not for use by hand: it changes with the generator.
//!
//! All of it is `const fn` in safe code over two literals per table, which rustc takes in without looking at every text.

mod hash;
mod messages;
mod source;
mod speaker;

pub use hash::Slots;
pub use messages::Messages;
pub use source::{Find, Source};
pub use speaker::{Coded, Inner, Object, Speaker};

/// Texts in one string or, where that would be long, in several, found through one table of places. An entry of the table says
/// where the text begins, in `START` bytes, and how long it is, in `LENGTH` bytes, little-endian. An entry is read as one word of
/// eight bytes, so what is missing to eight bytes is padding behind the last one. Of a place, the low 16 bits are counted from
/// the second byte of a string: no text begins at 0, and rustc need not ask whether it does. Those above say which string it is.
#[derive(Debug)]
pub struct Texts<const START: usize, const LENGTH: usize> {
    pieces: &'static [&'static str],
    places: &'static [u8],
}

impl<const START: usize, const LENGTH: usize> Texts<START, LENGTH> {
    /// Takes the literals.
    pub const fn new(pieces: &'static [&'static str], places: &'static [u8]) -> Self {
        Self { pieces, places }
    }

    /// The text with this number, or an empty one where there is none: what a panic takes in a program, with its place in the
    /// source, is half a table of a small catalogue.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "it is a few instructions over constants")]
    pub const fn get(&self, index: usize) -> &'static str {
        let place = word(self.places, index * (START + LENGTH));
        let at = low_bytes(place, START);
        let (piece, start) = (at >> PIECE_BITS, (at & ((1 << PIECE_BITS) - 1)) + 1);
        let end = start + low_bytes(place >> (8 * START), LENGTH);
        if piece < self.pieces.len()
            && let Some((head, _)) = self.pieces[piece].split_at_checked(end)
            && let Some((_, text)) = head.split_at_checked(start)
        {
            return text;
        }
        ""
    }

    /// The text with this number, unless it is empty, or the whole table is.
    pub const fn get_some(&self, index: usize) -> Option<&'static str> {
        if self.places.is_empty() {
            return None;
        }
        let text = self.get(index);
        if text.is_empty() { None } else { Some(text) }
    }
}

/// How many bits of a place say where in a string a text begins.
const PIECE_BITS: u32 = 16;

/// The eight bytes at a place, little-endian, or zero where there are none.
#[inline]
const fn word(bytes: &[u8], at: usize) -> u64 {
    // One comparison instead of two: where a table is known, so is its length.
    if bytes.len() < 8 || at > bytes.len() - 8 {
        return 0;
    }
    match bytes.split_at(at).1.first_chunk() {
        Some(word) => u64::from_le_bytes(*word),
        None => 0,
    }
}

/// What the first bytes of a word say.
#[expect(clippy::cast_possible_truncation, reason = "places in memory fit, others are none")]
#[inline]
const fn low_bytes(word: u64, count: usize) -> usize {
    (word & (u64::MAX >> (64 - 8 * count))) as usize
}

/// Numbers that belong to codes, `WIDTH` bytes each, little-endian.
#[derive(Debug)]
pub struct Column<const WIDTH: usize> {
    bytes: &'static [u8],
}

impl<const WIDTH: usize> Column<WIDTH> {
    /// Takes the literal.
    pub const fn new(bytes: &'static [u8]) -> Self {
        Self { bytes }
    }

    /// How many numbers there are.
    const fn len(&self) -> usize {
        self.bytes.len() / WIDTH
    }

    /// The number of the code at this index, or another one where the table is empty.
    ///
    /// # Panics
    ///
    /// When there is no such index.
    pub const fn get_or(&self, index: usize, other: usize) -> usize {
        if self.bytes.is_empty() { other } else { self.get(index) }
    }

    /// The number of the code at this index.
    ///
    /// # Panics
    ///
    /// When there is none.
    #[inline]
    pub const fn get(&self, index: usize) -> usize {
        let entry = self.entry(index);
        let mut value = 0;
        let mut at = WIDTH;
        while at > 0 {
            at -= 1;
            value = value << 8 | entry[at] as usize;
        }
        value
    }

    const fn entry(&self, index: usize) -> &'static [u8; WIDTH] {
        match self.bytes.split_at(index * WIDTH).1.first_chunk() {
            Some(entry) => entry,
            None => panic!("no code has this index"),
        }
    }
}

impl Column<8> {
    /// The signed number of the code at this index.
    ///
    /// # Panics
    ///
    /// When there is none.
    pub const fn get_signed(&self, index: usize) -> i64 {
        i64::from_le_bytes(*self.entry(index))
    }
}
