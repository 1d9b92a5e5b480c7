//! The command palette: a line, and under it what it offers.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::dialogs::window;
use super::line::scrolled;
use crate::lang::{Lang, Text};
use crate::text::{columns, cut, pad};
use crate::ui::{Offer, Palette, Paragraph, State, middle, palette_size, top_of};

/// The width of the names' column.
const NAME: u16 = 20;

/// The width of the column of what they do, where it comes first.
const HELP: u16 = 48;

/// Draws the palette and gives the cell of the text cursor.
pub fn draw(canvas: &mut Canvas<'_>, state: &State, palette: &Palette) -> Option<(u16, u16)> {
    let area = middle(state.size, palette_size(state.size));
    let offers = palette.offers(state);
    let place = if offers.is_empty() {
        String::new()
    } else {
        format!("{}/{}", palette.cursor + 1, offers.len())
    };
    let inner = window(canvas, area, state.reader.text(Text("Do", "명령", "コマンド")), &place);
    if inner.height == 0 || inner.width < 4 {
        return None;
    }
    let theme = canvas.theme;
    let used = canvas.text((inner.x + 1, inner.y), 2, ": ", theme.accent.patch(theme.strong));
    let room = inner.width.saturating_sub(used + 2);
    let (start, column) = scrolled(&palette.line, room);
    let text = &palette.line.text()[start..];
    canvas.text((inner.x + 1 + used, inner.y), room, text, theme.strong);
    let rows = usize::from(inner.height).saturating_sub(1);
    if offers.is_empty() {
        let room = inner.width.saturating_sub(4);
        let text = Paragraph::default().plain(palette.nothing(state));
        let lines = text.wrapped(usize::from(room).max(1));
        for (line, y) in lines.iter().take(rows).zip(inner.y + 1..) {
            canvas.text((inner.x + 3, y), room, &line.text(), theme.quiet);
        }
    }
    let top = top_of(palette.cursor, rows);
    for ((at, one), y) in offers.iter().enumerate().skip(top).take(rows).zip(inner.y + 1..) {
        let row = Rect { y, height: 1, ..inner };
        offer(canvas, (one, state.reader.lang), row);
        if at == palette.cursor {
            canvas.text((row.x, y), 1, "▶", theme.accent);
            canvas.lay_over(row, theme.cursor);
        }
    }
    Some((inner.x + 1 + used + column, inner.y))
}

/// Draws the name, what it does, and its keys. Names are words of the configuration, and English:
/// elsewhere what is done comes first, and the name gives way.
fn offer(canvas: &mut Canvas<'_>, (offer, lang): (&Offer, Lang), row: Rect) {
    let theme = canvas.theme;
    let keys = columns(&offer.keys);
    let room = row.width.saturating_sub(2);
    let is_named = lang == Lang::English || offer.has_own_name();
    let (first, then, wide) = if is_named {
        (&offer.name, &offer.help, NAME)
    } else {
        let beside = if keys > 0 { keys + 2 } else { 0 };
        (&offer.help, &offer.name, room.saturating_sub(beside).min(HELP))
    };
    let text = pad(first, usize::from(wide.min(room)));
    let text = if is_named && columns(first) > wide { cut(first, usize::from(room)) } else { text };
    let used = canvas.text((row.x + 2, row.y), room, &text, theme.strong) + 2;
    let left = room.saturating_sub(used);
    // Keys give way to what is done.
    let with_keys = keys > 0 && (!is_named || keys + 12 <= left);
    let wide = if with_keys { left.saturating_sub(keys + 2) } else { left };
    if is_named || columns(then) <= wide {
        let x = row.x + 2 + used;
        canvas.text((x, row.y), wide, &cut(then, usize::from(wide)), theme.quiet);
    }
    if with_keys {
        canvas.text_right((row.x, row.y), row.width.saturating_sub(1), &offer.keys, theme.accent);
    }
}
