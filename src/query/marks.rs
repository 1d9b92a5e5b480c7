//! Marked credits.

use std::fmt;
use std::sync::Arc;

use fixedbitset::FixedBitSet;

use crate::catalog::CreditId;

/// The credits that the screen has marked. Cost: a bit for each credit up to the last that is marked;
/// a copy shares them until either changes, for every step that can be taken back has one.
#[derive(Clone, Default)]
pub struct Marks(Arc<FixedBitSet>);

impl Marks {
    /// No marks.
    #[must_use]
    pub fn new() -> Marks {
        Marks::default()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.count_ones(..)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_clear()
    }

    /// Whether a credit is marked.
    #[must_use]
    pub fn contains(&self, id: CreditId) -> bool {
        self.0.contains(id.index())
    }

    /// The marked credits, in the order of the catalog.
    pub fn iter(&self) -> impl Iterator<Item = CreditId> {
        self.0.ones().map(CreditId::at)
    }

    /// Marks a credit.
    pub fn insert(&mut self, id: CreditId) {
        if !self.contains(id) {
            Arc::make_mut(&mut self.0).grow_and_insert(id.index());
        }
    }

    /// Unmarks a credit; whether it was marked.
    pub fn remove(&mut self, id: CreditId) -> bool {
        let was = self.contains(id);
        if was {
            Arc::make_mut(&mut self.0).set(id.index(), false);
        }
        was
    }

    /// Whether all of these are among others.
    #[must_use]
    pub fn is_subset(&self, others: &Marks) -> bool {
        self.0.is_subset(&others.0)
    }

    /// Unmarks all of others.
    pub fn remove_all(&mut self, others: &Marks) {
        Arc::make_mut(&mut self.0).difference_with(&others.0);
    }

    /// Marks those of others that are not marked, and unmarks the rest of them.
    pub fn invert(&mut self, others: &Marks) {
        Arc::make_mut(&mut self.0).symmetric_difference_with(&others.0);
    }
}

impl PartialEq for Marks {
    fn eq(&self, other: &Marks) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.ones().eq(other.0.ones())
    }
}

impl Eq for Marks {}

impl fmt::Debug for Marks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl Extend<CreditId> for Marks {
    fn extend<I: IntoIterator<Item = CreditId>>(&mut self, ids: I) {
        ids.into_iter().for_each(|id| self.insert(id));
    }
}

impl FromIterator<CreditId> for Marks {
    fn from_iter<I: IntoIterator<Item = CreditId>>(ids: I) -> Marks {
        let mut marks = Marks::new();
        marks.extend(ids);
        marks
    }
}
