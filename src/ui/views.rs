//! The views: one answer, looked at in several ways. Question, marks and undo are the same in all.

use super::{Context, Motion, Pane, State};
use crate::catalog::Catalog;

/// A way of looking at the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum View {
    /// The rows and their details.
    Browse,
    /// The years.
    Timeline,
}

impl View {
    /// Every view, in the order of their keys.
    pub const ALL: [View; 2] = [View::Browse, View::Timeline];

    /// The name in the header.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            View::Browse => "Browse",
            View::Timeline => "Timeline",
        }
    }

    /// Its word in a configuration.
    pub(super) fn word(self) -> &'static str {
        match self {
            View::Browse => "browse",
            View::Timeline => "timeline",
        }
    }

    /// Where keys are pressed in it.
    pub(super) fn context(self) -> Context {
        match self {
            View::Browse => Context::Table,
            View::Timeline => Context::Timeline,
        }
    }
}

impl State {
    /// Turns to a view, from a page as well; the keys are its own then.
    pub(super) fn look(&mut self, catalog: &Catalog, view: View) {
        self.depth = 0;
        self.view = view;
        self.focus_on(catalog, Pane::Table);
        self.count(catalog);
    }

    /// Counts anew what the present view shows of the answer. Nothing is counted for the others.
    pub(super) fn count(&mut self, catalog: &Catalog) {
        match self.view {
            View::Browse => {}
            View::Timeline => self.count_years(catalog),
        }
    }

    /// One to the left or right in a view.
    pub(super) fn step_aside(&mut self, catalog: &Catalog, to_the_right: bool) {
        match self.view {
            View::Browse => {}
            View::Timeline => self.move_to_year_beside(catalog, to_the_right),
        }
    }

    /// Moves in a view as in a list.
    pub(super) fn move_in_view(&mut self, catalog: &Catalog, motion: Motion) {
        match self.view {
            View::Browse => self.move_in_table(catalog, motion),
            View::Timeline => self.move_in_timeline(catalog, motion),
        }
    }

    /// Turns what the view counts by.
    pub(super) fn turn_view(&mut self, catalog: &Catalog) {
        match self.view {
            View::Browse => {}
            View::Timeline => self.turn_timeline(catalog),
        }
    }
}
