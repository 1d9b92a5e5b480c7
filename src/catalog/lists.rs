//! Lists by owner, all in one pool: no owner has an allocation of its own.

use std::hash::Hash;
use std::ops::Range;

use hashbrown::{HashMap, HashSet};
use serde::{Deserialize, Serialize};

use crate::raw::{self, Narrow, Number, Packed, Plain};

/// Where the range of each owner ends; it begins where that of the owner before ends. Four bytes
/// an owner.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Ends(#[serde(with = "raw")] Vec<u32>);

impl Ends {
    /// Where the range of the next owner ends. Positions from 2³² on saturate.
    pub fn push(&mut self, end: usize) {
        self.0.push(u32::try_from(end).unwrap_or(u32::MAX));
    }

    /// Those of ranges of these lengths, one after the other.
    pub fn of(ranges: &[Range<usize>]) -> Ends {
        let mut end = 0;
        let mut ends = Ends(Vec::with_capacity(ranges.len()));
        for range in ranges {
            end += range.len();
            ends.push(end);
        }
        ends
    }

    /// The positions of the n-th owner.
    #[inline]
    pub fn range(&self, owner: usize) -> Range<usize> {
        let start = if owner == 0 { 0 } else { self.0[owner - 1] };
        start as usize..self.0[owner] as usize
    }

    /// How many owners there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// What it takes in memory, in bytes.
    pub fn size(&self) -> usize {
        size_of_val(self.0.as_slice())
    }
}

/// The items of the ranges, one range after the other.
pub fn in_ranges<T: Copy>(items: &[T], ranges: &[Range<usize>]) -> Vec<T> {
    let mut chosen = Vec::with_capacity(items.len());
    ranges.iter().for_each(|range| chosen.extend_from_slice(&items[range.clone()]));
    chosen
}

/// So few items are looked through sooner than hashed.
const FEW: usize = 64;

/// Lists of things, one an owner.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "T: Plain")]
pub struct Lists<T: Plain> {
    ends: Ends,
    #[serde(with = "raw")]
    items: Vec<T>,
}

impl<T: Plain> Default for Lists<T> {
    fn default() -> Self {
        Lists { ends: Ends::default(), items: Vec::new() }
    }
}

impl<T: Plain> Lists<T> {
    /// Adds the list of the next owner.
    pub fn push(&mut self, list: impl IntoIterator<Item = T>) {
        self.items.extend(list);
        self.ends.push(self.items.len());
    }

    /// Adds the list of the next owner, each item once, in their order.
    pub fn push_distinct(&mut self, list: impl IntoIterator<Item = T>)
    where
        T: Eq + Hash,
    {
        let start = self.items.len();
        let mut known = HashSet::new();
        for item in list {
            let own = &self.items[start..];
            if own.len() == FEW && known.is_empty() {
                known.extend(own.iter().copied());
            }
            let is_new = if own.len() < FEW { !own.contains(&item) } else { known.insert(item) };
            if is_new {
                self.items.push(item);
            }
        }
        self.ends.push(self.items.len());
    }

    /// The items by owner, each list in the order of the items; those without an owner are left
    /// out. Cost: two passes.
    pub fn by_owner(
        owners: usize,
        items: impl Iterator<Item = T> + Clone,
        owner: impl Fn(T) -> Option<usize>,
    ) -> Self {
        // Where the next item of each owner goes.
        let mut free = vec![0_usize; owners + 1];
        items.clone().filter_map(&owner).for_each(|at| free[at + 1] += 1);
        for at in 0..owners {
            free[at + 1] += free[at];
        }
        let mut ends = Ends::default();
        free[1..].iter().for_each(|&end| ends.push(end));
        let total = free[owners];
        let mut lists = Lists { ends, items: items.clone().take(total).collect() };
        for item in items {
            if let Some(at) = owner(item) {
                lists.items[free[at]] = item;
                free[at] += 1;
            }
        }
        lists
    }

    /// Puts every list in order by a key, least first; items of equal keys stay in their order.
    pub fn sort_each_by_key<K: Ord>(&mut self, key: impl Fn(&T) -> K) {
        for owner in 0..self.ends.len() {
            self.items[self.ends.range(owner)].sort_by_key(&key);
        }
    }

    /// The lists of these owners, in this order.
    pub fn reordered(&self, owners: &[usize]) -> Self {
        let ranges: Vec<Range<usize>> =
            owners.iter().map(|&owner| self.ends.range(owner)).collect();
        Lists { ends: Ends::of(&ranges), items: in_ranges(&self.items, &ranges) }
    }

    /// The list of the n-th owner.
    #[inline]
    pub fn get(&self, owner: usize) -> &[T] {
        &self.items[self.ends.range(owner)]
    }

    /// How many owners there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Other items in the place of these.
    pub fn with<U: Plain>(&self, items: Vec<U>) -> Lists<U> {
        Lists { ends: Ends(self.ends.0.clone()), items }
    }

    /// The items of all owners.
    pub fn all(&self) -> &[T] {
        &self.items
    }

    /// What they take in memory, in bytes.
    pub fn size(&self) -> usize {
        self.ends.size() + size_of_val(self.items.as_slice())
    }
}

/// [`Lists`] with items in less room, which cannot be lent.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct NarrowLists<T> {
    ends: Ends,
    items: Narrow<T>,
}

impl<T> Default for NarrowLists<T> {
    fn default() -> Self {
        NarrowLists { ends: Ends::default(), items: Narrow::default() }
    }
}

impl<T: Number + Plain> From<Lists<T>> for NarrowLists<T> {
    fn from(lists: Lists<T>) -> Self {
        NarrowLists { ends: lists.ends, items: Narrow::of(&lists.items) }
    }
}

impl<T: Number> NarrowLists<T> {
    /// The list of the n-th owner.
    #[inline]
    pub fn get(
        &self,
        owner: usize,
    ) -> impl DoubleEndedIterator<Item = T> + ExactSizeIterator + Clone {
        self.items.range(self.ends.range(owner))
    }

    /// What they take in memory, in bytes.
    pub fn size(&self) -> usize {
        self.ends.size() + self.items.size()
    }
}

/// Values by position of which few are different: each of those stands once.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "T: Plain")]
pub struct Distinct<T> {
    #[serde(with = "raw")]
    values: Vec<T>,
    of: Packed<u32>,
}

impl<T> Default for Distinct<T> {
    fn default() -> Self {
        Distinct { values: Vec::new(), of: Packed::default() }
    }
}

impl<T: Plain + Ord> Distinct<T> {
    /// The column of these values. Cost: a sort of those that differ from their neighbours.
    pub fn of(all: &[T]) -> Self {
        let mut values = all.to_vec();
        values.dedup();
        values.sort_unstable();
        values.dedup();
        values.shrink_to_fit();
        let place = |value: &T| values.partition_point(|other| other < value);
        let places = all.iter().map(|value| u32::try_from(place(value)).unwrap_or(u32::MAX));
        let places: Vec<u32> = places.collect();
        Distinct { of: Packed::of(places.into_iter()), values }
    }

    /// The value at a position.
    #[inline]
    pub fn get(&self, at: usize) -> T {
        self.values[self.of.get(at) as usize]
    }

    /// What they take in memory, in bytes.
    pub fn size(&self) -> usize {
        size_of_val(self.values.as_slice()) + self.of.size()
    }
}

/// Lists by owner of which few are different: each of those stands once.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "T: Plain")]
pub struct SharedLists<T: Plain> {
    lists: Lists<T>,
    /// By owner, which of the lists it has.
    of: Narrow<u32>,
}

impl<T: Plain> Default for SharedLists<T> {
    fn default() -> Self {
        SharedLists { lists: Lists::default(), of: Narrow::default() }
    }
}

impl<T: Plain + Eq + Hash> From<&Lists<T>> for SharedLists<T> {
    fn from(all: &Lists<T>) -> Self {
        let mut numbers: HashMap<&[T], u32> = HashMap::new();
        let mut lists = Lists::default();
        let number = |owner: usize| {
            let list = all.get(owner);
            *numbers.entry(list).or_insert_with(|| {
                lists.push(list.iter().copied());
                u32::try_from(lists.len() - 1).unwrap_or(u32::MAX)
            })
        };
        let of: Vec<u32> = (0..all.len()).map(number).collect();
        SharedLists { lists, of: Narrow::of(&of) }
    }
}

impl<T: Plain> SharedLists<T> {
    /// The list of the n-th owner.
    #[inline]
    pub fn get(&self, owner: usize) -> &[T] {
        self.lists.get(self.number(owner))
    }

    /// Which of [`SharedLists::distinct`] the list of the n-th owner is.
    #[inline]
    pub fn number(&self, owner: usize) -> usize {
        self.of.get(owner) as usize
    }

    /// Every list that some owner has, once.
    pub fn distinct(&self) -> &Lists<T> {
        &self.lists
    }

    /// What they take in memory, in bytes.
    pub fn size(&self) -> usize {
        self.lists.size() + self.of.size()
    }
}

/// Where the range of each owner ends, in less room than [`Ends`], at some more cost.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Borders {
    /// Where the range of every [`BLOCK`]th owner begins.
    #[serde(with = "raw")]
    blocks: Vec<u32>,
    /// Where that of each owner begins, seen from there; and of one owner more.
    starts: Packed<u32>,
}

/// With more owners the positions in a block are wider, with fewer there are more blocks.
const BLOCK: usize = 32;

impl From<&Ends> for Borders {
    fn from(ends: &Ends) -> Borders {
        let starts = std::iter::once(&0).chain(&ends.0);
        let blocks: Vec<u32> = starts.clone().step_by(BLOCK).copied().collect();
        let starts = starts.enumerate().map(|(at, start)| start - blocks[at / BLOCK]);
        let starts: Vec<u32> = starts.collect();
        Borders { starts: Packed::of(starts.into_iter()), blocks }
    }
}

impl Borders {
    /// The positions of the n-th owner.
    #[inline]
    pub fn range(&self, owner: usize) -> Range<usize> {
        self.start(owner)..self.start(owner + 1)
    }

    #[inline]
    fn start(&self, owner: usize) -> usize {
        self.blocks[owner / BLOCK] as usize + self.starts.get(owner) as usize
    }

    /// How many owners there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// What they take in memory, in bytes.
    pub fn size(&self) -> usize {
        size_of_val(self.blocks.as_slice()) + self.starts.size()
    }
}

/// [`Lists`] in the least room.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct PackedLists<T> {
    borders: Borders,
    items: Packed<T>,
}

impl<T> Default for PackedLists<T> {
    fn default() -> Self {
        PackedLists { borders: Borders::default(), items: Packed::default() }
    }
}

impl<T: Number + Plain> From<Lists<T>> for PackedLists<T> {
    fn from(lists: Lists<T>) -> Self {
        PackedLists {
            borders: Borders::from(&lists.ends),
            items: Packed::of(lists.items.into_iter()),
        }
    }
}

impl<T: Number> PackedLists<T> {
    /// The list of the n-th owner.
    #[inline]
    pub fn get(&self, owner: usize) -> impl ExactSizeIterator<Item = T> + Clone {
        self.items.range(self.borders.range(owner))
    }

    /// What they take in memory, in bytes.
    pub fn size(&self) -> usize {
        self.borders.size() + self.items.size()
    }
}
