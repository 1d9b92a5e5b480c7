//! The matrix: its numbers, and a cell as the next question.

use super::story::{NARROW, SMALL, Story, TINY, WIDE, screen, story};
use super::timeline::QUESTIONS;
use kactors::query::stats::{Count, Line};
use kactors::query::{Marks, parse, run, stats, value_of};
use kactors::ui::View;

#[test]
fn two_facets_are_crossed_and_a_key_turns_them() {
    screen("matrix", WIDE, "4");
    screen("matrix_of_countries_and_years", WIDE, "4 t j");
    screen("matrix_of_platforms_and_years", NARROW, "4 t t hh");
    screen("matrix_small", SMALL, "4 jj l");
    screen("matrix_smallest", TINY, "4 j");
    story(WIDE, "4 t t t").shows("actor × country");
}

#[test]
fn without_colours_shades_have_glyphs_and_the_cell_under_the_cursor_is_reversed() {
    story(NARROW, "4 t").colourless().stored_looks("matrix_without_colours");
}

#[test]
fn every_number_is_that_of_the_statistic_and_of_the_list() {
    for query in QUESTIONS {
        let mut told = Story::asking(WIDE, query).then("4");
        let catalog = told.catalog();
        let results = run(catalog, &parse(query).unwrap(), &Marks::new());
        for _ in 0..3 {
            let mut matrix = told.state.matrix.clone();
            let (first, second) = matrix.facets;
            let counts = |facet| -> Vec<Count> {
                let lines = stats::by(catalog, &results, facet).into_iter();
                lines.map(|Line { of, credits, .. }| Count { of, credits }).collect()
            };
            assert_eq!(matrix.cross.rows, counts(first), "{query:?}");
            assert_eq!(matrix.cross.columns, counts(second), "{query:?}");
            // Those that are seen are known, and of actors no others.
            let seen: Vec<usize> = (0..10).map(|row| matrix.credits(row, 0)).collect();
            matrix.cross.show_rows(catalog, &results.listed, 0..matrix.cross.rows.len());
            let known: Vec<usize> = (0..10).map(|row| matrix.credits(row, 0)).collect();
            assert_eq!(seen, known, "{query:?}");
            for (at, row) in matrix.cross.rows.iter().enumerate() {
                for (column, &place) in matrix.columns.iter().enumerate() {
                    let other = &matrix.cross.columns[place];
                    let has_both = |id: &&kactors::catalog::CreditId| {
                        let credit = catalog.credit(**id);
                        credit.values(first).contains(&row.of)
                            && credit.values(second).contains(&other.of)
                    };
                    let listed = results.rows.iter().filter(has_both).count();
                    assert_eq!(matrix.credits(at, column), listed, "{:?} {:?}", row.of, other.of);
                }
            }
            told = told.then("t");
        }
    }
}

#[test]
fn enter_on_a_cell_lists_as_many_rows_as_it_says() {
    let matrix = story(WIDE, "4 jj");
    let (row, column) = matrix.state.matrix.in_hand().unwrap();
    let [actor, country] = [row, column].map(|count| value_of(matrix.catalog(), count.of).1);
    let count = matrix.state.matrix.credits(2, 0);
    let listed = matrix.clone().then("<Enter>");
    assert_eq!(listed.state.view, View::Browse);
    assert_eq!(listed.line(), format!("country:{country} actor:{actor}"));
    assert_eq!(listed.state.results.rows.len(), count);
    assert_eq!(listed.then("u").line(), "", "one step");
    let years = story(WIDE, "4 t h <Enter>");
    assert_eq!(years.line(), "country:jp year:2025");
    let empty = story(WIDE, "4 G").then("l l l l l l l l <Enter>");
    empty.clone().shows("no listed appearance has both");
    assert_eq!((empty.line(), empty.state.view), ("", View::Matrix));
}

#[test]
fn the_cursor_stays_on_its_cell_when_the_answer_changes() {
    let told = story(WIDE, "4 jjj l");
    let before = told.state.matrix.in_hand().map(|(row, column)| (row.of, column.of));
    let asked = told.then("/ -kind:stage <Enter>");
    let after = asked.state.matrix.in_hand().map(|(row, column)| (row.of, column.of));
    assert_eq!(before, after);
}

#[test]
fn i_opens_the_page_of_the_row() {
    story(WIDE, "4 i").shows("╭ Baek So-ra").then("<Esc>").shows("╭ Matrix");
    story(WIDE, "4 t i").shows("╭ Japan");
}

#[test]
fn a_matrix_wider_than_the_window_scrolls() {
    let told = story((50, 12), "4 t");
    told.clone()
        .shows("2026")
        .hides("2009")
        .then("hhhhhhhhhhhhhhhhhhhhhhh")
        .shows("2009")
        .hides("2026");
}
