//! A page: an actor, a project, a platform or a country in full.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Titles, rect};
use crate::catalog::Catalog;
use crate::ui::{Layout, PageState, State};

/// Draws the page in place of the panes, wrapped.
pub fn draw(
    canvas: &mut Canvas<'_>,
    catalog: &Catalog,
    (state, shown): (&State, &PageState),
    layout: &Layout,
) {
    let (lines, reader) = (state.page_lines(), state.reader);
    let bare = layout.is_bare();
    let inner = if bare {
        rect(layout.body)
    } else {
        let rows = layout.page_rows();
        let last = (shown.top + rows).min(lines.len());
        let right = if lines.len() > rows {
            super::part_of((shown.top + 1, last), lines.len(), reader)
        } else {
            String::new()
        };
        let title = shown.page.title(catalog, reader);
        canvas.frame(layout.body, true, &Titles { left: &title, right: &right })
    };
    let visible = lines.seen(catalog, shown.top..shown.top + usize::from(inner.height));
    for ((at, line), y) in (shown.top..).zip(&visible).zip(inner.y..) {
        let row = Rect { y, height: 1, ..inner };
        let current = at == shown.cursor && line.link.is_some();
        if current {
            canvas.text((row.x, y), 1, "▶", canvas.theme.accent);
        }
        canvas.line((row.x + 2, y), row.width.saturating_sub(3), line);
        if current {
            canvas.lay_over(row, canvas.theme.cursor);
        }
    }
}
