//! Text terms → the credits that match, how well, and why: the door behind which names are found.

mod explain;
mod literal;
mod loose;
mod place;
mod rank;
mod runs;
mod table;

use fixedbitset::FixedBitSet;

pub use explain::{Explanation, Part, explain};

use super::{Field, TextTerm};
use crate::catalog::{Catalog, CreditId, CreditRef};
use crate::names::normalise::fold;
use place::Place;
use rank::Score;
use runs::{Run, Runs, Scope};

/// The credits that match the text terms, and how well.
pub struct Hits {
    /// The credits that match.
    pub matched: FixedBitSet,
    scores: Vec<u32>,
}

impl Hits {
    /// How well a credit matches, greater is better; below `u32::MAX - 1`. 0 for one that does
    /// not match.
    pub fn score(&self, id: CreditId) -> u32 {
        self.scores[id.index()]
    }
}

/// Finds the credits that match all terms.
///
/// The words of plain terms are looked up together, in every division into runs; a quoted or
/// anchored term as it stands. An excluded term takes away what it finds with certainty. A credit
/// is as good as the worst of its answers.
pub fn search(catalog: &Catalog, terms: &[TextTerm]) -> Hits {
    let mut scores = vec![Some(Score::BEST); catalog.len()];
    let words = plain_words(terms);
    if !words.is_empty() {
        keep_worst(&mut scores, &rank::scores(catalog, &words));
    }
    for term in terms.iter().filter(|term| !term.excluded && !is_plain(term)) {
        keep_worst(&mut scores, &literal_scores(catalog, term));
    }
    for term in terms.iter().filter(|term| term.excluded) {
        let found = if is_plain(term) {
            rank::strict_scores(catalog, &[&term.text])
        } else {
            literal_scores(catalog, term)
        };
        for (score, found) in scores.iter_mut().zip(found) {
            *score = score.filter(|_| found.is_none());
        }
    }
    let mut matched = FixedBitSet::with_capacity(catalog.len());
    for (at, score) in scores.iter().enumerate() {
        matched.set(at, score.is_some());
    }
    let scores = scores.into_iter().map(|score| score.map_or(0, Score::number)).collect();
    Hits { matched, scores }
}

fn keep_worst(scores: &mut [Option<Score>], others: &[Option<Score>]) {
    for (score, other) in scores.iter_mut().zip(others) {
        *score = (*score).min(*other);
    }
}

fn literal_scores(catalog: &Catalog, term: &TextTerm) -> Vec<Option<Score>> {
    let run = Run::literal(Scope::All(catalog), term);
    let score = |credit| rank::answer(&[&run], credit).map(|answer| answer.score);
    catalog.credits().map(score).collect()
}

fn plain_words(terms: &[TextTerm]) -> Vec<&str> {
    let plain = terms.iter().filter(|term| is_plain(term) && !term.excluded);
    plain.map(|term| term.text.as_str()).collect()
}

/// Whether a term may be found by its name keys and loosely.
fn is_plain(term: &TextTerm) -> bool {
    !(term.exact || term.at_start || term.at_end)
}

/// The credits in whose field stand all words of a text (`project:`, `role:`, `source:`), without
/// fuzziness and typing errors.
pub fn words_in_field(catalog: &Catalog, field: Field, text: &str) -> FixedBitSet {
    let mut found = FixedBitSet::with_capacity(catalog.len());
    let place = match field {
        Field::Project => Place::Project,
        Field::Role => Place::Role,
        Field::Source => {
            let wanted = fold(text);
            let matching = catalog.credits().filter(|&credit| is_sourced(credit, &wanted));
            found.extend(matching.map(|credit| credit.id().index()));
            return found;
        }
        _ => return found,
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    let runs = Runs::new(Scope::All(catalog), &words);
    for division in runs.divisions() {
        let hit = |at: &usize| {
            let credit = catalog.credit(CreditId::at(*at));
            division.runs.iter().all(|run| run.hit(credit, place).is_some())
        };
        found.extend(division.credits.ones().filter(hit));
    }
    found
}

/// Whether a source's publisher or address has these words in it, one after another.
fn is_sourced(credit: CreditRef<'_>, wanted: &str) -> bool {
    let has = |text: &str| fold(text).contains(wanted);
    !wanted.is_empty()
        && credit.sources().any(|source| has(source.url()) || source.publisher().is_some_and(has))
}
