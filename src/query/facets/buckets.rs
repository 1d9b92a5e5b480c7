//! The values of a facet beside their numbers, in order.

use std::sync::Arc;

use super::numbers::Counts;
use crate::catalog::{Catalog, FacetValue, Moved};
use crate::model::Facet;
use crate::names::Script;
use crate::query::sort::counting::sort_by_key;

/// A value and its number of credits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bucket {
    /// The value.
    pub value: FacetValue,
    /// The credits that would be listed with this value, if every choice and exclusion of its
    /// facet were taken away and the rest of the question kept.
    pub count: usize,
}

/// The buckets of a facet: most credits first, then by name, years the newest first; "nothing known"
/// last. Values at zero are among them; Korea is not among the countries.
///
/// Of many values most are at zero and seen by nobody: those are found when they are asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Buckets {
    facet: Facet,
    /// By their names in which script values of equal numbers stand.
    script: Script,
    /// The values with credits; of years, which stand in their own order, all.
    first: Vec<Bucket>,
    /// How many values come after them, all at zero.
    zeros: usize,
    /// Whether "nothing known" is a value.
    has_missing: bool,
    counts: Arc<Counts>,
}

impl Buckets {
    /// Puts the values of a facet in order, actors and platforms of equal numbers by their names in
    /// a script.
    pub(super) fn of(
        catalog: &Catalog,
        (facet, script): (Facet, Script),
        counts: Arc<Counts>,
    ) -> Buckets {
        let values = catalog.facet_values_in(facet, script);
        let numbered =
            values.iter().map(|&value| Bucket { value, count: counts.of_value(catalog, value) });
        let first = match facet {
            Facet::Year => numbered.collect(),
            _ => with_credits(facet, numbered, counts.places()),
        };
        let zeros = values.len() - first.len();
        Buckets { facet, script, first, zeros, has_missing: catalog.lacks_values(facet), counts }
    }

    /// The facet whose values they are.
    #[must_use]
    pub fn facet(&self) -> Facet {
        self.facet
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.first.len() + self.zeros + usize::from(self.has_missing)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Those with credits, in order; of years all that are known.
    #[must_use]
    pub fn some(&self) -> &[Bucket] {
        &self.first
    }

    /// All in order. Cost: nothing for those with credits; for those at zero a look at every value
    /// before.
    pub fn iter<'a>(&'a self, catalog: &'a Catalog) -> impl Iterator<Item = Bucket> + 'a {
        // Where there are none they need not be looked for.
        let values = catalog.facet_values_in(self.facet, self.script);
        let values = if self.zeros > 0 { values } else { &[] };
        let at_zero = |value: &FacetValue| self.count(catalog, *value) == 0;
        let zeros = values.iter().copied().filter(at_zero);
        let missing = self.has_missing.then_some(FacetValue::Missing(self.facet));
        let rest = zeros.chain(missing);
        let rest = rest.map(|value| Bucket { value, count: self.count(catalog, value) });
        self.first.iter().copied().chain(rest)
    }

    /// All values by their Latin names, as they lie in memory: to be looked through.
    pub fn by_name<'a>(&self, catalog: &'a Catalog) -> impl Iterator<Item = FacetValue> + 'a {
        let missing = self.has_missing.then_some(FacetValue::Missing(self.facet));
        catalog.facet_values(self.facet).iter().copied().chain(missing)
    }

    /// The number of a value.
    #[must_use]
    pub fn count(&self, catalog: &Catalog, value: FacetValue) -> usize {
        self.counts.of_value(catalog, value)
    }

    /// The same numbers of the values of another catalog: what is new there has none.
    #[must_use]
    pub fn moved(&self, catalog: &Catalog, moved: &Moved) -> Buckets {
        let here = |bucket: &Bucket| Some(Bucket { value: moved.value(bucket.value)?, ..*bucket });
        let first: Vec<Bucket> = self.first.iter().filter_map(here).collect();
        let missing = FacetValue::Missing(self.facet);
        let missing = Bucket { value: missing, count: self.count(catalog, missing) };
        let counts = Counts::of_values(catalog, first.iter().copied().chain([missing]));
        let at_zero = |value: &&FacetValue| counts.of_value(catalog, **value) == 0;
        let zeros = match self.facet {
            Facet::Year => 0,
            _ => catalog.facet_values_in(self.facet, self.script).iter().filter(at_zero).count(),
        };
        Buckets { first, zeros, counts: Arc::new(counts), ..*self }
    }
}

/// Of the values, which come by name, those with credits, of which there are at most so many: most
/// credits first.
fn with_credits(facet: Facet, values: impl Iterator<Item = Bucket>, at_most: usize) -> Vec<Bucket> {
    // Every value is written, over the one before if that has none: cheaper than a branch that
    // nobody can foretell.
    let nothing = Bucket { value: FacetValue::Missing(facet), count: 0 };
    let (mut some, mut next) = (vec![nothing; at_most + 1], 0);
    for bucket in values {
        some[next] = bucket;
        next += usize::from(bucket.count > 0);
    }
    some.truncate(next);
    // Stably: equals stay in the order of names.
    let most = some.iter().map(|bucket| bucket.count).max().unwrap_or(0);
    sort_by_key(&mut some, |bucket| u32::try_from(most - bucket.count).unwrap_or(u32::MAX));
    some
}
