//! Counts of credits by a facet, or by two: `kactors stats`, the figures of claims, and every
//! number that a view shows.

use fixedbitset::FixedBitSet;
use hashbrown::HashMap;

use super::{FacetValue, Results};
use crate::catalog::{Catalog, CreditId, CreditRef, ProjectId};
use crate::model::{Country, Facet};

/// One line of a statistic.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What was counted.
    pub of: FacetValue,
    /// The value, as questions and files write it; `none` where nothing is known.
    pub value: String,
    /// What it is called on screens.
    pub name: String,
    /// Credits.
    pub credits: usize,
    /// Distinct actors.
    pub actors: usize,
    /// Distinct projects.
    pub projects: usize,
    /// The earliest known year.
    pub first_year: Option<u16>,
    /// The latest known year.
    pub last_year: Option<u16>,
}

/// Counts by two facets at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cross {
    /// The values of the first facet, as [`by`] has them.
    pub rows: Vec<Line>,
    /// The values of the second facet, as [`by`] has them.
    pub columns: Vec<Line>,
    /// By row and column; pairs that no credit has are not there.
    cells: HashMap<(u32, u32), usize>,
    /// The greatest number of a cell.
    most: usize,
}

impl Cross {
    /// How many credits have both the value of a row and that of a column.
    #[must_use]
    pub fn credits(&self, row: usize, column: usize) -> usize {
        let key = u32::try_from(row).ok().zip(u32::try_from(column).ok());
        key.and_then(|key| self.cells.get(&key)).copied().unwrap_or(0)
    }

    /// The greatest number of a cell; 0 where nothing was counted.
    #[must_use]
    pub fn most(&self) -> usize {
        self.most
    }
}

/// Counts the rows of an answer by a facet, most credits first, ties by value. A credit of two
/// values counts under both; Korea is no value.
#[must_use]
pub fn by(catalog: &Catalog, results: &Results, facet: Facet) -> Vec<Line> {
    of(catalog, &results.listed, facet)
}

/// As [`by`], for any set of credits. Cost: a pass over the credits, and a bit for each
/// value and actor.
#[must_use]
pub fn of(catalog: &Catalog, credits: &FixedBitSet, facet: Facet) -> Vec<Line> {
    let mut tallies: HashMap<FacetValue, Tally> = HashMap::new();
    // Ids are ordered by project: one that was counted before is the last that was counted.
    for credit in listed(catalog, credits) {
        credit.each_value(facet, |value| {
            tallies.entry(value).or_insert_with(|| Tally::of(catalog, facet)).add(credit);
        });
    }
    tallies.remove(&FacetValue::Country(Country::KOREA));
    let lines = tallies.iter().map(|(&value, tally)| line(catalog, value, tally));
    let mut lines: Vec<Line> = lines.collect();
    lines.sort_by(|a, b| b.credits.cmp(&a.credits).then_with(|| a.value.cmp(&b.value)));
    lines
}

/// Counts a set of credits by two facets at once. A credit of two values in one of them counts
/// under both; Korea is no value. Cost: three passes over the credits.
#[must_use]
pub fn cross(catalog: &Catalog, credits: &FixedBitSet, (first, second): (Facet, Facet)) -> Cross {
    let (rows, columns) = (of(catalog, credits, first), of(catalog, credits, second));
    let places = |lines: &[Line]| -> HashMap<FacetValue, u32> {
        lines.iter().zip(0..).map(|(line, at)| (line.of, at)).collect()
    };
    let (row_of, column_of) = (places(&rows), places(&columns));
    // Room at once for as many as there may be: to grow costs more than to count.
    let room = credits.count_ones(..).min(rows.len() * columns.len());
    let mut cells: HashMap<(u32, u32), usize> = HashMap::with_capacity(room);
    let mut across: Vec<u32> = Vec::new();
    for credit in listed(catalog, credits) {
        across.clear();
        credit.each_value(second, |value| across.extend(column_of.get(&value)));
        credit.each_value(first, |value| {
            let Some(&row) = row_of.get(&value) else { return };
            across.iter().for_each(|&column| *cells.entry((row, column)).or_insert(0) += 1);
        });
    }
    let most = cells.values().copied().max().unwrap_or(0);
    Cross { rows, columns, cells, most }
}

fn listed<'c>(catalog: &'c Catalog, credits: &FixedBitSet) -> impl Iterator<Item = CreditRef<'c>> {
    credits.ones().map(|at| catalog.credit(CreditId::at(at)))
}

struct Tally {
    credits: usize,
    actors: usize,
    projects: usize,
    /// The actors that were counted, by position; without room where the value is one of them.
    seen: FixedBitSet,
    project: Option<ProjectId>,
    years: Option<(u16, u16)>,
}

impl Tally {
    fn of(catalog: &Catalog, facet: Facet) -> Tally {
        let is_one = facet == Facet::Actor;
        let room = if is_one { 0 } else { catalog.actors().len() };
        Tally {
            credits: 0,
            actors: usize::from(is_one),
            projects: 0,
            seen: FixedBitSet::with_capacity(room),
            project: None,
            years: None,
        }
    }

    fn add(&mut self, credit: CreditRef<'_>) {
        self.credits += 1;
        let project = Some(credit.project().id());
        self.projects += usize::from(self.project != project);
        self.project = project;
        let actor = credit.actor().id().index();
        if actor < self.seen.len() {
            self.actors += usize::from(!self.seen.put(actor));
        }
        if let Some(year) = credit.year() {
            let (first, last) = self.years.unwrap_or((year, year));
            self.years = Some((first.min(year), last.max(year)));
        }
    }
}

fn line(catalog: &Catalog, value: FacetValue, tally: &Tally) -> Line {
    Line {
        of: value,
        value: written(catalog, value),
        name: value.name(catalog),
        credits: tally.credits,
        actors: tally.actors,
        projects: tally.projects,
        first_year: tally.years.map(|(first, _)| first),
        last_year: tally.years.map(|(_, last)| last),
    }
}

/// Countries by code, platforms by name, actors by key, as the exports write them.
fn written(catalog: &Catalog, value: FacetValue) -> String {
    match value {
        FacetValue::Country(country) => country.code().to_owned(),
        FacetValue::Actor(id) => catalog.actor(id).key().to_owned(),
        FacetValue::Missing(_) => "none".to_owned(),
        value => value.name(catalog),
    }
}
