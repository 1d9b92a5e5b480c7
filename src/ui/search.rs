//! The query line and the filters of facet panes while they are edited.

use std::collections::VecDeque;

use super::facets::scrolled;
use super::waiting::Extent;
use super::{Action, Effect, Input, Mode, Pane, Question, State};
use crate::catalog::Catalog;
use crate::lang::{Text, say};
use crate::query::{Asked, Field, Known, Marks, Query, Results, fields_begun, parse};

impl State {
    /// Opens the query line, or the filter of the focused facet pane. A page gives way to the
    /// query line, and is still there for going forward.
    pub(super) fn open_prompt(&mut self, catalog: &Catalog) {
        if self.page().is_some() {
            self.look(catalog, self.view);
        }
        match self.focus {
            Pane::Table => {
                self.begin_visit();
                self.line.edit(super::Edit::End);
                if !self.line.text().is_empty() && !self.line.text().ends_with(' ') {
                    self.line.insert(" ");
                    self.check_line();
                }
                self.mode = Mode::Search;
            }
            Pane::Facet(_) => self.mode = Mode::PaneFilter,
        }
    }

    /// Whether the query line is edited, though the help may lie over it.
    fn edits_line(&self) -> bool {
        *self.beneath() == Mode::Search
    }

    /// Leaves the query line or pane filter; the text stays. What a click does beside the line comes
    /// after that: a step of its own, of a question that is the line's.
    pub(super) fn leave_prompt(&mut self) -> Vec<Effect> {
        if std::mem::replace(&mut self.mode, Mode::Browse) != Mode::Search {
            return Vec::new();
        }
        self.line = Input::of(self.line.text().trim_end());
        self.check_line();
        let effects = [self.keep_question(), self.end_line()].concat();
        self.end_visit();
        effects
    }

    /// Says what is wrong with a line that was not typed but put there, and asks the same.
    pub(super) fn check_line(&mut self) {
        self.error = parse(self.line.text()).err();
    }

    /// Refuses what would be done with the question where the line is wrong: the one that is answered
    /// is not what stands there. Whether it is.
    pub(super) fn refuses_wrong_line(&mut self) -> bool {
        let lang = self.reader.lang;
        let Some(error) = &self.error else { return false };
        let what = error.message.of(lang);
        self.complain(say!(
            lang,
            "put the line right first: {what}",
            "먼저 검색 줄을 고치십시오: {what}",
            "先に検索行を直してください: {what}"
        ));
        true
    }

    /// Keeps the line for [`State::recall`], as the latest.
    fn keep_question(&mut self) -> Vec<Effect> {
        let line = self.line.text().to_owned();
        if line.is_empty() || self.error.is_some() || self.asked.last() == Some(&line) {
            return Vec::new();
        }
        self.asked.retain(|asked| *asked != line);
        self.asked.push(line.clone());
        vec![Effect::Remember(line)]
    }

    /// Puts the question before the one in the line into it; after the oldest the latest again.
    pub(super) fn recall(&mut self) -> Vec<Effect> {
        let line = self.line.text().trim_end();
        let at = self.asked.iter().position(|asked| asked == line);
        let earlier = at.unwrap_or(self.asked.len()).checked_sub(1);
        let earlier = earlier.or_else(|| self.asked.len().checked_sub(1));
        match earlier {
            Some(at) => {
                self.line = Input::of(&self.asked[at]);
                self.line_edited()
            }
            None => {
                self.say(self.reader.text(Text(
                    "no question was asked before",
                    "이전에 한 검색이 없습니다",
                    "以前の検索はありません",
                )));
                Vec::new()
            }
        }
    }

    /// The line has changed: asks what it says, or says what is wrong with it.
    pub(super) fn line_edited(&mut self) -> Vec<Effect> {
        self.fields.clear();
        match parse(self.line.text()) {
            Ok(query) => {
                self.error = None;
                let same = query == self.query;
                self.query = query;
                if same { Vec::new() } else { self.search() }
            }
            Err(error) => {
                self.error = Some(error);
                Vec::new()
            }
        }
    }

    /// Where nothing has the word that is being typed, and it may become the name of a field: asks
    /// without it. To empty the table at `jp countr` would only be noise.
    fn wait_for_field(&mut self) -> Option<Vec<Effect>> {
        let is_typed = self.edits_line() && self.line.before() == self.line.text();
        // Whoever types fast is at the colon, or at a value that is wrong, before the answer comes.
        let asked = match self.error {
            Some(_) => self.line.text().rsplit_once(':')?.0,
            None => self.line.text(),
        };
        let (before, fields) = fields_begun(asked)?;
        if !is_typed || !self.fields.is_empty() || parse(asked).as_ref() != Ok(&self.query) {
            return None;
        }
        self.query = parse(before).ok()?;
        if self.error.is_none() {
            self.fields = fields;
        }
        Some(self.search())
    }

    /// The line is left: what looked like the beginning of a field's name is a word after all.
    pub(super) fn end_line(&mut self) -> Vec<Effect> {
        if self.edits_line() || self.fields.is_empty() {
            return Vec::new();
        }
        self.line_edited()
    }

    /// Asks for the answer to the present question. Before the data are there nothing can answer
    /// it; it is asked then.
    pub(super) fn search(&mut self) -> Vec<Effect> {
        if self.waiting.there < Extent::Data {
            return Vec::new();
        }
        self.generation += 1;
        self.settled = false;
        self.waiting.there = Extent::Data;
        let asks_for_marks = self.query.filters().iter().any(|filter| filter.field == Field::Is);
        let marks = if asks_for_marks { self.marks.clone() } else { Marks::new() };
        let (generation, script) = (self.generation, self.reader.script);
        let question = Question { generation, query: self.query.clone(), marks, script };
        vec![Effect::Search(question)]
    }

    /// Takes an answer or its first part, unless it is to an old question. The cursor stays on its
    /// credit, if that is still listed; one that is not among the first rows is looked for again
    /// among all. While a line is typed, a cursor on the first row stays on the first: the best.
    pub(super) fn found(
        &mut self,
        catalog: &Catalog,
        generation: u64,
        results: Results,
    ) -> Vec<Effect> {
        if generation != self.generation {
            return Vec::new();
        }
        if results.count == 0
            && let Some(effects) = self.wait_for_field()
        {
            return effects;
        }
        let is_first = self.waiting.there < Extent::Rows;
        // While a line is typed, a cursor that was not moved is on the best row.
        let is_best = self.edits_line() && self.cursor == 0;
        let current = self.current().filter(|_| (is_first || self.settled) && !is_best);
        let wanted = self.wanted.take().or(current);
        self.results = results;
        self.explained.answer(self.query.text());
        let place = |id| self.results.rows.iter().position(|row| *row == id);
        let place = [wanted, current].into_iter().flatten().find_map(place);
        self.settled = place.is_some() || is_best;
        self.wanted = wanted.filter(|_| !self.settled && !self.results.is_complete);
        self.cursor = place.unwrap_or(0);
        if place.is_none() {
            self.details_from = 0;
        }
        self.waiting.there = Extent::Rows;
        self.waiting.loading = None;
        self.show_cursor();
        for facet in crate::model::Facet::ALL {
            self.arrange(catalog, facet);
        }
        self.count(catalog);
        Vec::new()
    }

    /// Scrolls the table so that the cursor is visible.
    pub(super) fn show_cursor(&mut self) {
        let rows = self.layout().table_rows();
        let (listed, rows) = match self.results.rows.len() {
            // What is offered instead stands under the line that says so.
            0 => (self.results.rescues.len(), rows.saturating_sub(1)),
            listed => (listed, rows),
        };
        self.cursor = self.cursor.min(listed.saturating_sub(1));
        self.top = scrolled(self.top, self.cursor, rows).min(listed.saturating_sub(rows));
    }

    /// Clears one thing: the text, else the chosen values. Never a mark.
    pub(super) fn clear_one_thing(&mut self, catalog: &Catalog) -> Vec<Effect> {
        if let Pane::Facet(facet) = self.focus
            && !self.pane(facet).filter.text().is_empty()
        {
            let held = self.value_in_hand(catalog, facet);
            let pane = &mut self.panes[facet as usize];
            pane.filter = Input::default();
            pane.sift(catalog);
            self.arrange(catalog, facet);
            self.stand_on(catalog, facet, held);
            return Vec::new();
        }
        if self.error.is_some() {
            // The text that is wrong goes, with what was typed of it; the choices stay.
            if !self.query.text().is_empty() {
                self.remember();
                self.query.set_text(Vec::new());
            }
            return self.ask();
        }
        if self.query.text().is_empty() && self.query.filters().is_empty() {
            return Vec::new();
        }
        self.remember();
        if self.query.text().is_empty() {
            let sort = self.query.sort();
            self.query = Query::default();
            self.query.set_sort(sort);
        } else {
            self.query.set_text(Vec::new());
        }
        self.ask()
    }
}

/// Answers a question: publishes what comes of it, in one or more actions, and ends early once it
/// is old. What is looked up is kept in `known` for the next question.
pub fn answer<'c>(
    catalog: &'c Catalog,
    question: &Question,
    known: &Known<'c>,
    is_old: &dyn Fn() -> bool,
    publish: &mut dyn FnMut(Action),
) {
    let Question { generation, query, marks, script } = question;
    let asked = Asked { query, marks, script: *script };
    crate::query::answer(catalog, asked, known, is_old, &mut |results| {
        publish(Action::Found(*generation, Box::new(results)));
    });
}

/// Runs effects that need nothing of the world until none is left, as the terminal does for small
/// catalogs; the others are given back.
#[must_use]
pub fn settle(catalog: &Catalog, state: &mut State, effects: Vec<Effect>) -> Vec<Effect> {
    let mut waiting = VecDeque::from(effects);
    let mut worldly = Vec::new();
    while let Some(effect) = waiting.pop_front() {
        match effect {
            Effect::Search(question) => {
                let mut publish = |action| waiting.extend(super::update(catalog, state, action));
                answer(catalog, &question, &Known::default(), &|| false, &mut publish);
            }
            other => worldly.push(other),
        }
    }
    worldly
}
