//! Which credits pass each filter of a question, as bitmaps over the credits.

use std::collections::BTreeMap;
use std::rc::Rc;

use fixedbitset::FixedBitSet;

use super::casts::{of_projects, of_sources, of_years};
use super::facets::FacetValue;
use super::{Field, Filter, Known, Marks, Mode, Query, Value, resolve, search};
use crate::catalog::{ActorRef, Catalog, CreditId, CreditRef, ProjectId};
use crate::model::{Country, Facet, Status};

/// The credits that pass, kept apart by facet, so that each facet can be counted without its own
/// choices.
pub struct Passes {
    by_facet: BTreeMap<Facet, FixedBitSet>,
    rest: FixedBitSet,
    /// What the text terms find.
    text: Option<FixedBitSet>,
}

impl Passes {
    /// What passes the filters of a question, those aside that are `known`.
    pub fn of(catalog: &Catalog, query: &Query, marks: &Marks, known: &Known<'_>) -> Passes {
        let mut all = FixedBitSet::with_capacity(catalog.len());
        all.insert_range(..);
        let mut passes = Passes { by_facet: BTreeMap::new(), rest: all.clone(), text: None };
        for filter in query.filters() {
            let find = || passing(catalog, filter, marks);
            let passing =
                if is_of_marks(filter) { Rc::new(find()) } else { known.passing(filter, find) };
            let of_facet = matches!(filter.mode, Mode::Chosen | Mode::Excluded);
            match filter.field.facet().filter(|_| of_facet) {
                Some(facet) => {
                    *passes.by_facet.entry(facet).or_insert_with(|| all.clone()) &= &*passing;
                }
                None => passes.rest &= &*passing,
            }
        }
        passes
    }

    /// Of these only what the text terms find, instead of what they were said to find before.
    pub fn require(&mut self, found: &FixedBitSet) {
        self.text = Some(found.clone());
    }

    /// What passes everything.
    pub fn all(&self) -> FixedBitSet {
        self.and(None)
    }

    /// What passes everything but the choices and exclusions of a facet; `None` where it has none,
    /// and that is the same as [`Passes::all`].
    pub fn all_but(&self, facet: Facet) -> Option<FixedBitSet> {
        self.by_facet.contains_key(&facet).then(|| self.and(Some(facet)))
    }

    fn and(&self, left_out: Option<Facet>) -> FixedBitSet {
        let mut passing = self.rest.clone();
        self.text.iter().for_each(|found| passing &= found);
        let others = self.by_facet.iter().filter(|(facet, _)| Some(**facet) != left_out);
        others.for_each(|(_, bits)| passing &= bits);
        passing
    }
}

/// The credits that pass a filter.
fn passing(catalog: &Catalog, filter: &Filter, marks: &Marks) -> FixedBitSet {
    let mut passing = matching(catalog, filter, marks);
    if matches!(filter.mode, Mode::Also | Mode::NotAlso) {
        passing = credits_of_the_same_actors(catalog, &passing);
    }
    if matches!(filter.mode, Mode::Excluded | Mode::NotAlso) {
        passing.toggle_range(..);
    }
    passing
}

/// Whether what passes a filter depends on the marks, which come and go.
fn is_of_marks(filter: &Filter) -> bool {
    filter.field == Field::Is && filter.values.contains(&Value::Text(MARKED.to_owned()))
}

const MARKED: &str = "marked";

/// The credits that have any of a filter's values.
fn matching(catalog: &Catalog, filter: &Filter, marks: &Marks) -> FixedBitSet {
    if let Some(facet) = filter.field.facet() {
        return of_facet(catalog, facet, &filter.values);
    }
    if filter.field == Field::Key {
        // Of an answer with a million marks there are as many.
        let credit = |value: &Value| match value {
            Value::Text(key) => catalog.credit_by_key(key),
            _ => None,
        };
        return bits(catalog, filter.values.iter().filter_map(credit));
    }
    let mut matching = FixedBitSet::with_capacity(catalog.len());
    for value in &filter.values {
        matching |= match (filter.field, value) {
            (Field::Is, Value::Text(property)) => property_bits(catalog, property, marks),
            (Field::Co, Value::Text(_)) => co_actors(catalog, value),
            (Field::Sources, Value::Range(from, to)) => of_sources(catalog, |sources| {
                let count = u16::try_from(sources.len()).unwrap_or(u16::MAX);
                is_within(count, *from, *to)
            }),
            (field, Value::Text(text)) => search::words_in_field(catalog, field, text),
            (Field::Role, Value::Missing) => {
                let roles = catalog.roles();
                select(catalog, |credit| roles.number(credit.id()).is_none())
            }
            (Field::Source, Value::Missing) => of_sources(catalog, |sources| sources.len() == 0),
            _ => FixedBitSet::with_capacity(catalog.len()),
        };
    }
    matching
}

fn of_facet(catalog: &Catalog, facet: Facet, values: &[Value]) -> FixedBitSet {
    let mut wanted: Vec<FacetValue> =
        values.iter().flat_map(|value| resolve::resolve(catalog, facet, value)).collect();
    wanted.sort_unstable();
    let missing = wanted.contains(&FacetValue::Missing(facet));
    let has = |value: Option<FacetValue>| {
        value.map_or(missing, |value| wanted.binary_search(&value).is_ok())
    };
    match facet {
        Facet::Country => {
            let countries = catalog.countries().map(FacetValue::Country);
            let wanted: Vec<bool> = countries.map(|country| has(Some(country))).collect();
            let lists = catalog.country_lists();
            let passes = lists.map(|list| any_of(list, &wanted, missing));
            let passes: Vec<bool> = passes.collect();
            of_projects(catalog, |project| passes[project.country_list()])
        }
        Facet::Platform => {
            let platforms = catalog.platforms().map(|platform| FacetValue::Platform(platform.id()));
            let wanted: Vec<bool> = platforms.map(|platform| has(Some(platform))).collect();
            let lists = catalog.platform_lists();
            let passes = lists.map(|list| any_of(list, &wanted, missing));
            let passes: Vec<bool> = passes.collect();
            of_projects(catalog, |project| passes[project.platform_list()])
        }
        Facet::Kind => of_projects(catalog, |p| has(Some(FacetValue::Kind(p.kind())))),
        Facet::Status => of_projects(catalog, |p| has(Some(FacetValue::Status(p.status())))),
        Facet::Actor => {
            let ids = wanted.iter().filter_map(|value| match value {
                FacetValue::Actor(id) => Some(*id),
                _ => None,
            });
            bits(catalog, ids.flat_map(|id| catalog.actor(id).credits()))
        }
        Facet::Group => of_actors(catalog, |actor| has(actor.group().map(FacetValue::Group))),
        Facet::Billing => select(catalog, |credit| has(credit.billing().map(FacetValue::Billing))),
        Facet::Year => of_years(catalog, |year| match year {
            Some(year) => values.iter().any(|value| match value {
                Value::Range(from, to) => is_within(year, *from, *to),
                _ => false,
            }),
            None => missing,
        }),
    }
}

/// Whether a list has any of the wanted places; for an empty one `missing` decides.
fn any_of(mut list: impl ExactSizeIterator<Item = usize>, wanted: &[bool], missing: bool) -> bool {
    missing && list.len() == 0 || list.any(|place| wanted[place])
}

/// The credits of the actors who pass.
fn of_actors(catalog: &Catalog, passes: impl Fn(ActorRef<'_>) -> bool) -> FixedBitSet {
    let actors = catalog.actors().filter(|&actor| passes(actor));
    bits(catalog, actors.flat_map(ActorRef::credits))
}

fn is_within(number: u16, from: Option<u16>, to: Option<u16>) -> bool {
    from.is_none_or(|from| from <= number) && to.is_none_or(|to| number <= to)
}

fn select(catalog: &Catalog, passes: impl Fn(CreditRef<'_>) -> bool) -> FixedBitSet {
    bits(catalog, catalog.credits().filter(|&credit| passes(credit)))
}

fn bits<'c>(catalog: &Catalog, credits: impl IntoIterator<Item = CreditRef<'c>>) -> FixedBitSet {
    let mut bits = FixedBitSet::with_capacity(catalog.len());
    credits.into_iter().for_each(|credit| bits.insert(credit.id().index()));
    bits
}

fn credits_of_the_same_actors(catalog: &Catalog, credits: &FixedBitSet) -> FixedBitSet {
    let mut actors = FixedBitSet::with_capacity(catalog.actors().len());
    for at in credits.ones() {
        actors.insert(catalog.credit(CreditId::at(at)).actor().id().index());
    }
    select(catalog, |credit| actors.contains(credit.actor().id().index()))
}

/// The credits of others in the projects of the actors so named. Cost: a step for each credit of
/// these projects, however many of their casts are so named.
fn co_actors(catalog: &Catalog, name: &Value) -> FixedBitSet {
    let mut named = FixedBitSet::with_capacity(catalog.actors().len());
    let mut projects = FixedBitSet::with_capacity(catalog.projects().len());
    for value in resolve::resolve(catalog, Facet::Actor, name) {
        let FacetValue::Actor(id) = value else { continue };
        named.insert(id.index());
        projects.extend(catalog.actor(id).credits().map(|credit| credit.project().id().index()));
    }
    let is_named = |credit: &CreditRef<'_>| named.contains(credit.actor().id().index());
    let casts = projects.ones().map(|at| catalog.project(ProjectId::at(at)).credits());
    let beside = casts.flat_map(|cast| {
        let of_named = cast.clone().filter(is_named).count();
        cast.filter(move |credit| of_named > usize::from(is_named(credit)))
    });
    bits(catalog, beside)
}

fn property_bits(catalog: &Catalog, property: &str, marks: &Marks) -> FixedBitSet {
    match property {
        MARKED => bits(catalog, marks.iter().map(|id| catalog.credit(id))),
        "coproduction" => select(catalog, |credit| credit.project().countries().len() > 1),
        "debut" => firsts(catalog, |credit, visit| {
            let countries = credit.project().countries().iter().copied();
            countries.filter(|&country| country != Country::KOREA).for_each(visit);
        }),
        _ => first_of_all(catalog),
    }
}

/// The first released credit of every actor, as [`firsts`] finds it. Cost: an actor's credits stand
/// in the order of their years, and only those of the first are looked at.
fn first_of_all(catalog: &Catalog) -> FixedBitSet {
    let mut found = FixedBitSet::with_capacity(catalog.len());
    for actor in catalog.actors() {
        let mut credits = actor.credits().rev().peekable();
        // Before the oldest stand those without a year.
        if credits.peek().is_none_or(|credit| credit.year().is_none()) {
            continue;
        }
        let is_released = |credit: &CreditRef<'_>| credit.project().status() == Status::Released;
        let mut released = credits.filter(is_released).peekable();
        let year = released.peek().and_then(|credit| credit.year());
        let of_year = released.take_while(|credit| credit.year() == year);
        let of_year: Vec<CreditRef<'_>> = of_year.collect();
        first(of_year.into_iter()).for_each(|credit| found.insert(credit.id().index()));
    }
    found
}

/// The first released credit of every actor in each of the places that `places` names: by year,
/// then by full date; where the dates do not decide, all of that year. No credit where the year
/// of any credit of the actor in that place is not known.
fn firsts<P: Ord>(
    catalog: &Catalog,
    places: impl Fn(CreditRef<'_>, &mut dyn FnMut(P)),
) -> FixedBitSet {
    let mut found = FixedBitSet::with_capacity(catalog.len());
    let mut by_place = Vec::new();
    for actor in catalog.actors() {
        by_place.clear();
        for credit in actor.credits() {
            places(credit, &mut |place| by_place.push((place, credit)));
        }
        by_place.sort_by(|(one, _), (other, _)| one.cmp(other));
        for credits in by_place.chunk_by(|(one, _), (other, _)| one == other) {
            let first = first(credits.iter().map(|(_, credit)| *credit));
            first.for_each(|credit| found.insert(credit.id().index()));
        }
    }
    found
}

fn first<'c>(
    credits: impl Iterator<Item = CreditRef<'c>> + Clone,
) -> impl Iterator<Item = CreditRef<'c>> {
    let is_known = credits.clone().all(|credit| credit.year().is_some());
    let released =
        move |credit: &CreditRef<'_>| is_known && credit.project().status() == Status::Released;
    let released = credits.filter(released);
    let year = released.clone().filter_map(CreditRef::year).min();
    let of_year = released.filter(move |credit| credit.year() == year);
    let days = of_year.clone().map(CreditRef::day);
    // As an option, no date is less than any.
    let earliest = days.min().flatten();
    of_year.filter(move |credit| earliest.is_none() || credit.day() == earliest)
}
