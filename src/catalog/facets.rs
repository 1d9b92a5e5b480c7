//! The facets' values: what credits can be divided by, and who has which.

use std::sync::OnceLock;

use memchr::memmem::Finder;

use super::{ActorId, Catalog, CreditRef, GroupId, PlatformId};
use crate::model::{Billing, Country, Facet, Kind, Status, Word};
use crate::names::Probe;

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
        let mut names = Vec::new();
        self.each_name(catalog, |name| names.push(name.to_lowercase()));
        names
    }

    /// Shows each of [`FacetValue::names`] as the data write it.
    fn each_name(self, catalog: &Catalog, mut shown: impl FnMut(&str)) {
        match self {
            FacetValue::Actor(id) => {
                let actor = catalog.actor(id);
                actor.names().chain([actor.key()]).for_each(shown);
            }
            FacetValue::Platform(id) => {
                let platform = catalog.platform(id);
                platform.names().chain([platform.key()]).for_each(shown);
            }
            FacetValue::Country(country) => {
                let names = catalog.country_names(country).map(|(_, name)| name);
                names.chain([country.code()]).for_each(shown);
            }
            value => shown(&value.name(catalog)),
        }
    }

    /// What it is called on screens; `—` where nothing is known.
    #[must_use]
    pub fn name(self, catalog: &Catalog) -> String {
        match self {
            FacetValue::Country(country) => catalog.country_name(country).to_owned(),
            FacetValue::Platform(id) => catalog.platform(id).en().to_owned(),
            FacetValue::Actor(id) => {
                let actor = catalog.actor(id);
                match actor.disambiguation() {
                    Some(who) => format!("{} ({who})", actor.en()),
                    None => actor.en().to_owned(),
                }
            }
            FacetValue::Year(year) => year.to_string(),
            FacetValue::Kind(kind) => kind.word().to_owned(),
            FacetValue::Billing(billing) => billing.word().to_owned(),
            FacetValue::Status(status) => status.word().to_owned(),
            FacetValue::Group(id) => catalog.group_name(id).to_owned(),
            FacetValue::Missing(_) => "—".to_owned(),
        }
    }
}

/// A part of a name, to be looked for in the names of many values.
#[derive(Debug)]
pub struct NamePart<'t> {
    finder: Finder<'t>,
    /// The names of the value that was looked at last, a line each.
    names: String,
}

impl<'t> NamePart<'t> {
    /// A text in lower case, without a line break.
    #[must_use]
    pub fn of(text: &'t str) -> NamePart<'t> {
        NamePart { finder: Finder::new(text), names: String::new() }
    }

    /// Whether one of [`FacetValue::names`] contains it. Cost: a tenth of making those.
    pub fn is_in_names(&mut self, catalog: &Catalog, value: FacetValue) -> bool {
        self.names.clear();
        value.each_name(catalog, |name| {
            self.names.push_str(name);
            self.names.push('\n');
        });
        if self.names.chars().all(has_plain_case) {
            self.names.make_ascii_lowercase();
        } else {
            self.names = self.names.to_lowercase();
        }
        self.finder.find(self.names.as_bytes()).is_some()
    }
}

/// Whether a character is of ASCII, or surely has no case: kana, hanzi and hangul, of which most
/// names are.
fn has_plain_case(c: char) -> bool {
    matches!(c, '\0'..='\x7f' | '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}')
}

/// The values of a facet, listed once for a catalog.
#[derive(Debug, Default)]
pub(super) struct Values {
    /// By name, "nothing known" left out.
    by_name: Vec<FacetValue>,
    /// Whether some credit has none.
    lacking: bool,
}

/// [`Values`] of every facet, made when first asked for.
pub(super) type AllValues = [OnceLock<Values>; Facet::ALL.len()];

impl Catalog {
    /// The values of a facet by name, without "nothing known": of countries, actors and years those
    /// that some credit has, of the others all there are; years newest first, Korea not among the
    /// countries. Listed once.
    pub fn facet_values(&self, facet: Facet) -> &[FacetValue] {
        &self.values_of(facet).by_name
    }

    /// Whether some credit has no value in a facet.
    pub fn lacks_values(&self, facet: Facet) -> bool {
        self.values_of(facet).lacking
    }

    /// Shows the values of a facet that the search would find by a text: a name or a word of one
    /// begins like it, in any script, spelling or way of typing. Each once or oftener; of facets whose
    /// values have no such names none, nor while the names of a large set are being made. Cost: that
    /// of [`crate::names::Index::find`].
    pub fn each_called(&self, facet: Facet, text: &str, mut shown: impl FnMut(FacetValue)) {
        let Some(names) = self.names_at_hand() else { return };
        let countries: Vec<Country> = self.countries().collect();
        let (index, value): (_, &dyn Fn(usize) -> FacetValue) = match facet {
            Facet::Country => (&names.countries, &|at| FacetValue::Country(countries[at])),
            Facet::Platform => (&names.platforms, &|at| FacetValue::Platform(PlatformId::at(at))),
            Facet::Actor => (&names.actors, &|at| FacetValue::Actor(ActorId::at(at))),
            Facet::Group => (&names.groups, &|at| FacetValue::Group(GroupId::at(at))),
            _ => return,
        };
        let (probe, mut any) = (Probe::new(text), false);
        index.find(&probe, |at, _| {
            any = true;
            shown(value(at));
        });
        if let Some(other) = probe.left_on.as_deref().filter(|_| !any) {
            index.find(other, |at, _| shown(value(at)));
        }
    }

    /// The idol group of exactly this name. Cost: a binary search.
    #[must_use]
    pub fn group_by_name(&self, name: &str) -> Option<GroupId> {
        let at = self.groups.binary_search_by(|id| self.text(*id).cmp(name));
        at.ok().map(GroupId::at)
    }

    fn values_of(&self, facet: Facet) -> &Values {
        self.values[facet as usize].get_or_init(|| Values {
            by_name: self.list_values(facet),
            // Actor, kind and status are known of everybody.
            lacking: !matches!(facet, Facet::Actor | Facet::Kind | Facet::Status)
                && self.credits().any(|credit| {
                    let mut lacks = false;
                    credit.each_value(facet, |value| lacks = value == FacetValue::Missing(facet));
                    lacks
                }),
        })
    }

    fn list_values(&self, facet: Facet) -> Vec<FacetValue> {
        match facet {
            Facet::Country => {
                let mut countries: Vec<Country> = self.countries().collect();
                countries.retain(|&country| country != Country::KOREA);
                countries.sort_by_key(|&country| self.country_name(country));
                countries.into_iter().map(FacetValue::Country).collect()
            }
            Facet::Platform => {
                let mut platforms: Vec<_> = self.platforms().collect();
                platforms.sort_by_key(|platform| platform.rank());
                platforms.into_iter().map(|platform| FacetValue::Platform(platform.id())).collect()
            }
            Facet::Actor => {
                let mut actors: Vec<_> = self.actors().collect();
                actors.retain(|actor| actor.credits().len() > 0);
                actors.sort_by_key(|actor| actor.rank());
                actors.into_iter().map(|actor| FacetValue::Actor(actor.id())).collect()
            }
            Facet::Year => {
                let years: std::collections::BTreeSet<u16> =
                    self.credits().filter_map(CreditRef::year).collect();
                years.into_iter().rev().map(FacetValue::Year).collect()
            }
            Facet::Kind => Kind::ALL.iter().copied().map(FacetValue::Kind).collect(),
            Facet::Billing => Billing::ALL.iter().copied().map(FacetValue::Billing).collect(),
            Facet::Status => Status::ALL.iter().copied().map(FacetValue::Status).collect(),
            Facet::Group => self.groups().map(FacetValue::Group).collect(),
        }
    }
}

impl CreditRef<'_> {
    /// The values that the credit has in a facet, Korea among its countries; one at least.
    pub fn values(self, facet: Facet) -> Vec<FacetValue> {
        let mut values = Vec::new();
        self.each_value(facet, |value| values.push(value));
        values
    }

    /// Shows each of [`CreditRef::values`], for those who look at every credit and keep none.
    pub fn each_value(self, facet: Facet, mut shown: impl FnMut(FacetValue)) {
        let project = self.project();
        let mut any = false;
        let mut show = |value: FacetValue| {
            any = true;
            shown(value);
        };
        match facet {
            Facet::Country => {
                project.countries().iter().for_each(|&country| show(FacetValue::Country(country)));
            }
            Facet::Platform => {
                project.platforms().for_each(|platform| show(FacetValue::Platform(platform.id())));
            }
            Facet::Actor => show(FacetValue::Actor(self.actor().id())),
            Facet::Year => self.year().into_iter().for_each(|year| show(FacetValue::Year(year))),
            Facet::Kind => show(FacetValue::Kind(project.kind())),
            Facet::Billing => {
                self.billing().into_iter().for_each(|billing| show(FacetValue::Billing(billing)));
            }
            Facet::Status => show(FacetValue::Status(project.status())),
            Facet::Group => {
                self.actor().group().into_iter().for_each(|group| show(FacetValue::Group(group)));
            }
        }
        if !any {
            shown(FacetValue::Missing(facet));
        }
    }
}
