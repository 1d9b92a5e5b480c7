//! Layers of entries → one linked data set: what the parser cannot see is found here.

use std::borrow::Cow;
use std::ops::Range;

use hashbrown::{HashMap, HashSet};
use rayon::prelude::*;

use super::entry::{
    ActorEntry, ClaimEntry, CreditEntry, NameEntry, PlatformEntry, ProjectEntry, SourceEntry,
};
use super::keyed::{HasKey, Keyed};
use super::parse::{Entries, Entry, Place, ProjectWithPlaces, Text};
use super::problem::{self, Problem, Severity, readable};
use super::text::clean;
use crate::model::{
    Actor, Claim, Country, Credit, DataSet, Date, Evidence, Name, Origin, Platform, Project,
    Source, Status, Title,
};
use crate::names::nearest;

/// Joins the layers, first to last, and links what stands in them.
///
/// Within a layer a repeated key is an error and the first stays. In a later layer actors,
/// platforms and claims are replaced; a project's stated fields are replaced, and its cast is
/// merged by actor.
pub fn link(texts: &[Text], layers: Vec<Entries>, problems: &mut Vec<Problem>) -> DataSet {
    let mut linker = Linker { texts, problems };
    let mut actors = Keyed::default();
    let mut platforms = Keyed::default();
    let mut claims = Keyed::default();
    let mut projects: Keyed<Merged> = Keyed::default();
    let mut as_of = None;
    for (layer, entries) in layers.into_iter().enumerate() {
        for entry in &entries.as_of {
            let place = Spot::of(entry);
            as_of = as_of.max(linker.date(&entry.value, &place));
        }
        actors.reserve(entries.actors.len());
        projects.reserve(entries.projects.len());
        for entry in entries.actors {
            linker.keep(&mut actors, layer, entry, "actor");
        }
        for entry in entries.platforms {
            linker.keep(&mut platforms, layer, entry, "platform");
        }
        for entry in entries.claims {
            linker.keep(&mut claims, layer, entry, "claim");
        }
        for ProjectWithPlaces { project, places } in entries.projects {
            linker.keep_project(&mut projects, layer, Merged { entry: project, places });
        }
    }
    let actors: Vec<Actor> = actors.values.into_iter().map(|(_, e)| linker.actor(e)).collect();
    let platforms: Vec<Platform> =
        platforms.values.into_iter().map(|(_, e)| linker.platform(e)).collect();
    let claims = claims.values.into_iter().map(|(_, e)| linker.claim(e)).collect();
    let known = Known::of(&actors, &platforms, as_of);
    let outcomes = projects.values.into_par_iter().map(|(_, merged)| {
        let mut problems = Vec::new();
        (Linker { texts, problems: &mut problems }.project(merged, &known), problems)
    });
    let (projects, found): (Vec<Option<Project>>, Vec<Vec<Problem>>) = outcomes.unzip();
    linker.problems.extend(found.into_iter().flatten());
    let projects = projects.into_iter().flatten().collect();
    drop(known);
    linker.namesakes(&actors);
    let files = texts.iter().map(|text| text.path.clone()).collect();
    DataSet { as_of, files, actors, platforms, projects, claims }
}

macro_rules! has_key {
    ($($entry:ty),+) => {
        $(impl HasKey for Entry<$entry> {
            fn key(&self) -> &str {
                &self.value.key
            }
        })+
    };
}

has_key!(ActorEntry, PlatformEntry, ClaimEntry, ProjectEntry);

impl HasKey for Merged {
    fn key(&self) -> &str {
        self.entry.key()
    }
}

/// A project's fields and its cast from all layers, with a place for each entry of the cast.
struct Merged {
    entry: Entry<ProjectEntry>,
    places: Vec<Place>,
}

/// What links may point to.
struct Known<'a> {
    actors: HashSet<&'a str>,
    platforms: HashSet<&'a str>,
    as_of: Option<Date>,
}

impl<'a> Known<'a> {
    fn of(actors: &'a [Actor], platforms: &'a [Platform], as_of: Option<Date>) -> Self {
        Known {
            actors: actors.iter().map(|actor| actor.key.as_str()).collect(),
            platforms: platforms.iter().map(|platform| platform.key.as_str()).collect(),
            as_of,
        }
    }
}

/// Where an entry stands, without the entry.
struct Spot {
    file: usize,
    span: Range<usize>,
}

impl Spot {
    fn of<T>(entry: &Entry<T>) -> Spot {
        Spot { file: entry.file, span: entry.span.clone() }
    }
}

/// Casts up to this size are looked through one by one.
const FEW: usize = 16;

struct Linker<'t, 'p> {
    texts: &'t [Text],
    problems: &'p mut Vec<Problem>,
}

impl Linker<'_, '_> {
    fn keep<T>(&mut self, keyed: &mut Keyed<Entry<T>>, layer: usize, entry: Entry<T>, what: &str)
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

    fn keep_project(&mut self, keyed: &mut Keyed<Merged>, layer: usize, mut project: Merged) {
        match keyed.position(project.key()) {
            Some(at) if keyed.values[at].0 == layer => {
                let (first, again) = (&keyed.values[at].1.entry, &project.entry);
                self.repeated(&Spot::of(again), &Spot::of(first), again.key(), "project");
            }
            Some(at) => {
                let (below, mine) = &mut keyed.values[at];
                *below = layer;
                self.drop_repeated(mine);
                self.drop_repeated(&mut project);
                mine.overlay(project);
            }
            None => {
                self.key_form(project.key(), &Spot::of(&project.entry));
                keyed.push(layer, project);
            }
        }
    }

    /// Drops the entries of a cast whose actor stands in it before, and finds a place for each
    /// that has none.
    fn drop_repeated(&mut self, project: &mut Merged) {
        let Merged { entry: Entry { value, file, span }, places } = project;
        let unknown = Place { file: *file, span: span.clone(), line: 0 };
        places.resize(value.cast.len(), unknown);
        let repeated = repeated_actors(&value.cast);
        for &(first, again) in &repeated {
            let spot = |at: usize| Spot { file: *file, span: places[at].span.clone() };
            self.repeated(&spot(again), &spot(first), &value.cast[again].actor, "cast entry");
        }
        for (_, again) in repeated.into_iter().rev() {
            value.cast.remove(again);
            places.remove(again);
        }
    }

    fn actor(&mut self, entry: Entry<ActorEntry>) -> Actor {
        let spot = Spot::of(&entry);
        let value = entry.value;
        Actor {
            key: self.text(value.key, &spot),
            name: self.name(value.name, &spot),
            aliases: self.texts(value.aliases, &spot),
            group: self.some_text(value.group, &spot),
            disambiguation: self.some_text(value.disambiguation, &spot),
        }
    }

    fn platform(&mut self, entry: Entry<PlatformEntry>) -> Platform {
        let spot = Spot::of(&entry);
        let value = entry.value;
        Platform {
            key: self.text(value.key, &spot),
            name: self.name(value.name, &spot),
            aliases: self.texts(value.aliases, &spot),
            kind: value.kind,
            country: value.country.and_then(|code| self.country(&code, &spot)),
        }
    }

    fn claim(&mut self, entry: Entry<ClaimEntry>) -> Claim {
        let spot = Spot::of(&entry);
        let value = entry.value;
        let shows = value.shows.into_iter();
        Claim {
            key: self.text(value.key, &spot),
            text: self.text(value.text, &spot),
            sources: self.sources(value.sources, &spot),
            shows: shows.map(|figure| Evidence { by: figure.by, query: figure.query }).collect(),
        }
    }

    fn project(&mut self, mut merged: Merged, known: &Known) -> Option<Project> {
        self.drop_repeated(&mut merged);
        let spot = Spot::of(&merged.entry);
        let value = merged.entry.value;
        let (Some(title), Some(kind), Some(status)) = (value.title, value.kind, value.status)
        else {
            let missing =
                "the project needs `title`, `kind` and `status`, here or in a layer before";
            self.error(&spot, &value.key, missing.to_owned(), None);
            return None;
        };
        let countries = value.countries.unwrap_or_default();
        let platforms = value.platforms.unwrap_or_default();
        let released = value.released.and_then(|text| self.date(&text, &spot));
        self.status_against_date(status, released, known.as_of, &spot);
        if countries.is_empty() {
            self.warning(&spot, &value.key, "the project names no producing country".to_owned());
        }
        let sources = self.sources(value.sources.unwrap_or_default(), &spot);
        let cast = value.cast.into_iter().zip(merged.places);
        Some(Project {
            title: Title {
                en: self.text(title.en, &spot),
                original: self.some_text(title.original, &spot),
                ko: self.some_text(title.ko, &spot),
            },
            aliases: self.texts(value.aliases.unwrap_or_default(), &spot),
            series: self.some_text(value.series, &spot),
            kind,
            countries: countries.iter().filter_map(|code| self.country(code, &spot)).collect(),
            platforms: platforms
                .into_iter()
                .filter(|key| self.platform_is_known(key, known, &spot))
                .collect(),
            released,
            status,
            cast: cast
                .filter_map(|(credit, place)| self.credit(credit, place, known, &sources))
                .collect(),
            sources,
            key: self.text(value.key, &spot),
        })
    }

    fn credit(
        &mut self,
        value: CreditEntry,
        Place { file, span, line }: Place,
        known: &Known,
        project_sources: &[Source],
    ) -> Option<Credit> {
        let spot = Spot { file, span };
        if !known.actors.contains(value.actor.as_str()) {
            let near = nearest(&value.actor, known.actors.iter().copied());
            let help = near.map(|near| format!("did you mean `{near}`?"));
            self.error(
                &spot,
                &value.actor,
                format!("no actor has the key `{}`", value.actor),
                help,
            );
            return None;
        }
        let sources = self.sources(value.sources, &spot);
        if sources.is_empty() && project_sources.is_empty() {
            self.warning(&spot, &value.actor, "no source supports this credit".to_owned());
        }
        Some(Credit {
            character: self.some_text(value.character, &spot),
            billing: value.billing,
            year: value.year.filter(|year| self.year_is_possible(*year, &spot)),
            note: self.some_text(value.note, &spot),
            sources,
            origin: Origin { file: u16::try_from(spot.file).unwrap_or(u16::MAX), line },
            actor: self.text(value.actor, &spot),
        })
    }

    fn name(&mut self, name: NameEntry, spot: &Spot) -> Name {
        Name {
            en: self.text(name.en, spot),
            ko: self.some_text(name.ko, spot),
            ja: self.some_text(name.ja, spot),
            zh: self.some_text(name.zh, spot),
        }
    }

    fn sources(&mut self, sources: Vec<SourceEntry>, spot: &Spot) -> Vec<Source> {
        sources.into_iter().filter_map(|source| self.source(source, spot)).collect()
    }

    fn source(&mut self, source: SourceEntry, spot: &Spot) -> Option<Source> {
        let is_web = source.url.starts_with("https://") || source.url.starts_with("http://");
        let is_plain = source.url.bytes().fold(true, |plain, byte| plain & byte.is_ascii_graphic());
        let steers = |c: char| c.is_whitespace() || c.is_control();
        if !is_web || !is_plain && source.url.contains(steers) {
            let message = format!("`{}` is no http or https address", source.url);
            self.error(spot, &source.url, message, None);
            return None;
        }
        Some(Source {
            url: self.text(source.url, spot),
            publisher: self.some_text(source.publisher, spot),
            date: source.date.and_then(|text| self.date(&text, spot)),
        })
    }

    fn text(&mut self, text: String, spot: &Spot) -> String {
        let (cleaned, changed) = clean(&text);
        if let Some(what) = changed {
            self.warning(spot, &text, what.to_owned());
        }
        match cleaned {
            Cow::Borrowed(same) if same.len() == text.len() => text,
            other => other.into_owned(),
        }
    }

    fn texts(&mut self, texts: Vec<String>, spot: &Spot) -> Vec<String> {
        texts.into_iter().map(|text| self.text(text, spot)).filter(|t| !t.is_empty()).collect()
    }

    fn some_text(&mut self, text: Option<String>, spot: &Spot) -> Option<String> {
        text.map(|text| self.text(text, spot)).filter(|text| !text.is_empty())
    }

    fn date(&mut self, text: &str, spot: &Spot) -> Option<Date> {
        text.parse()
            .map_err(|error: crate::model::DateError| {
                self.error(spot, text, format!("`{text}` is no date: {error}"), None);
            })
            .ok()
    }

    fn country(&mut self, code: &str, spot: &Spot) -> Option<Country> {
        let country = Country::from_code(code);
        if country.is_none() {
            let meant = Country::named(code);
            let help = meant.map(|meant| format!("did you mean `{meant}`, {}?", meant.name()));
            let message = format!("`{code}` is no country code of ISO 3166-1");
            self.error(spot, code, message, help);
        }
        country
    }

    fn platform_is_known(&mut self, key: &str, known: &Known, spot: &Spot) -> bool {
        let is_known = known.platforms.contains(key);
        if !is_known {
            let near = nearest(key, known.platforms.iter().copied());
            let help = near.map(|near| format!("did you mean `{near}`?"));
            self.error(spot, key, format!("no platform has the key `{key}`"), help);
        }
        is_known
    }

    fn year_is_possible(&mut self, year: u16, spot: &Spot) -> bool {
        let possible = (1..=9999).contains(&year);
        if !possible {
            self.error(spot, &year.to_string(), format!("`{year}` is no year"), None);
        }
        possible
    }

    fn key_form(&mut self, key: &str, spot: &Spot) {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if key.is_empty() || !key.chars().all(allowed) {
            let help = "a key has lower-case ASCII letters, digits and hyphens";
            self.error(spot, key, format!("`{key}` is no key"), Some(help.to_owned()));
        }
    }

    fn status_against_date(
        &mut self,
        status: Status,
        released: Option<Date>,
        as_of: Option<Date>,
        spot: &Spot,
    ) {
        let (Some(released), Some(as_of)) = (released, as_of) else { return };
        let text = released.to_string();
        if status == Status::Released && released.is_surely_after(as_of) {
            let message = format!("released on {text}, after {as_of}, and yet `Released`");
            self.warning(spot, &text, message);
        }
        let awaited = matches!(status, Status::Upcoming | Status::Announced);
        if awaited && as_of.is_surely_after(released) {
            let message = format!("its date {text} lies before {as_of}, and yet `{status:?}`");
            self.warning(spot, &text, message);
        }
    }

    /// Two actors with one hangul name need something that tells them apart.
    fn namesakes(&mut self, actors: &[Actor]) {
        let mut by_name: HashMap<&str, &Actor> = HashMap::with_capacity(actors.len());
        for actor in actors {
            let Some(ko) = actor.name.ko.as_deref() else { continue };
            let Some(first) = by_name.insert(ko, actor) else { continue };
            if first.disambiguation.is_none() && actor.disambiguation.is_none() {
                let message = format!(
                    "`{}` and `{}` are both {ko}, and neither has a `disambiguation`",
                    first.key, actor.key
                );
                let spot = self.find_key(&actor.key);
                self.warning(&spot, &actor.key, message);
            }
        }
    }

    /// The place of an actor's key, looked for in the texts; only for the rare problem.
    fn find_key(&self, key: &str) -> Spot {
        let wanted = format!("\"{key}\"");
        let found = self.texts.iter().enumerate().find_map(|(file, text)| {
            text.text.find(&wanted).map(|at| Spot { file, span: at..at + wanted.len() })
        });
        found.unwrap_or(Spot { file: 0, span: 0..0 })
    }

    fn repeated(&mut self, spot: &Spot, first: &Spot, key: &str, what: &str) {
        let text = &self.texts[first.file];
        let problem::Place { path, line, .. } =
            problem::Place::of(&text.path, &text.text, first.span.clone());
        let help = format!("the first is at {path}:{line}; this one was left out");
        self.error(spot, key, format!("a second {what} has the key `{key}`"), Some(help));
    }

    fn error(&mut self, spot: &Spot, needle: &str, message: String, help: Option<String>) {
        self.report(Severity::Error, spot, needle, (message, help));
    }

    fn warning(&mut self, spot: &Spot, needle: &str, message: String) {
        self.report(Severity::Warning, spot, needle, (message, None));
    }

    /// Reports a problem at the text `needle` within the entry, or at the entry's first line.
    fn report(
        &mut self,
        severity: Severity,
        spot: &Spot,
        needle: &str,
        (message, help): (String, Option<String>),
    ) {
        let Some(text) = self.texts.get(spot.file) else { return };
        let entry = &text.text[spot.span.clone()];
        let quoted = entry.find(&format!("\"{needle}\"")).map(|at| at..at + needle.len() + 2);
        let bare = || entry.find(needle).map(|at| at..at + needle.len());
        let span = quoted.or_else(bare).map_or(spot.span.start..spot.span.start + 1, |inner| {
            spot.span.start + inner.start..spot.span.start + inner.end
        });
        let place = problem::Place::of(&text.path, &text.text, span);
        let (message, help) = (readable(message), help.map(readable));
        self.problems.push(Problem { severity, place, message, help });
    }
}

impl Merged {
    /// Lays a later layer's project over this one.
    fn overlay(&mut self, later: Merged) {
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
        self.entry.file = later.entry.file;
        self.entry.span = later.entry.span;
        for (credit, place) in theirs.cast.into_iter().zip(later.places) {
            match mine.cast.iter().position(|mine| mine.actor == credit.actor) {
                Some(at) => (mine.cast[at], self.places[at]) = (credit, place),
                None => {
                    mine.cast.push(credit);
                    self.places.push(place);
                }
            }
        }
    }
}

/// The entries of a cast whose actor stands in it before: where first, and where again.
fn repeated_actors(cast: &[CreditEntry]) -> Vec<(usize, usize)> {
    let first_with = |actor: &str| cast.iter().position(|credit| credit.actor == actor);
    // Most casts are small, and looked through sooner than hashed.
    if cast.len() < FEW {
        let again = |(at, credit): (usize, &CreditEntry)| {
            let first = first_with(&credit.actor)?;
            (first < at).then_some((first, at))
        };
        return cast.iter().enumerate().filter_map(again).collect();
    }
    let mut firsts: HashMap<&str, usize> = HashMap::with_capacity(cast.len());
    let mut repeated = Vec::new();
    for (at, credit) in cast.iter().enumerate() {
        let first = *firsts.entry(&credit.actor).or_insert(at);
        if first < at {
            repeated.push((first, at));
        }
    }
    repeated
}

fn replace<T>(mine: &mut Option<T>, theirs: Option<T>) {
    if theirs.is_some() {
        *mine = theirs;
    }
}
