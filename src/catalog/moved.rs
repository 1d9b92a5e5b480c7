//! From one catalog to the next: where the things of the old one are in the new one, by their keys.

use super::{
    ActorId, ActorRef, Catalog, CreditId, CreditRef, FacetValue, GroupId, PlatformId, PlatformRef,
    ProjectId, ProjectRef,
};

/// Where the things of a catalog are in the one that takes its place. An id of one catalog means
/// something else in another: whatever keeps ids over the change passes them through here.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moved {
    credits: Vec<Option<CreditId>>,
    actors: Vec<Option<ActorId>>,
    platforms: Vec<Option<PlatformId>>,
    projects: Vec<Option<ProjectId>>,
    groups: Vec<Option<GroupId>>,
    /// How many credits the new catalog has.
    len: usize,
}

impl Moved {
    /// Compares two catalogs by key. Cost: a binary search for everything in the old one.
    #[must_use]
    pub fn between(old: &Catalog, new: &Catalog) -> Moved {
        let actors: Vec<_> =
            old.actors().map(|actor| new.actor_by_key(actor.key()).map(ActorRef::id)).collect();
        let platforms =
            old.platforms().map(|one| new.platform_by_key(one.key()).map(PlatformRef::id));
        let projects: Vec<_> =
            old.projects().map(|one| new.project_by_key(one.key()).map(ProjectRef::id)).collect();
        let credits = old.credits().map(|credit| {
            let actor = actors[credit.actor().id().index()]?;
            let project = new.project(projects[credit.project().id().index()]?);
            project.credit_of(actor).map(CreditRef::id)
        });
        Moved {
            credits: credits.collect(),
            platforms: platforms.collect(),
            groups: old.groups().map(|id| new.group_by_name(old.group_name(id))).collect(),
            len: new.len(),
            actors,
            projects,
        }
    }

    /// How many credits there are now.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no credit now.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Where a credit is now; `None` if it is gone.
    #[must_use]
    pub fn credit(&self, id: CreditId) -> Option<CreditId> {
        self.credits.get(id.index()).copied().flatten()
    }

    /// Where an actor is now.
    #[must_use]
    pub fn actor(&self, id: ActorId) -> Option<ActorId> {
        self.actors.get(id.index()).copied().flatten()
    }

    /// Where a platform is now.
    #[must_use]
    pub fn platform(&self, id: PlatformId) -> Option<PlatformId> {
        self.platforms.get(id.index()).copied().flatten()
    }

    /// Where a project is now.
    #[must_use]
    pub fn project(&self, id: ProjectId) -> Option<ProjectId> {
        self.projects.get(id.index()).copied().flatten()
    }

    /// Which value a facet's value is now.
    #[must_use]
    pub fn value(&self, value: FacetValue) -> Option<FacetValue> {
        match value {
            FacetValue::Actor(id) => self.actor(id).map(FacetValue::Actor),
            FacetValue::Platform(id) => self.platform(id).map(FacetValue::Platform),
            FacetValue::Group(id) => {
                self.groups.get(id.index()).copied().flatten().map(FacetValue::Group)
            }
            // They are what they say, not where something is.
            value => Some(value),
        }
    }
}
