//! The table: orders, marks, years, undo, and cells that keep their place.

use std::process::Command;

use super::story::{NARROW, SMALL, Story, TALL, WIDE, check, data_of, hides, screen, shows, story};
use kactors::catalog::Catalog;
use kactors::export::Format;
use kactors::query::SortKey;
use kactors::text::width;
use kactors::ui::{Action, Effect, Ended, Start};

#[test]
fn s_sorts_by_every_column_in_turn_and_shows_by_which() {
    let mut seen = Vec::new();
    let mut sorted = story((100, 22), "");
    for _ in 0..7 {
        sorted = sorted.then("s");
        let key = sorted.state.query.order().key;
        sorted.stored(&format!("sorted_by_{}", key.word()));
        seen.push(key);
    }
    assert_eq!(seen.len(), SortKey::ALL.len() - 1, "relevance is an order with text only");
    assert_eq!(seen.last(), Some(&SortKey::Year), "and then from the start");
    assert_eq!(sorted.line(), "", "the usual order needs no word");
}

#[test]
fn with_text_relevance_is_among_the_orders() {
    let sorted = Story::asking(WIDE, "sora").then("sssssss");
    sorted.shows("by billing ▴").then("s").shows("by relevance");
}

#[test]
fn capital_s_turns_every_order_round_but_what_is_missing_stays_last() {
    for column in ["", "s", "ss", "sss", "ssss", "sssss", "ssssss"] {
        let one = story(TALL, column);
        let key = one.state.query.order().key;
        let other = one.clone().then("S");
        assert_ne!(one.listed(), other.listed(), "{key:?}");
        let missing = |story: &Story<'_>| {
            let rows = story.listed();
            rows.iter().skip_while(|row| has(row, key)).all(|row| !has(row, key))
        };
        assert!(missing(&one) && missing(&other), "what has no {key:?} is last both ways");
    }
}

/// Whether a credit of the tests' data has what is sorted by; told by its key.
fn has(key: &str, sort: SortKey) -> bool {
    let (actor, project) = key.split_once('/').unwrap();
    match sort {
        SortKey::Year => !["northern-post", "quiet-harbor", "violet"].contains(&project),
        SortKey::Country => project != "violet",
        SortKey::Platform => !["northern-post", "violet", "dog-days"].contains(&project),
        SortKey::Billing => ![
            "jang-tae-oh/northern-post",
            "tae-min-ji/orchard-street",
            "woo-hae-sol/quiet-harbor",
            "oh-se-a/violet",
        ]
        .contains(&key),
        _ => !actor.is_empty(),
    }
}

#[test]
fn wide_cells_scroll_and_stop_at_their_end() {
    screen("wide_cells_are_scrolled", NARROW, "/ project:corridor <Enter> >>>");
    check(
        "/ project:corridor <Enter> >>>>>>>>>>>>>>>>>>>>>>>>",
        shows(["Railway Line"]),
        hides([]),
    );
    let back = story(WIDE, ">>> <lt> <lt> <lt>".replace("<lt>", "<").as_str());
    assert_eq!(back.seen(), story(WIDE, "").seen());
}

#[test]
fn space_marks_a_row_and_moves_down() {
    screen("two_rows_are_marked", NARROW, "<space> j <space>");
    assert_eq!(story(WIDE, "<space> <space>").state.cursor, 2);
    check("<space> <space>", shows(["2 marked"]), hides(["not listed"]));
    check("<space> k <space>", shows(["Appearances"]), hides(["marked"]));
}

#[test]
fn marks_outlive_filters_and_say_how_many_are_not_listed() {
    let keys = "<space> <space> jjjjj <space> h <space>";
    screen("marks_that_are_not_listed", WIDE, keys);
    let marked = story(TALL, keys);
    marked.check(shows(["3 marked (1 not listed)"]), hides(["Kites over Bangkok  "]));
    marked.then("x").shows("3 marked · ");
}

#[test]
fn a_marks_all_listed_and_takes_only_those_back() {
    let some = story(WIDE, "<space> h jjj <space> l a");
    assert_eq!(some.state.marks.len(), 1 + 6, "the one from before and the six of Thailand");
    assert_eq!(some.then("a").state.marks.len(), 1);
}

#[test]
fn capital_i_turns_the_marks_of_the_listed_round_and_no_others() {
    let turned = story(WIDE, "<space> h jjj <space> l <space> I");
    assert_eq!(turned.state.marks.len(), 1 + 5);
}

#[test]
fn x_clears_all_marks_and_u_brings_them_back() {
    let cleared = story(WIDE, "<space> <space> x");
    assert!(cleared.state.marks.is_empty());
    assert_eq!(cleared.then("u").state.marks.len(), 2);
}

#[test]
fn marked_rows_are_a_question_of_their_own() {
    check("<space> / is:marked <Enter>", shows(["1 of 58"]), hides([]));
    check("<space> / is:marked <Enter> x", shows(["0 of 58"]), hides([]));
}

#[test]
fn marks_are_taken_in_the_present_order_listed_or_not() {
    let marked = story(TALL, "a h jjj <space> l s <C-o>");
    let [Effect::Quit(Ended::Accepted(rows))] = marked.asked.as_slice() else {
        panic!("{:?}", marked.asked)
    };
    assert_eq!(marked.keys_of(rows), story(TALL, "s").listed());
}

#[test]
fn undo_and_redo_go_through_filters_orders_and_marks() {
    let mut steps = vec![story(WIDE, "")];
    for keys in ["h <space>", "l s", "<space>", "a", "[", "h - l"] {
        steps.push(steps[steps.len() - 1].clone().then(keys));
    }
    let what =
        |story: &Story<'_>| (story.line().to_owned(), story.listed(), story.state.marks.clone());
    let mut now = steps[steps.len() - 1].clone();
    for step in steps.iter().rev().skip(1) {
        now = now.then("u");
        assert_eq!(what(&now), what(step));
    }
    now.clone().then("u").shows("there is nothing to undo");
    for step in steps.iter().skip(1) {
        now = now.then("U");
        assert_eq!(what(&now), what(step));
    }
    now.then("U").shows("there is nothing to redo");
}

#[test]
fn a_visit_to_the_query_line_is_one_step() {
    let visited = story(WIDE, "/ country:jp <Enter> / sora <Enter>");
    assert_eq!(visited.line(), "country:jp sora");
    let back = visited.then("u");
    assert_eq!(back.line(), "country:jp");
    assert_eq!(back.clone().then("u").line(), "");
    assert_eq!(back.then("uUU").line(), "country:jp sora");
}

#[test]
fn a_visit_that_changes_nothing_is_no_step() {
    let visited = story(WIDE, "h <space> l / abc <C-w> <Enter>");
    assert_eq!(visited.line(), "country:jp");
    assert_eq!(visited.then("u").line(), "");
}

#[test]
fn what_changes_nothing_is_no_step_and_forgets_nothing() {
    for nothing in ["h x", "/ zzzzqqqq <Enter> a", "/ zzzzqqqq <Enter> I", "[ [", "] ]", "] \\ \\"]
    {
        let done = story(TALL, nothing);
        let steps = if nothing.contains('\\') { "u u" } else { "u" };
        let undone = if nothing == "h x" { story(TALL, "s h x u") } else { done.then(steps) };
        assert_eq!(undone.line(), "", "{nothing}: one step back is the beginning");
    }
    assert_eq!(story(TALL, "s u h x U").line(), "sort:actor", "redo is still there");
}

#[test]
fn a_new_change_forgets_what_was_undone() {
    story(WIDE, "<space> u a U").shows("there is nothing to redo");
}

#[test]
fn brackets_set_the_ends_of_the_years_from_the_row() {
    screen("a_year_range", WIDE, "jj ] G [");
    // The last row with a year is of 2009; those without one are behind it.
    assert_eq!(story(TALL, "jj ]").line(), "year:..2025");
    assert_eq!(story(TALL, "jj ] jjjjj [").line(), "year:2024..2025");
    assert_eq!(story(TALL, "jj ] jjjjj [ \\").line(), "");
    story(TALL, "G ]").shows("this row has no year");
}

#[test]
fn an_end_that_would_turn_the_range_round_takes_the_other_away() {
    assert_eq!(Story::asking(TALL, "year:..2025").then("\\ g [ G").line(), "year:2026..");
    assert_eq!(Story::asking(TALL, "year:2025..,none").then("g ]").line(), "year:..2026");
}

#[test]
fn the_cursor_stays_on_its_credit_when_the_question_changes() {
    let on = story(WIDE, "jjjj");
    let credit = on.current();
    assert_eq!(credit, "eun-ha-neul/umbrella-season");
    for keys in ["h <space>", "s", "S", "/ umbrella <Enter>", "h jj -", "]", "<space> k a", "s s u"]
    {
        assert_eq!(on.clone().then(keys).current(), credit, "{keys}");
    }
    let gone = on.then("h jj <space>");
    assert_eq!(gone.state.cursor, 0, "it is not listed any more");
}

#[test]
fn the_cursor_s_row_is_visible_after_every_move() {
    let mut moved = story(NARROW, "");
    for keys in [
        "G", "g", "<C-d>", "<C-d>", "<C-u>", "<PgDn>", "<PgDn>", "<PgUp>", "<End>", "kkkk", "s",
        "S",
    ] {
        moved = moved.then(keys);
        let row = moved.seen().lines().find(|line| line.contains('▶')).map(str::to_owned);
        assert!(row.is_some_and(|row| row.contains("││▶")), "{keys}:\n{}", moved.seen());
    }
    screen("the_last_rows", NARROW, "G");
}

#[test]
fn an_answer_to_an_old_question_is_dropped() {
    let asked = story(WIDE, "h <space>");
    let rows = asked.listed();
    let late = Action::Found(0, Box::default());
    assert_eq!(asked.meets(late).listed(), rows);
}

#[test]
fn every_column_begins_at_the_same_cell_whatever_the_script() {
    for size in [WIDE, NARROW, (160, 80), (100, 70), (200, 70), SMALL] {
        for keys in ["", ">", ">>>>", "s", "ssss", "a"] {
            let story = story(size, keys);
            let (buffer, _) = story.buffer();
            let layout = story.state.layout();
            let table = layout.table.expect("a table");
            let frame = u16::from(!layout.is_bare());
            let (left, head) = (table.x + frame, table.y + frame);
            let right = table.x + table.width - frame;
            let symbol = |x: u16, y: u16| buffer[(x, y)].symbol();
            let starts: Vec<u16> = (left + 3..right)
                .filter(|&x| symbol(x, head) != " " && symbol(x - 1, head) == " ")
                .collect();
            assert!(starts.len() >= 3, "{size:?}");
            let rows = u16::try_from(layout.table_rows().min(story.listed().len())).unwrap();
            for y in head + 1..=head + rows {
                for &x in &starts {
                    assert_ne!(symbol(x, y), " ", "{size:?} {keys}: column {x} of row {y}");
                    assert!(
                        (x - 2..x).all(|gap| covers(&buffer, (gap, y)).is_none() || gap < left + 3),
                        "{size:?} {keys}: something stands before column {x} of row {y}\n{}",
                        story.seen()
                    );
                }
            }
        }
    }
}

/// What is drawn in a cell, or over it from the left.
fn covers(buffer: &ratatui::buffer::Buffer, (x, y): (u16, u16)) -> Option<String> {
    let own = buffer[(x, y)].symbol();
    let before = buffer[(x - 1, y)].symbol();
    let drawn = if width(before) == 2 { before } else { own };
    (drawn != " ").then(|| drawn.to_owned())
}

#[test]
fn the_details_tell_all_and_scroll() {
    screen("details_are_scrolled", NARROW, "/ project:corridor <Enter> JJJ");
    story(NARROW, "/ project:corridor <Enter> JJJ").shows("of t… ── 4–8 of 17 ╮");
    let down = story(NARROW, "JJJ");
    assert_eq!(down.clone().then("KKKKKK").seen(), story(NARROW, "").seen());
    assert_eq!(down.then("j").state.details_from, 0, "another row is read from its start");
}

#[test]
fn the_details_do_not_scroll_beyond_their_end_and_come_back_at_once() {
    let end = story(NARROW, "JJJJJJJJJJJJJJJJJJJJ");
    assert_eq!(end.seen(), story(NARROW, "JJJJ").seen());
    assert_ne!(end.clone().then("K").seen(), end.seen(), "the first K is seen");
}

#[test]
fn a_credit_without_a_source_warns() {
    check("/ project:salt <Enter>", shows(["Kim Ji-ho ⚠", "no source supports"]), hides([]));
}

#[test]
fn copying_takes_the_marks_else_the_row() {
    let one = story(WIDE, "j y");
    let [Effect::CopyRows(rows, Format::Tsv)] = one.asked.as_slice() else {
        panic!("{:?}", one.asked)
    };
    assert_eq!(one.keys_of(rows), ["seok-mi-na/paper-tigers"]);
    let marked = story(WIDE, "<space> <space> G y");
    let [Effect::CopyRows(rows, Format::Tsv)] = marked.asked.as_slice() else {
        panic!("{:?}", marked.asked)
    };
    assert_eq!(marked.keys_of(rows), ["jeong-ra-on/paper-tigers", "seok-mi-na/paper-tigers"]);
}

#[test]
fn the_copied_command_asks_the_same_question_in_a_shell() {
    let copied = |keys: &str| match story(WIDE, keys).asked.as_slice() {
        [Effect::Copy(text, _)] => text.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(copied("Y"), "kactors list");
    assert_eq!(copied("h <space> Y"), "kactors list -q country:jp");
    assert_eq!(copied("/ 'sol <Enter> Y"), r#"kactors list -q '"sol"'"#);
    assert_eq!(copied("/ o'sol <Enter> Y"), r"kactors list -q 'o'\''sol'");
    assert_eq!(
        copied("s g <space> Y"),
        "kactors list -q 'key:baek-so-ra/infinite-corridor sort:actor'"
    );
}

#[test]
fn many_marks_are_copied_as_the_question_that_lists_them_or_not_at_all() {
    let project = |n: u16| {
        format!(
            r#"(key: "a-project-with-a-name-as-long-as-a-name-may-well-be-{n}", title: (en: "P{n}"),
                kind: Film, countries: ["JP"], status: Released,
                sources: [(url: "https://example.org")], cast: [(actor: "a", billing: Lead)]),"#
        )
    };
    let projects: String = (0..2_500).map(project).collect();
    let text = format!(r#"(actors: [(key: "a", name: (en: "A"))], projects: [{projects}])"#);
    let catalog = Catalog::build(data_of(&text));
    let all = Story::begin(&catalog, WIDE, "country:jp").then("a");
    let copied = |story: &Story<'_>| match story.asked.as_slice() {
        [Effect::Copy(text, _)] => text.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(copied(&all.clone().then("Y")), "kactors list -q country:jp");
    let too_many = all.clone().then("<space> Y");
    assert_eq!(too_many.asked, []);
    too_many.shows("2,499 marked").shows("too many marks for a command: export them instead");
    let hidden = all.then("/ zzzz <Enter> Y");
    assert_eq!(hidden.asked, [], "nothing of them is listed");
}

#[test]
fn the_copied_command_reads_the_data_that_the_screen_shows() {
    let words = ["--data", "my.ron", "--data", "내 자료/set 2.ron"];
    let data_asked = words.map(str::to_owned).to_vec();
    let copied = |keys: &str| {
        let start = Start { size: WIDE, data_asked: data_asked.clone(), ..Start::default() };
        let told = Story::start(story(WIDE, "").catalog(), start).then(keys);
        let [Effect::Copy(text, _)] = told.asked.as_slice() else { panic!("{:?}", told.asked) };
        text.clone()
    };
    assert_eq!(copied("Y"), "kactors list --data my.ron --data '내 자료/set 2.ron'");
    assert_eq!(
        copied("/ sol <Enter> Y"),
        "kactors list --data my.ron --data '내 자료/set 2.ron' -q sol"
    );
}

#[test]
fn the_shown_order_is_the_order_of_the_same_query_in_a_shell() {
    for question in ["sort:-actor country:jp", "sort:project", "kim", "-country:jp sort:billing"] {
        let shell = Command::new(env!("CARGO_BIN_EXE_kactors"))
            .args(["list", "--data", "tests/data/set.ron", "-f", "tsv", "--columns", "key", "-q"])
            .arg(question)
            .env("XDG_CONFIG_HOME", "/dev/null")
            .env_remove("KACTORS_CONFIG")
            .output()
            .expect("it runs");
        let printed = String::from_utf8(shell.stdout).expect("UTF-8");
        let printed: Vec<&str> = printed.lines().skip(1).collect();
        assert_eq!(Story::asking(TALL, question).listed(), printed, "{question}");
    }
}

#[test]
fn before_the_rest_of_the_rows_has_come_their_marks_are_listed_all_the_same() {
    let mut marked = story(WIDE, "a");
    marked.state.results.rows.truncate(3);
    marked.state.results.is_complete = false;
    marked.shows("58 marked").hides("not listed");
}
