//! Key stories without an author: random keys, pastes and window sizes over random data sets, and
//! after every step all that has to hold whatever was done before.
//!
//! `KACTORS_STEPS` says how many steps are made, with other stories at every run; without it ten
//! thousand, the same at every run.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::needless_pass_by_value,
    clippy::cast_possible_truncation,
    reason = "tests and their helpers fail loudly"
)]

#[path = "model/data.rs"]
mod data;
#[path = "model/rules.rs"]
mod rules;
#[path = "model/steps.rs"]
mod steps;

use std::cell::Cell;

use kactors::catalog::Catalog;
use kactors::load::{Severity, Text, load_text};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseResult, TestError, TestRunner};

use rules::Witness;
use steps::Step;

/// Steps of a `cargo test`.
const STEPS: usize = 10_000;

/// Gestures of a story, each some steps.
const LENGTH: std::ops::Range<usize> = 1..60;

/// Stories are told in rounds, until there were enough steps.
const ROUND: u32 = 40;

#[test]
fn whatever_is_typed_the_screen_keeps_its_promises() {
    let wanted = std::env::var("KACTORS_STEPS").ok().map(|text| text.parse().expect("a number"));
    let config = Config {
        cases: ROUND,
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..Config::default()
    };
    let mut seeds = match wanted {
        Some(_) => TestRunner::new(config.clone()),
        None => TestRunner::deterministic(),
    };
    let story = (data::file(), any::<bool>(), steps::size(), vec(steps::gesture(), LENGTH));
    let done = Cell::new(0_usize);
    let mut stories = 0;
    while done.get() < wanted.unwrap_or(STEPS) {
        stories += ROUND;
        // A runner counts its cases once and for all.
        let mut runner = TestRunner::new_with_rng(config.clone(), seeds.new_rng());
        let told = runner.run(&story, |(file, picker, size, gestures)| {
            let steps: Vec<Step> = gestures.into_iter().flatten().collect();
            done.set(done.get() + steps.len());
            tell(&file, picker, size, steps)
        });
        match told {
            Ok(()) => {}
            Err(TestError::Fail(why, (file, picker, size, gestures))) => {
                let steps: Vec<Step> = gestures.into_iter().flatten().collect();
                panic!("{why}\n{file}\npicker: {picker}, {size:?}\n{steps:?}");
            }
            Err(TestError::Abort(why)) => panic!("no story: {why}"),
        }
    }
    println!("{} steps in {stories} stories", done.get());
}

/// Tells a story on a data set.
fn tell(file: &str, picker: bool, size: (u16, u16), steps: Vec<Step>) -> TestCaseResult {
    let loaded = load_text(&[Text { path: "random.ron".into(), text: file.to_owned() }]);
    prop_assert!(loaded.worst() < Some(Severity::Error), "{:#?}\n{}", loaded.problems, file);
    let catalog = Catalog::build(loaded.data);
    let mut witness = Witness::begin(&catalog, picker, size);
    witness.looks_around()?;
    for step in steps {
        witness.meets(step)?;
    }
    Ok(())
}
