//! What rows share: cells that an actor or a project alone decides, made once for each.
//!
//! In a long answer most of what stands in a row stands in other rows as well. Made once, in the
//! order of actors and of projects, it is read where a catalog has it side by side, and a row then
//! takes it from two places, where all that a row is made of lies in some twenty.

use std::io;
use std::iter;
use std::ops::Range;
use std::sync::OnceLock;

use super::cells::Cells;
use super::column::{Cell, Column, Decider, KEY_MIDDLE, Shown};
use super::fetch;
use crate::catalog::{ActorId, Catalog, CreditId, CreditRef, ProjectId};

/// The cells of actors and projects, each made when a row first needs it.
///
/// Size: their texts, some 250 bytes a project under all columns.
pub struct Shared<'a> {
    catalog: &'a Catalog,
    of_actors: Stock,
    of_projects: Stock,
    /// What a row is put together from.
    parts: Vec<Part>,
    /// The same where the credit has a year or sources of its own.
    own_parts: Vec<Part>,
    shows_character: bool,
}

/// Neighbouring cells of a row.
enum Part {
    /// These of its actor.
    Actor(Range<usize>),
    /// These of its project.
    Project(Range<usize>),
    /// One cell: this of its actor, then this of its project.
    Key(usize, usize),
    /// One cell, made for the row.
    Own(Cell),
}

/// The cells of actors, or of projects.
struct Stock {
    /// What each has.
    cells: Vec<Cell>,
    /// How many actors or projects there are.
    owners: usize,
    /// The cells of the first so many, then of the next.
    blocks: Vec<OnceLock<Cells>>,
}

/// So many actors or projects have their cells made together.
const BLOCK: usize = 256;

/// Room for the text of each, with some to spare.
const TEXT: usize = 256;

/// The cells of one actor or project.
#[derive(Clone, Copy)]
struct Record<'s> {
    block: &'s Cells,
    first: usize,
    count: usize,
}

impl Stock {
    fn of(owners: usize, cells: Vec<Cell>) -> Stock {
        let blocks = iter::repeat_with(OnceLock::new).take(owners.div_ceil(BLOCK));
        Stock { blocks: blocks.collect(), owners, cells }
    }

    /// The cells of the n-th owner; `add` adds those of a range of owners.
    fn record(&self, owner: usize, add: impl FnOnce(Range<usize>, &mut Cells)) -> Record<'_> {
        let count = self.cells.len();
        let block = self.blocks[owner / BLOCK].get_or_init(|| {
            let first = owner / BLOCK * BLOCK;
            let mut made = Cells::with_capacity(BLOCK * count, BLOCK * TEXT);
            add(first..self.owners.min(first + BLOCK), &mut made);
            made.shrink_to_fit();
            made
        });
        Record { block, first: owner % BLOCK * count, count }
    }

    fn shows(&self, column: Column) -> bool {
        self.cells.iter().any(|cell| cell.shows(column))
    }
}

impl<'s> Record<'s> {
    fn add_to(self, cells: &mut Cells, range: &Range<usize>) {
        cells.add_all(self.block, self.first + range.start..self.first + range.end);
    }

    fn cell(self, at: usize) -> &'s str {
        self.block.cell(self.first + at)
    }

    fn look(self) -> usize {
        self.block.touch(self.first..self.first + self.count).map(usize::from).sum()
    }
}

impl<'a> Shared<'a> {
    /// Whether making what so many rows share surely takes less time than it spares.
    pub fn pays(catalog: &Catalog, rows: usize) -> bool {
        rows > catalog.projects().len()
    }

    /// What rows share under these columns. Nothing is made yet.
    pub fn of(catalog: &'a Catalog, columns: &[Shown]) -> Shared<'a> {
        let of = |is_its: fn(Decider) -> bool| {
            let cells = columns.iter().map(|column| column.cell);
            cells.filter(|cell| is_its(cell.decided_by())).collect()
        };
        Shared {
            catalog,
            of_actors: Stock::of(catalog.actors().len(), of(is_of_actor)),
            of_projects: Stock::of(catalog.projects().len(), of(is_of_project)),
            parts: parts(columns, false),
            own_parts: parts(columns, true),
            shows_character: columns.iter().any(|column| column.cell.shows(Column::Character)),
        }
    }

    /// Gives the cells of credits to `take`.
    pub fn each(
        &self,
        ids: &[CreditId],
        cells: &mut Cells,
        mut take: impl FnMut(&Cells) -> io::Result<()>,
    ) -> io::Result<()> {
        let credits = ids.iter().map(|&id| self.catalog.credit(id));
        fetch::credits(&credits, |column| match column {
            Column::Character => self.shows_character,
            _ => column == Column::Billing,
        });
        let rows: Vec<_> =
            credits.map(|credit| (credit, self.actor(credit), self.project(credit))).collect();
        fetch::look(rows.iter().map(|(_, actor, project)| actor.look() + project.look()));
        rows.into_iter().try_for_each(|(credit, actor, project)| {
            cells.clear();
            let is_shared = credit.shares_year() && credit.shares_sources();
            for part in if is_shared { &self.parts } else { &self.own_parts } {
                match part {
                    Part::Actor(range) => actor.add_to(cells, range),
                    Part::Project(range) => project.add_to(cells, range),
                    Part::Key(of_actor, of_project) => cells.add(|cell| {
                        let halves = [actor.cell(*of_actor), project.cell(*of_project)];
                        cell.extend([halves[0], KEY_MIDDLE, halves[1]]);
                    }),
                    Part::Own(own) => cells.add(|cell| own.put(credit, cell)),
                }
            }
            take(cells)
        })
    }

    fn actor(&self, credit: CreditRef<'_>) -> Record<'_> {
        let Shared { catalog, of_actors, .. } = self;
        of_actors.record(credit.actor().id().index(), |range, made| {
            let actors = range.map(|at| catalog.actor(ActorId::at(at)));
            fetch::actors(&actors, |column| of_actors.shows(column));
            for actor in actors {
                of_actors
                    .cells
                    .iter()
                    .for_each(|own| made.add(|cell| own.put_of_actor(actor, cell)));
            }
        })
    }

    fn project(&self, credit: CreditRef<'_>) -> Record<'_> {
        let Shared { catalog, of_projects, .. } = self;
        of_projects.record(credit.project().id().index(), |range, made| {
            let projects = range.map(|at| catalog.project(ProjectId::at(at)));
            fetch::projects(&projects, |column| of_projects.shows(column));
            for project in projects {
                let cells = of_projects.cells.iter();
                cells.for_each(|own| made.add(|cell| own.put_of_project(project, cell)));
            }
        })
    }
}

fn is_of_actor(decider: Decider) -> bool {
    matches!(decider, Decider::Actor | Decider::ActorAndProject)
}

fn is_of_project(decider: Decider) -> bool {
    !matches!(decider, Decider::Actor | Decider::Credit)
}

/// What a row is put together from, neighbours together; `is_own`: the credit has a year or sources
/// of its own.
fn parts(columns: &[Shown], is_own: bool) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    // The next cell of the actor, and of the project.
    let (mut actor, mut project) = (0, 0);
    for cell in columns.iter().map(|column| column.cell) {
        let decider = cell.decided_by();
        match (decider, parts.last_mut()) {
            (Decider::Actor, Some(Part::Actor(range))) => range.end += 1,
            (Decider::Actor, _) => parts.push(Part::Actor(actor..actor + 1)),
            (Decider::ActorAndProject, _) => parts.push(Part::Key(actor, project)),
            (Decider::Credit, _) => parts.push(Part::Own(cell)),
            (Decider::ProjectUnlessOwn, _) if is_own => parts.push(Part::Own(cell)),
            (_, Some(Part::Project(range))) => range.end += 1,
            _ => parts.push(Part::Project(project..project + 1)),
        }
        actor += usize::from(is_of_actor(decider));
        project += usize::from(is_of_project(decider));
    }
    parts
}
