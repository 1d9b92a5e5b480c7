//! How well a credit answers the words of a question.

use super::place::Place;
use super::runs::{Division, Run, Runs, Scope, is_whole_word};
use crate::catalog::{Catalog, CreditId, CreditRef};
use crate::names::matching::grade;
use crate::names::typo::NEEDS_COMPANY;
use crate::names::{Hit, Rank, Reading, Tier};

/// How well a credit answers; greater is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score {
    tier: Tier,
    grade: u8,
    /// Greater for a person than for a title, and so on.
    place: u8,
    likeness: u16,
}

/// One way in which a credit answers: for each run of a division where it hits, and how.
#[derive(Debug, Clone)]
pub struct Answer<'r> {
    pub score: Score,
    pub hits: Vec<(&'r Run, Place, Hit)>,
}

/// Typing errors are forgiven so often in one name or title, and across several.
const TYPOS_IN_ONE: usize = 2;
const TYPOS_ACROSS: usize = 1;

/// A run of so few letters counts across several fields only as a whole word.
const SHORT: usize = 2;

impl Score {
    /// The score as one number, in the same order, above 0 and below `u32::MAX - 1`.
    pub fn number(self) -> u32 {
        let tier = self.tier as u32 + 1;
        (tier << 24)
            | (u32::from(self.grade) << 16)
            | (u32::from(self.place.min(15)) << 12)
            | u32::from(self.likeness)
    }

    /// Whether nothing better would come of looking for typing errors.
    pub fn is_certain(self) -> bool {
        self.tier > Tier::ScriptKey || (self.tier == Tier::ScriptKey && self.grade >= grade::TURNED)
    }

    /// As good as can be: what a credit has before anything is asked.
    pub const BEST: Score =
        Score { tier: Tier::Exact, grade: grade::WHOLE, place: u8::MAX, likeness: 1000 };
}

/// The words of a question looked up, with typing errors only if no credit answers well without;
/// and how well each credit answers.
pub fn scores(catalog: &Catalog, words: &[&str]) -> Vec<Option<Score>> {
    let scope = Scope::All(catalog);
    let mut runs = Runs::new(scope, words);
    let scores = scores_of(catalog, &runs.divisions());
    if scores.iter().flatten().any(|score| score.is_certain()) {
        return scores;
    }
    runs.loosen(scope);
    scores_of(catalog, &runs.divisions())
}

/// How well each credit answers the words without typing errors and letters left out.
pub fn strict_scores(catalog: &Catalog, words: &[&str]) -> Vec<Option<Score>> {
    let runs = Runs::new(Scope::All(catalog), words);
    let mut scores = scores_of(catalog, &runs.divisions());
    for score in &mut scores {
        *score = score.filter(|score| score.tier >= Tier::ScriptKey);
    }
    scores
}

fn scores_of(catalog: &Catalog, divisions: &[Division<'_>]) -> Vec<Option<Score>> {
    let mut scores: Vec<Option<Score>> = vec![None; catalog.len()];
    for division in divisions {
        for at in division.credits.ones() {
            let credit = catalog.credit(CreditId::at(at));
            let answer = answer(&division.runs, credit);
            scores[at] = scores[at].max(answer.map(|answer| answer.score));
        }
    }
    scores
}

/// How a credit answers the runs of one division.
pub fn answer<'r>(runs: &[&'r Run], credit: CreditRef<'_>) -> Option<Answer<'r>> {
    let in_one = Place::ALL.into_iter().filter_map(|place| {
        let hits: Option<Vec<_>> =
            runs.iter().map(|&run| Some((run, place, run.hit(credit, place)?))).collect();
        one_field(hits?, place)
    });
    in_one.max_by_key(|answer| answer.score).or_else(|| several_fields(runs, credit))
}

/// All runs hit one field: as good as the worst of them, a little less for each run more.
fn one_field(hits: Vec<(&Run, Place, Hit)>, place: Place) -> Option<Answer<'_>> {
    let typos = hits.iter().filter(|(_, _, hit)| hit.reading == Reading::Typo).count();
    let lonely = hits.iter().any(|(_, _, hit)| needs_company(*hit));
    let company = hits.iter().any(|(_, _, hit)| is_whole_word(*hit));
    if typos > TYPOS_IN_ONE || (lonely && !company) {
        return None;
    }
    let worst = hits.iter().map(|(_, _, hit)| hit.rank).min()?;
    let more = u8::try_from(hits.len() - 1).unwrap_or(u8::MAX);
    let (tier, grade) = (worst.tier, worst.grade.saturating_sub(more)).min(most(&hits, place));
    let place = (Place::ALL.len() - place as usize).try_into().unwrap_or(0);
    let score = Score { tier, grade, place, likeness: worst.likeness };
    Some(Answer { score, hits })
}

/// The most that several runs in one field are worth. Whoever types word after word leaves at most
/// the last unfinished; beginnings of words here and there come together by chance, and less often
/// than the sound of a whole name does.
fn most(hits: &[(&Run, Place, Hit)], place: Place) -> (Tier, u8) {
    let Some((last, others)) = hits.split_last().filter(|(_, others)| !others.is_empty()) else {
        return (Tier::Exact, u8::MAX);
    };
    let is_name = matches!(place, Place::Actor | Place::Project);
    let whole = |(_, _, hit): &(&Run, Place, Hit)| is_whole_word(*hit);
    match (others.iter().all(whole), whole(last)) {
        (true, true) => (Tier::Exact, u8::MAX),
        (true, false) if is_name => (Tier::ScriptKey, grade::BEGINNING),
        (true, false) => (Tier::Fuzzy, grade::NEARLY),
        (false, _) => (Tier::Fuzzy, grade::PART),
    }
}

/// The runs hit different fields: just under a script key if each is a word, else the least of all,
/// for chance brings such answers together.
fn several_fields<'r>(runs: &[&'r Run], credit: CreditRef<'_>) -> Option<Answer<'r>> {
    let hits: Vec<_> = runs.iter().map(|&run| best_place(run, credit)).collect::<Option<_>>()?;
    if hits.len() < 2 {
        return None;
    }
    let typos = hits.iter().filter(|(_, _, hit)| hit.reading == Reading::Typo).count();
    if typos > TYPOS_ACROSS || hits.iter().any(|(_, _, hit)| needs_company(*hit)) {
        return None;
    }
    let words = hits.iter().all(|(run, _, hit)| {
        hit.rank.tier >= Tier::Word && (run.probe.length > SHORT || is_whole_word(*hit))
    });
    let strength: usize = hits.iter().map(|(_, _, hit)| strength(hit.rank)).sum();
    let score = Score {
        tier: if words { Tier::Fuzzy } else { Tier::Scattered },
        grade: grade::WHOLE.saturating_sub(u8::try_from(hits.len()).unwrap_or(u8::MAX)),
        place: 0,
        likeness: u16::try_from(strength / hits.len()).unwrap_or(0),
    };
    Some(Answer { score, hits })
}

fn best_place<'r>(run: &'r Run, credit: CreditRef<'_>) -> Option<(&'r Run, Place, Hit)> {
    let hits = Place::ALL.into_iter().filter_map(|p| Some((run, p, run.hit(credit, p)?)));
    hits.max_by_key(|&(_, place, hit)| (hit.rank, std::cmp::Reverse(place)))
}

fn needs_company(hit: Hit) -> bool {
    hit.reading == Reading::Typo && hit.rank.grade == NEEDS_COMPANY
}

fn strength(rank: Rank) -> usize {
    rank.tier as usize * 100 + usize::from(rank.grade) * 10
}
