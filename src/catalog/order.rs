//! Projects come in any order: puts them, and the credits with them, in that of their keys.

use std::ops::Range;

use super::build::by_key;
use super::draft::Draft;
use super::ids::{CreditId, ProjectId};
use super::lists::{Ends, in_ranges};

impl Draft {
    /// Orders the projects by their keys, and the credits by their projects. Cost: a sort of the
    /// projects, and unless they come in order a copy of each column.
    pub(super) fn order_projects(&mut self) {
        let order = by_key(&self.projects, |row| self.project_keys.get(row.key));
        if order.is_sorted() {
            return;
        }
        let casts: Vec<Range<usize>> = order.iter().map(|&at| self.casts.range(at)).collect();
        self.order_credits(&order, &casts);
        self.casts = Ends::of(&casts);
        self.projects = order.iter().map(|&at| self.projects[at]).collect();
        self.project_aliases = self.project_aliases.reordered(&order);
        self.producers = self.producers.reordered(&order);
        self.shown_on = self.shown_on.reordered(&order);
        self.sources = self.sources.reordered(&order);
    }

    fn order_credits(&mut self, order: &[usize], casts: &[Range<usize>]) {
        // Where the cast of each project, by its old position, begins now.
        let mut starts = vec![0; order.len()];
        let mut start = 0;
        for (&project, cast) in order.iter().zip(casts) {
            starts[project] = start;
            start += cast.len();
        }
        let now = |credit: CreditId| {
            let project = self.credits.project[credit.index()].index();
            CreditId::at(starts[project] + credit.index() - self.casts.range(project).start)
        };
        let credits = &self.credits;
        let mut strays: Vec<_> = credits.strays.iter().map(|&(id, at)| (now(id), at)).collect();
        let mut notes: Vec<_> = credits.notes.iter().map(|&(id, note)| (now(id), note)).collect();
        let mut sourced: Vec<_> = credits.sourced.iter().map(|&id| now(id)).zip(0..).collect();
        strays.sort_unstable_by_key(|&(id, _)| id);
        notes.sort_unstable_by_key(|&(id, _)| id);
        sourced.sort_unstable();
        let (sourced, lists): (Vec<_>, Vec<usize>) = sourced.into_iter().unzip();
        let credits = &mut self.credits;
        credits.strays = strays;
        credits.notes = notes;
        credits.sourced = sourced;
        credits.sources = credits.sources.reordered(&lists);
        credits.actor = in_ranges(&credits.actor, casts);
        credits.year = in_ranges(&credits.year, casts);
        credits.billing = in_ranges(&credits.billing, casts);
        credits.line = in_ranges(&credits.line, casts);
        for (project, cast) in casts
            .iter()
            .scan(0, |end, cast| {
                let start = *end;
                *end += cast.len();
                Some(start..*end)
            })
            .enumerate()
        {
            credits.project[cast].fill(ProjectId::at(project));
        }
        self.roles = in_ranges(&self.roles, casts);
    }
}
