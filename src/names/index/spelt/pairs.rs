//! Who is written with which family name and given name.

use std::ops::{Range, RangeInclusive};

use serde::{Deserialize, Serialize};

use crate::names::index::lists::Lists;
use crate::raw::{self, Narrow};

/// The family name that goes with a given name, and who is written so.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    /// The number of the family name, and below it which sounds count ([`SYLLABLES`] …): 29 bits
    /// for family names, which are few.
    pub family: u32,
    pub name: u32,
    pub source: u8,
}

/// [`Pair`]s by given name, each of their parts in as many bytes as it takes.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Pairs {
    pub families: Lists,
    pub names: Narrow<u32>,
    #[serde(with = "raw")]
    pub sources: Vec<u8>,
}

/// A sound that an earlier spelling of the same letters has does not count again.
pub const SYLLABLES: u32 = 1 << 0;
pub const ONE_WORD: u32 = 1 << 1;
pub const SQUASHED: u32 = 1 << 2;
/// Above these the number of the family name.
pub const FAMILY: u32 = 3;
const SOUNDS: u32 = (1 << FAMILY) - 1;

impl Pairs {
    pub fn get(&self, at: usize) -> Pair {
        Pair {
            family: self.families.all().get(at),
            name: self.names.get(at),
            source: self.sources[at],
        }
    }

    /// Those of some positions.
    pub fn of(&self, positions: Range<usize>) -> impl Iterator<Item = Pair> {
        positions.map(|at| self.get(at))
    }

    /// Visits the pairs of family names with neighbouring numbers, with their given names. Cost: a
    /// look at the family name of each pair, many at a time, and no more at that of others.
    pub fn of_families(&self, wanted: RangeInclusive<u32>, mut visit: impl FnMut(usize, Pair)) {
        let (first, last) = (wanted.start() << FAMILY, (wanted.end() << FAMILY) + SOUNDS);
        let mut given = 0;
        self.families.all().positions_in(first..=last, |at| {
            given = self.families.owner_from(given, at);
            visit(given, self.get(at));
        });
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.sources.len()
    }

    pub fn size(&self) -> usize {
        self.families.size() + self.names.size() + self.sources.capacity()
    }
}

impl Pair {
    pub fn family(self) -> u32 {
        self.family >> FAMILY
    }

    pub fn counts(self, sounds: u32) -> bool {
        self.family & sounds != 0
    }
}
