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

/// Texts in one string, found through one table of places. An entry of the table says where the text begins, in `START`
/// bytes, and how long it is, in `LENGTH` bytes, little-endian. An entry is read as one word of eight bytes, so what is missing to
/// eight bytes is padding behind the last one. The places are counted from the second byte of the string: no text begins at
/// 0, and rustc need not ask whether it does.
#[derive(Debug)]
pub struct Texts<const START: usize, const LENGTH: usize> {
    blob: &'static str,
    places: &'static [u8],
}

impl<const START: usize, const LENGTH: usize> Texts<START, LENGTH> {
    /// Takes the two literals.
    pub const fn new(blob: &'static str, places: &'static [u8]) -> Self {
        Self { blob, places }
    }

    /// The text with this number, or an empty one where there is none: what a panic takes in a program, with its place in the
    /// source, is half a table of a small catalogue.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "it is a few instructions over constants")]
    pub const fn get(&self, index: usize) -> &'static str {
        let entry = word(self.places, index * (START + LENGTH));
        cut(self.blob, low_bytes(entry, START), low_bytes(entry >> (8 * START), LENGTH))
    }

    /// The text with this number, unless it is empty, or the whole table is.
    pub const fn get_some(&self, index: usize) -> Option<&'static str> {
        some(self.places, self.get(index))
    }
}

/// Texts in several strings, where one would be long: rustc and LLVM take twice the time for it. Of a place, the low 16 bits say
/// where in a string the text begins; those above say in which one.
#[derive(Debug)]
pub struct LongTexts<const START: usize, const LENGTH: usize> {
    strings: &'static [&'static str],
    places: &'static [u8],
}

impl<const START: usize, const LENGTH: usize> LongTexts<START, LENGTH> {
    /// Takes the literals.
    pub const fn new(strings: &'static [&'static str], places: &'static [u8]) -> Self {
        Self { strings, places }
    }

    /// The text with this number, or an empty one where there is none.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "it is a few instructions over constants")]
    pub const fn get(&self, index: usize) -> &'static str {
        let entry = word(self.places, index * (START + LENGTH));
        let place = low_bytes(entry, START);
        let string = place >> STRING_BITS;
        if string >= self.strings.len() {
            return "";
        }
        let start = place & ((1 << STRING_BITS) - 1);
        cut(self.strings[string], start, low_bytes(entry >> (8 * START), LENGTH))
    }

    /// The text with this number, unless it is empty, or the whole table is.
    pub const fn get_some(&self, index: usize) -> Option<&'static str> {
        some(self.places, self.get(index))
    }
}

/// The text of a string that begins at a place and is so long, if there is one.
#[inline(always)]
#[expect(clippy::inline_always, reason = "it is a few instructions over constants")]
const fn cut(blob: &'static str, place: usize, length: usize) -> &'static str {
    let start = place + 1;
    if let Some((head, _)) = blob.split_at_checked(start + length)
        && let Some((_, text)) = head.split_at_checked(start)
    {
        return text;
    }
    ""
}

#[inline]
const fn some(places: &[u8], text: &'static str) -> Option<&'static str> {
    if places.is_empty() || text.is_empty() { None } else { Some(text) }
}

/// How many bits of a place say where in a string a text begins.
const STRING_BITS: u32 = 16;

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
