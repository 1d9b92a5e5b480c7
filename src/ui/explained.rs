//! Why the visible rows matched, kept from frame to frame: of most of them it was found before.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::State;
use crate::catalog::{Catalog, CreditId};
use crate::query::{Explanation, TextTerm, explain};

/// The text that the rows answer, which is not yet the one that is typed, and why those of the last
/// frame matched.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Explained {
    text: Vec<TextTerm>,
    rows: BTreeMap<CreditId, Explanation>,
}

impl Explained {
    /// The rows are those that answer this text.
    pub(super) fn answer(&mut self, text: &[TextTerm]) {
        if self.text != text {
            *self = Explained { text: text.to_vec(), rows: BTreeMap::new() };
        }
    }

    /// The rows have other numbers.
    pub(super) fn forget_rows(&mut self) {
        self.rows.clear();
    }
}

impl State {
    /// Why a row matched; nothing where it answers no text.
    #[must_use]
    pub fn explanation(&self, catalog: &Catalog, id: CreditId) -> Cow<'_, Explanation> {
        let Explained { text, rows } = &self.explained;
        match rows.get(&id) {
            Some(known) => Cow::Borrowed(known),
            None if text.is_empty() => Cow::Owned(Explanation::default()),
            None => Cow::Owned(explain(catalog, text, id)),
        }
    }

    /// Finds out why the rows matched that are visible now, before a frame is drawn, which asks for
    /// it; of those that were visible in the last frame it is known. Without this a frame is the same
    /// and takes longer.
    pub fn explain_visible(&mut self, catalog: &Catalog) {
        let Explained { text, rows: mut known } = std::mem::take(&mut self.explained);
        if text.is_empty() {
            return;
        }
        let visible = self.results.rows.iter().skip(self.top).take(self.layout().table_rows());
        let mut rows = BTreeMap::new();
        for id in visible.copied().chain(self.current()) {
            rows.entry(id).or_insert_with(|| {
                known.remove(&id).unwrap_or_else(|| explain(catalog, &text, id))
            });
        }
        self.explained = Explained { text, rows };
    }
}
