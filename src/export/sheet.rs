//! Rows of cells under headings: what table, csv, tsv, md and html are made of.
//!
//! Rows are made when they are asked for and not kept, so that a sheet of a million of them costs
//! little memory; and each is made in the place of another.

use std::borrow::Cow;
use std::fmt::Write;
use std::io;
use std::ops::Range;

use super::Export;
use super::cells::Cells;
use super::column::{Cell, Column, Shown};
use super::fetch;
use super::shared::Shared;
use crate::catalog::{Catalog, CreditId, CreditRef, SourceRef};
use crate::model::{Billing, Status};
use crate::query::stats::Line;

/// So many rows have their memory fetched together: enough to keep the processor busy, and few enough
/// for all of it to be near when it is needed.
const TOGETHER: usize = 64;

/// Columns are padded to this width at most, and what is wider sticks out: a title of a megabyte
/// would have every other row padded to a megabyte.
pub const WIDEST: usize = 1_000;

/// How a cell is drawn where there are colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// As text is.
    Plain,
    /// What the eye may pass over.
    Dim,
    /// What the eye is led to.
    Accent,
    /// What is not as usual.
    Notice,
}

/// Rows of cells under headings.
pub trait Sheet: Sync {
    /// What stands above each column.
    fn headings(&self) -> Vec<&'static str>;
    /// Whether a column holds numbers, which are set to the right.
    fn is_numeric(&self, column: usize) -> bool;
    /// How many rows there are.
    fn len(&self) -> usize;
    /// Gives the cells of rows to `take`, as many as there are headings, row by row.
    ///
    /// # Errors
    /// The first of `take`, behind which there are no more rows.
    fn each(
        &self,
        rows: Range<usize>,
        take: impl FnMut(usize, &Cells) -> io::Result<()>,
    ) -> io::Result<()>;
    /// How a cell is drawn.
    fn ink(&self, row: usize, column: usize) -> Ink;
    /// The pages that a cell lists, for footnotes; `None` if it is no list of pages.
    fn sources(&self, row: usize, column: usize) -> Option<Vec<SourceRef<'_>>>;
}

/// Credits as a sheet.
pub struct Credits<'a> {
    catalog: &'a Catalog,
    rows: &'a [CreditId],
    columns: Cow<'a, [Shown]>,
    /// Where rows are so many that it pays.
    shared: Option<Shared<'a>>,
}

impl<'a> Credits<'a> {
    /// The rows of an export under the columns it asks for, else under the usual ones.
    pub fn of(export: &'a Export<'_>, usual: &'a [Shown]) -> Credits<'a> {
        let columns: Option<Vec<Shown>> =
            export.columns.as_ref().map(|own| own.iter().copied().map(Shown::from).collect());
        let columns = columns.map_or(Cow::Borrowed(usual), Cow::Owned);
        let Export { catalog, rows, .. } = *export;
        let shared = Shared::pays(catalog, rows.len()).then(|| Shared::of(catalog, &columns));
        Credits { catalog, rows, columns, shared }
    }

    /// Gives the cells of credits to `take`, made for each alone.
    fn make_each(
        &self,
        ids: &[CreditId],
        cells: &mut Cells,
        mut take: impl FnMut(&Cells) -> io::Result<()>,
    ) -> io::Result<()> {
        let is_shown = |column| self.columns.iter().any(|shown| shown.cell.shows(column));
        fetch::rows(self.catalog, ids, is_shown);
        ids.iter().try_for_each(|&id| {
            cells.clear();
            for column in self.columns.iter() {
                cells.add(|cell| column.cell.put(self.catalog.credit(id), cell));
            }
            take(cells)
        })
    }

    fn credit(&self, row: usize) -> CreditRef<'_> {
        self.catalog.credit(self.rows[row])
    }
}

impl Sheet for Credits<'_> {
    fn headings(&self) -> Vec<&'static str> {
        self.columns.iter().map(|column| column.heading).collect()
    }

    fn is_numeric(&self, _column: usize) -> bool {
        false
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn each(
        &self,
        rows: Range<usize>,
        mut take: impl FnMut(usize, &Cells) -> io::Result<()>,
    ) -> io::Result<()> {
        let (mut cells, mut row) = (Cells::default(), rows.start);
        let mut take_next = |cells: &Cells| {
            row += 1;
            take(row - 1, cells)
        };
        self.rows[rows].chunks(TOGETHER).try_for_each(|ids| match &self.shared {
            Some(shared) => shared.each(ids, &mut cells, &mut take_next),
            None => self.make_each(ids, &mut cells, &mut take_next),
        })
    }

    fn ink(&self, row: usize, column: usize) -> Ink {
        let credit = self.credit(row);
        match self.columns[column].cell {
            Cell::Names | Cell::Of(Column::Actor) => Ink::Accent,
            Cell::Of(Column::Status) if credit.project().status() != Status::Released => {
                Ink::Notice
            }
            Cell::Of(Column::Billing) if credit.billing() == Some(Billing::Lead) => Ink::Plain,
            Cell::Of(Column::Status | Column::Billing | Column::Year) => Ink::Dim,
            Cell::Of(_) => Ink::Plain,
        }
    }

    fn sources(&self, row: usize, column: usize) -> Option<Vec<SourceRef<'_>>> {
        let lists_sources = self.columns[column].cell == Cell::Of(Column::Sources);
        lists_sources.then(|| self.credit(row).sources().collect())
    }
}

/// A statistic as a sheet.
pub struct Statistic<'a>(pub &'a [Line]);

impl Sheet for Statistic<'_> {
    fn headings(&self) -> Vec<&'static str> {
        vec!["value", "credits", "actors", "projects", "first_year", "last_year"]
    }

    fn is_numeric(&self, column: usize) -> bool {
        column > 0
    }

    fn len(&self) -> usize {
        self.0.len()
    }

    fn each(
        &self,
        rows: Range<usize>,
        mut take: impl FnMut(usize, &Cells) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut cells = Cells::default();
        for row in rows {
            let line = &self.0[row];
            cells.clear();
            cells.add(|cell| cell.push_str(&line.value));
            let counts = [line.credits, line.actors, line.projects].map(Some);
            let years = [line.first_year, line.last_year].map(|year| year.map(usize::from));
            for number in counts.into_iter().chain(years) {
                // A text takes all that is written.
                cells.add(|cell| _ = number.map(|number| write!(cell, "{number}")));
            }
            take(row, &cells)?;
        }
        Ok(())
    }

    fn ink(&self, _row: usize, column: usize) -> Ink {
        if column == 0 { Ink::Accent } else { Ink::Plain }
    }

    fn sources(&self, _row: usize, _column: usize) -> Option<Vec<SourceRef<'_>>> {
        None
    }
}
