//! The years over the table: a small bar for each, those that are asked for lit.

use ratatui::widgets::{Sparkline, SparklineBar, Widget};

use super::canvas::{Canvas, rect};
use super::search::columns;
use crate::model::Facet;
use crate::query::FacetValue;
use crate::text::grouped;
use crate::ui::{Area, Layout, State};

/// The most columns that a year takes.
const WIDEST: u16 = 3;
/// What stands for a year without a credit.
const GAP: &str = "·";

/// How finely a line of bars tells heights apart.
const EIGHTHS: u64 = 8;

/// Draws the line. Its numbers are those of the facet: what each year would list.
pub fn draw(canvas: &mut Canvas<'_>, state: &State, layout: &Layout) {
    let Some(area) = layout.strip else { return };
    let buckets = state.results.facets.of(Facet::Year).iter();
    let dated = buckets.filter_map(|bucket| match bucket.value {
        FacetValue::Year(year) if bucket.count > 0 => Some((year, bucket.count)),
        _ => None,
    });
    let counts: std::collections::BTreeMap<u16, usize> = dated.collect();
    let ends = counts.first_key_value().zip(counts.last_key_value());
    let Some(((&first, _), (&last, _))) = ends else { return };
    // The greatest, the latest of equals.
    let (most, peak) =
        counts.iter().map(|(year, count)| (*count, *year)).max().unwrap_or((0, last));
    let peak = format!("most in {peak}: {}", grouped(most));
    let theme = canvas.theme;
    let (left, right) = (area.x + 2, area.x + area.width.saturating_sub(2));
    // The ends of the years, blanks between, and the peak.
    let room = area.width.saturating_sub(4 + 2 * 5 + columns(&peak) + 3);
    let years = last - first + 1;
    if room == 0 {
        return;
    }
    // Where there are more years than columns the latest are shown.
    let shown = years.min(room);
    let each = (room / shown).clamp(1, WIDEST);
    let from = last - shown + 1;
    let mut x = left;
    x += canvas.text((x, area.y), right - x, &from.to_string(), theme.quiet) + 1;
    let bars = (from..=last).flat_map(|year| {
        let height = counts.get(&year).map(|count| height(*count, most));
        let style = if state.is_year_asked(year) { theme.accent } else { theme.quiet };
        let style = if state.years_asked().is_none() { theme.plain } else { style };
        (0..each).map(move |_| SparklineBar::from(height).style(Some(style)))
    });
    let width = shown * each;
    let place = rect(Area { x, width, ..area }).intersection(*canvas.buffer.area());
    let line = Sparkline::default()
        .data(bars)
        .max(EIGHTHS)
        .absent_value_symbol(GAP)
        .absent_value_style(theme.quiet);
    line.render(place, canvas.buffer);
    x += width + 1;
    canvas.text((x, area.y), right.saturating_sub(x), &last.to_string(), theme.quiet);
    canvas.text_right((area.x, area.y), area.width.saturating_sub(2), &peak, theme.quiet);
}

/// The height of a bar in eighths of the line; whatever is there is seen.
fn height(count: usize, most: usize) -> u64 {
    let eighths = (count as u64 * EIGHTHS).div_ceil(most.max(1) as u64);
    eighths.clamp(1, EIGHTHS)
}
