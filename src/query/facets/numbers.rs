//! Credits counted by the values that they have.

use std::cell::OnceCell;
use std::sync::Arc;

use fixedbitset::FixedBitSet;

use super::{Bucket, place};
use crate::catalog::{Catalog, CreditId, CreditRef, FacetValue, GroupId, ProjectId, ProjectRef};
use crate::model::{Country, Facet};

/// Going to a project takes so many times as long as passing one by.
const FEW: usize = 2;

/// How many of some credits each project, actor and country has; counted when first asked for, and
/// then for all facets.
pub struct Numbers<'a> {
    pub catalog: &'a Catalog,
    passing: Arc<FixedBitSet>,
    projects: OnceCell<Vec<(ProjectId, u32)>>,
    actors: OnceCell<Arc<Counts>>,
    countries: OnceCell<Arc<Counts>>,
}

impl<'a> Numbers<'a> {
    pub fn of(catalog: &'a Catalog, passing: Arc<FixedBitSet>) -> Self {
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
    fn actors(&self) -> &Arc<Counts> {
        self.actors.get_or_init(|| {
            let mut counts = Counts::of_places(self.catalog.actors().len());
            let actors = self.catalog.credit_actors();
            actors.each(self.passing.ones(), |actor| counts.by_place[actor.index()] += 1);
            Arc::new(counts)
        })
    }

    fn countries(&self) -> &Arc<Counts> {
        self.countries.get_or_init(|| {
            let mut counts = Counts::of_places(self.catalog.countries().len());
            let lists = self.catalog.country_lists();
            counts.add_lists(lists, self.projects(), ProjectRef::country_list);
            Arc::new(counts)
        })
    }

    /// How many actors and countries, Korea left out, the credits have.
    pub fn distinct(&self) -> (usize, usize) {
        let countries = self.countries();
        let abroad = self.catalog.countries().filter(|country| *country != Country::KOREA);
        let listed =
            |country: &Country| countries.of_value(self.catalog, FacetValue::Country(*country)) > 0;
        let actors = self.actors().places();
        (actors, abroad.filter(listed).count())
    }
}

/// The projects of some credits, and how many come of each.
pub fn by_project(catalog: &Catalog, passing: &FixedBitSet) -> Vec<(ProjectId, u32)> {
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
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Counts {
    /// By the value's [`place`](super::place); those behind the last are 0.
    by_place: Vec<u32>,
    missing: u32,
}

impl Counts {
    pub fn of(facet: Facet, numbers: &Numbers<'_>) -> Arc<Counts> {
        let catalog = numbers.catalog;
        let mut counts = Counts::default();
        match facet {
            Facet::Actor => return Arc::clone(numbers.actors()),
            Facet::Country => return Arc::clone(numbers.countries()),
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
        Arc::new(counts)
    }

    /// None yet of so many values.
    fn of_places(count: usize) -> Counts {
        Counts { by_place: vec![0; count], missing: 0 }
    }

    /// The numbers of some values; 0 for all others.
    pub fn of_values(catalog: &Catalog, values: impl Iterator<Item = Bucket>) -> Counts {
        let mut counts = Counts::default();
        for Bucket { value, count } in values {
            let at = Some(value).filter(|value| !matches!(value, FacetValue::Missing(_)));
            let number = u32::try_from(count).unwrap_or(u32::MAX);
            counts.add(at.map(|value| place(catalog, value)), number);
        }
        counts
    }

    /// The number of a value.
    #[inline]
    pub fn of_value(&self, catalog: &Catalog, value: FacetValue) -> usize {
        let number = match value {
            FacetValue::Missing(_) => self.missing,
            value => self.by_place.get(place(catalog, value)).copied().unwrap_or(0),
        };
        number as usize
    }

    /// How many values have a number.
    pub fn places(&self) -> usize {
        self.by_place.iter().filter(|number| **number > 0).count()
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
