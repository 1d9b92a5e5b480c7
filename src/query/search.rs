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
use hashbrown::HashMap;

pub use explain::{Explanation, Part, explain};

use super::{Field, Known, TextTerm};
use crate::catalog::{Catalog, CreditId, SourceId, SourceRef};
use crate::names::normalise::fold;
use crate::query::casts::of_sources;
use place::Place;
use rank::Score;
pub(super) use reach::Run;
pub use scores::Best;
use scores::{Answer, Words};

/// The text terms of a question looked up, at first without typing errors.
///
/// The words of plain terms are looked up together, in every division into runs; a quoted or
/// anchored term as it stands. An excluded term takes away what it finds with certainty. A credit
/// is as good as the worst of its answers.
pub struct Search<'c, 't> {
    catalog: &'c Catalog,
    known: &'t Known<'c>,
    terms: &'t [TextTerm],
    words: Option<Words<'c>>,
    hits: Hits<'c>,
}

/// The credits that match text terms, and how well.
pub struct Hits<'c> {
    /// The credits that match.
    pub matched: FixedBitSet,
    answers: Vec<Answer<'c>>,
}

impl<'c, 't> Search<'c, 't> {
    /// Looks terms up, those aside that are `known`.
    pub fn new(catalog: &'c Catalog, terms: &'t [TextTerm], known: &'t Known<'c>) -> Self {
        let words = plain_words(terms);
        let words = (!words.is_empty()).then(|| Words::new(catalog, &words, known));
        let hits = Hits::of((catalog, known), terms, words.as_ref());
        Self { catalog, known, terms, words, hits }
    }

    /// What is found.
    pub fn hits(&self) -> &Hits<'c> {
        &self.hits
    }

    /// Whether typing errors may bring better: nothing answers the words well.
    pub fn is_open(&self) -> bool {
        self.words.is_some() && !self.hits.answers.first().is_some_and(Answer::is_certain)
    }

    /// Also looks for typing errors and letters left out. `None` where `is_old` says that nobody
    /// waits for it.
    pub fn loosen(&mut self, is_old: &dyn Fn() -> bool) -> Option<()> {
        self.words.as_mut().map_or(Some(()), |words| words.loosen(is_old))?;
        self.hits = Hits::of((self.catalog, self.known), self.terms, self.words.as_ref());
        Some(())
    }
}

impl<'c> Hits<'c> {
    fn of(
        (catalog, known): (&'c Catalog, &Known<'c>),
        terms: &[TextTerm],
        words: Option<&Words<'c>>,
    ) -> Self {
        let literals = terms.iter().filter(|term| !term.excluded && !is_plain(term));
        let literals = literals.map(|term| Answer::literal(catalog, term));
        let answers: Vec<_> = words.map(Words::answer).into_iter().chain(literals).collect();
        let mut matched = FixedBitSet::with_capacity(catalog.len());
        matched.insert_range(..);
        answers.iter().for_each(|answer| matched &= &answer.matched);
        for term in terms.iter().filter(|term| term.excluded) {
            let found = if is_plain(term) {
                Words::new(catalog, &[&term.text], known).answer().strict()
            } else {
                Answer::literal(catalog, term).matched
            };
            matched.difference_with(&found);
        }
        Hits { matched, answers }
    }

    /// How well a credit that matches does so, greater is better; below 2²⁰.
    pub fn score(&self, id: CreditId) -> u32 {
        let scores = self.answers.iter().map(|answer| answer.score(id));
        scores.min().unwrap_or(Score::BEST).number()
    }

    /// How well each of the `listed` credits does, by position. Cost: a step for every credit.
    pub fn scores(&self, listed: &FixedBitSet) -> Vec<u32> {
        match self.answers.as_slice() {
            [answer] => answer.scores(listed),
            _ => {
                let mut scores = vec![0; listed.len()];
                listed.ones().for_each(|at| scores[at] = self.score(CreditId::at(at)));
                scores
            }
        }
    }

    /// The best of the `listed` credits, `wanted` of them or all if there are no more.
    pub fn best(&self, listed: &FixedBitSet, wanted: usize) -> Best {
        if let [answer] = self.answers.as_slice() {
            return answer.best(listed, wanted);
        }
        let scored = listed.ones().map(CreditId::at).map(|id| (self.score(id), id));
        Best { better: scored.collect(), alike: FixedBitSet::new() }
    }
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
        Field::Source => return sourced(catalog, &fold(text)),
        _ => return FixedBitSet::with_capacity(catalog.len()),
    };
    let words: Vec<&str> = text.split_whitespace().collect();
    scores::of_words_in(catalog, &words, place)
}

/// The credits of which a source's publisher or address has these words in it, one after another.
fn sourced(catalog: &Catalog, wanted: &str) -> FixedBitSet {
    if wanted.is_empty() {
        return FixedBitSet::with_capacity(catalog.len());
    }
    let has = |text: &str| fold(text).contains(wanted);
    // Many credits share their sources, and each of those is looked at once.
    let mut known: HashMap<SourceId, bool> = HashMap::new();
    let mut names = |source: SourceRef<'_>| {
        let look = || has(&source.url()) || source.publisher().is_some_and(has);
        *known.entry(source.id()).or_insert_with(look)
    };
    of_sources(catalog, |mut sources| Iterator::any(&mut sources, &mut names))
}
