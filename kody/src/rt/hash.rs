//! The way from a name or a number to an index: a perfect hash, which the generator has worked out.
//!
//! It is "hash, displace": the hash of a key names a bucket, and what is stored for that bucket leads each of its keys to a
//! slot of its own (Belazzougui, Botelho, Dietzfelbinger: Hash, displace, and compress, 2009). `generator/src/emit/rust/hash.rs` writes what is read
//! here.

use super::{Column, Texts};

/// From the hash of a key to its index. Slots are `WIDTH` bytes.
#[derive(Debug)]
pub struct Slots<const WIDTH: usize> {
    seed: u64,
    displacements: Column<2>,
    indices: Column<WIDTH>,
}

impl<const WIDTH: usize> Slots<WIDTH> {
    /// Takes the seed and the two literals.
    pub const fn new(seed: u64, displacements: &'static [u8], indices: &'static [u8]) -> Self {
        Self { seed, displacements: Column::new(displacements), indices: Column::new(indices) }
    }

    /// The index of a text, if it is one of the texts.
    #[inline]
    pub const fn find<const START: usize, const LENGTH: usize>(
        &self,
        texts: &Texts<START, LENGTH>,
        wanted: &str,
    ) -> Option<usize> {
        let index = self.index(hash(self.seed, wanted.as_bytes()));
        if same(texts.get(index).as_bytes(), wanted.as_bytes()) { Some(index) } else { None }
    }

    /// The index of a number that is known to have one. Without displacements, the hash itself leads to a slot: where numbers
    /// are few, one is soon found that does.
    #[inline]
    pub const fn of_number(&self, number: i64) -> usize {
        let hash = number.cast_unsigned().wrapping_mul(GOLDEN_LONG.wrapping_mul(self.seed << 1 | 1));
        if self.displacements.len() == 0 {
            return self.indices.get(scale((hash >> 32) as u32, self.indices.len()));
        }
        self.index(hash ^ hash >> 29)
    }

    #[expect(clippy::cast_possible_truncation, reason = "the halves of a hash are what is wanted")]
    #[inline]
    const fn index(&self, hash: u64) -> usize {
        let bucket = scale((hash >> 32) as u32, self.displacements.len());
        let displaced = hash as u32 ^ self.displacements.get(bucket) as u32;
        self.indices.get(scale(displaced.wrapping_mul(GOLDEN), self.indices.len()))
    }
}

/// The digits of the golden ratio, the usual constant of multiplicative hashing (Knuth, volume 3, 6.4).
const GOLDEN: u32 = 0x9e37_79b9;
const GOLDEN_LONG: u64 = 0x9e37_79b9_7f4a_7c15;

/// A number below the limit, in proportion to the hash.
const fn scale(hash: u32, limit: usize) -> usize {
    ((hash as u64 * limit as u64) >> 32) as usize
}

const fn finish(hash: u64) -> u64 {
    let hash = (hash ^ hash >> 32).wrapping_mul(GOLDEN_LONG);
    hash ^ hash >> 29
}

/// The hash of a text. It takes eight bytes at a time.
const fn hash(seed: u64, bytes: &[u8]) -> u64 {
    let mut hash = seed ^ bytes.len() as u64;
    let mut rest = bytes;
    while let Some((word, behind)) = rest.split_first_chunk() {
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(*word)).wrapping_mul(GOLDEN_LONG);
        rest = behind;
    }
    finish((hash.rotate_left(5) ^ last_word(bytes)).wrapping_mul(GOLDEN_LONG))
}

/// Whether two texts are equal. (`==` is not `const`.)
const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let (mut left, mut right) = (a, b);
    while let (Some((one, behind)), Some((other, beyond))) = (left.split_first_chunk(), right.split_first_chunk()) {
        if u64::from_le_bytes(*one) != u64::from_le_bytes(*other) {
            return false;
        }
        (left, right) = (behind, beyond);
    }
    last_word(a) == last_word(b)
}

/// The last eight bytes, or all of them where there are fewer.
const fn last_word(bytes: &[u8]) -> u64 {
    if let Some(word) = bytes.last_chunk() {
        return u64::from_le_bytes(*word);
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return (u32::from_le_bytes(*first) as u64) << 32 | u32::from_le_bytes(*last) as u64;
    }
    match *bytes {
        [] => 0,
        [only] => only as u64,
        [first, last] => (first as u64) << 8 | last as u64,
        [first, middle, .., last] => (first as u64) << 16 | (middle as u64) << 8 | last as u64,
    }
}
