//! What each thing on the screen looks like.

use std::str::FromStr;
use std::sync::LazyLock;

use ratatui::style::{Color, Modifier, Style};

use super::colour::{Depth, fitted};
use crate::config::{self, Attribute, Looks, SHIPPED, ThemeWords};
use crate::lang::{self, Sentence, say};
use crate::load::{Problem, Text};
use crate::ui::Tone;

/// Styles by role. The usual one uses the terminal's own sixteen colours, so that it is at home
/// on dark and light grounds; without colours, glyphs and attributes tell everything apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Theme {
    /// What is under everything.
    pub ground: Style,
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

/// The roles of a theme file, in its order.
const ROLES: [&str; 10] = [
    "ground",
    "strong",
    "quiet",
    "accent",
    "warning",
    "found",
    "frame",
    "frame_focused",
    "cursor",
    "cursor_away",
];

impl Theme {
    /// The name of the usual theme.
    pub const USUAL: &str = "terminal";

    /// The terminal's own colours.
    #[must_use]
    pub fn terminal() -> Theme {
        static USUAL: LazyLock<Theme> =
            LazyLock::new(|| Theme::shipped(Theme::USUAL, Depth::True).unwrap_or_default());
        *USUAL
    }

    /// The names of the shipped themes, the usual one first.
    pub fn names() -> impl Iterator<Item = &'static str> {
        SHIPPED.iter().map(|(name, _)| *name)
    }

    /// A shipped theme, as far as a terminal has its colours; `None` if there is none of this name.
    #[must_use]
    pub fn shipped(name: &str, depth: Depth) -> Option<Theme> {
        let (name, text) = SHIPPED.iter().find(|(known, _)| *known == name)?;
        let text = Text { path: format!("{name}.ron"), text: (*text).to_owned() };
        Some(Theme::read(&text, depth).0)
    }

    /// The theme of a file, as far as a terminal has its colours, and what is wrong with it. Roles
    /// that it does not name look like text.
    #[must_use]
    pub fn read(text: &Text, depth: Depth) -> (Theme, Vec<Problem>) {
        if depth == Depth::None {
            return (Theme::colourless(), Vec::new());
        }
        let (words, mut problems) = config::theme(text, &ROLES);
        let theme = Theme::of(&words, depth, &mut problems);
        (theme, problems)
    }

    fn of(words: &ThemeWords, depth: Depth, problems: &mut Vec<Problem>) -> Theme {
        let mut theme = Theme::default();
        let mut ground = None;
        // The ground first, whatever the order: the others are read on it.
        let of_ground = |name: &str| usize::from(name != "ground");
        let mut words: Vec<_> = words.iter().collect();
        words.sort_by_key(|(name, _)| of_ground(name));
        for (name, setting) in words {
            let colour = |word: &Option<String>, problems: &mut Vec<Problem>| {
                let word = word.as_deref()?;
                let colour = Color::from_str(word).ok();
                if colour.is_none() {
                    let help = lang::Text(
                        "write `#rrggbb`, or a colour of the terminal: `cyan`, `lightred`",
                        "`#rrggbb`나 터미널 색 이름으로 씁니다: `cyan`, `lightred`",
                        "`#rrggbb`か端末の色の名前で書きます: `cyan`、`lightred`",
                    );
                    let message = Sentence::told(|lang| {
                        say!(
                            lang,
                            "`{word}` is no colour",
                            "`{word}`: 색이 아닙니다",
                            "`{word}`は色ではありません"
                        )
                    });
                    problems.push(setting.problem(message, Some(help.into())));
                }
                colour
            };
            let Looks { fg, bg, style } = &setting.value;
            let (fg, bg) = (colour(fg, problems), colour(bg, problems));
            let bg = bg.map(|bg| fitted(bg, depth, None));
            if name == "ground" {
                ground = bg;
            }
            let fg = fg.map(|fg| fitted(fg, depth, bg.or(ground)));
            let look = Style { fg, bg, ..Style::new() };
            *theme.role(name) = style.iter().fold(look, |look, one| look.add_modifier(set(*one)));
        }
        theme
    }

    fn role(&mut self, name: &str) -> &mut Style {
        match name {
            "ground" => &mut self.ground,
            "strong" => &mut self.strong,
            "quiet" => &mut self.quiet,
            "accent" => &mut self.accent,
            "warning" => &mut self.warning,
            "found" => &mut self.found,
            "frame" => &mut self.frame,
            "frame_focused" => &mut self.frame_focused,
            "cursor" => &mut self.cursor,
            "cursor_away" => &mut self.cursor_away,
            _ => &mut self.plain,
        }
    }

    /// Attributes only (`NO_COLOR`).
    #[must_use]
    pub fn colourless() -> Theme {
        let plain = Style::new();
        let bold = plain.add_modifier(Modifier::BOLD);
        Theme {
            ground: plain,
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

fn set(attribute: Attribute) -> Modifier {
    match attribute {
        Attribute::Bold => Modifier::BOLD,
        Attribute::Dim => Modifier::DIM,
        Attribute::Italic => Modifier::ITALIC,
        Attribute::Underlined => Modifier::UNDERLINED,
        Attribute::Reversed => Modifier::REVERSED,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_themes_are_sound() {
        for (name, text) in SHIPPED {
            let text = Text { path: name.to_owned(), text: text.to_owned() };
            let (theme, problems) = Theme::read(&text, Depth::True);
            assert_eq!(problems, [], "{name}");
            assert_ne!(theme, Theme::default(), "{name}");
        }
    }
}
