//! Counts of credits by a facet, or by two: `kactors stats`, the figures of claims, and every
//! number that a view shows.

mod cross;

use std::cmp::Reverse;

use fixedbitset::FixedBitSet;

use super::casts::of_years;
use super::facets::place_or_missing;
use super::sort::counting::sort_by_key;
use super::{FacetValue, Results};
use crate::catalog::{ActorId, Catalog, CreditId, CreditRef, ProjectId};
use crate::model::{Country, Facet};
pub use cross::{Count, Cross, counts, cross};
pub(super) use cross::{Part, each_part};

/// One line of a statistic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What was counted.
    pub of: FacetValue,
    /// The value, as questions and files write it; `none` where nothing is known.
    pub value: String,
    /// What it is called on screens.
    pub name: String,
    /// Credits.
    pub credits: usize,
    /// Distinct actors.
    pub actors: usize,
    /// Distinct projects.
    pub projects: usize,
    /// The earliest known year.
    pub first_year: Option<u16>,
    /// The latest known year.
    pub last_year: Option<u16>,
}

/// Counts the rows of an answer by a facet, most credits first, ties by value. A credit of two
/// values counts under both; Korea is no value.
#[must_use]
pub fn by(catalog: &Catalog, results: &Results, facet: Facet) -> Vec<Line> {
    of(catalog, &results.listed, facet)
}

/// As [`by`], for any set of credits. Cost: a pass over the credits and one over the pairs of a value
/// and an actor, of which eight bytes are kept for each credit.
#[must_use]
pub fn of(catalog: &Catalog, credits: &FixedBitSet, facet: Facet) -> Vec<Line> {
    let mut tallies = Tallies::of(catalog, facet);
    // Ids are ordered by project: one that was counted before is the last that was counted.
    listed(catalog, credits).for_each(|credit| tallies.add(credit));
    tallies.lines()
}

/// Of a set of credits those of a year. Cost: a step for each project, and for each credit with a
/// year of its own.
#[must_use]
pub fn of_year(catalog: &Catalog, credits: &FixedBitSet, year: u16) -> FixedBitSet {
    let mut of_year = of_years(catalog, |other| other == Some(year));
    of_year &= credits;
    of_year
}

fn listed<'c>(catalog: &'c Catalog, credits: &FixedBitSet) -> impl Iterator<Item = CreditRef<'c>> {
    credits.ones().map(|at| catalog.credit(CreditId::at(at)))
}

/// The tallies of a facet's values, in the order in which the values first come.
struct Tallies<'c> {
    catalog: &'c Catalog,
    facet: Facet,
    counted: Vec<(FacetValue, Tally)>,
    /// The tally and the actor of each credit; none where actors are what is counted.
    seen: Vec<(u32, ActorId)>,
    /// Where the tally of a value is, counted from 1; by the value's place, after that of "nothing
    /// known". Values without a credit have 0.
    of: Vec<u32>,
}

/// The counts of a value. Small, for there is one for each of many actors, and credits come to
/// them in no order.
#[derive(Default)]
struct Tally {
    credits: u32,
    actors: u32,
    projects: u32,
    project: Option<ProjectId>,
    /// The first and the last; 0 where none is known.
    years: (u16, u16),
}

impl<'c> Tallies<'c> {
    fn of(catalog: &'c Catalog, facet: Facet) -> Tallies<'c> {
        Tallies { catalog, facet, counted: Vec::new(), seen: Vec::new(), of: Vec::new() }
    }

    /// Counts a credit under each of its values.
    fn add(&mut self, credit: CreditRef<'_>) {
        let actor = credit.actor().id();
        credit.each_value(self.facet, |value| {
            if value == FacetValue::Country(Country::KOREA) {
                return;
            }
            let at = self.find(value);
            let tally = &mut self.counted[at as usize].1;
            tally.add(credit);
            if self.facet == Facet::Actor {
                tally.actors = 1;
            } else {
                self.seen.push((at, actor));
            }
        });
    }

    fn find(&mut self, value: FacetValue) -> u32 {
        let place = place_or_missing(self.catalog, value);
        if place >= self.of.len() {
            self.of.resize(place + 1, 0);
        }
        if self.of[place] == 0 {
            self.counted.push((value, Tally::default()));
            self.of[place] = u32::try_from(self.counted.len()).unwrap_or(u32::MAX);
        }
        self.of[place] - 1
    }

    /// Counts the actors of each tally. A set of them for each value would take the memory of all
    /// values times all actors.
    fn count_actors(&mut self) {
        sort_by_key(&mut self.seen, |(at, _)| at);
        // By actor, the last tally that counted it; from 1.
        let mut counted_by = vec![0; self.catalog.actors().len()];
        for &(at, actor) in &self.seen {
            let before = std::mem::replace(&mut counted_by[actor.index()], at + 1);
            self.counted[at as usize].1.actors += u32::from(before != at + 1);
        }
    }

    /// The lines in their order.
    fn lines(&mut self) -> Vec<Line> {
        self.count_actors();
        let (catalog, counted) = (self.catalog, &self.counted);
        let mut order: Vec<usize> = (0..counted.len()).collect();
        if self.facet == Facet::Actor {
            // Of the many actors no key is compared: their positions are in its order.
            order.sort_unstable_by_key(|&at| {
                let (value, tally) = &counted[at];
                (Reverse(tally.credits), *value)
            });
        } else {
            order.sort_by_cached_key(|&at| {
                let (value, tally) = &counted[at];
                (Reverse(tally.credits), written(catalog, *value))
            });
        }
        order.into_iter().map(|at| counted[at].1.line(catalog, counted[at].0)).collect()
    }
}

impl Tally {
    fn add(&mut self, credit: CreditRef<'_>) {
        self.credits += 1;
        let project = Some(credit.project().id());
        self.projects += u32::from(self.project != project);
        self.project = project;
        if let Some(year) = credit.year() {
            let (first, last) = self.years;
            self.years = (if first == 0 { year } else { first.min(year) }, last.max(year));
        }
    }

    fn line(&self, catalog: &Catalog, of: FacetValue) -> Line {
        let known = |year| Some(year).filter(|&year| year > 0);
        Line {
            of,
            value: written(catalog, of),
            name: of.name(catalog),
            credits: self.credits as usize,
            actors: self.actors as usize,
            projects: self.projects as usize,
            first_year: known(self.years.0),
            last_year: known(self.years.1),
        }
    }
}

/// Countries by code, platforms by name, actors by key, as the exports write them.
fn written(catalog: &Catalog, value: FacetValue) -> String {
    match value {
        FacetValue::Country(country) => country.code().to_owned(),
        FacetValue::Actor(id) => catalog.actor(id).key().to_owned(),
        FacetValue::Missing(_) => "none".to_owned(),
        value => value.name(catalog),
    }
}
