//! The help: every key and what it does, from the one table of bindings.

use super::canvas::{Canvas, Titles, rect};
use super::line::scrolled;
use crate::lang::Text;
use crate::text::columns;
use crate::ui::{HelpState, Layout, State};

/// Draws the help over the panes and gives the cell of the text cursor.
pub fn draw(
    canvas: &mut Canvas<'_>,
    (layout, state): (&Layout, &State),
    HelpState { filter, top, .. }: &HelpState,
) -> Option<(u16, u16)> {
    canvas.clear(layout.body);
    let bare = layout.is_bare();
    let heading = format!("{} /", state.reader.text(Text("Help", "도움말", "ヘルプ")));
    let right = state.reader.text(Text("type to filter", "입력하여 거르기", "入力で絞り込み"));
    let area = if bare { layout.search? } else { layout.body };
    let room = if bare { area.width } else { Titles { left: "", right }.left_room(area.width) };
    let (start, column) = scrolled(filter, room.saturating_sub(columns(&heading)));
    let title = format!("{heading}{}", &filter.text()[start..]);
    let inner = if bare {
        // The query line's place: nothing is asked meanwhile.
        canvas.clear(area);
        canvas.text((area.x, area.y), area.width, &title, canvas.theme.accent);
        rect(layout.body)
    } else {
        canvas.frame(area, true, &Titles { left: &title, right })
    };
    let lines = crate::ui::help(&state.keymap, filter.text(), layout.page_columns(), state.reader);
    let top = (*top).min(lines.len().saturating_sub(usize::from(inner.height)));
    let visible = lines.iter().skip(top).take(usize::from(inner.height));
    for (line, y) in visible.zip(inner.y..) {
        canvas.line((inner.x + 1, y), inner.width.saturating_sub(2), line);
    }
    let frame = if bare { 0 } else { 2 };
    Some((area.x + frame + columns(&heading) + column, area.y))
}
