//! The long lists of pages: what they list, and what stands in a row of them.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::action::Link;
use super::details::source_line;
use super::prose::{Paragraph, Tone};
use super::{Page, Reader, heights};
use crate::catalog::{ActorId, ActorRef, Catalog, CreditId, CreditRef, ProjectId, ProjectRef};
use crate::lang::count;
use crate::model::{Billing, Status, Word};
use crate::text::{pad, width};

/// What a list has, row by row: one paragraph leads to the page of the row, others may follow it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Rows {
    /// Credits of a platform or country, and the columns of their titles.
    Listed(Vec<CreditId>, usize),
    /// Credits of an actor, and the columns of their titles.
    Played(Vec<CreditId>, usize),
    /// Credits of a project, and the columns of the names.
    Cast(Vec<CreditId>, usize),
    /// Actors with the number of projects that they share with another, and the columns of the names.
    Partners(Vec<(ActorId, usize)>, usize),
    /// Actors.
    Actors(Vec<ActorId>),
    /// Projects.
    Projects(Vec<ProjectId>),
}

/// The columns that a title or name may take in a list, however few there are.
const NAME: usize = 34;
/// What a character beside it is left of the columns.
const CHARACTER: usize = 24;
/// The columns of the year.
pub(super) const YEAR: usize = 6;
/// The columns of an actor's name beside a title.
const ACTOR: usize = 20;
/// From how many columns on what is listed stands in columns of its own; in fewer it follows one
/// another, and what does not fit hangs under its beginning.
const WITH_COLUMNS: usize = 60;

impl Rows {
    /// The credits of the projects that belong to something, newest first, and how many lines each
    /// takes; no such numbers where each takes one. Cost: a step for each project, and for each of the
    /// credits.
    pub fn listed(
        catalog: &Catalog,
        (columns, reader): (usize, Reader),
        belongs: impl Fn(ProjectRef<'_>) -> bool,
    ) -> (Rows, Vec<usize>) {
        let projects: Vec<ProjectRef<'_>> = catalog.projects().filter(|it| belongs(*it)).collect();
        let titled = projects.iter().copied().filter(|project| project.credits().len() > 0);
        let wide = longest(titled.map(title_width), columns, YEAR + ACTOR + 14);
        // By year, each with its place among all; those without one come first, and all are turned round.
        let mut years: Vec<Vec<(CreditId, u32)>> = Vec::new();
        for (at, credit) in (0..).zip(projects.iter().flat_map(|project| project.credits())) {
            let year = credit.year().map_or(0, |year| 1 + usize::from(year));
            if year >= years.len() {
                years.resize_with(year + 1, Vec::new);
            }
            years[year].push((credit.id(), at));
        }
        years.reverse();
        let rows = years.iter().flatten().map(|&(id, _)| id).collect();
        let heights = if take_a_line_each((columns, reader), wide) {
            Vec::new()
        } else {
            let heights = heights::of_casts(catalog, &projects, (columns, reader), wide);
            years.iter().flatten().map(|&(_, at)| heights[at as usize]).collect()
        };
        (Rows::Listed(rows, wide), heights)
    }

    /// The credits of an actor.
    pub fn played(actor: ActorRef<'_>, columns: usize) -> Rows {
        let titles = actor.credits().map(|credit| title_width(credit.project()));
        let wide = longest(titles, columns, YEAR + 7 + 14 + CHARACTER);
        Rows::Played(actor.credits().map(CreditRef::id).collect(), wide)
    }

    /// The credits of a project, by the names of the actors.
    pub fn cast(project: ProjectRef<'_>, (columns, reader): (usize, Reader)) -> Rows {
        let mut cast: Vec<CreditRef<'_>> = project.credits().collect();
        cast.sort_by_key(|credit| credit.actor().rank_in(reader.script));
        let names = cast.iter().map(|credit| name_width(credit.actor(), reader));
        let wide = longest(names, columns, 2 + 2 + 14 + CHARACTER);
        Rows::Cast(cast.into_iter().map(CreditRef::id).collect(), wide)
    }

    /// Who else is in the actor's projects, most shared projects first.
    pub fn partners(
        catalog: &Catalog,
        actor: ActorRef<'_>,
        (columns, reader): (usize, Reader),
    ) -> Rows {
        let mut shared: BTreeMap<ActorId, usize> = BTreeMap::new();
        for credit in actor.credits().flat_map(|own| own.project().credits()) {
            *shared.entry(credit.actor().id()).or_default() += 1;
        }
        shared.remove(&actor.id());
        let mut shared: Vec<(ActorId, usize)> = shared.into_iter().collect();
        let rank = |id| catalog.actor(id).rank_in(reader.script);
        shared.sort_by_key(|&(id, count)| (Reverse(count), rank(id), id));
        let names = shared.iter().map(|&(id, _)| name_width(catalog.actor(id), reader));
        let wide = longest(names, columns, 2 + CHARACTER);
        Rows::Partners(shared, wide)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        match self {
            Rows::Listed(credits, _) | Rows::Played(credits, _) | Rows::Cast(credits, _) => {
                credits.len()
            }
            Rows::Partners(actors, _) => actors.len(),
            Rows::Actors(actors) => actors.len(),
            Rows::Projects(projects) => projects.len(),
        }
    }

    /// The credit of a row, if that is what it lists.
    pub fn credit(&self, at: usize) -> Option<CreditId> {
        match self {
            Rows::Listed(credits, _) | Rows::Played(credits, _) | Rows::Cast(credits, _) => {
                credits.get(at).copied()
            }
            Rows::Partners(..) | Rows::Actors(_) | Rows::Projects(_) => None,
        }
    }

    /// The page to which a row leads.
    pub fn link(&self, catalog: &Catalog, at: usize) -> Page {
        match self {
            Rows::Listed(credits, _) | Rows::Cast(credits, _) => {
                Page::Actor(catalog.credit(credits[at]).actor().id())
            }
            Rows::Played(credits, _) => Page::Project(catalog.credit(credits[at]).project().id()),
            Rows::Partners(actors, _) => Page::Actor(actors[at].0),
            Rows::Actors(actors) => Page::Actor(actors[at]),
            Rows::Projects(projects) => Page::Project(projects[at]),
        }
    }

    /// The position in the catalog of what a row is about.
    pub fn position(&self, row: usize) -> usize {
        match self {
            Rows::Listed(credits, _) | Rows::Played(credits, _) | Rows::Cast(credits, _) => {
                credits[row].index()
            }
            Rows::Partners(actors, _) => actors[row].0.index(),
            Rows::Actors(actors) => actors[row].index(),
            Rows::Projects(projects) => projects[row].index(),
        }
    }

    /// Tells the paragraphs of a row to who wants to know.
    pub fn tell(
        &self,
        catalog: &Catalog,
        at: usize,
        (columns, reader): (usize, Reader),
        listener: &mut impl Listener,
    ) {
        let link = Some(self.link(catalog, at));
        match self {
            Rows::Listed(credits, wide) => {
                let credit = catalog.credit(credits[at]);
                listener.begin(YEAR, link);
                listener.piece(Tone::Quiet, &year(credit));
                listener.piece(Tone::Plain, &listed_name(credit.actor(), (columns, reader)));
                listener.piece(Tone::Plain, "  ");
                listener.piece(Tone::Plain, &column(credit.project().title(), *wide, columns));
                listener.piece(Tone::Plain, "  ");
                listener.piece(Tone::Quiet, billing(credit, reader));
            }
            Rows::Played(credits, wide) => {
                let credit = catalog.credit(credits[at]);
                listener.begin(YEAR, link);
                listener.piece(Tone::Quiet, &year(credit));
                listener.piece(Tone::Plain, &column(credit.project().title(), *wide, columns));
                listener.piece(Tone::Quiet, "  ");
                listener.piece(Tone::Quiet, &column(&countries(credit), 5, columns));
                part(credit, (columns, reader), listener);
            }
            Rows::Cast(credits, wide) => {
                let credit = catalog.credit(credits[at]);
                listener.begin(2, link);
                let name = reader.actor_with_other(credit.actor());
                listener.piece(Tone::Plain, &column(&name, *wide, columns));
                listener.piece(Tone::Quiet, "  ");
                part(credit, (columns, reader), listener);
                beneath(credit, reader, listener);
            }
            Rows::Partners(actors, wide) => {
                let (id, projects) = actors[at];
                listener.begin(2, link);
                let name = reader.actor_with_other(catalog.actor(id));
                listener.piece(Tone::Plain, &column(&name, *wide, columns));
                listener.piece(Tone::Quiet, "  ");
                listener.piece(Tone::Quiet, &count::projects(projects, reader.lang));
            }
            Rows::Actors(actors) => {
                listener.begin(0, link);
                let name = reader.actor_with_other(catalog.actor(actors[at]));
                listener.piece(Tone::Plain, &name);
            }
            Rows::Projects(projects) => {
                let project = catalog.project(projects[at]);
                let year = project.released().map(|date| format!(" ({})", date.year()));
                listener.begin(0, link);
                let title = format!("{}{}", project.title(), year.unwrap_or_default());
                listener.piece(Tone::Plain, &title);
            }
        }
    }
}

/// Who is told the paragraphs of a row: whoever writes them down, or only counts their lines.
pub(super) trait Listener {
    /// Here begins a paragraph; by how many columns its lines are set in, and where it leads.
    fn begin(&mut self, indent: usize, link: Link);
    /// One more piece of it.
    fn piece(&mut self, tone: Tone, text: &str);
}

impl Listener for Vec<Paragraph> {
    fn begin(&mut self, indent: usize, link: Link) {
        self.push(Paragraph { indent, link, ..Paragraph::default() });
    }

    fn piece(&mut self, tone: Tone, text: &str) {
        let begun = self.pop().unwrap_or_default();
        self.push(begun.with(tone, text));
    }
}

/// Billing and character, and a status that is not the usual one.
fn part(credit: CreditRef<'_>, (columns, reader): (usize, Reader), listener: &mut impl Listener) {
    listener.piece(Tone::Quiet, "  ");
    listener.piece(Tone::Quiet, &column(billing(credit, reader), 10, columns));
    listener.piece(Tone::Quiet, "  ");
    listener.piece(Tone::Plain, credit.character().unwrap_or_default());
    match credit.project().status() {
        Status::Released => {}
        status => {
            listener.piece(Tone::Quiet, "  ");
            listener.piece(Tone::Accent, reader.status(status));
        }
    }
}

/// What stands under a row of a cast: the note, and sources that are not the project's.
fn beneath(credit: CreditRef<'_>, reader: Reader, listener: &mut impl Listener) {
    let set_in = || Paragraph::labelled("", 4);
    let note = credit.note().map(|note| set_in().quiet(note));
    let own = credit.sources().filter(|_| !credit.shares_sources());
    let sources = own.map(|source| source_line(set_in(), source, reader));
    for paragraph in note.into_iter().chain(sources) {
        listener.begin(paragraph.indent, paragraph.link);
        paragraph.pieces.iter().for_each(|piece| listener.piece(piece.tone, &piece.text));
    }
}

/// Whether it is certain, without a look at them, that listed credits take a line each.
fn take_a_line_each((columns, reader): (usize, Reader), titles: usize) -> bool {
    let billings = Billing::ALL.iter().map(|&billing| width(reader.billing(billing)));
    let taken = YEAR + ACTOR + 2 + titles + 2 + billings.max().unwrap_or(0);
    columns >= WITH_COLUMNS && taken <= columns
}

/// The actor of a listed credit.
pub(super) fn listed_name(actor: ActorRef<'_>, (columns, reader): (usize, Reader)) -> Cow<'_, str> {
    column(reader.actor(actor), ACTOR, columns)
}

pub(super) fn billing(credit: CreditRef<'_>, reader: Reader) -> &'static str {
    credit.billing().map(|size| reader.billing(size)).unwrap_or_default()
}

pub(super) fn year(credit: CreditRef<'_>) -> String {
    credit.year().map_or_else(|| "  —   ".to_owned(), |year| format!("{year}  "))
}

fn countries(credit: CreditRef<'_>) -> String {
    let codes = credit.project().countries().iter().map(ToString::to_string);
    codes.collect::<Vec<_>>().join(" ")
}

fn title_width(project: ProjectRef<'_>) -> usize {
    width(project.title())
}

/// The width of both names.
fn name_width(actor: ActorRef<'_>, reader: Reader) -> usize {
    width(&reader.actor_with_other(actor))
}

/// A text in a column of its own, where a page has room for columns.
pub(super) fn column(text: &str, wide: usize, columns: usize) -> Cow<'_, str> {
    if columns < WITH_COLUMNS { Cow::Borrowed(text) } else { pad(text, wide) }
}

/// The width of a column of texts that stands beside others: that of the longest, as far as there
/// is room. Cost: no look at texts where a page has no columns, or behind one that takes all the room.
fn longest(widths: impl Iterator<Item = usize>, columns: usize, others: usize) -> usize {
    if columns < WITH_COLUMNS {
        return 0;
    }
    let room = columns.saturating_sub(others).max(NAME);
    let mut longest = 0;
    for width in widths {
        longest = longest.max(width);
        if longest >= room {
            return room;
        }
    }
    longest
}
