//! An answer in steps: what is published on the way is true, and the last of it is the answer.

use kactors::catalog::Catalog;
use kactors::load::{Text, load_text};
use kactors::model::Facet;
use kactors::query::{Asked, Known, Marks, Results, answer, count, run};

use super::asked;

/// So many projects, with the same three hundred actors in each.
fn catalog(projects: usize) -> Catalog {
    let all =
        |count: usize, item: &dyn Fn(usize) -> String| (0..count).map(item).collect::<String>();
    let family = ["Kim", "Lee", "Park", "Choi"];
    let actors = all(300, &|n| format!("(key: \"a{n}\", name: (en: \"{} {n}\")),", family[n % 4]));
    let cast = all(300, &|n| format!("(actor: \"a{n}\"),"));
    let projects = all(projects, &|n| {
        let (country, year) = (["JP", "TH", "US"][n % 3], 2000 + n % 20);
        format!(
            "(key: \"p{n}\", title: (en: \"Title {n}\"), kind: Film, countries: [\"{country}\"], \
             released: \"{year}\", status: Released, cast: [{cast}]),"
        )
    });
    let text = format!("(actors: [{actors}], projects: [{projects}])");
    Catalog::build(load_text(&[Text { path: "large.ron".to_owned(), text }]).data)
}

fn published(catalog: &Catalog, line: &str, is_old: bool) -> Vec<Results> {
    let (query, marks, known) = (asked(line), Marks::new(), Known::default());
    let mut published = Vec::new();
    answer(catalog, Asked::of(&query, &marks), &known, &|| is_old, &mut |results| {
        published.push(results);
    });
    published
}

#[test]
fn of_a_large_set_the_first_rows_come_first() {
    let catalog = catalog(70);
    assert_eq!(catalog.len(), 21_000);
    for (line, steps) in [
        ("", 2),
        ("sort:actor", 2),
        ("is:coproduction", 2),
        ("country:jp", 1),
        ("kim", 2),
        ("kim sort:year", 1),
        ("kim country:jp", 1),
        ("'title", 2),
        // What is found at once, before typing errors are looked for.
        ("kim jp", 2),
        ("kim 10 title", 2),
        ("qqqq", 2),
        ("qqqq country:jp", 2),
    ] {
        let all = published(&catalog, line, false);
        assert_eq!(all.len(), steps, "{line:?}");
        let (last, before) = all.split_last().unwrap();
        assert_eq!(*last, run(&catalog, &asked(line), &Marks::new()), "{line:?}");
        assert!(last.is_complete && last.rows.len() == last.count, "{line:?}");
        for first in before {
            assert!(!first.is_complete && first.listed.is_subset(&last.listed), "{line:?}");
            assert_eq!(first.rows.is_empty(), first.count == 0, "{line:?}");
            assert_eq!(first.count, first.listed.count_ones(..), "{line:?}");
            assert!(
                Facet::ALL.into_iter().any(|facet| first.facets.get(facet).is_some()),
                "{line:?}"
            );
            if first.count == last.count {
                assert!(last.rows.starts_with(&first.rows), "{line:?}");
                let counted =
                    Facet::ALL.into_iter().filter(|facet| first.facets.get(*facet).is_some());
                for facet in counted {
                    assert_eq!(first.facets.get(facet), last.facets.get(facet), "{line:?}");
                }
            }
        }
        let old = published(&catalog, line, true);
        assert!(old.len() <= steps, "{line:?}: what nobody waits for is not published");
        assert_eq!(old.iter().any(|results| results.is_complete), steps == 1, "{line:?}");
    }
}

#[test]
fn of_a_small_set_the_answer_comes_at_once() {
    let catalog = catalog(2);
    for line in ["", "kim", "kim jp", "'title", "country:jp", "qqqq", "sort:actor"] {
        let all = published(&catalog, line, false);
        assert_eq!(all, [run(&catalog, &asked(line), &Marks::new())], "{line:?}");
    }
}

#[test]
fn what_is_known_of_earlier_questions_changes_no_answer() {
    let (catalog, known) = (catalog(2), Known::default());
    let lines = [
        "kim",
        "kim country:jp",
        "country:jp",
        "-country:jp",
        "also:country:jp",
        "-also:country:jp",
        "country:jp -kim",
        "is:marked",
        "-is:marked kim",
        "is:debut is:first-overseas is:coproduction",
    ];
    let all = lines.iter().cycle().take(3 * lines.len());
    let mut marked = catalog.credits().map(kactors::catalog::CreditRef::id);
    let mut marks = Marks::new();
    for line in all {
        // The marks are others each time.
        marks.extend(marked.next());
        let (query, mut last) = (asked(line), Results::default());
        let asked = Asked::of(&query, &marks);
        answer(&catalog, asked, &known, &|| false, &mut |results| last = results);
        assert_eq!(last, run(&catalog, &query, &marks), "{line}");
        assert_eq!(count(&catalog, asked, &known), last.count, "{line}");
    }
}
