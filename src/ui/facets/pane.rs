//! What a facet pane remembers: its values in their order, and which of them pass its filter.

use std::collections::BTreeMap;
use std::sync::Arc;

use fixedbitset::FixedBitSet;

use crate::catalog::{Catalog, Moved, NamePart};
use crate::query::{Bucket, Buckets, FacetValue, place_or_missing};
use crate::ui::Input;

/// What a facet pane remembers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FacetPane {
    order: Order,
    /// How many credits each value has; `None` before anything was counted.
    numbers: Option<Arc<Buckets>>,
    /// How the values stand in the question; all others are free.
    standings: Standings,
    /// The text by which the values are filtered.
    pub filter: Input,
    /// What passes the filter, found out when it changes: a frame asks several times. `None` where
    /// there is no filter.
    passing: Option<Passing>,
    /// The value under the cursor, counted among the visible ones.
    pub cursor: usize,
    /// The first visible line.
    pub top: usize,
}

/// In which order the values of a pane stand.
#[derive(Debug, Clone, Default, PartialEq)]
struct Order {
    /// Those that come first.
    first: Vec<FacetValue>,
    /// The same, by their places.
    is_first: FixedBitSet,
    /// The others follow in this order: of the present numbers, or of those of the time when the pane
    /// got the keys.
    rest: Option<Arc<Buckets>>,
}

/// The values that pass a filter.
#[derive(Debug, Clone, Default, PartialEq)]
struct Passing {
    /// The filter in lower case.
    wanted: String,
    /// By their places.
    values: FixedBitSet,
    count: usize,
}

/// How a value stands in the question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Asked for.
    Chosen,
    /// The actor must have it in some credit.
    Also,
    /// Must not be.
    Excluded,
    /// Not asked about.
    Free,
}

/// The values that are not free.
pub(super) type Standings = BTreeMap<FacetValue, Standing>;

impl FacetPane {
    /// How many values there are, whether or not they pass the filter.
    #[must_use]
    pub fn len(&self) -> usize {
        self.numbers.as_ref().map_or(0, |numbers| numbers.len())
    }

    /// Whether there is no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All values in their order, each with its number and how it stands in the question.
    pub fn values<'a>(
        &'a self,
        catalog: &'a Catalog,
    ) -> impl Iterator<Item = (Bucket, Standing)> + 'a {
        self.order.values(catalog).map(|value| self.line(catalog, value))
    }

    /// How many values pass the pane's filter.
    #[must_use]
    pub fn visible_len(&self) -> usize {
        self.passing.as_ref().map_or_else(|| self.len(), |passing| passing.count)
    }

    /// The values that pass the pane's filter, in order, from the one of a number on. Cost: a look at
    /// each of those before.
    pub fn visible<'a>(
        &'a self,
        catalog: &'a Catalog,
        from: usize,
    ) -> impl Iterator<Item = (Bucket, Standing)> + 'a {
        let passes = |value: &FacetValue| {
            let passing = self.passing.as_ref();
            passing.is_none_or(|passing| passing.has(catalog, *value))
        };
        // Behind the last that passes the others need not be looked at.
        let left = self.visible_len().saturating_sub(from);
        let visible = self.order.values(catalog).filter(passes).skip(from).take(left);
        visible.map(|value| self.line(catalog, value))
    }

    /// The value under the cursor.
    #[must_use]
    pub fn in_hand(&self, catalog: &Catalog) -> Option<(Bucket, Standing)> {
        self.visible(catalog, self.cursor).next()
    }

    fn line(&self, catalog: &Catalog, value: FacetValue) -> (Bucket, Standing) {
        let count = self.numbers.as_ref().map_or(0, |numbers| numbers.count(catalog, value));
        (Bucket { value, count }, standing(&self.standings, value))
    }

    /// Finds out what passes the filter, which has changed: what has its letters in a name, and what
    /// the search would find by a name. Cost: a look at the names of every value; where the filter
    /// has become longer, of those that passed before.
    pub(in crate::ui) fn sift(&mut self, catalog: &Catalog) {
        let wanted = self.filter.text().trim().to_lowercase();
        let before = self.passing.take().filter(|before| wanted.contains(&before.wanted));
        let Some(numbers) = self.numbers.as_ref().filter(|_| !wanted.is_empty()) else { return };
        let (mut called, mut values) = (FixedBitSet::new(), FixedBitSet::new());
        // As typed: on the other keyboard layout a capital is another letter.
        catalog.each_called(numbers.facet(), self.filter.text(), |value| {
            called.grow_and_insert(place_or_missing(catalog, value));
        });
        let mut part = NamePart::of(&wanted);
        let may_pass = |place| before.as_ref().is_none_or(|before| before.values.contains(place));
        for value in numbers.by_name(catalog) {
            let place = place_or_missing(catalog, value);
            if called.contains(place) || may_pass(place) && part.is_in_names(catalog, value) {
                values.grow_and_insert(place);
            }
        }
        let count = values.count_ones(..);
        self.passing = Some(Passing { wanted, values, count });
    }

    /// Takes other numbers, and how the values stand now. They stay where they are.
    pub(super) fn count_anew(&mut self, numbers: Arc<Buckets>, standings: Standings) {
        (self.numbers, self.standings) = (Some(numbers), standings);
    }

    /// The same, and puts the values in the order of their numbers, or in that of `sorted` if it is
    /// given; what is asked for or excluded goes first.
    pub(super) fn order_anew(
        &mut self,
        catalog: &Catalog,
        (numbers, standings): (Arc<Buckets>, Standings),
        sorted: Option<Vec<FacetValue>>,
    ) {
        let known = self.len();
        let first = match sorted {
            Some(mut sorted) => {
                sorted.sort_by_key(|value| standing(&standings, *value) == Standing::Free);
                sorted
            }
            None => bound(catalog, &numbers, &standings),
        };
        self.order = Order::of(catalog, first, Some(Arc::clone(&numbers)));
        self.count_anew(numbers, standings);
        // Which values there are changes only with the data.
        if self.len() != known {
            self.passing = None;
            self.sift(catalog);
        }
    }

    /// Takes the values of another catalog for those of the present one; they keep their numbers.
    pub(in crate::ui) fn pass_through(&mut self, catalog: &Catalog, moved: &Moved) {
        let other = |buckets: &Arc<Buckets>| Arc::new(buckets.moved(catalog, moved));
        let order = std::mem::take(&mut self.order);
        let first = order.first.into_iter().filter_map(|value| moved.value(value)).collect();
        self.order = Order::of(catalog, first, order.rest.as_ref().map(other));
        self.numbers = self.numbers.as_ref().map(other);
        let standings = std::mem::take(&mut self.standings).into_iter();
        let here = |(value, standing)| Some((moved.value(value)?, standing));
        self.standings = standings.filter_map(here).collect();
        self.passing = None;
        self.sift(catalog);
    }
}

impl Order {
    fn of(catalog: &Catalog, first: Vec<FacetValue>, rest: Option<Arc<Buckets>>) -> Order {
        let mut is_first = FixedBitSet::new();
        first.iter().for_each(|&value| is_first.grow_and_insert(place_or_missing(catalog, value)));
        Order { first, is_first, rest }
    }

    fn values<'a>(&'a self, catalog: &'a Catalog) -> impl Iterator<Item = FacetValue> + 'a {
        let rest = self.rest.iter().flat_map(|rest| rest.iter(catalog));
        let is_other = |value: &FacetValue| {
            let is_first = &self.is_first;
            is_first.is_empty() || !is_first.contains(place_or_missing(catalog, *value))
        };
        self.first.iter().copied().chain(rest.map(|bucket| bucket.value).filter(is_other))
    }
}

impl Passing {
    fn has(&self, catalog: &Catalog, value: FacetValue) -> bool {
        self.values.contains(place_or_missing(catalog, value))
    }
}

/// The values that are not free, in their order. Cost: a look at each value before the last of them.
fn bound(catalog: &Catalog, numbers: &Buckets, standings: &Standings) -> Vec<FacetValue> {
    let values = numbers.iter(catalog).map(|bucket| bucket.value);
    values.filter(|value| standings.contains_key(value)).take(standings.len()).collect()
}

fn standing(standings: &Standings, value: FacetValue) -> Standing {
    standings.get(&value).copied().unwrap_or(Standing::Free)
}
