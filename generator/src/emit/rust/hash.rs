//! Keys come in; perfect hashes go out: what leads from the hash of a key to its index, as `kody/src/rt/hash.rs` reads it. The same
//! hash finds equal texts.

/// How many keys a bucket has on average. With more, the table of displacements is smaller and takes longer to find.
const BUCKET: usize = 4;

/// How many numbers are tried without displacements, and with how many seeds.
pub(super) const FEW: usize = 32;
const SEEDS: u64 = 20_000;

const GOLDEN: u32 = 0x9e37_79b9;
const GOLDEN_LONG: u64 = 0x9e37_79b9_7f4a_7c15;

/// What was found for a set of distinct keys.
pub(super) struct PerfectHash {
    pub(super) seed: u64,
    /// For each bucket, what leads its keys to their slots.
    pub(super) displacements: Vec<usize>,
    /// For each slot, the index of the key that is led there; 0 where there is none.
    pub(super) slots: Vec<usize>,
}

impl PerfectHash {
    /// For texts.
    pub(super) fn of_texts(texts: &[impl AsRef<str>]) -> Self {
        Self::search(|seed| texts.iter().map(|text| hash(seed, text.as_ref().as_bytes())).collect())
    }

    /// For numbers, as 64 bits.
    pub(super) fn of_numbers(numbers: &[i64]) -> Self {
        let products = |seed: u64| numbers.iter().map(move |&number| product(seed, number));
        if numbers.len() <= FEW
            && let Some(found) = (0..SEEDS).find_map(|seed| Self::direct(seed, products(seed)))
        {
            return found;
        }
        Self::search(|seed| products(seed).map(|hash| hash ^ hash >> 29).collect())
    }

    /// Without displacements: the seed alone leads each key to a slot of its own.
    fn direct(seed: u64, hashes: impl ExactSizeIterator<Item = u64>) -> Option<Self> {
        let mut slots = vec![None; (2 * hashes.len()).next_power_of_two()];
        for (index, hash) in hashes.enumerate() {
            let slot = scale(halves(hash).0, slots.len());
            slots[slot].is_none().then(|| slots[slot] = Some(index))?;
        }
        let slots = slots.into_iter().map(Option::unwrap_or_default).collect();
        Some(Self { seed, displacements: Vec::new(), slots })
    }

    /// Tries seeds until one serves. All but the first are for the case that two keys have the same hash.
    fn search(hashes: impl Fn(u64) -> Vec<u64>) -> Self {
        (0..).find_map(|seed| Self::with_seed(seed, &hashes(seed))).expect("some seed tells all keys apart")
    }

    fn with_seed(seed: u64, hashes: &[u64]) -> Option<Self> {
        let count = hashes.len();
        let mut buckets = vec![Vec::new(); count.div_ceil(BUCKET).max(1)];
        for (index, &hash) in hashes.iter().enumerate() {
            let (high, low) = halves(hash);
            let bucket = scale(high, buckets.len());
            buckets[bucket].push((low, index));
        }
        let mut order: Vec<usize> = (0..buckets.len()).collect();
        order.sort_by_key(|&bucket| std::cmp::Reverse(buckets[bucket].len()));

        let mut displacements = vec![0; buckets.len()];
        let mut slots: Vec<Option<usize>> = vec![None; (count + count / 4).max(1)];
        for bucket in order {
            displacements[bucket] = place(&buckets[bucket], &mut slots)?;
        }
        Some(Self { seed, displacements, slots: slots.into_iter().map(Option::unwrap_or_default).collect() })
    }
}

/// Finds the displacement with which all keys of a bucket come to free slots of their own, and puts them there.
fn place(bucket: &[(u32, usize)], slots: &mut [Option<usize>]) -> Option<usize> {
    let mut taken: Vec<usize> = Vec::with_capacity(bucket.len());
    let displacement = (0..=u16::MAX).find(|&displacement| {
        taken.clear();
        bucket.iter().all(|&(hash, _)| {
            let slot = scale((hash ^ u32::from(displacement)).wrapping_mul(GOLDEN), slots.len());
            let free = slots[slot].is_none() && !taken.contains(&slot);
            taken.push(slot);
            free
        })
    })?;
    for (&slot, &(_, index)) in taken.iter().zip(bucket) {
        slots[slot] = Some(index);
    }
    Some(usize::from(displacement))
}

#[expect(clippy::cast_possible_truncation, reason = "the halves are what is wanted")]
fn halves(hash: u64) -> (u32, u32) {
    ((hash >> 32) as u32, hash as u32)
}

/// A number below the limit, in proportion to the hash.
fn scale(hash: u32, limit: usize) -> usize {
    ((u64::from(hash) * limit as u64) >> 32) as usize
}

fn product(seed: u64, number: i64) -> u64 {
    number.cast_unsigned().wrapping_mul(GOLDEN_LONG.wrapping_mul(seed << 1 | 1))
}

fn finish(hash: u64) -> u64 {
    let hash = (hash ^ hash >> 32).wrapping_mul(GOLDEN_LONG);
    hash ^ hash >> 29
}

fn hash(seed: u64, bytes: &[u8]) -> u64 {
    let (words, _) = bytes.as_chunks();
    let hash = words.iter().fold(seed ^ bytes.len() as u64, |hash, word| mix(hash, u64::from_le_bytes(*word)));
    finish(mix(hash, last_word(bytes)))
}

/// Texts of which each is kept once, found again by the same hash. A map of the standard library takes several times the
/// memory and, above all where nothing is optimised, the time. It withstands no attack, and needs not: whoever writes a
/// catalogue waits for it alone.
pub(super) struct Distinct<'a> {
    texts: Vec<&'a str>,
    /// For each slot, the index of the text in it and one; 0 where there is none. At least half are free.
    slots: Vec<u32>,
}

impl<'a> Distinct<'a> {
    /// With room for so many texts.
    pub(super) fn with_room_for(count: usize) -> Self {
        Self { texts: Vec::new(), slots: vec![0; (2 * count).next_power_of_two().max(2)] }
    }

    /// The index of a text, and whether it is a new one.
    pub(super) fn index_of(&mut self, text: &'a str) -> (usize, bool) {
        let mut slot = scale(halves(hash(0, text.as_bytes())).0, self.slots.len());
        loop {
            match self.slots[slot] as usize {
                0 => break,
                taken if self.texts[taken - 1] == text => return (taken - 1, false),
                _ => slot = (slot + 1) % self.slots.len(),
            }
        }
        self.texts.push(text);
        self.slots[slot] = u32::try_from(self.texts.len()).expect("a catalogue has fewer than 4 G texts");
        (self.texts.len() - 1, true)
    }

    pub(super) fn into_texts(self) -> Vec<&'a str> {
        self.texts
    }
}

fn mix(hash: u64, word: u64) -> u64 {
    (hash.rotate_left(5) ^ word).wrapping_mul(GOLDEN_LONG)
}

/// The last eight bytes, or all of them where there are fewer.
fn last_word(bytes: &[u8]) -> u64 {
    if let Some(word) = bytes.last_chunk() {
        return u64::from_le_bytes(*word);
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk(), bytes.last_chunk()) {
        return u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last));
    }
    match *bytes {
        [] => 0,
        [only] => only.into(),
        [first, last] => u64::from(first) << 8 | u64::from(last),
        [first, middle, .., last] => u64::from(first) << 16 | u64::from(middle) << 8 | u64::from(last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(found: &PerfectHash, hash: u64) -> usize {
        let (high, low) = halves(hash);
        let displacement = found.displacements[scale(high, found.displacements.len())];
        let displaced = (low ^ u32::try_from(displacement).expect("it is small")).wrapping_mul(GOLDEN);
        found.slots[scale(displaced, found.slots.len())]
    }

    #[test]
    fn every_key_is_led_to_its_index() {
        for count in [0, 1, 2, 3, 5, 100, 1_218, 20_000] {
            let numbers: Vec<i64> = (0..count).map(|number| number * number - 7).collect();
            let found = PerfectHash::of_numbers(&numbers);
            for (at, &number) in numbers.iter().enumerate() {
                let hash = product(found.seed, number);
                let direct = || found.slots[scale(halves(hash).0, found.slots.len())];
                assert_eq!(
                    if found.displacements.is_empty() { direct() } else { index(&found, hash ^ hash >> 29) },
                    at
                );
            }
            let texts: Vec<String> = numbers.iter().map(|number| format!("Name{number}")).collect();
            let found = PerfectHash::of_texts(&texts);
            for (at, text) in texts.iter().enumerate() {
                assert_eq!(index(&found, hash(found.seed, text.as_bytes())), at);
            }
        }
    }

    #[test]
    fn equal_texts_have_one_index() {
        let texts: Vec<String> = (0..1000).map(|number| format!("{}", number % 300)).collect();
        let mut distinct = Distinct::with_room_for(300);
        for (at, text) in texts.iter().enumerate() {
            assert_eq!(distinct.index_of(text), (at % 300, at < 300));
        }
        assert_eq!(distinct.into_texts(), texts[..300]);
        assert_eq!(Distinct::with_room_for(0).index_of(""), (0, true));
    }

    #[test]
    fn texts_of_every_length_have_hashes_of_their_own() {
        let text = "abcdefghijklmnopqrstuvwxyz";
        let hashes: std::collections::HashSet<u64> = (0..=26).map(|end| hash(0, &text.as_bytes()[..end])).collect();
        assert_eq!(hashes.len(), 27);
    }
}
