//! A linked data set → columns.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::ids::{ActorId, CreditId, GroupId, PlatformId, ProjectId, Span, StrId};
use super::strings::Interner;
use super::{ActorRow, Catalog, CountryRow, PlatformRow, ProjectRow, SourceRow};
use crate::model::{Actor, Country, Credit, DataSet, Date, Platform, Project, Source};

/// [`super::CreditColumns::billing`] of a credit without one.
pub(super) const NO_BILLING: u8 = u8::MAX;

impl Catalog {
    /// Builds the columns. Links that lead nowhere were reported by the loader and are passed
    /// over. Cost: about a tenth of reading the text.
    #[must_use]
    pub fn build(mut data: DataSet) -> Catalog {
        data.actors.sort_by(|a, b| a.key.cmp(&b.key));
        data.platforms.sort_by(|a, b| a.key.cmp(&b.key));
        data.projects.sort_by(|a, b| a.key.cmp(&b.key));
        let mut builder = Builder {
            catalog: Catalog {
                as_of: data.as_of,
                files: std::mem::take(&mut data.files),
                claims: std::mem::take(&mut data.claims),
                ..Catalog::default()
            },
            strings: Interner::default(),
        };
        let groups = builder.groups(&data.actors);
        let actors = positions(data.actors.iter().map(|actor| actor.key.as_str()));
        let platforms = positions(data.platforms.iter().map(|platform| platform.key.as_str()));
        data.actors.iter().for_each(|actor| builder.actor(actor, &groups));
        data.platforms.iter().for_each(|platform| builder.platform(platform));
        for project in &data.projects {
            builder.project(project, &platforms);
            builder.cast(project, &actors);
        }
        builder.finish()
    }
}

fn positions<'a>(keys: impl Iterator<Item = &'a str>) -> HashMap<&'a str, usize> {
    keys.enumerate().map(|(at, key)| (key, at)).collect()
}

struct Builder {
    catalog: Catalog,
    strings: Interner,
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
            key: self.strings.id(&actor.key),
            en: self.strings.id(&actor.name.en),
            ko: self.strings.some(actor.name.ko.as_ref()),
            ja: self.strings.some(actor.name.ja.as_ref()),
            zh: self.strings.some(actor.name.zh.as_ref()),
            group: group.map(GroupId::at),
            disambiguation: self.strings.some(actor.disambiguation.as_ref()),
            aliases: self.aliases(&actor.aliases),
            credits: Span::default(),
            rank: 0,
        };
        self.catalog.actors.push(row);
    }

    fn platform(&mut self, platform: &Platform) {
        let row = PlatformRow {
            key: self.strings.id(&platform.key),
            en: self.strings.id(&platform.name.en),
            ko: self.strings.some(platform.name.ko.as_ref()),
            ja: self.strings.some(platform.name.ja.as_ref()),
            zh: self.strings.some(platform.name.zh.as_ref()),
            aliases: self.aliases(&platform.aliases),
            kind: platform.kind,
            country: platform.country,
            rank: 0,
        };
        self.catalog.platforms.push(row);
    }

    fn project(&mut self, project: &Project, platforms: &HashMap<&str, usize>) {
        let countries = pour(&mut self.catalog.countries, dedup(project.countries.iter().copied()));
        let shown_on = project.platforms.iter().filter_map(|key| platforms.get(key.as_str()));
        let shown_on = dedup(shown_on.map(|&at| PlatformId::at(at)));
        let shown_on = pour(&mut self.catalog.shown_on, shown_on);
        let row = ProjectRow {
            key: self.strings.id(&project.key),
            en: self.strings.id(&project.title.en),
            original: self.strings.some(project.title.original.as_ref()),
            ko: self.strings.some(project.title.ko.as_ref()),
            series: self.strings.some(project.series.as_ref()),
            aliases: self.aliases(&project.aliases),
            countries,
            platforms: shown_on,
            sources: self.sources(&project.sources),
            credits: Span::default(),
            kind: project.kind,
            status: project.status,
            released: Date::pack(project.released),
            rank: 0,
        };
        self.catalog.projects.push(row);
    }

    fn cast(&mut self, project: &Project, actors: &HashMap<&str, usize>) {
        let id = ProjectId::at(self.catalog.projects.len() - 1);
        let start = self.catalog.len();
        let mut cast: Vec<(usize, &Credit)> = project
            .cast
            .iter()
            .filter_map(|credit| Some((*actors.get(credit.actor.as_str())?, credit)))
            .collect();
        cast.sort_by_key(|(actor, _)| *actor);
        for (actor, credit) in cast {
            let sources = if credit.sources.is_empty() {
                self.catalog.projects[id.index()].sources
            } else {
                self.sources(&credit.sources)
            };
            let year = credit.year.or_else(|| project.released.map(Date::year));
            let columns = &mut self.catalog.credits;
            columns.actor.push(ActorId::at(actor));
            columns.project.push(id);
            columns.character.push(self.strings.some(credit.character.as_ref()));
            columns.note.push(self.strings.some(credit.note.as_ref()));
            columns.sources.push(sources);
            columns.origin.push(credit.origin);
            columns.year.push(year.unwrap_or(0));
            columns.billing.push(credit.billing.map_or(NO_BILLING, |billing| billing as u8));
        }
        self.catalog.projects[id.index()].credits = Span::of(start..self.catalog.len());
    }

    fn aliases(&mut self, aliases: &[String]) -> Span {
        let ids: Vec<StrId> = aliases.iter().map(|alias| self.strings.id(alias)).collect();
        pour(&mut self.catalog.aliases, dedup(ids.into_iter()))
    }

    fn sources(&mut self, sources: &[Source]) -> Span {
        let start = self.catalog.sources.len();
        for source in sources {
            let row = SourceRow {
                url: self.strings.id(&source.url),
                publisher: self.strings.some(source.publisher.as_ref()),
                date: Date::pack(source.date),
            };
            self.catalog.sources.push(row);
        }
        Span::of(start..self.catalog.sources.len())
    }

    fn name_countries(&mut self) {
        let present: BTreeSet<Country> = self.catalog.countries.iter().copied().collect();
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
        let names =
            |ids: Vec<StrId>| ranks(&ids.iter().map(|&id| self.text(id)).collect::<Vec<_>>());
        let actors = names(self.actors.iter().map(|row| row.en).collect());
        let platforms = names(self.platforms.iter().map(|row| row.en).collect());
        let projects = names(self.projects.iter().map(|row| row.en).collect());
        self.actors.iter_mut().zip(actors).for_each(|(row, rank)| row.rank = rank);
        self.platforms.iter_mut().zip(platforms).for_each(|(row, rank)| row.rank = rank);
        self.projects.iter_mut().zip(projects).for_each(|(row, rank)| row.rank = rank);
    }

    fn list_credits_by_actor(&mut self) {
        let mut all: Vec<CreditId> = super::credit_ids(0..self.len()).collect();
        let newest_first = |id: &CreditId| std::cmp::Reverse(self.credits.year[id.index()]);
        all.sort_by_key(|id| (self.credits.actor[id.index()], newest_first(id)));
        let mut start = 0;
        for actor in 0..self.actors.len() {
            let more = all[start..].iter();
            let of_actor = |id: &&CreditId| self.credits.actor[id.index()].index() == actor;
            let end = start + more.take_while(of_actor).count();
            self.actors[actor].credits = Span::of(start..end);
            start = end;
        }
        self.by_actor = all;
    }

    fn join_series(&mut self) {
        let of_series =
            self.projects.iter().enumerate().filter(|(_, row)| row.series != StrId::NONE);
        self.series = of_series.map(|(at, row)| (row.series, ProjectId::at(at))).collect();
        self.series.sort_unstable();
    }
}

/// Each name's place in the order of all, equal names sharing theirs.
fn ranks(names: &[&str]) -> Vec<u32> {
    let folded: Vec<String> = names.iter().map(|name| name.to_lowercase()).collect();
    let mut order: Vec<usize> = (0..names.len()).collect();
    order.sort_by(|&a, &b| folded[a].cmp(&folded[b]));
    let mut ranks = vec![0; names.len()];
    let mut rank = 0;
    for (place, &at) in order.iter().enumerate() {
        if place > 0 && folded[at] != folded[order[place - 1]] {
            rank += 1;
        }
        ranks[at] = rank;
    }
    ranks
}

fn pour<T>(pool: &mut Vec<T>, items: Vec<T>) -> Span {
    let start = pool.len();
    pool.extend(items);
    let range: Range<usize> = start..pool.len();
    Span::of(range)
}

/// The items without repetitions, in their order.
fn dedup<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut kept = Vec::new();
    for item in items {
        if !kept.contains(&item) {
            kept.push(item);
        }
    }
    kept
}
