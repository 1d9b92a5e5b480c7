//! Actors, projects, platforms, credits and claims, linked by key. What a large set has many of
//! borrows its texts from the files.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Billing, Country, Date, Kind, PlatformKind, Status};

/// A name in up to four scripts; the Latin one is always there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// In Latin letters.
    pub en: String,
    /// In hangul.
    pub ko: Option<String>,
    /// In kana or kanji, as Japan writes it.
    pub ja: Option<String>,
    /// In hanzi.
    pub zh: Option<String>,
}

/// Someone who acts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Actor {
    /// What lasts: lower-case ASCII letters, digits and hyphens.
    pub key: String,
    /// The name as the agency writes it.
    pub name: Name,
    /// Other spellings seen in print.
    pub aliases: Vec<String>,
    /// The idol group.
    pub group: Option<String>,
    /// What tells two actors of one name apart.
    pub disambiguation: Option<String>,
}

/// Where a project is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Platform {
    /// What lasts.
    pub key: String,
    /// The name in its scripts.
    pub name: Name,
    /// Other names.
    pub aliases: Vec<String>,
    /// What it is.
    pub kind: PlatformKind,
    /// Where it is at home; `None` for the world-wide.
    pub country: Option<Country>,
}

/// A project's title in up to three scripts; the English one is always there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Title<'t> {
    /// In English, or in Latin letters.
    pub en: Cow<'t, str>,
    /// As its makers write it, in their script.
    pub original: Option<Cow<'t, str>>,
    /// As the Korean press writes it.
    pub ko: Option<Cow<'t, str>>,
}

/// A film, series, stage production …
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project<'t> {
    /// What lasts.
    pub key: Cow<'t, str>,
    /// The title.
    pub title: Title<'t>,
    /// Every other title seen, misprints too.
    pub aliases: Vec<Cow<'t, str>>,
    /// What joins seasons and stagings.
    pub series: Option<Cow<'t, str>>,
    /// What it is.
    pub kind: Kind,
    /// Producing countries, the leading one first.
    pub countries: Vec<Country>,
    /// Keys of the original broadcaster, streamer or house; empty if not known.
    pub platforms: Vec<Cow<'t, str>>,
    /// The first release.
    pub released: Option<Date>,
    /// Where it stood on the `as_of` day.
    pub status: Status,
    /// Support the project's facts, and every credit without sources of its own.
    pub sources: Vec<Source<'t>>,
    /// Its credits, one for each actor.
    pub cast: Vec<Credit<'t>>,
}

/// One actor in one project: one row.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Credit<'t> {
    /// The actor, as a position in [`DataSet::actors`].
    pub actor: usize,
    /// Who is played; two parts are written `Snow Flower / Sophia`.
    pub character: Option<Cow<'t, str>>,
    /// How big the part is.
    pub billing: Option<Billing>,
    /// The actor's own year, where a show ran for years.
    pub year: Option<u16>,
    /// What else should be known: contradictions between sources, for one.
    pub note: Option<Cow<'t, str>>,
    /// The pages that say so; empty means those of the project.
    pub sources: Vec<Source<'t>>,
    /// Where the credit was read.
    pub origin: Origin,
}

/// A page that supports a fact.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Source<'t> {
    /// The page: http or https.
    pub url: Cow<'t, str>,
    /// Who publishes it.
    pub publisher: Option<Cow<'t, str>>,
    /// The day of the page, if it has one.
    pub date: Option<Date>,
}

/// What the trade says about the trend, beside what the data can say about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// What lasts.
    pub key: String,
    /// The claim in our own words.
    pub text: String,
    /// Where it was made.
    pub sources: Vec<Source<'static>>,
    /// The figures to be shown beside it.
    pub shows: Vec<Evidence>,
}

/// A figure: the credits of a question, counted by a facet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// What is counted by.
    pub by: super::Facet,
    /// A line of the query language.
    pub query: String,
}

/// Where an entry was read: an index into [`DataSet::files`], and a line from 1 (0: not known).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// Index into [`DataSet::files`]; of more than 65,535 files those behind are not told apart and
    /// not listed.
    pub file: u16,
    /// The line on which the entry begins.
    pub line: u32,
}

impl Origin {
    /// The place so many lines below.
    #[must_use]
    pub fn below(self, lines: u32) -> Origin {
        Origin { line: self.line.saturating_add(lines), ..self }
    }

    /// How many lines below `other` this is, if it is in the same file, and not too far.
    #[must_use]
    pub fn lines_below(self, other: Origin) -> Option<u16> {
        let lines = self.line.checked_sub(other.line).filter(|_| self.file == other.file)?;
        u16::try_from(lines).ok()
    }
}

/// A whole data set, linked: every key and position that is used exists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DataSet {
    /// The day on which statuses were true.
    pub as_of: Option<Date>,
    /// The names of the files it was read from.
    pub files: Vec<String>,
    /// Every actor once.
    pub actors: Vec<Actor>,
    /// Every platform once.
    pub platforms: Vec<Platform>,
    /// Every project once, with its cast.
    pub projects: Vec<Project<'static>>,
    /// What the trade claims.
    pub claims: Vec<Claim>,
}

impl Project<'_> {
    /// The project with texts of its own. Cost: a copy of each.
    #[must_use]
    pub fn into_owned(self) -> Project<'static> {
        let Title { en, original, ko } = self.title;
        Project {
            key: owned(self.key),
            title: Title { en: owned(en), original: original.map(owned), ko: ko.map(owned) },
            aliases: self.aliases.into_iter().map(owned).collect(),
            series: self.series.map(owned),
            platforms: self.platforms.into_iter().map(owned).collect(),
            sources: self.sources.into_iter().map(Source::into_owned).collect(),
            cast: self.cast.into_iter().map(Credit::into_owned).collect(),
            kind: self.kind,
            countries: self.countries,
            released: self.released,
            status: self.status,
        }
    }
}

impl Credit<'_> {
    fn into_owned(self) -> Credit<'static> {
        Credit {
            character: self.character.map(owned),
            note: self.note.map(owned),
            sources: self.sources.into_iter().map(Source::into_owned).collect(),
            actor: self.actor,
            billing: self.billing,
            year: self.year,
            origin: self.origin,
        }
    }
}

impl Source<'_> {
    /// The page with texts of its own. Cost: a copy of each.
    #[must_use]
    pub fn into_owned(self) -> Source<'static> {
        let publisher = self.publisher.map(owned);
        Source { url: owned(self.url), publisher, date: self.date }
    }
}

fn owned(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}
