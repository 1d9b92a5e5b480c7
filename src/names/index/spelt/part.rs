//! What a query is worth that sounds like a part of a name.

use hashbrown::{Equivalent, HashMap};

use super::skeleton_key;
use crate::names::keys::{Key, Part};
use crate::names::matching::{Rank, sound_of_part};
use crate::names::probe::Probe;

/// A query that may be the sound of a part of a name. What it is worth depends on as many letters
/// of the name as it has, and those are the same for many names.
pub struct PartOfSound<'q> {
    probe: &'q Probe,
    pub signs: &'q str,
    /// What is the sound of the whole name rather, if the query has words.
    pub whole: Option<&'q str>,
    known: HashMap<(Part, usize, String), Option<Rank>>,
}

impl<'q> PartOfSound<'q> {
    pub fn new(probe: &'q Probe, signs: &'q str, whole: Option<&'q str>) -> Self {
        Self { probe, signs, whole, known: HashMap::new() }
    }

    pub fn key(&self) -> Key<'q> {
        skeleton_key(self.signs, "")
    }

    /// What a name is worth that is spelt `first`, `second`.
    pub fn rank(&mut self, key: Key<'_>, first: &str, second: &str) -> Option<Rank> {
        let count = self.probe.length;
        let joined;
        let start = match first.get(..count) {
            Some(start) => start,
            None => {
                let rest = count - first.len();
                joined = [first, second.get(..rest).unwrap_or(second)].concat();
                &joined
            }
        };
        let begun = Begun { part: key.part, pivot: key.pivot, start };
        if let Some(rank) = self.known.get(&begun) {
            return *rank;
        }
        let rank = sound_of_part(self.probe, &Key { detail: start, ..key });
        self.known.insert((key.part, key.pivot, start.to_owned()), rank);
        rank
    }
}

/// A key of what is known, borrowed: most names are met oftener than once.
#[derive(Hash)]
struct Begun<'s> {
    part: Part,
    pivot: usize,
    start: &'s str,
}

impl Equivalent<(Part, usize, String)> for Begun<'_> {
    fn equivalent(&self, (part, pivot, start): &(Part, usize, String)) -> bool {
        self.part == *part && self.pivot == *pivot && self.start == start
    }
}
