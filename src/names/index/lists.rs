//! Lists by owner, all in one pool.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::raw::{self, Plain};

/// Lists of items, one an owner; each begins where the one before ends.
///
/// Size: that of the items, and 4 bytes an owner, unless each has just one item.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(bound = "T: Plain")]
pub struct Lists<T> {
    /// Where each list ends; empty if `single`.
    #[serde(with = "raw")]
    ends: Vec<u32>,
    /// Whether each list has one item.
    single: bool,
    #[serde(with = "raw")]
    all: Vec<T>,
}

impl<T> Default for Lists<T> {
    fn default() -> Self {
        Lists { ends: Vec::new(), single: false, all: Vec::new() }
    }
}

impl<T: Copy> Lists<T> {
    /// Adds to the list of the owner that is open.
    pub fn add(&mut self, item: T) {
        self.all.push(item);
    }

    /// Ends the list of one owner and opens that of the next.
    pub fn close(&mut self) {
        self.ends.push(super::forms::position(self.all.len()));
    }

    /// How many owners there are.
    pub fn len(&self) -> usize {
        if self.single { self.all.len() } else { self.ends.len() }
    }

    /// Where the list of an owner lies in [`Lists::all`]; empty for one that there is not.
    pub fn range(&self, owner: usize) -> Range<usize> {
        if self.single {
            return owner.min(self.all.len())..(owner + 1).min(self.all.len());
        }
        let Some(&end) = self.ends.get(owner) else { return 0..0 };
        let start = owner.checked_sub(1).map_or(0, |before| self.ends[before]);
        start as usize..end as usize
    }

    /// Whose list a position in [`Lists::all`] lies in.
    pub fn owner(&self, at: usize) -> usize {
        if self.single {
            return at;
        }
        self.ends.partition_point(|&end| end as usize <= at)
    }

    /// Other items in the place of these.
    pub fn with<U>(self, all: Vec<U>) -> Lists<U> {
        Lists { ends: self.ends, single: self.single, all }
    }

    pub fn get(&self, owner: usize) -> &[T] {
        &self.all[self.range(owner)]
    }

    pub fn all(&self) -> &[T] {
        &self.all
    }

    pub fn for_each(&mut self, change: impl FnMut(&mut T)) {
        self.all.iter_mut().for_each(change);
    }

    /// To be called when all lists are there.
    pub fn shrink(&mut self) {
        self.single = self.ends.iter().copied().eq(1..=super::forms::position(self.all.len()));
        if self.single {
            self.ends = Vec::new();
        }
        self.all.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// What they take in memory, in bytes.
    pub fn size(&self) -> usize {
        self.ends.capacity() * 4 + self.all.capacity() * size_of::<T>()
    }
}

impl Lists<u32> {
    /// Who lists what: for each of `count` items its owners in order; and the values that go with
    /// the listings, in the new order.
    pub fn turned<V: Copy + Default>(&self, count: usize, values: &[V]) -> (Lists<u32>, Vec<V>) {
        let mut ends = vec![0_u32; count + 1];
        for &item in &self.all {
            ends[item as usize + 1] += 1;
        }
        for item in 0..count {
            ends[item + 1] += ends[item];
        }
        let mut all = vec![0; self.all.len()];
        let mut turned = vec![V::default(); values.len()];
        for owner in 0..self.len() {
            for at in self.range(owner) {
                let place = &mut ends[self.all[at] as usize];
                all[*place as usize] = super::forms::position(owner);
                turned[*place as usize] = values[at];
                *place += 1;
            }
        }
        // Each start has moved on to the end.
        ends.pop();
        (Lists { ends, single: false, all }, turned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_are_listed_by_what_they_list() {
        let mut lists = Lists::default();
        for list in [vec![2, 0], vec![], vec![2]] {
            list.into_iter().for_each(|item| lists.add(item));
            lists.close();
        }
        let (turned, values) = lists.turned(4, &['a', 'b', 'c']);
        let all: Vec<&[u32]> = (0..4).map(|item| turned.get(item)).collect();
        assert_eq!(all, [&[0][..], &[], &[0, 2], &[]]);
        assert_eq!(values, ['b', 'a', 'c']);
    }
}
