//! Colours, and what tells things apart without them.

use super::story::{NARROW, SMALL, Story, story};
use ratatui::style::{Color, Modifier};

/// A pane with the keys, a choice, an exclusion, a cursor and a mark.
const EVERYTHING: &str = "<space> j h <space> -";

#[test]
fn the_default_theme_keeps_to_the_terminal_s_own_colours() {
    let seen = story(NARROW, EVERYTHING);
    seen.stored_looks("colours");
    for cell in &seen.buffer().0.content {
        let own = !matches!(cell.fg, Color::Rgb(..) | Color::Indexed(_)) && cell.bg == Color::Reset;
        assert!(own, "{:?} on {:?}", cell.fg, cell.bg);
    }
}

#[test]
fn without_colours_glyphs_and_attributes_tell_everything_apart() {
    let seen = story(NARROW, EVERYTHING).colourless();
    seen.stored_looks("no_colours");
    for cell in &seen.buffer().0.content {
        assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset), "{:?}", cell.symbol());
    }
    seen.shows("✓ Japan").shows("− United States").shows("●").shows("▶");
}

#[test]
fn without_colours_the_pane_that_has_the_keys_is_told_by_its_frame() {
    for (keys, focused, other) in [("", (24, 4), (0, 1)), ("<Tab>", (0, 1), (24, 4))] {
        let (buffer, _) = story(NARROW, keys).colourless().buffer();
        let frame = |at: (u16, u16)| buffer[at].modifier;
        assert!(frame(focused).contains(Modifier::BOLD), "{keys:?}");
        assert!(frame(other).contains(Modifier::DIM), "{keys:?}");
    }
}

#[test]
fn only_the_cursor_of_the_pane_with_the_keys_is_reversed() {
    let reversed = |story: &Story<'_>| {
        let (buffer, _) = story.buffer();
        let cells = buffer.content.iter().enumerate();
        let mut rows: Vec<usize> = cells
            .filter(|(_, cell)| cell.modifier.contains(Modifier::REVERSED))
            .map(|(at, _)| at / usize::from(buffer.area.width))
            .collect();
        rows.dedup();
        rows
    };
    assert_eq!(reversed(&story(NARROW, "jj")), [8]);
    assert_eq!(reversed(&story(NARROW, "jj <Tab> j")), [3]);
    assert_eq!(reversed(&story(NARROW, "jj <Tab> j").colourless()), [3]);
}

#[test]
fn a_small_window_without_colours() {
    story(SMALL, "<space> j <space> k").colourless().stored_looks("small_without_colours");
}
