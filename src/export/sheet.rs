//! Rows of cells under headings: what table, csv, tsv, md and html are made of.
//!
//! Cells are made when they are asked for and not kept, so that a sheet of a million rows costs
//! no memory; and they are made in the place of those of another row.

use std::borrow::Cow;
use std::fmt::Write;
use std::ops::Range;

use memchr::{memchr_iter, memchr2};

use super::Export;
use super::column::{Cell, Column, Shown};
use super::fetch::fetch;
use crate::catalog::{Catalog, CreditId, CreditRef, SourceRef};
use crate::model::{Billing, Status};
use crate::query::stats::Line;

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

/// The cells of one row, in one text that is used again for the next one.
#[derive(Debug, Default)]
pub struct Cells {
    /// With a tab behind each.
    text: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Cells {
    /// The cells.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &str> + ExactSizeIterator + Clone {
        (0..self.ends.len()).map(|column| {
            let start = if column == 0 { 0 } else { self.ends[column - 1] + TAB.len() };
            &self.text[start..self.ends[column]]
        })
    }

    /// The cells with a tab between them, if none has a tab or a line break of its own.
    pub fn line(&self) -> Option<&str> {
        let bytes = self.text.as_bytes();
        let is_one = memchr2(b'\n', b'\r', bytes).is_none()
            && memchr_iter(b'\t', bytes).count() == self.ends.len();
        is_one.then(|| self.text.strip_suffix(TAB).unwrap_or_default())
    }

    fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    /// Adds a cell with what is put into it.
    fn add(&mut self, put: impl FnOnce(&mut String)) {
        put(&mut self.text);
        self.ends.push(self.text.len());
        self.text.push_str(TAB);
    }
}

const TAB: &str = "\t";

/// Rows of cells under headings.
pub trait Sheet: Sync {
    /// What stands above each column.
    fn headings(&self) -> Vec<&'static str>;
    /// Whether a column holds numbers, which are set to the right.
    fn is_numeric(&self, column: usize) -> bool;
    /// How many rows there are.
    fn len(&self) -> usize;
    /// Has the cells of a row in the place of another's, as many as there are headings.
    fn fill(&self, row: usize, cells: &mut Cells);
    /// Has the memory of rows at hand for whoever fills them next.
    fn fetch(&self, rows: Range<usize>);
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
}

impl<'a> Credits<'a> {
    /// The rows of an export under the columns it asks for, else under the usual ones.
    pub fn of(export: &'a Export<'_>, usual: &'a [Shown]) -> Credits<'a> {
        let columns: Option<Vec<Shown>> =
            export.columns.as_ref().map(|own| own.iter().copied().map(Shown::from).collect());
        Credits {
            catalog: export.catalog,
            rows: export.rows,
            columns: columns.map_or(Cow::Borrowed(usual), Cow::Owned),
        }
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

    fn fill(&self, row: usize, cells: &mut Cells) {
        let credit = self.credit(row);
        cells.clear();
        for column in self.columns.iter() {
            cells.add(|cell| column.cell.put(credit, cell));
        }
    }

    fn fetch(&self, rows: Range<usize>) {
        fetch(self.catalog, &self.rows[rows], |column| {
            self.columns.iter().any(|shown| match shown.cell {
                Cell::Of(own) => own == column,
                Cell::Names => column == Column::Actor,
            })
        });
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

    fn fill(&self, row: usize, cells: &mut Cells) {
        let line = &self.0[row];
        cells.clear();
        cells.add(|cell| cell.push_str(&line.value));
        let counts = [line.credits, line.actors, line.projects].map(Some);
        let years = [line.first_year, line.last_year].map(|year| year.map(usize::from));
        for number in counts.into_iter().chain(years) {
            // A text takes all that is written.
            cells.add(|cell| _ = number.map(|number| write!(cell, "{number}")));
        }
    }

    // Its few lines are near.
    fn fetch(&self, _rows: Range<usize>) {}

    fn ink(&self, _row: usize, column: usize) -> Ink {
        if column == 0 { Ink::Accent } else { Ink::Plain }
    }

    fn sources(&self, _row: usize, _column: usize) -> Option<Vec<SourceRef<'_>>> {
        None
    }
}
