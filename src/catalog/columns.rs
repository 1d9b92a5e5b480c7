//! What a catalog is made of: a row for each actor, platform and project, columns of credits.

use serde::{Deserialize, Serialize};

use super::Catalog;
use super::ids::{ActorId, CreditId, GroupId, ProjectId, SourceId, StrId};
use super::lists::PackedLists;
use super::strings::{Strings, Texts};
use crate::model::{Country, Date, Kind, Origin, PlatformKind, Status, Word};
use crate::raw::{self, Narrow, Number, Packed, Plain, choice, record};

/// An actor in a draft.
pub struct ActorRow {
    pub en: StrId,
    pub ko: StrId,
    pub ja: StrId,
    pub zh: StrId,
    pub group: Option<GroupId>,
    pub disambiguation: StrId,
    /// The actor's place in the order of names.
    pub rank: u32,
}

/// The actors.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct ActorColumns {
    /// By position, after the empty text.
    pub keys: Texts,
    en: Packed<StrId>,
    ko: Packed<StrId>,
    ja: Packed<StrId>,
    zh: Packed<StrId>,
    /// The position of the group and one, 0 for none.
    group: Packed<u32>,
    pub disambiguation: Few<ActorId, StrId>,
    /// The places in the order of names.
    rank: Packed<u32>,
}

/// The name of an actor or a platform in all scripts, and its place in the order of names.
#[derive(Clone, Copy)]
pub struct NameRow {
    pub en: StrId,
    pub ko: StrId,
    pub ja: StrId,
    pub zh: StrId,
    pub rank: u32,
}

impl ActorColumns {
    pub fn of(keys: Strings, rows: &[ActorRow]) -> ActorColumns {
        let number = |group: Option<GroupId>| group.map_or(0, |group| group.number() + 1);
        let disambiguation = rows.iter().enumerate();
        let disambiguation = disambiguation.map(|(at, row)| (ActorId::at(at), row.disambiguation));
        ActorColumns {
            keys: Texts::from(keys),
            en: Packed::of(rows.iter().map(|row| row.en)),
            ko: Packed::of(rows.iter().map(|row| row.ko)),
            ja: Packed::of(rows.iter().map(|row| row.ja)),
            zh: Packed::of(rows.iter().map(|row| row.zh)),
            group: Packed::of(rows.iter().map(|row| number(row.group))),
            disambiguation: Few::some(disambiguation),
            rank: Packed::of(rows.iter().map(|row| row.rank)),
        }
    }

    /// How many there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.rank.len()
    }

    /// The name; of what is not asked for nothing is read.
    #[inline]
    pub fn name(&self, id: ActorId) -> NameRow {
        let at = id.index();
        NameRow {
            en: self.en.get(at),
            ko: self.ko.get(at),
            ja: self.ja.get(at),
            zh: self.zh.get(at),
            rank: self.rank.get(at),
        }
    }

    /// The idol group.
    #[inline]
    pub fn group(&self, id: ActorId) -> Option<GroupId> {
        self.group.get(id.index()).checked_sub(1).map(GroupId::of)
    }

    /// What they take in memory, in bytes, without the keys.
    fn size(&self) -> usize {
        let names = [&self.en, &self.ko, &self.ja, &self.zh].map(Packed::size);
        names.iter().sum::<usize>()
            + self.group.size()
            + self.disambiguation.size()
            + self.rank.size()
    }
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

/// A project in a draft.
#[derive(Clone, Copy)]
pub struct ProjectRow {
    /// In [`super::draft::Draft::project_keys`].
    pub key: StrId,
    pub en: StrId,
    pub original: StrId,
    pub ko: StrId,
    pub series: StrId,
    pub kind: Kind,
    pub status: Status,
    /// As [`Date::pack`] packs it.
    pub released: u32,
    /// The place in the order of titles.
    pub rank: u32,
    /// Where the first of its cast was read.
    pub origin: Origin,
}

/// The projects. What filters and counts ask of each of them stands in columns of its own width.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct ProjectColumns {
    /// By position, after the empty text.
    pub keys: Texts,
    pub en: Packed<StrId>,
    pub original: Packed<StrId>,
    pub ko: Packed<StrId>,
    pub series: Few<ProjectId, StrId>,
    #[serde(with = "raw")]
    pub kind: Vec<Kind>,
    #[serde(with = "raw")]
    pub status: Vec<Status>,
    /// The year of the release, 0 for none.
    #[serde(with = "raw")]
    pub year: Vec<u16>,
    /// What else [`Date::pack`] packs of the release.
    day: Packed<u32>,
    pub rank: Packed<u32>,
    file: Packed<u32>,
    line: Packed<u32>,
}

impl ProjectColumns {
    pub fn of(keys: &Strings, rows: &[ProjectRow]) -> ProjectColumns {
        let mut ordered = Strings::default();
        rows.iter().for_each(|row| _ = ordered.push(keys.get(row.key)));
        let series = rows.iter().enumerate().map(|(at, row)| (ProjectId::at(at), row.series));
        let year = |row: &ProjectRow| u16::try_from(row.released >> u16::BITS).unwrap_or(0);
        ProjectColumns {
            keys: Texts::from(ordered),
            en: Packed::of(rows.iter().map(|row| row.en)),
            original: Packed::of(rows.iter().map(|row| row.original)),
            ko: Packed::of(rows.iter().map(|row| row.ko)),
            series: Few::some(series),
            kind: rows.iter().map(|row| row.kind).collect(),
            status: rows.iter().map(|row| row.status).collect(),
            year: rows.iter().map(year).collect(),
            day: Packed::of(rows.iter().map(|row| row.released & u32::from(u16::MAX))),
            rank: Packed::of(rows.iter().map(|row| row.rank)),
            file: Packed::of(rows.iter().map(|row| u32::from(row.origin.file))),
            line: Packed::of(rows.iter().map(|row| row.origin.line)),
        }
    }

    /// How many there are.
    #[inline]
    pub fn len(&self) -> usize {
        self.kind.len()
    }

    /// The release.
    pub fn released(&self, id: ProjectId) -> Option<Date> {
        let at = id.index();
        Date::unpack(u32::from(self.year[at]) << u16::BITS | self.day.get(at))
    }

    /// Where the first of its cast was read.
    pub fn origin(&self, id: ProjectId) -> Origin {
        let at = id.index();
        Origin { file: u16::try_from(self.file.get(at)).unwrap_or(0), line: self.line.get(at) }
    }

    /// What they take in memory, in bytes, without the keys.
    fn size(&self) -> usize {
        [&self.en, &self.original, &self.ko].map(Packed::size).iter().sum::<usize>()
            + [&self.day, &self.rank, &self.file, &self.line]
                .map(Packed::size)
                .iter()
                .sum::<usize>()
            + self.series.size()
            + size_of_val(&self.kind[..])
            + size_of_val(&self.status[..])
            + size_of_val(&self.year[..])
    }
}

/// A country's names, each with its language; the English one first.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub struct CountryRow {
    pub country: Country,
    pub names: Vec<(StrId, StrId)>,
}

/// A source in a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SourceRow {
    pub url: StrId,
    pub publisher: StrId,
    pub date: u32,
}

record!(SourceRow { url: StrId, publisher: StrId, date: u32 });

record!(Origin { file: u16, line: u32 });

choice!(Kind => Kind::ALL, Status => Status::ALL);

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
    pub own_years: Few<CreditId, u32>,
    /// Where those were read that [`STRAY`] marks: in another file, above, or too far below.
    #[serde(with = "raw")]
    pub strays: Vec<(CreditId, Origin)>,
    pub notes: Few<CreditId, StrId>,
    /// The credits with sources of their own, each with the position of its list.
    pub sourced: Few<CreditId, u32>,
    /// Their sources.
    pub sources: PackedLists<SourceId>,
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
            + self.sourced.size()
            + self.sources.size()
    }
}

/// What few of many have.
#[derive(Debug, Serialize, Deserialize)]
#[serde(bound = "")]
pub struct Few<K, T> {
    /// In order.
    ids: Packed<K>,
    values: Packed<T>,
}

impl<K, T> Default for Few<K, T> {
    fn default() -> Self {
        Few { ids: Packed::default(), values: Packed::default() }
    }
}

impl<K: Number + Ord, T: Number> Few<K, T> {
    /// What those have who are listed, in order.
    pub fn of(few: &[(K, T)]) -> Self {
        Few {
            ids: Packed::of(few.iter().map(|&(id, _)| id)),
            values: Packed::of(few.iter().map(|&(_, value)| value)),
        }
    }

    /// What a thing has. Cost: a binary search.
    pub fn get(&self, id: K) -> Option<T> {
        let all = 0..self.ids.len();
        let at = self.ids.partition_point(all.clone(), |other| other < id);
        (all.contains(&at) && self.ids.get(at) == id).then(|| self.values.get(at))
    }

    /// Those who have something, in order.
    pub fn ids(&self) -> impl ExactSizeIterator<Item = K> {
        self.ids.range(0..self.ids.len())
    }

    /// Those who have something, in order, and what they have.
    pub fn each(&self) -> impl ExactSizeIterator<Item = (K, T)> {
        let all = 0..self.ids.len();
        self.ids.range(all.clone()).zip(self.values.range(all))
    }

    fn size(&self) -> usize {
        self.ids.size() + self.values.size()
    }
}

impl<K: Number + Ord> Few<K, StrId> {
    /// The texts that are there, of all in order.
    fn some(all: impl Iterator<Item = (K, StrId)>) -> Self {
        Few::of(&all.filter(|&(_, text)| text != StrId::NONE).collect::<Vec<_>>())
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
        let (sources, addresses) = self.pages.size();
        let rows = self.actors.size()
            + size_of_val(&self.platforms[..])
            + self.projects.size()
            + self.actor_aliases.size()
            + self.platform_aliases.size()
            + self.project_aliases.size()
            + self.producers.size()
            + self.shown_on.size()
            + self.sources.size()
            + sources;
        let keys = self.actors.keys.size() + self.projects.keys.size();
        Size {
            credits: self.credits.size() + self.casts.size() + self.by_actor.size() + roles,
            rows,
            texts: self.strings.size() + characters + addresses + keys,
        }
    }
}
