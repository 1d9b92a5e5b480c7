//! A file as `ron` alone reads it, without the loader's work.

#![expect(dead_code, reason = "what is read is dropped")]

use kactors::load::entry;
use kactors::model::{Billing, Kind, PlatformKind, Status};
use serde::Deserialize;

/// With the loader's structs, which borrow their texts.
#[derive(Deserialize)]
pub struct Borrowed<'t> {
    as_of: Option<String>,
    #[serde(borrow, default)]
    actors: Vec<entry::ActorEntry<'t>>,
    #[serde(borrow, default)]
    platforms: Vec<entry::PlatformEntry<'t>>,
    #[serde(borrow, default)]
    projects: Vec<entry::ProjectEntry<'t>>,
}

/// With the same structs, which own them.
#[derive(Deserialize)]
pub struct File {
    as_of: Option<String>,
    #[serde(default)]
    actors: Vec<Actor>,
    #[serde(default)]
    platforms: Vec<Platform>,
    #[serde(default)]
    projects: Vec<Project>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Name {
    en: String,
    ko: Option<String>,
    ja: Option<String>,
    zh: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Actor {
    key: String,
    name: Name,
    #[serde(default)]
    aliases: Vec<String>,
    group: Option<String>,
    disambiguation: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Platform {
    key: String,
    name: Name,
    #[serde(default)]
    aliases: Vec<String>,
    kind: PlatformKind,
    country: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Title {
    en: String,
    original: Option<String>,
    ko: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Project {
    key: String,
    title: Option<Title>,
    aliases: Option<Vec<String>>,
    series: Option<String>,
    kind: Option<Kind>,
    countries: Option<Vec<String>>,
    platforms: Option<Vec<String>>,
    released: Option<String>,
    status: Option<Status>,
    sources: Option<Vec<Source>>,
    #[serde(default)]
    cast: Vec<Credit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Credit {
    actor: String,
    character: Option<String>,
    billing: Option<Billing>,
    year: Option<u16>,
    note: Option<String>,
    #[serde(default)]
    sources: Vec<Source>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    url: String,
    publisher: Option<String>,
    date: Option<String>,
}
