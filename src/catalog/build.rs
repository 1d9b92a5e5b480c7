//! A linked data set → columns.

use std::collections::BTreeSet;

use hashbrown::HashMap;

use super::Catalog;
use super::columns::{
    ActorRow, CountryRow, CreditColumns, PlatformRow, ProjectRow, STRAY, SourceRow,
};
use super::ids::{ActorId, CreditId, GroupId, PlatformId, ProjectId, StrId};
use super::roles::Drafts;
use super::strings::Interner;
use crate::model::{Actor, Country, Credit, DataSet, Date, Platform, Project, Source};

/// [`super::CreditColumns::billing`] of a credit without one.
pub(super) const NO_BILLING: u8 = u8::MAX;

impl Catalog {
    /// Builds the columns. Links that lead nowhere were reported by the loader and are passed
    /// over. Cost: about a tenth of reading the text.
    #[must_use]
    pub fn build(data: DataSet) -> Catalog {
        let DataSet { as_of, files, actors: of_file, platforms, projects, claims } = data;
        let actors = by_key(&of_file, |actor| &actor.key);
        let platforms = by_key(&platforms, |platform| &platform.key);
        let credits = projects.iter().map(|project| project.cast.len()).sum();
        // Some texts are in more than one place and others have more than one: about so many.
        let texts = 5 * (actors.len() + projects.len());
        let mut builder = Builder {
            catalog: Catalog { as_of, files, claims, ..Catalog::default() },
            strings: Interner::with_capacity(texts),
            roles: Drafts::with_capacity(credits),
        };
        builder.catalog.credits.reserve(credits);
        let groups = builder.groups(&of_file);
        let mut actor_ids = vec![ActorId::at(0); actors.len()];
        for (id, (position, _)) in actors.iter().enumerate() {
            actor_ids[*position] = ActorId::at(id);
        }
        let keys = platforms.iter().map(|(_, platform)| platform.key.as_str());
        let platform_ids: HashMap<&str, usize> = keys.zip(0..).collect();
        actors.iter().for_each(|(_, actor)| builder.actor(actor, &groups));
        platforms.iter().for_each(|(_, platform)| builder.platform(platform));
        let in_order = by_key(&projects, |project| &project.key).into_iter();
        let in_order: Vec<usize> = in_order.map(|(position, _)| position).collect();
        let mut projects: Vec<Option<Project>> = projects.into_iter().map(Some).collect();
        for position in in_order {
            // Dropped as soon as it is done with, while it is near the processor.
            if let Some(project) = projects[position].take() {
                builder.project(&project, &platform_ids);
                builder.cast(&project, &actor_ids);
            }
        }
        builder.finish()
    }
}

/// All in the order of their keys, each with its position.
fn by_key<T>(all: &[T], key: impl Fn(&T) -> &String) -> Vec<(usize, &T)> {
    let beginnings = all.iter().map(|one| beginning(key(one)));
    let mut sorted: Vec<(u128, usize)> = beginnings.zip(0..).collect();
    sorted.sort_by(|(a, one), (b, other)| {
        a.cmp(b).then_with(|| key(&all[*one]).cmp(key(&all[*other])))
    });
    sorted.into_iter().map(|(_, position)| (position, &all[position])).collect()
}

/// The first sixteen bytes as a number in the same order. Numbers lie side by side where texts are
/// all over the memory, and most texts differ in them.
fn beginning(text: &str) -> u128 {
    let mut bytes = [0; 16];
    let length = text.len().min(16);
    bytes[..length].copy_from_slice(&text.as_bytes()[..length]);
    u128::from_be_bytes(bytes)
}

impl CreditColumns {
    fn reserve(&mut self, credits: usize) {
        self.actor.reserve_exact(credits);
        self.project.reserve_exact(credits);
        self.year.reserve_exact(credits);
        self.billing.reserve_exact(credits);
        self.line.reserve_exact(credits);
    }
}

struct Builder {
    catalog: Catalog,
    strings: Interner,
    roles: Drafts,
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
            key: self.strings.new_id(&actor.key),
            en: self.strings.id(&actor.name.en),
            ko: self.strings.some(actor.name.ko.as_ref()),
            ja: self.strings.some(actor.name.ja.as_ref()),
            zh: self.strings.some(actor.name.zh.as_ref()),
            group: group.map(GroupId::at),
            disambiguation: self.strings.some(actor.disambiguation.as_ref()),
            rank: 0,
        };
        self.catalog.actors.push(row);
        let aliases = actor.aliases.iter().map(|alias| self.strings.id(alias));
        self.catalog.actor_aliases.push_distinct(aliases);
    }

    fn platform(&mut self, platform: &Platform) {
        let row = PlatformRow {
            key: self.strings.id(&platform.key),
            en: self.strings.id(&platform.name.en),
            ko: self.strings.some(platform.name.ko.as_ref()),
            ja: self.strings.some(platform.name.ja.as_ref()),
            zh: self.strings.some(platform.name.zh.as_ref()),
            kind: platform.kind,
            country: platform.country,
            rank: 0,
        };
        self.catalog.platforms.push(row);
        let aliases = platform.aliases.iter().map(|alias| self.strings.id(alias));
        self.catalog.platform_aliases.push_distinct(aliases);
    }

    fn project(&mut self, project: &Project, platforms: &HashMap<&str, usize>) {
        let origins = project.cast.iter().map(|credit| credit.origin);
        let row = ProjectRow {
            key: self.strings.new_id(&project.key),
            en: self.strings.id(&project.title.en),
            original: self.strings.some(project.title.original.as_ref()),
            ko: self.strings.some(project.title.ko.as_ref()),
            series: self.strings.some(project.series.as_ref()),
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
        let shown_on = project.platforms.iter().filter_map(|key| platforms.get(key.as_str()));
        self.catalog.shown_on.push_distinct(shown_on.map(|&at| PlatformId::at(at)));
        let sources = project.sources.iter().map(|source| source_row(&mut self.strings, source));
        self.catalog.sources.push(sources);
    }

    fn cast<'p>(&mut self, project: &'p Project, actors: &[ActorId]) {
        let with_id = |credit: &'p Credit| Some((*actors.get(credit.actor)?, credit));
        let mut cast: Vec<(ActorId, &Credit)> = project.cast.iter().filter_map(with_id).collect();
        cast.sort_unstable_by_key(|(actor, _)| *actor);
        for (actor, credit) in cast {
            self.credit(actor, credit, project.released.map(Date::year));
        }
        self.catalog.casts.push(self.catalog.len());
    }

    /// A credit of the project that was added last.
    fn credit(&mut self, actor: ActorId, credit: &Credit, year: Option<u16>) {
        let id = CreditId::at(self.catalog.len());
        let project = self.catalog.projects.len() - 1;
        let origin = self.catalog.projects[project].origin;
        let columns = &mut self.catalog.credits;
        columns.actor.push(actor);
        columns.project.push(ProjectId::at(project));
        self.roles.push(credit.character.as_ref());
        columns.year.push(credit.year.or(year).unwrap_or(0));
        columns.billing.push(credit.billing.map_or(NO_BILLING, |billing| billing as u8));
        let line = credit.origin.lines_below(origin).filter(|&line| line != STRAY);
        columns.line.push(line.unwrap_or(STRAY));
        if line.is_none() {
            columns.strays.push((id, credit.origin));
        }
        if let Some(note) = &credit.note {
            columns.notes.push((id, self.strings.id(note)));
        }
        if !credit.sources.is_empty() {
            columns.sourced.push(id);
            let rows = credit.sources.iter().map(|source| source_row(&mut self.strings, source));
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

    fn finish(mut self) -> Catalog {
        self.name_countries();
        self.catalog.strings = self.strings.finish();
        self.catalog.roles = self.roles.finish();
        let mut catalog = self.catalog;
        catalog.rank();
        catalog.list_credits_by_actor();
        catalog.join_series();
        catalog
    }
}

impl Catalog {
    /// Gives every actor, platform and project its place in the order of names, so that sorting
    /// compares numbers.
    fn rank(&mut self) {
        let names = |ids: Vec<StrId>| ranks(&folded(ids.iter().map(|&id| self.text(id))));
        let actors = names(self.actors.iter().map(|row| row.en).collect());
        let platforms = names(self.platforms.iter().map(|row| row.en).collect());
        let projects = names(self.projects.iter().map(|row| row.en).collect());
        self.actors.iter_mut().zip(actors).for_each(|(row, rank)| row.rank = rank);
        self.platforms.iter_mut().zip(platforms).for_each(|(row, rank)| row.rank = rank);
        self.projects.iter_mut().zip(projects).for_each(|(row, rank)| row.rank = rank);
    }

    /// The place of every character, by number, in the order of names. Cost: a sort.
    pub(crate) fn role_ranks(&self) -> Vec<u32> {
        let roles = 0..self.roles().len();
        ranks(&folded(roles.map(|role| self.role(role))))
    }

    fn list_credits_by_actor(&mut self) {
        let mut starts = vec![0_usize; self.actors.len() + 1];
        for actor in &self.credits.actor {
            starts[actor.index() + 1] += 1;
        }
        for actor in 0..self.actors.len() {
            starts[actor + 1] += starts[actor];
        }
        let mut free = starts.clone();
        let mut all = vec![CreditId::at(0); self.len()];
        for id in super::credit_ids(0..self.len()) {
            let place = &mut free[self.credits.actor[id.index()].index()];
            all[*place] = id;
            *place += 1;
        }
        for range in starts.windows(2) {
            let of_actor = &mut all[range[0]..range[1]];
            of_actor.sort_by_key(|id| std::cmp::Reverse(self.credits.year[id.index()]));
            self.by_actor.push(of_actor.iter().copied());
        }
    }

    fn join_series(&mut self) {
        let of_series =
            self.projects.iter().enumerate().filter(|(_, row)| row.series != StrId::NONE);
        self.series = of_series.map(|(at, row)| (row.series, ProjectId::at(at))).collect();
        self.series.sort_unstable();
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

fn source_row(strings: &mut Interner, source: &Source) -> SourceRow {
    SourceRow {
        url: strings.id(&source.url),
        publisher: strings.some(source.publisher.as_ref()),
        date: Date::pack(source.date),
    }
}
