//! What projects decide, asked of each once: their casts stand side by side.

use fixedbitset::FixedBitSet;

use crate::catalog::{Catalog, ProjectRef};

/// The credits of the projects that pass.
pub fn of_projects(catalog: &Catalog, passes: impl Fn(ProjectRef<'_>) -> bool) -> FixedBitSet {
    let mut bits = FixedBitSet::with_capacity(catalog.len());
    // Of projects side by side that pass, the casts are one range.
    let mut range = 0..0;
    for project in catalog.projects() {
        let cast = project.credit_range();
        if passes(project) {
            range.end = cast.end;
        } else {
            if !range.is_empty() {
                bits.insert_range(range);
            }
            range = cast.end..cast.end;
        }
    }
    bits.insert_range(range);
    bits
}

/// The credits whose year passes; `None` stands for one that is not known. Cost: a step for each
/// project, and for each credit with a year of its own.
pub fn of_years(catalog: &Catalog, passes: impl Fn(Option<u16>) -> bool) -> FixedBitSet {
    let mut bits = of_projects(catalog, |project| passes(project.year()));
    for id in catalog.own_years() {
        bits.set(id.index(), passes(catalog.credit(id).year()));
    }
    bits
}
