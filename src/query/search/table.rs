//! The best of something for each of many names.

use fixedbitset::FixedBitSet;

/// The best value by position; [`Default`] stands for none. Four bytes a name that there is, none
/// while nothing is known.
#[derive(Debug, Clone, Default)]
pub struct Table<T> {
    values: Vec<T>,
    named: Vec<u32>,
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
        }
        let best = &mut self.values[at];
        if *best == T::default() {
            self.named.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        *best = value.max(*best);
    }

    /// Whether any name has a value.
    pub fn any(&self) -> bool {
        !self.named.is_empty()
    }

    /// The best value of a name.
    #[inline]
    pub fn get(&self, at: usize) -> T {
        self.values.get(at).copied().unwrap_or_default()
    }

    /// What comes of each value.
    pub fn map<U: Copy + Ord + Default>(&self, new: impl Fn(T) -> U) -> Table<U> {
        let mut values = vec![U::default(); self.values.len()];
        self.named().for_each(|at| values[at] = new(self.values[at]));
        let named = self.named.iter().copied();
        Table { named: named.filter(|&at| values[at as usize] != U::default()).collect(), values }
    }

    /// The names of `count` that have a value, as bits: what can be asked of a million credits
    /// without leaving the nearest cache.
    pub fn bits(&self, count: usize) -> FixedBitSet {
        let mut bits = FixedBitSet::with_capacity(count);
        self.named().for_each(|at| bits.insert(at));
        bits
    }

    /// The positions of the names that have a value, in no order, none twice.
    pub fn named(&self) -> impl ExactSizeIterator<Item = usize> + Clone {
        self.named.iter().map(|&at| at as usize)
    }
}
