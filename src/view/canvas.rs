//! Drawing texts and frames into cells, never outside of an area.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::{Block, BorderType, Clear, Widget};

use super::theme::Theme;
use crate::text::{Piece, cut, pieces};
use crate::ui::{Area, Paragraph};

/// A buffer, and the colours to draw with.
pub struct Canvas<'b> {
    /// The cells.
    pub buffer: &'b mut Buffer,
    /// The colours.
    pub theme: Theme,
}

/// Text on its way to the cells: grapheme and style.
type Styled<'t> = (Piece<'t>, Style);

impl Canvas<'_> {
    /// Draws a text from a cell on, at most `width` columns, and gives the columns it took.
    pub fn text(&mut self, (x, y): (u16, u16), width: u16, text: &str, style: Style) -> u16 {
        let styled = pieces(text).map(|piece| (piece, style));
        self.pieces((x, y), width, styled)
    }

    /// Draws a text that is aligned to the right end of a row of cells.
    pub fn text_right(&mut self, (x, y): (u16, u16), width: u16, text: &str, style: Style) {
        let needed = u16::try_from(crate::text::width(text)).unwrap_or(u16::MAX).min(width);
        self.text((x + width - needed, y), needed, text, style);
    }

    /// Draws graphemes, each in its style; what does not fit is left out.
    pub fn pieces<'t>(
        &mut self,
        (x, y): (u16, u16),
        width: u16,
        pieces: impl Iterator<Item = Styled<'t>>,
    ) -> u16 {
        let mut used = 0_u16;
        for (piece, style) in pieces {
            let columns = u16::try_from(piece.width).unwrap_or(0);
            if columns == 0 {
                continue;
            }
            if used + columns > width {
                break;
            }
            // The grapheme goes into its first cell; the cells that it covers are emptied.
            if let Some(cell) = self.buffer.cell_mut((x + used, y)) {
                cell.set_symbol(piece.drawn).set_style(style);
            }
            for covered in 1..columns {
                if let Some(cell) = self.buffer.cell_mut((x + used + covered, y)) {
                    cell.reset();
                    cell.set_style(self.theme.ground).set_style(style);
                }
            }
            used += columns;
        }
        used
    }

    /// Lays a style over a row of cells.
    pub fn lay_over(&mut self, area: Rect, style: Style) {
        let area = area.intersection(*self.buffer.area());
        self.buffer.set_style(area, style);
    }

    /// Draws a frame with titles and gives what is inside.
    pub fn frame(&mut self, area: Area, focused: bool, titles: &Titles<'_>) -> Rect {
        let theme = self.theme;
        let frame = if focused { theme.frame_focused } else { theme.frame };
        let name = if focused { theme.accent.patch(theme.strong) } else { theme.quiet };
        let block = Block::bordered().border_type(BorderType::Rounded).border_style(frame);
        let area = rect(area).intersection(*self.buffer.area());
        let inner = block.inner(area);
        block.render(area, self.buffer);
        // Not as titles of the block, which would be measured and drawn past `crate::text`.
        let (edge, room) = ((area.x.saturating_add(1), area.y), area.width.saturating_sub(2));
        if !titles.right.is_empty() {
            self.text_right(edge, room, &format!(" {} ", titles.right), theme.quiet);
        }
        if !titles.left.is_empty() {
            let left = cut(titles.left, usize::from(titles.left_room(area.width)));
            self.text(edge, area.width.saturating_sub(2), &format!(" {left} "), name);
        }
        inner
    }

    /// Empties an area, for what lies over the panes. A wide grapheme that reaches into it goes as a
    /// whole: half of it covered, it would hide the frame that is drawn there.
    pub fn clear(&mut self, area: Area) {
        let area = rect(area).intersection(*self.buffer.area());
        for y in area.top()..area.bottom() {
            let before = area.x.checked_sub(1).and_then(|x| self.buffer.cell_mut((x, y)));
            if let Some(cell) = before.filter(|cell| crate::text::width(cell.symbol()) > 1) {
                cell.set_symbol(" ");
            }
        }
        Clear.render(area, self.buffer);
        self.buffer.set_style(area, self.theme.ground);
    }

    /// Draws a line of pieces; what does not fit is left out.
    pub fn line(&mut self, cell: (u16, u16), width: u16, line: &Paragraph) {
        let theme = self.theme;
        let styled = line
            .pieces
            .iter()
            .flat_map(|piece| pieces(&piece.text).map(move |p| (p, theme.tone(piece.tone))));
        self.pieces(cell, width, styled);
    }
}

/// What stands in a frame's upper edge.
#[derive(Debug, Clone, Default)]
pub struct Titles<'t> {
    /// On the left.
    pub left: &'t str,
    /// On the right, quieter.
    pub right: &'t str,
}

impl Titles<'_> {
    /// The first of some wordings that has room on the right in a frame of a width, the left title
    /// whole; empty if none has.
    pub fn fitting<'w>(left: &str, wordings: &[&'w str], width: u16) -> &'w str {
        let room = usize::from(width.saturating_sub(2));
        let fits = |right: &&&str| crate::text::width(left) + crate::text::width(right) + 4 <= room;
        wordings.iter().find(fits).copied().unwrap_or_default()
    }

    /// How many columns the left one has in a frame of a width: it is cut before it covers the right
    /// one, but has half of the room.
    pub fn left_room(&self, width: u16) -> u16 {
        let right = u16::try_from(crate::text::width(self.right) + 2).unwrap_or(u16::MAX);
        let room = width.saturating_sub(2);
        room.saturating_sub(right).max(room / 2).saturating_sub(2)
    }
}

/// An area as ratatui has it.
pub fn rect(area: Area) -> Rect {
    Rect { x: area.x, y: area.y, width: area.width, height: area.height }
}
