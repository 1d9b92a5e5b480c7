//! What credits are made of: actors, projects and characters. What is known of these is known of
//! their credits, and each is looked at once, however many credits it has.

use fixedbitset::FixedBitSet;

use super::place::Place;
use super::table::Table;
use crate::catalog::{ActorId, Catalog, CreditId, CreditRef, ProjectId, ProjectRef};
use crate::query::casts::insert_casts;

/// The best value of each actor, by name or group; of each project, by title, platform or country;
/// and of each character.
#[derive(Debug, Clone, Default)]
pub struct Parts<T> {
    actors: Table<T>,
    projects: Table<T>,
    roles: Table<T>,
}

/// One of the things that credits are made of, by its position.
#[derive(Debug, Clone, Copy)]
pub enum Made {
    Of(ActorId),
    For(ProjectId),
    As(u32),
}

/// Where people reach more than one in so many credits, all credits are gone through in their order,
/// which is quicker than going to each.
const SPARSE: usize = 4;

impl<T: Copy + Ord + Default> Parts<T> {
    /// Puts together what `table` gives for the names of each place.
    pub fn of(catalog: &Catalog, table: impl Fn(Place) -> Table<T>) -> Parts<T> {
        let mut parts = Parts::of_names(catalog, &table);
        let platforms = table(Place::Platform);
        if platforms.any() {
            let best = catalog.platform_lists().map(|list| list.map(|at| platforms.get(at)).max());
            let lists: Vec<T> = best.map(Option::unwrap_or_default).collect();
            parts.raise_projects(catalog, |project| lists[project.platform_list()]);
        }
        let countries = table(Place::Country);
        if countries.any() {
            let best = catalog.country_lists().map(|list| list.map(|at| countries.get(at)).max());
            let lists: Vec<T> = best.map(Option::unwrap_or_default).collect();
            parts.raise_projects(catalog, |project| lists[project.country_list()]);
        }
        parts
    }

    /// As [`Parts::of`], platforms and countries left out.
    pub fn of_names(catalog: &Catalog, table: impl Fn(Place) -> Table<T>) -> Parts<T> {
        let [actors, projects, roles] = [Place::Actor, Place::Project, Place::Role].map(&table);
        let mut parts = Parts { actors, projects, roles };
        let groups = table(Place::Group);
        if groups.any() {
            let count = catalog.actors().len();
            for actor in catalog.actors() {
                let value = actor.group().map_or(T::default(), |group| groups.get(group.index()));
                parts.actors.raise(count, actor.id().index(), value);
            }
        }
        parts
    }

    /// Raises each project to what `value` gives.
    pub fn raise_projects(
        &mut self,
        catalog: &Catalog,
        mut value: impl FnMut(ProjectRef<'_>) -> T,
    ) {
        let count = catalog.projects().len();
        for project in catalog.projects() {
            self.projects.raise(count, project.id().index(), value(project));
        }
    }

    /// The best value of a credit; `role`: the number of its character.
    #[inline]
    pub fn get(&self, credit: CreditRef<'_>, role: Option<usize>) -> T {
        let of_actor = self.actors.get(credit.actor().id().index());
        let best = of_actor.max(self.projects.get(credit.project().id().index()));
        role.map_or(best, |role| best.max(self.roles.get(role)))
    }

    /// What comes of the best value of each credit, by position; of those without one too.
    pub fn of_credits<U>(&self, catalog: &Catalog, new: impl Fn(T) -> U) -> Vec<U> {
        let mut best = vec![T::default(); catalog.len()];
        catalog.each_cast(|from, actors, roles| {
            let credits = best[from..].iter_mut().zip(actors.iter().zip(roles));
            credits.for_each(|(best, (actor, &role))| {
                *best = self.actors.get(actor.index()).max(self.roles.get(role as usize));
            });
        });
        for at in self.projects.named() {
            let of_project = self.projects.get(at);
            let credits = &mut best[catalog.project(ProjectId::at(at)).credit_range()];
            credits.iter_mut().for_each(|best| *best = of_project.max(*best));
        }
        best.into_iter().map(new).collect()
    }

    /// What has a value, and its value: actors, projects and characters, each in their order.
    pub fn values(&self) -> impl Iterator<Item = (Made, T)> + '_ {
        let actors = self.actors.named().map(|at| (Made::Of(ActorId::at(at)), self.actors.get(at)));
        let projects = self.projects.named();
        let projects = projects.map(|at| (Made::For(ProjectId::at(at)), self.projects.get(at)));
        let roles = self.roles.named().map(|at| (Made::role(at), self.roles.get(at)));
        actors.chain(projects).chain(roles)
    }

    /// The credits that have a value. Cost: a step for each of them, or where they are many for
    /// every credit.
    pub fn reach(&self, catalog: &Catalog) -> FixedBitSet {
        let (many, mut reached) = (catalog.len() / SPARSE, 0);
        let is_dense = self.people().any(|made| {
            reached += made.count(catalog);
            reached > many
        });
        let mut credits = if is_dense {
            self.reach_of_people(catalog)
        } else {
            let mut credits = FixedBitSet::with_capacity(catalog.len());
            self.people().for_each(|made| {
                made.for_each_credit(catalog, |id| credits.insert(id.index()));
            });
            credits
        };
        insert_casts(&mut credits, catalog, self.projects.named().map(ProjectId::at));
        credits
    }

    /// The actors and characters that have a value.
    fn people(&self) -> impl Iterator<Item = Made> + '_ {
        let actors = self.actors.named().map(|at| Made::Of(ActorId::at(at)));
        actors.chain(self.roles.named().map(Made::role))
    }

    /// The credits of actors and characters with a value, put together a word of bits at a time.
    fn reach_of_people(&self, catalog: &Catalog) -> FixedBitSet {
        let (has_actor, has_role) = (self.actors.bits(), self.roles.bits());
        let bits = usize::BITS as usize;
        let mut words = Vec::with_capacity(catalog.len().div_ceil(bits));
        catalog.each_cast(|_, actors, roles| {
            words.extend(actors.chunks(bits).zip(roles.chunks(bits)).map(|(actors, roles)| {
                let hit = |(actor, role): (&ActorId, &u32)| {
                    has_actor.contains(actor.index()) | has_role.contains(*role as usize)
                };
                let credits = actors.iter().zip(roles).map(hit).enumerate();
                credits.fold(0, |word, (at, hit)| word | usize::from(hit) << at)
            }));
        });
        FixedBitSet::with_capacity_and_blocks(catalog.len(), words)
    }
}

impl Made {
    fn role(at: usize) -> Made {
        Made::As(u32::try_from(at).unwrap_or(u32::MAX))
    }

    /// How many credits are made of it.
    pub fn count(self, catalog: &Catalog) -> usize {
        match self {
            Made::Of(actor) => catalog.actor(actor).credits().len(),
            Made::For(project) => catalog.project(project).credit_range().len(),
            Made::As(role) => catalog.roles().credits(role as usize).len(),
        }
    }

    /// Visits the credits that are made of it.
    pub fn for_each_credit(self, catalog: &Catalog, mut visit: impl FnMut(CreditId)) {
        match self {
            Made::Of(actor) => catalog.actor(actor).credits().map(CreditRef::id).for_each(visit),
            Made::For(project) => {
                catalog.project(project).credits().map(CreditRef::id).for_each(visit);
            }
            Made::As(role) => {
                catalog.roles().credits(role as usize).iter().for_each(|&id| visit(id));
            }
        }
    }
}
