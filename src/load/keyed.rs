//! Values found by their keys.

use std::hash::BuildHasher;

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
