//! What a data set says beside what the trade claims: the figures of every claim, and those of every
//! year. All of them are counts of [`stats`] over questions of the query language.

use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;

use super::stats::{self, Cross, Line, Part, each_part};
use super::{FacetValue, Field, Known, Marks, Mode, Query, Value, parse, passing};
use crate::catalog::{Catalog, CreditId};
use crate::model::{Billing, Claim, Country, Date, Facet, PlatformKind};
use crate::names::Script;

/// Everything that the insights show.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Insights {
    /// How many credits all of it rests on.
    pub credits: usize,
    /// The last year that was over on the day of the data set; that of the latest credit where no
    /// file says a day.
    pub last_whole_year: Option<u16>,
    /// Every claim, in the order of the data set.
    pub claims: Vec<Claimed>,
    /// Every year with a credit, newest first.
    pub years: Vec<OfYear>,
}

/// A claim and its figures.
#[derive(Debug, Clone, PartialEq)]
pub struct Claimed {
    /// The claim.
    pub claim: Claim,
    /// What it shows, in its order; a figure whose question is not understood has none.
    pub figures: Vec<Figure>,
}

/// The credits of a question, counted by a facet.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// What is counted by.
    pub by: Facet,
    /// The question.
    pub query: Query,
    /// How many credits answer it.
    pub credits: usize,
    /// The counts, as `stats --by` has them.
    pub lines: Vec<Line>,
}

/// The figures of a year.
#[derive(Debug, Clone, PartialEq)]
pub struct OfYear {
    /// The year.
    pub year: u16,
    /// Its credits.
    pub credits: usize,
    /// Their distinct actors.
    pub actors: usize,
    /// The actors whose first overseas credit is of that year.
    pub first_timers: usize,
    /// The country in which most of those credits were, and how many.
    pub first_in: Option<(Country, usize)>,
    /// Leads, of all parts from lead to cameo.
    pub leads: Share,
    /// Credits on a streamer, of those whose platform is known.
    pub streamers: Share,
    /// Credits in Japan, of all.
    pub japan: Share,
    /// Credits in the United States, of all.
    pub united_states: Share,
}

/// A part of a whole, both in credits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// The part.
    pub part: usize,
    /// The whole.
    pub whole: usize,
}

impl Share {
    /// In whole per cent, rounded; `None` of nothing.
    #[must_use]
    pub fn percent(self) -> Option<usize> {
        (self.whole > 0).then(|| (self.part * 200 + self.whole) / (2 * self.whole))
    }
}

/// Counts everything. Cost: a few passes over the credits, and some more for each claim.
#[must_use]
pub fn insights(catalog: &Catalog) -> Insights {
    let years = years(catalog);
    let today = catalog.as_of().map(Date::year);
    Insights {
        credits: catalog.len(),
        last_whole_year: today.map(|year| year - 1).or(years.first().map(|of| of.year)),
        claims: catalog.claims().iter().map(|claim| claimed(catalog, claim)).collect(),
        years,
    }
}

fn claimed(catalog: &Catalog, claim: &Claim) -> Claimed {
    let figures = claim.shows.iter().filter_map(|evidence| {
        let query = parse(&evidence.query).ok()?;
        let credits = listed(catalog, &query);
        let lines = stats::of(catalog, &credits, evidence.by);
        Some(Figure { by: evidence.by, query, credits: credits.count_ones(..), lines })
    });
    Claimed { claim: claim.clone(), figures: figures.collect() }
}

/// The credits that answer a question, as a set.
fn listed(catalog: &Catalog, query: &Query) -> FixedBitSet {
    let (passes, _) = passing(catalog, query, &Marks::new(), &Known::default());
    passes.all()
}

fn years(catalog: &Catalog) -> Vec<OfYear> {
    let mut years: BTreeMap<u16, Tally> = BTreeMap::new();
    each_part(catalog, &listed(catalog, &Query::default()), &[Facet::Year], |part| {
        if let Some(year) = part.year {
            years.entry(year).or_insert_with(|| Tally::of(catalog)).add(part);
        }
    });
    let mut first = Query::default();
    first.set_values(Field::Is, Mode::Chosen, vec![Value::Text("first-overseas".to_owned())]);
    let firsts = listed(catalog, &first);
    for credit in firsts.ones().map(|at| catalog.credit(CreditId::at(at))) {
        if let Some(tally) = credit.year().and_then(|year| years.get_mut(&year)) {
            tally.first_timers.insert(credit.actor().id().index());
        }
    }
    let firsts = stats::cross(catalog, &firsts, (Facet::Year, Facet::Country), Script::Latin);
    let figures = |(&year, tally): (&u16, &Tally)| tally.figures(year, first_in(&firsts, year));
    years.iter().rev().map(figures).collect()
}

/// What is counted of a year.
struct Tally {
    credits: usize,
    leads: usize,
    /// From lead to cameo.
    in_parts: usize,
    on_streamers: usize,
    on_platforms: usize,
    in_japan: usize,
    in_united_states: usize,
    actors: FixedBitSet,
    first_timers: FixedBitSet,
}

impl Tally {
    fn of(catalog: &Catalog) -> Tally {
        let actors = FixedBitSet::with_capacity(catalog.actors().len());
        Tally {
            credits: 0,
            leads: 0,
            in_parts: 0,
            on_streamers: 0,
            on_platforms: 0,
            in_japan: 0,
            in_united_states: 0,
            first_timers: actors.clone(),
            actors,
        }
    }

    fn add(&mut self, part: Part<'_>) {
        let number = part.number as usize;
        self.credits += number;
        let add = |to: &mut usize, is_so| *to += if is_so { number } else { 0 };
        let mut platforms = part.project.platforms();
        add(&mut self.on_platforms, platforms.len() > 0);
        add(&mut self.on_streamers, platforms.any(|p| p.kind() == PlatformKind::Streamer));
        let made_in = |letters| part.project.countries().contains(&Country::of_letters(letters));
        add(&mut self.in_japan, made_in(*b"JP"));
        add(&mut self.in_united_states, made_in(*b"US"));
        part.each_credit(|credit| {
            let billing = credit.billing();
            self.leads += usize::from(billing == Some(Billing::Lead));
            self.in_parts += usize::from(billing.is_some_and(|billing| PARTS.contains(&billing)));
            self.actors.insert(credit.actor().id().index());
        });
    }

    fn figures(&self, year: u16, first_in: Option<(Country, usize)>) -> OfYear {
        let of_all = |part| Share { part, whole: self.credits };
        OfYear {
            year,
            credits: self.credits,
            actors: self.actors.count_ones(..),
            first_timers: self.first_timers.count_ones(..),
            first_in,
            leads: Share { part: self.leads, whole: self.in_parts },
            streamers: Share { part: self.on_streamers, whole: self.on_platforms },
            japan: of_all(self.in_japan),
            united_states: of_all(self.in_united_states),
        }
    }
}

/// Of these a part is a lead.
const PARTS: [Billing; 5] =
    [Billing::Lead, Billing::Main, Billing::Supporting, Billing::Guest, Billing::Cameo];

/// The country with most first credits of a year; of equals the one with most over all years.
fn first_in(firsts: &Cross, year: u16) -> Option<(Country, usize)> {
    let row = firsts.rows.iter().position(|row| row.of == FacetValue::Year(year))?;
    let countries = firsts.columns.iter().enumerate().filter_map(|(at, column)| match column.of {
        FacetValue::Country(country) => Some((country, firsts.credits(row, at))),
        _ => None,
    });
    // Of equals `max_by_key` takes the last, and the greatest come first.
    let countries: Vec<(Country, usize)> = countries.filter(|(_, count)| *count > 0).collect();
    countries.into_iter().rev().max_by_key(|(_, count)| *count)
}

#[cfg(test)]
mod tests {
    use super::Share;

    #[test]
    fn a_share_is_rounded_and_of_nothing_there_is_none() {
        assert_eq!(Share { part: 1, whole: 3 }.percent(), Some(33));
        assert_eq!(Share { part: 2, whole: 3 }.percent(), Some(67));
        assert_eq!(Share { part: 1, whole: 2 }.percent(), Some(50));
        assert_eq!(Share::default().percent(), None);
    }
}
