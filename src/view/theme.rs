//! What each thing on the screen looks like.

use ratatui::style::{Color, Modifier, Style};

use crate::ui::Tone;

/// Styles by role. The default one uses the terminal's own sixteen colours, so that it is at home
/// on dark and light grounds; without colours, glyphs and attributes tell everything apart.
#[derive(Debug, Clone, Copy)]
pub struct Theme {
    /// Running text.
    pub plain: Style,
    /// Names and headings.
    pub strong: Style,
    /// Of less weight.
    pub quiet: Style,
    /// The one colour that leads the eye.
    pub accent: Style,
    /// Something is wrong.
    pub warning: Style,
    /// Characters that were found.
    pub found: Style,
    /// The frame of a pane.
    pub frame: Style,
    /// The frame of the pane that has the keys.
    pub frame_focused: Style,
    /// The row under the cursor of the pane that has the keys; over other styles.
    pub cursor: Style,
    /// The row under the cursor of another pane; over other styles.
    pub cursor_away: Style,
}

impl Theme {
    /// The terminal's own colours.
    #[must_use]
    pub fn terminal() -> Theme {
        let plain = Style::new();
        let accent = Style::new().fg(Color::Cyan);
        Theme {
            plain,
            strong: plain.add_modifier(Modifier::BOLD),
            quiet: plain.fg(Color::DarkGray),
            accent,
            warning: plain.fg(Color::Red),
            found: accent.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            frame: plain.fg(Color::DarkGray),
            frame_focused: accent,
            // One colour from end to end, whatever the cells had.
            cursor: plain.fg(Color::Reset).bg(Color::Reset).add_modifier(Modifier::REVERSED),
            cursor_away: plain.add_modifier(Modifier::BOLD),
        }
    }

    /// Attributes only (`NO_COLOR`).
    #[must_use]
    pub fn colourless() -> Theme {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Theme {
            plain,
            strong: bold,
            quiet: plain.add_modifier(Modifier::DIM),
            accent: bold,
            warning: bold,
            found: plain.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
            frame: plain.add_modifier(Modifier::DIM),
            frame_focused: bold,
            // One colour from end to end, whatever the cells had.
            cursor: plain.fg(Color::Reset).bg(Color::Reset).add_modifier(Modifier::REVERSED),
            cursor_away: bold,
        }
    }

    /// The style of a tone.
    #[must_use]
    pub fn tone(&self, tone: Tone) -> Style {
        match tone {
            Tone::Plain => self.plain,
            Tone::Strong => self.strong,
            Tone::Quiet => self.quiet,
            Tone::Accent => self.accent,
            Tone::Warning => self.warning,
        }
    }
}
