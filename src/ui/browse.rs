//! The table: its cursor, marks, order and year range.

use super::update::NO_ROW_TO_COPY;
use super::{Effect, Motion, Pane, State, View};
use crate::catalog::{Catalog, CreditId};
use crate::export::Format;
use crate::lang::Text;
use crate::model::Facet;
use crate::query::{
    Asked, Field, Marks, Mode as Binding, Query, Sort, SortKey, Value, rows, shell_quote,
};

/// Columns by which wide cells scroll at once.
const CELL_STEP: usize = 4;

/// So many marks are named each by its key in a command and in a page's head; of more the question is
/// told, where it has the same rows.
const MANY_MARKS: usize = 1_000;

/// From how many bytes on Linux takes no argument: 32 pages, the zero at its end among them
/// (`MAX_ARG_STRLEN`).
const LONGEST_ARGUMENT: usize = 128 * 1024;

/// The panes in the order of `Tab`.
const PANES: [Pane; 4] = [
    Pane::Facet(Facet::Country),
    Pane::Facet(Facet::Platform),
    Pane::Facet(Facet::Actor),
    Pane::Table,
];

impl State {
    pub(super) fn move_in_table(&mut self, catalog: &Catalog, motion: Motion) {
        let rows = self.layout().table_rows();
        (self.settled, self.wanted) = (true, None);
        // An empty table lists its rescues instead.
        let len = self.results.count.max(self.results.rescues.len());
        self.cursor = motion.apply(self.cursor, len, rows);
        if (self.results.rows.len()..self.results.count).contains(&self.cursor) {
            self.complete_answer(catalog);
        }
        self.details_from = 0;
        self.show_cursor();
    }

    /// Brings the rest of the rows, where something is asked of all and only the first are known.
    fn complete_answer(&mut self, catalog: &Catalog) {
        if !self.results.is_complete {
            let (query, marks, script) = (&self.query, &self.marks, self.reader.script);
            self.results.rows = rows(catalog, Asked { query, marks, script });
            self.results.is_complete = true;
        }
    }

    pub(super) fn turn_pane(&mut self, catalog: &Catalog, forwards: bool) {
        let at = PANES.iter().position(|pane| *pane == self.focus).unwrap_or(0);
        let step = if forwards { 1 } else { PANES.len() - 1 };
        self.focus_on(catalog, PANES[(at + step) % PANES.len()]);
    }

    pub(super) fn pane_beside(&mut self, catalog: &Catalog, to_the_right: bool) {
        let beside = if to_the_right { Pane::Table } else { Pane::Facet(self.facet) };
        self.focus_on(catalog, beside);
    }

    /// Gives the keys to a pane; the facet that is left is put in order again.
    pub(super) fn focus_on(&mut self, catalog: &Catalog, pane: Pane) {
        let left = std::mem::replace(&mut self.focus, pane);
        if let Pane::Facet(facet) = left {
            self.arrange(catalog, facet);
        }
        if let Pane::Facet(facet) = pane {
            self.facet = facet;
            self.arrange(catalog, facet);
        }
        self.show_cursor();
    }

    /// Marks the row under the cursor, or unmarks it, and moves down.
    pub(super) fn mark(&mut self, catalog: &Catalog) -> Vec<Effect> {
        let Some(id) = self.current() else { return Vec::new() };
        self.remember();
        if !self.marks.remove(id) {
            self.marks.insert(id);
        }
        self.move_in_table(catalog, Motion::Down);
        self.marks_changed()
    }

    /// Marks all listed rows; if all are marked already, unmarks them.
    pub(super) fn mark_all(&mut self, catalog: &Catalog) -> Vec<Effect> {
        self.complete_answer(catalog);
        if self.results.rows.is_empty() {
            return Vec::new();
        }
        self.remember();
        let listed: Marks = self.results.rows.iter().copied().collect();
        if listed.is_subset(&self.marks) {
            self.marks.remove_all(&listed);
        } else {
            self.marks.extend(listed.iter());
        }
        self.marks_changed()
    }

    pub(super) fn invert_marks(&mut self, catalog: &Catalog) -> Vec<Effect> {
        self.complete_answer(catalog);
        if self.results.rows.is_empty() {
            return Vec::new();
        }
        self.remember();
        let listed: Marks = self.results.rows.iter().copied().collect();
        self.marks.invert(&listed);
        self.marks_changed()
    }

    /// Forgets all marks, also those that wait for their rows.
    pub(super) fn clear_marks(&mut self) -> Vec<Effect> {
        if self.marks.is_empty() && self.away_marks.is_empty() {
            return Vec::new();
        }
        self.remember();
        self.marks = Marks::new();
        self.away_marks.clear();
        self.marks_changed()
    }

    /// A question about marks (`is:marked`) has to be answered anew.
    fn marks_changed(&mut self) -> Vec<Effect> {
        let of_property = |filter: &crate::query::Filter| filter.field == Field::Is;
        if self.query.filters().iter().any(of_property) { self.search() } else { Vec::new() }
    }

    /// The question whose answer is the marks, listed or not, in the present order. Relevance is
    /// no order of theirs: without the text there is none.
    fn marks_query(&self, catalog: &Catalog) -> Query {
        let mut query = Query::default();
        let keys = self.marks.iter().map(|id| Value::Text(catalog.credit(id).key()));
        query.add(Field::Key, Binding::Chosen, keys);
        query.set_sort(self.query.sort().filter(|sort| sort.key != SortKey::Relevance));
        query
    }

    /// All marks, listed or not, in the present order.
    pub(super) fn marked_rows(&self, catalog: &Catalog) -> Vec<CreditId> {
        self.outgoing_rows(catalog, &self.marks_query(catalog))
    }

    /// What is copied and accepted: the marks, else the row under the cursor. On a page, where no
    /// mark is seen, the row under its cursor.
    pub(super) fn rows_in_hand(&self, catalog: &Catalog) -> Vec<CreditId> {
        if self.marks.is_empty() || self.page().is_some() {
            self.credit_in_hand().into_iter().collect()
        } else {
            self.marked_rows(catalog)
        }
    }

    /// Copies the rows in hand.
    pub(super) fn copy_as(&mut self, catalog: &Catalog, format: Format) -> Vec<Effect> {
        if self.finds_page_cursor() {
            return Vec::new();
        }
        let rows = self.rows_in_hand(catalog);
        if rows.is_empty() {
            self.complain(self.reader.text(NO_ROW_TO_COPY));
            return Vec::new();
        }
        vec![Effect::CopyRows(rows, format)]
    }

    pub(super) fn sort_by_next(&mut self) -> Vec<Effect> {
        let with_text = self.query.text().iter().any(|term| !term.excluded);
        let keys: Vec<SortKey> =
            SortKey::ALL.into_iter().filter(|k| with_text || *k != SortKey::Relevance).collect();
        let now = self.query.order().key;
        let at = keys.iter().position(|key| *key == now).map_or(0, |at| at + 1);
        let key = keys[at % keys.len()];
        self.sort_by(Sort { key, descending: key == SortKey::Year })
    }

    pub(super) fn turn_order(&mut self) -> Vec<Effect> {
        let now = self.query.order();
        self.sort_by(Sort { descending: !now.descending, ..now })
    }

    pub(super) fn sort_by(&mut self, sort: Sort) -> Vec<Effect> {
        if self.refuses_wrong_line() {
            return Vec::new();
        }
        self.remember();
        self.query.set_sort(Some(sort));
        self.ask()
    }

    /// Sets one end of the year range from the row or bar under the cursor.
    pub(super) fn set_year_end(&mut self, catalog: &Catalog, lower: bool) -> Vec<Effect> {
        let Some(year) = self.year_in_hand(catalog) else {
            self.complain(self.reader.text(Text(
                "this row has no year",
                "이 행에는 연도가 없습니다",
                "この行には年がありません",
            )));
            return Vec::new();
        };
        let (from, to) = self.years_asked().unwrap_or((None, None));
        let range = if lower {
            Value::Range(Some(year), to.filter(|to| *to >= year))
        } else {
            Value::Range(from.filter(|from| *from <= year), Some(year))
        };
        self.ask_years(vec![range])
    }

    /// The year of the row under the cursor, or of the bar.
    fn year_in_hand(&self, catalog: &Catalog) -> Option<u16> {
        match self.view {
            View::Timeline => self.timeline.year,
            _ => self.current().and_then(|id| catalog.credit(id).year()),
        }
    }

    pub(super) fn clear_years(&mut self) -> Vec<Effect> {
        self.ask_years(Vec::new())
    }

    /// Asks for years, or for all, unless that is asked already.
    pub(super) fn ask_years(&mut self, years: Vec<Value>) -> Vec<Effect> {
        if self.query.values(Field::Year, Binding::Chosen) == years {
            return Vec::new();
        }
        if self.refuses_wrong_line() {
            return Vec::new();
        }
        self.remember();
        self.query.set_values(Field::Year, Binding::Chosen, years);
        self.ask()
    }

    pub(super) fn scroll_cells(&mut self, forwards: bool) {
        self.cells_from = if forwards {
            // Far beyond any cell's end nothing more would be seen.
            (self.cells_from + CELL_STEP).min(400)
        } else {
            self.cells_from.saturating_sub(CELL_STEP)
        };
    }

    /// The question whose answer is exported: on a page that of its appearances; else that of the
    /// marks, else the one that is asked. Of many marks that are all that is listed it is the one that
    /// is asked as well.
    pub(super) fn question_to_export(&self, catalog: &Catalog) -> Query {
        if let Some(shown) = self.page() {
            return shown.page.question(catalog);
        }
        let is_asked = self.marks.len() > MANY_MARKS && self.marks_answer_question();
        if self.marks.is_empty() || is_asked {
            self.query.clone()
        } else {
            self.marks_query(catalog)
        }
    }

    /// Whether the question has the marks as its answer, in their order, in another program as well.
    fn marks_answer_question(&self) -> bool {
        let asks_for_marks = self.query.filters().iter().any(|filter| filter.field == Field::Is);
        let is_same = self.marks.len() == self.results.count && self.marks_not_listed() == 0;
        is_same && !asks_for_marks && self.query.order().key != SortKey::Relevance
    }

    /// The shell command whose output is what an export would write now; `None` where it is longer
    /// than a system takes.
    #[must_use]
    pub fn command(&self, catalog: &Catalog) -> Option<String> {
        let query = self.question_to_export(catalog);
        let mut words = vec!["kactors list".to_owned()];
        words.extend(self.data_asked.iter().map(|word| shell_quote(word)));
        let line = query.to_string();
        if line.len() >= LONGEST_ARGUMENT {
            return None;
        }
        if !line.is_empty() {
            words.push(format!("{}-q {}", self.outgoing_flag(&query), shell_quote(&line)));
        }
        Some(words.join(" "))
    }
}
