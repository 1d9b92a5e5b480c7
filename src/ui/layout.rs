//! Which panes there are at a size, and where: one geometry for drawing, paging and the mouse.

use super::{Pane, View};
use crate::model::Facet;

/// A rectangle in cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Area {
    /// Columns from the left.
    pub x: u16,
    /// Rows from the top.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// Not enough for a row.
    TooSmall,
    /// A few lines, no frames: one pane at a time.
    Bare,
    /// One facet pane beside the table.
    Narrow,
    /// All three facet panes beside the table.
    Wide,
}

/// Where everything is. What does not fit is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Layout {
    /// How much room there is.
    pub shape: Option<Shape>,
    /// Name and counts.
    pub header: Option<Area>,
    /// The query line; framed unless bare.
    pub search: Option<Area>,
    /// The facet panes that are shown.
    pub facets: Vec<(Facet, Area)>,
    /// The years, one line over the table.
    pub strip: Option<Area>,
    /// The table.
    pub table: Option<Area>,
    /// The details of the row under the cursor.
    pub details: Option<Area>,
    /// What another view than Browse shows in place of table and details.
    pub view: Option<Area>,
    /// The rows under it.
    pub rows: Option<Area>,
    /// Messages and the keys that matter here.
    pub footer: Option<Area>,
    /// The space between header and footer, for pages and dialogs.
    pub body: Area,
}

/// Below this many columns the three facet panes become one.
const WIDE: u16 = 100;
/// Below these there are no frames and one pane at a time.
const NARROW: (u16, u16) = (60, 16);
/// Below these not even a row fits.
const SMALLEST: (u16, u16) = (12, 4);

/// From how many lines on the years have one over the table.
const WITH_STRIP: u16 = 30;

/// The layout of a view for a size in columns and rows: which pane has the keys, and which facet
/// pane is to be shown where only one fits.
#[must_use]
pub fn layout((width, height): (u16, u16), view: View, (focus, facet): (Pane, Facet)) -> Layout {
    let whole = Area { x: 0, y: 0, width, height };
    if width < SMALLEST.0 || height < SMALLEST.1 {
        return Layout { shape: Some(Shape::TooSmall), body: whole, ..Layout::default() };
    }
    if width < NARROW.0 || height < NARROW.1 {
        return bare(whole, view, focus);
    }
    let (header, rest) = whole.split_top(1);
    let (body, footer) = rest.split_bottom(1);
    let shape = if width < WIDE { Shape::Narrow } else { Shape::Wide };
    let side = match shape {
        Shape::Wide => (width / 5).clamp(25, 34),
        _ => 23,
    };
    let (left, right) = body.split_left(side);
    let (search, below) = right.split_top(3);
    let details_height = match height {
        34.. => 10,
        28.. => 9,
        22.. => 7,
        _ => 0,
    };
    let strip_height = u16::from(view == View::Browse && height >= WITH_STRIP);
    let (strip, below) = below.split_top(strip_height);
    let (table, details) = below.split_bottom(details_height);
    let facets = if shape == Shape::Wide { stacked(left) } else { vec![(facet, left)] };
    Layout {
        shape: Some(shape),
        header: Some(header),
        search: Some(search),
        facets,
        strip: some(strip),
        footer: Some(footer),
        body,
        ..match view {
            View::Browse => {
                Layout { table: Some(table), details: some(details), ..Layout::default() }
            }
            View::Timeline => with_rows(below),
            View::Map | View::Matrix | View::Insights => {
                Layout { view: Some(below), ..Layout::default() }
            }
        }
    }
}

fn some(area: Area) -> Option<Area> {
    Some(area).filter(|area| area.height > 0)
}

/// A view over a list of rows, which has a third of the height if that is worth it.
fn with_rows(area: Area) -> Layout {
    let third = area.height / 3;
    let (view, rows) = area.split_bottom(if third >= 4 { third } else { 0 });
    Layout { view: Some(view), rows: some(rows), ..Layout::default() }
}

/// Without frames: header, query line, one pane, footer; of these what the height allows.
fn bare(whole: Area, view: View, focus: Pane) -> Layout {
    let tall = whole.height >= 8;
    let (header, rest) = whole.split_top(u16::from(tall));
    let (search, rest) = rest.split_top(1);
    let (body, footer) = rest.split_bottom(u16::from(tall));
    let (facets, shown) = match focus {
        Pane::Table => (Vec::new(), Some(body)),
        Pane::Facet(facet) => (vec![(facet, body)], None),
    };
    let is_browse = view == View::Browse;
    Layout {
        shape: Some(Shape::Bare),
        header: Some(header).filter(|_| tall),
        search: Some(search),
        facets,
        table: shown.filter(|_| is_browse),
        view: shown.filter(|_| !is_browse),
        footer: Some(footer).filter(|_| tall),
        body,
        ..Layout::default()
    }
}

/// The three facet panes above each other; the one with the longest list gets most.
fn stacked(column: Area) -> Vec<(Facet, Area)> {
    let third = column.height * 3 / 10;
    let (country, rest) = column.split_top(third);
    let (platform, actor) = rest.split_top(third);
    vec![(Facet::Country, country), (Facet::Platform, platform), (Facet::Actor, actor)]
}

impl Layout {
    /// Rows of the table's list, its frame and head left out.
    #[must_use]
    pub fn table_rows(&self) -> usize {
        let height = self.table.map_or(0, |area| usize::from(area.height));
        match self.shape {
            Some(Shape::Bare) if self.header.is_some() => height.saturating_sub(1),
            Some(Shape::Bare) => height,
            _ => height.saturating_sub(3),
        }
    }

    /// Rows of a facet pane's list, its frame left out.
    #[must_use]
    pub fn facet_rows(&self, facet: Facet) -> usize {
        let area = self.facets.iter().find(|(shown, _)| *shown == facet).map(|(_, area)| area);
        let height = area.map_or(0, |area| usize::from(area.height));
        if self.is_bare() { height.saturating_sub(1) } else { height.saturating_sub(2) }
    }

    /// Rows of the list under a view, their frame left out.
    #[must_use]
    pub fn rows_of_view(&self) -> usize {
        self.rows.map_or(0, |area| usize::from(area.height).saturating_sub(2))
    }

    /// Rows of the details, their frame left out.
    #[must_use]
    pub fn details_rows(&self) -> usize {
        self.details.map_or(0, |area| usize::from(area.height).saturating_sub(2))
    }

    /// Rows of a page.
    #[must_use]
    pub fn page_rows(&self) -> usize {
        let frame = if self.is_bare() { 0 } else { 2 };
        usize::from(self.body.height).saturating_sub(frame)
    }

    /// Columns of a page, air on both sides left out.
    #[must_use]
    pub fn page_columns(&self) -> usize {
        let frame = if self.is_bare() { 0 } else { 2 };
        usize::from(self.body.width).saturating_sub(frame + 2)
    }

    /// Whether there are no frames.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.shape == Some(Shape::Bare)
    }
}

impl Area {
    fn split_top(self, rows: u16) -> (Area, Area) {
        let rows = rows.min(self.height);
        let top = Area { height: rows, ..self };
        (top, Area { y: self.y + rows, height: self.height - rows, ..self })
    }

    fn split_bottom(self, rows: u16) -> (Area, Area) {
        let rows = rows.min(self.height);
        self.split_top(self.height - rows)
    }

    fn split_left(self, columns: u16) -> (Area, Area) {
        let columns = columns.min(self.width);
        let left = Area { width: columns, ..self };
        (left, Area { x: self.x + columns, width: self.width - columns, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_area_lies_within_the_window_at_every_size() {
        for width in 0..130 {
            for height in 0..50 {
                let focuses = [Pane::Table, Pane::Facet(Facet::Actor)];
                let views = View::ALL.into_iter();
                for (view, focus) in views.flat_map(|view| focuses.map(|focus| (view, focus))) {
                    let found = layout((width, height), view, (focus, Facet::Actor));
                    let facets = found.facets.iter().map(|(_, area)| *area);
                    let panes = [
                        found.header,
                        found.search,
                        found.table,
                        found.details,
                        found.footer,
                        found.strip,
                        found.view,
                        found.rows,
                    ];
                    for area in facets.chain(panes.into_iter().flatten()).chain([found.body]) {
                        assert!(area.x + area.width <= width, "{width}×{height} {area:?}");
                        assert!(area.y + area.height <= height, "{width}×{height} {area:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_smallest_window_has_a_row_of_data() {
        let browse = |size| layout(size, View::Browse, (Pane::Table, Facet::Country));
        assert!(browse((12, 4)).table_rows() >= 1);
        assert_eq!(browse((11, 4)).shape, Some(Shape::TooSmall));
        assert_eq!(browse((0, 0)).shape, Some(Shape::TooSmall));
    }
}
