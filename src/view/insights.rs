//! Insights: claims beside figures, and the figures of every year.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Titles};
use crate::catalog::Catalog;
use crate::lang::say;
use crate::ui::{Layout, Mode, Pane, State, View, inside};

/// Draws the visible lines.
pub fn draw(canvas: &mut Canvas<'_>, catalog: &Catalog, state: &State, layout: &Layout) {
    let Some(frame) = layout.view else { return };
    let lit = state.focus == Pane::Table && state.mode == Mode::Browse;
    if !layout.is_bare() {
        let day = catalog.as_of().map(|date| {
            let lang = state.reader.lang;
            say!(lang, "the data set as of {date}", "{date} 기준 데이터", "{date}現在のデータ")
        });
        let right = day.unwrap_or_default();
        canvas.frame(
            frame,
            lit,
            &Titles { left: View::Insights.label(state.reader.lang), right: &right },
        );
    }
    let area = inside(layout);
    let lines = state.insight_lines(catalog);
    let visible = lines.iter().enumerate().skip(state.insights.top).take(usize::from(area.height));
    for ((at, line), y) in visible.zip(area.y..) {
        canvas.line((area.x + 2, y), area.width.saturating_sub(2), &line.text);
        if at == state.insights.cursor && line.asks.is_some() {
            canvas.text((area.x, y), 1, "▶", canvas.theme.accent);
            canvas
                .lay_over(Rect { x: area.x, y, width: area.width, height: 1 }, canvas.theme.cursor);
        }
    }
}
