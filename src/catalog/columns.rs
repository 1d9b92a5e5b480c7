//! What a catalog is made of: a row for each actor, platform and project, columns of credits.

use serde::{Deserialize, Serialize};

use super::Catalog;
use super::ids::{ActorId, CreditId, GroupId, StrId};
use super::lists::Lists;
use crate::model::{Country, Kind, Origin, PlatformKind, Status, Word};
use crate::raw::{self, Narrow, Number, Packed, Plain, choice, record};

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

/// The credits, without their characters. What few credits have stands beside the columns.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct CreditColumns {
    pub actor: Narrow<ActorId>,
    /// [`crate::model::Billing`] as its position among all, [`NO_BILLING`] for none, and above it
    /// what stands beside the columns: [`OWN_YEAR`] …
    #[serde(with = "raw")]
    pub marks: Vec<u8>,
    /// How many lines below the project's origin it was read.
    pub line: Packed<u32>,
    /// Years other than that of the project.
    pub own_years: Few<u32>,
    /// Where those were read that [`STRAY`] marks: in another file, above, or too far below.
    #[serde(with = "raw")]
    pub strays: Vec<(CreditId, Origin)>,
    pub notes: Few<StrId>,
    /// The credits with sources of their own, in order.
    #[serde(with = "raw")]
    pub sourced: Vec<CreditId>,
    /// Their sources.
    pub sources: Lists<SourceRow>,
}

/// The part of [`CreditColumns::marks`] that is the billing.
pub const BILLING: u8 = 0x0f;
/// The billing of a credit without one.
pub const NO_BILLING: u8 = BILLING;
/// The credit is among [`CreditColumns::own_years`].
pub const OWN_YEAR: u8 = 1 << 4;
/// The credit is among [`CreditColumns::strays`].
pub const STRAY: u8 = 1 << 5;
/// The credit has a note.
pub const NOTED: u8 = 1 << 6;
/// The credit is among [`CreditColumns::sourced`].
pub const SOURCED: u8 = 1 << 7;

impl CreditColumns {
    /// Whether something of a credit stands beside the columns.
    #[inline]
    pub fn has(&self, credit: CreditId, mark: u8) -> bool {
        self.marks[credit.index()] & mark != 0
    }

    /// What they take in memory, in bytes.
    fn size(&self) -> usize {
        self.actor.size()
            + self.marks.len()
            + self.line.size()
            + self.own_years.size()
            + size_of_val(&self.strays[..])
            + self.notes.size()
            + size_of_val(&self.sourced[..])
            + self.sources.size()
    }
}

/// What few credits have.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Few<T> {
    /// In order.
    ids: Packed<CreditId>,
    values: Packed<T>,
}

impl<T> Default for Few<T> {
    fn default() -> Self {
        Few { ids: Packed::default(), values: Packed::default() }
    }
}

impl<T: Number> Few<T> {
    /// Those of some credits, in order.
    pub fn of(few: &[(CreditId, T)]) -> Self {
        Few {
            ids: Packed::of(few.iter().map(|&(id, _)| id)),
            values: Packed::of(few.iter().map(|&(_, value)| value)),
        }
    }

    /// What a credit has. Cost: a binary search.
    pub fn get(&self, id: CreditId) -> Option<T> {
        let all = 0..self.ids.len();
        let at = self.ids.partition_point(all.clone(), |other| other < id);
        (all.contains(&at) && self.ids.get(at) == id).then(|| self.values.get(at))
    }

    /// Those who have something, in order.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = CreditId> {
        self.ids.range(0..self.ids.len())
    }

    fn size(&self) -> usize {
        self.ids.size() + self.values.size()
    }
}

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
        let (roles, characters) = self.roles.size();
        let rows = size_of_val(&self.actors[..])
            + size_of_val(&self.platforms[..])
            + size_of_val(&self.projects[..])
            + self.actor_aliases.size()
            + self.platform_aliases.size()
            + self.project_aliases.size()
            + self.producers.size()
            + self.shown_on.size()
            + self.sources.size();
        Size {
            credits: self.credits.size() + self.casts.size() + self.by_actor.size() + roles,
            rows,
            texts: self.strings.size() + characters,
        }
    }
}
