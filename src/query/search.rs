//! Text terms → the credits that match, how well, and why: the door behind which names are found.

mod explain;
mod literal;
mod loose;
mod parts;
mod place;
mod rank;
mod reach;
mod runs;
mod scores;
mod table;
mod worth;

use fixedbitset::FixedBitSet;

pub use explain::{Explanation, Part, explain};

use super::{Field, TextTerm};
use crate::catalog::{Catalog, CreditId, CreditRef};
use crate::names::normalise::fold;
use place::Place;
use rank::Score;
use scores::Scores;

/// The credits that match the text terms, and how well.
pub struct Hits {
    /// The credits that match.
    pub matched: FixedBitSet,
    scores: Scores,
}

impl Hits {
    /// How well a credit matches, greater is better; below 2²⁸. 0 for one that does not match.
    #[inline]
    pub fn score(&self, id: CreditId) -> u32 {
        self.scores[id.index()].number()
    }
}

/// Finds the credits that match all terms; `None` where `is_old` says that nobody waits for them.
///
/// The words of plain terms are looked up together, in every division into runs; a quoted or
/// anchored term as it stands. An excluded term takes away what it finds with certainty. A credit
/// is as good as the worst of its answers.
pub fn search(catalog: &Catalog, terms: &[TextTerm], is_old: &dyn Fn() -> bool) -> Option<Hits> {
    let mut scores = None;
    let words = plain_words(terms);
    if !words.is_empty() {
        scores = Some(scores::of_words(catalog, &words, is_old)?);
    }
    for term in terms.iter().filter(|term| !term.excluded && !is_plain(term)) {
        let others = scores::of_literal(catalog, term);
        scores = Some(match scores {
            Some(scores) => worst(scores, &others),
            None => others,
        });
    }
    let mut scores = scores.unwrap_or_else(|| vec![Score::BEST; catalog.len()]);
    for term in terms.iter().filter(|term| term.excluded) {
        if is_old() {
            return None;
        }
        let found = if is_plain(term) {
            scores::of_strict_words(catalog, &[&term.text])
        } else {
            scores::of_literal(catalog, term)
        };
        for (score, found) in scores.iter_mut().zip(found) {
            if found > Score::NONE {
                *score = Score::NONE;
            }
        }
    }
    Some(Hits { matched: matched(&scores), scores })
}

fn worst(mut scores: Scores, others: &[Score]) -> Scores {
    for (score, other) in scores.iter_mut().zip(others) {
        *score = (*score).min(*other);
    }
    scores
}

/// The credits with a score, put together a word of bits at a time.
fn matched(scores: &[Score]) -> FixedBitSet {
    let bits = usize::BITS as usize;
    let words = scores.chunks(bits).map(|chunk| {
        let bit = |(at, score): (usize, &Score)| usize::from(*score > Score::NONE) << at;
        chunk.iter().enumerate().map(bit).fold(0, |word, bit| word | bit)
    });
    FixedBitSet::with_capacity_and_blocks(scores.len(), words)
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
    let place = match field {
        Field::Project => Place::Project,
        Field::Role => Place::Role,
        Field::Source => {
            let wanted = fold(text);
            let mut found = FixedBitSet::with_capacity(catalog.len());
            let matching = catalog.credits().filter(|&credit| is_sourced(credit, &wanted));
            found.extend(matching.map(|credit| credit.id().index()));
            return found;
        }
        _ => return FixedBitSet::with_capacity(catalog.len()),
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    scores::of_words_in(catalog, &words, place)
}

/// Whether a source's publisher or address has these words in it, one after another.
fn is_sourced(credit: CreditRef<'_>, wanted: &str) -> bool {
    let has = |text: &str| fold(text).contains(wanted);
    !wanted.is_empty()
        && credit.sources().any(|source| has(source.url()) || source.publisher().is_some_and(has))
}
