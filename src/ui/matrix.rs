//! The matrix: two facets crossed, and a cell of it as the next question.

use super::facets::scrolled;
use super::{Area, Effect, Layout, Motion, Page, Reader, State, View};
use crate::catalog::Catalog;
use crate::lang::Text;
use crate::model::Facet;
use crate::query::stats::{self, Count, Cross};
use crate::query::{FacetValue, Mode as Binding, value_of};
use crate::text::{grouped, width};

/// What can be crossed, in the order in which a key turns it.
const CROSSED: [(Facet, Facet); 3] =
    [(Facet::Actor, Facet::Country), (Facet::Country, Facet::Year), (Facet::Platform, Facet::Year)];

/// What the matrix shows: the answer, counted by two facets.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    /// The facet of the rows and that of the columns.
    pub facets: (Facet, Facet),
    /// The counts.
    pub cross: Cross,
    /// The columns of `cross` from left to right: years in their order, else the greatest first.
    pub columns: Vec<usize>,
    /// The row under the cursor, and its column counted from the left.
    pub cursor: (usize, usize),
    /// The first visible row, and the first visible column.
    pub from: (usize, usize),
}

impl Default for Matrix {
    fn default() -> Matrix {
        Matrix {
            facets: CROSSED[0],
            cross: Cross::default(),
            columns: Vec::new(),
            cursor: (0, 0),
            from: (0, 0),
        }
    }
}

/// How the cells lie in an area: one geometry for drawing and scrolling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grid {
    /// Columns of the rows' names, with their numbers.
    pub label: u16,
    /// Columns of a cell, with the blank before it.
    pub cell: u16,
    /// How many rows are visible.
    pub rows: usize,
    /// How many columns are visible.
    pub columns: usize,
}

impl Matrix {
    /// The geometry in an area without its frame: a line of heads above the rows, and one about the
    /// cell under the cursor below them, where there is room for more than one row.
    #[must_use]
    pub fn grid(&self, area: Area) -> Grid {
        let digits = grouped(self.cross.most()).len();
        let heads = self.columns.iter().map(|&at| head_width(&self.cross.columns[at]));
        // A shade, a blank and the number; and the blank before.
        let cell = heads.max().unwrap_or(0).max(digits + 2) + 1;
        let cell = u16::try_from(cell).unwrap_or(u16::MAX).min(area.width);
        let label = (area.width / 3).clamp(area.width.min(6), 34).min(area.width - cell);
        let lines = if area.height >= 4 { 2 } else { u16::from(area.height >= 2) };
        Grid {
            label,
            cell,
            rows: usize::from(area.height - lines),
            columns: usize::from((area.width - label) / cell.max(1)),
        }
    }

    /// The values of the cell under the cursor; `None` where nothing is counted.
    #[must_use]
    pub fn in_hand(&self) -> Option<(&Count, &Count)> {
        let column = *self.columns.get(self.cursor.1)?;
        Some((self.cross.rows.get(self.cursor.0)?, &self.cross.columns[column]))
    }

    /// The cell of the matrix that lies under a cell of its area.
    pub(super) fn cell_at(&self, area: Area, (x, y): (u16, u16)) -> Option<(usize, usize)> {
        let grid = self.grid(area);
        // The heads are over the rows, where there is room for them.
        let line = y.checked_sub(area.y + u16::from(area.height >= 2))?;
        let column = x.checked_sub(area.x + grid.label)? / grid.cell.max(1);
        let (line, column) = (usize::from(line), usize::from(column));
        let (row, at) = (self.from.0 + line, self.from.1 + column);
        let is_shown = line < grid.rows && column < grid.columns;
        (is_shown && row < self.cross.rows.len() && at < self.columns.len()).then_some((row, at))
    }

    /// The number of a cell in a visible row, its column counted from the left.
    #[must_use]
    pub fn credits(&self, row: usize, column: usize) -> usize {
        self.columns.get(column).map_or(0, |&column| self.cross.credits(row, column))
    }
}

/// What the head of a column takes: of what the matrix has as columns, countries and years, every
/// language writes the same.
fn head_width(column: &Count) -> usize {
    match column.of {
        FacetValue::Country(country) => width(country.code()),
        FacetValue::Year(year) => width(&year.to_string()),
        _ => width("—"),
    }
}

/// What stands over a column: a country by its code, all else by its name.
#[must_use]
pub fn head(catalog: &Catalog, column: &Count, reader: Reader) -> String {
    match column.of {
        FacetValue::Country(country) => country.code().to_owned(),
        value => reader.value(catalog, value),
    }
}

/// The area of a view without its frame and the air beside it.
#[must_use]
pub fn inside(layout: &Layout) -> Area {
    let area = layout.view.unwrap_or_default();
    if layout.is_bare() {
        return area;
    }
    Area {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}

impl State {
    pub(super) fn count_matrix(&mut self, catalog: &Catalog) {
        let matrix = &mut self.matrix;
        let before = matrix.in_hand().map(|(row, column)| (row.of, column.of));
        let script = self.reader.script;
        matrix.cross = stats::cross(catalog, &self.results.listed, matrix.facets, script);
        matrix.columns = (0..matrix.cross.columns.len()).collect();
        if matrix.facets.1 == Facet::Year {
            // "No year" is greater than every year.
            matrix.columns.sort_by_key(|&at| matrix.cross.columns[at].of);
        }
        // The cursor stays on its cell; a matrix of years begins at the latest.
        let (rows, lines) = (&matrix.cross.rows, &matrix.cross.columns);
        let row = before.and_then(|(row, _)| rows.iter().position(|line| line.of == row));
        let column = before
            .and_then(|(_, column)| matrix.columns.iter().position(|&at| lines[at].of == column));
        let is_year = |at: &usize| matches!(lines[*at].of, FacetValue::Year(_));
        let first = matrix.columns.iter().rposition(is_year).unwrap_or(0);
        matrix.cursor = (row.unwrap_or(0), column.unwrap_or(first));
        self.show_cell(catalog);
    }

    /// Scrolls the matrix so that the cell under the cursor is visible.
    pub(super) fn show_cell(&mut self, catalog: &Catalog) {
        let grid = self.matrix.grid(inside(&self.layout()));
        let matrix = &mut self.matrix;
        let (row, column) = matrix.cursor;
        matrix.from.0 = scrolled(matrix.from.0, row, grid.rows);
        let last = matrix.columns.len().saturating_sub(grid.columns);
        matrix.from.1 = scrolled(matrix.from.1, column, grid.columns).min(last);
        let visible = matrix.from.0..matrix.from.0 + grid.rows;
        matrix.cross.show_rows(catalog, &self.results.listed, visible);
    }

    pub(super) fn move_in_matrix(&mut self, catalog: &Catalog, motion: Motion) {
        let grid = self.matrix.grid(inside(&self.layout()));
        let len = self.matrix.cross.rows.len();
        self.matrix.cursor.0 = motion.apply(self.matrix.cursor.0, len, grid.rows);
        self.show_cell(catalog);
    }

    pub(super) fn move_to_column_beside(&mut self, catalog: &Catalog, to_the_right: bool) {
        let motion = if to_the_right { Motion::Down } else { Motion::Up };
        let len = self.matrix.columns.len();
        self.matrix.cursor.1 = motion.apply(self.matrix.cursor.1, len, 1);
        self.show_cell(catalog);
    }

    pub(super) fn turn_matrix(&mut self, catalog: &Catalog) {
        let at = CROSSED.iter().position(|both| *both == self.matrix.facets).unwrap_or(0);
        self.matrix.facets = CROSSED[(at + 1) % CROSSED.len()];
        self.matrix.from = (0, 0);
        self.count_matrix(catalog);
    }

    /// Asks for the cell under the cursor and shows its rows.
    pub(super) fn list_cell(&mut self, catalog: &Catalog) -> Vec<Effect> {
        let Some((row, column)) = self.matrix.in_hand() else { return Vec::new() };
        let both = [row.of, column.of];
        if self.matrix.credits(self.matrix.cursor.0, self.matrix.cursor.1) == 0 {
            self.say(self.reader.text(Text(
                "no listed appearance has both",
                "둘 다에 해당하는 출연이 목록에 없습니다",
                "両方に当てはまる出演は一覧にありません",
            )));
            return Vec::new();
        }
        if self.refuses_wrong_line() {
            return Vec::new();
        }
        self.look(catalog, View::Browse);
        self.remember();
        for value in both {
            let (field, text) = value_of(catalog, value);
            self.query.set_values(field, Binding::Chosen, vec![text]);
        }
        self.ask()
    }

    /// The page of the row under the matrix's cursor.
    pub(super) fn page_of_row(&self) -> Option<Page> {
        self.matrix.in_hand().and_then(|(row, _)| Page::of_value(row.of))
    }
}
