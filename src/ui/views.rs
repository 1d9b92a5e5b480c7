//! The views: one answer, looked at in several ways. Question, marks and undo are the same in all.

use super::map::Direction;
use super::{Command, Context, Motion, Pane, State};
use crate::catalog::Catalog;
use crate::lang::{Lang, Text};
use crate::text::width;

/// A way of looking at the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum View {
    /// The rows and their details.
    Browse,
    /// The years.
    Timeline,
    /// The countries.
    Map,
    /// Two facets crossed.
    Matrix,
    /// Claims beside figures.
    Insights,
}

impl View {
    /// Every view, in the order of the header.
    pub const ALL: [View; 5] =
        [View::Browse, View::Timeline, View::Map, View::Matrix, View::Insights];

    /// The name in the header.
    #[must_use]
    pub fn label(self, lang: Lang) -> &'static str {
        let name = match self {
            View::Browse => Text("Browse", "목록", "一覧"),
            View::Timeline => Text("Timeline", "연표", "年表"),
            View::Map => Text("Map", "지도", "地図"),
            View::Matrix => Text("Matrix", "교차표", "クロス表"),
            View::Insights => Text("Insights", "분석", "分析"),
        };
        name.of(lang)
    }

    /// The name in the header of a narrow window.
    #[must_use]
    pub fn short_label(self, lang: Lang) -> &'static str {
        match self {
            View::Timeline => Text("Time", "연표", "年表").of(lang),
            other => other.label(lang),
        }
    }

    /// Its word in a configuration.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            View::Browse => "browse",
            View::Timeline => "timeline",
            View::Map => "map",
            View::Matrix => "matrix",
            View::Insights => "insights",
        }
    }

    /// Where keys are pressed in it.
    pub(super) fn context(self) -> Context {
        match self {
            View::Browse => Context::Table,
            View::Timeline => Context::Timeline,
            View::Map => Context::Map,
            View::Matrix => Context::Matrix,
            View::Insights => Context::Insights,
        }
    }
}

/// The program's name, with which the header begins.
pub const NAME: &str = " kactors ";

/// From how many columns on all views have their names in the header; in fewer the present one has.
/// Beside short names there is room for what is listed, "appearances" included from 80 columns on.
const WITH_VIEWS: u16 = 70;
/// From how many columns on the names are whole and stand apart.
const WITH_WHOLE_NAMES: u16 = 100;

/// A view in the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tab {
    /// The view.
    pub view: View,
    /// The first column.
    pub x: u16,
    /// The key, if it has one, and the name.
    pub text: String,
}

impl Tab {
    /// The column after the last.
    #[must_use]
    pub fn end(&self) -> u16 {
        self.x + u16::try_from(width(&self.text)).unwrap_or(0)
    }
}

impl State {
    /// The views in the header, from left to right; none where there is no room for them.
    #[must_use]
    pub fn tabs(&self) -> Vec<Tab> {
        let lang = self.reader.lang;
        // Whatever has the keys at the moment: the header stays.
        let place = if self.page().is_some() { Context::Page } else { self.view.context() };
        let whole = self.size.0 >= WITH_WHOLE_NAMES;
        let shown = View::ALL.into_iter().filter(|_| self.size.0 >= WITH_VIEWS);
        let mut end = u16::try_from(width(NAME)).unwrap_or(0);
        let tab = |view: View| {
            let name = if whole { view.label(lang) } else { view.short_label(lang) };
            let text = match self.keymap.key_of(place, Command::Look(view)) {
                Some(key) => format!("{key} {name}"),
                None => name.to_owned(),
            };
            let gap = if whole || view == View::Browse { 2 } else { 1 };
            let tab = Tab { view, x: end + gap, text };
            end = tab.end();
            tab
        };
        shown.map(tab).collect()
    }

    /// The view whose name in the header a cell belongs to.
    pub(super) fn tab_at(&self, (x, y): (u16, u16)) -> Option<View> {
        let layout = self.layout();
        let is_there = layout.header.is_some_and(|header| header.y == y)
            && !(layout.is_bare() && self.page().is_some());
        let tabs = if is_there { self.tabs() } else { Vec::new() };
        tabs.into_iter().find(|tab| (tab.x..tab.end()).contains(&x)).map(|tab| tab.view)
    }

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
            View::Map => self.count_places(catalog),
            View::Matrix => self.count_matrix(catalog),
            View::Insights => self.count_insights(catalog),
        }
    }

    /// After a new size: what is under a view's cursor is visible. The insights, which are counted
    /// once, are put right though they are not seen, on the line that was in hand; the others are
    /// when one turns to them.
    pub(super) fn rewrap_view(&mut self, catalog: &Catalog, insight: usize) {
        self.stand_on_insight(catalog, insight);
        match self.view {
            View::Browse | View::Timeline | View::Insights => {}
            View::Map => self.count_places(catalog),
            View::Matrix => self.show_cell(catalog),
        }
    }

    /// One to the left or right in a view.
    pub(super) fn step_aside(&mut self, catalog: &Catalog, to_the_right: bool) {
        match self.view {
            View::Browse | View::Insights => {}
            View::Timeline => self.move_to_year_beside(catalog, to_the_right),
            View::Map if to_the_right => self.go_to_place(Direction::East),
            View::Map => self.go_to_place(Direction::West),
            View::Matrix => self.move_to_column_beside(catalog, to_the_right),
        }
    }

    /// Moves in a view as in a list.
    pub(super) fn move_in_view(&mut self, catalog: &Catalog, motion: Motion) {
        match self.view {
            View::Browse => self.move_in_table(catalog, motion),
            View::Timeline => self.move_in_timeline(catalog, motion),
            View::Map => self.move_on_map(motion),
            View::Matrix => self.move_in_matrix(catalog, motion),
            View::Insights => self.move_in_insights(catalog, motion),
        }
    }

    /// Turns what the view counts by.
    pub(super) fn turn_view(&mut self, catalog: &Catalog) {
        match self.view {
            View::Browse | View::Insights => {}
            View::Timeline => self.turn_timeline(catalog),
            View::Map => self.turn_map(),
            View::Matrix => self.turn_matrix(catalog),
        }
    }
}
