//! What a catalog is made of: a row for each actor, platform and project, columns of credits.

use serde::{Deserialize, Serialize};

use super::Catalog;
use super::ids::{ActorId, CreditId, GroupId, ProjectId, StrId};
use super::lists::Lists;
use crate::model::{Country, Kind, Origin, PlatformKind, Status, Word};
use crate::raw::{self, Plain, choice, record};

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ActorRow {
    pub key: StrId,
    pub en: StrId,
    pub ko: StrId,
    pub ja: StrId,
    pub zh: StrId,
    pub group: Option<GroupId>,
    pub disambiguation: StrId,
    /// The actor's place in the order of names.
    pub rank: u32,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct PlatformRow {
    pub key: StrId,
    pub en: StrId,
    pub ko: StrId,
    pub ja: StrId,
    pub zh: StrId,
    pub kind: PlatformKind,
    pub country: Option<Country>,
    pub rank: u32,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ProjectRow {
    pub key: StrId,
    pub en: StrId,
    pub original: StrId,
    pub ko: StrId,
    pub series: StrId,
    pub kind: Kind,
    pub status: Status,
    pub released: u32,
    pub rank: u32,
    /// Where the first of its cast was read.
    pub origin: Origin,
}

/// A country's names, each with its language; the English one first.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct CountryRow {
    pub country: Country,
    pub names: Vec<(StrId, StrId)>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SourceRow {
    pub url: StrId,
    pub publisher: StrId,
    pub date: u32,
}

record!(ActorRow {
    key: StrId,
    en: StrId,
    ko: StrId,
    ja: StrId,
    zh: StrId,
    group: Option<GroupId>,
    disambiguation: StrId,
    rank: u32,
});

record!(ProjectRow {
    key: StrId,
    en: StrId,
    original: StrId,
    ko: StrId,
    series: StrId,
    kind: Kind,
    status: Status,
    released: u32,
    rank: u32,
    origin: Origin,
});

record!(SourceRow { url: StrId, publisher: StrId, date: u32 });

record!(Origin { file: u16, line: u32 });

choice!(Kind => Kind::ALL, Status => Status::ALL);

impl Plain for Option<GroupId> {
    const WIDTH: usize = GroupId::WIDTH;

    #[inline]
    fn write(self, bytes: &mut Vec<u8>) {
        self.unwrap_or(NO_GROUP).write(bytes);
    }

    #[inline]
    fn read(bytes: &mut &[u8]) -> Self {
        Some(GroupId::read(bytes)).filter(|&group| group != NO_GROUP)
    }
}

/// The number that no group has.
const NO_GROUP: GroupId = GroupId::LAST;

impl Plain for Country {
    const WIDTH: usize = 2;

    #[inline]
    fn write(self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.letters());
    }

    #[inline]
    fn read(bytes: &mut &[u8]) -> Self {
        Country::of_letters(u16::read(bytes).to_le_bytes())
    }
}

/// The credits, without their characters. Thirteen bytes each; what few credits have stands beside the columns, found by a
/// binary search.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CreditColumns {
    #[serde(with = "raw")]
    pub actor: Vec<ActorId>,
    #[serde(with = "raw")]
    pub project: Vec<ProjectId>,
    /// The credit's own year, else its project's; 0 for none.
    #[serde(with = "raw")]
    pub year: Vec<u16>,
    /// [`crate::model::Billing`] as its position among all, 255 for none.
    #[serde(with = "raw")]
    pub billing: Vec<u8>,
    /// How many lines below the project's origin it was read; [`STRAY`] if it was in another file,
    /// above, or too far below.
    #[serde(with = "raw")]
    pub line: Vec<u16>,
    /// Where the strays were read, in the order of credits.
    #[serde(with = "raw")]
    pub strays: Vec<(CreditId, Origin)>,
    /// Notes, in the order of credits.
    #[serde(with = "raw")]
    pub notes: Vec<(CreditId, StrId)>,
    /// The credits with sources of their own, in order.
    #[serde(with = "raw")]
    pub sourced: Vec<CreditId>,
    /// Their sources.
    pub sources: Lists<SourceRow>,
}

/// [`CreditColumns::line`] of a credit among [`CreditColumns::strays`].
pub const STRAY: u16 = u16::MAX;

/// What a catalog takes in memory, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// The credits, and the credits by actor.
    pub credits: usize,
    /// Actors, platforms and projects.
    pub rows: usize,
    /// All texts.
    pub texts: usize,
}

impl Catalog {
    /// What the catalog takes in memory, in bytes: the columns of credits with their postings, the
    /// rows of actors, platforms and projects with their lists, and the texts.
    #[must_use]
    pub fn size(&self) -> Size {
        let credits = &self.credits;
        let wide = size_of_val(&credits.actor[..]) * 2 + self.by_actor.size();
        let (roles, characters) = self.roles.size();
        let narrow = size_of_val(&credits.year[..]) * 2 + credits.billing.len();
        let beside = size_of_val(&credits.strays[..])
            + size_of_val(&credits.notes[..])
            + size_of_val(&credits.sourced[..])
            + credits.sources.size();
        let rows = size_of_val(&self.actors[..])
            + size_of_val(&self.platforms[..])
            + size_of_val(&self.projects[..])
            + self.actor_aliases.size()
            + self.platform_aliases.size()
            + self.project_aliases.size()
            + self.producers.size()
            + self.shown_on.size()
            + self.sources.size()
            + self.casts.size();
        Size {
            credits: wide + narrow + roles + beside,
            rows,
            texts: self.strings.size() + characters,
        }
    }
}
