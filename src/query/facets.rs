//! How many credits each value of each facet would list.
//!
//! Cost: the credits of a project are one range, so what a project decides (country, platform,
//! kind, status) is counted by the number of set bits in its range, and only actor, year and
//! billing look at each credit.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use fixedbitset::FixedBitSet;

use super::filter::Passes;
use super::sort::counting::sort_by_key;
pub use crate::catalog::FacetValue;
use crate::catalog::{Catalog, CreditId, CreditRef, GroupId, ProjectId, ProjectRef};
use crate::model::{Country, Facet};
use crate::names::Script;

/// A value and its number of credits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bucket {
    /// The value.
    pub value: FacetValue,
    /// The credits that would be listed with this value, if every choice and exclusion of its
    /// facet were taken away and the rest of the question kept.
    pub count: usize,
}

/// The buckets of every facet, cheap to clone: most credits first, then by name, years the newest
/// first; "nothing known" last. Values at zero are among them; Korea is not among the countries.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FacetCounts(HashMap<Facet, Arc<Vec<Bucket>>>);

impl FacetCounts {
    /// The buckets of a facet.
    #[must_use]
    pub fn of(&self, facet: Facet) -> &[Bucket] {
        self.0.get(&facet).map_or(&[], |buckets| buckets.as_slice())
    }

    /// Whether a facet was counted: in an answer that is not complete not every one is.
    #[must_use]
    pub fn has(&self, facet: Facet) -> bool {
        self.0.contains_key(&facet)
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
        if self.counts.has(facet) {
            return;
        }
        let (own, by) = (self.passes.all_but(facet), (facet, self.script));
        let buckets = match own {
            Some(own) => buckets(by, &Numbers::of(self.listed.catalog, Arc::new(own))),
            None => buckets(by, &self.listed),
        };
        self.counts.0.insert(facet, Arc::new(buckets));
    }
}

fn buckets((facet, script): (Facet, Script), numbers: &Numbers<'_>) -> Vec<Bucket> {
    let catalog = numbers.catalog;
    let counts = Counts::of(facet, numbers);
    let values = catalog.facet_values_in(facet, script);
    let of = |&value| Bucket { value, count: counts.at(place(catalog, value)) };
    let mut buckets: Vec<Bucket> = Vec::with_capacity(values.len() + 1);
    if facet == Facet::Year {
        // Years are looked for in their own order, the newest first.
        buckets.extend(values.iter().map(of));
    } else {
        // Stably: equals stay in the order of names. Of many values most are at zero, and so last;
        // to choose the place and write once is cheaper than a branch that nobody can foretell.
        buckets.resize(values.len(), Bucket { value: FacetValue::Missing(facet), count: 0 });
        let (mut some, mut zeros) = (0, values.len());
        for bucket in values.iter().map(of) {
            let has_some = bucket.count > 0;
            zeros -= usize::from(!has_some);
            buckets[if has_some { some } else { zeros }] = bucket;
            some += usize::from(has_some);
        }
        buckets[some..].reverse();
        let some = &mut buckets[..some];
        let most = some.iter().map(|bucket| bucket.count).max().unwrap_or(0);
        sort_by_key(some, |bucket| u32::try_from(most - bucket.count).unwrap_or(u32::MAX));
    }
    if catalog.lacks_values(facet) {
        let value = FacetValue::Missing(facet);
        buckets.push(Bucket { value, count: counts.missing as usize });
    }
    buckets
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

/// Going to a project takes so many times as long as passing one by.
const FEW: usize = 2;

/// How many of some credits each project, actor and country has; counted when first asked for, and
/// then for all facets.
struct Numbers<'a> {
    catalog: &'a Catalog,
    passing: Arc<FixedBitSet>,
    projects: OnceCell<Vec<(ProjectId, u32)>>,
    actors: OnceCell<Counts>,
    countries: OnceCell<Counts>,
}

impl<'a> Numbers<'a> {
    fn of(catalog: &'a Catalog, passing: Arc<FixedBitSet>) -> Self {
        let [actors, countries] = [const { OnceCell::new() }; 2];
        Numbers { catalog, passing, projects: OnceCell::new(), actors, countries }
    }

    fn credits(&self) -> impl Iterator<Item = CreditRef<'a>> {
        self.passing.ones().map(|at| self.catalog.credit(CreditId::at(at)))
    }

    /// The projects with a credit, each with the number of those.
    fn projects(&self) -> impl Iterator<Item = (ProjectRef<'a>, u32)> {
        let numbers = self.projects.get_or_init(|| by_project(self.catalog, &self.passing));
        numbers.iter().map(|&(id, number)| (self.catalog.project(id), number))
    }

    /// The number of credits by the actors' positions.
    fn actors(&self) -> &Counts {
        self.actors.get_or_init(|| {
            let mut counts = Counts::of_places(self.catalog.actors().len());
            let actors = self.catalog.credit_actors();
            actors.each(self.passing.ones(), |actor| counts.by_place[actor.index()] += 1);
            counts
        })
    }

    fn countries(&self) -> &Counts {
        self.countries.get_or_init(|| {
            let mut counts = Counts::of_places(self.catalog.countries().len());
            let lists = self.catalog.country_lists();
            counts.add_lists(lists, self.projects(), ProjectRef::country_list);
            counts
        })
    }

    /// How many actors and countries, Korea left out, the credits have.
    fn distinct(&self) -> (usize, usize) {
        let countries = self.countries();
        let abroad = self.catalog.countries().filter(|country| *country != Country::KOREA);
        let listed = |country: &Country| countries.at(self.catalog.country_place(*country)) > 0;
        let actors = self.actors().by_place.iter().filter(|number| **number > 0).count();
        (actors, abroad.filter(listed).count())
    }
}

/// The projects of some credits, and how many come of each.
pub(super) fn by_project(catalog: &Catalog, passing: &FixedBitSet) -> Vec<(ProjectId, u32)> {
    // Few credits are gone through one by one; of many, each project's are counted at once.
    if passing.count_ones(..) * FEW < catalog.projects().len() {
        one_by_one(catalog, passing)
    } else {
        by_ranges(catalog, passing)
    }
}

/// [`by_project`]: the credits are gone through.
fn one_by_one(catalog: &Catalog, passing: &FixedBitSet) -> Vec<(ProjectId, u32)> {
    let mut numbers: Vec<(ProjectId, u32)> = Vec::new();
    for id in passing.ones().map(|at| catalog.credit(CreditId::at(at)).project().id()) {
        match numbers.last_mut() {
            Some((last, number)) if *last == id => *number += 1,
            _ => numbers.push((id, 1)),
        }
    }
    numbers
}

/// The same for many credits, without a look at each: the credits of a project are one range, and
/// the bits before its end less those before its beginning are its own.
fn by_ranges(catalog: &Catalog, passing: &FixedBitSet) -> Vec<(ProjectId, u32)> {
    let bits = usize::BITS as usize;
    let (mut total, mut words) = (0, Vec::with_capacity(passing.len() / bits + 1));
    for &word in passing.as_slice() {
        words.push((total, word));
        total += word.count_ones();
    }
    words.push((total, 0));
    let bits_before = |end: usize| {
        let (before, word) = words[end / bits];
        // To count none takes as many steps as to count many, and often there is none.
        if word == 0 { before } else { before + (word & ((1 << (end % bits)) - 1)).count_ones() }
    };
    // Every project is written, over the one before if that has none: cheaper than a branch that
    // nobody can foretell.
    let mut numbers = vec![(ProjectId::at(0), 0); catalog.projects().len() + 1];
    let (mut next, mut done) = (0, 0);
    for project in catalog.projects() {
        let end = bits_before(project.credit_range().end);
        numbers[next] = (project.id(), end - done);
        next += usize::from(end > done);
        done = end;
    }
    numbers.truncate(next);
    numbers
}

/// Numbers by a facet's value, and of those without one.
#[derive(Debug, Clone, Default)]
struct Counts {
    /// By the value's [`place`]; those behind the last are 0.
    by_place: Vec<u32>,
    missing: u32,
}

impl Counts {
    fn of<'n>(facet: Facet, numbers: &'n Numbers<'_>) -> Cow<'n, Counts> {
        let catalog = numbers.catalog;
        let mut counts = Counts::default();
        match facet {
            Facet::Actor => return Cow::Borrowed(numbers.actors()),
            Facet::Country => return Cow::Borrowed(numbers.countries()),
            Facet::Platform => {
                counts = Counts::of_places(catalog.platforms().len());
                let lists = catalog.platform_lists();
                counts.add_lists(lists, numbers.projects(), ProjectRef::platform_list);
            }
            Facet::Kind => {
                for (project, number) in numbers.projects() {
                    counts.add(Some(project.kind() as usize), number);
                }
            }
            Facet::Status => {
                for (project, number) in numbers.projects() {
                    counts.add(Some(project.status() as usize), number);
                }
            }
            Facet::Group => {
                for (actor, &number) in catalog.actors().zip(&numbers.actors().by_place) {
                    counts.add(actor.group().map(GroupId::index), number);
                }
            }
            Facet::Year => {
                numbers.credits().for_each(|c| counts.add(c.year().map(usize::from), 1));
            }
            Facet::Billing => {
                numbers.credits().for_each(|c| counts.add(c.billing().map(|b| b as usize), 1));
            }
        }
        Cow::Owned(counts)
    }

    /// None yet of so many values.
    fn of_places(count: usize) -> Counts {
        Counts { by_place: vec![0; count], missing: 0 }
    }

    fn at(&self, place: usize) -> usize {
        self.by_place.get(place).map_or(0, |&number| number as usize)
    }

    /// Adds for each of some projects, with a number, to the places in its list.
    fn add_lists<'a, P: ExactSizeIterator<Item = usize>>(
        &mut self,
        lists: impl ExactSizeIterator<Item = P>,
        projects: impl Iterator<Item = (ProjectRef<'a>, u32)>,
        list: impl Fn(ProjectRef<'a>) -> usize,
    ) {
        let mut numbers = vec![0; lists.len()];
        projects.for_each(|(project, number)| numbers[list(project)] += number);
        lists.zip(numbers).for_each(|(places, number)| self.add_each(places, number));
    }

    /// Adds to each of some places that were there from the beginning; to none means that nothing
    /// is known.
    #[inline]
    fn add_each(&mut self, places: impl ExactSizeIterator<Item = usize>, number: u32) {
        if places.len() == 0 {
            self.missing += number;
        }
        places.for_each(|place| self.by_place[place] += number);
    }

    fn add(&mut self, place: Option<usize>, number: u32) {
        let Some(place) = place else {
            self.missing += number;
            return;
        };
        match self.by_place.get_mut(place) {
            Some(known) => *known += number,
            None => {
                self.by_place.resize(place + 1, 0);
                self.by_place[place] = number;
            }
        }
    }
}
