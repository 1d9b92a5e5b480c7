//! Counts by one facet and by two at once, for the screen: numbers of credits and nothing else.
//!
//! Cost: what a project decides is counted for all its credits at once, so that only actors, groups
//! and billings look at each credit.

use std::ops::Range;

use fixedbitset::FixedBitSet;

use super::super::facets::{by_project, place_or_missing};
use super::super::sort::counting::sort_by_key;
use super::written;
use crate::catalog::{Catalog, CreditId, CreditRef, FacetValue, ProjectRef};
use crate::model::{Country, Facet};
use crate::names::Script;

/// A value, and how many credits have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// The value.
    pub of: FacetValue,
    /// How many credits have it.
    pub credits: usize,
}

/// Counts by two facets at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cross {
    /// The values of the first facet, as [`counts`] has them.
    pub rows: Vec<Count>,
    /// The values of the second facet, as [`counts`] has them.
    pub columns: Vec<Count>,
    /// The first row whose cells are known.
    first: usize,
    /// Where the cells of each such row begin; last, where those of the last end.
    starts: Vec<usize>,
    /// A column and the credits, row by row from left to right; pairs that no credit has are not
    /// there.
    cells: Vec<(u32, u32)>,
    /// The greatest number of a cell.
    most: usize,
}

impl Cross {
    /// How many credits have both the value of a row and that of a column. Of actors only where
    /// [`Cross::show_rows`] was asked for the row; else 0.
    #[must_use]
    pub fn credits(&self, row: usize, column: usize) -> usize {
        let starts = row.checked_sub(self.first).and_then(|row| self.starts.get(row..));
        let Some(&[from, to]) = starts.and_then(|starts| starts.first_chunk()) else { return 0 };
        let cells = &self.cells[from..to];
        let at = cells.binary_search_by_key(&column, |(column, _)| *column as usize);
        at.map_or(0, |at| cells[at].1 as usize)
    }

    /// The greatest number of a cell, of all rows; 0 where nothing was counted.
    #[must_use]
    pub fn most(&self) -> usize {
        self.most
    }

    /// Counts the cells of some rows, if the rows are actors: of many actors only those that are seen
    /// are worth it. `credits` are those of the [`cross`]. Cost: a look at each credit of the rows.
    pub fn show_rows(&mut self, catalog: &Catalog, credits: &FixedBitSet, rows: Range<usize>) {
        if self.rows.first().is_none_or(|row| row.of.facet() != Facet::Actor) {
            return;
        }
        let rows = rows.start.min(self.rows.len())..rows.end.min(self.rows.len());
        let mut columns = Row::of(catalog, &self.columns);
        (self.first, self.starts, self.cells) = (rows.start, vec![0], Vec::new());
        for row in &self.rows[rows] {
            let numbers = columns.count(catalog, credits, row.of);
            let cells = (0..).zip(numbers.iter().copied()).filter(|(_, number)| *number > 0);
            self.cells.extend(cells);
            self.starts.push(self.cells.len());
        }
    }
}

/// Counts a set of credits by a facet: most credits first, ties by value, names of actors and
/// platforms in a script. A credit of two values counts under both; Korea is no value.
#[must_use]
pub fn counts(
    catalog: &Catalog,
    credits: &FixedBitSet,
    (facet, script): (Facet, Script),
) -> Vec<Count> {
    let mut counter = Counter::of(catalog, facet);
    if facet == Facet::Actor {
        counter.add_actors(credits);
    } else {
        each_part(catalog, credits, &[facet], |part| counter.add(part, |_| ()));
    }
    counter.in_order(script).0
}

/// Counts a set of credits by two facets at once, each as [`counts`] does; the cells of actors when
/// [`Cross::show_rows`] asks for them. Cost: that of the facets, and of actors a look at those with
/// most credits.
#[must_use]
pub fn cross(
    catalog: &Catalog,
    credits: &FixedBitSet,
    (first, second): (Facet, Facet),
    script: Script,
) -> Cross {
    if first == Facet::Actor {
        let rows = counts(catalog, credits, (first, script));
        let columns = counts(catalog, credits, (second, script));
        let most = most_of_actors(catalog, credits, (&rows, &columns));
        return Cross { rows, columns, most, ..Cross::default() };
    }
    let [mut rows, mut columns] = [first, second].map(|facet| Counter::of(catalog, facet));
    let mut pairs: Vec<Pair> = Vec::new();
    let mut across: Vec<u32> = Vec::new();
    each_part(catalog, credits, &[first, second], |part| {
        across.clear();
        columns.add(part, |column| across.push(column));
        let number = part.number;
        rows.add(part, |row| pairs.extend(across.iter().map(|&column| (row, column, number))));
    });
    let ((rows, row_of), (columns, column_of)) = (rows.in_order(script), columns.in_order(script));
    for (row, column, _) in &mut pairs {
        (*row, *column) = (row_of[*row as usize], column_of[*column as usize]);
    }
    sort_by_key(&mut pairs, |(_, column, _)| column);
    sort_by_key(&mut pairs, |(row, _, _)| row);
    let (mut starts, mut cells) = (vec![0; rows.len() + 1], Vec::new());
    for same in pairs.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
        let (row, column, _) = same[0];
        cells.push((column, same.iter().map(|(_, _, number)| number).sum()));
        starts[row as usize + 1] = cells.len();
    }
    // A row without a cell begins and ends where the one before ends.
    for row in 1..starts.len() {
        starts[row] = starts[row].max(starts[row - 1]);
    }
    let most = cells.iter().map(|(_, credits)| *credits as usize).max().unwrap_or(0);
    Cross { rows, columns, first: 0, starts, cells, most }
}

/// A row, a column, and credits that have both.
type Pair = (u32, u32, u32);

/// The greatest number of credits of an actor in a column. The rows come with the most credits
/// first: those with fewer than what was found have no greater cell.
fn most_of_actors(
    catalog: &Catalog,
    credits: &FixedBitSet,
    (rows, columns): (&[Count], &[Count]),
) -> usize {
    let mut row = Row::of(catalog, columns);
    let mut most = 0;
    for actor in rows {
        if actor.credits <= most {
            break;
        }
        let greatest = row.count(catalog, credits, actor.of).iter().max();
        most = most.max(greatest.map_or(0, |&number| number as usize));
    }
    most
}

/// The numbers of an actor, column by column.
struct Row {
    facet: Facet,
    /// The column of each value, counted from 1, by its place; 0 for none.
    columns: Vec<u32>,
    /// By column.
    numbers: Vec<u32>,
}

impl Row {
    fn of(catalog: &Catalog, columns: &[Count]) -> Row {
        let facet = columns.first().map_or(Facet::Year, |column| column.of.facet());
        let mut row = Row { facet, columns: Vec::new(), numbers: vec![0; columns.len()] };
        for (column, at) in columns.iter().zip(1..) {
            let place = place_or_missing(catalog, column.of);
            if place >= row.columns.len() {
                row.columns.resize(place + 1, 0);
            }
            row.columns[place] = at;
        }
        row
    }

    fn count(&mut self, catalog: &Catalog, credits: &FixedBitSet, actor: FacetValue) -> &[u32] {
        self.numbers.fill(0);
        if let FacetValue::Actor(id) = actor {
            let own = catalog.actor(id).credits();
            for credit in own.filter(|credit| credits.contains(credit.id().index())) {
                credit.each_value(self.facet, |value| {
                    let column = self.columns.get(place_or_missing(catalog, value));
                    let column = column.and_then(|&at| (at as usize).checked_sub(1));
                    column.into_iter().for_each(|column| self.numbers[column] += 1);
                });
            }
        }
        &self.numbers
    }
}

/// Some credits of a project that have one year.
#[derive(Clone, Copy)]
pub struct Part<'c> {
    pub project: ProjectRef<'c>,
    pub year: Option<u16>,
    pub number: u32,
    /// Whether `credit` is all there is: where credits are looked at one by one, and where it has a
    /// year of its own.
    is_one: bool,
    /// Else it is any one of the project.
    credit: CreditRef<'c>,
}

impl<'c> Part<'c> {
    fn one(credit: CreditRef<'c>, year: Option<u16>) -> Part<'c> {
        Part { project: credit.project(), year, number: 1, is_one: true, credit }
    }

    fn each_value(self, facet: Facet, mut shown: impl FnMut(FacetValue)) {
        match facet {
            Facet::Year => {
                shown(self.year.map_or(FacetValue::Missing(Facet::Year), FacetValue::Year));
            }
            Facet::Kind => shown(FacetValue::Kind(self.project.kind())),
            Facet::Status => shown(FacetValue::Status(self.project.status())),
            facet => self.credit.each_value(facet, shown),
        }
    }

    /// Visits the credits of a part of all.
    pub fn each_credit(self, mut visit: impl FnMut(CreditRef<'c>)) {
        if self.is_one {
            visit(self.credit);
        } else {
            self.project.credits().filter(|credit| credit.shares_year()).for_each(visit);
        }
    }
}

/// Visits all credits of a set, in parts that are as great as some facets allow.
pub fn each_part<'c>(
    catalog: &'c Catalog,
    credits: &FixedBitSet,
    facets: &[Facet],
    mut visit: impl FnMut(Part<'c>),
) {
    let is_own = |facet: &Facet| matches!(facet, Facet::Actor | Facet::Group | Facet::Billing);
    if facets.iter().any(is_own) {
        for credit in credits.ones().map(|at| catalog.credit(CreditId::at(at))) {
            visit(Part::one(credit, credit.year()));
        }
        return;
    }
    let own = catalog.own_years().filter(|(id, _)| credits.contains(id.index()));
    let mut own = own.peekable();
    for (id, number) in by_project(catalog, credits) {
        let project = catalog.project(id);
        let cast = project.credit_range();
        let mut rest = number;
        while let Some((id, year)) = own.next_if(|(id, _)| id.index() < cast.end) {
            visit(Part::one(catalog.credit(id), year));
            rest -= 1;
        }
        if rest > 0 {
            let (year, credit) = (project.year(), catalog.credit(CreditId::at(cast.start)));
            visit(Part { project, year, number: rest, is_one: false, credit });
        }
    }
}

/// The numbers of a facet's values, in the order in which the values first come.
struct Counter<'c> {
    catalog: &'c Catalog,
    facet: Facet,
    counted: Vec<(FacetValue, u32)>,
    /// Where the number of a value is, counted from 1, by the value's place. Values without a credit
    /// have 0.
    of: Vec<u32>,
}

impl<'c> Counter<'c> {
    fn of(catalog: &'c Catalog, facet: Facet) -> Counter<'c> {
        Counter { catalog, facet, counted: Vec::new(), of: Vec::new() }
    }

    /// Counts credits under each of their values, and shows where the numbers of these are.
    fn add(&mut self, part: Part<'_>, mut shown: impl FnMut(u32)) {
        part.each_value(self.facet, |value| {
            if value == FacetValue::Country(Country::KOREA) {
                return;
            }
            let at = self.find(value);
            self.counted[at as usize].1 += part.number;
            shown(at);
        });
    }

    fn find(&mut self, value: FacetValue) -> u32 {
        let place = place_or_missing(self.catalog, value);
        if place >= self.of.len() {
            self.of.resize(place + 1, 0);
        }
        if self.of[place] == 0 {
            self.counted.push((value, 0));
            self.of[place] = u32::try_from(self.counted.len()).unwrap_or(u32::MAX);
        }
        self.of[place] - 1
    }

    /// Counts credits by actor.
    fn add_actors(&mut self, credits: &FixedBitSet) {
        let mut numbers = vec![0; self.catalog.actors().len()];
        let actors = self.catalog.credit_actors();
        actors.each(credits.ones(), |actor| numbers[actor.index()] += 1);
        let counted = self.catalog.actors().zip(numbers).filter(|(_, number)| *number > 0);
        self.counted =
            counted.map(|(actor, number)| (FacetValue::Actor(actor.id()), number)).collect();
    }

    /// The values in their order, and of each where it was counted its place there.
    fn in_order(&self, script: Script) -> (Vec<Count>, Vec<u32>) {
        let counted = &self.counted;
        let mut order: Vec<u32> = (0..).take(counted.len()).collect();
        let value = |at: u32| counted[at as usize].0;
        // Of the many actors no text is compared: their ids are in the order of their keys.
        if self.facet == Facet::Actor {
            sort_by_key(&mut order, |at| match value(at) {
                FacetValue::Actor(id) => u32::try_from(id.index()).unwrap_or(u32::MAX),
                _ => 0,
            });
        } else {
            order.sort_by_cached_key(|&at| written(self.catalog, value(at)));
        }
        sort_by_key(&mut order, |at| self.name_rank(value(at), script));
        let most = counted.iter().map(|(_, number)| *number).max().unwrap_or(0);
        sort_by_key(&mut order, |at| most - counted[at as usize].1);
        let mut line_of = vec![0; order.len()];
        order.iter().zip(0..).for_each(|(&at, line)| line_of[at as usize] = line);
        let count = |at: u32| Count { of: value(at), credits: counted[at as usize].1 as usize };
        (order.into_iter().map(count).collect(), line_of)
    }

    /// The place of a name in a script other than Latin; in Latin letters equal numbers are in the
    /// order of what files write.
    fn name_rank(&self, value: FacetValue, script: Script) -> u32 {
        match (value, script) {
            (_, Script::Latin) => 0,
            (FacetValue::Actor(id), script) => self.catalog.actor(id).rank_in(script),
            (FacetValue::Platform(id), script) => self.catalog.platform(id).rank_in(script),
            _ => 0,
        }
    }
}
