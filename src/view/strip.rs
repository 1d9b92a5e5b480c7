//! The years over the table: a small bar for each, those that are asked for lit.

use ratatui::widgets::{Sparkline, SparklineBar, Widget};

use super::canvas::{Canvas, rect};
use crate::text::columns;
use crate::ui::{Layout, State};

/// What stands for a year without a credit.
const GAP: &str = "·";

/// How finely a line of bars tells heights apart.
const EIGHTHS: u64 = 8;

/// Draws the line. Its numbers are those of the facet: what each year would list.
pub fn draw(canvas: &mut Canvas<'_>, state: &State, layout: &Layout) {
    let (Some(line), Some(strip)) = (layout.strip, state.strip(layout)) else { return };
    let theme = canvas.theme;
    let (from, last) = strip.years;
    let first = from.to_string();
    canvas.text((line.x + 2, line.y), columns(&first), &first, theme.quiet);
    let bars = (from..=last).flat_map(|year| {
        let height = strip.counts.get(&year).map(|count| height(*count, strip.most));
        let style = if state.is_year_asked(year) { theme.accent } else { theme.quiet };
        let style = if state.years_asked().is_none() { theme.plain } else { style };
        (0..strip.each).map(move |_| SparklineBar::from(height).style(Some(style)))
    });
    let place = rect(strip.area).intersection(*canvas.buffer.area());
    let bars = Sparkline::default()
        .data(bars)
        .max(EIGHTHS)
        .absent_value_symbol(GAP)
        .absent_value_style(theme.quiet);
    bars.render(place, canvas.buffer);
    let (x, right) = (strip.area.x + strip.area.width + 1, line.x + line.width.saturating_sub(2));
    canvas.text((x, line.y), right.saturating_sub(x), &last.to_string(), theme.quiet);
    canvas.text_right((line.x, line.y), line.width.saturating_sub(2), &strip.peak, theme.quiet);
}

/// The height of a bar in eighths of the line; whatever is there is seen.
fn height(count: usize, most: usize) -> u64 {
    let eighths = (count as u64 * EIGHTHS).div_ceil(most.max(1) as u64);
    eighths.clamp(1, EIGHTHS)
}
