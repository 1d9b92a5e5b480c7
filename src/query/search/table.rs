//! The best of something for each of many names.

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

    /// The positions of the names that have a value, in no order, none twice.
    pub fn named(&self) -> impl ExactSizeIterator<Item = usize> + Clone {
        self.named.iter().map(|&at| at as usize)
    }
}
