//! Counts by a facet: `kactors stats`, and the figures of claims.

use std::collections::{BTreeMap, BTreeSet};

use super::{FacetValue, Results};
use crate::catalog::{ActorId, Catalog, ProjectId};
use crate::model::{Country, Facet};

/// One line of a statistic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
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

#[derive(Default)]
struct Tally {
    credits: usize,
    actors: BTreeSet<ActorId>,
    projects: BTreeSet<ProjectId>,
    years: BTreeSet<u16>,
}

/// Counts the rows of an answer by a facet, most credits first, ties by value. A credit of two
/// values counts under both; Korea is no value.
#[must_use]
pub fn by(catalog: &Catalog, results: &Results, facet: Facet) -> Vec<Line> {
    let mut tallies: BTreeMap<FacetValue, Tally> = BTreeMap::new();
    for &id in &results.rows {
        let credit = catalog.credit(id);
        for value in credit.values(facet) {
            let tally = tallies.entry(value).or_default();
            tally.credits += 1;
            tally.actors.insert(credit.actor().id());
            tally.projects.insert(credit.project().id());
            tally.years.extend(credit.year());
        }
    }
    tallies.remove(&FacetValue::Country(Country::KOREA));
    let mut lines: Vec<Line> =
        tallies.iter().map(|(&value, tally)| line(catalog, value, tally)).collect();
    lines.sort_by(|a, b| b.credits.cmp(&a.credits).then_with(|| a.value.cmp(&b.value)));
    lines
}

fn line(catalog: &Catalog, value: FacetValue, tally: &Tally) -> Line {
    Line {
        value: written(catalog, value),
        name: value.name(catalog),
        credits: tally.credits,
        actors: tally.actors.len(),
        projects: tally.projects.len(),
        first_year: tally.years.first().copied(),
        last_year: tally.years.last().copied(),
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
