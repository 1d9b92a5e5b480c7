//! The matrix: shades and numbers for every pair of two facets' values.

use ratatui::layout::Rect;

use super::canvas::{Canvas, Titles};
use super::shades::{SHADES, shade};
use crate::catalog::Catalog;
use crate::lang::{Text, count, say};
use crate::text::{columns, cut, grouped, width};
use crate::ui::{Grid, Layout, Matrix, Mode, Pane, State, View, head, inside};

/// Draws the matrix.
pub fn draw(canvas: &mut Canvas<'_>, catalog: &Catalog, state: &State, layout: &Layout) {
    let Some(frame) = layout.view else { return };
    let (matrix, reader) = (&state.matrix, state.reader);
    let lit = state.focus == Pane::Table && state.mode == Mode::Browse;
    let (rows, columns) = (reader.facet(matrix.facets.0), reader.facet(matrix.facets.1));
    let crossed = format!("{} × {}", rows.to_lowercase(), columns.to_lowercase());
    if !layout.is_bare() {
        canvas.frame(
            frame,
            lit,
            &Titles { left: View::Matrix.label(reader.lang), right: &crossed },
        );
    }
    let area = inside(layout);
    let (x, y, theme) = (area.x, area.y, canvas.theme);
    if matrix.cross.rows.is_empty() {
        let nothing =
            reader.text(Text("nothing is listed", "목록이 비어 있습니다", "一覧は空です"));
        canvas.text((x, y), area.width, nothing, theme.quiet);
        return;
    }
    let grid = matrix.grid(area);
    let with_heads = area.height >= 2;
    if with_heads {
        // What is cut off it tells nothing: the heads say what the columns are.
        let label = usize::from(grid.label);
        let corner = if width(&crossed) <= label { crossed } else { rows.to_lowercase() };
        canvas.text((x, y), grid.label, &cut(&corner, label), theme.quiet);
        heads(canvas, (catalog, state, grid), (x + grid.label, y));
    }
    let below = y + u16::from(with_heads);
    let visible = matrix.from.0..matrix.cross.rows.len().min(matrix.from.0 + grid.rows);
    for (row, y) in visible.zip(below..) {
        line(canvas, (catalog, state, grid), (row, Rect { x, y, width: area.width, height: 1 }));
    }
    if area.height >= 4 {
        about(
            canvas,
            (catalog, state),
            Rect { x, y: y + area.height - 1, width: area.width, height: 1 },
        );
    }
}

/// The columns that are visible, from the left.
fn visible(matrix: &Matrix, grid: Grid) -> std::ops::Range<usize> {
    matrix.from.1..matrix.columns.len().min(matrix.from.1 + grid.columns)
}

fn heads(
    canvas: &mut Canvas<'_>,
    (catalog, state, grid): (&Catalog, &State, Grid),
    (x, y): (u16, u16),
) {
    let (theme, matrix) = (canvas.theme, &state.matrix);
    let mut x = x;
    for column in visible(matrix, grid) {
        let text = head(catalog, &matrix.cross.columns[matrix.columns[column]], state.reader);
        let text = cut(&text, usize::from(grid.cell - 1)).into_owned();
        let style = if column == matrix.cursor.1 { theme.accent } else { theme.quiet };
        canvas.text_right((x, y), grid.cell, &text, style);
        x += grid.cell;
    }
}

fn line(
    canvas: &mut Canvas<'_>,
    (catalog, state, grid): (&Catalog, &State, Grid),
    (row, area): (usize, Rect),
) {
    let (theme, matrix) = (canvas.theme, &state.matrix);
    let line = &matrix.cross.rows[row];
    let current = row == matrix.cursor.0;
    let count = grouped(line.credits);
    let room = grid.label.saturating_sub(columns(&count) + 1);
    let style = if current { theme.accent } else { theme.plain };
    let name = state.reader.value(catalog, line.of);
    canvas.text((area.x, area.y), room, &cut(&name, usize::from(room)), style);
    canvas.text_right((area.x, area.y), grid.label, &count, theme.quiet);
    let mut x = area.x + grid.label;
    for column in visible(matrix, grid) {
        cell(canvas, matrix.credits(row, column), matrix.cross.most(), (x, area.y, grid.cell));
        if (row, column) == matrix.cursor {
            let place = Rect { x: x + 1, y: area.y, width: grid.cell - 1, height: 1 };
            canvas.lay_over(place, theme.cursor);
        }
        x += grid.cell;
    }
}

fn cell(canvas: &mut Canvas<'_>, credits: usize, most: usize, (x, y, width): (u16, u16, u16)) {
    let theme = canvas.theme;
    if credits == 0 {
        canvas.text_right((x, y), width, "·", theme.quiet);
        return;
    }
    let text = grouped(credits);
    let shade = SHADES[shade(credits, most)];
    let used = columns(&text).min(width);
    canvas.text_right((x, y), width, &text, theme.plain);
    canvas.text((x + 1, y), width.saturating_sub(used + 1).min(1), shade, theme.accent);
}

/// `Hyunri · Japan  12 appearances  of 24 and 460`.
fn about(canvas: &mut Canvas<'_>, (catalog, state): (&Catalog, &State), area: Rect) {
    let (matrix, reader) = (&state.matrix, state.reader);
    let Some((row, column)) = matrix.in_hand() else { return };
    let credits = matrix.credits(matrix.cursor.0, matrix.cursor.1);
    let theme = canvas.theme;
    let both = format!("{} · {}", reader.value(catalog, row.of), reader.value(catalog, column.of));
    let count = count::appearances(credits, reader.lang);
    let (row, column) = (grouped(row.credits), grouped(column.credits));
    let of = say!(
        reader.lang,
        "of {row} and {column}",
        "전체 {row}건과 {column}건 중",
        "全{row}件と{column}件のうち"
    );
    let mut x = area.x;
    for (text, style) in [(both, theme.strong), (count, theme.accent), (of, theme.quiet)] {
        let room = (area.x + area.width).saturating_sub(x);
        if x > area.x && columns(&text) > room {
            break;
        }
        x += canvas.text((x, area.y), room, &cut(&text, usize::from(room)), style) + 2;
    }
}
