//! Files that change while they are looked at: question, cursor, marks and pages stay with what
//! they mean, though everything may stand elsewhere now.

use fixedbitset::FixedBitSet;

use super::marks::Lost;
use super::walk::Laid;
use super::{Effect, State};
use crate::catalog::{Catalog, CreditId, Moved};
use crate::lang::{Lang, count, say};
use crate::query::{FacetCounts, FacetValue};
use crate::text::grouped;

fn moved_bits(bits: &FixedBitSet, moved: &Moved) -> FixedBitSet {
    let mut set = FixedBitSet::with_capacity(moved.len());
    let ids = bits.ones().filter_map(|at| moved.credit(CreditId::at(at)));
    ids.for_each(|id| set.insert(id.index()));
    set
}

impl State {
    /// The catalog is another one: what is kept of the old one is looked up in it, and the question
    /// is asked again. The old answer is shown until the new one comes.
    pub(super) fn reloaded(
        &mut self,
        catalog: &Catalog,
        (moved, lost): (&Moved, &Lost),
        problems: usize,
    ) -> Vec<Effect> {
        let current = self.current();
        self.wanted = self.wanted.or(current).and_then(|id| moved.credit(id));
        let lost = self.move_marks(catalog, moved, lost);
        self.history.pass_through(moved);
        self.move_answer(catalog, moved);
        self.completing = None;
        self.count(catalog);
        self.move_pages(moved);
        self.recount_insights(catalog);
        self.problems = problems;
        let refused = std::mem::take(&mut self.refused);
        let lang = self.reader.lang;
        let n = grouped(lost);
        let lost = match (lost, lang) {
            (0, _) => String::new(),
            (1, Lang::English) => "; 1 mark is gone with its row".to_owned(),
            _ => say!(
                lang,
                "; {n} marks are gone with their rows",
                ". 표시한 {n}건이 데이터에서 사라짐",
                "。印を付けた{n}件がデータから消えました"
            ),
        };
        let rows = count::appearances(catalog.len(), lang);
        // What went wrong elsewhere is read first: that an editor has failed, say.
        let is_over = refused > 0 || self.message.as_ref().is_none_or(|said| !said.is_error);
        if is_over {
            self.say(say!(
                lang,
                "read again: {rows}{lost}",
                "다시 읽음: {rows}{lost}",
                "再読み込み: {rows}{lost}"
            ));
        }
        self.search()
    }

    /// What was read has problems that what is shown has not: it stays.
    pub(super) fn not_reloaded(&mut self, problems: usize, first: &str) -> Vec<Effect> {
        self.refused = problems;
        self.complain(say!(
            self.reader.lang,
            "not read again: {first}",
            "다시 읽지 못함: {first}",
            "再読み込みできません: {first}"
        ));
        Vec::new()
    }

    fn move_answer(&mut self, catalog: &Catalog, moved: &Moved) {
        self.explained.forget_rows();
        let credits = |ids: &mut Vec<CreditId>| {
            *ids = ids.iter().filter_map(|&id| moved.credit(id)).collect();
        };
        credits(&mut self.results.rows);
        credits(&mut self.timeline.rows);
        self.results.listed = moved_bits(&self.results.listed, moved).into();
        self.results.any_year = moved_bits(&self.results.any_year, moved).into();
        self.results.count = self.results.listed.count_ones(..);
        self.results.rescues.clear();
        // What is new is in none of its rows.
        self.results.is_complete = false;
        // Panes and all that is counted by values keep what they have until the new answer comes.
        self.results.facets = FacetCounts::default();
        for cross in [&mut self.matrix.cross, &mut self.timeline.cross] {
            // What is gone has no line that it could be taken for.
            for line in cross.rows.iter_mut().chain(&mut cross.columns) {
                line.of = moved.value(line.of).unwrap_or(FacetValue::Missing(line.of.facet()));
            }
        }
        for pane in &mut self.panes {
            pane.pass_through(catalog, moved);
        }
        self.show_cursor();
    }

    /// Pages of what is gone are gone.
    fn move_pages(&mut self, moved: &Moved) {
        // It may be called the same and say something else.
        self.laid = Laid::default();
        let shown = self.depth;
        let pages = std::mem::take(&mut self.pages).into_iter().zip(1..);
        for (mut page, depth) in pages {
            match page.page.moved(moved) {
                Some(own) => {
                    (page.page, page.is_old) = (own, true);
                    page.link.1 = page.link.1.and_then(|to| to.moved(moved));
                    self.pages.push(page);
                }
                None if depth <= shown => self.depth -= 1,
                None => {}
            }
        }
    }
}
