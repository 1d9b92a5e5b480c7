//! JSON: an array with an object a line, or the lines alone.
//!
//! The order of the fields is a contract, as are `null` for what is not known and `[]` for none.

use std::io::{self, Write};

use serde::Serialize;

use super::Export;
use crate::catalog::{ActorRef, CreditRef, PlatformRef, ProjectRef, SourceRef};
use crate::model::{Country, Word};
use crate::query::stats::Line;

/// Writes `[`, the objects, each on its line, and `]`.
pub fn write_array<T: Serialize>(
    objects: impl Iterator<Item = T>,
    out: &mut dyn Write,
) -> io::Result<()> {
    // An object is gathered before it is written: the serializer writes a few bytes at a time.
    let mut line = Vec::new();
    out.write_all(b"[")?;
    for (at, object) in objects.enumerate() {
        line.clear();
        line.extend_from_slice(if at == 0 { b"\n" } else { b",\n" });
        serde_json::to_writer(&mut line, &object)?;
        out.write_all(&line)?;
    }
    out.write_all(if line.is_empty() { b"]\n" } else { b"\n]\n" })
}

/// Writes the objects, each on its line.
pub fn write_lines<T: Serialize>(
    objects: impl Iterator<Item = T>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut line = Vec::new();
    for object in objects {
        line.clear();
        serde_json::to_writer(&mut line, &object)?;
        line.push(b'\n');
        out.write_all(&line)?;
    }
    Ok(())
}

/// The objects of an export's rows.
pub fn credits<'a>(export: &'a Export<'_>) -> impl Iterator<Item = impl Serialize + 'a> + 'a {
    export.rows.iter().map(|&id| Credit::from(export.catalog.credit(id)))
}

/// The object of a credit.
pub fn value(credit: CreditRef<'_>) -> serde_json::Value {
    serde_json::to_value(Credit::from(credit)).unwrap_or_default()
}

/// The objects of a statistic.
pub fn statistic(lines: &[Line]) -> impl Iterator<Item = impl Serialize + '_> + '_ {
    lines.iter().map(|line| Tally {
        value: &line.value,
        credits: line.credits,
        actors: line.actors,
        projects: line.projects,
        first_year: line.first_year,
        last_year: line.last_year,
    })
}

#[derive(Serialize)]
struct Credit<'c> {
    key: String,
    actor: Actor<'c>,
    project: Project<'c>,
    year: Option<u16>,
    character: Option<&'c str>,
    billing: Option<&'static str>,
    note: Option<&'c str>,
    sources: Vec<Source<'c>>,
}

#[derive(Serialize)]
struct Actor<'c> {
    key: &'c str,
    en: &'c str,
    ko: Option<&'c str>,
    ja: Option<&'c str>,
    zh: Option<&'c str>,
    aliases: Vec<&'c str>,
    group: Option<&'c str>,
    disambiguation: Option<&'c str>,
}

#[derive(Serialize)]
struct Project<'c> {
    key: &'c str,
    title: &'c str,
    original: Option<&'c str>,
    title_ko: Option<&'c str>,
    aliases: Vec<&'c str>,
    kind: &'static str,
    countries: Vec<&'c str>,
    platforms: Vec<&'c str>,
    released: Option<String>,
    status: &'static str,
}

#[derive(Serialize)]
struct Source<'c> {
    url: &'c str,
    publisher: Option<&'c str>,
    date: Option<String>,
}

#[derive(Serialize)]
struct Tally<'l> {
    value: &'l str,
    credits: usize,
    actors: usize,
    projects: usize,
    first_year: Option<u16>,
    last_year: Option<u16>,
}

impl<'c> From<CreditRef<'c>> for Credit<'c> {
    fn from(credit: CreditRef<'c>) -> Self {
        Credit {
            key: credit.key(),
            actor: credit.actor().into(),
            project: credit.project().into(),
            year: credit.year(),
            character: credit.character(),
            billing: credit.billing().map(Word::word),
            note: credit.note(),
            sources: credit.sources().map(Source::from).collect(),
        }
    }
}

impl<'c> From<ActorRef<'c>> for Actor<'c> {
    fn from(actor: ActorRef<'c>) -> Self {
        Actor {
            key: actor.key(),
            en: actor.en(),
            ko: actor.ko(),
            ja: actor.ja(),
            zh: actor.zh(),
            aliases: actor.aliases().collect(),
            group: actor.group_name(),
            disambiguation: actor.disambiguation(),
        }
    }
}

impl<'c> From<ProjectRef<'c>> for Project<'c> {
    fn from(project: ProjectRef<'c>) -> Self {
        Project {
            key: project.key(),
            title: project.title(),
            original: project.original(),
            title_ko: project.ko(),
            aliases: project.aliases().collect(),
            kind: project.kind().word(),
            countries: project.countries().iter().map(Country::code).collect(),
            platforms: project.platforms().map(PlatformRef::en).collect(),
            released: project.released().map(|date| date.to_string()),
            status: project.status().word(),
        }
    }
}

impl<'c> From<SourceRef<'c>> for Source<'c> {
    fn from(source: SourceRef<'c>) -> Self {
        Source {
            url: source.url(),
            publisher: source.publisher(),
            date: source.date().map(|date| date.to_string()),
        }
    }
}
