//! Walking from page to page, and through one.

use super::facets::scrolled;
use super::{Layout, Motion, Page, PageState, Paragraph, Reader, State};
use crate::catalog::Catalog;

/// The lines of the page that is shown, and what they were laid out for: page, columns and reader.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Laid {
    of: Option<(Page, usize, Reader)>,
    lines: Vec<Paragraph>,
}

impl State {
    /// Opens a page; those after the present one are forgotten. Its cursor stands on the line that
    /// leads to another page, if that is given and there is one.
    pub(super) fn open(&mut self, catalog: &Catalog, page: Page, towards: Option<Page>) {
        let from = self.page().map(|shown| shown.page);
        self.pages.truncate(self.depth);
        self.pages.push(PageState { page, cursor: 0, top: 0 });
        self.depth = self.pages.len();
        self.lay_page(catalog);
        let first = |leads: &dyn Fn(Page) -> bool| {
            self.page_lines().iter().position(|line| line.link.is_some_and(leads))
        };
        // From an actor over a project one walks on to somebody else who is in it.
        let is_actor = |to: Page| matches!(to, Page::Actor(_));
        let onwards = match page {
            Page::Project(_) => {
                first(&|to| is_actor(to) && Some(to) != from).or_else(|| first(&is_actor))
            }
            _ => first(&|to| Some(to) == towards),
        };
        let cursor = onwards.or_else(|| first(&|_| true)).unwrap_or(0);
        self.put_page_cursor(cursor);
        // What is compared stands in the heads of the columns, above the first line that leads on.
        if !matches!(page, Page::Compare(..)) {
            self.show_page_cursor(cursor);
        }
    }

    /// The lines of the page that is shown, as they were laid out last: after every action they are
    /// those of the page, the size and the reader. None where no page is shown.
    #[must_use]
    pub fn page_lines(&self) -> &[Paragraph] {
        &self.laid.lines
    }

    /// Lays the page out that is shown, unless that was done. For some pages every credit is looked
    /// at, which must not be done at every key and frame.
    pub(super) fn lay_page(&mut self, catalog: &Catalog) {
        let (layout, reader) = (self.layout(), self.reader);
        let of = self.page().map(|shown| (shown.page, layout.page_columns(), reader));
        if self.laid.of != of {
            let lines = of.map(|(page, ..)| page.lines(catalog, &layout, reader));
            self.laid = Laid { of, lines: lines.unwrap_or_default() };
        }
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

    /// Moves to the next line that leads somewhere. Where there is none, and while the cursor is out
    /// of view, the page is scrolled.
    pub(super) fn move_on_page(&mut self, motion: Motion) {
        let rows = self.layout().page_rows();
        let Some(from) = self.page().map(|shown| shown.cursor) else { return };
        let lines = self.page_lines();
        let len = lines.len();
        let leads = |at: &usize| lines[*at].link.is_some();
        let reached = nearest((motion.apply(from, len, rows), len), motion, leads);
        let goes_to_end = matches!(motion, Motion::Top | Motion::Bottom);
        match reached.filter(|at| *at != from && (goes_to_end || self.sees_page_cursor())) {
            Some(line) => {
                self.put_page_cursor(line);
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

    pub(super) fn put_page_cursor(&mut self, line: usize) {
        if let Some(page) = self.page_mut() {
            page.cursor = line;
        }
    }

    fn show_page_cursor(&mut self, line: usize) {
        let rows = self.layout().page_rows();
        if let Some(page) = self.page_mut() {
            page.top = if line < rows { 0 } else { scrolled(page.top, line, rows) };
        }
    }

    /// The page to which the line under the cursor leads.
    pub(super) fn link_in_hand(&self) -> Option<Page> {
        self.page_lines().get(self.page()?.cursor)?.link
    }

    /// Brings the line under the cursor into view, so that nothing unseen is followed; whether it
    /// was out of it.
    pub(super) fn finds_page_cursor(&mut self) -> bool {
        let Some(line) = self.page().map(|shown| shown.cursor) else { return false };
        let is_hidden = self.link_in_hand().is_some() && !self.sees_page_cursor();
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
