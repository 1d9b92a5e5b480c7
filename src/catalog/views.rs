//! What callers see of the columns: small copyable references with names instead of positions.

use super::columns::{ActorRow, BILLING, NOTED, OWN_YEAR, ProjectRow, SOURCED, STRAY, SourceRow};
use super::ids::{ActorId, CreditId, GroupId, PlatformId, ProjectId};
use super::named::named;
use super::{Catalog, PlatformRef};
use crate::model::{Billing, Country, Date, Kind, Origin, Status, Word};

/// An actor of a catalog.
#[derive(Debug, Clone, Copy)]
pub struct ActorRef<'c> {
    pub(super) catalog: &'c Catalog,
    pub(super) id: ActorId,
}

/// A project of a catalog.
#[derive(Debug, Clone, Copy)]
pub struct ProjectRef<'c> {
    pub(super) catalog: &'c Catalog,
    pub(super) id: ProjectId,
}

/// A credit of a catalog: one row.
#[derive(Debug, Clone, Copy)]
pub struct CreditRef<'c> {
    pub(super) catalog: &'c Catalog,
    pub(super) id: CreditId,
}

/// A page that supports a fact.
#[derive(Debug, Clone, Copy)]
pub struct SourceRef<'c> {
    pub(super) catalog: &'c Catalog,
    pub(super) row: &'c SourceRow,
}

named!(ActorRef, ActorId, actor_aliases, actor_order);

impl<'c> ActorRef<'c> {
    #[inline]
    fn row(self) -> &'c ActorRow {
        &self.catalog.actors[self.id.index()]
    }

    /// The idol group.
    #[must_use]
    #[inline]
    pub fn group(self) -> Option<GroupId> {
        self.row().group
    }

    /// The name of the idol group.
    #[must_use]
    pub fn group_name(self) -> Option<&'c str> {
        self.group().map(|id| self.catalog.group_name(id))
    }

    /// What tells namesakes apart.
    #[must_use]
    pub fn disambiguation(self) -> Option<&'c str> {
        self.catalog.some_text(self.row().disambiguation)
    }

    /// The actor's credits, newest first.
    #[inline]
    pub fn credits(self) -> impl ExactSizeIterator<Item = CreditRef<'c>> + Clone {
        let ids = self.catalog.by_actor.get(self.id.index());
        ids.map(move |id| self.catalog.credit(id))
    }
}

impl<'c> ProjectRef<'c> {
    /// The catalog that it is of.
    #[must_use]
    #[inline]
    pub fn catalog(self) -> &'c Catalog {
        self.catalog
    }

    #[inline]
    fn row(self) -> &'c ProjectRow {
        &self.catalog.projects[self.id.index()]
    }

    /// Its position.
    #[must_use]
    #[inline]
    pub fn id(self) -> ProjectId {
        self.id
    }

    /// Its key.
    #[must_use]
    pub fn key(self) -> &'c str {
        self.catalog.text(self.row().key)
    }

    /// The English title.
    #[must_use]
    pub fn title(self) -> &'c str {
        self.catalog.text(self.row().en)
    }

    /// The title as its makers write it.
    #[must_use]
    pub fn original(self) -> Option<&'c str> {
        self.catalog.some_text(self.row().original)
    }

    /// The title as the Korean press writes it.
    #[must_use]
    pub fn ko(self) -> Option<&'c str> {
        self.catalog.some_text(self.row().ko)
    }

    /// Other titles.
    pub fn aliases(self) -> impl ExactSizeIterator<Item = &'c str> + Clone {
        self.catalog.texts(self.catalog.project_aliases.get(self.id.index()))
    }

    /// Every title: English, original, Korean, then the aliases.
    pub fn titles(self) -> impl Iterator<Item = &'c str> + Clone {
        let scripts = [Some(self.title()), self.original(), self.ko()];
        scripts.into_iter().flatten().chain(self.aliases())
    }

    /// What joins it with other projects.
    #[must_use]
    pub fn series(self) -> Option<&'c str> {
        self.catalog.some_text(self.row().series)
    }

    /// The other projects of its series, by key.
    pub fn kin(self) -> impl Iterator<Item = ProjectRef<'c>> + Clone {
        let (series, all) = (self.row().series, &self.catalog.series);
        let from = all.partition_point(|(other, _)| *other < series);
        let mine = all[from..].iter().take_while(move |(other, _)| *other == series);
        mine.map(|(_, id)| *id)
            .filter(move |id| *id != self.id)
            .map(move |id| self.catalog.project(id))
    }

    /// What it is.
    #[must_use]
    #[inline]
    pub fn kind(self) -> Kind {
        self.row().kind
    }

    /// Where it stands.
    #[must_use]
    #[inline]
    pub fn status(self) -> Status {
        self.row().status
    }

    /// The first release.
    #[must_use]
    pub fn released(self) -> Option<Date> {
        Date::unpack(self.row().released)
    }

    /// The year of its release.
    #[must_use]
    #[inline]
    pub fn year(self) -> Option<u16> {
        self.released().map(Date::year)
    }

    /// Producing countries, the leading one first; Korea among them where it is one.
    #[must_use]
    #[inline]
    pub fn countries(self) -> &'c [Country] {
        self.catalog.producers.get(self.id.index())
    }

    /// The positions of [`ProjectRef::countries`] among those of the catalog.
    #[inline]
    pub(crate) fn country_places(self) -> impl ExactSizeIterator<Item = usize> + 'c {
        self.catalog.produced_in().get(self.id.index()).iter().map(|&place| usize::from(place))
    }

    /// Where it is shown.
    #[inline]
    pub fn platforms(self) -> impl ExactSizeIterator<Item = PlatformRef<'c>> + Clone {
        self.platform_ids().iter().map(move |&id| self.catalog.platform(id))
    }

    /// The positions of the platforms.
    #[inline]
    pub(crate) fn platform_ids(self) -> &'c [PlatformId] {
        self.catalog.shown_on.get(self.id.index())
    }

    /// The project's own sources.
    pub fn sources(self) -> impl ExactSizeIterator<Item = SourceRef<'c>> + Clone {
        refs(self.catalog, self.catalog.sources.get(self.id.index()))
    }

    /// The positions of its credits.
    #[inline]
    pub(crate) fn credit_range(self) -> std::ops::Range<usize> {
        self.catalog.casts.range(self.id)
    }

    /// Its credits, by actor key.
    #[inline]
    pub fn credits(self) -> impl ExactSizeIterator<Item = CreditRef<'c>> + Clone {
        let ids = super::credit_ids(self.catalog.casts.range(self.id));
        ids.map(move |id| self.catalog.credit(id))
    }

    /// The place in the order of titles.
    #[must_use]
    #[inline]
    pub fn rank(self) -> u32 {
        self.row().rank
    }
}

impl<'c> CreditRef<'c> {
    /// The catalog that it is of.
    #[must_use]
    #[inline]
    pub fn catalog(self) -> &'c Catalog {
        self.catalog
    }

    /// Its position.
    #[must_use]
    #[inline]
    pub fn id(self) -> CreditId {
        self.id
    }

    /// What lasts: `ACTOR/PROJECT`.
    #[must_use]
    pub fn key(self) -> String {
        format!("{}/{}", self.actor().key(), self.project().key())
    }

    /// Who acts.
    #[must_use]
    #[inline]
    pub fn actor(self) -> ActorRef<'c> {
        self.catalog.actor(self.catalog.credits.actor.get(self.id.index()))
    }

    /// In what.
    #[must_use]
    #[inline]
    pub fn project(self) -> ProjectRef<'c> {
        self.catalog.project(self.catalog.casts.project(self.id))
    }

    /// Who is played.
    #[must_use]
    pub fn character(self) -> Option<&'c str> {
        let roles = &self.catalog.roles;
        roles.number(self.id).map(|number| roles.text(number))
    }

    /// How big the part is.
    #[must_use]
    #[inline]
    pub fn billing(self) -> Option<Billing> {
        let position = self.catalog.credits.marks[self.id.index()] & BILLING;
        Billing::ALL.get(usize::from(position)).copied()
    }

    /// The credit's own year, else its project's.
    #[must_use]
    #[inline]
    pub fn year(self) -> Option<u16> {
        let credits = &self.catalog.credits;
        if credits.has(self.id, OWN_YEAR) {
            return credits.own_years.get(self.id).and_then(|year| u16::try_from(year).ok());
        }
        self.project().year()
    }

    /// What else should be known.
    #[must_use]
    pub fn note(self) -> Option<&'c str> {
        let credits = &self.catalog.credits;
        let note = || credits.notes.get(self.id).map(|id| self.catalog.text(id));
        credits.has(self.id, NOTED).then(note).flatten()
    }

    /// The pages that say so: its own, else its project's.
    pub fn sources(self) -> impl ExactSizeIterator<Item = SourceRef<'c>> + Clone {
        let of_project = || self.catalog.sources.get(self.project().id.index());
        refs(self.catalog, self.own_sources().unwrap_or_else(of_project))
    }

    /// Whether the sources are the project's.
    #[must_use]
    pub fn shares_sources(self) -> bool {
        self.own_sources().is_none()
    }

    fn own_sources(self) -> Option<&'c [SourceRow]> {
        let credits = &self.catalog.credits;
        let own = || credits.sourced.binary_search(&self.id).ok();
        Some(credits.sources.get(credits.has(self.id, SOURCED).then(own).flatten()?))
    }

    /// Where it was read.
    #[must_use]
    pub fn origin(self) -> Origin {
        let credits = &self.catalog.credits;
        let stray = || credits.strays.binary_search_by_key(&self.id, |(id, _)| *id).ok();
        match credits.has(self.id, STRAY).then(stray).flatten() {
            Some(at) => credits.strays[at].1,
            None => self.project().row().origin.below(credits.line.get(self.id.index())),
        }
    }
}

fn refs<'c>(
    catalog: &'c Catalog,
    rows: &'c [SourceRow],
) -> impl ExactSizeIterator<Item = SourceRef<'c>> + Clone {
    rows.iter().map(move |row| SourceRef { catalog, row })
}

impl<'c> SourceRef<'c> {
    /// The page.
    #[must_use]
    pub fn url(self) -> &'c str {
        self.catalog.text(self.row.url)
    }

    /// Who publishes it.
    #[must_use]
    pub fn publisher(self) -> Option<&'c str> {
        self.catalog.some_text(self.row.publisher)
    }

    /// The day of the page.
    #[must_use]
    pub fn date(self) -> Option<Date> {
        Date::unpack(self.row.date)
    }
}
