//! Why the visible rows matched, kept from frame to frame: of most of them it was found before.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::State;
use crate::catalog::{Catalog, CreditId};
use crate::query::{Explanation, TextTerm, explain};

/// Why the rows of the last frame matched, and what was asked.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Explained {
    text: Vec<TextTerm>,
    rows: BTreeMap<CreditId, Explanation>,
}

impl State {
    /// Why a row matched; nothing where no text is asked.
    #[must_use]
    pub fn explanation(&self, catalog: &Catalog, id: CreditId) -> Cow<'_, Explanation> {
        let text = self.query.text();
        if text.is_empty() {
            return Cow::Owned(Explanation::default());
        }
        let known = self.explained.rows.get(&id).filter(|_| self.explained.text == text);
        known.map_or_else(|| Cow::Owned(explain(catalog, text, id)), Cow::Borrowed)
    }

    /// Finds out why the rows matched that are visible now, before a frame is drawn, which asks for
    /// it; of those that were visible in the last frame it is known. Without this a frame is the same
    /// and takes longer.
    pub fn explain_visible(&mut self, catalog: &Catalog) {
        let Explained { text, rows: mut known } = std::mem::take(&mut self.explained);
        let asked = self.query.text();
        if asked.is_empty() {
            return;
        }
        if text != asked {
            known.clear();
        }
        let visible = self.results.rows.iter().skip(self.top).take(self.layout().table_rows());
        let mut rows = BTreeMap::new();
        for id in visible.copied().chain(self.current()) {
            rows.entry(id).or_insert_with(|| {
                known.remove(&id).unwrap_or_else(|| explain(catalog, asked, id))
            });
        }
        self.explained = Explained { text: asked.to_vec(), rows };
    }
}
