//! How good a hit is, small enough to keep one for every name there is.

use super::place::Place;
use crate::names::matching::grade;
use crate::names::typo::NEEDS_COMPANY;
use crate::names::{Hit, Rank, Reading, Tier};

/// What a hit of a run on a name is worth: its rank, then the better place; greater is better.
/// Four bytes, 0 for no hit.
///
/// From the highest bit: tier and one (4 bits), grade (4), likeness (10), place (3), and whether
/// the letters are as typed, none corrected (1).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Worth(u32);

const TIERS: [Tier; 7] = [
    Tier::Scattered,
    Tier::Typo,
    Tier::Fuzzy,
    Tier::ScriptKey,
    Tier::Word,
    Tier::Prefix,
    Tier::Exact,
];

impl Worth {
    /// No hit.
    pub const NONE: Worth = Worth(0);

    /// What a hit in a place is worth.
    #[inline]
    pub fn of(hit: Hit, place: Place) -> Worth {
        let Rank { tier, grade, likeness } = lowered(hit.rank, place);
        let as_typed = u32::from(hit.reading != Reading::Typo);
        let place = 7 - place as u32;
        Worth(
            (tier as u32 + 1) << 18
                | u32::from(grade.min(15)) << 14
                | u32::from(likeness.min(1000)) << 4
                | place << 1
                | as_typed,
        )
    }

    /// Its rank; the least of all for no hit.
    #[inline]
    pub fn rank(self) -> Rank {
        let bits = |from: u32, count: u32| self.0 >> from & ((1 << count) - 1);
        let tier = (bits(18, 4) as usize).saturating_sub(1);
        Rank {
            tier: TIERS.get(tier).copied().unwrap_or(Tier::Scattered),
            grade: bits(14, 4).try_into().unwrap_or(0),
            likeness: bits(4, 10).try_into().unwrap_or(0),
        }
    }

    /// Whether letters were corrected.
    #[inline]
    pub fn is_corrected(self) -> bool {
        self.0 & 1 == 0
    }

    /// Whether it counts only beside another hit on the same name.
    #[inline]
    pub fn needs_company(self) -> bool {
        self.is_corrected() && self.rank().grade == NEEDS_COMPANY
    }

    /// Whether the run is a whole word of what it hits, or more.
    #[inline]
    pub fn is_whole_word(self) -> bool {
        is_whole_word(self.rank())
    }
}

fn is_whole_word(rank: Rank) -> bool {
    rank.is_whole() || (rank.tier >= Tier::Word && rank.grade >= grade::LESSER_WORD)
}

/// What is no name of a person or title is never more than a word hit, or `lee` would bring those
/// who play a Lee before those who are one.
fn lowered(rank: Rank, place: Place) -> Rank {
    if place <= Place::Project || place == Place::Year || rank.tier < Tier::Word {
        return rank;
    }
    let word = is_whole_word(rank);
    let grade = if word { grade::LESSER_WORD } else { grade::LESSER_PART };
    Rank { tier: Tier::Word, grade, ..rank }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::keys::Source;

    fn hit(tier: Tier, grade: u8, likeness: u16) -> Hit {
        let rank = Rank { tier, grade, likeness };
        Hit { rank, source: Source::Display, reading: Reading::Letters }
    }

    #[test]
    fn a_worth_keeps_the_rank_and_its_order() {
        let mut hits = Vec::new();
        for tier in TIERS {
            for grade in 0..=grade::WHOLE {
                hits.extend([0, 1, 999, 1000].map(|likeness| hit(tier, grade, likeness)));
            }
        }
        for pair in hits.windows(2) {
            let [less, more] = [pair[0], pair[1]].map(|hit| Worth::of(hit, Place::Actor));
            assert!(less < more && less > Worth::NONE);
            assert_eq!(more.rank(), pair[1].rank);
        }
    }

    #[test]
    fn of_equal_hits_the_one_on_a_person_is_worth_more_and_the_one_as_typed() {
        let same = hit(Tier::Exact, grade::WHOLE, 1000);
        assert!(Worth::of(same, Place::Actor) > Worth::of(same, Place::Project));
        let typo = Hit { reading: Reading::Typo, ..same };
        assert!(Worth::of(typo, Place::Actor) < Worth::of(same, Place::Actor));
    }
}
