//! Data that are read again while they are looked at: what is on the screen means the same as before,
//! though everything stands elsewhere.

use std::fmt::Write;

use kactors::catalog::Catalog;
use kactors::model::Facet;
use kactors::ui::{Action, Effect, Start, State};

use super::story::{SMALL, Story, WIDE, data_of};

/// These actors, each in two projects of an own platform in Japan and the United States.
fn catalog(actors: &[&str]) -> Catalog {
    let (mut people, mut platforms, mut projects) = (String::new(), String::new(), String::new());
    for (at, actor) in actors.iter().enumerate() {
        let name = format!("{}{}", actor[..1].to_uppercase(), &actor[1..]);
        write!(people, "(key: \"{actor}\", name: (en: \"{name}\")),").unwrap();
        write!(platforms, "(key: \"{actor}-tv\", name: (en: \"{name} TV\"), kind: Broadcaster),")
            .unwrap();
        for (country, year) in [("JP", 2001), ("US", 2011)] {
            write!(
                projects,
                "(key: \"{actor}-{year}\", title: (en: \"{name} in {country}\"), kind: Film, \
                 countries: [\"{country}\"], platforms: [\"{actor}-tv\"], released: \"{}\", status: \
                 Released, sources: [(url: \"https://example.org\")], cast: [(actor: \"{actor}\")]),",
                year + at
            )
            .unwrap();
        }
    }
    let text = format!("(actors: [{people}], platforms: [{platforms}], projects: [{projects}])");
    let catalog = Catalog::build(data_of(&text));
    assert_eq!(catalog.len(), 2 * actors.len(), "{text}");
    catalog
}

const MANY: [&str; 6] = ["bravo", "delta", "foxtrot", "golf", "hotel", "india"];

fn names_in_hand(story: &Story<'_>) -> Option<(String, String)> {
    let (row, column) = story.state.matrix.in_hand()?;
    Some((row.of.name(story.catalog()), column.of.name(story.catalog())))
}

#[test]
fn tab_completes_anew() {
    let (many, few) = (catalog(&MANY), catalog(&["delta", "golf"]));
    let typed = Story::begin(&many, WIDE, "").then("/ actor: <Tab> <Tab> <Tab> <Tab> <Tab>");
    let line = typed.line().to_owned();
    let again = typed.read_again(&few);
    assert_eq!(again.line(), line);
    again.then("<Tab> <C-w> actor:g <Tab>").shows("actor:golf");
}

#[test]
fn the_matrix_keeps_its_cell() {
    let (few, many) = (catalog(&["foxtrot", "hotel"]), catalog(&MANY));
    for keys in ["4 j", "4 l", "4 j l"] {
        let before = Story::begin(&few, WIDE, "").then(keys);
        let in_hand = names_in_hand(&before);
        assert!(in_hand.is_some());
        let after = before.read_again(&many);
        assert_eq!(names_in_hand(&after), in_hand, "{keys}");
        let back = after.read_again(&few);
        assert_eq!(names_in_hand(&back), in_hand, "{keys}");
    }
}

#[test]
fn every_view_stands_when_most_of_the_data_are_gone() {
    let (many, few) = (catalog(&MANY), catalog(&["golf"]));
    for view in ["1", "2", "2 t", "2 t t", "3", "4 G", "4 t G", "4 t t G", "5", "i", "f", "e", "?"]
    {
        let again = Story::begin(&many, WIDE, "").then(view).read_again(&few);
        for keys in ["1", "2", "3", "4", "5"] {
            again.clone().then("<Esc> <Esc>").then(keys).then("G k j <Enter>");
        }
    }
}

#[test]
fn what_was_offered_for_an_empty_answer_is_asked_anew() {
    let (many, few) = (catalog(&MANY), catalog(&["golf"]));
    let empty = Story::begin(&many, WIDE, "actor:indja").shows("India").read_again(&few);
    empty.then("<Enter>");
}

#[test]
fn keys_that_need_no_answer_meet_nothing_of_the_old_data() {
    let (many, few) = (catalog(&MANY), catalog(&["golf"]));
    for keys in ["1", "2", "4", "H", "/", "/ golf", "/ <Esc> <Tab> <Tab> <Tab> <space>"] {
        let page = Story::begin(&many, WIDE, "").then("<Tab> <Tab> <Tab> jjj i");
        let asked = page.shows("Golf in JP").read_again_before(&few, keys);
        let actors = |story: &Story<'_>| story.state.pane(Facet::Actor).len();
        assert_eq!(actors(&asked), 1, "{keys}\n{}", asked.seen());
        assert_eq!(actors(&asked.answered()), 1, "{keys}");
    }
}

#[test]
fn a_pane_that_has_the_keys_keeps_its_order_and_its_value() {
    let (few, many) = (catalog(&["delta", "golf", "hotel"]), catalog(&MANY));
    let names = |story: &Story<'_>| -> Vec<String> {
        let values = story.state.pane(Facet::Actor).values(story.catalog());
        values.map(|(bucket, _)| bucket.value.name(story.catalog())).collect()
    };
    let asked = "<Tab> <Tab> <Tab> jj <space> kk <space> <Tab> <S-Tab> j";
    let held = Story::begin(&few, WIDE, "").then(asked);
    assert_eq!(names(&held), ["Delta", "Hotel", "Golf"]);
    let filtered = held.clone().then("/ olf <Enter>");
    // Those that are new come in without moving the others.
    let more = held.read_again(&many);
    let old = names(&more).into_iter().filter(|name| ["Delta", "Golf", "Hotel"].contains(&&**name));
    assert_eq!(old.collect::<Vec<_>>(), ["Delta", "Hotel", "Golf"]);
    assert_eq!(names(&more).len(), 6);
    assert_eq!(names(&more.read_again(&few)), ["Delta", "Hotel", "Golf"]);
    let filtered = filtered.read_again(&many);
    assert_eq!(filtered.state.pane(Facet::Actor).visible_len(), 1);
    filtered.then("<space>").shows("✓ Golf");
}

#[test]
fn a_mark_whose_row_was_gone_for_a_while_comes_back_with_it() {
    let (many, few) = (catalog(&MANY), catalog(&["golf"]));
    let fewer = Story::begin(&many, WIDE, "").then("a").read_again(&few);
    let fewer = fewer.shows("2 marked").shows("10 marks are gone with their rows");
    let back = fewer.read_again(&many);
    assert_eq!(back.state.marks.len(), 12);
    // What was marked meanwhile stays, and what is asked of marks is answered with all of them.
    let other = back.then("x jj <space>").read_again(&few).then("/ is:marked <Enter>");
    assert_eq!(other.listed(), [] as [&str; 0]);
    assert_eq!(other.read_again(&many).listed().len(), 1);
}

#[test]
fn undo_and_redo_bring_marks_back_whose_rows_were_gone_for_a_while() {
    let (many, few) = (catalog(&MANY), catalog(&["golf"]));
    let marks = |story: Story<'_>| story.state.marks.len();
    let cleared = || Story::begin(&many, WIDE, "").then("a x");
    let gone = cleared().read_again(&few).hides("gone with");
    assert_eq!(marks(gone.read_again(&many).then("u")), 12);
    let undone = cleared().then("u u").read_again(&few);
    assert_eq!(marks(undone.read_again(&many).then("U")), 12);
    // Taken back while they are gone, they wait for their rows.
    let back = cleared().read_again(&few).then("u").shows("2 marked");
    assert_eq!(marks(back.clone().read_again(&many)), 12);
    assert_eq!(marks(back.then("u").hides("marked").read_again(&many)), 0);
}

#[test]
fn marks_whose_rows_are_gone_are_cleared_with_the_others() {
    let (many, few) = (catalog(&MANY), catalog(&["golf"]));
    let cleared = Story::begin(&many, WIDE, "").then("a").read_again(&few).then("x");
    let back = cleared.read_again(&many).hides("marked");
    assert_eq!(back.then("u").state.marks.len(), 12);
    // Also where no other is left.
    let gone = Story::begin(&many, WIDE, "actor:bravo").then("a").read_again(&few);
    gone.then("x").read_again(&many).hides("marked");
}

#[test]
fn no_undo_takes_the_marks_of_earlier_runs_away() {
    let (many, few) = (catalog(&MANY), catalog(&["delta"]));
    let marked = ["delta/delta-2001", "golf/golf-2001"].map(str::to_owned).to_vec();
    let mut story = Story::begin(&few, WIDE, "");
    story.state = State::opening(Start { size: WIDE, marked, ..Start::default() });
    let asked = story.then("/ delta <Enter>").meets(Action::Loaded(0)).shows("1 marked");
    let again = asked.then("u").shows("1 marked").then("U").read_again(&many);
    // Nor are they forgotten where what is cleared is seen, and they are not.
    again.shows("2 marked").then("u").shows("2 marked");
    let cleared = Story::start(
        &few,
        Start { size: WIDE, marked: vec!["golf/golf-2001".to_owned()], ..Start::default() },
    );
    cleared.then("x a x").read_again(&many).shows("1 marked");
}

#[test]
fn an_export_before_the_new_answer_has_the_new_rows() {
    let (many, few) = (catalog(&MANY), catalog(&["golf"]));
    let open = Story::begin(&few, WIDE, "").then("e").read_again_before(&many, "<Enter>");
    let exported = open.asked.iter().find_map(|effect| match effect {
        Effect::Export(export) => Some(export.rows.len()),
        _ => None,
    });
    assert_eq!(exported, Some(12));
}

#[test]
fn the_insights_are_seen_when_there_are_fewer_of_them() {
    let (many, few) = (catalog(&MANY), catalog(&["golf"]));
    let end = Story::begin(&many, SMALL, "").then("5 G").shows("▶");
    end.clone().read_again(&few).shows("▶");
    end.then("1").read_again(&few).then("5").shows("▶");
}
