//! How well a credit answers the words of a question: the rules, for hits in one field and in
//! several.

use super::place::Place;
use super::worth::Worth;
use crate::names::matching::grade;
use crate::names::{Rank, Tier};

/// How well a credit answers; greater is better. Four bytes, 0 where it does not answer at all.
///
/// From the highest bit: tier and one (4 bits), grade (4), place (4, greater for a person than for
/// a title, and so on), likeness (12).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score(u32);

/// Typing errors are forgiven so often in one name or title, and across several.
const TYPOS_IN_ONE: usize = 2;
const TYPOS_ACROSS: usize = 1;

/// A run of so few letters counts across several fields only as a whole word.
const SHORT: usize = 2;

impl Score {
    /// No answer.
    pub const NONE: Score = Score(0);

    /// As good as can be: what a credit has before anything is asked.
    pub const BEST: Score = Score::new((Tier::Exact, grade::WHOLE), 15, 1000);

    const fn new((tier, grade): (Tier, u8), place: u8, likeness: u16) -> Score {
        let (tier, grade) = (tier as u32 + 1, grade as u32);
        Score(tier << 24 | grade << 16 | (place as u32) << 12 | likeness as u32)
    }

    /// The score as a number in the same order; below 2²⁸.
    #[inline]
    pub fn number(self) -> u32 {
        self.0
    }

    /// Whether nothing better would come of looking for typing errors.
    pub fn is_certain(self) -> bool {
        self >= Score::new((Tier::ScriptKey, grade::TURNED), 0, 0)
    }

    /// Whether nothing was left out of the words, corrected or scattered.
    pub fn is_strict(self) -> bool {
        self >= Score::new((Tier::ScriptKey, 0), 0, 0)
    }
}

/// All runs hit one field: as good as the worst of them, a little less for each run more. `hits`
/// are those of the runs in their order, none missing.
pub fn one_field(hits: &[Worth], place: Place) -> Score {
    let corrected = hits.iter().filter(|hit| hit.is_corrected()).count();
    let lonely = corrected > 0 && hits.iter().any(|hit| hit.needs_company());
    if corrected > TYPOS_IN_ONE || (lonely && !hits.iter().any(|hit| hit.is_whole_word())) {
        return Score::NONE;
    }
    let Some(Rank { tier, grade, likeness }) = hits.iter().map(|hit| hit.rank()).min() else {
        return Score::NONE;
    };
    let more = u8::try_from(hits.len() - 1).unwrap_or(u8::MAX);
    let quality = (tier, grade.saturating_sub(more)).min(most(hits, place));
    let place = u8::try_from(Place::ALL.len() - place as usize).unwrap_or(0);
    Score::new(quality, place, likeness)
}

/// The most that several runs in one field are worth. Whoever types word after word leaves at most
/// the last unfinished; beginnings of words here and there come together by chance, and less often
/// than the sound of a whole name does.
fn most(hits: &[Worth], place: Place) -> (Tier, u8) {
    let Some((last, others)) = hits.split_last().filter(|(_, others)| !others.is_empty()) else {
        return (Tier::Exact, u8::MAX);
    };
    let is_name = matches!(place, Place::Actor | Place::Project);
    match (others.iter().all(|hit| hit.is_whole_word()), last.is_whole_word()) {
        (true, true) => (Tier::Exact, u8::MAX),
        (true, false) if is_name => (Tier::ScriptKey, grade::BEGINNING),
        (true, false) => (Tier::Fuzzy, grade::NEARLY),
        (false, _) => (Tier::Fuzzy, grade::PART),
    }
}

/// The runs hit different fields: just under a script key if each is a word, else the least of all,
/// for chance brings such answers together. `hits` are the best of each run, wherever it is, with
/// the run's number of letters.
pub fn several_fields(hits: &[(Worth, usize)]) -> Score {
    if hits.len() < 2 || hits.iter().any(|(hit, _)| *hit == Worth::NONE) {
        return Score::NONE;
    }
    let corrected = hits.iter().filter(|(hit, _)| hit.is_corrected()).count();
    if corrected > TYPOS_ACROSS || hits.iter().any(|(hit, _)| hit.needs_company()) {
        return Score::NONE;
    }
    let words = hits.iter().all(|(hit, length)| {
        hit.rank().tier >= Tier::Word && (*length > SHORT || hit.is_whole_word())
    });
    let strength: usize = hits.iter().map(|(hit, _)| strength(hit.rank())).sum();
    let tier = if words { Tier::Fuzzy } else { Tier::Scattered };
    let grade = grade::WHOLE.saturating_sub(u8::try_from(hits.len()).unwrap_or(u8::MAX));
    Score::new((tier, grade), 0, u16::try_from(strength / hits.len()).unwrap_or(0))
}

fn strength(rank: Rank) -> usize {
    rank.tier as usize * 100 + usize::from(rank.grade) * 10
}
