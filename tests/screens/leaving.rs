//! What Enter, Esc and q do where, and how one leaves: the table of the manual, line by line.

use super::story::{Story, WIDE, story};
use kactors::ui::{Context, Effect, Ended, Mode, Pane};

/// Everywhere a key can be pressed, and how one gets there.
const PLACES: [(Context, &str); 10] = [
    (Context::Table, ""),
    (Context::Facet, "<Tab>"),
    (Context::Page, "i"),
    (Context::Search, "/"),
    (Context::PaneFilter, "<Tab> /"),
    (Context::Chooser, "f"),
    (Context::Export, "e"),
    (Context::Sources, "O"),
    (Context::Help, "?"),
    (Context::Palette, ":"),
];

#[test]
fn there_is_a_way_to_every_place() {
    for (place, keys) in PLACES {
        assert_eq!(story(WIDE, keys).state.context(), place);
    }
}

#[test]
fn enter_and_esc_in_the_query_line_leave_it_and_keep_the_text() {
    for key in ["<Enter>", "<Esc>"] {
        let left = story(WIDE, &format!("/ country:jp {key}"));
        assert_eq!((left.state.context(), left.line()), (Context::Table, "country:jp"), "{key}");
        assert_eq!((left.asked, left.remembered), (vec![], vec!["country:jp".to_owned()]));
    }
}

#[test]
fn enter_and_esc_in_a_pane_s_filter_leave_it_and_keep_the_text() {
    for key in ["<Enter>", "<Esc>"] {
        let left = story(WIDE, &format!("<Tab> / jap {key}"));
        assert_eq!(left.state.context(), Context::Facet, "{key}");
        left.shows("Country /jap");
    }
}

#[test]
fn q_in_a_line_types_q() {
    assert_eq!(story(WIDE, "/ q").line(), "q");
    story(WIDE, "<Tab> / q").shows("Country /q");
    story(WIDE, "? q").shows("Help /q");
    story(WIDE, ": q").shows(": q");
    story(WIDE, "e <C-u> q").shows("File    q");
    for (place, keys) in PLACES {
        if place.is_line() {
            let typed = story(WIDE, &format!("{keys} q ?"));
            assert_eq!((typed.state.context(), typed.asked.as_slice()), (place, [].as_slice()));
        }
    }
}

#[test]
fn enter_in_a_dialog_does_it() {
    assert!(matches!(story(WIDE, "e <Enter>").asked.as_slice(), [Effect::Export(_)]));
    assert!(matches!(story(WIDE, "O <Enter>").asked.as_slice(), [Effect::Open(_)]));
    assert_eq!(story(WIDE, "f <space> <Enter>").line(), "year:2026");
    assert_eq!(story(WIDE, "? <Enter>").state.mode, Mode::Browse);
}

#[test]
fn esc_closes_a_dialog_without_effect() {
    let before = story(WIDE, "h <space> l <space>");
    for keys in ["e <C-u> x.json <Esc>", "O j <Esc>", "f <space> <Tab> - <Esc>", "? mark <Esc>"] {
        let closed = before.clone().then(keys);
        assert_eq!(closed.state.mode, Mode::Browse, "{keys}");
        assert_eq!((closed.line(), closed.listed()), (before.line(), before.listed()), "{keys}");
        assert_eq!(closed.asked, [], "{keys}");
        assert_eq!(closed.then("u").state.marks.len(), 0, "{keys}: and it is no step to undo");
    }
}

#[test]
fn q_closes_a_dialog_that_has_no_line() {
    for keys in ["O j q", "f <space> q"] {
        let closed = story(WIDE, keys);
        assert_eq!((closed.line(), &closed.state.mode), ("", &Mode::Browse), "{keys}");
        assert_eq!(closed.asked, [], "{keys}");
    }
}

#[test]
fn a_chooser_that_is_closed_without_effect_leaves_the_cursor_on_its_credit() {
    let before = story(WIDE, "jjj");
    assert_eq!(before.clone().then("f <space> <Esc>").current(), before.current());
}

#[test]
fn enter_in_a_facet_pane_chooses_and_goes_to_the_table() {
    let chosen = story(WIDE, "<Tab> j <Enter>");
    assert_eq!((chosen.line(), chosen.state.focus), ("country:us", Pane::Table));
}

#[test]
fn enter_in_the_table_opens_the_page_and_on_it_follows() {
    assert_eq!(story(WIDE, "<Enter>").state.depth, 1);
    assert_eq!(story(WIDE, "<Enter> <Enter> <Enter>").state.depth, 3);
}

#[test]
fn enter_in_a_picker_accepts_the_row_or_the_marks() {
    let accepted = |story: &Story<'_>| match story.asked.as_slice() {
        [Effect::Quit(Ended::Accepted(rows))] => story.keys_of(rows),
        other => panic!("{other:?}"),
    };
    let row = Story::picking(WIDE).then("j <Enter>");
    assert_eq!(accepted(&row), ["seok-mi-na/paper-tigers"]);
    let marks = Story::picking(WIDE).then("<space> <space> G <Enter>");
    assert_eq!(accepted(&marks), ["jeong-ra-on/paper-tigers", "seok-mi-na/paper-tigers"]);
    let page = Story::picking(WIDE).then("i <Enter>");
    assert_eq!((page.state.depth, page.asked.len()), (2, 0), "on a page it follows");
    Story::picking(WIDE).stored("a_picker");
}

#[test]
fn c_o_accepts_wherever_there_are_panes() {
    for keys in ["<C-o>", "<Tab> <C-o>"] {
        let story = story(WIDE, keys);
        assert!(
            matches!(story.asked.as_slice(), [Effect::Quit(Ended::Accepted(rows))] if rows.len() == 1)
        );
    }
    let nothing = story(WIDE, "/ qqqqzzzz <Enter> <C-o>");
    assert_eq!(nothing.asked, []);
    nothing.shows("there is no row to accept");
}

#[test]
fn esc_clears_the_text_then_the_choices_and_never_quits() {
    let mut left =
        story(WIDE, "<Tab> <space> <Tab> - l / umbrella<space>season <Enter> ss S <Esc>");
    assert_eq!(left.line(), "country:jp -platform:hanami-tv sort:-actor", "the text first");
    left = left.then("<Esc>");
    assert_eq!(left.line(), "sort:-actor", "then what is chosen; the order is no filter");
    for _ in 0..3 {
        left = left.then("<Esc>");
        assert_eq!(left.asked, []);
        assert_eq!(left.line(), "sort:-actor");
    }
}

#[test]
fn esc_in_a_facet_pane_clears_its_filter_first() {
    let filtered = story(WIDE, "<Tab> <space> / jap <Enter> <Esc>");
    assert_eq!(filtered.line(), "country:jp");
    filtered.clone().hides("Country /");
    assert_eq!(filtered.then("<Esc>").line(), "");
}

#[test]
fn esc_never_touches_marks() {
    let mut marked = story(WIDE, "<space> <space> h <space> l / umbrella <Enter>");
    for _ in 0..6 {
        marked = marked.then("<Esc>");
        assert_eq!(marked.state.marks.len(), 2);
    }
}

#[test]
fn q_in_table_and_panes_leaves() {
    for keys in ["q", "<Tab> q", "<Tab> <Tab> q", "h <space> l <space> q"] {
        assert_eq!(story(WIDE, keys).asked, [Effect::Quit(Ended::Quit)], "{keys}");
    }
    assert_eq!(Story::picking(WIDE).then("<space> q").asked, [Effect::Quit(Ended::Quit)]);
}

#[test]
fn capital_q_leaves_at_once_but_types_in_a_line() {
    for (place, keys) in PLACES {
        let asked = story(WIDE, &format!("{keys} Q")).asked;
        let expected = if place.is_line() { vec![] } else { vec![Effect::Quit(Ended::Quit)] };
        assert_eq!(asked, expected, "{place:?}");
    }
}

#[test]
fn c_c_leaves_from_everywhere() {
    for (place, keys) in PLACES {
        let asked = story(WIDE, &format!("{keys} <C-c>")).asked;
        assert_eq!(asked, [Effect::Quit(Ended::Interrupted)], "{place:?}");
    }
    let question = kactors::ui::Action::Done(kactors::ui::Outcome::Exists(1));
    let asked = story(WIDE, "e <Enter>").meets(question).then("<C-c>").asked;
    assert_eq!(asked, [Effect::Quit(Ended::Interrupted)], "asked about a file");
}

#[test]
fn c_z_suspends_from_everywhere_and_changes_nothing() {
    for (place, keys) in PLACES {
        let before = story(WIDE, keys);
        let after = before.clone().then("<C-z>");
        assert_eq!(after.asked, [Effect::Suspend], "{place:?}");
        assert_eq!(after.state, before.state, "{place:?}");
    }
}
