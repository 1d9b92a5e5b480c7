//! The words of a question → how well each credit answers.

use fixedbitset::FixedBitSet;

use super::parts::Parts;
use super::place::Place;
use super::rank::{Score, one_field, several_fields};
use super::reach::{Run, YEAR};
use super::runs::{Division, Runs};
use super::table::Table;
use super::worth::Worth;
use crate::catalog::{Catalog, CreditId};
use crate::names::Index;
use crate::query::TextTerm;

/// How well each credit answers, by position.
pub type Scores = Vec<Score>;

/// The words of a question looked up, with typing errors only if no credit answers well without.
/// `None` where `is_old` says that nobody waits for it.
pub fn of_words(catalog: &Catalog, words: &[&str], is_old: &dyn Fn() -> bool) -> Option<Scores> {
    let mut runs = Runs::new(words, |words| Run::new(catalog, words));
    let scores = of_runs(catalog, &runs);
    if scores.iter().any(|score| score.is_certain()) {
        return Some(scores);
    }
    for run in runs.all_mut() {
        if is_old() {
            return None;
        }
        run.loosen();
    }
    Some(of_runs(catalog, &runs))
}

/// The words looked up without typing errors and letters left out.
pub fn of_strict_words(catalog: &Catalog, words: &[&str]) -> Scores {
    let mut scores = of_runs(catalog, &Runs::new(words, |words| Run::new(catalog, words)));
    for score in &mut scores {
        if !score.is_strict() {
            *score = Score::NONE;
        }
    }
    scores
}

/// A quoted or anchored term, found as it stands.
pub fn of_literal(catalog: &Catalog, term: &TextTerm) -> Scores {
    let mut scores = vec![Score::NONE; catalog.len()];
    raise_by_one(catalog, &Run::literal(catalog, term), &mut scores);
    scores
}

/// The credits whose project or character, `place`, has all words in it, without typing errors and
/// letters left out.
pub fn of_words_in(catalog: &Catalog, words: &[&str], place: Place) -> FixedBitSet {
    let mut found = FixedBitSet::with_capacity(catalog.len());
    let runs = Runs::new(words, |words| Run::new(catalog, words));
    let divisions = runs.divisions(|_: Option<&()>, _| Some(()));
    let has_all = |of: Place| {
        let mut has_all = Table::default();
        for division in divisions.iter().filter(|_| of == place) {
            let count = place.index(catalog.names()).map_or(0, Index::len);
            for_each_common(&division.runs, place, |at, _| has_all.raise(count, at, true));
        }
        has_all
    };
    let parts = Parts::of(catalog, has_all, |_| false, |_, _| false);
    parts.for_each_credit(catalog, |at, _| found.insert(at));
    found
}

fn of_runs(catalog: &Catalog, runs: &Runs<Run<'_>>) -> Scores {
    let mut scores = vec![Score::NONE; catalog.len()];
    if let Some(run) = runs.single() {
        raise_by_one(catalog, run, &mut scores);
        return scores;
    }
    let divisions = runs.divisions(|common: Option<&FixedBitSet>, run| {
        let mut left = run.credits().clone();
        if let Some(common) = common {
            left.intersect_with(common);
        }
        (!left.is_clear()).then_some(left)
    });
    for Division { runs, common } in divisions {
        match runs.as_slice() {
            [run] => raise_by_one(catalog, run, &mut scores),
            runs => raise_by_several(catalog, runs, &common, &mut scores),
        }
    }
    scores
}

/// Raises the scores of the credits that a run hits.
fn raise_by_one(catalog: &Catalog, run: &Run<'_>, scores: &mut [Score]) {
    let parts = in_one_field(catalog, &[run]);
    parts.for_each_credit(catalog, |at, score| scores[at] = scores[at].max(score));
    if run.year.is_some() {
        let score = one_field(&[Worth::of(YEAR, Place::Year)], Place::Year);
        for credit in catalog.credits().filter(|credit| credit.year() == run.year) {
            let at = credit.id().index();
            scores[at] = scores[at].max(score);
        }
    }
}

/// Raises the scores of the credits that all runs of a division hit, `common`: in one field, or in
/// several.
fn raise_by_several(
    catalog: &Catalog,
    runs: &[&Run<'_>],
    common: &FixedBitSet,
    scores: &mut [Score],
) {
    let whole = in_one_field(catalog, runs);
    let is_year = runs[0].year.filter(|_| runs.iter().all(|run| run.year == runs[0].year));
    let years = vec![Worth::of(YEAR, Place::Year); runs.len()];
    let roles = catalog.roles();
    let mut hits = Vec::with_capacity(runs.len());
    for at in common.ones() {
        let credit = catalog.credit(CreditId::at(at));
        let role = roles.number(credit.id());
        let mut score = whole.get(credit, role);
        if is_year.is_some() && credit.year() == is_year {
            score = score.max(one_field(&years, Place::Year));
        }
        if score == Score::NONE {
            hits.clear();
            hits.extend(runs.iter().map(|run| (run.worth(credit, role), run.probe.length)));
            score = several_fields(&hits);
        }
        scores[at] = scores[at].max(score);
    }
}

/// The scores of all runs in one field, the year left out.
fn in_one_field(catalog: &Catalog, runs: &[&Run<'_>]) -> Parts<Score> {
    let table = |place: Place| {
        let count = place.index(catalog.names()).map_or(0, Index::len);
        let mut scores = Table::default();
        for_each_common(runs, place, |at, hits| scores.raise(count, at, one_field(hits, place)));
        scores
    };
    let any = |place| runs.iter().all(|run| run.table(place).any());
    let mut hits = Vec::with_capacity(runs.len());
    Parts::of(catalog, table, any, |place, project| {
        hits.clear();
        hits.extend(runs.iter().map(|run| run.best_in(place, project)));
        if hits.contains(&Worth::NONE) { Score::NONE } else { one_field(&hits, place) }
    })
}

/// Calls `visit` with each name of a place that all runs hit, and their hits. Cost: a step for each
/// name that the most selective run hits.
fn for_each_common(runs: &[&Run<'_>], place: Place, mut visit: impl FnMut(usize, &[Worth])) {
    let tables: Vec<_> = runs.iter().map(|run| run.table(place)).collect();
    let Some(fewest) = tables.iter().min_by_key(|table| table.named().len()) else { return };
    let mut hits = Vec::with_capacity(runs.len());
    for at in fewest.named() {
        hits.clear();
        hits.extend(tables.iter().map(|table| table.get(at)));
        if !hits.contains(&Worth::NONE) {
            visit(at, &hits);
        }
    }
}
