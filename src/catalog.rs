//! All facts in memory: columns of credits, rows of actors, projects and platforms, joined by ids.
//!
//! A [`Catalog`] is built once from a linked data set and never changes. Texts lie in arenas;
//! everything else is positions, in columns as wide as their numbers need. Actors, platforms and
//! projects stand in the order of their keys and credits in the order of (project key, actor key),
//! so that comparing ids is comparing keys, and the credits of a project are one range.

mod addresses;
mod build;
mod casts;
mod columns;
mod draft;
mod facets;
mod ids;
mod lists;
mod moved;
mod named;
mod names;
mod order;
mod pack;
mod platform;
mod roles;
mod scripts;
mod source;
mod sources;
mod stream;
mod strings;
mod views;

use std::ops::Range;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

pub use build::Builder;
pub use columns::Size;
pub use facets::{FacetValue, NamePart};
pub use ids::{ActorId, CreditId, GroupId, PlatformId, ProjectId, SourceId};
pub use moved::Moved;
pub use names::Names;
pub use platform::PlatformRef;
pub use roles::Roles;
pub use source::SourceRef;
pub use views::{ActorRef, CreditRef, ProjectRef};

use crate::model::{Claim, Country, Date};
use crate::raw::{self, Narrow};
use casts::Casts;
use columns::{ActorColumns, CountryRow, CreditColumns, PlatformRow, ProjectColumns};
use facets::AllValues;
use ids::StrId;
use lists::{Lists, NarrowLists, PackedLists, SharedLists};
use names::KeptNames;
use scripts::NameOrders;
use sources::Sources;
use strings::Texts;

/// How many orders of all credits a catalog can remember.
pub const ORDERS: usize = 24;

/// Every fact of a data set, immutable.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Catalog {
    as_of: Option<Date>,
    files: Vec<String>,
    claims: Vec<Claim>,
    strings: Texts,
    actors: ActorColumns,
    platforms: Vec<PlatformRow>,
    projects: ProjectColumns,
    /// The names of idol groups, sorted.
    #[serde(with = "raw")]
    groups: Vec<StrId>,
    credits: CreditColumns,
    roles: Roles,
    actor_aliases: PackedLists<StrId>,
    platform_aliases: PackedLists<StrId>,
    project_aliases: PackedLists<StrId>,
    /// Producing countries by project.
    producers: SharedLists<Country>,
    /// Platforms by project.
    shown_on: SharedLists<PlatformId>,
    /// Sources by project.
    sources: PackedLists<SourceId>,
    /// All sources.
    pages: Sources,
    /// Credits by project.
    casts: Casts,
    /// Credits by actor, newest first.
    by_actor: NarrowLists<CreditId>,
    /// What the present countries are called, by code.
    country_names: Vec<CountryRow>,
    /// Projects by what joins them, then by key.
    #[serde(with = "raw")]
    series: Vec<(StrId, ProjectId)>,
    /// Listed when first asked for.
    #[serde(skip)]
    values: AllValues,
    /// Permutations of the credits, made when first asked for.
    #[serde(skip)]
    orders: [OnceLock<Vec<CreditId>>; ORDERS],
    /// By script; that of Latin names is in the rows. Made when first asked for.
    #[serde(skip)]
    actor_orders: NameOrders,
    #[serde(skip)]
    platform_orders: NameOrders,
    /// Positions of countries by the two letters of their codes.
    #[serde(skip)]
    country_places: OnceLock<Vec<u16>>,
    /// The same of the producing countries, by the number of their list: there are fewer than 256.
    #[serde(skip)]
    produced_in: OnceLock<Lists<u8>>,
    /// Made or read when first asked for, so that listing without text does not pay for it.
    #[serde(skip)]
    names: OnceLock<Box<Names>>,
    #[serde(skip)]
    kept_names: KeptNames,
}

impl Catalog {
    /// The catalog of bytes that [`Catalog::to_bytes`] gave.
    ///
    /// # Errors
    /// Where the bytes are not of this form. Bytes of this form with other content are not found
    /// out: whoever keeps them keeps a checksum.
    pub fn from_bytes(bytes: &[u8]) -> Result<Catalog, postcard::Error> {
        postcard::from_bytes(bytes)
    }

    /// All columns as bytes, a fifth of the text they were read from; [`Catalog::names`] have bytes
    /// of their own. Cost: a copy.
    ///
    /// # Errors
    /// None that a catalog in memory can have; the format's own.
    pub fn to_bytes(&self) -> Result<Vec<u8>, postcard::Error> {
        postcard::to_stdvec(self)
    }

    /// The catalog with names that were made of it before: `read` gives them when they are first
    /// asked for, or `None` where they must be made again.
    #[must_use]
    pub fn with_names(self, read: impl Fn() -> Option<Names> + Send + Sync + 'static) -> Catalog {
        Catalog { kept_names: KeptNames::from(read), ..self }
    }

    /// How many credits there are.
    #[must_use]
    #[inline]
    pub fn len(&self) -> usize {
        self.credits.actor.len()
    }

    /// Whether there is no credit.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The day on which statuses were true; `None` if no file says.
    #[must_use]
    pub fn as_of(&self) -> Option<Date> {
        self.as_of
    }

    /// What the trade claims.
    #[must_use]
    pub fn claims(&self) -> &[Claim] {
        &self.claims
    }

    /// The files it was read from.
    #[must_use]
    pub fn files(&self) -> &[String] {
        &self.files
    }

    /// Every credit, by project key, then actor key.
    pub fn credits(&self) -> impl ExactSizeIterator<Item = CreditRef<'_>> {
        (0..self.len()).map(|at| self.credit(CreditId::at(at)))
    }

    /// Every actor by key.
    pub fn actors(&self) -> impl ExactSizeIterator<Item = ActorRef<'_>> {
        (0..self.actors.len()).map(|at| self.actor(ActorId::at(at)))
    }

    /// Every platform by key.
    pub fn platforms(&self) -> impl ExactSizeIterator<Item = PlatformRef<'_>> {
        (0..self.platforms.len()).map(|at| self.platform(PlatformId::at(at)))
    }

    /// Every project by key.
    pub fn projects(&self) -> impl ExactSizeIterator<Item = ProjectRef<'_>> {
        (0..self.projects.len()).map(|at| self.project(ProjectId::at(at)))
    }

    /// Every idol group by name.
    pub fn groups(&self) -> impl ExactSizeIterator<Item = GroupId> + use<> {
        (0..self.groups.len()).map(GroupId::at)
    }

    /// The name of an idol group.
    #[must_use]
    pub fn group_name(&self, id: GroupId) -> &str {
        self.text(self.groups[id.index()])
    }

    /// The countries that some project names, by code.
    pub fn countries(&self) -> impl ExactSizeIterator<Item = Country> {
        self.country_names.iter().map(|row| row.country)
    }

    /// The position of a country among [`Catalog::countries`]; 0 for one that is not there. Cost: a
    /// look into a table, for it is asked for every project.
    #[inline]
    pub(crate) fn country_place(&self, country: Country) -> usize {
        let places = self.country_places.get_or_init(|| {
            let mut places = vec![0; LETTERS * LETTERS];
            for (row, at) in self.country_names.iter().zip(0..) {
                places[pair(row.country)] = at;
            }
            places
        });
        usize::from(places[pair(country)])
    }

    /// The positions of the producing countries by the number of their list.
    fn produced_in(&self) -> &Lists<u8> {
        self.produced_in.get_or_init(|| {
            let place = |&country: &Country| self.country_place(country).try_into().unwrap_or(0);
            let mut lists = Lists::default();
            let distinct = self.producers.distinct();
            (0..distinct.len()).for_each(|at| lists.push(distinct.get(at).iter().map(place)));
            lists
        })
    }

    /// The producing countries that projects have, each list once, by their positions. Projects have
    /// few different ones: what holds for a list need not be found out for each project.
    pub(crate) fn country_lists(
        &self,
    ) -> impl ExactSizeIterator<Item = impl ExactSizeIterator<Item = usize>> {
        let lists = self.produced_in();
        (0..lists.len()).map(|list| lists.get(list).iter().map(|&place| usize::from(place)))
    }

    /// The same of the platforms.
    pub(crate) fn platform_lists(
        &self,
    ) -> impl ExactSizeIterator<Item = impl ExactSizeIterator<Item = usize>> {
        let lists = self.shown_on.distinct();
        (0..lists.len()).map(|list| lists.get(list).iter().map(|id| id.index()))
    }

    /// The actor of each credit, by position.
    #[inline]
    pub(crate) fn credit_actors(&self) -> &Narrow<ActorId> {
        &self.credits.actor
    }

    /// The credits whose year is not that of their project's release, in order, each with its year:
    /// with the years of the projects, which are far fewer, they tell the year of every credit.
    pub(crate) fn own_years(&self) -> impl ExactSizeIterator<Item = (CreditId, Option<u16>)> {
        self.credits.own_years.each().map(|(id, year)| (id, u16::try_from(year).ok()))
    }

    /// The credits that have sources of their own, in order; the others have those of their projects.
    pub(crate) fn own_sources(&self) -> impl ExactSizeIterator<Item = CreditId> {
        self.credits.sourced.ids()
    }

    /// The order of all credits with this number, below [`ORDERS`], as it was made when it was
    /// first asked for.
    pub(crate) fn order(&self, number: usize, make: impl FnOnce() -> Vec<CreditId>) -> &[CreditId] {
        self.orders[number].get_or_init(make)
    }

    /// The names of a country of this catalog, each after its language; none for another. See
    /// [`Country::names`].
    pub fn country_names(&self, country: Country) -> impl Iterator<Item = (&str, &str)> {
        let row = self.country_names.binary_search_by_key(&country, |row| row.country);
        let names = row.map_or(&[][..], |at| &self.country_names[at].names);
        names.iter().map(|&(language, name)| (self.text(language), self.text(name)))
    }

    /// A country's English name.
    #[must_use]
    pub fn country_name(&self, country: Country) -> &str {
        self.country_names(country).next().map_or_else(|| country.name(), |(_, name)| name)
    }

    /// A credit by id. An id belongs to the catalog that gave it.
    #[must_use]
    #[inline]
    pub fn credit(&self, id: CreditId) -> CreditRef<'_> {
        CreditRef { catalog: self, id }
    }

    /// An actor by id.
    #[must_use]
    #[inline]
    pub fn actor(&self, id: ActorId) -> ActorRef<'_> {
        ActorRef { catalog: self, id }
    }

    /// A platform by id.
    #[must_use]
    #[inline]
    pub fn platform(&self, id: PlatformId) -> PlatformRef<'_> {
        PlatformRef { catalog: self, id }
    }

    /// A project by id.
    #[must_use]
    #[inline]
    pub fn project(&self, id: ProjectId) -> ProjectRef<'_> {
        ProjectRef { catalog: self, id }
    }

    /// The actor with this key. Cost: a binary search, as for the other look-ups by key.
    #[must_use]
    pub fn actor_by_key(&self, key: &str) -> Option<ActorRef<'_>> {
        Some(self.actor(ActorId::at(self.actors.keys.position(key)?)))
    }

    /// The platform with this key.
    #[must_use]
    pub fn platform_by_key(&self, key: &str) -> Option<PlatformRef<'_>> {
        let at = self.platforms.binary_search_by(|row| self.strings.get(row.key).cmp(key)).ok()?;
        Some(self.platform(PlatformId::at(at)))
    }

    /// The project with this key.
    #[must_use]
    pub fn project_by_key(&self, key: &str) -> Option<ProjectRef<'_>> {
        Some(self.project(ProjectId::at(self.projects.keys.position(key)?)))
    }

    /// The credit with the key `ACTOR/PROJECT`.
    #[must_use]
    pub fn credit_by_key(&self, key: &str) -> Option<CreditRef<'_>> {
        // Either key may have a slash of its own.
        key.match_indices('/').find_map(|(at, _)| {
            let actor = self.actor_by_key(&key[..at])?;
            self.project_by_key(&key[at + 1..])?.credit_of(actor.id())
        })
    }

    /// The keys under which everything here is found by name.
    #[must_use]
    pub fn names(&self) -> &Names {
        self.names
            .get_or_init(|| Box::new(self.kept_names.read().unwrap_or_else(|| Names::of(self))))
    }

    /// The same for whoever may not wait: `None` where they have yet to be made, and of so many
    /// credits that this takes longer than a frame.
    #[must_use]
    pub fn names_at_hand(&self) -> Option<&Names> {
        let is_ready = self.len() < MADE_IN_A_FRAME || self.names.get().is_some();
        is_ready.then(|| self.names())
    }

    #[inline]
    fn text(&self, id: StrId) -> &str {
        self.strings.get(id)
    }

    fn some_text(&self, id: StrId) -> Option<&str> {
        Some(self.strings.get(id)).filter(|text| !text.is_empty())
    }

    fn texts<'c>(
        &'c self,
        ids: impl ExactSizeIterator<Item = StrId> + Clone + 'c,
    ) -> impl ExactSizeIterator<Item = &'c str> + Clone {
        ids.map(|id| self.text(id))
    }
}

/// The names of fewer credits are made in a few milliseconds.
const MADE_IN_A_FRAME: usize = 10_000;

/// A country's code has two letters of so many.
const LETTERS: usize = 26;

/// The two letters of a country's code as one number below [`LETTERS`]².
#[inline]
fn pair(country: Country) -> usize {
    let [first, second] = country.letters().map(|letter| usize::from(letter.wrapping_sub(b'A')));
    (first * LETTERS + second) % (LETTERS * LETTERS)
}

/// The ids of a range of credits.
fn credit_ids(range: Range<usize>) -> impl ExactSizeIterator<Item = CreditId> + Clone {
    range.map(CreditId::at)
}
