//! The timeline and the years over the table: what is counted, and what keys do there.

use super::story::{NARROW, SMALL, Story, TINY, WIDE, screen, story};
use kactors::catalog::CreditId;
use kactors::model::Facet;
use kactors::query::{Field, Marks, Mode, Query, parse, run, stats};
use kactors::ui::{Effect, Ended, View};

/// Questions of every kind, about years too.
pub const QUESTIONS: [&str; 8] = [
    "",
    "country:jp",
    "country:jp,fr year:2015..2022",
    "-kind:stage year:2020..",
    "year:none",
    "han",
    "billing:lead year:2011,2024",
    "country:is",
];

#[test]
fn the_timeline_shows_a_bar_for_every_year_and_the_rows_of_the_one_under_the_cursor() {
    screen("timeline", WIDE, "2");
    screen("timeline_narrow", NARROW, "2 hhh t");
    screen("timeline_small", SMALL, "2 h");
    screen("timeline_smallest", TINY, "2");
    screen("timeline_of_a_range", WIDE, "2 h <space> hhhh <space> t t");
}

#[test]
fn without_colours_a_bar_s_parts_have_glyphs_and_the_year_under_the_cursor_is_reversed() {
    story(NARROW, "2 hh <space>").colourless().stored_looks("timeline_without_colours");
}

/// The question without what it asks of years.
fn any_year(query: &str) -> Query {
    let mut query = parse(query).unwrap();
    for mode in [Mode::Chosen, Mode::Excluded] {
        query.set_values(Field::Year, mode, Vec::new());
    }
    query
}

/// The rows of a question and one more term, in the order of their ids.
fn listed(told: &Story<'_>, query: &Query, term: &str) -> Vec<CreditId> {
    let query = parse(&format!("{query} {term}")).unwrap();
    let mut rows = run(told.catalog(), &query, &Marks::new()).rows;
    rows.sort();
    rows
}

fn some(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

#[test]
fn every_number_is_that_of_the_statistic_and_of_the_list() {
    for query in QUESTIONS {
        let mut told = Story::asking(WIDE, query).then("2 g");
        let catalog = told.catalog();
        let asked = any_year(query);
        let results = run(catalog, &asked, &Marks::new());
        let lines = stats::by(catalog, &results, Facet::Year);
        for (at, (year, row)) in told.state.timeline.years.clone().into_iter().enumerate() {
            assert_eq!(told.state.timeline.year, Some(year));
            let line = lines.iter().find(|line| line.value == year.to_string());
            let numbers = line.map_or("no appearance".to_owned(), |line| {
                let credits = some(line.credits, "appearance");
                format!(
                    "{credits} · {} · {}",
                    some(line.actors, "actor"),
                    some(line.projects, "project")
                )
            });
            told = told.shows(&format!("╭ {year} · {numbers} ─"));
            let rows = listed(&told, &asked, &format!("year:{year}"));
            let mut shown = told.state.timeline.rows.clone();
            shown.sort();
            assert_eq!(shown, rows, "{query:?} in {year}");
            let timeline = &told.state.timeline;
            for (column, value) in timeline.cross.columns.iter().enumerate() {
                let has =
                    |id: &&CreditId| catalog.credit(**id).values(timeline.by).contains(&value.of);
                let count = row.map_or(0, |row| timeline.cross.credits(row, column));
                assert_eq!(
                    count,
                    rows.iter().filter(has).count(),
                    "{query:?} {year} {:?}",
                    value.of
                );
            }
            assert_eq!(timeline.at(), at);
            told = told.then("l");
        }
        let none = lines.iter().find(|line| line.value == "none").map_or(0, |line| line.credits);
        assert_eq!(told.state.timeline.undated(), none);
        let counted: usize = lines.iter().map(|line| line.credits).sum();
        assert_eq!(counted, results.rows.len(), "every credit has one year or none");
    }
}

#[test]
fn t_turns_what_bars_are_divided_by() {
    let told = story(WIDE, "2").shows("by country").shows("█ Japan");
    let told = told.then("t").shows("by platform").shows("█ Streamly");
    told.then("t").shows("by kind").shows("█ series").then("t").shows("by country");
}

#[test]
fn space_on_bars_makes_a_range_and_wider_and_one_year_and_none() {
    let told = story(WIDE, "2 h <space>");
    assert_eq!(told.line(), "year:2025");
    let told = told.then("hhh <space>");
    assert_eq!(told.line(), "year:2022..2025");
    let told = told.then("llll <space>");
    assert_eq!(told.line(), "year:2022..2026");
    let told = told.then("hh <space>");
    assert_eq!(told.line(), "year:2024");
    let told = told.then("<space>");
    assert_eq!(told.line(), "");
    let told = told.then("[");
    assert_eq!(told.line(), "year:2024..");
    let told = told.then("h <space>");
    assert_eq!(told.line(), "year:2023..");
    assert_eq!(told.clone().then("\\").line(), "");
    assert_eq!(told.then("u u u").line(), "year:2024");
}

#[test]
fn enter_lists_the_rows_of_the_bar() {
    let told = story(WIDE, "2 hh <Enter>").shows("/ year:2024").shows("▶  2024");
    assert_eq!(told.state.view, View::Browse);
    let back = told.then("u 2").shows("2024 · 5 appearances");
    assert_eq!(back.line(), "");
}

#[test]
fn the_rows_below_scroll() {
    let told = story(NARROW, "2 h").shows("1–4 of 5").shows("Cha Min-ho");
    told.then("j").shows("2–5 of 5").hides("Cha Min-ho").then("k").shows("1–4 of 5");
}

#[test]
fn question_marks_and_undo_are_those_of_the_table() {
    let told = story(WIDE, "<space> jj <space> 2 / country:jp <Enter>").shows("/ country:jp");
    told.clone().shows("╭ Timeline").then("1").shows("2 marked").then("u").shows("58 of 58");
    let told = story(WIDE, "2 <Tab> <space>").shows("✓ Japan");
    assert_eq!((told.line(), told.state.view), ("country:jp", View::Timeline));
    assert_eq!(told.clone().then("l <Esc>").line(), "");
    assert_eq!(told.then("q").asked, [Effect::Quit(Ended::Quit)]);
}

#[test]
fn a_view_turned_to_from_a_page_leaves_the_page_behind() {
    story(WIDE, "i 2").shows("╭ Timeline").then("L").shows("╭ Jeong Ra-on");
    story(WIDE, "i 1").shows("╭ Appearances");
}

#[test]
fn the_header_names_the_views_and_the_present_one() {
    story(WIDE, "").shows(" 1 Browse  2 Timeline  3 Map  4 Matrix  5 Insights ");
    story(NARROW, "")
        .shows(" 1 Browse 2 Time 3 Map 4 Matrix 5 Insights ")
        .shows("58 of 58 appearances");
    story((70, 24), "").shows(" 5 Insights ").shows("58 of 58");
    story((69, 24), "2").shows(" kactors Timeline ").shows("58 of 58 appearances");
    story(SMALL, "2").shows(" kactors Timeline ");
}

#[test]
fn the_years_over_the_table_show_the_range() {
    screen("years_over_the_table", WIDE, "jj ] <PgDn> [");
    story((120, 29), "").hides("most in");
    story((120, 30), "").shows("most in");
}
