//! The tables of generated modules. Not for use by hand: it changes with the generator.
//!
//! All of it is `const fn` in safe code over two literals per table, which rustc takes in without looking at every text.

mod messages;
mod source;
mod speaker;

pub use messages::{Arg, Messages};
pub use source::{Find, Source};
pub use speaker::{Coded, Inner, Object, Speaker};

/// Texts in one string, found through one table of places. Each entry of the table takes `WIDTH` bytes: where the text
/// begins (4 bytes), and how long it is in the others, little-endian.
#[derive(Debug)]
pub struct Texts<const WIDTH: usize> {
    blob: &'static str,
    places: &'static [u8],
}

impl<const WIDTH: usize> Texts<WIDTH> {
    /// Takes the two literals.
    pub const fn new(blob: &'static str, places: &'static [u8]) -> Self {
        Self { blob, places }
    }

    /// The text with this number.
    ///
    /// # Panics
    ///
    /// When there is none.
    pub const fn get(&self, index: usize) -> &'static str {
        let (_, place) = self.places.split_at(index * WIDTH);
        let start = little_endian(place, 4);
        let length = little_endian(place.split_at(4).1, WIDTH - 4);
        self.blob.split_at(start).1.split_at(length).0
    }

    /// The text with this number, unless it is empty: that stands for none.
    ///
    /// # Panics
    ///
    /// When there is no such number.
    pub const fn get_some(&self, index: usize) -> Option<&'static str> {
        let text = self.get(index);
        if text.is_empty() { None } else { Some(text) }
    }
}

const fn little_endian(bytes: &[u8], width: usize) -> usize {
    let mut value = 0;
    let mut at = width;
    while at > 0 {
        at -= 1;
        value = value << 8 | bytes[at] as usize;
    }
    value
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

    /// The number of the code at this index.
    ///
    /// # Panics
    ///
    /// When there is none.
    pub const fn get(&self, index: usize) -> usize {
        little_endian(self.entry(index), WIDTH)
    }

    /// The bytes from this index on.
    const fn entry(&self, index: usize) -> &'static [u8] {
        self.bytes.split_at(index * WIDTH).1
    }
}

impl Column<8> {
    /// The signed number of the code at this index.
    ///
    /// # Panics
    ///
    /// When there is none.
    pub const fn get_signed(&self, index: usize) -> i64 {
        match self.entry(index).first_chunk() {
            Some(bytes) => i64::from_le_bytes(*bytes),
            None => panic!("no code has this index"),
        }
    }
}

/// Keys in ascending order, where runs of consecutive ones are common: each run is its first key and the index of that.
#[derive(Debug)]
pub struct Runs<const N: usize> {
    runs: [(i64, usize); N],
    count: usize,
}

impl<const N: usize> Runs<N> {
    /// Takes the runs and the number of keys.
    pub const fn new(runs: [(i64, usize); N], count: usize) -> Self {
        Self { runs, count }
    }

    /// The index of a key that is known to be one.
    #[expect(clippy::cast_possible_truncation, reason = "the distance of two keys of a run is an index")]
    pub const fn index(&self, key: i64) -> usize {
        let mut low = 0;
        let mut high = N;
        while high - low > 1 {
            let middle = low + (high - low) / 2;
            if self.runs[middle].0 <= key {
                low = middle;
            } else {
                high = middle;
            }
        }
        let (first, index) = self.runs[low];
        index + key.abs_diff(first) as usize
    }

    /// The key with this index.
    #[expect(clippy::cast_possible_wrap, reason = "an index is less than the number of keys")]
    pub const fn key(&self, index: usize) -> Option<i64> {
        if index >= self.count {
            return None;
        }
        let mut run = N - 1;
        while self.runs[run].1 > index {
            run -= 1;
        }
        let (first, base) = self.runs[run];
        Some(first + (index - base) as i64)
    }
}

/// The index of a text among sorted ones, `index_at` being the order of `texts`.
pub const fn find<const WIDTH: usize, const ORDER: usize>(
    texts: &Texts<WIDTH>,
    order: &Column<ORDER>,
    count: usize,
    wanted: &str,
) -> Option<usize> {
    let mut low = 0;
    let mut high = count;
    while low < high {
        let middle = low + (high - low) / 2;
        let index = order.get(middle);
        match compare(texts.get(index).as_bytes(), wanted.as_bytes()) {
            0 => return Some(index),
            1 => high = middle,
            _ => low = middle + 1,
        }
    }
    None
}

/// -1, 0 or 1, as the bytes of the first are less, equal or greater. (`Ord` is not `const`.)
const fn compare(a: &[u8], b: &[u8]) -> i8 {
    let mut at = 0;
    while at < a.len() && at < b.len() {
        if a[at] != b[at] {
            return if a[at] < b[at] { -1 } else { 1 };
        }
        at += 1;
    }
    if a.len() == b.len() {
        0
    } else if a.len() < b.len() {
        -1
    } else {
        1
    }
}
