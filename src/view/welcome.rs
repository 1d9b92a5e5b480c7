//! The hint of the first run: three lines over the lower edge, until the first key.

use super::canvas::Canvas;
use super::dialogs::window;
use super::search::columns;
use crate::ui::{Area, Command, Context, State};

/// Columns and rows with the frame, and the smallest window that has room for them beside rows.
const SIZE: (u16, u16) = (76, 5);
const LEAST: (u16, u16) = (80, 20);

/// Draws the hint, if it shows.
pub fn draw(canvas: &mut Canvas<'_>, state: &State) {
    let (width, height) = state.size;
    if !state.is_welcoming || width < LEAST.0 || height < LEAST.1 {
        return;
    }
    let area = Area {
        x: (width - SIZE.0) / 2,
        // Above the footer and the lower edge of what is over it.
        y: height - SIZE.1 - 2,
        width: SIZE.0,
        height: SIZE.1,
    };
    let inner = window(canvas, area, "The first time here", "shown once");
    let key = |command| state.keymap.key_of(Context::Table, command).unwrap_or("").to_owned();
    let lines: [&[(Command, &str)]; 3] = [
        &[(Command::Search, "type what you half remember: han hyo · 한효주 · ㅎㅎㅈ · japan")],
        &[
            (Command::NextPane, "to countries and actors"),
            (Command::Toggle, "choose, or mark a row"),
        ],
        &[
            (Command::Help, "every key"),
            (Command::Palette, "every action by its name"),
            (Command::Quit, "leave"),
        ],
    ];
    for (parts, y) in lines.into_iter().zip(inner.y..inner.y + inner.height) {
        let (mut x, end) = (inner.x + 2, inner.x + inner.width);
        for (command, does) in parts {
            let (theme, key) = (canvas.theme, key(*command));
            let needed = columns(&key) + 1 + columns(does);
            if x + needed > end {
                break;
            }
            x += canvas.text((x, y), end - x, &key, theme.accent.patch(theme.strong)) + 1;
            x += canvas.text((x, y), end - x, does, theme.plain) + 3;
        }
    }
}
