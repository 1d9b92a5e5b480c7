//! The map: coasts, and every country of the answer as large and dark as its number.

use std::sync::LazyLock;

use ratatui::layout::Rect;
use ratatui::style::{Color, Style};
use ratatui::symbols::Marker;
use ratatui::widgets::Widget;
use ratatui::widgets::canvas::{Canvas as Plot, Line, Map, MapResolution};

use super::canvas::{Canvas, Titles, rect};
use super::shades::{SHADES, shade, up_to};
use crate::catalog::Catalog;
use crate::lang::{Text, count, say};
use crate::text::{columns, cut, grouped};
use crate::ui::{
    Area, Layout, Mode, Pane, Part, Place, Reader, Standing, State, View, WorldMap, inside, plot,
};

/// The coasts of East and Southeast Asia: Natural Earth, 1:50m, in the public domain, cut by
/// `assets/asia.py`. A line of points in hundredths of a degree.
const COASTS: &str = include_str!("../../assets/asia.txt");

/// The coasts in pieces from point to point, in degrees.
static PIECES: LazyLock<Vec<Line>> = LazyLock::new(|| {
    let point = |text: &str| -> Option<(f64, f64)> {
        let (x, y) = text.split_once(',')?;
        Some((x.parse::<f64>().ok()? / 100.0, y.parse::<f64>().ok()? / 100.0))
    };
    let pieces = |line: &str| -> Vec<Line> {
        let points: Vec<(f64, f64)> = line.split(' ').filter_map(point).collect();
        let piece = |ends: &[(f64, f64)]| Line {
            x1: ends[0].0,
            y1: ends[0].1,
            x2: ends[1].0,
            y2: ends[1].1,
            color: Color::Reset,
        };
        points.windows(2).map(piece).collect()
    };
    COASTS.lines().flat_map(pieces).collect()
});

/// Draws the map; in a small window a list of the countries.
pub fn draw(canvas: &mut Canvas<'_>, catalog: &Catalog, state: &State, layout: &Layout) {
    let Some(frame) = layout.view else { return };
    let (map, reader) = (&state.map, state.reader);
    if layout.is_bare() {
        let area = inside(layout);
        list(
            canvas,
            (catalog, reader),
            map,
            Rect { x: area.x, y: area.y, width: area.width, height: area.height },
        );
        return;
    }
    let lit = state.focus == Pane::Table && state.mode == Mode::Browse;
    canvas.frame(
        frame,
        lit,
        &Titles { left: View::Map.label(reader.lang), right: map.part.label(reader.lang) },
    );
    let area = inside(layout);
    let Some(plot) = plot(layout) else { return };
    coasts(canvas, map.part, rect(plot));
    places(canvas, map, plot);
    let line = |below: u16| Rect {
        x: area.x,
        y: area.y + plot.height + below,
        width: area.width,
        height: 1,
    };
    legend(canvas, map, line(0));
    beyond(canvas, (catalog, reader), map, line(1));
    about(canvas, (catalog, reader), map, line(2));
}

fn coasts(canvas: &mut Canvas<'_>, part: Part, area: Rect) {
    let [(west, east), (south, north)] = part.bounds();
    let plot = Plot::default()
        .marker(Marker::Braille)
        .x_bounds([west, east])
        .y_bounds([south, north])
        .paint(|context| match part {
            Part::Asia => PIECES.iter().for_each(|piece| context.draw(piece)),
            Part::World => {
                context.draw(&Map { color: Color::Reset, resolution: MapResolution::High });
            }
        });
    let area = area.intersection(*canvas.buffer.area());
    plot.render(area, canvas.buffer);
    canvas.lay_over(area, canvas.theme.quiet);
}

/// Draws the countries, first the one under the cursor, whose name has its place before the others';
/// one that would cover another stands a line above or below, or is left out.
fn places(canvas: &mut Canvas<'_>, map: &WorldMap, area: Area) {
    let most = map.places.iter().map(|place| place.credits).max().unwrap_or(0);
    let mut taken: Vec<Rect> = Vec::new();
    let current = |place: &&Place| Some(place.country) == map.at;
    let (first, others): (Vec<&Place>, Vec<&Place>) = map.shown().partition(current);
    for place in first.into_iter().chain(others) {
        let marks = mark(place, most);
        let name = format!(" {} {}", label(place), grouped(place.credits));
        let (x, y) = map.part.cell(place.middle, area);
        let wide = columns(&marks) + columns(&name);
        // At the right edge it stands to the left.
        let x = x.min((area.x + area.width).saturating_sub(wide));
        // A line above or below, where the countries stand close together.
        let lines = [y, y.saturating_sub(1).max(area.y), (y + 1).min(area.y + area.height - 1)];
        let free = |y: u16, width: u16| {
            let wanted = Rect { x, y, width, height: 1 };
            taken.iter().all(|other| !other.intersects(wanted))
        };
        let place_for = |width: u16| lines.into_iter().find(|&y| free(y, width));
        let (y, with_name) = match (place_for(wide), place_for(columns(&marks))) {
            (Some(y), _) => (y, true),
            (None, Some(y)) => (y, false),
            (None, None) => continue,
        };
        let theme = canvas.theme;
        // The coasts' style must not show through.
        canvas.lay_over(Rect { x, y, width: wide, height: 1 }, Style::reset());
        let mut used = canvas.text((x, y), area.width, &marks, theme.accent);
        if with_name {
            let style = style(canvas, place);
            used += canvas.text((x + used, y), area.width, &name, style);
        }
        let place_taken = Rect { x, y, width: used, height: 1 };
        taken.push(Rect { width: used + 1, ..place_taken });
        if current(&place) {
            canvas.lay_over(place_taken, canvas.theme.cursor);
        }
    }
}

/// The larger the number, the longer and darker.
fn mark(place: &Place, most: usize) -> String {
    if place.credits == 0 {
        return "·".to_owned();
    }
    let level = shade(place.credits, most);
    SHADES[level].repeat(level + 1)
}

fn label(place: &Place) -> String {
    let code = place.country.code();
    match place.standing {
        Standing::Chosen => format!("✓{code}"),
        Standing::Excluded => format!("−{code}"),
        Standing::Also => format!("&{code}"),
        Standing::Free => code.to_owned(),
    }
}

fn style(canvas: &Canvas<'_>, place: &Place) -> Style {
    match place.standing {
        Standing::Chosen | Standing::Also => canvas.theme.accent.patch(canvas.theme.strong),
        Standing::Excluded => canvas.theme.warning,
        Standing::Free => canvas.theme.strong,
    }
}

/// What the marks mean.
fn legend(canvas: &mut Canvas<'_>, map: &WorldMap, area: Rect) {
    let most = map.places.iter().map(|place| place.credits).max().unwrap_or(0);
    let (mut x, end) = (area.x, area.x + area.width);
    let mut least = 1;
    for (level, glyph) in SHADES.iter().enumerate() {
        let upper = up_to(level, most);
        if upper < least {
            continue;
        }
        let mark = glyph.repeat(level + 1);
        let text = if upper == least {
            grouped(least)
        } else {
            format!("{}–{}", grouped(least), grouped(upper))
        };
        if x + columns(&mark) + 1 + columns(&text) > end {
            break;
        }
        x += canvas.text((x, area.y), end - x, &mark, canvas.theme.accent) + 1;
        x += canvas.text((x, area.y), end - x, &text, canvas.theme.quiet) + 3;
        least = upper + 1;
    }
}

/// `beyond: United States 231, France 20 …`.
fn beyond(
    canvas: &mut Canvas<'_>,
    (catalog, reader): (&Catalog, Reader),
    map: &WorldMap,
    area: Rect,
) {
    let names: Vec<String> = map
        .beyond()
        .map(|place| {
            format!("{} {}", reader.country(catalog, place.country), grouped(place.credits))
        })
        .collect();
    if !names.is_empty() {
        let names = names.join(", ");
        let text = say!(reader.lang, "beyond: {names}", "지도 밖: {names}", "地図外: {names}");
        canvas.text(
            (area.x, area.y),
            area.width,
            &cut(&text, usize::from(area.width)),
            canvas.theme.quiet,
        );
    }
}

fn about(
    canvas: &mut Canvas<'_>,
    (catalog, reader): (&Catalog, Reader),
    map: &WorldMap,
    area: Rect,
) {
    let theme = canvas.theme;
    let Some(place) = map.in_hand() else {
        let text = reader.text(Text(
            "no listed appearance is from here",
            "목록에 이 지역의 출연이 없습니다",
            "この地域の出演は一覧にありません",
        ));
        canvas.text((area.x, area.y), area.width, text, theme.quiet);
        return;
    };
    let name = reader.country(catalog, place.country);
    let used = canvas.text((area.x, area.y), area.width, &name, theme.strong) + 2;
    let count = count::appearances(place.credits, reader.lang);
    canvas.text((area.x + used, area.y), area.width.saturating_sub(used), &count, theme.accent);
}

/// The countries by their numbers.
fn list(
    canvas: &mut Canvas<'_>,
    (catalog, reader): (&Catalog, Reader),
    map: &WorldMap,
    area: Rect,
) {
    let theme = canvas.theme;
    let most = map.places.iter().map(|place| place.credits).max().unwrap_or(0);
    let at = map.places.iter().position(|place| Some(place.country) == map.at).unwrap_or(0);
    let rows = usize::from(area.height);
    let from = (at + 1).saturating_sub(rows.max(1));
    for ((number, place), y) in map.places.iter().enumerate().skip(from).take(rows).zip(area.y..) {
        let count = grouped(place.credits);
        let room = area.width.saturating_sub(columns(&count) + 8);
        let name = match place.standing {
            Standing::Free => reader.country(catalog, place.country),
            _ => format!("{} {}", label(place), reader.country(catalog, place.country)),
        };
        canvas.text((area.x + 1, y), 4, &mark(place, most), theme.accent);
        canvas.text((area.x + 6, y), room, &cut(&name, usize::from(room)), style(canvas, place));
        canvas.text_right((area.x, y), area.width.saturating_sub(1), &count, theme.plain);
        if number == at {
            canvas.lay_over(Rect { y, height: 1, ..area }, theme.cursor);
        }
    }
}
