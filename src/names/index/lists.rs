//! Lists by owner, all in one pool.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::raw::{Narrow, Numbers};

/// Lists of numbers, one an owner; each begins where the one before ends.
///
/// Size: that of the numbers, and up to 4 bytes an owner, unless each has just one.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Lists {
    /// Where each list ends; empty if `single`.
    ends: Narrow<u32>,
    /// Whether each list has one item.
    single: bool,
    all: Narrow<u32>,
}

impl Lists {
    /// Where the list of an owner lies among all; empty for one that there is not.
    #[inline]
    pub fn range(&self, owner: usize) -> Range<usize> {
        if self.single {
            return owner.min(self.all.len())..(owner + 1).min(self.all.len());
        }
        if owner >= self.ends.len() {
            return 0..0;
        }
        let start = owner.checked_sub(1).map_or(0, |before| self.ends.get(before));
        start as usize..self.ends.get(owner) as usize
    }

    /// Whose list a position among all lies in.
    pub fn owner(&self, at: usize) -> usize {
        if self.single {
            return at;
        }
        self.ends.partition_point(0..self.ends.len(), |end| end as usize <= at)
    }

    /// The same for a position in the list of this owner or a later one. Cost: less, the nearer.
    pub fn owner_from(&self, owner: usize, at: usize) -> usize {
        if self.single {
            return at;
        }
        let (mut start, mut step) = (owner, 1);
        let is_before =
            |owner: usize| owner < self.ends.len() && self.ends.get(owner) as usize <= at;
        while is_before(start + step - 1) {
            start += step;
            step *= 2;
        }
        let end = (start + step).min(self.ends.len());
        self.ends.partition_point(start..end, |end| end as usize <= at)
    }

    /// The list of an owner.
    #[inline]
    pub fn get(&self, owner: usize) -> Numbers<'_, u32> {
        self.all.range(self.range(owner))
    }

    /// The items of all owners.
    #[inline]
    pub fn all(&self) -> &Narrow<u32> {
        &self.all
    }

    /// What they take in memory, in bytes.
    pub fn size(&self) -> usize {
        self.ends.size() + self.all.size()
    }
}

/// Lists in the making.
#[derive(Debug)]
pub struct Drafts<T> {
    ends: Vec<u32>,
    all: Vec<T>,
}

impl<T> Default for Drafts<T> {
    fn default() -> Self {
        Drafts { ends: Vec::new(), all: Vec::new() }
    }
}

impl<T: Copy> Drafts<T> {
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
        self.ends.len()
    }

    /// Other items in the place of these.
    pub fn with<U>(self, all: Vec<U>) -> Drafts<U> {
        Drafts { ends: self.ends, all }
    }

    pub fn all(&self) -> &[T] {
        &self.all
    }

    pub fn for_each(&mut self, change: impl FnMut(&mut T)) {
        self.all.iter_mut().for_each(change);
    }
}

impl Drafts<u32> {
    /// The lists, when all are there.
    pub fn finish(self) -> Lists {
        let single = self.ends.iter().copied().eq(1..=super::forms::position(self.all.len()));
        let ends = if single { &[][..] } else { &self.ends };
        Lists { ends: Narrow::of(ends), single, all: Narrow::of(&self.all) }
    }

    /// Who lists what: for each of `count` items its owners in order; and the values that go with
    /// the listings, in the new order.
    pub fn turned<V: Copy + Default>(&self, count: usize, values: &[V]) -> (Drafts<u32>, Vec<V>) {
        let mut ends = vec![0_u32; count + 1];
        for &item in &self.all {
            ends[item as usize + 1] += 1;
        }
        for item in 0..count {
            ends[item + 1] += ends[item];
        }
        let mut all = vec![0; self.all.len()];
        let mut turned = vec![V::default(); values.len()];
        let mut start = 0;
        for (owner, &end) in (0..).zip(&self.ends) {
            for at in start..end as usize {
                let place = &mut ends[self.all[at] as usize];
                all[*place as usize] = owner;
                turned[*place as usize] = values[at];
                *place += 1;
            }
            start = end as usize;
        }
        // Each start has moved on to the end.
        ends.pop();
        (Drafts { ends, all }, turned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn owners_are_listed_by_what_they_list() {
        let mut lists = Drafts::default();
        for list in [vec![2, 0], vec![], vec![2]] {
            list.into_iter().for_each(|item| lists.add(item));
            lists.close();
        }
        let (turned, values) = lists.turned(4, &['a', 'b', 'c']);
        let turned = turned.finish();
        let all: Vec<Vec<u32>> = (0..4).map(|item| turned.get(item).collect()).collect();
        assert_eq!(all, [vec![0], vec![], vec![0, 2], vec![]]);
        let owners: Vec<usize> = (0..3).map(|at| turned.owner(at)).collect();
        assert_eq!(owners, [0, 2, 2]);
        for (at, &owner) in owners.iter().enumerate() {
            assert!((0..=owner).all(|from| turned.owner_from(from, at) == owner), "{at}");
        }
        assert_eq!(turned.get(4).len(), 0);
        assert_eq!(values, ['b', 'a', 'c']);
    }
}
