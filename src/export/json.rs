//! JSON: an array with an object a line, or the lines alone.
//!
//! The order of the fields is a contract, as are `null` for what is not known and `[]` for none.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;

use super::{Export, rows};
use crate::catalog::{ActorRef, CreditRef, PlatformRef, ProjectRef, SourceRef};
use crate::model::{Country, Word};
use crate::query::stats::Line;

/// Writes `[`, so many objects, each on its line, and `]`.
pub fn write_array<T: Serialize>(
    count: usize,
    object: impl Fn(usize) -> T + Sync,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(b"[")?;
    rows::write(count, out, |rows, bytes| {
        rows.into_iter().try_for_each(|row| {
            bytes.extend_from_slice(if row == 0 { b"\n" } else { b",\n" });
            Ok(serde_json::to_writer(&mut *bytes, &object(row))?)
        })
    })?;
    out.write_all(if count == 0 { b"]\n" } else { b"\n]\n" })
}

/// Writes so many objects, each on its line.
pub fn write_lines<T: Serialize>(
    count: usize,
    object: impl Fn(usize) -> T + Sync,
    out: &mut dyn Write,
) -> io::Result<()> {
    rows::write(count, out, |rows, bytes| {
        rows.into_iter().try_for_each(|row| {
            serde_json::to_writer(&mut *bytes, &object(row))?;
            bytes.push(b'\n');
            Ok(())
        })
    })
}

/// The objects of an export's rows.
pub fn credits<'a>(export: &'a Export<'_>) -> impl Fn(usize) -> Credit<'a> {
    |row| Credit::from(export.catalog.credit(export.rows[row]))
}

/// The object of a credit.
pub fn value(credit: CreditRef<'_>) -> serde_json::Value {
    serde_json::to_value(Credit::from(credit)).unwrap_or_default()
}

/// The objects of a statistic.
pub fn statistic<'l>(lines: &'l [Line]) -> impl Fn(usize) -> Tally<'l> {
    |row| Tally::from(&lines[row])
}

/// What is written of a credit.
#[derive(Serialize)]
pub struct Credit<'c> {
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
    url: Cow<'c, str>,
    publisher: Option<&'c str>,
    date: Option<String>,
}

/// What is written of a line of a statistic.
#[derive(Serialize)]
pub struct Tally<'l> {
    value: &'l str,
    credits: usize,
    actors: usize,
    projects: usize,
    first_year: Option<u16>,
    last_year: Option<u16>,
}

impl<'l> From<&'l Line> for Tally<'l> {
    fn from(line: &'l Line) -> Self {
        Tally {
            value: &line.value,
            credits: line.credits,
            actors: line.actors,
            projects: line.projects,
            first_year: line.first_year,
            last_year: line.last_year,
        }
    }
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
