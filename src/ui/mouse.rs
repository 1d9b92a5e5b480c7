//! The mouse: what lies under it, by the geometry that the screen is drawn by.

use super::columns::{GAP, GUTTER, columns};
use super::waiting::Extent;
use super::{Area, Context, Effect, Layout, Mode, Motion, Pane, State, View, inside};
use crate::catalog::Catalog;
use crate::lang::Text;
use crate::model::Facet;
use crate::query::{Mode as Binding, Sort, SortKey, Value};

/// Something that was done with the mouse, and the cell where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// Columns from the left.
    pub x: u16,
    /// Rows from the top.
    pub y: u16,
    /// What.
    pub does: MouseDoes,
}

/// What is done with the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseDoes {
    /// The left button was pressed.
    Click,
    /// The wheel was turned up.
    WheelUp,
    /// The wheel was turned down.
    WheelDown,
}

/// By how many lines a step of the wheel scrolls.
const STEP: usize = 3;

impl Area {
    /// Whether a cell lies within.
    #[must_use]
    pub fn has(self, (x, y): (u16, u16)) -> bool {
        (self.x..self.x + self.width).contains(&x) && (self.y..self.y + self.height).contains(&y)
    }

    /// The area without its frame.
    #[must_use]
    pub fn inner(self, is_framed: bool) -> Area {
        let edge = u16::from(is_framed);
        Area {
            x: self.x + edge.min(self.width),
            y: self.y + edge.min(self.height),
            width: self.width.saturating_sub(2 * edge),
            height: self.height.saturating_sub(2 * edge),
        }
    }

    /// The line of a cell, counted from the top of the area.
    pub(super) fn line(self, cell: (u16, u16)) -> Option<usize> {
        self.has(cell).then(|| usize::from(cell.1 - self.y))
    }
}

impl State {
    /// Turns the mouse on or off for the terminal, which can select text while it is off.
    pub(super) fn turn_mouse(&mut self) -> Vec<Effect> {
        self.mouse = !self.mouse;
        self.say(self.reader.text(if self.mouse {
            Text(
                "the mouse is the browser's",
                "마우스를 이 화면이 씁니다",
                "マウスはこの画面で使います",
            )
        } else {
            Text(
                "the mouse is the terminal's: it selects text; the same key takes it back",
                "마우스를 터미널이 씁니다. 글자를 선택할 수 있고, 같은 키로 되찾습니다",
                "マウスは端末で使います。文字を選択でき、同じキーで取り戻します",
            )
        }));
        vec![Effect::Mouse(self.mouse)]
    }

    /// Does what was done with the mouse.
    pub(super) fn mouse(&mut self, catalog: &Catalog, mouse: Mouse) -> Vec<Effect> {
        // What is on the screen is not what a key would meet yet.
        if self.waiting.there < Extent::Rows {
            return Vec::new();
        }
        self.message = None;
        self.is_welcoming = false;
        self.pending.clear();
        let cell = (mouse.x, mouse.y);
        match (mouse.does, self.context()) {
            (MouseDoes::Click, context) if context == Context::Page || self.has_panes() => {
                if let Some(view) = self.tab_at(cell) {
                    let effects = self.leave_line();
                    self.look(catalog, view);
                    return effects;
                }
                if context != Context::Page {
                    return self.click(catalog, cell);
                }
                self.click_page(catalog, cell);
            }
            (MouseDoes::Click, _) => return self.click_dialog(catalog, cell),
            (does, _) => self.wheel(catalog, cell, does == MouseDoes::WheelDown),
        }
        Vec::new()
    }

    /// Whether the panes are to be seen, with nothing over them.
    fn has_panes(&self) -> bool {
        self.page().is_none() && matches!(self.mode, Mode::Browse | Mode::Search | Mode::PaneFilter)
    }

    fn click(&mut self, catalog: &Catalog, cell: (u16, u16)) -> Vec<Effect> {
        let layout = self.layout();
        let is = |area: Option<Area>| area.is_some_and(|area| area.has(cell));
        if is(layout.search) {
            if self.mode == Mode::Search {
                return Vec::new();
            }
            let effects = self.leave_line();
            self.focus_on(catalog, Pane::Table);
            self.open_prompt(catalog);
            return effects;
        }
        let effects = self.leave_line();
        let facet = layout.facets.iter().find(|(_, area)| area.has(cell));
        if let Some(&(facet, area)) = facet {
            return [effects, self.click_facet(catalog, facet, area, cell)].concat();
        }
        if let Some(area) = layout.table.filter(|area| area.has(cell)) {
            self.focus_on(catalog, Pane::Table);
            return [effects, self.click_table(area, cell)].concat();
        }
        if let Some(year) = self.strip(&layout).and_then(|strip| strip.year_at(cell)) {
            return [effects, self.click_year(year)].concat();
        }
        if is(layout.view) || is(layout.rows) {
            self.focus_on(catalog, Pane::Table);
            return [effects, self.click_view(catalog, &layout, cell)].concat();
        }
        effects
    }

    /// A click on a bar asks for its year; on the only one that is asked for sets it free.
    fn click_year(&mut self, year: u16) -> Vec<Effect> {
        let is_asked = self.years_asked() == Some((Some(year), Some(year)));
        let range = Some(Value::Range(Some(year), Some(year))).filter(|_| !is_asked);
        self.ask_years(range.into_iter().collect())
    }

    /// A click on a bar or a country filters by it; on a cell of the matrix or a line of the
    /// insights it puts the cursor there, and a second one does what `Enter` does.
    fn click_view(
        &mut self,
        catalog: &Catalog,
        layout: &Layout,
        (x, y): (u16, u16),
    ) -> Vec<Effect> {
        match self.view {
            View::Browse => Vec::new(),
            View::Timeline => {
                let bars = self.timeline.bars(layout);
                let Some(at) = bars.and_then(|bars| bars.year_at((x, y))) else {
                    return Vec::new();
                };
                self.go_to_year(catalog, at);
                self.timeline.year.map(|year| self.click_year(year)).unwrap_or_default()
            }
            View::Map if layout.is_bare() => Vec::new(),
            View::Map => {
                let Some(country) = self.map.country_at(layout, (x, y)) else { return Vec::new() };
                self.map.at = Some(country);
                self.bind_place(catalog, Binding::Chosen)
            }
            View::Matrix => match self.matrix.cell_at(inside(layout), (x, y)) {
                Some(cell) if cell == self.matrix.cursor => self.list_cell(catalog),
                Some(cell) => {
                    self.matrix.cursor = cell;
                    Vec::new()
                }
                None => Vec::new(),
            },
            View::Insights => {
                let Some(line) = inside(layout).line((x, y)) else { return Vec::new() };
                let at = self.insights.top + line;
                let lines = self.insight_lines(catalog);
                let asks = lines.get(at).is_some_and(|line| line.asks.is_some());
                if asks && at == self.insights.cursor {
                    return self.ask_insight(catalog);
                }
                if asks {
                    self.insights.cursor = at;
                }
                Vec::new()
            }
        }
    }

    /// Leaves the line that is edited, if one is.
    fn leave_line(&mut self) -> Vec<Effect> {
        match self.mode {
            Mode::Search | Mode::PaneFilter => self.leave_prompt(),
            _ => Vec::new(),
        }
    }

    /// A click on a value chooses it, or sets it free.
    fn click_facet(
        &mut self,
        catalog: &Catalog,
        facet: Facet,
        area: Area,
        cell: (u16, u16),
    ) -> Vec<Effect> {
        // The pane's order changes when it gets the keys: the click is on what was seen.
        let bare = self.layout().is_bare();
        let mut list = area.inner(!bare);
        if bare {
            (list.y, list.height) = (list.y + 1, list.height.saturating_sub(1));
        }
        let pane = self.pane(facet);
        let line = list.line(cell).map(|line| pane.top + line);
        let value = line.and_then(|line| Some(pane.visible(catalog, line).next()?.0.value));
        self.focus_on(catalog, Pane::Facet(facet));
        let Some(value) = value else { return Vec::new() };
        self.stand_on(catalog, facet, Some(value));
        self.bind_value(catalog, facet, Binding::Chosen)
    }

    /// A click on a row puts the cursor there, one on the head of a column sorts by it, and again
    /// turns the order.
    fn click_table(&mut self, area: Area, cell: (u16, u16)) -> Vec<Effect> {
        let layout = self.layout();
        let inner = area.inner(!layout.is_bare());
        let head = u16::from(layout.header.is_some());
        let list = Area { y: inner.y + head, height: inner.height.saturating_sub(head), ..inner };
        if let Some(line) = list.line(cell) {
            self.click_row(line);
            return Vec::new();
        }
        if head == 0 || cell.1 != inner.y {
            return Vec::new();
        }
        let now = self.query.order();
        let width = inner.width.saturating_sub(u16::from(!layout.is_bare()));
        let mut x = inner.x + GUTTER;
        for (column, width) in columns(width, (now.key, self.reader.script), &self.columns) {
            if (x..x + width).contains(&cell.0) {
                let turned = now.key == column.key;
                let usual = column.key == SortKey::Year;
                let descending = if turned { !now.descending } else { usual };
                return self.sort_by(Sort { key: column.key, descending });
            }
            x += width + GAP;
        }
        Vec::new()
    }

    fn click_row(&mut self, line: usize) {
        let (line, listed) = if self.results.rows.is_empty() {
            // What could be asked instead stands under the line that says so.
            (line.checked_sub(1), self.results.rescues.len())
        } else {
            (Some(line), self.results.rows.len())
        };
        if let Some(at) = line.map(|line| self.top + line).filter(|at| *at < listed) {
            (self.settled, self.wanted) = (true, None);
            (self.cursor, self.details_from) = (at, 0);
        }
    }

    /// A click on a line that leads somewhere puts the cursor there; one under the cursor follows.
    fn click_page(&mut self, catalog: &Catalog, cell: (u16, u16)) {
        let layout = self.layout();
        let list = layout.body.inner(!layout.is_bare());
        let Some((line, shown)) = list.line(cell).zip(self.page()) else { return };
        let (at, cursor) = (shown.top + line, shown.cursor);
        match self.page_lines().leads(at) {
            true if at == cursor => self.open_page_in_hand(catalog),
            true => self.put_page_cursor(catalog, at),
            false => {}
        }
    }

    /// The wheel scrolls what is under it; which pane has the keys stays.
    fn wheel(&mut self, catalog: &Catalog, cell: (u16, u16), down: bool) {
        let motion = if down { Motion::Down } else { Motion::Up };
        if !self.has_panes() {
            (0..STEP).for_each(|_| self.move_cursor(catalog, motion));
            return;
        }
        let layout = self.layout();
        let is = |area: Option<Area>| area.is_some_and(|area| area.has(cell));
        let facet = layout.facets.iter().find(|(_, area)| area.has(cell)).map(|(facet, _)| *facet);
        if let Some(facet) = facet {
            (0..STEP).for_each(|_| self.move_in_facet(facet, motion));
        } else if is(layout.details) {
            self.scroll_details(catalog, down);
        } else if is(layout.table) {
            (0..STEP).for_each(|_| self.move_in_table(catalog, motion));
        } else if self.view != View::Browse && (is(layout.view) || is(layout.rows)) {
            (0..STEP).for_each(|_| self.move_in_view(catalog, motion));
        }
    }
}
