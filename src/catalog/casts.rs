//! Whose each credit is: the credits of a project are one range, and the ranges lie in the order of
//! the projects.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::ids::{CreditId, ProjectId};
use super::lists::Ends;
use crate::raw::{self, Narrow};

/// The credits by project, and the projects by credit.
///
/// Size: 4 bytes a project and, where nearly all projects have credits, 1 byte a credit.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Casts {
    ends: Ends,
    /// The project of the first of every [`BLOCK`] credits.
    #[serde(with = "raw")]
    blocks: Vec<u32>,
    /// How many projects further that of each credit is.
    further: Narrow<u32>,
}

/// A byte counts as many projects with casts, and some without.
const BLOCK: usize = 128;

impl From<Ends> for Casts {
    fn from(ends: Ends) -> Casts {
        let casts = (0..).zip((0..ends.len()).map(|project| ends.range(project)));
        let projects: Vec<u32> =
            casts.flat_map(|(project, cast)| cast.map(move |_| project)).collect();
        let blocks: Vec<u32> = projects.iter().step_by(BLOCK).copied().collect();
        let further = projects.iter().enumerate().map(|(at, project)| project - blocks[at / BLOCK]);
        let further = Narrow::of(&further.collect::<Vec<u32>>());
        Casts { ends, blocks, further }
    }
}

impl Casts {
    /// The positions of a project's credits.
    #[inline]
    pub fn range(&self, project: ProjectId) -> Range<usize> {
        self.ends.range(project.index())
    }

    /// The project of a credit.
    #[inline]
    pub fn project(&self, credit: CreditId) -> ProjectId {
        let (block, further) =
            (self.blocks[credit.index() / BLOCK], self.further.get(credit.index()));
        ProjectId::at(block as usize + further as usize)
    }

    /// What they take in memory, in bytes.
    pub fn size(&self) -> usize {
        self.ends.size() + size_of_val(&self.blocks[..]) + self.further.size()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_credit_knows_the_project_in_whose_range_it_lies(
            casts in prop::collection::vec(0..300_usize, 0..60), least in 0..2_usize,
        ) {
            let mut ends = Ends::default();
            let mut count = 0;
            for cast in casts {
                count += (cast / 100).max(least);
                ends.push(count);
            }
            let projects = ends.len();
            let casts = Casts::from(ends);
            for project in (0..projects).map(ProjectId::at) {
                for credit in casts.range(project) {
                    prop_assert_eq!(casts.project(CreditId::at(credit)), project);
                }
            }
        }
    }
}
