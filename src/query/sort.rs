//! Rows in order.
//!
//! Every order is total: what is asked for, then billing, year descending, actor key, project key;
//! missing values come last both ways. An order of all credits is made once, without comparing, and
//! an answer is what passes of it; only relevance is sorted anew.

pub(super) mod counting;

use fixedbitset::FixedBitSet;

use super::search::{Best, Hits};
use super::{Sort, SortKey};
use crate::catalog::{ActorRef, Catalog, CreditId, CreditRef, ORDERS};
use crate::names::Script;
use counting::{sort_by_key, sorted_by_few};

/// The order among equals, beside those of the keys in both directions.
const TIES: usize = 2 * SortKey::ALL.len() - 1;
/// So many orders there are by names in scripts other than Latin, in both directions.
const IN_SCRIPTS: usize = 2 * (Script::ALL.len() - 1);
/// The first of those by actor, and by platform.
const BY_ACTOR: usize = TIES + 1;
const BY_PLATFORM: usize = BY_ACTOR + IN_SCRIPTS;
const _: () = assert!(BY_PLATFORM + IN_SCRIPTS <= ORDERS);

/// What rows are sorted by, and by the names in which script, where that is names.
pub type Order = (Sort, Script);

/// So many rows are the first of an answer: several windows full.
pub const FIRST: usize = 256;

/// Fewer than one of so many credits are sorted by comparing; of more, the order among equals is
/// known already, and walking through it costs less.
const SPARSE: usize = 16;

/// The credits of a bitmap in order. Cost: a walk over the order of all; for relevance a sort of
/// the hits.
pub fn rows(
    catalog: &Catalog,
    order: Order,
    listed: &FixedBitSet,
    hits: Option<&Hits<'_>>,
) -> Vec<CreditId> {
    match (order.0.key, hits) {
        (SortKey::Relevance, Some(hits)) => by_relevance(catalog, order.0, listed, hits),
        _ => passing(in_order(catalog, order), listed),
    }
}

/// The first of [`rows`], some hundred, or all if there are no more. Cost: for relevance a look at
/// each hit, for the other orders a walk as far as needed.
pub fn first_rows(
    catalog: &Catalog,
    order: Order,
    listed: &FixedBitSet,
    hits: Option<&Hits<'_>>,
) -> Vec<CreditId> {
    match (order.0.key, hits) {
        (SortKey::Relevance, Some(hits)) => first_by_relevance(catalog, order.0, listed, hits),
        _ => {
            let order = in_order(catalog, order).iter().copied();
            order.filter(|id| listed.contains(id.index())).take(FIRST).collect()
        }
    }
}

/// More than so many that are equally good are not sorted: the first of them are met soon on a walk
/// through the order among equals.
const MANY: usize = 4096;

fn first_by_relevance(
    catalog: &Catalog,
    sort: Sort,
    listed: &FixedBitSet,
    hits: &Hits<'_>,
) -> Vec<CreditId> {
    let Best { better, alike } = if sort.descending {
        let scored = ids(listed).map(|id| (hits.score(id), id)).collect();
        Best { better: scored, alike: FixedBitSet::new() }
    } else {
        hits.best(listed, FIRST)
    };
    let better = better.into_iter();
    let places = better.map(|(score, id)| place(early(sort, score), catalog.credit(id)));
    let mut rows = first_of(places.collect(), FIRST);
    let wanted = FIRST - rows.len();
    if alike.count_ones(..) > MANY {
        let walk = ties(catalog).iter().copied().filter(|id| alike.contains(id.index()));
        rows.extend(walk.take(wanted));
    } else {
        let places = ids(&alike).map(|id| place(0, catalog.credit(id)));
        rows.append(&mut first_of(places.collect(), wanted));
    }
    rows
}

/// The credits of the least of some [`place`]s, in order.
fn first_of(mut places: Vec<u128>, wanted: usize) -> Vec<CreditId> {
    if places.len() > wanted {
        places.select_nth_unstable(wanted);
        places.truncate(wanted);
    }
    places.sort_unstable();
    places.into_iter().map(credit_at).collect()
}

/// All credits in the order for an answer without a text, in which nothing is more relevant than
/// the rest.
fn in_order(catalog: &Catalog, (sort, script): Order) -> &[CreditId] {
    match sort.key {
        SortKey::Relevance => ties(catalog),
        _ => whole(catalog, (sort, script)),
    }
}

/// The credits of a bitmap in an order of all credits.
fn passing(order: &[CreditId], listed: &FixedBitSet) -> Vec<CreditId> {
    let count = listed.count_ones(..);
    // Every credit is written, over the one before if that does not pass: cheaper than a branch
    // that nobody can foretell.
    let mut rows = vec![CreditId::at(0); count + 1];
    let mut next = 0;
    for &id in order {
        rows[next] = id;
        next += usize::from(listed.contains(id.index()));
    }
    rows.truncate(count);
    rows
}

/// All credits in an order.
fn whole(catalog: &Catalog, (sort, script): Order) -> &[CreditId] {
    let first = match (sort.key, script) {
        (SortKey::Actor, Script::Hangul | Script::Kana) => BY_ACTOR + 2 * (script as usize - 1),
        (SortKey::Platform, Script::Hangul | Script::Kana) => {
            BY_PLATFORM + 2 * (script as usize - 1)
        }
        // Relevance has no order of its own, and so leaves a place for that of ties.
        _ => 2 * (sort.key as usize - 1),
    };
    catalog.order(first + usize::from(sort.descending), || {
        let keys = first_keys(catalog, (sort, script));
        let mut order = ties(catalog).to_vec();
        // Equals stay as they are among ties.
        sort_by_key(&mut order, |id| keys[id.index()]);
        order
    })
}

/// All credits in the order among equals, that of [`place`].
fn ties(catalog: &Catalog) -> &[CreditId] {
    catalog.order(TIES, || {
        // What comes first is told in the order of credits, where what it is made of lies side by
        // side. A missing year is 0, and so the last.
        let year = |credit: CreditRef<'_>| u32::from(credit.year().unwrap_or(0));
        let latest = catalog.credits().map(year).max().unwrap_or(0);
        let first = |credit| billing(credit) * (latest + 1) + latest - year(credit);
        let first: Vec<u32> = catalog.credits().map(first).collect();
        // By actor, and each actor's by year and project.
        let order: Vec<CreditId> =
            catalog.actors().flat_map(ActorRef::credits).map(CreditRef::id).collect();
        sorted_by_few(&order, |id| first[id.index()])
    })
}

/// The place of a credit by relevance, as a number that is compared at once: how early its score
/// comes, then what decides among equals: billing, year descending, actor, project. A missing
/// billing or year comes last.
fn place(early: u32, credit: CreditRef<'_>) -> u128 {
    let year = u16::MAX - credit.year().unwrap_or(0);
    let [actor, id] = [credit.actor().id().index(), credit.id().index()].map(|at| at as u128);
    let scored = u128::from(!early) << 88 | u128::from(billing(credit)) << 80;
    scored | u128::from(year) << 64 | actor << 32 | id
}

/// The credit of a [`place`].
fn credit_at(place: u128) -> CreditId {
    CreditId::at(usize::try_from(place % (1 << 32)).unwrap_or(0))
}

fn billing(credit: CreditRef<'_>) -> u32 {
    credit.billing().map_or(NO_BILLING, |billing| billing as u32)
}

/// Behind every billing.
const NO_BILLING: u32 = 15;

fn by_relevance(
    catalog: &Catalog,
    sort: Sort,
    listed: &FixedBitSet,
    hits: &Hits<'_>,
) -> Vec<CreditId> {
    let score = |id: CreditId| early(sort, hits.score(id));
    if listed.count_ones(..) * SPARSE < catalog.len() {
        let places = ids(listed).map(|id| place(score(id), catalog.credit(id)));
        return first_of(places.collect(), listed.len());
    }
    // Scores are told in the order of credits, where what they are made of lies side by side.
    let scores = hits.scores(listed);
    let rows = passing(ties(catalog), listed);
    let score = |id: CreditId| early(sort, scores[id.index()]);
    let best = rows.iter().map(|&id| score(id)).max().unwrap_or(0);
    sorted_by_few(&rows, |id| best - score(id))
}

/// How early a score comes by relevance, greater is earlier.
fn early(sort: Sort, score: u32) -> u32 {
    if sort.descending { u32::MAX - score } else { score }
}

fn ids(bits: &FixedBitSet) -> impl Iterator<Item = CreditId> + '_ {
    bits.ones().map(CreditId::at)
}

/// What is compared first, by the credits' positions; a missing value is the greatest.
fn first_keys(catalog: &Catalog, (sort, script): Order) -> Vec<u32> {
    let roles = if sort.key == SortKey::Role { catalog.role_ranks() } else { Vec::new() };
    let value = |credit: CreditRef<'_>| -> Option<u32> {
        let project = credit.project();
        match sort.key {
            SortKey::Relevance => None,
            SortKey::Year => credit.year().map(u32::from),
            SortKey::Actor => Some(credit.actor().rank_in(script)),
            SortKey::Project => Some(project.rank()),
            SortKey::Country => project.countries().first().map(|country| {
                country.code().bytes().fold(0, |code, letter| code << 8 | u32::from(letter))
            }),
            SortKey::Platform => project.platforms().next().map(|first| first.rank_in(script)),
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
