//! How well a credit answers the words of a question: the rules, for hits in one field and in
//! several.

use super::place::Place;
use super::worth::Worth;
use crate::names::matching::grade;
use crate::names::{Rank, Tier};

/// How well a credit answers; greater is better. Four bytes, 0 where it does not answer at all.
///
/// From the highest bit: tier and one (3 bits), grade (4), place (3, greater for a person than for
/// a title, and so on), likeness (10).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score(u32);

/// Scores with the same tier, grade and place are next to each other, so many of them.
const FINE: usize = 1 << 10;
/// So many such groups there are.
const COARSE: usize = 1 << 10;

/// Typing errors are forgiven so often in one name or title, and across several.
const TYPOS_IN_ONE: usize = 2;
const TYPOS_ACROSS: usize = 1;

/// A run of so few letters counts across several fields only as a whole word.
const SHORT: usize = 2;

impl Score {
    /// No answer.
    pub const NONE: Score = Score(0);

    /// As good as can be: what a credit has before anything is asked.
    pub const BEST: Score = Score::new((Tier::Exact, grade::WHOLE), 7, 1000);

    const fn new((tier, grade): (Tier, u8), place: u8, likeness: u16) -> Score {
        let (tier, grade) = (tier as u32 + 1, grade as u32);
        Score(tier << 17 | grade << 13 | (place as u32) << 10 | likeness as u32)
    }

    /// The score as a number in the same order; below 2²⁰, so that many are sorted in two passes.
    #[inline]
    pub fn number(self) -> u32 {
        self.0
    }

    /// The most that so many runs in several fields are worth.
    pub fn most_in_several_fields(runs: usize) -> Score {
        Score::new((Tier::Fuzzy, grade_across(runs)), 0, 1000)
    }

    /// A score that more than so many of some scores reach, and not many more than need be; `None`
    /// where there are no more. Cost: a look at each.
    pub fn reached_by(wanted: usize, scores: impl Iterator<Item = Score>) -> Option<Score> {
        let mut counts = [0; COARSE];
        scores.for_each(|score| counts[score.0 as usize / FINE % COARSE] += 1);
        let mut reached = 0;
        let from = counts.iter().rposition(|&count| {
            reached += count;
            reached > wanted
        })?;
        Some(Score(u32::try_from(from * FINE).unwrap_or(0)))
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

/// A single run hits a field.
#[inline]
pub fn alone(hit: Worth, place: Place) -> Score {
    if hit.needs_company() {
        return Score::NONE;
    }
    let Rank { tier, grade, likeness } = hit.rank();
    Score::new((tier, grade), place_number(place), likeness)
}

fn place_number(place: Place) -> u8 {
    u8::try_from(Place::ALL.len() - place as usize).unwrap_or(0)
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
    Score::new(quality, place_number(place), likeness)
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
pub fn several_fields(hits: impl IntoIterator<Item = (Worth, usize)>) -> Score {
    let (mut runs, mut corrected, mut sum, mut words) = (0, 0, 0, true);
    for (hit, length) in hits {
        if hit == Worth::NONE || hit.needs_company() {
            return Score::NONE;
        }
        runs += 1;
        corrected += usize::from(hit.is_corrected());
        sum += strength(hit.rank());
        words &= hit.rank().tier >= Tier::Word && (length > SHORT || hit.is_whole_word());
    }
    if runs < 2 || corrected > TYPOS_ACROSS {
        return Score::NONE;
    }
    let tier = if words { Tier::Fuzzy } else { Tier::Scattered };
    Score::new((tier, grade_across(runs)), 0, u16::try_from(sum / runs).unwrap_or(0))
}

fn grade_across(runs: usize) -> u8 {
    grade::WHOLE.saturating_sub(u8::try_from(runs).unwrap_or(u8::MAX))
}

fn strength(rank: Rank) -> usize {
    rank.tier as usize * 100 + usize::from(rank.grade) * 10
}
