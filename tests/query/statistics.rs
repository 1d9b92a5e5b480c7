//! Counting by one facet and by two, against a slow count of the list.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use kactors::catalog::{Catalog, CreditRef};
use kactors::load::{Text, load_text};
use kactors::model::{Country, Facet};
use kactors::names::Script;
use kactors::query::stats::{self, Count, Line};
use kactors::query::{FacetValue, Field, Marks, Mode, run};

use super::asked;

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let text = include_str!("../data/set.ron").to_owned();
    Catalog::build(load_text(&[Text { path: "set.ron".to_owned(), text }]).data)
});

const QUESTIONS: [&str; 8] = [
    "",
    "country:jp",
    "country:kr",
    "-platform:none year:2010..2023",
    "year:none",
    "group:nova9",
    "billing:lead,none",
    "nobody-is-called-so",
];

fn listed(query: &str) -> Vec<CreditRef<'static>> {
    let rows = run(&CATALOG, &asked(query), &Marks::new()).rows;
    rows.into_iter().map(|id| CATALOG.credit(id)).collect()
}

/// A line as one counts by hand: the credits of the list that have its value.
fn by_hand(credits: &[CreditRef<'static>], value: FacetValue) -> Line {
    let having: Vec<_> =
        credits.iter().filter(|credit| credit.values(value.facet()).contains(&value)).collect();
    let actors: BTreeSet<_> = having.iter().map(|credit| credit.actor().key()).collect();
    let projects: BTreeSet<_> = having.iter().map(|credit| credit.project().key()).collect();
    let written = match value {
        FacetValue::Missing(_) => "none".to_owned(),
        FacetValue::Country(country) => country.code().to_owned(),
        FacetValue::Actor(id) => CATALOG.actor(id).key().to_owned(),
        other => other.name(&CATALOG),
    };
    Line {
        of: value,
        value: written,
        name: value.name(&CATALOG),
        credits: having.len(),
        actors: actors.len(),
        projects: projects.len(),
        first_year: having.iter().filter_map(|credit| credit.year()).min(),
        last_year: having.iter().filter_map(|credit| credit.year()).max(),
    }
}

fn lines_by_hand(credits: &[CreditRef<'static>], facet: Facet) -> Vec<Line> {
    let values: BTreeSet<_> = credits.iter().flat_map(|credit| credit.values(facet)).collect();
    let values = values.into_iter().filter(|v| *v != FacetValue::Country(Country::KOREA));
    let mut lines: Vec<Line> = values.map(|value| by_hand(credits, value)).collect();
    lines.sort_by(|a, b| b.credits.cmp(&a.credits).then_with(|| a.value.cmp(&b.value)));
    lines
}

#[test]
fn every_line_is_what_one_counts_in_the_list_most_first_and_ties_by_value() {
    for query in QUESTIONS {
        let (credits, results) = (listed(query), run(&CATALOG, &asked(query), &Marks::new()));
        for facet in Facet::ALL {
            let lines = stats::by(&CATALOG, &results, facet);
            assert_eq!(lines, lines_by_hand(&credits, facet), "{query:?} by {facet:?}");
        }
    }
}

#[test]
fn every_cell_of_two_facets_is_what_one_counts_in_the_list() {
    for query in QUESTIONS {
        let (credits, results) = (listed(query), run(&CATALOG, &asked(query), &Marks::new()));
        for first in Facet::ALL {
            for second in Facet::ALL {
                let mut cross =
                    stats::cross(&CATALOG, &results.listed, (first, second), Script::Latin);
                let counts = |facet| -> Vec<Count> {
                    let lines = lines_by_hand(&credits, facet).into_iter();
                    lines.map(|Line { of, credits, .. }| Count { of, credits }).collect()
                };
                assert_eq!(cross.rows, counts(first), "{query:?}");
                assert_eq!(cross.columns, counts(second), "{query:?}");
                let (rows, columns) = (cross.rows.clone(), cross.columns.clone());
                let mut most = 0;
                for (row, one) in rows.iter().enumerate() {
                    // Of many actors only some rows are asked for.
                    cross.show_rows(&CATALOG, &results.listed, row..row + 2);
                    for (column, other) in columns.iter().enumerate() {
                        let has_both = |credit: &&CreditRef<'_>| {
                            credit.values(first).contains(&one.of)
                                && credit.values(second).contains(&other.of)
                        };
                        let count = credits.iter().filter(has_both).count();
                        let cell = cross.credits(row, column);
                        assert_eq!(cell, count, "{query:?}: {:?} and {:?}", one.of, other.of);
                        most = most.max(count);
                    }
                }
                assert_eq!(cross.most(), most, "{query:?}");
                assert_eq!(cross.credits(rows.len(), 0), 0, "there is no such row");
                assert_eq!(cross.credits(0, columns.len()), 0, "nor such a column");
            }
        }
    }
}

#[test]
fn an_answer_knows_its_actors_its_countries_and_itself_without_its_years() {
    for line in QUESTIONS {
        let (credits, query) = (listed(line), asked(line));
        let results = run(&CATALOG, &query, &Marks::new());
        let actors: BTreeSet<_> = credits.iter().map(|credit| credit.actor().key()).collect();
        let countries = credits.iter().flat_map(|credit| credit.project().countries());
        let countries: BTreeSet<_> = countries.filter(|&&c| c != Country::KOREA).collect();
        assert_eq!(
            (results.actors, results.countries),
            (actors.len(), countries.len()),
            "{line:?}"
        );
        let mut any_year = query.clone();
        any_year.set_values(Field::Year, Mode::Chosen, Vec::new());
        let any_year = run(&CATALOG, &any_year, &Marks::new());
        assert_eq!(results.any_year, any_year.listed, "{line:?}");
    }
}
