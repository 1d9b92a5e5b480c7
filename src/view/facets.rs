//! The facet panes: values with counts, what is chosen and what is not.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::{Canvas, Titles, rect};
use super::search::columns;
use crate::catalog::Catalog;
use crate::lang::Text;
use crate::model::Facet;
use crate::query::Bucket;
use crate::text::{cut, grouped};
use crate::ui::{Area, FacetPane, Layout, Mode, Pane, Reader, Standing, State};

/// Draws a pane.
pub fn draw(
    canvas: &mut Canvas<'_>,
    catalog: &Catalog,
    state: &State,
    (facet, area, focused): (Facet, Area, bool),
) {
    let pane = state.pane(facet);
    let filter = pane.filter.text();
    let editing = focused && state.mode == Mode::PaneFilter;
    let bare = state.layout().is_bare();
    let title = if filter.is_empty() && !editing {
        state.reader.facet(facet).to_owned()
    } else {
        format!("{} /{filter}", state.reader.facet(facet))
    };
    let inner = if bare {
        let style = canvas.theme.accent.patch(canvas.theme.strong);
        canvas.text((area.x, area.y), area.width, &title, style);
        rect(Area { y: area.y + 1, height: area.height.saturating_sub(1), ..area })
    } else {
        let lit = focused && state.page().is_none();
        canvas.frame(area, lit, &Titles { left: &title, right: &position(catalog, pane, focused) })
    };
    let lit = focused && state.mode == Mode::Browse;
    // Before the data are there nobody knows what the values are.
    if state.loading().is_none() {
        values(canvas, (catalog, state.reader), pane, (inner, lit || editing, focused));
    }
}

/// `3/42` while the pane has the keys.
fn position(catalog: &Catalog, pane: &FacetPane, focused: bool) -> String {
    if !focused {
        return String::new();
    }
    let len = pane.visible(catalog).len();
    if len > 0 { format!("{}/{len}", pane.cursor + 1) } else { String::new() }
}

/// Draws the visible values of a pane, `lit`: the cursor's line is.
pub fn values(
    canvas: &mut Canvas<'_>,
    (catalog, reader): (&Catalog, Reader),
    pane: &FacetPane,
    (area, lit, focused): (Rect, bool, bool),
) {
    let visible = pane.visible(catalog);
    if visible.is_empty() && area.height > 0 {
        let nothing = reader.text(Text("nothing", "없음", "なし"));
        canvas.text(
            (area.x + 1, area.y),
            area.width.saturating_sub(1),
            nothing,
            canvas.theme.quiet,
        );
    }
    let rows = visible.iter().enumerate().skip(pane.top).take(usize::from(area.height));
    for ((at, &(bucket, standing)), y) in rows.zip(area.y..) {
        value(canvas, (catalog, reader), (bucket, standing), Rect { y, height: 1, ..area });
        if focused && at == pane.cursor {
            let style = if lit { canvas.theme.cursor } else { canvas.theme.cursor_away };
            canvas.lay_over(Rect { y, height: 1, ..area }, style);
        }
    }
}

fn value(
    canvas: &mut Canvas<'_>,
    (catalog, reader): (&Catalog, Reader),
    (bucket, standing): (Bucket, Standing),
    area: Rect,
) {
    let (glyph, style) = look(canvas, standing, bucket.count);
    let count = grouped(bucket.count);
    let name = reader.value(catalog, bucket.value);
    let room = area.width.saturating_sub(columns(&count) + 5);
    canvas.text((area.x + 1, area.y), 1, glyph, style);
    canvas.text((area.x + 3, area.y), room, &cut(&name, usize::from(room)), style);
    let number = if bucket.count == 0 { canvas.theme.quiet } else { style };
    canvas.text_right((area.x, area.y), area.width.saturating_sub(1), &count, number);
}

fn look(canvas: &Canvas<'_>, standing: Standing, count: usize) -> (&'static str, Style) {
    let theme = canvas.theme;
    match standing {
        Standing::Chosen => ("✓", theme.accent.patch(theme.strong)),
        Standing::Also => ("&", theme.accent),
        Standing::Excluded => ("−", theme.warning),
        Standing::Free if count == 0 => (" ", theme.quiet),
        Standing::Free => (" ", theme.plain),
    }
}

/// The cell of the text cursor while the filter is edited.
pub fn cursor(state: &State, layout: &Layout) -> Option<(u16, u16)> {
    let Pane::Facet(facet) = state.focus else { return None };
    let (_, area) = layout.facets.iter().find(|(shown, _)| *shown == facet)?;
    let frame = if layout.is_bare() { 0 } else { 2 };
    let before = format!("{} /{}", state.reader.facet(facet), state.pane(facet).filter.before());
    let column = columns(&before).min(area.width.saturating_sub(frame + 1));
    Some((area.x + frame + column, area.y))
}
