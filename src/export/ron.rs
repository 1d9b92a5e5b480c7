//! RON: the chosen credits as a data set that loads again, and then exports to the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, Write};

use ::ron::Options;
use ::ron::extensions::Extensions;
use ::ron::ser::PrettyConfig;

use super::Export;
use crate::catalog::{
    ActorId, ActorRef, CreditId, CreditRef, PlatformId, PlatformRef, ProjectId, ProjectRef,
    SourceRef,
};
use crate::load::entry::{
    ActorEntry, CreditEntry, FileEntry, NameEntry, PlatformEntry, ProjectEntry, SourceEntry,
    TitleEntry,
};
use crate::model::Date;

/// How deep fields and items have lines of their own: down to the cast entries of a project, each
/// of which stays on one line.
const DEPTH: usize = 4;

/// Writes the chosen credits with their actors, projects and platforms, all in the order of their
/// keys, whatever the order of the rows.
pub fn write(export: &Export<'_>, out: &mut dyn Write) -> io::Result<()> {
    let layout = PrettyConfig::new()
        .depth_limit(DEPTH)
        .new_line("\n")
        .escape_strings(false)
        .extensions(Extensions::IMPLICIT_SOME);
    let mut pen = Pen { out, error: None };
    let written = Options::default().to_writer_pretty(&mut pen, &file(export), layout);
    match (pen.error, written) {
        (Some(error), _) => Err(error),
        (None, Err(error)) => Err(io::Error::other(error)),
        (None, Ok(())) => pen.out.write_all(b"\n"),
    }
}

/// Lets `ron` write to a writer of bytes, and keeps what that had to say: a closed pipe is no
/// failure, and `ron`'s own errors do not tell it from one.
struct Pen<'w> {
    out: &'w mut dyn Write,
    error: Option<io::Error>,
}

impl fmt::Write for Pen<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.out.write_all(text.as_bytes()).map_err(|error| {
            self.error = Some(error);
            fmt::Error
        })
    }
}

fn file(export: &Export<'_>) -> FileEntry {
    let catalog = export.catalog;
    let mut actors: BTreeSet<ActorId> = BTreeSet::new();
    let mut platforms: BTreeSet<PlatformId> = BTreeSet::new();
    let mut casts: BTreeMap<ProjectId, BTreeSet<CreditId>> = BTreeMap::new();
    for &id in export.rows {
        let credit = catalog.credit(id);
        actors.insert(credit.actor().id());
        platforms.extend(credit.project().platforms().map(PlatformRef::id));
        casts.entry(credit.project().id()).or_default().insert(id);
    }
    // Ids are ordered as keys are.
    FileEntry {
        as_of: catalog.as_of().map(|date| date.to_string()),
        actors: actors.into_iter().map(|id| actor(catalog.actor(id))).collect(),
        platforms: platforms.into_iter().map(|id| platform(catalog.platform(id))).collect(),
        projects: casts
            .into_iter()
            .map(|(id, cast)| {
                let cast = cast.into_iter().map(|id| credit(catalog.credit(id))).collect();
                project(catalog.project(id), cast)
            })
            .collect(),
        claims: Vec::new(),
    }
}

fn actor(actor: ActorRef<'_>) -> ActorEntry {
    ActorEntry {
        key: actor.key().to_owned(),
        name: NameEntry {
            en: actor.en().to_owned(),
            ko: actor.ko().map(str::to_owned),
            ja: actor.ja().map(str::to_owned),
            zh: actor.zh().map(str::to_owned),
        },
        aliases: owned(actor.aliases()),
        group: actor.group_name().map(str::to_owned),
        disambiguation: actor.disambiguation().map(str::to_owned),
    }
}

fn platform(platform: PlatformRef<'_>) -> PlatformEntry {
    PlatformEntry {
        key: platform.key().to_owned(),
        name: NameEntry {
            en: platform.en().to_owned(),
            ko: platform.ko().map(str::to_owned),
            ja: platform.ja().map(str::to_owned),
            zh: platform.zh().map(str::to_owned),
        },
        aliases: owned(platform.aliases()),
        kind: platform.kind(),
        country: platform.country().map(|country| country.to_string()),
    }
}

fn project(project: ProjectRef<'_>, cast: Vec<CreditEntry>) -> ProjectEntry {
    ProjectEntry {
        key: project.key().to_owned(),
        title: Some(TitleEntry {
            en: project.title().to_owned(),
            original: project.original().map(str::to_owned),
            ko: project.ko().map(str::to_owned),
        }),
        aliases: some(owned(project.aliases())),
        series: project.series().map(str::to_owned),
        kind: Some(project.kind()),
        countries: some(project.countries().iter().map(ToString::to_string).collect()),
        platforms: some(owned(project.platforms().map(PlatformRef::key))),
        released: project.released().map(|date| date.to_string()),
        status: Some(project.status()),
        sources: some(project.sources().map(source).collect()),
        cast,
    }
}

/// A credit with what is its own: a year or sources that are its project's are not said again.
fn credit(credit: CreditRef<'_>) -> CreditEntry {
    let year_of_project = credit.project().released().map(Date::year);
    let sources =
        if credit.shares_sources() { Vec::new() } else { credit.sources().map(source).collect() };
    CreditEntry {
        actor: credit.actor().key().to_owned(),
        character: credit.character().map(str::to_owned),
        billing: credit.billing(),
        year: credit.year().filter(|&year| Some(year) != year_of_project),
        note: credit.note().map(str::to_owned),
        sources,
    }
}

fn source(source: SourceRef<'_>) -> SourceEntry {
    SourceEntry {
        url: source.url().to_owned(),
        publisher: source.publisher().map(str::to_owned),
        date: source.date().map(|date| date.to_string()),
    }
}

fn owned<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    texts.map(str::to_owned).collect()
}

fn some<T>(values: Vec<T>) -> Option<Vec<T>> {
    Some(values).filter(|values| !values.is_empty())
}
