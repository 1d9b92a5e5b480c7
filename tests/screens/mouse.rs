//! The mouse: what a click and the wheel do, by the place of what is seen.

use kactors::query::SortKey;
use kactors::text::width;
use kactors::ui::{Action, Context, Effect, Mouse, MouseDoes, Pane};

use super::story::{NARROW, SMALL, Story, WIDE, story};

/// Where a text is seen, below and including a line.
#[track_caller]
fn place(story: &Story<'_>, text: &str, from: usize) -> (u16, u16) {
    let seen = story.seen();
    let line = seen.lines().enumerate().skip(from).find(|(_, line)| line.contains(text));
    let (y, line) = line.unwrap_or_else(|| panic!("missing: {text}\n{seen}"));
    let before = line.split(text).next().expect("a beginning");
    (u16::try_from(width(before)).unwrap(), u16::try_from(y).unwrap())
}

fn used(story: Story<'static>, (x, y): (u16, u16), does: MouseDoes) -> Story<'static> {
    story.meets(Action::Mouse(Mouse { x, y, does }))
}

/// Clicks on the first place where a text is seen.
#[track_caller]
fn click(story: Story<'static>, text: &str) -> Story<'static> {
    let cell = place(&story, text, 0);
    used(story, cell, MouseDoes::Click)
}

#[test]
fn a_click_puts_the_cursor_on_the_row() {
    let clicked = click(story(WIDE, "<Tab>"), "Woo Hae-sol");
    assert_eq!(clicked.state.focus, Pane::Table);
    assert_eq!(clicked.current(), story(WIDE, "jjj").current());
    // On the frame and below the last row nothing is selected.
    let few = Story::asking(WIDE, "actor:jeong-ra-on project:paper");
    let (x, y) = place(&few, "Jeong Ra-on", 0);
    assert_eq!(used(few.clone(), (x, y + 3), MouseDoes::Click).current(), few.current());
}

#[test]
fn a_click_on_a_value_chooses_it_and_the_next_sets_it_free() {
    let chosen = click(story(WIDE, ""), "Thailand");
    assert_eq!((chosen.line(), chosen.state.context()), ("country:th", Context::Facet));
    assert_eq!(click(chosen, "Thailand").line(), "");
    // Also while a line is edited: it is left first.
    let typed = click(story(WIDE, "/ kim"), "Thailand");
    assert_eq!(typed.line(), "country:th kim");
}

#[test]
fn a_click_on_a_head_sorts_by_it_and_the_next_turns_the_order() {
    let sorted = click(story(WIDE, ""), "Project  ");
    assert_eq!(sorted.state.query.order().key, SortKey::Project);
    assert!(!sorted.state.query.order().descending);
    assert!(click(sorted, "Project  ").state.query.order().descending);
    let by_year = click(story(WIDE, "s"), "Year  ");
    assert!(by_year.state.query.order().descending, "the latest first, as usual");
}

#[test]
fn a_click_on_the_query_line_edits_it() {
    let editing = click(story(WIDE, "<Tab>"), "/ a name");
    assert_eq!(editing.state.context(), Context::Search);
    assert_eq!(click(editing, "Woo Hae-sol").state.context(), Context::Table);
}

#[test]
fn the_wheel_scrolls_what_is_under_it_and_leaves_the_focus() {
    let open = story(WIDE, "");
    let (on_rows, on_values) = (place(&open, "Woo Hae-sol", 0), place(&open, "Kim Ji-ho", 20));
    let rows = used(open.clone(), on_rows, MouseDoes::WheelDown);
    assert_eq!(rows.current(), story(WIDE, "jjj").current());
    assert_eq!(used(rows, on_rows, MouseDoes::WheelUp).current(), open.current());
    let values = used(open.clone(), on_values, MouseDoes::WheelDown);
    assert_eq!((values.current(), values.state.focus), (open.current(), Pane::Table));
    assert_ne!(values.state.panes, open.state.panes);
    let small = story((80, 24), "");
    let details = place(&small, "Plays", 0);
    let scrolled = used(small.clone(), details, MouseDoes::WheelDown);
    assert_eq!(scrolled.seen(), small.then("J").seen());
}

#[test]
fn a_click_on_a_bar_asks_for_its_year() {
    for keys in ["2", ""] {
        let open = story(WIDE, keys);
        let bar = if keys == "2" { place(&open, "2026", 10) } else { place(&open, " 2026 ", 0) };
        // Over the table the year stands after its bar.
        let cell = if keys == "2" { (bar.0 + 1, bar.1 - 1) } else { (bar.0 - 1, bar.1) };
        let asked = used(open, cell, MouseDoes::Click);
        assert_eq!(asked.line(), "year:2026", "{keys}");
    }
}

#[test]
fn a_click_on_a_country_of_the_map_chooses_it() {
    let chosen = click(story(WIDE, "3"), "▒▒ TH 6");
    assert_eq!(chosen.line(), "country:th");
    assert_eq!(click(chosen, "TH 6").line(), "", "again: it is set free");
    // Names that stand close together are told apart.
    assert_eq!(click(story(WIDE, "3"), "HK 3").line(), "country:hk");
    assert_eq!(click(story(WIDE, "3"), "TW 2").line(), "country:tw");
    // On the sea there is none.
    let open = story(WIDE, "3");
    let (x, y) = place(&open, "░ 1   ▒▒", 0);
    assert_eq!(used(open, (x + 60, y - 1), MouseDoes::Click).line(), "");
}

#[test]
fn in_the_matrix_and_on_pages_the_second_click_does_it() {
    let once = click(story(WIDE, "i"), "Garden of Stone");
    assert_eq!(once.state.depth, 1);
    assert_eq!(click(once, "Garden of Stone").state.depth, 2);
    let (cell, matrix) = (story(WIDE, "4 jj l"), story(WIDE, "4"));
    let (x, y) = place(&cell, "JP", 5);
    let once = used(matrix, (x + 4, y + 3), MouseDoes::Click);
    assert_eq!(once.state.matrix.cursor, cell.state.matrix.cursor);
    assert_eq!(used(once, (x + 4, y + 3), MouseDoes::Click).line(), cell.then("<Enter>").line());
}

#[test]
fn m_leaves_the_mouse_to_the_terminal_and_takes_it_back() {
    let off = story(NARROW, "m");
    assert_eq!(off.asked, [Effect::Mouse(true)]);
    assert_eq!(off.then("m").asked, [Effect::Mouse(false)]);
}

#[test]
fn clicks_anywhere_in_any_window_do_no_harm() {
    let sizes = [WIDE, NARROW, SMALL, (12, 4), (5, 2), (0, 0)];
    for (size, keys) in sizes.into_iter().flat_map(|size| {
        ["", "2", "3", "4", "5", "i", "?", "f", "e", "O", ":", "<Tab> /"].map(|keys| (size, keys))
    }) {
        let open = story(size, keys);
        for (x, y) in
            (0..=size.0).step_by(13).flat_map(|x| (0..=size.1).step_by(3).map(move |y| (x, y)))
        {
            for does in [MouseDoes::Click, MouseDoes::WheelDown] {
                used(open.clone(), (x, y), does);
            }
        }
    }
}
