//! What credits are made of: actors, projects and characters. What is known of these is known of
//! their credits, and each is looked at once, however many credits it has.

use super::place::Place;
use super::table::Table;
use crate::catalog::{ActorId, Catalog, CreditId, CreditRef, ProjectId, ProjectRef};

/// The best value of each actor, by name or group; of each project, by title, platform or country;
/// and of each character.
#[derive(Debug, Default)]
pub struct Parts<T> {
    pub actors: Table<T>,
    pub projects: Table<T>,
    pub roles: Table<T>,
}

/// Where more than one in so many credits is reached, all credits are gone through in their order,
/// which is quicker than going to each.
const SPARSE: usize = 4;

impl<T: Copy + Ord + Default> Parts<T> {
    /// Puts together what `table` gives for the names of a place, and `in_project` for a project's
    /// platforms or countries, where `any` says that there is something.
    pub fn of(
        catalog: &Catalog,
        table: impl Fn(Place) -> Table<T>,
        any: impl Fn(Place) -> bool,
        mut in_project: impl FnMut(Place, ProjectRef<'_>) -> T,
    ) -> Parts<T> {
        let [actors, projects, roles] = [Place::Actor, Place::Project, Place::Role].map(&table);
        let mut parts = Parts { actors, projects, roles };
        if any(Place::Group) {
            let (groups, count) = (table(Place::Group), catalog.actors().len());
            for actor in catalog.actors() {
                let value = actor.group().map_or(T::default(), |group| groups.get(group.index()));
                parts.actors.raise(count, actor.id().index(), value);
            }
        }
        for place in [Place::Platform, Place::Country].into_iter().filter(|&place| any(place)) {
            let count = catalog.projects().len();
            for project in catalog.projects() {
                parts.projects.raise(count, project.id().index(), in_project(place, project));
            }
        }
        parts
    }

    /// The best value of a credit; `role`: the number of its character.
    #[inline]
    pub fn get(&self, credit: CreditRef<'_>, role: Option<usize>) -> T {
        let of_actor = self.actors.get(credit.actor().id().index());
        let best = of_actor.max(self.projects.get(credit.project().id().index()));
        role.map_or(best, |role| best.max(self.roles.get(role)))
    }

    /// Calls `visit` with the position of each credit that has a value, and a value: with the best
    /// at last, perhaps with others before. Cost: a step for each of them, or where they are many
    /// for every credit.
    pub fn for_each_credit(&self, catalog: &Catalog, mut visit: impl FnMut(usize, T)) {
        if self.reached(catalog) * SPARSE > catalog.len() {
            self.look_at_all(catalog, visit);
            return;
        }
        let mut visit_all = |credits: &mut dyn Iterator<Item = CreditId>, value| {
            credits.for_each(|credit| visit(credit.index(), value));
        };
        for at in self.actors.named() {
            let credits = catalog.actor(ActorId::at(at)).credits();
            visit_all(&mut credits.map(CreditRef::id), self.actors.get(at));
        }
        for at in self.roles.named() {
            visit_all(&mut catalog.roles().credits(at).iter().copied(), self.roles.get(at));
        }
        for at in self.projects.named() {
            let credits = catalog.project(ProjectId::at(at)).credits();
            visit_all(&mut credits.map(CreditRef::id), self.projects.get(at));
        }
    }

    /// How many credits have a value, those that have several counted for each.
    fn reached(&self, catalog: &Catalog) -> usize {
        let actors = self.actors.named().map(|at| catalog.actor(ActorId::at(at)).credits().len());
        let projects = self.projects.named().map(|at| catalog.project(ProjectId::at(at)));
        let roles = self.roles.named().map(|at| catalog.roles().credits(at).len());
        let projects = projects.map(|project| project.credit_range().len());
        actors.sum::<usize>() + projects.sum::<usize>() + roles.sum::<usize>()
    }

    fn look_at_all(&self, catalog: &Catalog, mut visit: impl FnMut(usize, T)) {
        let (actors, roles) = (catalog.credit_actors(), catalog.roles().numbers());
        for project in catalog.projects() {
            let of_project = self.projects.get(project.id().index());
            let range = project.credit_range();
            let credits = actors[range.clone()].iter().zip(&roles[range.clone()]).zip(range);
            for ((actor, &role), at) in credits {
                let best = of_project.max(self.actors.get(actor.index()));
                let best = best.max(self.roles.get(role as usize));
                if best != T::default() {
                    visit(at, best);
                }
            }
        }
    }
}
