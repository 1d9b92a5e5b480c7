//! Lines that are edited: which part of one is visible where it is longer than its room.

use crate::text::pieces;
use crate::ui::Input;

/// The byte of a line at which its visible part begins, and the column of the cursor in it: scrolled
/// as little as the cursor needs to be within a room of columns.
pub fn scrolled(line: &Input, room: u16) -> (usize, u16) {
    let before: Vec<usize> = pieces(line.before()).map(|piece| piece.width).collect();
    let mut column: usize = before.iter().sum();
    let mut hidden = 0;
    while column >= usize::from(room.max(1)) && hidden < before.len() {
        column -= before[hidden];
        hidden += 1;
    }
    let start = pieces(line.text()).nth(hidden).map_or(line.text().len(), |piece| piece.at);
    (start, u16::try_from(column).unwrap_or(0))
}
