//! `draw(&State)`: what the screen looks like. Looks only at visible rows and changes nothing.

mod canvas;
mod colour;
mod dialogs;
mod facets;
mod footer;
mod header;
mod help;
mod insights;
mod line;
mod links;
mod map;
mod matrix;
mod pages;
mod palette;
mod search;
mod shades;
mod strip;
mod table;
mod theme;
mod timeline;
mod welcome;

use ratatui::buffer::Buffer;

pub use colour::{Depth, contrast, rgb};
pub use links::{Link, links};
pub use theme::Theme;

use crate::catalog::Catalog;
use crate::lang::say;
use crate::text::grouped;
use crate::ui::{Area, Mode, Pane, Reader, Shape, State, View};
use canvas::{Canvas, Titles};

/// Draws the screen and gives the cell of the text cursor, where a line is edited. Cost: that of
/// the visible rows, each with the reason why it matched, and a look at every mark.
#[must_use]
pub fn draw(
    catalog: &Catalog,
    state: &State,
    theme: Theme,
    buffer: &mut Buffer,
) -> Option<(u16, u16)> {
    buffer.set_style(*buffer.area(), theme.ground);
    let mut canvas = Canvas { buffer, theme };
    let layout = state.layout();
    if layout.shape == Some(Shape::TooSmall) {
        too_small(&mut canvas, state.size, state.reader);
        return None;
    }
    header::draw(&mut canvas, catalog, state, &layout);
    if let Some(page) = state.page() {
        pages::draw(&mut canvas, catalog, (state, page), &layout);
    } else {
        panes(&mut canvas, catalog, state, &layout);
    }
    footer::draw(&mut canvas, state, &layout);
    welcome::draw(&mut canvas, state);
    let over = dialogs::draw(&mut canvas, catalog, state, &layout);
    match state.mode {
        Mode::Search => search::cursor(state, &layout),
        Mode::PaneFilter => facets::cursor(state, &layout),
        _ => over,
    }
}

fn panes(canvas: &mut Canvas<'_>, catalog: &Catalog, state: &State, layout: &crate::ui::Layout) {
    search::draw(canvas, state, layout);
    for &(facet, area) in &layout.facets {
        let focused = state.focus == Pane::Facet(facet);
        facets::draw(canvas, catalog, state, (facet, area, focused));
    }
    strip::draw(canvas, state, layout);
    table::draw(canvas, catalog, state, layout);
    match state.view {
        View::Browse => {}
        View::Timeline => timeline::draw(canvas, catalog, state, layout),
        View::Map => map::draw(canvas, catalog, state, layout),
        View::Matrix => matrix::draw(canvas, catalog, state, layout),
        View::Insights => insights::draw(canvas, catalog, state, layout),
    }
    if let Some(area) = layout.details {
        details(canvas, catalog, state, area);
    }
}

fn details(canvas: &mut Canvas<'_>, catalog: &Catalog, state: &State, area: Area) {
    let Some(id) = state.current() else {
        canvas.frame(area, false, &Titles::default());
        return;
    };
    let credit = catalog.credit(id);
    let actor = state.reader.actor(credit.actor());
    let title = format!("{actor} · {}", credit.project().title());
    let lines = state.details_lines(catalog);
    let rows = usize::from(area.height).saturating_sub(2);
    let from = state.details_from.min(lines.len().saturating_sub(rows));
    let last = (from + rows).min(lines.len());
    let more = if lines.len() > rows {
        part_of((from + 1, last), lines.len(), state.reader)
    } else {
        String::new()
    };
    // Corners and blanks around both titles.
    let taken = crate::text::width(&more) + 8;
    let title = crate::text::cut(&title, usize::from(area.width).saturating_sub(taken));
    let inner = canvas.frame(area, false, &Titles { left: &title, right: &more });
    for (line, y) in lines[from..last].iter().zip(inner.y..) {
        canvas.line((inner.x + 1, y), inner.width.saturating_sub(2), line);
    }
}

/// `1–7 of 61`: which lines are visible.
fn part_of((first, last): (usize, usize), all: usize, reader: Reader) -> String {
    let [first, last, all] = [first, last, all].map(grouped);
    say!(reader.lang, "{first}–{last} of {all}", "{first}–{last} / {all}", "{first}–{last} / {all}")
}

fn too_small(canvas: &mut Canvas<'_>, (width, height): (u16, u16), reader: Reader) {
    if height > 0 {
        let text = say!(
            reader.lang,
            "too small: {width}×{height}, 12×4 needed",
            "창이 너무 작음: {width}×{height} (최소 12×4)",
            "画面が小さすぎます: {width}×{height}(12×4以上)"
        );
        canvas.text((0, 0), width, &text, canvas.theme.plain);
    }
}
