//! Rows in order.
//!
//! Every order is total: what is asked for, then billing, year descending, actor key, project key;
//! missing values come last both ways. An order of all credits is made once, by comparing numbers,
//! and an answer is what passes of it; only relevance is sorted anew.

use std::collections::BTreeMap;

use fixedbitset::FixedBitSet;

use super::search::Hits;
use super::{Sort, SortKey};
use crate::catalog::{Catalog, CreditId, CreditRef, ORDERS, PlatformRef};

/// The order among equals, beside those of the keys in both directions.
const TIES: usize = 2 * SortKey::ALL.len() - 1;
const _: () = assert!(TIES < ORDERS);

/// The credits of a bitmap in order. Cost: a walk over the order of all; for relevance a sort of
/// the hits.
pub fn rows(
    catalog: &Catalog,
    sort: Sort,
    listed: &FixedBitSet,
    hits: Option<&Hits>,
) -> Vec<CreditId> {
    let order = match (sort.key, hits) {
        (SortKey::Relevance, Some(hits)) => {
            return by_relevance(catalog, sort.descending, listed, hits);
        }
        // Without a text nothing is more relevant than the rest.
        (SortKey::Relevance, None) => ties(catalog),
        _ => whole(catalog, sort),
    };
    order.iter().copied().filter(|id| listed.contains(id.index())).collect()
}

/// All credits in an order.
fn whole(catalog: &Catalog, sort: Sort) -> &[CreditId] {
    // Relevance has no order of its own, and so leaves a place for that of ties.
    let number = 2 * (sort.key as usize - 1) + usize::from(sort.descending);
    catalog.order(number, || {
        let keys = first_keys(catalog, sort);
        let mut order = ties(catalog).to_vec();
        // Stable: equals stay as they are among ties.
        order.sort_by_key(|id| keys[id.index()]);
        order
    })
}

/// All credits in the order among equals.
fn ties(catalog: &Catalog) -> &[CreditId] {
    catalog.order(TIES, || {
        let mut order: Vec<CreditId> = catalog.credits().map(CreditRef::id).collect();
        order.sort_by_cached_key(|&id| {
            let credit = catalog.credit(id);
            let billing = credit.billing().map_or(u8::MAX, |billing| billing as u8);
            // A missing year is 0, and so the last of a descending order.
            let year = u16::MAX - credit.year().unwrap_or(0);
            (billing, year, credit.actor().id(), credit.project().id())
        });
        order
    })
}

fn by_relevance(
    catalog: &Catalog,
    descending: bool,
    listed: &FixedBitSet,
    hits: &Hits,
) -> Vec<CreditId> {
    let listed = ties(catalog).iter().copied().filter(|id| listed.contains(id.index()));
    let mut rows: Vec<CreditId> = listed.collect();
    // The best score comes first unless the order is turned.
    rows.sort_by_key(|&id| {
        let score = hits.score(id);
        if descending { score } else { u32::MAX - score }
    });
    rows
}

/// What is compared first, by the credits' positions; a missing value is the greatest.
fn first_keys(catalog: &Catalog, sort: Sort) -> Vec<u32> {
    let roles = if sort.key == SortKey::Role { role_ranks(catalog) } else { BTreeMap::new() };
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
            SortKey::Role => credit.character().and_then(|role| roles.get(role).copied()),
            SortKey::Billing => credit.billing().map(|billing| billing as u32),
        }
    };
    let key = |credit| match value(credit) {
        Some(value) if sort.descending => u32::MAX - 1 - value,
        Some(value) => value,
        None => u32::MAX,
    };
    catalog.credits().map(key).collect()
}

/// The place of every character in the order of names.
fn role_ranks(catalog: &Catalog) -> BTreeMap<&str, u32> {
    let roles = catalog.credits().filter_map(CreditRef::character);
    let mut folded: Vec<(String, &str)> = roles.map(|role| (role.to_lowercase(), role)).collect();
    folded.sort_unstable();
    folded.dedup();
    let mut ranks = BTreeMap::new();
    let mut rank = 0;
    for (at, (name, role)) in folded.iter().enumerate() {
        if at > 0 && *name != folded[at - 1].0 {
            rank += 1;
        }
        ranks.insert(*role, rank);
    }
    ranks
}
