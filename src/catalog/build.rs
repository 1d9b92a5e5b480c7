//! A linked data set → columns.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use hashbrown::HashMap;

use super::Catalog;
use super::columns::{ActorRow, CountryRow, PlatformRow, ProjectRow, SourceRow};
use super::draft::{CreditDrafts, Draft, FAR};
use super::ids::{ActorId, CreditId, GroupId, PlatformId, ProjectId, StrId};
use super::lists::Lists;
use super::roles::Drafts;
use super::strings::Interner;
use crate::model::{Actor, Country, Credit, DataSet, Date, Platform, Project, Source, Title};

impl Catalog {
    /// The columns of a whole data set. Cost: that of [`Builder`].
    #[must_use]
    pub fn build(mut data: DataSet) -> Catalog {
        let projects = std::mem::take(&mut data.projects);
        let credits = projects.iter().map(|project| project.cast.len()).sum();
        let mut builder = Builder::new(data, credits);
        builder.add(&projects);
        builder.finish()
    }
}

/// Takes a data set in, project by project in any order, and makes columns of it. Links that lead
/// nowhere were reported by the loader and are passed over. Cost: about a quarter of loading a large
/// set, most of it waiting for the memory of texts that are looked up.
pub struct Builder {
    catalog: Draft,
    strings: Interner,
    /// The addresses of sources.
    pages: Interner,
    roles: Drafts,
    /// By the actor's position in the data set.
    actors: Vec<ActorId>,
    /// By key.
    platforms: HashMap<String, PlatformId>,
    /// The cast at work, by actor: kept for its room.
    cast: Vec<(ActorId, usize)>,
}

impl Builder {
    /// Begins with all but the projects of a data set, and room for about so many credits.
    #[must_use]
    pub fn new(data: DataSet, credits: usize) -> Builder {
        let DataSet { as_of, files, actors: of_file, platforms, projects: _, claims } = data;
        let actors = by_key(&of_file, |actor| &actor.key);
        let mut builder = Builder {
            catalog: Draft { as_of, files, claims, ..Draft::default() },
            // Some texts are in more than one place and others have more than one: about so many.
            strings: Interner::with_capacity(5 * actors.len() + credits / 8),
            pages: Interner::with_capacity(credits / 4),
            roles: Drafts::with_capacity(credits),
            actors: vec![ActorId::at(0); actors.len()],
            platforms: HashMap::with_capacity(platforms.len()),
            cast: Vec::new(),
        };
        builder.catalog.credits.reserve(credits);
        let groups = builder.groups(&of_file);
        for (id, position) in actors.into_iter().enumerate() {
            builder.actors[position] = ActorId::at(id);
            builder.actor(&of_file[position], &groups);
        }
        for (id, position) in by_key(&platforms, |one| &one.key).into_iter().enumerate() {
            builder.platforms.insert(platforms[position].key.clone(), PlatformId::at(id));
            builder.platform(&platforms[position]);
        }
        builder
    }

    /// Takes projects in, with their credits. Cost: see [`Builder`].
    pub fn add(&mut self, projects: &[Project<'_>]) {
        for projects in projects.chunks(FETCHED) {
            self.strings.fetch(projects.iter().flat_map(texts));
            self.pages.fetch(projects.iter().flat_map(addresses));
            self.roles.fetch(projects.iter().flat_map(characters));
            for project in projects {
                self.project(project);
                self.cast(project);
            }
        }
    }

    /// The columns, in the order of keys. Cost: some sorting.
    #[must_use]
    pub fn finish(mut self) -> Catalog {
        self.name_countries();
        let mut catalog = self.catalog;
        catalog.strings = self.strings.finish();
        catalog.pages = self.pages.finish();
        (catalog.characters, catalog.roles) = self.roles.finish();
        catalog.order_projects();
        catalog.rank();
        catalog.list_credits_by_actor();
        catalog.join_series();
        catalog.pack()
    }
}

/// The texts of how many projects are fetched before they are looked up: those of more would drive
/// each other out of the processor's caches.
const FETCHED: usize = 16;

fn characters<'p>(project: &'p Project<'_>) -> impl Iterator<Item = &'p str> {
    project.cast.iter().filter_map(|credit| credit.character.as_deref())
}

fn sources<'p>(project: &'p Project<'_>) -> impl Iterator<Item = &'p Source<'p>> {
    project.sources.iter().chain(project.cast.iter().flat_map(|credit| &credit.sources))
}

fn addresses<'p>(project: &'p Project<'_>) -> impl Iterator<Item = &'p str> {
    sources(project).map(|source| source.url.as_ref())
}

/// What becomes texts of a project and its credits, but for the key, the characters and addresses.
fn texts<'p>(project: &'p Project<'_>) -> impl Iterator<Item = &'p str> {
    let Title { en, original, ko } = &project.title;
    let titles = [Some(en), original.as_ref(), ko.as_ref(), project.series.as_ref()];
    let notes = project.cast.iter().filter_map(|credit| credit.note.as_ref());
    let publishers = sources(project).map(|source| source.publisher.as_ref());
    let texts = titles.into_iter().chain(publishers).flatten().chain(&project.aliases).chain(notes);
    texts.map(AsRef::as_ref)
}

/// The positions of all in the order of their keys.
pub(super) fn by_key<'k, T>(all: &'k [T], key: impl Fn(&'k T) -> &'k str) -> Vec<usize> {
    let beginnings = all.iter().map(|one| beginning(key(one)));
    let mut sorted: Vec<(u128, usize)> = beginnings.zip(0..).collect();
    sorted.sort_by(|(a, one), (b, other)| {
        a.cmp(b).then_with(|| key(&all[*one]).cmp(key(&all[*other])))
    });
    sorted.into_iter().map(|(_, position)| position).collect()
}

/// The first sixteen bytes as a number in the same order. Numbers lie side by side where texts are
/// all over the memory, and most texts differ in them.
fn beginning(text: &str) -> u128 {
    let mut bytes = [0; 16];
    let length = text.len().min(16);
    bytes[..length].copy_from_slice(&text.as_bytes()[..length]);
    u128::from_be_bytes(bytes)
}

impl CreditDrafts {
    fn reserve(&mut self, credits: usize) {
        self.actor.reserve_exact(credits);
        self.project.reserve_exact(credits);
        self.year.reserve_exact(credits);
        self.billing.reserve_exact(credits);
        self.line.reserve_exact(credits);
    }
}

impl Builder {
    fn groups<'a>(&mut self, actors: &'a [Actor]) -> Vec<&'a str> {
        let mut groups: Vec<&str> = actors.iter().filter_map(|a| a.group.as_deref()).collect();
        groups.sort_unstable();
        groups.dedup();
        self.catalog.groups = groups.iter().map(|group| self.strings.id(group)).collect();
        groups
    }

    fn actor(&mut self, actor: &Actor, groups: &[&str]) {
        let group = actor.group.as_deref().and_then(|group| groups.binary_search(&group).ok());
        let row = ActorRow {
            en: self.strings.id(&actor.name.en),
            ko: self.strings.some(actor.name.ko.as_deref()),
            ja: self.strings.some(actor.name.ja.as_deref()),
            zh: self.strings.some(actor.name.zh.as_deref()),
            group: group.map(GroupId::at),
            disambiguation: self.strings.some(actor.disambiguation.as_deref()),
            rank: 0,
        };
        self.catalog.actor_keys.push(&actor.key);
        self.catalog.actors.push(row);
        let aliases = actor.aliases.iter().map(|alias| self.strings.id(alias));
        self.catalog.actor_aliases.push_distinct(aliases);
    }

    fn platform(&mut self, platform: &Platform) {
        let row = PlatformRow {
            key: self.strings.id(&platform.key),
            en: self.strings.id(&platform.name.en),
            ko: self.strings.some(platform.name.ko.as_deref()),
            ja: self.strings.some(platform.name.ja.as_deref()),
            zh: self.strings.some(platform.name.zh.as_deref()),
            kind: platform.kind,
            country: platform.country,
            rank: 0,
        };
        self.catalog.platforms.push(row);
        let aliases = platform.aliases.iter().map(|alias| self.strings.id(alias));
        self.catalog.platform_aliases.push_distinct(aliases);
    }

    fn project(&mut self, project: &Project<'_>) {
        let origins = project.cast.iter().map(|credit| credit.origin);
        let row = ProjectRow {
            key: self.catalog.project_keys.push(&project.key),
            en: self.strings.id(&project.title.en),
            original: self.strings.some(project.title.original.as_deref()),
            ko: self.strings.some(project.title.ko.as_deref()),
            series: self.strings.some(project.series.as_deref()),
            kind: project.kind,
            status: project.status,
            released: Date::pack(project.released),
            rank: 0,
            origin: origins.min_by_key(|origin| (origin.file, origin.line)).unwrap_or_default(),
        };
        self.catalog.projects.push(row);
        let aliases = project.aliases.iter().map(|alias| self.strings.id(alias));
        self.catalog.project_aliases.push_distinct(aliases);
        self.catalog.producers.push_distinct(project.countries.iter().copied());
        let shown_on = project.platforms.iter().filter_map(|key| self.platforms.get(key.as_ref()));
        self.catalog.shown_on.push_distinct(shown_on.copied());
        let sources = project
            .sources
            .iter()
            .map(|source| source_row(&mut self.strings, &mut self.pages, source));
        self.catalog.sources.push(sources);
    }

    fn cast(&mut self, project: &Project<'_>) {
        let mut cast = std::mem::take(&mut self.cast);
        let known = project
            .cast
            .iter()
            .zip(0..)
            .filter_map(|(credit, position)| Some((*self.actors.get(credit.actor)?, position)));
        cast.extend(known);
        cast.sort_unstable();
        for (actor, position) in cast.drain(..) {
            self.credit(actor, &project.cast[position], project.released.map(Date::year));
        }
        self.cast = cast;
        self.catalog.casts.push(self.catalog.credits.actor.len());
    }

    /// A credit of the project that was added last.
    fn credit(&mut self, actor: ActorId, credit: &Credit<'_>, year: Option<u16>) {
        let id = CreditId::at(self.catalog.credits.actor.len());
        let project = self.catalog.projects.len() - 1;
        let origin = self.catalog.projects[project].origin;
        let columns = &mut self.catalog.credits;
        columns.actor.push(actor);
        columns.project.push(ProjectId::at(project));
        self.roles.push(credit.character.as_deref());
        columns.year.push(credit.year.or(year).unwrap_or(0));
        columns.billing.push(credit.billing.map_or(u8::MAX, |billing| billing as u8));
        let line = credit.origin.lines_below(origin).filter(|&line| line != FAR);
        columns.line.push(line.unwrap_or(FAR));
        if line.is_none() {
            columns.strays.push((id, credit.origin));
        }
        if let Some(note) = &credit.note {
            columns.notes.push((id, self.strings.id(note)));
        }
        if !credit.sources.is_empty() {
            columns.sourced.push(id);
            let rows = credit
                .sources
                .iter()
                .map(|source| source_row(&mut self.strings, &mut self.pages, source));
            columns.sources.push(rows);
        }
    }

    fn name_countries(&mut self) {
        let present: BTreeSet<Country> = self.catalog.producers.all().iter().copied().collect();
        for country in present {
            let names = country.names().into_iter();
            let names =
                names.map(|(language, name)| (self.strings.id(language), self.strings.id(name)));
            let names = names.collect();
            self.catalog.country_names.push(CountryRow { country, names });
        }
    }
}

impl Draft {
    /// Gives every actor, platform and project its place in the order of names, so that sorting
    /// compares numbers.
    fn rank(&mut self) {
        let names = |ids: Vec<StrId>| ranks(&folded(ids.iter().map(|&id| self.strings.get(id))));
        let actors = names(self.actors.iter().map(|row| row.en).collect());
        let platforms = names(self.platforms.iter().map(|row| row.en).collect());
        let projects = names(self.projects.iter().map(|row| row.en).collect());
        self.actors.iter_mut().zip(actors).for_each(|(row, rank)| row.rank = rank);
        self.platforms.iter_mut().zip(platforms).for_each(|(row, rank)| row.rank = rank);
        self.projects.iter_mut().zip(projects).for_each(|(row, rank)| row.rank = rank);
    }

    fn list_credits_by_actor(&mut self) {
        let CreditDrafts { actor, year, .. } = &self.credits;
        let ids = super::credit_ids(0..actor.len());
        let of = |id: CreditId| Some(actor[id.index()].index());
        self.by_actor = Lists::by_owner(self.actors.len(), ids, of);
        self.by_actor.sort_each_by_key(|id| Reverse(year[id.index()]));
    }

    fn join_series(&mut self) {
        let of_series =
            self.projects.iter().enumerate().filter(|(_, row)| row.series != StrId::NONE);
        self.series = of_series.map(|(at, row)| (row.series, ProjectId::at(at))).collect();
        self.series.sort_unstable();
    }
}

impl Catalog {
    /// The place of every character, by number, in the order of names. Cost: a sort.
    pub(crate) fn role_ranks(&self) -> Vec<u32> {
        let roles = 0..self.roles().len();
        ranks(&folded(roles.map(|role| self.role(role))))
    }
}

fn folded<'n>(names: impl Iterator<Item = &'n str>) -> Vec<String> {
    names.map(str::to_lowercase).collect()
}

/// Each key's place in the order of all, equal ones sharing theirs.
pub(super) fn ranks(keys: &[String]) -> Vec<u32> {
    let beginnings = keys.iter().map(|key| beginning(key));
    let mut order: Vec<(u128, usize)> = beginnings.zip(0..).collect();
    order.sort_unstable_by(|(a, one), (b, other)| {
        a.cmp(b).then_with(|| keys[*one].cmp(&keys[*other]))
    });
    let mut ranks = vec![0; keys.len()];
    let mut rank = 0;
    for (place, &(_, at)) in order.iter().enumerate() {
        if place > 0 && keys[at] != keys[order[place - 1].1] {
            rank += 1;
        }
        ranks[at] = rank;
    }
    ranks
}

fn source_row(strings: &mut Interner, pages: &mut Interner, source: &Source<'_>) -> SourceRow {
    SourceRow {
        url: pages.id(&source.url),
        publisher: strings.some(source.publisher.as_deref()),
        date: Date::pack(source.date),
    }
}
