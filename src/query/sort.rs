//! Rows in order.
//!
//! Every order is total: what is asked for, then billing, year descending, actor key, project key;
//! missing values come last both ways. An order of all credits is made once, without comparing, and
//! an answer is what passes of it; only relevance is sorted anew.

pub(super) mod counting;

use std::cmp::Reverse;

use fixedbitset::FixedBitSet;

use super::search::Hits;
use super::{Sort, SortKey};
use crate::catalog::{ActorRef, Catalog, CreditId, CreditRef, ORDERS, PlatformRef};
use counting::sort_by_key;

/// The order among equals, beside those of the keys in both directions.
const TIES: usize = 2 * SortKey::ALL.len() - 1;
const _: () = assert!(TIES < ORDERS);

/// So many rows are the first of an answer: several windows full.
const FIRST: usize = 256;

/// Fewer than one of so many credits are sorted by comparing; of more, the order among equals is
/// known already, and walking through it costs less.
const SPARSE: usize = 16;

/// The credits of a bitmap in order. Cost: a walk over the order of all; for relevance a sort of
/// the hits.
pub fn rows(
    catalog: &Catalog,
    sort: Sort,
    listed: &FixedBitSet,
    hits: Option<&Hits>,
) -> Vec<CreditId> {
    match (sort.key, hits) {
        (SortKey::Relevance, Some(hits)) => by_relevance(catalog, sort, listed, hits),
        _ => ordered(catalog, sort, listed).collect(),
    }
}

/// The first of [`rows`], some hundred, or all if there are no more. Cost: for relevance a look at
/// each hit, for the other orders a walk as far as needed.
pub fn first_rows(
    catalog: &Catalog,
    sort: Sort,
    listed: &FixedBitSet,
    hits: Option<&Hits>,
) -> Vec<CreditId> {
    match (sort.key, hits) {
        (SortKey::Relevance, Some(hits)) => {
            let key =
                |id: &CreditId| (Reverse(relevance(sort, hits, *id)), tie(catalog.credit(*id)));
            let mut rows = best(listed, |id| relevance(sort, hits, id));
            if rows.len() > FIRST {
                rows.select_nth_unstable_by_key(FIRST, key);
                rows.truncate(FIRST);
            }
            rows.sort_unstable_by_key(key);
            rows
        }
        _ => ordered(catalog, sort, listed).take(FIRST).collect(),
    }
}

/// At least [`FIRST`] credits of a bitmap, if there are so many, none better left out: those from a
/// class of scores on. Cost: two looks at each.
fn best(listed: &FixedBitSet, score: impl Fn(CreditId) -> u32) -> Vec<CreditId> {
    // Scores are below 2²⁸, or as far from the top: sixteen bits tell tier, grade and place.
    let class = |id: CreditId| (score(id) >> 12) as usize & usize::from(u16::MAX);
    let mut counts = vec![0_usize; usize::from(u16::MAX) + 1];
    ids(listed).for_each(|id| counts[class(id)] += 1);
    let mut enough = 0;
    let from = counts.iter().rposition(|count| {
        enough += count;
        enough >= FIRST
    });
    ids(listed).filter(|&id| class(id) >= from.unwrap_or(0)).collect()
}

/// The credits of a bitmap in an order of all credits.
fn ordered<'c>(
    catalog: &'c Catalog,
    sort: Sort,
    listed: &'c FixedBitSet,
) -> impl Iterator<Item = CreditId> + 'c {
    // Without a text nothing is more relevant than the rest.
    let order = if sort.key == SortKey::Relevance { ties(catalog) } else { whole(catalog, sort) };
    order.iter().copied().filter(|id| listed.contains(id.index()))
}

/// All credits in an order.
fn whole(catalog: &Catalog, sort: Sort) -> &[CreditId] {
    // Relevance has no order of its own, and so leaves a place for that of ties.
    let number = 2 * (sort.key as usize - 1) + usize::from(sort.descending);
    catalog.order(number, || {
        let keys = first_keys(catalog, sort);
        let mut order = ties(catalog).to_vec();
        // Equals stay as they are among ties.
        sort_by_key(&mut order, |id| keys[id.index()]);
        order
    })
}

/// All credits in the order among equals, that of [`tie`].
fn ties(catalog: &Catalog) -> &[CreditId] {
    catalog.order(TIES, || {
        // By actor, and each actor's by year and project: sorted by the rest, from the last on.
        let mut order: Vec<CreditId> =
            catalog.actors().flat_map(ActorRef::credits).map(CreditRef::id).collect();
        let latest = catalog.credits().filter_map(CreditRef::year).max().unwrap_or(0);
        // A missing year is 0, and so the last.
        sort_by_key(&mut order, |id| u32::from(latest - catalog.credit(id).year().unwrap_or(0)));
        sort_by_key(&mut order, |id| billing(catalog.credit(id)));
        order
    })
}

/// What decides among equals: billing, year descending, actor, project; a missing billing or year
/// comes last.
fn tie(credit: CreditRef<'_>) -> (u32, Reverse<u16>, usize, CreditId) {
    let year = Reverse(credit.year().unwrap_or(0));
    (billing(credit), year, credit.actor().id().index(), credit.id())
}

fn billing(credit: CreditRef<'_>) -> u32 {
    credit.billing().map_or(u32::from(u8::MAX), |billing| billing as u32)
}

fn by_relevance(catalog: &Catalog, sort: Sort, listed: &FixedBitSet, hits: &Hits) -> Vec<CreditId> {
    let score = |id: CreditId| relevance(sort, hits, id);
    if listed.count_ones(..) * SPARSE < catalog.len() {
        let mut rows: Vec<CreditId> = ids(listed).collect();
        rows.sort_by_cached_key(|&id| (Reverse(score(id)), tie(catalog.credit(id))));
        return rows;
    }
    let of_ties = ties(catalog).iter().copied().filter(|id| listed.contains(id.index()));
    // Each with its score, so that it is fetched once.
    let mut rows: Vec<(u32, CreditId)> = of_ties.map(|id| (score(id), id)).collect();
    let best = rows.iter().map(|(score, _)| *score).max().unwrap_or(0);
    sort_by_key(&mut rows, |(score, _)| best - score);
    rows.into_iter().map(|(_, id)| id).collect()
}

/// How early a credit comes by relevance, greater is earlier.
fn relevance(sort: Sort, hits: &Hits, id: CreditId) -> u32 {
    let score = hits.score(id);
    if sort.descending { u32::MAX - score } else { score }
}

fn ids(bits: &FixedBitSet) -> impl Iterator<Item = CreditId> + '_ {
    bits.ones().map(CreditId::at)
}

/// What is compared first, by the credits' positions; a missing value is the greatest.
fn first_keys(catalog: &Catalog, sort: Sort) -> Vec<u32> {
    let roles = if sort.key == SortKey::Role { catalog.role_ranks() } else { Vec::new() };
    let value = |credit: CreditRef<'_>| -> Option<u32> {
        let project = credit.project();
        match sort.key {
            SortKey::Relevance => None,
            SortKey::Year => credit.year().map(u32::from),
            SortKey::Actor => Some(credit.actor().rank()),
            SortKey::Project => Some(project.rank()),
            SortKey::Country => project.countries().first().map(|country| {
                country.code().bytes().fold(0, |code, letter| code << 8 | u32::from(letter))
            }),
            SortKey::Platform => project.platforms().next().map(PlatformRef::rank),
            SortKey::Role => catalog.roles().number(credit.id()).map(|role| roles[role]),
            SortKey::Billing => credit.billing().map(|billing| billing as u32),
        }
    };
    let greatest = catalog.credits().filter_map(value).max().unwrap_or(0);
    let key = |credit| match value(credit) {
        Some(value) if sort.descending => greatest - value,
        Some(value) => value,
        None => greatest + 1,
    };
    catalog.credits().map(key).collect()
}
