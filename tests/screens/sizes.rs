//! Windows of every size, and data that is hostile or not there.

use std::borrow::Cow;

use super::story::{NARROW, SMALL, Story, TINY, WIDE, data, data_of, screen, story};
use kactors::catalog::Catalog;
use kactors::text::is_control;
use kactors::ui::{Action, Outcome};

/// Key stories to every place, and into some corners.
const STORIES: [&str; 23] = [
    "",
    "G",
    "<Tab>",
    "<Tab> <Tab> / s",
    "/ country:jp<space>a",
    "/ bad:word",
    "/ qqqqzzzz <Enter>",
    "f",
    "f <Tab> jj <space>",
    "e",
    "O",
    "?",
    "i",
    "h i G",
    "2",
    "2 hh <space> h <space> t",
    "3",
    "3 t hh <space>",
    "4",
    "4 t jj h",
    "4 t t",
    "5",
    "5 G",
];

#[test]
fn below_the_usual_width_one_pane_of_facets_shows_and_tab_turns_it() {
    screen("narrow", NARROW, "");
    screen("narrow_with_platforms", NARROW, "<Tab> <Tab>");
    screen("narrow_with_actors", NARROW, "<Tab> <Tab> <Tab> <space>");
}

#[test]
fn a_small_window_shows_one_pane_at_a_time() {
    screen("small", SMALL, "");
    screen("small_with_countries", SMALL, "<Tab> j <space>");
    screen("small_with_the_chooser", SMALL, "f <Tab>");
    story(SMALL, "f <S-Tab>").shows("│ Group").shows("NOVA9");
    screen("small_with_sources", SMALL, "O");
    screen("small_with_marks", SMALL, "<space> jj <space>");
}

#[test]
fn a_title_without_room_loses_whole_parts_and_no_number_is_cut() {
    let parts = ["by platform ▴", "58 marked (31 not listed)", "58 marked", "1/27"];
    let table = story(WIDE, "a / country:jp<space>sort:platform <Enter>");
    table.clone().shows(" by platform ▴ · 58 marked (31 not listed) · 1/27 ╮");
    for width in 12..120 {
        let seen = table.clone().resized((width, 24)).seen();
        let title = seen.lines().find_map(|line| Some(line.split_once("╭ Appearances")?.1));
        let title = title.unwrap_or_default().trim_matches(|c| "─╮ ".contains(c));
        let is_whole = title.split(" · ").all(|part| parts.contains(&part));
        assert!(title.is_empty() || is_whole, "{width}: {title}");
        let seen = story((width, 12), "f").seen();
        let title = seen.lines().find(|line| line.contains("╭ M")).expect("a title");
        let is_whole = title.contains("More facets") && title.contains(" 58 listed ");
        assert!(is_whole || !title.contains("listed"), "{width}: {title}");
    }
}

#[test]
fn the_smallest_window_shows_rows() {
    screen("smallest", TINY, "");
    screen("smallest_with_countries", TINY, "<Tab> <space>");
    screen("smallest_with_a_question", TINY, "/ country:jp");
    screen("smallest_with_the_chooser", TINY, "f");
    story(TINY, "f <Tab> jj").shows("Kind").shows("sta… 4");
    screen("smallest_with_the_export_dialog", TINY, "e");
}

#[test]
fn from_the_smallest_window_on_there_is_always_a_row_of_data() {
    for width in [12, 13, 20, 23, 24, 31, 32, 40, 59, 60, 61, 80, 99, 100, 101, 130] {
        for height in [4, 5, 7, 8, 9, 10, 15, 16, 17, 21, 22, 24, 28, 34, 45] {
            let seen = story((width, height), "").seen();
            assert!(seen.contains("▶") && seen.contains("Jeong"), "{width}×{height}:\n{seen}");
        }
    }
}

#[test]
fn below_the_smallest_window_one_line_says_so() {
    for (size, seen) in [
        ((11, 4), "too small: \n"),
        ((80, 3), "too small: 80×3, 12×4 needed\n\n\n"),
        ((80, 1), "too small: 80×1, 12×4 needed\n"),
        ((3, 30), "too"),
        ((1, 1), "t\n"),
    ] {
        assert!(story(size, "").seen().starts_with(seen.trim_end_matches(" \n")), "{size:?}");
    }
}

#[test]
fn nothing_fails_at_any_size() {
    let widths = [0, 1, 11, 12, 13, 20, 23, 59, 60, 99, 100, 300];
    let heights = [0, 1, 3, 4, 5, 7, 8, 15, 16, 21, 22, 34, 60];
    for keys in STORIES {
        let told = story(WIDE, keys);
        for width in widths {
            for height in heights {
                let resized = told.clone().resized((width, height));
                let (buffer, cursor) = resized.buffer();
                assert_eq!((buffer.area.width, buffer.area.height), (width, height));
                if let Some((x, y)) = cursor {
                    assert!(x < width && y < height, "{keys} at {width}×{height}: cursor {x}, {y}");
                }
            }
        }
    }
}

#[test]
fn a_question_about_a_file_can_be_read_at_every_size() {
    for (width, height) in [(12, 4), (20, 4), (40, 10), (60, 16), (80, 24)] {
        let asked = story((width, height), "e <Enter>").meets(Action::Done(Outcome::Exists(7)));
        let seen = asked.seen();
        assert!(seen.contains("overwrite") || seen.contains("y/N"), "{width}×{height}:\n{seen}");
    }
}

/// Where the keys go, and what is under every cursor.
fn cursors(story: &Story<'_>) -> String {
    let state = &story.state;
    let pages: Vec<_> = state.pages.iter().map(|page| (page.page, page.cursor)).collect();
    let values: Vec<_> = state.panes.iter().map(|pane| pane.cursor).collect();
    let views = (state.timeline.year, state.map.at, state.matrix.cursor);
    let (context, depth) = (state.context(), state.depth);
    format!("{context:?} {} {depth} {pages:?} {values:?} {views:?}", story.current())
}

#[test]
fn a_window_that_shrinks_and_grows_again_shows_what_it_showed() {
    for keys in STORIES {
        for smaller in [(0, 0), (12, 4), (40, 10), (80, 24)] {
            let before = story(WIDE, keys);
            let again = before.clone().resized(smaller).resized(WIDE);
            assert_eq!(cursors(&again), cursors(&before), "{keys} by way of {smaller:?}");
        }
    }
}

#[test]
fn an_empty_data_set_is_shown_as_such() {
    let empty = Catalog::build(data_of("(actors: [], projects: [])"));
    for (size, name) in [(WIDE, "nothing_there"), (SMALL, "nothing_there_in_a_small_window")] {
        Story::begin(&empty, size, "").stored(name);
    }
    for keys in STORIES.into_iter().chain([
        "<space> a I x",
        "s S",
        "[",
        "y",
        "<C-o>",
        "o",
        "<Tab> <space> - &",
    ]) {
        for size in [WIDE, NARROW, SMALL, TINY] {
            Story::begin(&empty, size, "").then(keys);
        }
    }
}

/// Texts that would steer a terminal, or that terminals disagree about.
const HOSTILE: [&str; 12] = [
    "\u{1b}]0;owned\u{7}",
    "\u{1b}]52;c;b3duZWQ=\u{7}",
    "\u{9b}31m\u{9d}0;x\u{9c}",
    "a\r\nb\tc\u{8}\u{0}\u{7f}",
    "\u{202e}gnp.exe\u{2066}\u{2069}",
    "\u{200b}\u{200d}\u{feff}",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{1f1f0}\u{1f1f7}\u{1f1f0}",
    "\u{e000}\u{10ffff}\u{fff9}",
    "\u{1112}\u{1161}\u{11ab}",
    "\u{301}leading",
    "ｆｕｌｌ　ｗｉｄｔｈ",
];

/// A data set in whose every text something hostile stands, past all that the loader does.
fn hostile() -> Catalog {
    let mut data = data();
    let mut at = 0;
    let mut spoil = |text: &mut String| {
        text.insert_str(0, HOSTILE[at % HOSTILE.len()]);
        at += 1;
    };
    for actor in &mut data.actors {
        spoil(&mut actor.name.en);
        actor.name.ko.as_mut().map(&mut spoil);
        actor.group.as_mut().map(&mut spoil);
        actor.aliases.iter_mut().for_each(&mut spoil);
    }
    for platform in &mut data.platforms {
        spoil(&mut platform.name.en);
    }
    for project in &mut data.projects {
        spoil(project.title.en.to_mut());
        project.title.original.as_mut().map(Cow::to_mut).map(&mut spoil);
        for credit in &mut project.cast {
            credit.character.as_mut().map(Cow::to_mut).map(&mut spoil);
            credit.note.as_mut().map(Cow::to_mut).map(&mut spoil);
            credit.sources.iter_mut().for_each(|source| spoil(source.url.to_mut()));
        }
    }
    Catalog::build(data)
}

#[test]
fn no_hostile_text_reaches_a_cell_and_no_frame_breaks() {
    let catalog = hostile();
    for keys in STORIES {
        for size in [WIDE, NARROW, SMALL, TINY] {
            let story = Story::begin(&catalog, size, "").then(keys);
            let (buffer, _) = story.buffer();
            for cell in &buffer.content {
                assert!(!cell.symbol().contains(is_control), "{keys}: {:?}", cell.symbol());
                assert!(!cell.symbol().is_empty(), "{keys}");
                assert!(kactors::text::width(cell.symbol()) <= 2, "{keys}: {:?}", cell.symbol());
            }
            if size == WIDE
                && !keys.starts_with('i')
                && !keys.starts_with("h i")
                && !keys.starts_with(['2', '3', '4', '5'])
                && keys != "?"
            {
                for y in 6..buffer.area.height - 14 {
                    assert_eq!(buffer[(119, y)].symbol(), "│", "{keys}: row {y}\n{}", story.seen());
                }
            }
        }
    }
    Story::begin(&catalog, WIDE, "").stored("hostile_cells");
}

#[test]
fn a_decomposed_record_is_drawn_in_whole_syllables_and_found() {
    let decomposed = "\u{1112}\u{1161}\u{11ab}\u{1107}\u{1167}\u{11af}";
    let text = format!(
        "(actors: [(key: \"a\", name: (en: \"Han\", ko: \"{decomposed}\"))], projects: [(key: \"p\", \
         title: (en: \"Film\"), kind: Film, countries: [\"JP\"], status: Released, \
         cast: [(actor: \"a\")])])"
    );
    let catalog = Catalog::build(data_of(&text));
    let found = Story::begin(&catalog, WIDE, "actor:한별");
    found.shows("1 of 1").shows("한별      Film").hides(decomposed);
}

#[test]
fn a_broken_data_set_says_how_many_problems_it_has() {
    let start = kactors::ui::Start { size: WIDE, problems: 3, ..Default::default() };
    let catalog = Catalog::build(data());
    Story::start(&catalog, start).shows("⚠ 3 problems in the data");
}

#[test]
fn a_long_message_leaves_the_cursor_in_view() {
    for (size, keys) in
        [(SMALL, "G ="), (SMALL, "<PgDn> ="), (SMALL, "="), ((12, 9), "G / \"open <Esc>")]
    {
        story(size, keys).shows("▶");
    }
    story(SMALL, "G =").shows("mark rows of two actors").shows("Woo Hae-sol");
    story(SMALL, "=").shows("to compare them");
    story(SMALL, "h G =").shows("   —     ");
}
