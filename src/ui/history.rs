//! Undo and redo of filters and marks.

use super::marks::Away;
use super::{Effect, Input, Mode, State};
use crate::catalog::{CreditId, Moved};
use crate::lang::Text;
use crate::query::{Marks, Query};

/// How many steps can be taken back.
const DEEPEST: usize = 200;

/// What undo brings back; never a whole state.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    query: Query,
    line: Input,
    pub(super) marks: Marks,
    pub(super) away_marks: Away,
    /// The credit under the cursor.
    current: Option<CreditId>,
}

/// The moments before and after the present one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct History {
    past: Vec<Moment>,
    future: Vec<Moment>,
    /// The moment at which the prompt was entered: a visit is one step.
    visit: Option<Moment>,
}

impl History {
    /// The moments that can be brought back.
    pub(super) fn moments(&self) -> impl Iterator<Item = &Moment> {
        self.past.iter().chain(&self.future).chain(&self.visit)
    }

    pub(super) fn moments_mut(&mut self) -> impl Iterator<Item = &mut Moment> {
        self.past.iter_mut().chain(&mut self.future).chain(&mut self.visit)
    }

    /// After the catalog has become another one: the cursor of each moment means what it meant.
    pub(super) fn pass_through(&mut self, moved: &Moved) {
        for moment in self.moments_mut() {
            moment.current = moment.current.and_then(|id| moved.credit(id));
        }
    }
}

impl State {
    fn moment(&self) -> Moment {
        Moment {
            query: self.query.clone(),
            line: self.line.clone(),
            marks: self.marks.clone(),
            away_marks: self.away_marks.clone(),
            current: self.current(),
        }
    }

    /// Remembers the present, before a change.
    pub(super) fn remember(&mut self) {
        let moment = self.moment();
        self.push(moment);
    }

    fn push(&mut self, moment: Moment) {
        self.history.future.clear();
        self.history.past.push(moment);
        if self.history.past.len() > DEEPEST {
            self.history.past.remove(0);
        }
    }

    /// Begins a visit to the prompt or the chooser.
    pub(super) fn begin_visit(&mut self) {
        self.history.visit = Some(self.moment());
    }

    /// Ends the visit once neither prompt nor chooser has the keys, whichever way it was left: one
    /// step, if the question has changed.
    pub(super) fn end_visit(&mut self) {
        if matches!(self.beneath(), Mode::Search | Mode::Chooser(_)) {
            return;
        }
        if let Some(moment) = self.history.visit.take().filter(|m| m.query != self.query) {
            self.push(moment);
        }
    }

    /// Ends the visit as if it had not been.
    pub(super) fn revoke_visit(&mut self) -> Vec<Effect> {
        self.history.visit.take().map(|moment| self.return_to(moment)).unwrap_or_default()
    }

    pub(super) fn undo(&mut self) -> Vec<Effect> {
        let now = self.moment();
        let Some(moment) = self.history.past.pop() else {
            self.say(self.reader.text(Text(
                "there is nothing to undo",
                "되돌릴 것이 없습니다",
                "元に戻すものがありません",
            )));
            return Vec::new();
        };
        self.history.future.push(now);
        self.return_to(moment)
    }

    pub(super) fn redo(&mut self) -> Vec<Effect> {
        let now = self.moment();
        let Some(moment) = self.history.future.pop() else {
            self.say(self.reader.text(Text(
                "there is nothing to redo",
                "다시 할 것이 없습니다",
                "やり直すものがありません",
            )));
            return Vec::new();
        };
        self.history.past.push(now);
        self.return_to(moment)
    }

    fn return_to(&mut self, moment: Moment) -> Vec<Effect> {
        self.query = moment.query;
        self.line = moment.line;
        self.marks = moment.marks;
        self.away_marks = moment.away_marks;
        self.wanted = moment.current;
        self.fields.clear();
        self.check_line();
        self.search()
    }
}
