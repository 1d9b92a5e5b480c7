//! What callers see of the columns: small copyable references with names instead of positions.

use super::columns::{BILLING, NOTED, NameRow, OWN_YEAR, ProjectColumns, SOURCED, STRAY};
use super::ids::{ActorId, CreditId, GroupId, PlatformId, ProjectId, StrId};
use super::named::named;
use super::source::refs;
use super::{Catalog, PlatformRef, SourceRef};
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

named!(ActorRef, ActorId, actor_aliases, actor_order);

impl<'c> ActorRef<'c> {
    /// Its key.
    #[must_use]
    pub fn key(self) -> &'c str {
        self.catalog.actors.keys.get(StrId::at(self.id.index() + 1))
    }

    #[inline]
    fn name(self) -> NameRow {
        self.catalog.actors.name(self.id)
    }

    /// The idol group.
    #[must_use]
    #[inline]
    pub fn group(self) -> Option<GroupId> {
        self.catalog.actors.group(self.id)
    }

    /// The name of the idol group.
    #[must_use]
    pub fn group_name(self) -> Option<&'c str> {
        self.group().map(|id| self.catalog.group_name(id))
    }

    /// What tells namesakes apart.
    #[must_use]
    pub fn disambiguation(self) -> Option<&'c str> {
        self.catalog.actors.disambiguation.get(self.id).map(|id| self.catalog.text(id))
    }

    /// The actor's credits, newest first, those without a year last.
    #[inline]
    pub fn credits(
        self,
    ) -> impl DoubleEndedIterator<Item = CreditRef<'c>> + ExactSizeIterator + Clone {
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
    fn columns(self) -> &'c ProjectColumns {
        &self.catalog.projects
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
        self.columns().keys.get(StrId::at(self.id.index() + 1))
    }

    /// The English title.
    #[must_use]
    pub fn title(self) -> &'c str {
        self.catalog.text(self.columns().en.get(self.id.index()))
    }

    /// The title as its makers write it.
    #[must_use]
    pub fn original(self) -> Option<&'c str> {
        self.catalog.some_text(self.columns().original.get(self.id.index()))
    }

    /// The title as the Korean press writes it.
    #[must_use]
    pub fn ko(self) -> Option<&'c str> {
        self.catalog.some_text(self.columns().ko.get(self.id.index()))
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
        self.columns().series.get(self.id).map(|id| self.catalog.text(id))
    }

    /// The other projects of its series, by key.
    pub fn kin(self) -> impl Iterator<Item = ProjectRef<'c>> + Clone {
        let all = &self.catalog.series;
        // The series of nothing is that of no project.
        let series = self.columns().series.get(self.id).unwrap_or(StrId::NONE);
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
        self.columns().kind[self.id.index()]
    }

    /// Where it stands.
    #[must_use]
    #[inline]
    pub fn status(self) -> Status {
        self.columns().status[self.id.index()]
    }

    /// The first release.
    #[must_use]
    pub fn released(self) -> Option<Date> {
        self.columns().released(self.id)
    }

    /// The year of its release.
    #[must_use]
    #[inline]
    pub fn year(self) -> Option<u16> {
        Some(self.columns().year[self.id.index()]).filter(|&year| year > 0)
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
        self.catalog
            .produced_in()
            .get(self.catalog.producers.number(self.id.index()))
            .iter()
            .map(|&place| usize::from(place))
    }

    /// Which of [`Catalog::country_lists`] its countries are.
    #[inline]
    pub(crate) fn country_list(self) -> usize {
        self.catalog.producers.number(self.id.index())
    }

    /// Which of [`Catalog::platform_lists`] its platforms are.
    #[inline]
    pub(crate) fn platform_list(self) -> usize {
        self.catalog.shown_on.number(self.id.index())
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

    /// Its credit of an actor. Cost: a binary search in its cast.
    pub fn credit_of(self, actor: ActorId) -> Option<CreditRef<'c>> {
        let (cast, actors) = (self.credit_range(), &self.catalog.credits.actor);
        let at = actors.partition_point(cast.clone(), |other| other < actor);
        let is_there = at < cast.end && actors.get(at) == actor;
        is_there.then(|| self.catalog.credit(CreditId::at(at)))
    }

    /// The place in the order of titles.
    #[must_use]
    #[inline]
    pub fn rank(self) -> u32 {
        self.columns().rank.get(self.id.index())
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

    /// The day of the credit: its project's release, if that is known to the day and of the credit's
    /// own year.
    #[must_use]
    pub fn day(self) -> Option<Date> {
        let date = self.project().released().filter(|date| date.is_full())?;
        (self.year() == Some(date.year())).then_some(date)
    }

    /// Whether the year is the project's.
    #[must_use]
    pub fn shares_year(self) -> bool {
        !self.catalog.credits.has(self.id, OWN_YEAR)
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
        let (catalog, project) = (self.catalog, self.project().id.index());
        let own = self.own_sources().map(|at| catalog.credits.sources.get(at));
        refs(catalog, own.unwrap_or_else(|| catalog.sources.get(project)))
    }

    /// Whether the sources are the project's.
    #[must_use]
    pub fn shares_sources(self) -> bool {
        !self.catalog.credits.has(self.id, SOURCED)
    }

    fn own_sources(self) -> Option<usize> {
        let credits = &self.catalog.credits;
        let own = || credits.sourced.get(self.id).map(|at| at as usize);
        credits.has(self.id, SOURCED).then(own).flatten()
    }

    /// Where it was read.
    #[must_use]
    pub fn origin(self) -> Origin {
        let credits = &self.catalog.credits;
        let stray = || credits.strays.binary_search_by_key(&self.id, |(id, _)| *id).ok();
        match credits.has(self.id, STRAY).then(stray).flatten() {
            Some(at) => credits.strays[at].1,
            None => self
                .project()
                .columns()
                .origin(self.project().id())
                .below(credits.line.get(self.id.index())),
        }
    }
}
