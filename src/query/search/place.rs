//! What words can hit in a credit.

use crate::catalog::{CreditRef, Names, ProjectRef};
use crate::names::Index;

/// A place where a credit has names, the best first: of equally good hits a person goes before a
/// title, and a title before a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Actor,
    Project,
    Role,
    Platform,
    Group,
    Country,
    Year,
}

impl Place {
    pub const ALL: [Place; 7] = [
        Place::Actor,
        Place::Project,
        Place::Role,
        Place::Platform,
        Place::Group,
        Place::Country,
        Place::Year,
    ];

    /// Those that have names, which is all but the year.
    pub const NAMED: [Place; 6] =
        [Place::Actor, Place::Project, Place::Role, Place::Platform, Place::Group, Place::Country];

    /// The names of this place.
    pub fn index(self, names: &Names) -> Option<&Index> {
        match self {
            Place::Actor => Some(&names.actors),
            Place::Project => Some(&names.projects),
            Place::Role => Some(&names.roles),
            Place::Platform => Some(&names.platforms),
            Place::Group => Some(&names.groups),
            Place::Country => Some(&names.countries),
            Place::Year => None,
        }
    }

    /// Calls `visit` with each position in the index that a credit has in this place.
    pub fn for_each_position(self, credit: CreditRef<'_>, mut visit: impl FnMut(usize)) {
        match self {
            Place::Actor => visit(credit.actor().id().index()),
            Place::Project => visit(credit.project().id().index()),
            Place::Role => credit.catalog().roles().number(credit.id()).into_iter().for_each(visit),
            Place::Platform | Place::Country => {
                self.for_each_position_in(credit.project(), visit);
            }
            Place::Group => {
                credit.actor().group().into_iter().for_each(|group| visit(group.index()));
            }
            Place::Year => {}
        }
    }

    /// Calls `visit` with each position of a project's platforms or countries; in every other place
    /// a project has none of its own.
    pub fn for_each_position_in(self, project: ProjectRef<'_>, mut visit: impl FnMut(usize)) {
        match self {
            Place::Platform => project.platforms().for_each(|p| visit(p.id().index())),
            Place::Country => project.country_places().for_each(visit),
            _ => {}
        }
    }
}
