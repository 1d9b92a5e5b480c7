//! What a data set says beside what the trade claims: the figures of every claim, and those of every
//! year. All of them are counts of [`stats`] over questions of the query language.

use fixedbitset::FixedBitSet;

use super::stats::{self, Cross, Line};
use super::{FacetValue, Field, Known, Marks, Mode, Query, Value, parse, passing};
use crate::catalog::Catalog;
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

/// Counts everything. Cost: some thirty passes over the credits, and a few more for each claim.
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
    let asking = |field, mode, values: Vec<Value>| {
        let mut query = Query::default();
        query.set_values(field, mode, values);
        listed(catalog, &query)
    };
    let text = |text: &str| Value::Text(text.to_owned());
    let all = listed(catalog, &Query::default());
    let firsts = asking(Field::Is, Mode::Chosen, vec![text("first-overseas")]);
    let streamers: Vec<Value> = catalog
        .platforms()
        .filter(|platform| platform.kind() == PlatformKind::Streamer)
        .map(|platform| text(platform.key()))
        .collect();
    // A question without values would ask for everything.
    let on_streamers = if streamers.is_empty() {
        Vec::new()
    } else {
        let credits = asking(Field::Platform, Mode::Chosen, streamers);
        stats::of(catalog, &credits, Facet::Year)
    };
    let somewhere = asking(Field::Platform, Mode::Excluded, vec![Value::Missing]);
    let counts = Counts {
        billing: stats::cross(catalog, &all, (Facet::Year, Facet::Billing), Script::Latin),
        country: stats::cross(catalog, &all, (Facet::Year, Facet::Country), Script::Latin),
        firsts: stats::cross(catalog, &firsts, (Facet::Year, Facet::Country), Script::Latin),
        on_streamers,
        somewhere: stats::of(catalog, &somewhere, Facet::Year),
    };
    let dated = counts.country.rows.iter().filter_map(|line| match line.of {
        FacetValue::Year(year) => Some(counts.of_year(year, line)),
        _ => None,
    });
    let mut years: Vec<OfYear> = dated.collect();
    years.sort_by_key(|of| std::cmp::Reverse(of.year));
    years
}

struct Counts {
    billing: Cross,
    country: Cross,
    firsts: Cross,
    on_streamers: Vec<Line>,
    somewhere: Vec<Line>,
}

impl Counts {
    fn of_year(&self, year: u16, line: &Line) -> OfYear {
        let value = FacetValue::Year(year);
        let parts =
            [Billing::Lead, Billing::Main, Billing::Supporting, Billing::Guest, Billing::Cameo];
        let in_parts =
            parts.map(|billing| both(&self.billing, value, FacetValue::Billing(billing)));
        let made_in = |letters| {
            let country = FacetValue::Country(Country::of_letters(letters));
            Share { part: both(&self.country, value, country), whole: line.credits }
        };
        let firsts = self.firsts.rows.iter().find(|line| line.of == value);
        OfYear {
            year,
            credits: line.credits,
            actors: line.actors,
            first_timers: firsts.map_or(0, |line| line.actors),
            first_in: self.first_in(value),
            leads: Share { part: in_parts[0], whole: in_parts.iter().sum() },
            streamers: Share {
                part: credits(&self.on_streamers, value),
                whole: credits(&self.somewhere, value),
            },
            japan: made_in(*b"JP"),
            united_states: made_in(*b"US"),
        }
    }

    /// The country with most first credits of a year; of equals the one with most over all years.
    fn first_in(&self, year: FacetValue) -> Option<(Country, usize)> {
        let countries = self.firsts.columns.iter().filter_map(|line| match line.of {
            FacetValue::Country(country) => Some((country, both(&self.firsts, year, line.of))),
            _ => None,
        });
        // Of equals `max_by_key` takes the last, and the greatest come first.
        let countries: Vec<(Country, usize)> = countries.filter(|(_, count)| *count > 0).collect();
        countries.into_iter().rev().max_by_key(|(_, count)| *count)
    }
}

/// The credits that have both of two values.
fn both(cross: &Cross, row: FacetValue, column: FacetValue) -> usize {
    let place = |lines: &[Line], value| lines.iter().position(|line| line.of == value);
    let place = place(&cross.rows, row).zip(place(&cross.columns, column));
    place.map_or(0, |(row, column)| cross.credits(row, column))
}

fn credits(lines: &[Line], value: FacetValue) -> usize {
    lines.iter().find(|line| line.of == value).map_or(0, |line| line.credits)
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
