//! The facet panes: values with counts, what is chosen and what is not.

use ratatui::layout::Rect;
use ratatui::style::Style;

use super::canvas::{Canvas, Titles, rect};
use super::line::scrolled;
use crate::catalog::Catalog;
use crate::lang::Text;
use crate::model::Facet;
use crate::query::Bucket;
use crate::text::{columns, cut, grouped};
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
    let mut place = position(pane, focused);
    let name = state.reader.facet(facet);
    let title = if editing {
        let (room, with_place) = filter_room(name, pane, (&place, area.width, bare));
        let (start, _) = scrolled(&pane.filter, room);
        place = Some(place).filter(|_| with_place).unwrap_or_default();
        format!("{name} /{}", &filter[start..])
    } else if filter.is_empty() {
        name.to_owned()
    } else {
        format!("{name} /{filter}")
    };
    let inner = if bare {
        let style = canvas.theme.accent.patch(canvas.theme.strong);
        canvas.text((area.x, area.y), area.width, &title, style);
        rect(Area { y: area.y + 1, height: area.height.saturating_sub(1), ..area })
    } else {
        canvas.frame(area, focused, &Titles { left: &title, right: &place })
    };
    let lit = focused && state.mode == Mode::Browse;
    // Before the data are there nobody knows what the values are.
    if state.loading().is_none() {
        values(canvas, (catalog, state.reader), pane, (inner, lit || editing, focused));
    }
}

/// `3/42` while the pane has the keys.
fn position(pane: &FacetPane, focused: bool) -> String {
    if !focused {
        return String::new();
    }
    let len = pane.visible_len();
    if len > 0 { format!("{}/{len}", pane.cursor + 1) } else { String::new() }
}

/// Draws the visible values of a pane, `lit`: the cursor's line is.
pub fn values(
    canvas: &mut Canvas<'_>,
    (catalog, reader): (&Catalog, Reader),
    pane: &FacetPane,
    (area, lit, focused): (Rect, bool, bool),
) {
    if pane.visible_len() == 0 && area.height > 0 {
        let nothing = reader.text(Text("nothing", "없음", "なし"));
        canvas.text(
            (area.x + 1, area.y),
            area.width.saturating_sub(1),
            nothing,
            canvas.theme.quiet,
        );
    }
    let rows = pane.visible(catalog, pane.top).take(usize::from(area.height));
    for (((bucket, standing), at), y) in rows.zip(pane.top..).zip(area.y..) {
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
    let (pane, bare) = (state.pane(facet), layout.is_bare());
    let frame = if bare { 0 } else { 2 };
    let name = state.reader.facet(facet);
    let place = position(pane, true);
    let (room, _) = filter_room(name, pane, (&place, area.width, bare));
    let (_, column) = scrolled(&pane.filter, room);
    Some((area.x + frame + columns(name) + 2 + column, area.y))
}

/// How many columns a filter that is edited has behind the name of its facet, in the title of a pane
/// of a width; and whether the place of the cursor stands beside it, which gives way to the text.
fn filter_room(
    name: &str,
    pane: &FacetPane,
    (place, width, bare): (&str, u16, bool),
) -> (u16, bool) {
    let beside = |right| {
        let room = if bare { width } else { Titles { left: "", right }.left_room(width) };
        room.saturating_sub(columns(name) + 2)
    };
    let with_place = columns(pane.filter.text()) < beside(place);
    (beside(if with_place { place } else { "" }), with_place)
}
