//! The timeline: a stacked bar for every year, and the rows of the one under the cursor.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Titles, rect};
use super::table;
use crate::catalog::Catalog;
use crate::lang::{Lang, Text, count, say};
use crate::query::stats::Count;
use crate::text::{columns, cut, grouped};
use crate::ui::{Bars, Layout, Mode, Pane, Reader, State, Timeline, View, inside};

/// What the parts of a bar are drawn with, the greatest value first; the last stands for all
/// others. Told apart without colours.
const SHADES: [&str; 4] = ["█", "▓", "▒", "░"];
/// What stands for a year without a credit.
const GAP: &str = "·";

/// Draws the bars and, where there is room, the rows of the year under the cursor.
pub fn draw(canvas: &mut Canvas<'_>, catalog: &Catalog, state: &State, layout: &Layout) {
    let Some(area) = layout.view else { return };
    let (timeline, reader) = (&state.timeline, state.reader);
    let lit = state.focus == Pane::Table && state.mode == Mode::Browse;
    if !layout.is_bare() {
        let by = reader.facet(timeline.by).to_lowercase();
        let divided = say!(reader.lang, "by {by}", "{by}별", "{by}別");
        let right = match timeline.undated() {
            0 => divided,
            undated => {
                let n = grouped(undated);
                let undated =
                    say!(reader.lang, "{n} without a year", "연도 미상 {n}건", "年不明{n}件");
                format!("{undated} · {divided}")
            }
        };
        canvas.frame(area, lit, &Titles { left: View::Timeline.label(reader.lang), right: &right });
    }
    let Some(places) = timeline.bars(layout) else {
        let inner = inside(layout);
        let text = reader.text(Text(
            "no listed appearance has a year",
            "목록에 연도가 알려진 출연이 없습니다",
            "一覧に年の分かる出演がありません",
        ));
        canvas.text((inner.x, inner.y), inner.width, text, canvas.theme.quiet);
        return;
    };
    legend(canvas, (catalog, state), rect(places.legend));
    bars(canvas, state, &places);
    years(canvas, timeline, &places);
    if let Some(area) = layout.rows {
        let frame = canvas.frame(
            area,
            false,
            &Titles { left: &summary(timeline, reader.lang), right: &scrolled(state) },
        );
        table::list(
            canvas,
            catalog,
            state,
            (&timeline.rows[timeline.top.min(timeline.rows.len())..], frame),
        );
    }
}

/// `2024 · 61 appearances · 40 actors · 30 projects`.
fn summary(timeline: &Timeline, lang: Lang) -> String {
    let year = timeline.year.map(|year| year.to_string()).unwrap_or_default();
    let numbers = match timeline.line(timeline.at()) {
        None => Text("no appearance", "출연 없음", "出演なし").of(lang).to_owned(),
        Some(line) => [
            count::appearances(line.credits, lang),
            count::actors(timeline.of_rows.0, lang),
            count::projects(timeline.of_rows.1, lang),
        ]
        .join(" · "),
    };
    format!("{year} · {numbers}")
}

/// `1–7 of 61` where not all rows of the year are visible.
fn scrolled(state: &State) -> String {
    let (rows, visible) = (state.timeline.rows.len(), state.layout().rows_of_view());
    let top = state.timeline.top;
    if rows <= visible {
        return String::new();
    }
    super::part_of((top + 1, (top + visible).min(rows)), rows, state.reader)
}

/// The year under the cursor in numbers: all its credits, then its part of each shade.
fn legend(canvas: &mut Canvas<'_>, (catalog, state): (&Catalog, &State), area: Rect) {
    let timeline = &state.timeline;
    if area.height == 0 {
        return;
    }
    let theme = canvas.theme;
    let (at, end) = (timeline.at(), area.x + area.width);
    let all = timeline.line(at).map_or(0, |line| line.credits);
    let year = timeline.year.map(|year| year.to_string()).unwrap_or_default();
    let mut x = area.x;
    x += canvas.text((x, area.y), end - x, &year, theme.strong) + 2;
    x += canvas.text((x, area.y), end.saturating_sub(x), &grouped(all), theme.accent) + 3;
    let shares = shares(timeline, at);
    for ((shade, name), count) in
        SHADES.iter().zip(names(catalog, timeline, state.reader)).zip(shares)
    {
        let count = grouped(count);
        let needed = 2 + columns(&name) + 1 + columns(&count);
        if x + needed > end {
            break;
        }
        x += canvas.text((x, area.y), 1, shade, theme.accent) + 1;
        x += canvas.text((x, area.y), end - x, &name, theme.plain) + 1;
        x += canvas.text((x, area.y), end - x, &count, theme.strong) + 3;
    }
}

/// The values that have a shade of their own: the greatest, and "others" if there are more.
fn names(catalog: &Catalog, timeline: &Timeline, reader: Reader) -> Vec<String> {
    let columns = &timeline.cross.columns;
    let own = own_shades(columns);
    let name = |column: &Count| cut(&reader.value(catalog, column.of), 20).into_owned();
    let mut names: Vec<String> = columns[..own].iter().map(name).collect();
    if columns.len() > own {
        names.push(reader.text(Text("others", "기타", "その他")).to_owned());
    }
    names
}

fn own_shades(columns: &[Count]) -> usize {
    if columns.len() <= SHADES.len() { columns.len() } else { SHADES.len() - 1 }
}

/// The credits of a year under each shade. A credit of two values counts under both, so they may
/// be more together than the year has.
fn shares(timeline: &Timeline, at: usize) -> Vec<usize> {
    let columns = &timeline.cross.columns;
    let own = own_shades(columns);
    let row = timeline.years.get(at).and_then(|(_, row)| *row);
    let of = |column| row.map_or(0, |row| timeline.cross.credits(row, column));
    let mut shares: Vec<usize> = (0..own).map(of).collect();
    if columns.len() > own {
        shares.push((own..columns.len()).map(of).sum());
    }
    shares
}

/// How many cells each shade of a bar has; all together as many as the bar is high. By the
/// greatest remainder, so that none is further than a cell from its share.
fn cells(shares: &[usize], height: usize) -> Vec<usize> {
    let all: usize = shares.iter().sum();
    if all == 0 {
        return vec![0; shares.len()];
    }
    let mut cells: Vec<usize> = shares.iter().map(|share| share * height / all).collect();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by_key(|&at| std::cmp::Reverse(shares[at] * height % all));
    let missing = height - cells.iter().sum::<usize>();
    order.into_iter().take(missing).for_each(|at| cells[at] += 1);
    cells
}

fn bars(canvas: &mut Canvas<'_>, state: &State, places: &Bars) {
    let (timeline, theme, chart) = (&state.timeline, canvas.theme, places.chart);
    let most = timeline.most();
    if places.axis > 0 {
        let (x, width) = (chart.x - places.axis, places.axis - 1);
        canvas.text_right((x, chart.y), width, &grouped(most), theme.quiet);
        canvas.text_right((x, chart.y + chart.height - 1), width, "0", theme.quiet);
    }
    for at in places.first..places.first + places.shown {
        let (year, _) = timeline.years[at];
        let credits = timeline.line(at).map_or(0, |line| line.credits);
        let style = if state.is_year_asked(year) { theme.accent } else { theme.quiet };
        let (x, width) = (chart.x + places.x(at), places.width());
        let bottom = chart.y + chart.height;
        if credits == 0 {
            if chart.height > 0 {
                canvas.text((x, bottom - 1), width, GAP, theme.quiet);
            }
            continue;
        }
        let full = usize::from(chart.height);
        let height = ((credits * full + most / 2) / most).clamp(1, full.max(1)).min(full);
        let mut y = bottom;
        for (shade, cells) in SHADES.iter().zip(cells(&shares(timeline, at), height)) {
            for _ in 0..cells {
                y -= 1;
                canvas.text((x, y), width, &shade.repeat(usize::from(width)), style);
            }
        }
    }
}

/// The years under the bars, as many as have room; the one under the cursor always.
fn years(canvas: &mut Canvas<'_>, timeline: &Timeline, places: &Bars) {
    let (area, theme) = (places.labels, canvas.theme);
    if area.height == 0 {
        return;
    }
    let end = area.x + area.width;
    let current = timeline.year.map(|year| {
        let text = year.to_string();
        let (wide, middle) =
            (columns(&text), area.x + places.x(timeline.at()) + places.width() / 2);
        let x = middle.saturating_sub(wide / 2).min(end.saturating_sub(wide)).max(area.x);
        (x, wide, text)
    });
    let mut free = area.x;
    for at in places.first..places.first + places.shown {
        let (year, x) = (timeline.years[at].0, area.x + places.x(at));
        let text = year.to_string();
        let wide = columns(&text);
        let is_due = places.step > wide || year % 5 == 0;
        let is_beside =
            current.as_ref().is_none_or(|(from, width, _)| x + wide < *from || x > from + width);
        if is_due && is_beside && x >= free && x + wide <= end {
            canvas.text((x, area.y), wide, &text, theme.quiet);
            free = x + wide + 1;
        }
    }
    if let Some((x, _, text)) = current {
        let used = canvas.text((x, area.y), end.saturating_sub(x), &text, theme.strong);
        canvas.lay_over(Rect { x, y: area.y, width: used, height: 1 }, theme.cursor);
    }
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn the_parts_of_a_bar_make_up_the_whole() {
        for shares in [vec![5, 3, 1], vec![1, 1, 1, 1], vec![7], vec![0, 2, 0, 9]] {
            for height in 0..20 {
                assert_eq!(cells(&shares, height).iter().sum::<usize>(), height, "{shares:?}");
            }
        }
        assert_eq!(cells(&[10, 10], 4), [2, 2]);
        assert_eq!(cells(&[0, 0], 4), [0, 0]);
    }
}
