//! Counts of credits by a facet, or by two: `kactors stats`, the figures of claims, and every
//! number that a view shows.

use std::cmp::Reverse;

use fixedbitset::FixedBitSet;

use super::facets::place;
use super::sort::counting::sort_by_key;
use super::{FacetValue, Results};
use crate::catalog::{ActorId, Catalog, CreditId, CreditRef, ProjectId};
use crate::model::{Country, Facet};
use crate::names::Script;

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
    /// Where the cells of each row begin; last, where those of the last row end.
    starts: Vec<usize>,
    /// A column and the credits, row by row from left to right; pairs that no credit has are not
    /// there.
    cells: Vec<(u32, u32)>,
    /// The greatest number of a cell.
    most: usize,
}

impl Cross {
    /// How many credits have both the value of a row and that of a column.
    #[must_use]
    pub fn credits(&self, row: usize, column: usize) -> usize {
        let Some(&[from, to]) = self.starts.get(row..).and_then(|starts| starts.first_chunk())
        else {
            return 0;
        };
        let cells = &self.cells[from..to];
        let at = cells.binary_search_by_key(&column, |(column, _)| *column as usize);
        at.map_or(0, |at| cells[at].1 as usize)
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

/// As [`by`], for any set of credits. Cost: a pass over the credits and one over the pairs of a value
/// and an actor, of which eight bytes are kept for each credit.
#[must_use]
pub fn of(catalog: &Catalog, credits: &FixedBitSet, facet: Facet) -> Vec<Line> {
    let mut tallies = Tallies::of(catalog, (facet, Script::Latin));
    // Ids are ordered by project: one that was counted before is the last that was counted.
    listed(catalog, credits).for_each(|credit| tallies.add(credit, |_| ()));
    tallies.lines().0
}

/// Counts a set of credits by two facets at once. A credit of two values in one of them counts
/// under both; Korea is no value. Of actors with as many credits those come first whose names in a
/// script do. Cost: a pass over the credits and a few over the pairs of their values.
#[must_use]
pub fn cross(
    catalog: &Catalog,
    credits: &FixedBitSet,
    (first, second): (Facet, Facet),
    script: Script,
) -> Cross {
    let [mut rows, mut columns] = [first, second].map(|f| Tallies::of(catalog, (f, script)));
    let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(credits.count_ones(..));
    let mut across: Vec<u32> = Vec::new();
    for credit in listed(catalog, credits) {
        across.clear();
        columns.add(credit, |column| across.push(column));
        rows.add(credit, |row| pairs.extend(across.iter().map(|&column| (row, column))));
    }
    let ((rows, row_of), (columns, column_of)) = (rows.lines(), columns.lines());
    for (row, column) in &mut pairs {
        (*row, *column) = (row_of[*row as usize], column_of[*column as usize]);
    }
    sort_by_key(&mut pairs, |(_, column)| column);
    sort_by_key(&mut pairs, |(row, _)| row);
    let (mut starts, mut cells) = (vec![0; rows.len() + 1], Vec::with_capacity(pairs.len()));
    for same in pairs.chunk_by(|one, other| one == other) {
        let (row, column) = same[0];
        cells.push((column, u32::try_from(same.len()).unwrap_or(u32::MAX)));
        starts[row as usize + 1] = cells.len();
    }
    // A row without a cell begins and ends where the one before ends.
    for row in 1..starts.len() {
        starts[row] = starts[row].max(starts[row - 1]);
    }
    let most = cells.iter().map(|(_, credits)| *credits as usize).max().unwrap_or(0);
    Cross { rows, columns, starts, cells, most }
}

fn listed<'c>(catalog: &'c Catalog, credits: &FixedBitSet) -> impl Iterator<Item = CreditRef<'c>> {
    credits.ones().map(|at| catalog.credit(CreditId::at(at)))
}

/// The tallies of a facet's values, in the order in which the values first come.
struct Tallies<'c> {
    catalog: &'c Catalog,
    facet: Facet,
    /// By their names in which script actors and platforms of equal numbers are listed.
    script: Script,
    counted: Vec<(FacetValue, Tally)>,
    /// The tally and the actor of each credit; none where actors are what is counted.
    seen: Vec<(u32, ActorId)>,
    /// Where the tally of a value is, counted from 1; by the value's place, after that of "nothing
    /// known". Values without a credit have 0.
    of: Vec<u32>,
}

/// The counts of a value. Small, for there is one for each of many actors, and credits come to
/// them in no order.
#[derive(Default)]
struct Tally {
    credits: u32,
    actors: u32,
    projects: u32,
    project: Option<ProjectId>,
    /// The first and the last; 0 where none is known.
    years: (u16, u16),
}

impl<'c> Tallies<'c> {
    fn of(catalog: &'c Catalog, (facet, script): (Facet, Script)) -> Tallies<'c> {
        Tallies { catalog, facet, script, counted: Vec::new(), seen: Vec::new(), of: Vec::new() }
    }

    /// Counts a credit under each of its values, and shows where their tallies are.
    fn add(&mut self, credit: CreditRef<'_>, mut shown: impl FnMut(u32)) {
        let actor = credit.actor().id();
        credit.each_value(self.facet, |value| {
            if value == FacetValue::Country(Country::KOREA) {
                return;
            }
            let at = self.find(value);
            let tally = &mut self.counted[at as usize].1;
            tally.add(credit);
            if self.facet == Facet::Actor {
                tally.actors = 1;
            } else {
                self.seen.push((at, actor));
            }
            shown(at);
        });
    }

    fn find(&mut self, value: FacetValue) -> u32 {
        let place = match value {
            FacetValue::Missing(_) => 0,
            value => 1 + place(self.catalog, value),
        };
        if place >= self.of.len() {
            self.of.resize(place + 1, 0);
        }
        if self.of[place] == 0 {
            self.counted.push((value, Tally::default()));
            self.of[place] = u32::try_from(self.counted.len()).unwrap_or(u32::MAX);
        }
        self.of[place] - 1
    }

    /// The place of a name in a script other than Latin: lines that leave the program have
    /// equal numbers by key.
    fn name_rank(&self, value: FacetValue) -> u32 {
        match (value, self.script) {
            (_, Script::Latin) => 0,
            (FacetValue::Actor(id), script) => self.catalog.actor(id).rank_in(script),
            (FacetValue::Platform(id), script) => self.catalog.platform(id).rank_in(script),
            _ => 0,
        }
    }

    /// Counts the actors of each tally. A set of them for each value would take the memory of all
    /// values times all actors.
    fn count_actors(&mut self) {
        sort_by_key(&mut self.seen, |(at, _)| at);
        // By actor, the last tally that counted it; from 1.
        let mut counted_by = vec![0; self.catalog.actors().len()];
        for &(at, actor) in &self.seen {
            let before = std::mem::replace(&mut counted_by[actor.index()], at + 1);
            self.counted[at as usize].1.actors += u32::from(before != at + 1);
        }
    }

    /// The lines in their order, and for each tally the position of its line.
    fn lines(&mut self) -> (Vec<Line>, Vec<u32>) {
        self.count_actors();
        let (catalog, counted) = (self.catalog, &self.counted);
        let mut order: Vec<usize> = (0..counted.len()).collect();
        if self.facet == Facet::Actor {
            // Of the many actors no key is compared: their positions are in its order.
            order.sort_unstable_by_key(|&at| {
                let (value, tally) = &counted[at];
                (Reverse(tally.credits), self.name_rank(*value), *value)
            });
        } else {
            order.sort_by_cached_key(|&at| {
                let (value, tally) = &counted[at];
                (Reverse(tally.credits), self.name_rank(*value), written(catalog, *value))
            });
        }
        let mut line_of = vec![0; order.len()];
        order.iter().zip(0..).for_each(|(&at, line)| line_of[at] = line);
        let lines = order.into_iter().map(|at| counted[at].1.line(catalog, counted[at].0));
        (lines.collect(), line_of)
    }
}

impl Tally {
    fn add(&mut self, credit: CreditRef<'_>) {
        self.credits += 1;
        let project = Some(credit.project().id());
        self.projects += u32::from(self.project != project);
        self.project = project;
        if let Some(year) = credit.year() {
            let (first, last) = self.years;
            self.years = (if first == 0 { year } else { first.min(year) }, last.max(year));
        }
    }

    fn line(&self, catalog: &Catalog, of: FacetValue) -> Line {
        let known = |year| Some(year).filter(|&year| year > 0);
        Line {
            of,
            value: written(catalog, of),
            name: of.name(catalog),
            credits: self.credits as usize,
            actors: self.actors as usize,
            projects: self.projects as usize,
            first_year: known(self.years.0),
            last_year: known(self.years.1),
        }
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
