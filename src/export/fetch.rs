//! Memory of rows fetched before they are made.
//!
//! Rows stand in the order of an answer, and what they are made of lies anywhere in a large
//! catalog. Made cell by cell, each piece of it would be waited for; where one thing is looked at in
//! many rows, and then the next, the processor fetches those of several rows together.

use std::hint::black_box;

use super::column::Column;
use crate::catalog::{ActorRef, Catalog, CreditId, CreditRef, ProjectRef};

/// Looks at one thing of an actor, a project or a credit, where its column is shown. What it gives
/// means nothing.
type Look<T> = (Column, fn(T) -> usize);

// The way to a thing stands before it. Columns whose texts lie beside those of another have none.

/// Has the memory of whole rows at hand for whoever makes them next.
pub fn rows(catalog: &Catalog, rows: &[CreditId], is_shown: impl Fn(Column) -> bool) {
    let all = rows.iter().map(|&id| catalog.credit(id));
    credits(&all, &is_shown);
    look(all.clone().map(|credit| (credit.actor().rank() ^ credit.project().rank()) as usize));
    actors(&all.clone().map(CreditRef::actor), &is_shown);
    projects(&all.map(CreditRef::project), &is_shown);
}

/// The same for what is of the credits themselves.
pub fn credits<'c>(
    credits: &(impl Iterator<Item = CreditRef<'c>> + Clone),
    is_shown: impl Fn(Column) -> bool,
) {
    look(credits.clone().map(|credit| credit.actor().id().index() + credit.project().id().index()));
    let looks: [Look<CreditRef<'c>>; 4] = [
        (Column::Year, |credit| credit.year().map_or(0, usize::from)),
        (Column::Billing, |credit| usize::from(credit.billing().is_some())),
        (Column::Character, |credit| credit.catalog().roles().number(credit.id()).unwrap_or(0)),
        (Column::Character, |credit| credit.character().map_or(0, str::len)),
    ];
    look_all(&looks, credits, is_shown);
}

/// The same for what is of actors.
pub fn actors<'c>(
    actors: &(impl Iterator<Item = ActorRef<'c>> + Clone),
    is_shown: impl Fn(Column) -> bool,
) {
    let looks: [Look<ActorRef<'c>>; 3] = [
        (Column::Key, |actor| actor.key().len()),
        (Column::Actor, |actor| actor.en().len()),
        (Column::ActorJa, |actor| actor.ja().map_or(0, str::len)),
    ];
    look_all(&looks, actors, is_shown);
}

/// The same for what is of projects.
pub fn projects<'c>(
    projects: &(impl Iterator<Item = ProjectRef<'c>> + Clone),
    is_shown: impl Fn(Column) -> bool,
) {
    let looks: [Look<ProjectRef<'c>>; 10] = [
        (Column::Countries, |project| project.countries().len()),
        (Column::Platforms, |project| project.platforms().len()),
        (Column::Sources, |project| project.sources().len()),
        (Column::Countries, |project| {
            project.countries().first().map_or(0, |of| of.letters()[0].into())
        }),
        (Column::Platforms, |project| project.platforms().next().map_or(0, |of| of.id().index())),
        (Column::Sources, |project| {
            project.sources().next().map_or(0, |page| page.date().is_some().into())
        }),
        (Column::Key, |project| project.key().len()),
        (Column::Project, |project| project.title().len()),
        (Column::Original, |project| project.original().map_or(0, str::len)),
        (Column::Sources, |project| {
            project.sources().next().map_or(0, |page| page.parts()[1].len())
        }),
    ];
    look_all(&looks, projects, is_shown);
}

fn look_all<T>(
    looks: &[Look<T>],
    things: &(impl Iterator<Item = T> + Clone),
    is_shown: impl Fn(Column) -> bool,
) {
    for (_, thing) in looks.iter().filter(|(column, _)| is_shown(*column)) {
        look(things.clone().map(thing));
    }
}

/// Looks at many things.
pub fn look(things: impl Iterator<Item = usize>) {
    black_box(things.fold(0, usize::wrapping_add));
}
