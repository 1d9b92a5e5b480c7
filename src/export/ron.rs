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
    TitleEntry, Written,
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

fn file<'c>(export: &Export<'c>) -> FileEntry<'c> {
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
        as_of: catalog.as_of().map(|date| date.to_string().into()),
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

fn actor(actor: ActorRef<'_>) -> ActorEntry<'_> {
    ActorEntry {
        key: actor.key().into(),
        name: NameEntry {
            en: actor.en().into(),
            ko: actor.ko().map(Into::into),
            ja: actor.ja().map(Into::into),
            zh: actor.zh().map(Into::into),
        },
        aliases: written(actor.aliases()),
        group: actor.group_name().map(Into::into),
        disambiguation: actor.disambiguation().map(Into::into),
    }
}

fn platform(platform: PlatformRef<'_>) -> PlatformEntry<'_> {
    PlatformEntry {
        key: platform.key().into(),
        name: NameEntry {
            en: platform.en().into(),
            ko: platform.ko().map(Into::into),
            ja: platform.ja().map(Into::into),
            zh: platform.zh().map(Into::into),
        },
        aliases: written(platform.aliases()),
        kind: platform.kind(),
        country: platform.country().map(|country| country.to_string().into()),
    }
}

fn project<'c>(project: ProjectRef<'c>, cast: Vec<CreditEntry<'c>>) -> ProjectEntry<'c> {
    ProjectEntry {
        key: project.key().into(),
        title: Some(TitleEntry {
            en: project.title().into(),
            original: project.original().map(Into::into),
            ko: project.ko().map(Into::into),
        }),
        aliases: some(written(project.aliases())),
        series: project.series().map(Into::into),
        kind: Some(project.kind()),
        countries: some(
            project.countries().iter().map(|country| country.to_string().into()).collect(),
        ),
        platforms: some(written(project.platforms().map(PlatformRef::key))),
        released: project.released().map(|date| date.to_string().into()),
        status: Some(project.status()),
        sources: some(project.sources().map(source).collect()),
        cast,
    }
}

/// A credit with what is its own: a year or sources that are its project's are not said again.
fn credit(credit: CreditRef<'_>) -> CreditEntry<'_> {
    let year_of_project = credit.project().released().map(Date::year);
    let sources =
        if credit.shares_sources() { Vec::new() } else { credit.sources().map(source).collect() };
    CreditEntry {
        actor: credit.actor().key().into(),
        character: credit.character().map(Into::into),
        billing: credit.billing(),
        year: credit.year().filter(|&year| Some(year) != year_of_project),
        note: credit.note().map(Into::into),
        sources,
    }
}

fn source(source: SourceRef<'_>) -> SourceEntry<'_> {
    SourceEntry {
        url: Written(source.url()),
        publisher: source.publisher().map(Into::into),
        date: source.date().map(|date| date.to_string().into()),
    }
}

fn written<'c>(texts: impl Iterator<Item = &'c str>) -> Vec<Written<'c>> {
    texts.map(Into::into).collect()
}

fn some<T>(values: Vec<T>) -> Option<Vec<T>> {
    Some(values).filter(|values| !values.is_empty())
}
