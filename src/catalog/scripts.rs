//! Actors' names in the script of who reads them, and their order there.

use super::{ActorRef, Catalog, FacetValue};
use crate::model::Facet;
use crate::names::Script;
use crate::names::script::{is_in_kana, sort_key};

/// The order of all actors by their names in a script other than Latin, of which the rows have it.
#[derive(Debug, Default)]
pub(super) struct NameOrder {
    /// By the actors' positions; namesakes share theirs.
    ranks: Vec<u32>,
    /// The actors who have a credit, by name.
    by_name: Vec<FacetValue>,
    /// Whether another actor has the same name, by the actors' positions.
    namesakes: Vec<bool>,
}

impl<'c> ActorRef<'c> {
    /// The name in a script; where the data has none in it, the one in Latin letters.
    #[must_use]
    pub fn name_in(self, script: Script) -> &'c str {
        let own = match script {
            Script::Latin => None,
            Script::Hangul => self.ko(),
            Script::Kana => self.ja(),
        };
        own.unwrap_or(self.en())
    }

    /// What the name in a script is sorted by. Of a name in kanji that is the reading, where an
    /// alias tells it.
    fn reading_in(self, script: Script) -> &'c str {
        let name = self.name_in(script);
        if script != Script::Kana || self.ja().is_none() || is_in_kana(name) {
            return name;
        }
        self.aliases().find(|alias| is_in_kana(alias)).unwrap_or(name)
    }

    /// The place in the order of names in a script; namesakes share theirs. Cost: for the first who
    /// asks, a sort of all names.
    #[must_use]
    pub fn rank_in(self, script: Script) -> u32 {
        match script {
            Script::Latin => self.rank(),
            script => self.catalog.name_order(script).ranks[self.id.index()],
        }
    }

    /// Whether another actor has the same name in a script other than Latin. Nobody is known to
    /// before somebody has asked for the order of names.
    #[must_use]
    pub fn has_namesake_in(self, script: Script) -> bool {
        let order = self.catalog.name_orders.get(script as usize).and_then(|order| order.get());
        order.is_some_and(|order| order.namesakes[self.id.index()])
    }
}

impl Catalog {
    /// [`Catalog::facet_values`], actors by their names in a script. Listed once.
    pub fn facet_values_in(&self, facet: Facet, script: Script) -> &[FacetValue] {
        match (facet, script) {
            (Facet::Actor, Script::Hangul | Script::Kana) => &self.name_order(script).by_name,
            _ => self.facet_values(facet),
        }
    }

    fn name_order(&self, script: Script) -> &NameOrder {
        self.name_orders[script as usize].get_or_init(|| {
            let keys = self.actors().map(|actor| sort_key(actor.reading_in(script), script));
            let ranks = super::build::ranks(&keys.collect::<Vec<_>>());
            let mut actors: Vec<_> = self.actors().collect();
            let rank = |actor: &ActorRef<'_>| ranks[actor.id().index()];
            actors.sort_by_key(rank);
            let mut namesakes = vec![false; ranks.len()];
            for same in actors.chunk_by(|one, other| rank(one) == rank(other)) {
                same.iter().for_each(|actor| namesakes[actor.id().index()] = same.len() > 1);
            }
            actors.retain(|actor| actor.credits().len() > 0);
            let value = |actor: ActorRef<'_>| FacetValue::Actor(actor.id());
            NameOrder { by_name: actors.into_iter().map(value).collect(), ranks, namesakes }
        })
    }
}
