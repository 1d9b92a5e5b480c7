//! Walking from page to page, and through one.

use super::facets::scrolled;
use super::{Layout, Motion, Page, PageState, Paragraph, State};
use crate::catalog::Catalog;

impl State {
    /// Opens a page; those after the present one are forgotten.
    pub(super) fn open(&mut self, catalog: &Catalog, page: Page) {
        let from = self.page().map(|shown| shown.page);
        self.pages.truncate(self.depth);
        let lines = page.lines(catalog, &self.layout(), self.reader);
        let first = |leads: &dyn Fn(Page) -> bool| {
            lines.iter().position(|line| line.link.is_some_and(leads))
        };
        // From an actor over a project one walks on to somebody else who is in it.
        let onwards = match page {
            Page::Project(_) => first(&|to| matches!(to, Page::Actor(_)) && Some(to) != from),
            _ => None,
        };
        let cursor = onwards.or_else(|| first(&|_| true)).unwrap_or(0);
        self.pages.push(PageState { page, cursor, top: 0 });
        self.depth = self.pages.len();
        self.show_page_cursor(cursor);
    }

    /// After a new size: the cursor of every page stays on its link, though other lines are
    /// wrapped now. `before` is the layout until now.
    pub(super) fn rewrap_pages(&mut self, catalog: &Catalog, before: &Layout) {
        let now = self.layout();
        for shown in &mut self.pages {
            let leads = |line: &Paragraph| line.link.is_some();
            let old = shown.page.lines(catalog, before, self.reader);
            let link = old.iter().take(shown.cursor).filter(|line| leads(line)).count();
            let new = shown.page.lines(catalog, &now, self.reader);
            let mut links = new.iter().enumerate().filter(|(_, line)| leads(line));
            shown.cursor = links.nth(link).map_or(0, |(at, _)| at);
            shown.top = scrolled(shown.top, shown.cursor, now.page_rows());
        }
    }

    /// After what pages are about has changed: every cursor stands on a line that leads somewhere.
    pub(super) fn settle_pages(&mut self, catalog: &Catalog) {
        let layout = self.layout();
        for shown in &mut self.pages {
            let lines = shown.page.lines(catalog, &layout, self.reader);
            let leads = |at: &usize| lines[*at].link.is_some();
            let at = nearest((shown.cursor, lines.len()), Motion::Down, leads);
            shown.cursor = at.unwrap_or(0);
            shown.top = scrolled(shown.top, shown.cursor, layout.page_rows());
        }
    }

    pub(super) fn page_back(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    pub(super) fn page_forward(&mut self) {
        self.depth = (self.depth + 1).min(self.pages.len());
    }

    /// Moves to the next line that leads somewhere, or scrolls where there is none.
    pub(super) fn move_on_page(&mut self, catalog: &Catalog, motion: Motion) {
        let rows = self.layout().page_rows();
        let Some(shown) = self.page() else { return };
        let lines = shown.page.lines(catalog, &self.layout(), self.reader);
        let wanted = motion.apply(shown.cursor, lines.len(), rows);
        let leads = |at: &usize| lines[*at].link.is_some();
        let from = shown.cursor;
        let reached = nearest((wanted, lines.len()), motion, leads).unwrap_or(wanted);
        // At the last link the rest of the page can still be scrolled to.
        let target = if reached == from { wanted } else { reached };
        if let Some(page) = self.page_mut() {
            page.cursor = reached;
        }
        self.show_page_cursor(target);
    }

    fn show_page_cursor(&mut self, line: usize) {
        let rows = self.layout().page_rows();
        if let Some(page) = self.page_mut() {
            page.top = if line < rows { 0 } else { scrolled(page.top, line, rows) };
        }
    }

    /// The page to which the line under the cursor leads.
    pub(super) fn link_in_hand(&self, catalog: &Catalog) -> Option<Page> {
        let shown = self.page()?;
        shown.page.lines(catalog, &self.layout(), self.reader).get(shown.cursor)?.link
    }

    pub(super) fn page_mut(&mut self) -> Option<&mut PageState> {
        self.depth.checked_sub(1).and_then(|at| self.pages.get_mut(at))
    }
}

/// Of so many lines the nearest to one that leads somewhere, that one included: first looked for in
/// the direction of a motion, then in the other. `None` if no line does.
pub(super) fn nearest(
    (from, len): (usize, usize),
    motion: Motion,
    leads: impl Fn(&usize) -> bool,
) -> Option<usize> {
    let down = || (from..len).find(&leads);
    let up = || (0..len.min(from + 1)).rev().find(&leads);
    match motion {
        Motion::Up | Motion::HalfUp | Motion::PageUp | Motion::Bottom => up().or_else(down),
        _ => down().or_else(up),
    }
}
