//! How many lines the rows of long lists take: what has to be known of rows that are not laid out.

use rayon::prelude::*;

use super::Reader;
use super::action::Link;
use super::prose::{Flow, Tone, words};
use super::rows::{self, Listener, Rows, YEAR};
use crate::catalog::{ActorRef, Catalog, CreditRef, ProjectRef};
use crate::text::width;

/// From how many rows on they are shared among the processors: of fewer, a thread's waking up would
/// take the time.
const MANY: usize = 4_000;

/// How many lines each row takes. Cost: a look at the texts of each; many rows are shared among the
/// processors, and looked at in the order in which their texts lie in memory.
pub(super) fn of_rows(catalog: &Catalog, rows: &Rows, sheet: (usize, Reader)) -> Vec<usize> {
    let height = |row| {
        let mut height = Height::of(sheet.0);
        rows.tell(catalog, row, sheet, &mut height);
        height.lines()
    };
    if rows.len() < MANY {
        return (0..rows.len()).map(height).collect();
    }
    let mut order: Vec<(usize, usize)> =
        (0..rows.len()).map(|row| (rows.position(row), row)).collect();
    order.sort_by_key(|&(position, _)| position);
    let found: Vec<usize> = order.par_iter().map(|&(_, row)| height(row)).collect();
    let mut heights = vec![0; rows.len()];
    order.iter().zip(found).for_each(|(&(_, row), lines)| heights[row] = lines);
    heights
}

/// How many lines the credits of projects take that a platform or country lists, in the order of the
/// catalog. Cost: each name and each title is looked at once; of a title only the widths of its words are
/// needed for the ten credits that it may have.
pub(super) fn of_casts(
    catalog: &Catalog,
    projects: &[ProjectRef<'_>],
    sheet: (usize, Reader),
    titles: usize,
) -> Vec<usize> {
    let (columns, reader) = sheet;
    let credits = || projects.iter().flat_map(|project| project.credits());
    // Where years are not as wide as each other, or not on one line, nothing is the same twice.
    let has_usual_year = |credit: CreditRef<'_>| !matches!(credit.year(), Some(0..1000 | 10_000..));
    if credits().count() < MANY || columns < YEAR || !credits().all(has_usual_year) {
        let rows = Rows::Listed(credits().map(CreditRef::id).collect(), titles);
        return of_rows(catalog, &rows, sheet);
    }
    let mut after_year = Flow::of(columns, YEAR);
    after_year.place("0000  ", |_, _| ());
    let to_title = |actor: ActorRef<'_>| {
        let mut flow = after_year.clone();
        flow.place(&rows::listed_name(actor, sheet), |_, _| ());
        flow.place("  ", |_, _| ());
        flow
    };
    let actors: Vec<ActorRef<'_>> = catalog.actors().collect();
    let begun: Vec<Flow> = actors.par_iter().map(|&actor| to_title(actor)).collect();
    let of_cast = |project: &ProjectRef<'_>| {
        let title = rows::column(project.title(), titles, columns);
        let words: Vec<(&str, usize)> = words(&title).map(|word| (word, width(word))).collect();
        let is_whole = words.iter().all(|&(_, length)| length <= after_year.widest());
        let height = |credit: CreditRef<'_>| {
            let mut flow = begun[credit.actor().id().index()].clone();
            if is_whole {
                flow.pass(&words);
            } else {
                flow.place(&title, |_, _| ());
            }
            flow.place("  ", |_, _| ());
            flow.place(rows::billing(credit, reader), |_, _| ());
            flow.lines()
        };
        project.credits().map(height).collect::<Vec<usize>>()
    };
    projects.par_iter().flat_map_iter(of_cast).collect()
}

/// How many lines paragraphs take in so many columns.
struct Height {
    columns: usize,
    /// Those of the paragraphs before.
    above: usize,
    flow: Option<Flow>,
}

impl Height {
    fn of(columns: usize) -> Height {
        Height { columns, above: 0, flow: None }
    }

    fn lines(&self) -> usize {
        self.above + self.flow.as_ref().map_or(0, Flow::lines)
    }
}

impl Listener for Height {
    fn begin(&mut self, indent: usize, _link: Link) {
        self.above = self.lines();
        self.flow = Some(Flow::of(self.columns, indent));
    }

    fn piece(&mut self, _tone: Tone, text: &str) {
        if let Some(flow) = &mut self.flow {
            flow.place(text, |_, _| ());
        }
    }
}
