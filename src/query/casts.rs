//! What projects decide, asked of each once: their casts stand side by side.

use fixedbitset::FixedBitSet;

use crate::catalog::{Catalog, ProjectId, ProjectRef, SourceRef};

/// The credits of the projects that pass.
pub fn of_projects(
    catalog: &Catalog,
    mut passes: impl FnMut(ProjectRef<'_>) -> bool,
) -> FixedBitSet {
    let mut bits = FixedBitSet::with_capacity(catalog.len());
    let passing = catalog.projects().filter(|&project| passes(project));
    insert_casts(&mut bits, catalog, passing.map(ProjectRef::id));
    bits
}

/// Adds the credits of projects that come in their order.
pub fn insert_casts(
    bits: &mut FixedBitSet,
    catalog: &Catalog,
    projects: impl Iterator<Item = ProjectId>,
) {
    // Of projects side by side the casts are one range.
    let mut range = 0..0;
    projects.for_each(|project| {
        let cast = catalog.project(project).credit_range();
        if cast.start == range.end {
            range.end = cast.end;
        } else {
            bits.insert_range(std::mem::replace(&mut range, cast));
        }
    });
    bits.insert_range(range);
}

/// The credits whose year passes; `None` stands for one that is not known. Cost: a step for each
/// project, and for each credit with a year of its own.
pub fn of_years(catalog: &Catalog, passes: impl Fn(Option<u16>) -> bool) -> FixedBitSet {
    let mut bits = of_projects(catalog, |project| passes(project.year()));
    for (id, year) in catalog.own_years() {
        bits.set(id.index(), passes(year));
    }
    bits
}

/// The credits whose sources pass. Cost: a step for each project, and for each credit with sources
/// of its own.
pub fn of_sources(
    catalog: &Catalog,
    mut passes: impl FnMut(&mut dyn ExactSizeIterator<Item = SourceRef<'_>>) -> bool,
) -> FixedBitSet {
    let mut bits = of_projects(catalog, |project| passes(&mut project.sources()));
    for id in catalog.own_sources() {
        bits.set(id.index(), passes(&mut catalog.credit(id).sources()));
    }
    bits
}
