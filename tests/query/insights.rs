//! Insights: every figure is that of a question of the list and of the statistic.

use kactors::builtin;
use kactors::catalog::{Catalog, PlatformRef};
use kactors::load::{Text, load_text};
use kactors::model::{Facet, PlatformKind};
use kactors::query::insights::{Insights, Share, insights};
use kactors::query::stats::{self, Line};
use kactors::query::{FacetValue, Marks, run};

use super::asked;

fn counted(catalog: &Catalog, query: &str, by: Facet) -> (usize, Vec<Line>) {
    let results = run(catalog, &asked(query), &Marks::new());
    (results.rows.len(), stats::by(catalog, &results, by))
}

#[track_caller]
fn check(catalog: &Catalog) -> Insights {
    let found = insights(catalog);
    assert_eq!(found.credits, catalog.len());
    assert_eq!(found.claims.len(), catalog.claims().len());
    for claimed in &found.claims {
        assert_eq!(claimed.figures.len(), claimed.claim.shows.len(), "{}", claimed.claim.key);
        for (figure, evidence) in claimed.figures.iter().zip(&claimed.claim.shows) {
            let counted = counted(catalog, &evidence.query, evidence.by);
            assert_eq!((figure.credits, figure.lines.clone()), counted, "{}", evidence.query);
        }
    }
    let of_year =
        |query: &str, year: u16| counted(catalog, &format!("{query} year:{year}"), Facet::Year);
    let number = |query: &str, year: u16| of_year(query, year).0;
    let streamers: Vec<&str> = catalog
        .platforms()
        .filter(|platform| platform.kind() == PlatformKind::Streamer)
        .map(PlatformRef::key)
        .collect();
    // A question without values would be a mistake.
    let on_streamers = |year| match streamers.as_slice() {
        [] => 0,
        keys => number(&format!("platform:{}", keys.join(",")), year),
    };
    let is_known = |line: &&Line| !matches!(line.of, FacetValue::Missing(_));
    let (_, first_countries) = counted(catalog, "is:first-overseas", Facet::Country);
    for of in &found.years {
        let year = of.year;
        let line = of_year("", year).1[0].clone();
        assert_eq!((of.credits, of.actors), (line.credits, line.actors), "{year}");
        let firsts = of_year("is:first-overseas", year).1;
        assert_eq!(of.first_timers, firsts.first().map_or(0, |line| line.actors), "{year}");
        // Of the countries with most of the year the one with most of all years.
        let first_in = format!("is:first-overseas year:{year}");
        let (_, countries) = counted(catalog, &first_in, Facet::Country);
        let most = countries.iter().filter(is_known).map(|line| line.credits).max();
        let has_most =
            |all: &&Line| countries.iter().any(|l| l.of == all.of && Some(l.credits) == most);
        let country = first_countries.iter().filter(is_known).find(has_most).map(|line| line.of);
        let found = of.first_in.map(|(country, count)| (FacetValue::Country(country), count));
        assert_eq!(found, country.zip(most), "{year}");
        let share = |part: usize, whole: usize| Share { part, whole };
        let parts = number("billing:lead,main,supporting,guest,cameo", year);
        assert_eq!(of.leads, share(number("billing:lead", year), parts), "{year}");
        assert_eq!(of.streamers, share(on_streamers(year), number("-platform:none", year)));
        assert_eq!(of.japan, share(number("country:jp", year), of.credits), "{year}");
        assert_eq!(of.united_states, share(number("country:us", year), of.credits), "{year}");
    }
    let (_, years) = counted(catalog, "", Facet::Year);
    let mut years: Vec<FacetValue> = years.iter().filter(is_known).map(|line| line.of).collect();
    years.sort();
    let found_years: Vec<FacetValue> =
        found.years.iter().rev().map(|of| FacetValue::Year(of.year)).collect();
    assert_eq!(found_years, years, "newest first");
    found
}

fn catalog(text: &str) -> Catalog {
    Catalog::build(load_text(&[Text { path: "set.ron".to_owned(), text: text.to_owned() }]).data)
}

#[test]
fn every_figure_is_that_of_the_statistic() {
    let found = check(&catalog(include_str!("../data/set.ron")));
    assert_eq!(found.last_whole_year, Some(2025), "the year before that of the data set's day");
    let found = check(&builtin::catalog());
    assert!(found.claims.len() >= 5);
}

#[test]
fn what_is_not_known_is_counted_as_nothing() {
    assert_eq!(check(&catalog("(actors: [])")), Insights::default());
    let project = |key: &str, more: &str| {
        format!(
            "(key: \"{key}\", title: (en: \"P\"), kind: Film, countries: [\"TH\"], \
             status: Released, {more} cast: [(actor: \"a\")]),"
        )
    };
    let set = |projects: &str| {
        catalog(&format!(
            "(actors: [(key: \"a\", name: (en: \"A\"))], projects: [{projects}], claims: [\
             (key: \"c\", text: \"T\", shows: [(by: Year, query: \"country:th\")])])"
        ))
    };
    let undated = check(&set(&project("p", "")));
    assert_eq!((undated.last_whole_year, undated.years.len()), (None, 0));
    let dated = ["2001", "2003", "2002"]
        .map(|year| project(&format!("p{year}"), &format!("released: \"{year}\",")));
    let dated = check(&set(&dated.concat()));
    assert_eq!(dated.last_whole_year, Some(2003), "no file says a day: that of the latest credit");
    let shares =
        |of: &kactors::query::insights::OfYear| (of.leads.percent(), of.streamers.percent());
    assert!(dated.years.iter().all(|of| shares(of) == (None, None)));
}
