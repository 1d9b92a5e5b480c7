//! The query language as its specification has it: every production and every rule, what is wrong
//! with a line and where, what the terms mean on fixed data, and what holds of any line at all.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "tests and their helpers fail loudly"
)]

#[path = "query/completion.rs"]
mod completion;
#[path = "query/grammar.rs"]
mod grammar;
#[path = "query/insights.rs"]
mod insights;
#[path = "query/meaning.rs"]
mod meaning;
#[path = "query/mistakes.rs"]
mod mistakes;
#[path = "query/name_parts.rs"]
mod name_parts;
#[path = "query/properties.rs"]
mod properties;
#[path = "query/rescues.rs"]
mod rescues;
#[path = "query/statistics.rs"]
mod statistics;
#[path = "query/steps.rs"]
mod steps;

use kactors::query::{Query, parse};

/// A line is read, and prints in normal form so, which is the same question.
#[track_caller]
fn reads(line: &str, normal: &str) {
    let query = asked(line);
    assert_eq!(query.to_string(), normal, "{line:?}");
    assert_eq!(asked(normal), query, "{normal:?} asks what {line:?} asks");
}

/// The question of a line.
#[track_caller]
fn asked(line: &str) -> Query {
    parse(line).unwrap_or_else(|error| panic!("{line:?}: {error:?}"))
}
