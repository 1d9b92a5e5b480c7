//! The mouse: what a click and the wheel do, by the place of what is seen.

use kactors::export::Format;
use kactors::lang::Lang;
use kactors::query::SortKey;
use kactors::text::width;
use kactors::ui::{Action, Command, Context, Effect, Mouse, MouseDoes, Pane, Reader, Start, View};

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
fn of_offers_that_scroll_the_one_that_is_clicked_is_taken() {
    // Under the line that says so there is room for two of six.
    let asked = "country:fr -baek -gil -jours -key:lena-yoo/infinite-corridor";
    let scrolled = Story::asking((50, 4), asked).then("G k");
    let offers = scrolled.state.results.rescues.clone();
    assert_eq!((offers.len(), scrolled.state.cursor), (6, 4));
    for (line, taken) in [(1, 4), (2, 5)] {
        let clicked = used(scrolled.clone(), (10, 1 + line), MouseDoes::Click);
        assert_eq!(clicked.then("<Enter>").state.query, offers[taken].query, "line {line}");
    }
    assert_eq!(scrolled.resized(NARROW).state.cursor, 4, "it stays in a window of another size");
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
fn what_was_typed_before_a_click_elsewhere_is_a_step_of_its_own() {
    let bar = |story: Story<'static>| {
        let (x, y) = place(&story, " 2025 ", 0);
        used(story, (x - 1, y), MouseDoes::Click)
    };
    for (clicked, line) in [
        (click(story(WIDE, "/ kim"), "Thailand"), "country:th kim"),
        (click(story(WIDE, "/ kim"), "Project  "), "kim sort:project"),
        (bar(story(WIDE, "/ kim")), "year:2025 kim"),
    ] {
        assert_eq!(clicked.line(), line);
        let once = clicked.then("u");
        assert_eq!(once.line(), "kim", "from {line}");
        let twice = once.then("u");
        assert_eq!(twice.line(), "", "from {line}");
        assert_eq!(twice.then("U U").line(), line);
    }
    // A word that may have become the name of a field is a word then, as after `Enter`.
    let waiting = story(WIDE, "/ country:jp<space>countr").shows("Tab: country:");
    let clicked = click(waiting, "United States");
    assert_eq!(clicked.line(), "country:jp,us countr");
    assert_eq!(clicked.then("u").line(), "country:jp countr");
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
fn a_click_on_a_view_in_the_header_turns_to_it() {
    for (size, keys, name, view) in [
        (WIDE, "", "2 Timeline", View::Timeline),
        (WIDE, "3", "1 Browse", View::Browse),
        (WIDE, "/ kim", "4 Matrix", View::Matrix),
        (WIDE, "<Tab> i", "5 Insights", View::Insights),
        (NARROW, "", "2 Time", View::Timeline),
        (NARROW, "2", "3 Map", View::Map),
    ] {
        let turned = click(story(size, keys), name);
        assert_eq!((turned.state.view, turned.state.depth), (view, 0), "{name} after {keys}");
        assert!(turned.state.page().is_none() && turned.state.context() != Context::Search);
    }
    // Beside the names and in windows without them nothing is turned.
    let (beside, small) = (story(WIDE, ""), story(SMALL, ""));
    assert_eq!(used(beside, (8, 0), MouseDoes::Click).state.view, View::Browse);
    for x in 0..SMALL.0 {
        assert_eq!(used(small.clone(), (x, 0), MouseDoes::Click).state.view, View::Browse);
    }
}

#[test]
fn in_every_language_a_view_is_where_its_name_is_seen() {
    for lang in Lang::ALL {
        for size in [WIDE, NARROW] {
            let start = Start { size, reader: Reader::of(lang), ..Start::default() };
            let open = Story::start(story(size, "").catalog(), start);
            for view in View::ALL {
                let key = open.state.keymap.key_of(Context::Table, Command::Look(view));
                let name = format!("{} ", key.expect("a key"));
                assert_eq!(click(open.clone(), &name).state.view, view, "{lang:?} {size:?}");
            }
        }
    }
}

#[test]
fn in_the_chooser_a_click_chooses_a_value_and_turns_to_a_facet() {
    let open = story(WIDE, "f");
    let by_kind = click(open.clone(), "Kind");
    assert_eq!(by_kind.seen(), open.clone().then("<Tab>").seen());
    let film = click(by_kind, "  film ");
    assert_eq!((film.line(), film.state.context()), ("kind:film", Context::Chooser));
    assert_eq!(click(film.clone(), "✓ film ").line(), "", "again: it is set free");
    assert_eq!(film.then("<Esc>").line(), "", "and Esc takes all back");
    // Where only the present facet has room, its name is all there is to click.
    let small = story(SMALL, "f");
    assert_eq!(click(small.clone(), "Year").seen(), small.seen());
}

#[test]
fn in_the_export_dialog_a_click_chooses_the_format() {
    let open = story(NARROW, "e");
    let chosen = click(open.clone(), "json ");
    chosen.clone().shows("kactors.json");
    let Some(Effect::Export(export)) = chosen.then("<Enter>").asked.pop() else { panic!() };
    assert_eq!(export.format, Format::Json);
    assert_eq!(click(open.clone(), "kactors.csv").seen(), open.seen());
}

#[test]
fn in_the_palette_and_among_sources_the_second_click_does_it() {
    let open = story(WIDE, ": sort-");
    let once = click(open, "sort-turn");
    assert_eq!(once.state.context(), Context::Palette);
    assert_eq!(click(once, "sort-turn").state.query, story(WIDE, "S").state.query);
    let open = story(WIDE, "/ im<space>seo<space>azure <Enter> O");
    let second = click(open, "https://example.net");
    assert_eq!(second.asked, []);
    let opened = click(second, "https://example.net").asked;
    assert_eq!(opened, [Effect::Open("https://example.net/p?id=7&lang=ja".to_owned())]);
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
