//! The command palette: a line, and under it what it offers.

use ratatui::layout::Rect;

use super::canvas::Canvas;
use super::dialogs::{middle, window};
use super::search::columns;
use crate::lang::Text;
use crate::text::{cut, pad, pieces};
use crate::ui::{NOTHING, Offer, Palette, State, palette_size};

/// The width of the names' column.
const NAME: u16 = 20;

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
    let text = pieces(palette.line.text()).map(|piece| (piece, theme.strong));
    canvas.pieces((inner.x + 1 + used, inner.y), room, text);
    let rows = usize::from(inner.height).saturating_sub(1);
    if offers.is_empty() {
        let text = state.reader.text(NOTHING);
        canvas.text((inner.x + 3, inner.y + 1), inner.width.saturating_sub(4), text, theme.quiet);
    }
    let top = (palette.cursor + 1).saturating_sub(rows.max(1));
    for ((at, one), y) in offers.iter().enumerate().skip(top).take(rows).zip(inner.y + 1..) {
        let row = Rect { y, height: 1, ..inner };
        offer(canvas, one, row);
        if at == palette.cursor {
            canvas.text((row.x, y), 1, "▶", theme.accent);
            canvas.lay_over(row, theme.cursor);
        }
    }
    let column = columns(palette.line.before()).min(room);
    Some((inner.x + 1 + used + column, inner.y))
}

fn offer(canvas: &mut Canvas<'_>, offer: &Offer, row: Rect) {
    let theme = canvas.theme;
    let keys = columns(&offer.keys);
    let room = row.width.saturating_sub(2);
    let name = pad(&offer.name, usize::from(NAME.min(room)));
    let name = if columns(&offer.name) > NAME { cut(&offer.name, usize::from(room)) } else { name };
    let used = canvas.text((row.x + 2, row.y), room, &name, theme.strong) + 2;
    let left = room.saturating_sub(used);
    // Keys give way to what is done.
    let with_keys = keys > 0 && keys + 12 <= left;
    let text = if with_keys { left - keys - 2 } else { left };
    let x = row.x + 2 + used;
    canvas.text((x, row.y), text, &cut(&offer.help, usize::from(text)), theme.quiet);
    if with_keys {
        canvas.text_right((row.x, row.y), row.width.saturating_sub(1), &offer.keys, theme.accent);
    }
}
