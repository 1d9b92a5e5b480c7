//! The names of actors and platforms in the script of who reads them, and their order there.

use std::sync::OnceLock;

use super::{ActorRef, Catalog, FacetValue, PlatformRef};
use crate::model::Facet;
use crate::names::Script;
use crate::names::script::sort_key;

/// The order of all actors, or all platforms, by their names in a script other than Latin, of which
/// the rows have it.
#[derive(Debug, Default)]
pub(super) struct NameOrder {
    /// By position; namesakes share theirs.
    ranks: Vec<u32>,
    /// The values of the facet by name: the actors that have a credit, all platforms.
    by_name: Vec<FacetValue>,
    /// Whether another has the same name, by position.
    namesakes: Vec<bool>,
}

/// [`NameOrder`]s by script, made when first asked for.
pub(super) type NameOrders = [OnceLock<NameOrder>; Script::ALL.len()];

impl NameOrder {
    /// By what the names are sorted by, and of what is listed the value, both by position.
    fn of(keys: &[String], values: &[Option<FacetValue>]) -> NameOrder {
        let ranks = super::build::ranks(keys);
        let mut order: Vec<usize> = (0..ranks.len()).collect();
        order.sort_by_key(|&at| ranks[at]);
        let mut namesakes = vec![false; ranks.len()];
        for same in order.chunk_by(|&one, &other| ranks[one] == ranks[other]) {
            same.iter().for_each(|&at| namesakes[at] = same.len() > 1);
        }
        let by_name = order.into_iter().filter_map(|at| values[at]).collect();
        NameOrder { ranks, by_name, namesakes }
    }

    /// The place of a position.
    pub(super) fn rank(&self, at: usize) -> u32 {
        self.ranks[at]
    }
}

impl ActorRef<'_> {
    /// Whether another actor has the same name in a script other than Latin. Nobody is known to
    /// before somebody has asked for the order of names.
    #[must_use]
    pub fn has_namesake_in(self, script: Script) -> bool {
        let order = self.catalog.actor_orders.get(script as usize).and_then(|order| order.get());
        order.is_some_and(|order| order.namesakes[self.id.index()])
    }
}

impl Catalog {
    /// [`Catalog::facet_values`], actors and platforms by their names in a script. Listed once.
    pub fn facet_values_in(&self, facet: Facet, script: Script) -> &[FacetValue] {
        match (facet, script) {
            (_, Script::Latin) => self.facet_values(facet),
            (Facet::Actor, script) => &self.actor_order(script).by_name,
            (Facet::Platform, script) => &self.platform_order(script).by_name,
            _ => self.facet_values(facet),
        }
    }

    pub(super) fn actor_order(&self, script: Script) -> &NameOrder {
        self.actor_orders[script as usize].get_or_init(|| {
            let key = |actor: ActorRef<'_>| sort_key(actor.reading_in(script), script);
            let value = |actor: ActorRef<'_>| {
                (actor.credits().len() > 0).then_some(FacetValue::Actor(actor.id()))
            };
            let (keys, values): (Vec<_>, Vec<_>) =
                self.actors().map(|actor| (key(actor), value(actor))).unzip();
            NameOrder::of(&keys, &values)
        })
    }

    pub(super) fn platform_order(&self, script: Script) -> &NameOrder {
        self.platform_orders[script as usize].get_or_init(|| {
            let key = |platform: PlatformRef<'_>| sort_key(platform.reading_in(script), script);
            let value = |platform: PlatformRef<'_>| Some(FacetValue::Platform(platform.id()));
            let (keys, values): (Vec<_>, Vec<_>) =
                self.platforms().map(|platform| (key(platform), value(platform))).unzip();
            NameOrder::of(&keys, &values)
        })
    }
}
