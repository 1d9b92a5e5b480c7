//! A key press: the line of the prompt → count, facets and first rows, then all rows in order.
//!
//! `KACTORS_CREDITS` asks for other sizes: `KACTORS_CREDITS=10000,1000000`.

#[allow(dead_code, reason = "what another program needs of it")]
#[path = "../examples/synthetic/mod.rs"]
mod synthetic;

#[allow(dead_code, reason = "what another bench needs of it")]
mod measure;
mod trace;

use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::Duration;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use kactors::catalog::Catalog;
use kactors::load::{Text, load_text};
use kactors::query::{Asked, Known, Marks, answer, count, parse};
use synthetic::Set;

fn catalog(credits: usize) -> Catalog {
    let files = Set::of(credits, 42).files().into_iter();
    let texts: Vec<Text> = files.map(|(path, text)| Text { path, text }).collect();
    Catalog::build(load_text(&texts).data)
}

/// The processor time until the first rows of an answer are there, and until all are.
fn press<'c>(catalog: &'c Catalog, known: &Known<'c>, line: &str) -> [Duration; 2] {
    let start = measure::now();
    let mut times = [Duration::ZERO; 2];
    let Ok(query) = parse(line) else { return times };
    answer(catalog, Asked::of(&query, &Marks::new()), known, &|| false, &mut |results| {
        let time = measure::now().saturating_sub(start);
        if times[0].is_zero() {
            times[0] = time;
        }
        times[1] = time;
        drop(black_box(results));
    });
    times
}

/// The processor time until it is known which rows there are, and how many: all that the plain
/// scorer tells.
fn find<'c>(catalog: &'c Catalog, known: &Known<'c>, line: &str) -> Duration {
    let start = measure::now();
    let Ok(query) = parse(line) else { return Duration::ZERO };
    black_box(count(catalog, Asked::of(&query, &Marks::new()), known));
    measure::now().saturating_sub(start)
}

/// Every distinct name, title and character.
fn strings(catalog: &Catalog) -> Vec<&str> {
    let mut strings = BTreeSet::new();
    catalog.actors().for_each(|actor| strings.extend(actor.names()));
    catalog.projects().for_each(|project| strings.extend(project.titles()));
    strings.extend(catalog.credits().filter_map(kactors::catalog::CreditRef::character));
    strings.into_iter().collect()
}

/// The processor time of the plain scorer over all strings.
fn plain(strings: &[&str], line: &str) -> Duration {
    let start = measure::now();
    let matcher = SkimMatcherV2::default();
    let scores = strings.iter().filter_map(|text| matcher.fuzzy_match(text, line));
    black_box(scores.count());
    measure::now().saturating_sub(start)
}

/// The times at some percents of the way from the least to the greatest, in milliseconds.
fn percentiles(mut times: Vec<Duration>, percents: &[usize]) -> Vec<f64> {
    times.sort_unstable();
    let at = |percent: &usize| times[(times.len() - 1) * percent / 100].as_secs_f64() * 1e3;
    percents.iter().map(at).collect()
}

const PERCENTS: [usize; 5] = [50, 90, 95, 99, 100];

fn say(name: &str, times: Vec<Duration>) -> Vec<f64> {
    let times = percentiles(times, &PERCENTS);
    let columns: Vec<String> = times.iter().map(|time| format!("{time:>9.2}")).collect();
    println!("  {name:<40}{}", columns.concat());
    times
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Without it, `cargo test --benches` runs this: everything once.
    let measures = std::env::args().any(|argument| argument == "--bench");
    let usual = if measures { "10000,100000" } else { "2000" };
    let sizes = std::env::var("KACTORS_CREDITS").unwrap_or_else(|_| usual.to_owned());
    let lines = trace::lines();
    for credits in sizes.split(',') {
        let catalog = catalog(credits.parse()?);
        let start = measure::now();
        press(&catalog, &Known::default(), "k");
        press(&catalog, &Known::default(), "");
        let first = measure::now().saturating_sub(start).as_secs_f64() * 1e3;
        println!("\n{credits} credits; before the first key, indexes and orders: {first:.0} ms");
        println!("  processor ms at {PERCENTS:?} % of 137 keystrokes");
        let [mut worst, mut longest] = [const { Vec::<(Duration, &str)>::new() }; 2];
        let [mut found, mut first, mut whole] = [const { Vec::new() }; 3];
        // Typed three times from the beginning, each time by somebody who typed nothing before.
        let typed: Vec<Vec<[Duration; 3]>> = (0..3)
            .map(|_| {
                let [known, other] = [Known::default(), Known::default()];
                let press = |line: &String| {
                    let [first, whole] = press(&catalog, &known, line);
                    [find(&catalog, &other, line), first, whole]
                };
                lines.iter().map(press).collect()
            })
            .collect();
        for (at, line) in lines.iter().enumerate() {
            let median = |which: usize| {
                let mut times: Vec<Duration> = typed.iter().map(|times| times[at][which]).collect();
                times.sort_unstable();
                times[1]
            };
            found.push(median(0));
            first.push(median(1));
            whole.push(median(2));
            worst.push((median(1), line));
            longest.push((median(0), line));
        }
        let found = say("all rows found and counted", found);
        let first = say("count, facets, first rows", first);
        say("all rows in order", whole);
        let strings = strings(&catalog);
        let plain = say(
            "plain scorer over distinct strings",
            lines.iter().map(|line| plain(&strings, line)).collect(),
        );
        for (name, ours) in [("found", found), ("first rows", first)] {
            let ratios = ours.iter().zip(&plain).map(|(a, b)| format!("   1/{:>4.1}", b / a));
            let name = format!("{name} to the plain scorer");
            println!("  {name:<40}{}", ratios.collect::<String>());
        }
        for (name, mut times) in [("found", longest), ("first rows", worst)] {
            times.sort_unstable();
            let slowest: Vec<String> = times
                .iter()
                .rev()
                .take(12)
                .map(|(time, line)| format!("{line:?} {:.1}", time.as_secs_f64() * 1e3))
                .collect();
            println!("  slowest {name}: {}", slowest.join(", "));
        }
    }
    Ok(())
}
