//! Rows in order.

use std::cmp::Reverse;
use std::collections::HashMap;

use fixedbitset::FixedBitSet;

use super::search::Hits;
use super::{Sort, SortKey};
use crate::catalog::{Catalog, CreditId, CreditRef, PlatformRef};

/// The credits of a bitmap in order. Every order is total: what is asked for, then billing, year
/// descending, actor key, project key. Missing values come last both ways.
pub fn rows(
    catalog: &Catalog,
    sort: Sort,
    listed: &FixedBitSet,
    hits: Option<&Hits>,
) -> Vec<CreditId> {
    let roles =
        if sort.key == SortKey::Role { role_ranks(catalog, listed) } else { HashMap::new() };
    let first_key = |credit: CreditRef<'_>| -> u32 {
        let project = credit.project();
        let value = match sort.key {
            // The best score comes first unless the order is turned.
            SortKey::Relevance => hits.map(|hits| u32::MAX - 1 - hits.score(credit.id())),
            SortKey::Year => credit.year().map(u32::from),
            SortKey::Actor => Some(credit.actor().rank()),
            SortKey::Project => Some(project.rank()),
            SortKey::Country => project.countries().first().map(|country| {
                country.code().bytes().fold(0, |code, letter| code << 8 | u32::from(letter))
            }),
            SortKey::Platform => project.platforms().next().map(PlatformRef::rank),
            SortKey::Role => credit.character().and_then(|role| roles.get(role).copied()),
            SortKey::Billing => credit.billing().map(|billing| billing as u32),
        };
        match value {
            Some(value) if sort.descending => u32::MAX - 1 - value,
            Some(value) => value,
            None => u32::MAX,
        }
    };
    let mut rows: Vec<CreditId> = listed.ones().map(CreditId::at).collect();
    rows.sort_by_cached_key(|&id| {
        let credit = catalog.credit(id);
        let billing = credit.billing().map_or(u8::MAX, |billing| billing as u8);
        // A missing year is 0, and so the last of a descending order.
        let year = Reverse(credit.year().unwrap_or(0));
        (first_key(credit), billing, year, credit.actor().id(), credit.project().id())
    });
    rows
}

/// The place of every listed character in the order of names.
fn role_ranks<'c>(catalog: &'c Catalog, listed: &FixedBitSet) -> HashMap<&'c str, u32> {
    let roles = listed.ones().filter_map(|at| catalog.credit(CreditId::at(at)).character());
    let mut folded: Vec<(String, &str)> = roles.map(|role| (role.to_lowercase(), role)).collect();
    folded.sort_unstable();
    folded.dedup();
    let mut ranks = HashMap::with_capacity(folded.len());
    let mut rank = 0;
    for (at, (name, role)) in folded.iter().enumerate() {
        if at > 0 && *name != folded[at - 1].0 {
            rank += 1;
        }
        ranks.insert(*role, rank);
    }
    ranks
}
