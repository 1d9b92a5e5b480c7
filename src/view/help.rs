//! The help: every key and what it does, from the one table of bindings.

use super::canvas::{Canvas, Titles, rect};
use crate::lang::Text;
use crate::ui::{HelpState, Layout, State};

/// Draws the help over the panes and gives the cell of the text cursor.
pub fn draw(
    canvas: &mut Canvas<'_>,
    (layout, state): (&Layout, &State),
    HelpState { filter, top, .. }: &HelpState,
) -> Option<(u16, u16)> {
    canvas.clear(layout.body);
    let bare = layout.is_bare();
    let heading = state.reader.text(Text("Help", "도움말", "ヘルプ"));
    let title = format!("{heading} /{}", filter.text());
    let inner = if bare {
        // The query line's place: nothing is asked meanwhile.
        if let Some(line) = layout.search {
            canvas.clear(line);
            canvas.text((line.x, line.y), line.width, &title, canvas.theme.accent);
        }
        rect(layout.body)
    } else {
        let right = state.reader.text(Text("type to filter", "입력하여 거르기", "入力で絞り込み"));
        canvas.frame(layout.body, true, &Titles { left: &title, right })
    };
    let columns = layout.page_columns();
    let lines = crate::ui::help(&state.keymap, filter.text(), columns, state.reader);
    let top = (*top).min(lines.len().saturating_sub(usize::from(inner.height)));
    let visible = lines.iter().skip(top).take(usize::from(inner.height));
    for (line, y) in visible.zip(inner.y..) {
        canvas.line((inner.x + 1, y), inner.width.saturating_sub(2), line);
    }
    let column = super::search::columns(&format!("{heading} /{}", filter.before()));
    let (line, frame) = if bare { (layout.search?, 0) } else { (layout.body, 2) };
    let x = line.x + frame + column;
    (x < line.x + line.width).then_some((x, line.y))
}
