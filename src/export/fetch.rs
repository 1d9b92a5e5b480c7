//! Memory of rows fetched before they are made.
//!
//! Rows stand in the order of an answer, and what they are made of lies anywhere in a large
//! catalog. Made cell by cell, each piece of it would be waited for; where one thing is looked at in
//! many rows, and then the next, the processor fetches those of several rows together.

use std::hint::black_box;

use super::column::Column;
use crate::catalog::{Catalog, CreditId, CreditRef};

/// Looks at one thing of a credit. What it gives means nothing.
type Look = fn(CreditRef<'_>) -> usize;

/// What is looked at for every column: what leads to all else.
const WAYS: &[Look] = &[
    |credit| credit.actor().id().index() + credit.project().id().index(),
    |credit| (credit.actor().rank() ^ credit.project().rank()) as usize,
];

/// What is looked at where a column is shown, the way to a thing before it. Columns whose texts lie
/// beside those of another have none of their own.
const LOOKS: &[(Column, Look)] = &[
    (Column::Year, |credit| credit.year().map_or(0, usize::from)),
    (Column::Billing, |credit| usize::from(credit.billing().is_some())),
    (Column::Character, |credit| credit.catalog().roles().number(credit.id()).unwrap_or(0)),
    (Column::Countries, |credit| credit.project().countries().len()),
    (Column::Platforms, |credit| credit.project().platforms().len()),
    (Column::Sources, |credit| credit.project().sources().len()),
    (Column::Countries, |credit| {
        credit.project().countries().first().map_or(0, |of| of.letters()[0].into())
    }),
    (Column::Platforms, |credit| {
        credit.project().platforms().next().map_or(0, |of| of.id().index())
    }),
    (Column::Sources, |credit| {
        credit.project().sources().next().map_or(0, |page| page.date().is_some().into())
    }),
    (Column::Key, |credit| credit.actor().key().len()),
    (Column::Key, |credit| credit.project().key().len()),
    (Column::Actor, |credit| credit.actor().en().len()),
    (Column::ActorJa, |credit| credit.actor().ja().map_or(0, str::len)),
    (Column::Project, |credit| credit.project().title().len()),
    (Column::Original, |credit| credit.project().original().map_or(0, str::len)),
    (Column::Character, |credit| credit.character().map_or(0, str::len)),
    (Column::Sources, |credit| {
        credit.project().sources().next().map_or(0, |page| page.parts()[1].len())
    }),
];

/// Has the memory of some rows at hand for whoever makes them next.
pub fn fetch(catalog: &Catalog, rows: &[CreditId], is_shown: impl Fn(Column) -> bool) {
    let look = |look: Look| {
        let seen = rows.iter().map(|&id| look(catalog.credit(id)));
        black_box(seen.fold(0, usize::wrapping_add));
    };
    WAYS.iter().for_each(|way| look(*way));
    LOOKS.iter().filter(|(column, _)| is_shown(*column)).for_each(|(_, thing)| look(*thing));
}
