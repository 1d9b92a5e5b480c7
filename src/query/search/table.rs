//! The best of something for each of many names.

use fixedbitset::FixedBitSet;

/// The best value by position; [`Default`] stands for none. Four bytes and a bit a name that there
/// is, none while nothing is known.
#[derive(Debug, Clone)]
pub struct Table<T> {
    values: Vec<T>,
    /// The names with a value: so few bytes that they stay in the nearest cache, and in an order in
    /// which what belongs to the names lies side by side.
    named: FixedBitSet,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { values: Vec::new(), named: FixedBitSet::new() }
    }
}

impl<T: Copy + Ord + Default> Table<T> {
    /// Keeps a value of one of `count` names, if it is the best so far.
    #[inline]
    pub fn raise(&mut self, count: usize, at: usize, value: T) {
        if value == T::default() {
            return;
        }
        if self.values.is_empty() {
            self.values = vec![T::default(); count];
            self.named = FixedBitSet::with_capacity(count);
        }
        let best = &mut self.values[at];
        *best = value.max(*best);
        self.named.insert(at);
    }

    /// Whether any name has a value.
    pub fn any(&self) -> bool {
        !self.values.is_empty()
    }

    /// The best value of a name.
    #[inline]
    pub fn get(&self, at: usize) -> T {
        self.values.get(at).copied().unwrap_or_default()
    }

    /// What comes of each value.
    pub fn map<U: Copy + Ord + Default>(&self, new: impl Fn(T) -> U) -> Table<U> {
        let mut table = Table::default();
        self.named().for_each(|at| table.raise(self.values.len(), at, new(self.values[at])));
        table
    }

    /// How many names have a value.
    pub fn len(&self) -> usize {
        self.named.count_ones(..)
    }

    /// The names that have a value, as bits: what can be asked of a million credits without leaving
    /// the nearest cache. None at all where no name has one.
    pub fn bits(&self) -> &FixedBitSet {
        &self.named
    }

    /// The positions of the names that have a value, in order.
    pub fn named(&self) -> impl Iterator<Item = usize> {
        self.named.ones()
    }
}
