//! How many credits each value of each facet would list.

use std::collections::HashMap;

use fixedbitset::FixedBitSet;

use super::filter::Passes;
use crate::catalog::{ActorId, Catalog, CreditId, CreditRef, GroupId, PlatformId};
use crate::model::{Billing, Country, Facet, Kind, Status, Word};

/// A value of a facet; it knows its facet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FacetValue {
    /// A producing country.
    Country(Country),
    /// A platform.
    Platform(PlatformId),
    /// An actor.
    Actor(ActorId),
    /// A year.
    Year(u16),
    /// A kind.
    Kind(Kind),
    /// A billing.
    Billing(Billing),
    /// A status.
    Status(Status),
    /// An idol group.
    Group(GroupId),
    /// Nothing known: no platform, no year …
    Missing(Facet),
}

impl FacetValue {
    /// The facet it is a value of.
    #[must_use]
    pub fn facet(self) -> Facet {
        match self {
            FacetValue::Country(_) => Facet::Country,
            FacetValue::Platform(_) => Facet::Platform,
            FacetValue::Actor(_) => Facet::Actor,
            FacetValue::Year(_) => Facet::Year,
            FacetValue::Kind(_) => Facet::Kind,
            FacetValue::Billing(_) => Facet::Billing,
            FacetValue::Status(_) => Facet::Status,
            FacetValue::Group(_) => Facet::Group,
            FacetValue::Missing(facet) => facet,
        }
    }

    /// The names and words by which it is found, in lower case.
    #[must_use]
    pub fn names(self, catalog: &Catalog) -> Vec<String> {
        let plain = |name: &str| name.to_lowercase();
        match self {
            FacetValue::Actor(id) => {
                let actor = catalog.actor(id);
                actor.names().chain([actor.key()]).map(plain).collect()
            }
            FacetValue::Platform(id) => {
                let platform = catalog.platform(id);
                platform.names().chain([platform.key()]).map(plain).collect()
            }
            FacetValue::Country(country) => {
                let names = catalog.country_names(country).map(|(_, name)| plain(name));
                names.chain([plain(country.code())]).collect()
            }
            value => vec![plain(&value.name(catalog))],
        }
    }

    /// What it is called on screens; `—` where nothing is known.
    #[must_use]
    pub fn name(self, catalog: &Catalog) -> String {
        match self {
            FacetValue::Country(country) => catalog.country_name(country).to_owned(),
            FacetValue::Platform(id) => catalog.platform(id).en().to_owned(),
            FacetValue::Actor(id) => catalog.actor(id).en().to_owned(),
            FacetValue::Year(year) => year.to_string(),
            FacetValue::Kind(kind) => kind.word().to_owned(),
            FacetValue::Billing(billing) => billing.word().to_owned(),
            FacetValue::Status(status) => status.word().to_owned(),
            FacetValue::Group(id) => catalog.group_name(id).to_owned(),
            FacetValue::Missing(_) => "—".to_owned(),
        }
    }
}

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
    let of = |facet| (facet, count_facet(catalog, facet, &passes.all_but(facet)));
    FacetCounts(Facet::ALL.into_iter().map(of).collect())
}

fn count_facet(catalog: &Catalog, facet: Facet, passing: &FixedBitSet) -> Vec<Bucket> {
    let mut counts: HashMap<FacetValue, usize> = HashMap::new();
    for at in passing.ones() {
        for value in values(catalog.credit(CreditId::at(at)), facet) {
            *counts.entry(value).or_default() += 1;
        }
    }
    counts.remove(&FacetValue::Country(Country::KOREA));
    let mut buckets: Vec<Bucket> = all_values(catalog, facet)
        .into_iter()
        .map(|value| Bucket { value, count: counts.remove(&value).unwrap_or(0) })
        .collect();
    let missing = FacetValue::Missing(facet);
    // Stable: of equal numbers the order of names stays.
    buckets.sort_by_key(|bucket| std::cmp::Reverse(bucket.count));
    let count = counts.remove(&missing).unwrap_or(0);
    if count > 0 || lacks_a_value(catalog, facet) {
        buckets.push(Bucket { value: missing, count });
    }
    buckets
}

/// Whether some credit has no value of a facet.
fn lacks_a_value(catalog: &Catalog, facet: Facet) -> bool {
    // Of everybody these are known.
    let is_always_there = matches!(facet, Facet::Actor | Facet::Kind | Facet::Status);
    !is_always_there
        && catalog.credits().any(|credit| values(credit, facet) == [FacetValue::Missing(facet)])
}

/// Every value that some credit has, by name, without "nothing known".
pub(super) fn all_values(catalog: &Catalog, facet: Facet) -> Vec<FacetValue> {
    match facet {
        Facet::Country => {
            let mut countries: Vec<Country> = catalog.countries().collect();
            countries.retain(|&country| country != Country::KOREA);
            countries.sort_by_key(|&country| catalog.country_name(country));
            countries.into_iter().map(FacetValue::Country).collect()
        }
        Facet::Platform => {
            let mut platforms: Vec<_> = catalog.platforms().collect();
            platforms.sort_by_key(|platform| platform.rank());
            platforms.into_iter().map(|platform| FacetValue::Platform(platform.id())).collect()
        }
        Facet::Actor => {
            let mut actors: Vec<_> = catalog.actors().collect();
            actors.retain(|actor| actor.credits().len() > 0);
            actors.sort_by_key(|actor| actor.rank());
            actors.into_iter().map(|actor| FacetValue::Actor(actor.id())).collect()
        }
        Facet::Year => {
            let mut years: Vec<u16> = catalog.credits().filter_map(CreditRef::year).collect();
            years.sort_unstable_by_key(|&year| std::cmp::Reverse(year));
            years.dedup();
            years.into_iter().map(FacetValue::Year).collect()
        }
        Facet::Kind => Kind::ALL.iter().copied().map(FacetValue::Kind).collect(),
        Facet::Billing => Billing::ALL.iter().copied().map(FacetValue::Billing).collect(),
        Facet::Status => Status::ALL.iter().copied().map(FacetValue::Status).collect(),
        Facet::Group => catalog.groups().map(FacetValue::Group).collect(),
    }
}

/// The values that a credit has in a facet, Korea among its countries; one at least.
pub(super) fn values(credit: CreditRef<'_>, facet: Facet) -> Vec<FacetValue> {
    let project = credit.project();
    let mut values: Vec<FacetValue> = match facet {
        Facet::Country => project.countries().iter().copied().map(FacetValue::Country).collect(),
        Facet::Platform => {
            project.platforms().map(|platform| FacetValue::Platform(platform.id())).collect()
        }
        Facet::Actor => vec![FacetValue::Actor(credit.actor().id())],
        Facet::Year => credit.year().map(FacetValue::Year).into_iter().collect(),
        Facet::Kind => vec![FacetValue::Kind(project.kind())],
        Facet::Billing => credit.billing().map(FacetValue::Billing).into_iter().collect(),
        Facet::Status => vec![FacetValue::Status(project.status())],
        Facet::Group => credit.actor().group().map(FacetValue::Group).into_iter().collect(),
    };
    if values.is_empty() {
        values.push(FacetValue::Missing(facet));
    }
    values
}

/// How many actors and countries, Korea left out, some credits have.
pub(super) fn distinct(catalog: &Catalog, credits: &FixedBitSet) -> (usize, usize) {
    let mut actors = FixedBitSet::with_capacity(catalog.actors().len());
    let mut countries: Vec<Country> = Vec::new();
    for at in credits.ones() {
        let credit = catalog.credit(CreditId::at(at));
        actors.insert(credit.actor().id().index());
        for &country in credit.project().countries() {
            if country != Country::KOREA && !countries.contains(&country) {
                countries.push(country);
            }
        }
    }
    (actors.count_ones(..), countries.len())
}
