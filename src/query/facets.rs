//! How many credits each value of each facet would list.
//!
//! Cost: the credits of a project are one range, so what a project decides (country, platform,
//! kind, status) is counted by the number of set bits in its range, and only actor, year and
//! billing look at each credit.

mod buckets;
mod numbers;

use std::collections::HashMap;
use std::sync::Arc;

use fixedbitset::FixedBitSet;

use super::filter::Passes;
use crate::catalog::Catalog;
pub use crate::catalog::FacetValue;
use crate::model::Facet;
use crate::names::Script;
pub use buckets::{Bucket, Buckets};
pub(super) use numbers::by_project;
use numbers::{Counts, Numbers};

/// The buckets of every facet, cheap to clone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FacetCounts(HashMap<Facet, Arc<Buckets>>);

impl FacetCounts {
    /// The buckets of a facet, in order; none where it was not counted.
    pub fn of<'a>(
        &'a self,
        catalog: &'a Catalog,
        facet: Facet,
    ) -> impl Iterator<Item = Bucket> + 'a {
        self.get(facet).into_iter().flat_map(|buckets| buckets.iter(catalog))
    }

    /// The same, to be kept. `None` where a facet was not counted: in an answer that is not complete
    /// not every one is.
    #[must_use]
    pub fn get(&self, facet: Facet) -> Option<&Arc<Buckets>> {
        self.0.get(&facet)
    }
}

/// The facets that are always on the screen, and so are counted first.
const FIRST: [Facet; 3] = [Facet::Country, Facet::Platform, Facet::Actor];

/// Counts facets over the credits that pass all else, as they are asked for.
pub(super) struct Counting<'a> {
    passes: &'a Passes,
    /// Of the credits that pass everything.
    listed: Numbers<'a>,
    /// By their names in which script actors are listed.
    script: Script,
    counts: FacetCounts,
}

impl<'a> Counting<'a> {
    /// `listed`: the credits that pass everything; and by their names in which script actors are
    /// listed.
    pub fn of(
        catalog: &'a Catalog,
        passes: &'a Passes,
        (listed, script): (Arc<FixedBitSet>, Script),
    ) -> Self {
        let listed = Numbers::of(catalog, listed);
        Counting { passes, listed, script, counts: FacetCounts::default() }
    }

    /// Counts the facets that are always on the screen.
    pub fn first(&mut self) -> FacetCounts {
        FIRST.into_iter().for_each(|facet| self.count(facet));
        self.counts.clone()
    }

    /// Counts the others too.
    pub fn all(mut self) -> FacetCounts {
        Facet::ALL.into_iter().for_each(|facet| self.count(facet));
        self.counts
    }

    /// How many actors and countries, Korea left out, the listed credits have.
    pub fn distinct(&self) -> (usize, usize) {
        self.listed.distinct()
    }

    fn count(&mut self, facet: Facet) {
        if self.counts.get(facet).is_some() {
            return;
        }
        let catalog = self.listed.catalog;
        let counts = match self.passes.all_but(facet) {
            Some(own) => Counts::of(facet, &Numbers::of(catalog, Arc::new(own))),
            None => Counts::of(facet, &self.listed),
        };
        let buckets = Buckets::of(catalog, (facet, self.script), counts);
        self.counts.0.insert(facet, Arc::new(buckets));
    }
}

/// The position of a value among the numbers of its facet; 0 for "nothing known".
#[inline]
pub(super) fn place(catalog: &Catalog, value: FacetValue) -> usize {
    match value {
        FacetValue::Country(country) => catalog.country_place(country),
        FacetValue::Platform(id) => id.index(),
        FacetValue::Actor(id) => id.index(),
        FacetValue::Year(year) => usize::from(year),
        FacetValue::Kind(kind) => kind as usize,
        FacetValue::Billing(billing) => billing as usize,
        FacetValue::Status(status) => status as usize,
        FacetValue::Group(id) => id.index(),
        FacetValue::Missing(_) => 0,
    }
}

/// The same with "nothing known" as a value of its own, the first.
#[inline]
pub(crate) fn place_or_missing(catalog: &Catalog, value: FacetValue) -> usize {
    match value {
        FacetValue::Missing(_) => 0,
        value => 1 + place(catalog, value),
    }
}
