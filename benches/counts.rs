//! What an answer without a text costs: the counts of the panes beside counting the actors alone,
//! and another order of the rows beside comparing their texts.
//!
//! `KACTORS_CREDITS` asks for other sizes than 100,000.

#[allow(dead_code, reason = "what another program needs of it")]
#[path = "../examples/synthetic/mod.rs"]
mod synthetic;

#[allow(dead_code, reason = "criterion is for the bench of loading")]
mod measure;

use std::cell::Cell;
use std::hint::black_box;

use kactors::catalog::{Catalog, CreditId, CreditRef};
use kactors::load::{Text, load_text};
use kactors::query::{Asked, Known, Marks, answer, first, parse};
use measure::{Way, compare};
use synthetic::Set;

fn catalog(credits: usize) -> Catalog {
    let files = Set::of(credits, 42).files().into_iter();
    let texts: Vec<Text> = files.map(|(path, text)| Text { path, text }).collect();
    Catalog::build(load_text(&texts).data)
}

/// How often each number below `actors` occurs: with plain numbers side by side, the least that
/// counting credits by actor can cost.
fn histogram(actors: usize, of_credits: &[u32]) {
    let mut counts = vec![0_u32; actors];
    of_credits.iter().for_each(|&actor| counts[actor as usize] += 1);
    let _ = black_box(counts);
}

/// Answers up to the first publication: the number of rows, the three panes, and the first rows.
fn first_answer(catalog: &Catalog, line: &str) {
    let Ok(query) = parse(line) else { return };
    let (is_there, marks) = (Cell::new(false), Marks::new());
    let asked = Asked::of(&query, &marks);
    answer(catalog, asked, &Known::default(), &|| is_there.get(), &mut |results| {
        is_there.set(true);
        let _ = black_box(results);
    });
}

/// So many rows fill a screen.
const PAGE: usize = 100;

fn some_rows(catalog: &Catalog, line: &str, limit: usize) -> Vec<CreditId> {
    let rows = parse(line).map(|query| first(catalog, Asked::of(&query, &Marks::new()), limit));
    rows.unwrap_or_default()
}

/// The same rows in the same order by comparing texts.
fn by_texts(catalog: &Catalog, rows: &[CreditId]) {
    let mut rows = rows.to_vec();
    rows.sort_by(|&one, &other| {
        let title = |id| catalog.credit(id).project().title();
        title(one).cmp(title(other))
    });
    let _ = black_box(rows);
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sizes = std::env::var("KACTORS_CREDITS").unwrap_or_else(|_| "100000".to_owned());
    // Without it, `cargo test --benches` runs this: everything once, on few credits.
    let measures = std::env::args().any(|argument| argument == "--bench");
    for size in sizes.split(',') {
        let credits: usize = if measures { size.parse()? } else { 1_000 };
        let catalog = &catalog(credits);
        let rounds = if measures { 31 } else { 1 };
        let number = |credit: CreditRef<'_>| u32::try_from(credit.actor().id().index());
        let actors: Vec<u32> = catalog.credits().map(number).collect::<Result<_, _>>()?;
        let floor = || histogram(catalog.actors().len(), &actors);
        let mut ways: Vec<Way<'_>> = vec![("the actors' histogram alone", Box::new(floor))];
        for (name, line) in [
            ("panes: nothing asked", ""),
            ("panes: a country", "country:jp"),
            ("panes: a country and a year", "country:jp year:2015.."),
            ("panes: a kind", "kind:series"),
        ] {
            ways.push((name, Box::new(move || first_answer(catalog, line))));
        }
        compare(&format!("{credits} credits: counts"), rounds, &ways);

        for (what, asked) in [("all", ""), ("of the series", "kind:series ")] {
            let [year, title] = ["sort:year", "sort:title"].map(|sort| format!("{asked}{sort}"));
            let [all, page] =
                [usize::MAX, PAGE].map(|limit| move |line: &str| some_rows(catalog, line, limit));
            let mixed = all(&year);
            // Every order is made once for a data set.
            let sorted = all(&title);
            assert_eq!(mixed.len(), sorted.len());
            compare(
                &format!("{credits} credits, {what}: {} rows by title", sorted.len()),
                rounds.min(11),
                &[
                    ("texts compared", Box::new(|| by_texts(catalog, &mixed))),
                    ("all rows", Box::new(|| drop(black_box(all(&title))))),
                    ("a page of rows", Box::new(|| drop(black_box(page(&title))))),
                    ("panes and first rows", Box::new(|| first_answer(catalog, &title))),
                ],
            );
        }
    }
    Ok(())
}
