//! The hint of the first run: three lines over the lower edge, until the first key.

use super::canvas::Canvas;
use super::dialogs::window;
use crate::lang::Text;
use crate::text::columns;
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
    let inner = window(
        canvas,
        area,
        state.reader.text(Text("The first time here", "처음 쓰시는 분께", "はじめての方へ")),
        state.reader.text(Text("shown once", "한 번만 표시", "一度だけ表示")),
    );
    let key = |command| state.keymap.key_of(Context::Table, command).unwrap_or("").to_owned();
    let lines: [&[(Command, Text)]; 3] = [
        &[(
            Command::Search,
            Text(
                "type what you half remember: han hyo · 한효주 · ㅎㅎㅈ · japan",
                "어렴풋이 기억나는 대로: han hyo · 한효주 · ㅎㅎㅈ · 일본",
                "うろ覚えで大丈夫: han hyo · 한효주 · ハン・ヒョ · 日本",
            ),
        )],
        &[
            (
                Command::NextPane,
                Text("to countries and actors", "국가와 배우로 이동", "国と俳優へ"),
            ),
            (Command::Toggle, Text("choose, or mark a row", "선택, 행에 표시", "選ぶ、行に印")),
        ],
        &[
            (Command::Help, Text("every key", "모든 키", "すべてのキー")),
            (
                Command::Palette,
                Text("every action by its name", "이름으로 찾는 모든 동작", "名前で探す全操作"),
            ),
            (Command::Quit, Text("leave", "종료", "終了")),
        ],
    ];
    for (parts, y) in lines.into_iter().zip(inner.y..inner.y + inner.height) {
        let (mut x, end) = (inner.x + 2, inner.x + inner.width);
        for (command, does) in parts {
            let does = state.reader.text(*does);
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
