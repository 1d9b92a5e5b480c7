//! The answer to a question, in steps.

use std::sync::Arc;

use fixedbitset::FixedBitSet;

use super::facets::{Counting, FacetCounts};
use super::filter::Passes;
use super::search::{Hits, Search};
use super::sort::{self, Order};
use super::{Known, Marks, Query, Rescue, SortKey, rescue};
use crate::catalog::{Catalog, CreditId};
use crate::model::Facet;
use crate::names::Script;

/// A question, and what its answer depends on beside it.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'q> {
    /// The question.
    pub query: &'q Query,
    /// The marked credits, where it asks for them.
    pub marks: &'q Marks,
    /// By their names in which script actors and platforms are sorted.
    pub script: Script,
}

impl<'q> Asked<'q> {
    /// A question whose rows leave the program: sorted by Latin names.
    #[must_use]
    pub fn of(query: &'q Query, marks: &'q Marks) -> Asked<'q> {
        Asked { query, marks, script: Script::Latin }
    }

    fn order(&self) -> Order {
        (self.query.order(), self.script)
    }
}

/// The answer to a question.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Results {
    /// The credits that match, in order: all of them if the answer is complete, else the first.
    pub rows: Vec<CreditId>,
    /// How many credits match.
    pub count: usize,
    /// Whether `rows` has all of them.
    pub is_complete: bool,
    /// How many credits each value of each facet would list; before the answer is complete, of the
    /// facets that have a pane.
    pub facets: FacetCounts,
    /// How many actors the rows have.
    pub actors: usize,
    /// How many countries the rows have, Korea left out.
    pub countries: usize,
    /// Where nothing matches: the questions, one term away, that would find something.
    pub rescues: Vec<Rescue>,
    /// The credits that match, by position: all of them, though not all rows may be known yet.
    pub listed: Arc<FixedBitSet>,
    /// The credits that would be listed if nothing were asked of their years, by position: what a
    /// chart over the years shows.
    pub any_year: Arc<FixedBitSet>,
}

/// Answers a question, actors by their Latin names. Cost: a few passes over the credits, and with
/// text terms over the distinct names and titles.
#[must_use]
pub fn run(catalog: &Catalog, query: &Query, marks: &Marks) -> Results {
    let mut last = Results::default();
    answer(catalog, Asked::of(query, marks), &Known::default(), &|| false, &mut |results| {
        last = results;
    });
    last
}

/// So many rows are put in order in a few milliseconds.
const AT_ONCE: usize = 20_000;
/// The same by relevance, for which every row is looked at in several places.
const SCORED_AT_ONCE: usize = 4_000;

/// Answers a question in steps, so that a screen need not wait for the order of a million rows:
/// `publish` gets the answer with its first rows as soon as they are known, and the complete one.
/// Gives up where `is_old` says that nobody waits for it any more; then less is published. What is
/// looked up is kept in `known` for the next question.
pub fn answer<'c>(
    catalog: &'c Catalog,
    asked: Asked<'_>,
    known: &Known<'c>,
    is_old: &dyn Fn() -> bool,
    publish: &mut dyn FnMut(Results),
) {
    let Asked { query, marks, script } = asked;
    let mut passes = Passes::of(catalog, query, marks, known);
    let is_large = catalog.len() > AT_ONCE;
    let mut search = (!query.text.is_empty()).then(|| Search::new(catalog, &query.text, known));
    if let Some(search) = search.as_mut() {
        passes.require(&search.hits().matched);
        if search.is_open() {
            if is_large && !search.hits().matched.is_clear() {
                let mut found = Answered::of(catalog, &passes, script);
                if found.results.count > 0 {
                    found.first(asked.order(), Some(search.hits()), publish);
                }
            }
            if is_old() || search.loosen(is_old).is_none() {
                return;
            }
            passes.require(&search.hits().matched);
        }
    }
    let hits = search.as_ref().map(Search::hits);
    let mut found = Answered::of(catalog, &passes, script);
    let is_rescued = found.results.count == 0 && !query.is_empty();
    let is_scored = hits.is_some() && query.order().key == SortKey::Relevance;
    let at_once = if is_scored { SCORED_AT_ONCE } else { AT_ONCE };
    if is_large && (found.results.count > at_once || is_rescued) {
        found.first(asked.order(), hits, publish);
        if is_old() {
            return;
        }
    }
    if is_rescued {
        found.results.rescues = rescue(catalog, query, marks, known);
    }
    publish(found.all(asked.order(), hits));
}

/// An answer on the way.
struct Answered<'a> {
    catalog: &'a Catalog,
    counting: Counting<'a>,
    results: Results,
}

impl<'a> Answered<'a> {
    fn of(catalog: &'a Catalog, passes: &'a Passes, script: Script) -> Self {
        let listed = Arc::new(passes.all());
        let counting = Counting::of(catalog, passes, (Arc::clone(&listed), script));
        let (actors, countries) = counting.distinct();
        let count = listed.count_ones(..);
        let any_year = passes.all_but(Facet::Year).map_or_else(|| Arc::clone(&listed), Arc::new);
        let results = Results { count, actors, countries, listed, any_year, ..Results::default() };
        Self { catalog, counting, results }
    }

    /// Publishes the first rows, with the facets that are always on the screen.
    fn first(&mut self, order: Order, hits: Option<&Hits<'_>>, publish: &mut dyn FnMut(Results)) {
        let rows = sort::first_rows(self.catalog, order, &self.results.listed, hits);
        publish(Results { rows, facets: self.counting.first(), ..self.results.clone() });
    }

    /// The complete answer.
    fn all(self, order: Order, hits: Option<&Hits<'_>>) -> Results {
        let rows = sort::rows(self.catalog, order, &self.results.listed, hits);
        Results { rows, facets: self.counting.all(), is_complete: true, ..self.results }
    }
}

/// The rows of an answer alone.
#[must_use]
pub fn rows(catalog: &Catalog, asked: Asked<'_>) -> Vec<CreditId> {
    first(catalog, asked, usize::MAX)
}

/// The first of them, so many at most. Cost: some hundred are found without putting all in order.
#[must_use]
pub fn first(catalog: &Catalog, asked: Asked<'_>, limit: usize) -> Vec<CreditId> {
    let known = Known::default();
    let (passes, search) = passing(catalog, asked.query, asked.marks, &known);
    let (listed, hits) = (passes.all(), search.as_ref().map(Search::hits));
    let some = if limit <= sort::FIRST { sort::first_rows } else { sort::rows };
    let mut rows = some(catalog, asked.order(), &listed, hits);
    rows.truncate(limit);
    rows
}

/// How many rows an answer has, for whoever needs none of them. Cost: that of the filters and text
/// terms that are not `known`; nothing is put in order.
#[must_use]
pub fn count<'c>(catalog: &'c Catalog, asked: Asked<'_>, known: &Known<'c>) -> usize {
    passing(catalog, asked.query, asked.marks, known).0.all().count_ones(..)
}

/// What passes, and what the text terms find.
pub(super) fn passing<'c, 'q>(
    catalog: &'c Catalog,
    query: &'q Query,
    marks: &Marks,
    known: &'q Known<'c>,
) -> (Passes, Option<Search<'c, 'q>>) {
    let mut passes = Passes::of(catalog, query, marks, known);
    let mut search = (!query.text.is_empty()).then(|| Search::new(catalog, &query.text, known));
    if let Some(search) = search.as_mut() {
        if search.is_open() {
            search.loosen(&|| false);
        }
        passes.require(&search.hits().matched);
    }
    (passes, search)
}
