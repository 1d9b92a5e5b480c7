//! Rows of cells under headings: what table, csv, tsv, md and html are made of.
//!
//! Cells are made when they are asked for and not kept, so that a sheet of a million rows costs
//! no memory.

use std::borrow::Cow;

use super::Export;
use super::column::{Cell, Column, Shown};
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

/// Rows of cells under headings.
pub trait Sheet {
    /// What stands above each column.
    fn headings(&self) -> Vec<&'static str>;
    /// Whether a column holds numbers, which are set to the right.
    fn is_numeric(&self, column: usize) -> bool;
    /// How many rows there are.
    fn len(&self) -> usize;
    /// The cells of a row, as many as there are headings.
    fn cells(&self, row: usize) -> Vec<Cow<'_, str>>;
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

    fn cells(&self, row: usize) -> Vec<Cow<'_, str>> {
        let credit = self.credit(row);
        self.columns.iter().map(|column| column.cell.text(credit)).collect()
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

    fn cells(&self, row: usize) -> Vec<Cow<'_, str>> {
        let line = &self.0[row];
        let year = |year: Option<u16>| year.map_or_else(String::new, |year| year.to_string());
        vec![
            Cow::Borrowed(&line.value),
            line.credits.to_string().into(),
            line.actors.to_string().into(),
            line.projects.to_string().into(),
            year(line.first_year).into(),
            year(line.last_year).into(),
        ]
    }

    fn ink(&self, _row: usize, column: usize) -> Ink {
        if column == 0 { Ink::Accent } else { Ink::Plain }
    }

    fn sources(&self, _row: usize, _column: usize) -> Option<Vec<SourceRef<'_>>> {
        None
    }
}
