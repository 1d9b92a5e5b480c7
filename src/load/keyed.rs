//! Values found by their keys.

use std::hash::BuildHasher;
use std::hint::black_box;

use hashbrown::{DefaultHashBuilder, HashTable};

/// What has a key.
pub trait HasKey {
    /// The key.
    fn key(&self) -> &str;
}

/// Values by key, in the order of their first appearance, each with its layer. The keys stand in
/// the values only: the index has positions.
pub struct Keyed<T> {
    /// The values.
    pub values: Vec<(usize, T)>,
    index: HashTable<usize>,
    hasher: DefaultHashBuilder,
}

impl<T> Default for Keyed<T> {
    fn default() -> Self {
        let (index, hasher) = (HashTable::new(), DefaultHashBuilder::default());
        Keyed { values: Vec::new(), index, hasher }
    }
}

impl<T: HasKey> Keyed<T> {
    /// Makes room for so many more.
    pub fn reserve(&mut self, more: usize) {
        let Keyed { values, index, hasher } = self;
        index.reserve(more, |&at| hasher.hash_one(values[at].1.key()));
        values.reserve(more);
    }

    /// Where the value with this key is.
    pub fn position(&self, key: &str) -> Option<usize> {
        let is_it = |&at: &usize| self.values[at].1.key() == key;
        self.index.find(self.hasher.hash_one(key), is_it).copied()
    }

    /// Adds a value whose key is not there.
    pub fn push(&mut self, layer: usize, value: T) {
        let Keyed { values, index, hasher } = self;
        let hash = hasher.hash_one(value.key());
        index.insert_unique(hash, values.len(), |&at| hasher.hash_one(values[at].1.key()));
        values.push((layer, value));
    }
}

/// The positions of keys in a list. The keys stand side by side, so that looking one up touches
/// little memory.
pub struct Positions {
    keys: String,
    /// Where each key ends.
    ends: Vec<u32>,
    index: HashTable<u32>,
    hasher: DefaultHashBuilder,
}

impl Positions {
    /// Those of different keys.
    pub fn of<'k>(all: impl ExactSizeIterator<Item = &'k str>) -> Positions {
        let hasher = DefaultHashBuilder::default();
        let index = HashTable::with_capacity(all.len());
        let ends = Vec::with_capacity(all.len());
        let mut positions = Positions { keys: String::new(), ends, index, hasher };
        for (at, key) in all.enumerate() {
            let Positions { keys, ends, index, hasher } = &mut positions;
            keys.push_str(key);
            ends.push(narrow(keys.len()));
            // There is room for all.
            index.insert_unique(hasher.hash_one(key), narrow(at), |_| 0);
        }
        positions
    }

    /// Where a key stands; `None` if it is not there.
    pub fn get(&self, key: &str) -> Option<usize> {
        let is_it = |&at: &u32| self.key(at as usize) == key;
        self.index.find(self.hasher.hash_one(key), is_it).map(|&at| at as usize)
    }

    /// Has the memory of keys at hand for whoever looks them up next. One by one each would be waited
    /// for, its place in the index first, then its end, then its letters; the processor fetches those
    /// of several keys together. Cost: a hash of each.
    pub fn fetch<'k>(&self, keys: impl Iterator<Item = &'k str>) {
        let likely = |key| self.index.find(self.hasher.hash_one(key), |_| true).copied();
        let likely: Vec<u32> = keys.filter_map(likely).collect();
        let first = |&at: &u32| self.key(at as usize).as_bytes().first().copied().map(usize::from);
        black_box(likely.iter().filter_map(first).sum::<usize>());
    }

    /// Every key, in the order of the list.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|at| self.key(at))
    }

    fn key(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.keys[start as usize..self.ends[at] as usize]
    }
}

/// A number of keys, or of their bytes: more than 2³² of either would not be in memory.
fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
