//! Layers of entries laid over each other: one entry for each key.

use std::mem;

use hashbrown::HashMap;
use rayon::prelude::*;

use super::Linker;
use super::report::Spot;
use crate::lang::Text;
use crate::load::entry::{
    ActorEntry, ClaimEntry, CreditEntry, PlatformEntry, ProjectEntry, Written,
};
use crate::load::keyed::{HasKey, Keyed};
use crate::load::parse::{Entries, Entry, Place, ProjectWithPlaces, SHARE, Unread};
use crate::load::progress::Progress;
use crate::model::Date;

/// The entries of all layers, one for each key, each with its layer.
#[derive(Default)]
pub struct Joined<'t> {
    /// The latest day that a file names.
    pub as_of: Option<Date>,
    /// Every actor.
    pub actors: Keyed<Entry<ActorEntry<'t>>>,
    /// Every platform.
    pub platforms: Keyed<Entry<PlatformEntry<'t>>>,
    /// Every claim.
    pub claims: Keyed<Entry<ClaimEntry<'t>>>,
    /// Every project.
    pub projects: Projects<'t>,
}

/// The projects of all layers.
#[derive(Default)]
pub struct Projects<'t> {
    /// Those of all layers but the last that has any, one for each key.
    pub below: Keyed<ProjectWithPlaces<'t>>,
    /// Those of the last layer that has any.
    pub last: Vec<Unread>,
}

impl Projects<'_> {
    /// How many credits there are, those counted twice that stand in more than one layer.
    pub fn credits(&self) -> usize {
        let below = self.below.values.iter().map(|(_, project)| project.entry.value.cast.len());
        let last = self.last.iter().map(|unread| unread.item.cast.len());
        below.chain(last).sum()
    }
}

/// Shorter lists are looked through one by one.
const FEW: usize = 16;

impl<'t> Linker<'_, 't> {
    /// Joins the layers, first to last; the projects of the last are left unread.
    ///
    /// Within a layer a repeated key is an error and the first stays. In a later layer actors,
    /// platforms and claims are replaced; a project's stated fields are replaced, and its cast is
    /// merged by actor.
    pub fn join(&mut self, layers: Vec<Entries<'t>>, progress: &Progress) -> Joined<'t> {
        let mut joined = Joined::default();
        let last = layers.iter().rposition(|entries| !entries.projects.is_empty());
        for (layer, entries) in layers.into_iter().enumerate() {
            for entry in &entries.as_of {
                joined.as_of = joined.as_of.max(self.date(&entry.value, &Spot::of(entry)));
            }
            joined.actors.reserve(entries.actors.len());
            for mut entry in entries.actors {
                let spot = Spot::of(&entry);
                self.clean_key(&mut entry.value.key, &spot);
                self.keep(&mut joined.actors, layer, entry, Text("actor", "배우", "俳優"));
            }
            for mut entry in entries.platforms {
                let spot = Spot::of(&entry);
                self.clean_key(&mut entry.value.key, &spot);
                self.keep(
                    &mut joined.platforms,
                    layer,
                    entry,
                    Text("platform", "플랫폼", "放送・配信"),
                );
            }
            for mut entry in entries.claims {
                let spot = Spot::of(&entry);
                self.clean_key(&mut entry.value.key, &spot);
                self.keep(&mut joined.claims, layer, entry, Text("claim", "주장", "主張"));
            }
            if Some(layer) == last {
                joined.projects.last = entries.projects;
                continue;
            }
            let unread = entries.projects.par_iter().with_min_len(SHARE);
            let read: Vec<_> = unread.map(|one| self.read(one, progress)).collect();
            for outcome in read {
                match outcome {
                    Ok(mut project) => {
                        let spot = Spot::of(&project.entry);
                        self.clean_key(&mut project.entry.value.key, &spot);
                        self.keep_project(&mut joined.projects.below, layer, project);
                    }
                    Err(problem) => self.problems.push(*problem),
                }
            }
        }
        joined
    }

    /// Makes a key ready to be compared with others: `p` and `p ` are one.
    pub fn clean_key(&mut self, key: &mut Written<'t>, spot: &Spot) {
        *key = Written(self.text(mem::take(key), spot));
    }

    fn keep<T>(&mut self, keyed: &mut Keyed<Entry<T>>, layer: usize, entry: Entry<T>, what: Text)
    where
        Entry<T>: HasKey,
    {
        match keyed.position(entry.key()) {
            Some(at) if keyed.values[at].0 == layer => {
                self.repeated(&Spot::of(&entry), &Spot::of(&keyed.values[at].1), entry.key(), what);
            }
            Some(at) => keyed.values[at] = (layer, entry),
            None => {
                self.key_form(entry.key(), &Spot::of(&entry));
                keyed.push(layer, entry);
            }
        }
    }

    fn keep_project(
        &mut self,
        keyed: &mut Keyed<ProjectWithPlaces<'t>>,
        layer: usize,
        project: ProjectWithPlaces<'t>,
    ) {
        match keyed.position(project.key()) {
            Some(at) if keyed.values[at].0 == layer => {
                let first = Spot::of(&keyed.values[at].1.entry);
                self.repeated_project(&Spot::of(&project.entry), &first, project.key());
            }
            Some(at) => {
                let (below, mine) = &mut keyed.values[at];
                *below = layer;
                self.lay_over(mine, project);
            }
            None => {
                self.key_form(project.key(), &Spot::of(&project.entry));
                keyed.push(layer, project);
            }
        }
    }

    /// Lays a later layer's project over one of a layer before.
    pub fn lay_over(
        &mut self,
        below: &mut ProjectWithPlaces<'t>,
        mut later: ProjectWithPlaces<'t>,
    ) {
        self.drop_repeated(below);
        self.drop_repeated(&mut later);
        below.overlay(later);
    }

    /// Says that a project was left out whose key stands in its layer before.
    pub fn repeated_project(&mut self, again: &Spot, first: &Spot, key: &str) {
        self.repeated(again, first, key, Text("project", "작품", "作品"));
    }

    /// Drops the entries of a cast whose actor stands in it before, and finds a place for each
    /// that has none.
    pub fn drop_repeated(&mut self, project: &mut ProjectWithPlaces<'_>) {
        let ProjectWithPlaces { entry: Entry { value, file, span }, places } = project;
        let unknown = Place { file: *file, span: span.clone(), line: 0 };
        places.resize(value.cast.len(), unknown);
        let repeated = repeated(&value.cast, |credit| &credit.actor);
        for &(first, again) in &repeated {
            let spot = |at: usize| Spot { file: *file, span: places[at].span.clone() };
            self.repeated(
                &spot(again),
                &spot(first),
                &value.cast[again].actor,
                Text("cast entry", "출연", "出演"),
            );
        }
        if !repeated.is_empty() {
            let mut stays = vec![true; value.cast.len()];
            repeated.into_iter().for_each(|(_, again)| stays[again] = false);
            keep_those(&mut value.cast, &stays);
            keep_those(places, &stays);
        }
    }
}

impl<'t> ProjectWithPlaces<'t> {
    /// Lays a later layer's project over this one.
    fn overlay(&mut self, later: ProjectWithPlaces<'t>) {
        let mine = &mut self.entry.value;
        let theirs = later.entry.value;
        replace(&mut mine.title, theirs.title);
        replace(&mut mine.aliases, theirs.aliases);
        replace(&mut mine.series, theirs.series);
        replace(&mut mine.kind, theirs.kind);
        replace(&mut mine.countries, theirs.countries);
        replace(&mut mine.platforms, theirs.platforms);
        replace(&mut mine.released, theirs.released);
        replace(&mut mine.status, theirs.status);
        replace(&mut mine.sources, theirs.sources);
        mine.key = theirs.key;
        self.entry.file = later.entry.file;
        self.entry.span = later.entry.span;
        let known = |(at, credit): (usize, &CreditEntry<'t>)| (credit.actor.clone(), at);
        let known: HashMap<Written<'t>, usize> = mine.cast.iter().enumerate().map(known).collect();
        for (credit, place) in theirs.cast.into_iter().zip(later.places) {
            match known.get(&credit.actor).copied() {
                Some(at) => (mine.cast[at], self.places[at]) = (credit, place),
                None => {
                    mine.cast.push(credit);
                    self.places.push(place);
                }
            }
        }
    }
}

/// The items of a list whose key stands in it before: where first, and where again.
pub fn repeated<T>(items: &[T], key: impl Fn(&T) -> &str) -> Vec<(usize, usize)> {
    // Most lists are short, and looked through sooner than hashed.
    if items.len() < FEW {
        let mut ends = [0; FEW];
        ends.iter_mut().zip(items).for_each(|(end, item)| *end = end_of(key(item)));
        let again = |at: usize| {
            let same =
                |&first: &usize| ends[first] == ends[at] && key(&items[first]) == key(&items[at]);
            Some(((0..at).find(same)?, at))
        };
        return (0..items.len()).filter_map(again).collect();
    }
    let mut firsts: HashMap<&str, usize> = HashMap::with_capacity(items.len());
    let mut repeated = Vec::new();
    for (at, item) in items.iter().enumerate() {
        let first = *firsts.entry(key(item)).or_insert(at);
        if first < at {
            repeated.push((first, at));
        }
    }
    repeated
}

/// Keeps those items of a list that stay, by position.
fn keep_those<T>(items: &mut Vec<T>, stays: &[bool]) {
    let mut stays = stays.iter();
    items.retain(|_| stays.next() == Some(&true));
}

/// The length and the last bytes of a key, in which most keys differ.
fn end_of(key: &str) -> u64 {
    let last = key.as_bytes().last_chunk().map_or(0, |last| u64::from_le_bytes(*last));
    last.wrapping_add(key.len() as u64)
}

fn replace<T>(mine: &mut Option<T>, theirs: Option<T>) {
    if theirs.is_some() {
        *mine = theirs;
    }
}

macro_rules! has_key {
    ($($entry:ident),+) => {
        $(impl HasKey for Entry<$entry<'_>> {
            fn key(&self) -> &str {
                &self.value.key
            }
        })+
    };
}

has_key!(ActorEntry, PlatformEntry, ClaimEntry, ProjectEntry);

impl HasKey for ProjectWithPlaces<'_> {
    fn key(&self) -> &str {
        self.entry.key()
    }
}
