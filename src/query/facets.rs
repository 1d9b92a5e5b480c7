//! How many credits each value of each facet would list.
//!
//! Cost: the credits of a project are one range, so what a project decides (country, platform,
//! kind, status) is counted by the number of set bits in its range, and only actor, year and
//! billing look at each credit.

use std::collections::HashMap;

use fixedbitset::FixedBitSet;

use super::filter::Passes;
pub use crate::catalog::FacetValue;
use crate::catalog::{ActorRef, Catalog, CreditId, GroupId, ProjectRef};
use crate::model::{Billing, Country, Facet, Kind, Status, Word};

/// A value and its number of credits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bucket {
    /// The value.
    pub value: FacetValue,
    /// The credits that would be listed with this value, if every choice and exclusion of its
    /// facet were taken away and the rest of the question kept.
    pub count: usize,
}

/// The buckets of every facet: most credits first, then by name, "nothing known" last. Values at
/// zero are among them; Korea is not among the countries.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FacetCounts(HashMap<Facet, Vec<Bucket>>);

impl FacetCounts {
    /// The buckets of a facet.
    #[must_use]
    pub fn of(&self, facet: Facet) -> &[Bucket] {
        self.0.get(&facet).map_or(&[], Vec::as_slice)
    }
}

/// Counts every facet over the credits that pass all else.
pub(super) fn count(catalog: &Catalog, passes: &Passes) -> FacetCounts {
    let of = |facet| (facet, buckets(catalog, facet, &passes.all_but(facet)));
    FacetCounts(Facet::ALL.into_iter().map(of).collect())
}

/// Numbers by a facet's value, and of those without one.
struct Counts {
    /// By the value's [`place`].
    by_place: Vec<usize>,
    missing: usize,
}

fn buckets(catalog: &Catalog, facet: Facet, passing: &FixedBitSet) -> Vec<Bucket> {
    let counts = Counts::of(catalog, facet, passing);
    let values = catalog.facet_values(facet).iter();
    let of = |&value| Bucket { value, count: counts.by_place[place(catalog, value)] };
    // Those at zero stay in the order of names; only the others are sorted, and stably.
    let (mut buckets, zeros): (Vec<Bucket>, Vec<Bucket>) =
        values.map(of).partition(|bucket| bucket.count > 0);
    buckets.sort_by_key(|bucket| std::cmp::Reverse(bucket.count));
    buckets.extend(zeros);
    if catalog.lacks_values(facet) {
        buckets.push(Bucket { value: FacetValue::Missing(facet), count: counts.missing });
    }
    buckets
}

/// The position of a value among the numbers of its facet.
fn place(catalog: &Catalog, value: FacetValue) -> usize {
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

impl Counts {
    fn of(catalog: &Catalog, facet: Facet, passing: &FixedBitSet) -> Counts {
        let places = match facet {
            Facet::Country => catalog.countries().len(),
            Facet::Platform => catalog.platforms().len(),
            Facet::Actor => catalog.actors().len(),
            Facet::Year => usize::from(u16::MAX) + 1,
            Facet::Kind => Kind::ALL.len(),
            Facet::Billing => Billing::ALL.len(),
            Facet::Status => Status::ALL.len(),
            Facet::Group => catalog.groups().len(),
        };
        let mut counts = Counts { by_place: vec![0; places], missing: 0 };
        match facet {
            Facet::Country | Facet::Platform | Facet::Kind | Facet::Status => {
                for (project, number) in by_project(catalog, passing) {
                    counts.add_project(catalog, facet, project, number);
                }
            }
            Facet::Group => {
                for (actor, number) in by_actor(catalog, passing) {
                    counts.add(actor.group().map(GroupId::index), number);
                }
            }
            Facet::Actor => counts.by_place = actor_numbers(catalog, passing),
            Facet::Year => {
                for at in passing.ones() {
                    counts.add(catalog.credit(CreditId::at(at)).year().map(usize::from), 1);
                }
            }
            Facet::Billing => {
                for at in passing.ones() {
                    let billing = catalog.credit(CreditId::at(at)).billing();
                    counts.add(billing.map(|billing| billing as usize), 1);
                }
            }
        }
        counts
    }

    fn add(&mut self, place: Option<usize>, number: usize) {
        match place {
            Some(place) => self.by_place[place] += number,
            None => self.missing += number,
        }
    }

    fn add_project(
        &mut self,
        catalog: &Catalog,
        facet: Facet,
        project: ProjectRef<'_>,
        number: usize,
    ) {
        match facet {
            Facet::Country if project.countries().is_empty() => self.add(None, number),
            Facet::Country => {
                for &country in project.countries() {
                    self.add(Some(catalog.country_place(country)), number);
                }
            }
            Facet::Platform if project.platforms().len() == 0 => self.add(None, number),
            Facet::Platform => {
                project.platforms().for_each(|shown| self.add(Some(shown.id().index()), number));
            }
            Facet::Kind => self.add(Some(project.kind() as usize), number),
            _ => self.add(Some(project.status() as usize), number),
        }
    }
}

/// The projects with a credit that passes, each with the number of those.
fn by_project<'c>(
    catalog: &'c Catalog,
    passing: &FixedBitSet,
) -> impl Iterator<Item = (ProjectRef<'c>, usize)> {
    let number = |project: ProjectRef<'c>| (project, passing.count_ones(project.credit_range()));
    catalog.projects().map(number).filter(|(_, number)| *number > 0)
}

/// The number of credits that pass, by the actors' positions.
fn actor_numbers(catalog: &Catalog, passing: &FixedBitSet) -> Vec<usize> {
    let mut numbers = vec![0; catalog.actors().len()];
    for at in passing.ones() {
        numbers[catalog.credit(CreditId::at(at)).actor().id().index()] += 1;
    }
    numbers
}

/// The actors with a credit that passes, each with the number of those.
fn by_actor<'c>(
    catalog: &'c Catalog,
    passing: &FixedBitSet,
) -> impl Iterator<Item = (ActorRef<'c>, usize)> {
    let numbers = actor_numbers(catalog, passing);
    catalog.actors().zip(numbers).filter(|(_, number)| *number > 0)
}

/// How many actors and countries, Korea left out, some credits have.
pub(super) fn distinct(catalog: &Catalog, credits: &FixedBitSet) -> (usize, usize) {
    let mut countries = vec![false; catalog.countries().len()];
    for (project, _) in by_project(catalog, credits) {
        for &country in project.countries().iter().filter(|c| **c != Country::KOREA) {
            countries[catalog.country_place(country)] = true;
        }
    }
    let countries = countries.into_iter().filter(|listed| *listed).count();
    (by_actor(catalog, credits).count(), countries)
}
