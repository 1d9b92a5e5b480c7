//! The shipped themes can be read: contrasts by WCAG 2.2, computed here for every theme and depth.

#![allow(clippy::expect_used, reason = "a test fails by panicking")]

use kactors::view::{Depth, Theme, contrast, rgb};
use ratatui::style::{Color, Style};

const DEPTHS: [Depth; 3] = [Depth::Sixteen, Depth::Indexed, Depth::True];

/// The roles in which text is drawn.
fn texts(theme: &Theme) -> [(&'static str, Style); 8] {
    [
        ("text", theme.plain),
        ("strong", theme.strong),
        ("quiet", theme.quiet),
        ("accent", theme.accent),
        ("warning", theme.warning),
        ("found", theme.found),
        ("cursor", theme.cursor),
        ("cursor_away", theme.cursor_away),
    ]
}

#[test]
fn text_can_be_read_on_its_ground_in_every_theme_at_every_depth() {
    // The terminal's own theme takes its colours and its ground as they are: only the user's
    // settings know their contrast.
    for name in Theme::names().filter(|name| *name != Theme::USUAL) {
        for depth in DEPTHS {
            let theme = Theme::shipped(name, depth).expect(name);
            for (role, style) in texts(&theme) {
                let look = theme.ground.patch(style);
                let colour = |of: Option<Color>| of.and_then(rgb).expect("a theme has its colours");
                let found = contrast(colour(look.fg), colour(look.bg));
                assert!(found >= 4.5, "{name} at {depth:?}: {role} has {found:.2}");
            }
        }
    }
}

#[test]
fn the_usual_theme_can_be_read_on_a_dark_terminal() {
    // With the sixteen colours of xterm; what it leaves alone is white on black there.
    for (role, style) in texts(&Theme::terminal()) {
        let colour = |of: Option<Color>, usual| of.and_then(rgb).unwrap_or(usual);
        let found = contrast(colour(style.fg, [255; 3]), colour(style.bg, [0; 3]));
        assert!(found >= 4.5, "{role} has {found:.2}");
    }
}

#[test]
fn the_usual_theme_leaves_text_and_ground_to_the_terminal() {
    let theme = Theme::terminal();
    assert_eq!((theme.ground, theme.plain), (Style::new(), Style::new()));
    for (role, style) in texts(&theme) {
        let own =
            |colour: Option<Color>| !matches!(colour, Some(Color::Rgb(..) | Color::Indexed(_)));
        assert!(own(style.fg) && own(style.bg), "{role}");
    }
}

#[test]
fn without_colours_there_are_none() {
    for name in Theme::names() {
        let theme = Theme::shipped(name, Depth::None).expect(name);
        assert!(texts(&theme).iter().all(|(_, style)| {
            [style.fg, style.bg].iter().all(|colour| matches!(colour, None | Some(Color::Reset)))
        }));
    }
}
