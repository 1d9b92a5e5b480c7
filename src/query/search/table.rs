//! The best hit of a run on each of a list of names.

use super::place::Place;
use super::runs::Scope;
use crate::names::{Hit, Index};

/// Hits by the position of the name.
#[derive(Debug)]
pub struct Table {
    hits: Hits,
    any: bool,
}

#[derive(Debug)]
enum Hits {
    /// On every name there is.
    All(Vec<Option<Hit>>),
    /// On those of one credit.
    Some(Vec<usize>, Vec<Option<Hit>>),
}

impl Table {
    /// A table for the names of a place, without hits.
    pub fn of(scope: Scope<'_>, place: Place) -> Self {
        let hits = match scope {
            Scope::All(catalog) => {
                Hits::All(vec![None; place.index(catalog.names()).map_or(0, Index::len)])
            }
            Scope::Credit(credit) => {
                let mut positions = Vec::new();
                place.for_each_position(credit, |at| positions.push(at));
                let none = vec![None; positions.len()];
                Hits::Some(positions, none)
            }
        };
        Self { hits, any: false }
    }

    /// Lets `find` look among the names of the table, and keeps the best hit on each.
    pub fn fill(&mut self, find: impl FnOnce(Option<&[usize]>, &mut dyn FnMut(usize, Hit))) {
        let any = &mut self.any;
        let mut keep = |best: &mut Option<Hit>, hit: Hit| {
            *any = true;
            if best.is_none_or(|best| best.rank < hit.rank) {
                *best = Some(hit);
            }
        };
        match &mut self.hits {
            Hits::All(hits) => find(None, &mut |at, hit| keep(&mut hits[at], hit)),
            Hits::Some(positions, hits) => find(Some(&*positions), &mut |at, hit| {
                if let Some(at) = positions.iter().position(|&position| position == at) {
                    keep(&mut hits[at], hit);
                }
            }),
        }
    }

    /// Whether there is any hit.
    pub fn any(&self) -> bool {
        self.any
    }

    /// The best hit on a name.
    pub fn get(&self, at: usize) -> Option<Hit> {
        match &self.hits {
            Hits::All(hits) => hits.get(at).copied().flatten(),
            Hits::Some(positions, hits) => hits[positions.iter().position(|&p| p == at)?],
        }
    }

    /// The positions of the names that are hit.
    pub fn named(&self) -> impl Iterator<Item = usize> {
        let hits = match &self.hits {
            Hits::All(hits) | Hits::Some(_, hits) => hits,
        };
        hits.iter().enumerate().filter(|(_, hit)| hit.is_some()).map(|(at, _)| match &self.hits {
            Hits::All(_) => at,
            Hits::Some(positions, _) => positions[at],
        })
    }
}
