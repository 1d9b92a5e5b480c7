//! The marks. Where files change, the row of a marked credit may be away for a while: its mark waits
//! for it, in the present and in every moment that undo and redo bring back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::State;
use crate::catalog::{Catalog, CreditId, CreditRef, Moved};
use crate::query::Marks;

/// The keys of marked credits that had a row in this run and have none now.
pub(super) type Away = BTreeSet<Arc<str>>;

/// The keys of marked credits that are gone, by where they were.
pub type Lost = BTreeMap<CreditId, Arc<str>>;

impl State {
    /// How many marked credits are not listed.
    #[must_use]
    pub fn marks_not_listed(&self) -> usize {
        // Not by the rows, of which only the first may be known yet.
        self.marks.iter().filter(|id| !self.results.listed.contains(id.index())).count()
    }

    /// The keys of all that is marked, in their order, also of what these data do not have.
    #[must_use]
    pub fn marks_to_keep(&self, catalog: &Catalog) -> Vec<String> {
        let mut keys: Vec<String> = self.marks.iter().map(|id| catalog.credit(id).key()).collect();
        keys.extend(self.away_marks.iter().map(ToString::to_string));
        keys.extend(self.earlier_marks.iter().cloned());
        keys.sort();
        keys
    }

    /// The keys of the marked credits that have no row in the new catalog, asked of the old one
    /// before it is given up: they wait for their rows. Those that undo or redo would bring back are
    /// among them.
    #[must_use]
    pub fn marks_lost(&self, old: &Catalog, moved: &Moved) -> Lost {
        let mut lost = Lost::new();
        let marks = self.history.moments().map(|moment| &moment.marks).chain([&self.marks]);
        for id in marks.flat_map(Marks::iter).filter(|&id| moved.credit(id).is_none()) {
            lost.entry(id).or_insert_with(|| old.credit(id).key().into());
        }
        lost
    }

    /// Looks all marks up in a catalog that has taken the place of another. Gives back how many of
    /// the present ones are gone with their rows.
    pub(super) fn move_marks(&mut self, catalog: &Catalog, moved: &Moved, lost: &Lost) -> usize {
        let gone = self.marks.iter().filter(|id| lost.contains_key(id)).count();
        for (marks, away) in self.marks_at_all_moments() {
            away.extend(marks.iter().filter_map(|id| lost.get(&id).cloned()));
            *marks = marks.iter().filter_map(|id| moved.credit(id)).collect();
            away.retain(|key| {
                let back = catalog.credit_by_key(key);
                marks.extend(back.map(CreditRef::id));
                back.is_none()
            });
        }
        self.find_earlier_marks(catalog);
        gone
    }

    /// Marks what was marked in earlier runs, as far as it is there: it was before all that was done
    /// in this one.
    pub(super) fn find_earlier_marks(&mut self, catalog: &Catalog) {
        let mut found = Marks::new();
        self.earlier_marks.retain(|key| {
            let back = catalog.credit_by_key(key);
            found.extend(back.map(CreditRef::id));
            back.is_none()
        });
        self.marks_at_all_moments().for_each(|(marks, _)| marks.extend(found.iter()));
    }

    /// The marks of the present and those that can be brought back.
    fn marks_at_all_moments(&mut self) -> impl Iterator<Item = (&mut Marks, &mut Away)> {
        let present = (&mut self.marks, &mut self.away_marks);
        let others = self.history.moments_mut();
        others.map(|moment| (&mut moment.marks, &mut moment.away_marks)).chain([present])
    }
}
