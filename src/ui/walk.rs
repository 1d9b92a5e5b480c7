//! Walking from page to page, and through one.

use super::facets::scrolled;
use super::page::Sheet;
use super::{Context, Motion, Page, PageLines, PageState, Reader, State};
use crate::catalog::{Catalog, CreditId};

/// The lines of the page that is shown, and what they were laid out for: page, columns and reader.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Laid {
    of: Option<(Page, usize, Reader)>,
    lines: PageLines,
}

impl State {
    /// Opens a page; those after the present one are forgotten. Its cursor stands on the line that
    /// leads to another page, if that is given and there is one.
    pub(super) fn open(&mut self, catalog: &Catalog, page: Page, towards: Option<Page>) {
        let from = self.page().map(|shown| shown.page);
        self.pages.truncate(self.depth);
        self.pages.push(PageState {
            page,
            cursor: 0,
            top: 0,
            link: (0, None),
            laid_for: self.sheet(),
            is_old: false,
        });
        self.depth = self.pages.len();
        self.lay_page(catalog);
        let first = |leads: &dyn Fn(Page) -> bool| self.page_lines().find(catalog, leads);
        // From an actor over a project one walks on to somebody else who is in it.
        let is_actor = |to: Page| matches!(to, Page::Actor(_));
        let onwards = match page {
            Page::Project(_) => {
                first(&|to| is_actor(to) && Some(to) != from).or_else(|| first(&is_actor))
            }
            _ => towards.and_then(|page| first(&|to| to == page)),
        };
        let cursor = onwards.or_else(|| self.page_lines().line_of_link(0)).unwrap_or(0);
        self.put_page_cursor(catalog, cursor);
        // What is compared stands in the heads of the columns, above the first line that leads on.
        if !matches!(page, Page::Compare(..)) {
            self.show_page_cursor(cursor);
        }
    }

    /// The lines of the page that is shown, as they were laid out last: after every action they are
    /// those of the page, the size and the reader. None where no page is shown.
    #[must_use]
    pub fn page_lines(&self) -> &PageLines {
        &self.laid.lines
    }

    /// What pages are laid out for now.
    fn sheet(&self) -> Sheet {
        let layout = self.layout();
        let (columns, rows) = (layout.page_columns(), layout.page_rows());
        Sheet { columns, rows, reader: self.reader }
    }

    /// Lays the page out that is shown, unless that was done, and puts its cursor where that belongs.
    /// For some pages every credit is looked at, which must not be done at every key and frame, and
    /// for no page that is not shown.
    pub(super) fn lay_page(&mut self, catalog: &Catalog) {
        let sheet = self.sheet();
        let of = self.page().map(|shown| (shown.page, sheet.columns, sheet.reader));
        if self.laid.of != of {
            let lines = of.map(|(page, columns, reader)| page.lines(catalog, columns, reader));
            self.laid = Laid { of, lines: lines.unwrap_or_default() };
        }
        let shown = self.page().copied();
        if let Some(shown) = shown.filter(|shown| shown.is_old || shown.laid_for != sheet) {
            let cursor = self.moved_cursor(catalog, shown);
            let top = scrolled(shown.top, cursor, sheet.rows);
            let settled = PageState { top, laid_for: sheet, is_old: false, ..shown };
            self.page_mut().into_iter().for_each(|page| *page = settled);
            self.put_page_cursor(catalog, cursor);
        }
    }

    /// The line of what a page's cursor stands on, among the lines of now: wrapped otherwise it is
    /// the link of the same number; with other names, which are sorted by them, what it leads to.
    fn moved_cursor(&self, catalog: &Catalog, shown: PageState) -> usize {
        let Sheet { columns, reader, .. } = shown.laid_for;
        let (lines, (number, leads_to)) = (self.page_lines(), shown.link);
        if (columns, reader) == (self.sheet().columns, self.reader) {
            return if shown.is_old {
                nearest((shown.cursor, lines.len()), Motion::Down, |&at| lines.leads(at))
                    .unwrap_or(0)
            } else {
                shown.cursor
            };
        }
        if reader == self.reader {
            lines.line_of_link(number).unwrap_or(0)
        } else {
            let at = leads_to.and_then(|page| lines.find(catalog, |to| to == page));
            at.unwrap_or(shown.cursor.min(lines.len().saturating_sub(1)))
        }
    }

    pub(super) fn page_back(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    pub(super) fn page_forward(&mut self) {
        self.depth = (self.depth + 1).min(self.pages.len());
    }

    /// Moves to the next line that leads somewhere. Where there is none, and while the cursor is out
    /// of view, the page is scrolled.
    pub(super) fn move_on_page(&mut self, catalog: &Catalog, motion: Motion) {
        let rows = self.layout().page_rows();
        let Some(from) = self.page().map(|shown| shown.cursor) else { return };
        let lines = self.page_lines();
        let len = lines.len();
        let leads = |&at: &usize| lines.leads(at);
        let reached = nearest((motion.apply(from, len, rows), len), motion, leads);
        let goes_to_end = matches!(motion, Motion::Top | Motion::Bottom);
        match reached.filter(|at| *at != from && (goes_to_end || self.sees_page_cursor())) {
            Some(line) => {
                self.put_page_cursor(catalog, line);
                self.show_page_cursor(line);
            }
            None => self.scroll_page(motion),
        }
        if motion == Motion::Top {
            self.scroll_page(motion);
        }
    }

    /// Scrolls the lines of the page, the cursor left where it is.
    fn scroll_page(&mut self, motion: Motion) {
        let rows = self.layout().page_rows();
        let tops = self.page_lines().len().saturating_sub(rows) + 1;
        if let Some(page) = self.page_mut() {
            page.top = motion.apply(page.top, tops, rows);
        }
    }

    /// Whether the line under the cursor is in view.
    fn sees_page_cursor(&self) -> bool {
        let rows = self.layout().page_rows().max(1);
        self.page().is_some_and(|shown| (shown.top..shown.top + rows).contains(&shown.cursor))
    }

    pub(super) fn put_page_cursor(&mut self, catalog: &Catalog, line: usize) {
        let lines = self.page_lines();
        let near = nearest((line, lines.len()), Motion::Down, |&at| lines.leads(at));
        let near = near.unwrap_or(line);
        let under = (lines.links_above(near), lines.link(catalog, near));
        if let Some(page) = self.page_mut() {
            (page.cursor, page.link) = (line, under);
        }
    }

    fn show_page_cursor(&mut self, line: usize) {
        let rows = self.layout().page_rows();
        if let Some(page) = self.page_mut() {
            page.top = if line < rows { 0 } else { scrolled(page.top, line, rows) };
        }
    }

    /// The page to which the line under the cursor leads.
    pub(super) fn link_in_hand(&self, catalog: &Catalog) -> Option<Page> {
        self.page_lines().link(catalog, self.page()?.cursor)
    }

    /// The credit of which a key takes something: that of the line under the cursor of the page, or of
    /// the row under that of the table where no page is shown.
    #[must_use]
    pub fn credit_in_hand(&self) -> Option<CreditId> {
        match self.page() {
            Some(shown) => self.page_lines().credit(shown.cursor),
            None => self.current(),
        }
    }

    /// On a page, brings the line under the cursor into view, so that nothing unseen is followed or
    /// taken; whether it was out of it.
    pub(super) fn finds_page_cursor(&mut self) -> bool {
        let shown = self.page().filter(|_| self.context() == Context::Page);
        let Some(line) = shown.map(|shown| shown.cursor) else { return false };
        let is_hidden = self.page_lines().leads(line) && !self.sees_page_cursor();
        if is_hidden {
            self.show_page_cursor(line);
        }
        is_hidden
    }

    fn page_mut(&mut self) -> Option<&mut PageState> {
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
