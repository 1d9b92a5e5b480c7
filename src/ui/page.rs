//! Pages: an actor, a project, a platform, a country in full, linked so that one can walk.

use std::collections::BTreeMap;

use super::details::{source_line, sources};
use super::facets::scrolled;
use super::prose::{Paragraph, Tone};
use super::{Layout, Motion, State, axis, compare};
use crate::catalog::{ActorId, ActorRef, Catalog, CreditRef, Moved, PlatformId, ProjectId};
use crate::model::{Country, Word};
use crate::query::FacetValue;
use crate::text::{cut, pad};

/// What a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Page {
    /// An actor and all credits.
    Actor(ActorId),
    /// A project and its cast.
    Project(ProjectId),
    /// A platform and its credits.
    Platform(PlatformId),
    /// A country and its credits.
    Country(Country),
    /// Two actors, platforms or countries beside each other.
    Compare(FacetValue, FacetValue),
}

/// A page that was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageState {
    /// What it is about.
    pub page: Page,
    /// The line under the cursor.
    pub cursor: usize,
    /// The first visible line.
    pub top: usize,
}

/// The width of the labels on the left, two blanks after the longest.
const LABEL: usize = 14;
/// The width of a title or name in lists.
const NAME: usize = 34;
/// From how many columns on what is listed stands in columns of its own; in fewer it follows one
/// another, and what does not fit hangs under its beginning.
const WITH_COLUMNS: usize = 60;

impl Page {
    /// What the page of a facet's value is; years, kinds and the like have none.
    #[must_use]
    pub fn of_value(value: FacetValue) -> Option<Page> {
        match value {
            FacetValue::Actor(id) => Some(Page::Actor(id)),
            FacetValue::Platform(id) => Some(Page::Platform(id)),
            FacetValue::Country(country) => Some(Page::Country(country)),
            _ => None,
        }
    }

    /// The same page after the catalog has become another one; `None` if what it is about is gone.
    #[must_use]
    pub fn moved(self, moved: &Moved) -> Option<Page> {
        match self {
            Page::Actor(id) => moved.actor(id).map(Page::Actor),
            Page::Project(id) => moved.project(id).map(Page::Project),
            Page::Platform(id) => moved.platform(id).map(Page::Platform),
            Page::Country(country) => Some(Page::Country(country)),
            Page::Compare(one, other) => {
                Some(Page::Compare(moved.value(one)?, moved.value(other)?))
            }
        }
    }

    /// The page's heading.
    #[must_use]
    pub fn title(self, catalog: &Catalog) -> String {
        match self {
            Page::Actor(id) => catalog.actor(id).en().to_owned(),
            Page::Project(id) => catalog.project(id).title().to_owned(),
            Page::Platform(id) => catalog.platform(id).en().to_owned(),
            Page::Country(country) => catalog.country_name(country).to_owned(),
            Page::Compare(one, other) => compare::title(catalog, (one, other)),
        }
    }

    /// The page's text, wrapped to what a layout gives it.
    #[must_use]
    pub fn lines(self, catalog: &Catalog, layout: &Layout) -> Vec<Paragraph> {
        let frame = if layout.is_bare() { 0 } else { 2 };
        // The cursor's glyph on the left, a column of air on the right.
        let columns = usize::from(layout.body.width).saturating_sub(frame + 3);
        let paragraphs = self.paragraphs(catalog, columns);
        paragraphs.iter().flat_map(|paragraph| paragraph.wrapped(columns)).collect()
    }

    fn paragraphs(self, catalog: &Catalog, columns: usize) -> Vec<Paragraph> {
        match self {
            Page::Actor(id) => actor(catalog, id, columns),
            Page::Project(id) => project(catalog, id, columns),
            Page::Platform(id) => platform(catalog, id, columns),
            Page::Country(country) => of_country(catalog, country, columns),
            Page::Compare(one, other) => compare::paragraphs(catalog, (one, other), columns),
        }
    }
}

fn actor(catalog: &Catalog, id: ActorId, columns: usize) -> Vec<Paragraph> {
    let actor = catalog.actor(id);
    let scripts = [actor.ko(), actor.ja(), actor.zh()];
    let names = scripts
        .into_iter()
        .flatten()
        .fold(Paragraph::labelled("Name", LABEL).strong(actor.en()), Paragraph::dot);
    let mut lines = vec![names];
    lines.extend(listed("Also written", actor.aliases()));
    lines.extend(actor.group_name().map(|group| labelled("Group", group)));
    lines.extend(actor.disambiguation().map(|text| labelled("Who", text)));
    let years: Vec<u16> = actor.credits().filter_map(CreditRef::year).collect();
    let span = match (years.iter().min(), years.iter().max()) {
        (Some(first), Some(last)) if first == last => format!(", {first}"),
        (Some(first), Some(last)) => format!(", {first} to {last}"),
        _ => String::new(),
    };
    lines.push(labelled("Overseas", &format!("{}{span}", appearances(actor.credits().len()))));
    let axis = axis::lines(catalog, actor, (LABEL, columns));
    if !axis.is_empty() {
        lines.push(Paragraph::blank());
        lines.extend(axis);
    }
    lines.push(Paragraph::blank());
    lines.extend(actor.credits().map(|credit| {
        let project = credit.project();
        let line = row(6).quiet(year(credit)).plain(column(project.title(), NAME, columns));
        let line = line.quiet(format!("  {}", column(&countries(credit), 5, columns)));
        part(line, credit, columns).leading_to(Page::Project(project.id()))
    }));
    lines.extend(co_actors(catalog, actor, columns));
    lines
}

/// Who else is in the actor's projects, most shared projects first.
fn co_actors(catalog: &Catalog, actor: ActorRef<'_>, columns: usize) -> Vec<Paragraph> {
    let mut shared: BTreeMap<ActorId, usize> = BTreeMap::new();
    for credit in actor.credits().flat_map(|own| own.project().credits()) {
        *shared.entry(credit.actor().id()).or_default() += 1;
    }
    shared.remove(&actor.id());
    let mut shared: Vec<(ActorId, usize)> = shared.into_iter().collect();
    shared.sort_by_key(|&(id, count)| (std::cmp::Reverse(count), catalog.actor(id).rank(), id));
    let lines = shared.iter().map(|&(id, count)| {
        let other = catalog.actor(id);
        let name = format!("{} {}", other.en(), other.ko().unwrap_or_default());
        let line = row(2).plain(column(&name, NAME, columns)).quiet("  ");
        let count = if count == 1 { "1 project".to_owned() } else { format!("{count} projects") };
        line.quiet(count).leading_to(Page::Actor(id))
    });
    let heading = [Paragraph::blank(), Paragraph::default().quiet("Played with")];
    if shared.is_empty() { Vec::new() } else { heading.into_iter().chain(lines).collect() }
}

fn project(catalog: &Catalog, id: ProjectId, columns: usize) -> Vec<Paragraph> {
    let project = catalog.project(id);
    let mut lines = vec![Paragraph::labelled("Title", LABEL).strong(project.title())];
    lines.extend(project.original().map(|title| labelled("Original", title)));
    lines.extend(project.ko().map(|title| labelled("In Korean", title)));
    lines.extend(listed("Also called", project.aliases()));
    let what = Paragraph::labelled("What", LABEL).plain(project.kind().word());
    let released = project.released().map(|date| date.to_string()).unwrap_or_default();
    lines.push(what.dot(project.status().word()).dot(released));
    lines.extend(listed(
        "Made in",
        project.countries().iter().map(|country| catalog.country_name(*country)),
    ));
    lines.extend(project.platforms().map(|platform| {
        labelled("Shown on", platform.en()).leading_to(Page::Platform(platform.id()))
    }));
    lines.extend(project.kin().map(|kin| {
        let date = kin.released().map(|date| format!(" {}", date.year())).unwrap_or_default();
        labelled("Series", &format!("{}{date}", kin.title())).leading_to(Page::Project(kin.id()))
    }));
    lines.push(Paragraph::blank());
    for credit in project.credits() {
        let actor = credit.actor();
        let name = format!("{} {}", actor.en(), actor.ko().unwrap_or_default());
        let line = row(2).plain(column(&name, NAME, columns)).quiet("  ");
        lines.push(part(line, credit, columns).leading_to(Page::Actor(actor.id())));
        lines.extend(credit.note().map(|note| Paragraph::labelled("", 4).quiet(note)));
        if !credit.shares_sources() {
            lines.extend(credit.sources().map(|s| source_line(Paragraph::labelled("", 4), s)));
        }
    }
    if project.sources().len() > 0 {
        lines.push(Paragraph::blank());
        lines.extend(project.sources().map(|s| source_line(Paragraph::default(), s)));
    } else if let Some(credit) = project.credits().find(|credit| credit.sources().len() == 0) {
        lines.extend(sources(credit));
    }
    lines
}

fn platform(catalog: &Catalog, id: PlatformId, columns: usize) -> Vec<Paragraph> {
    let platform = catalog.platform(id);
    let scripts = [platform.ko(), platform.ja(), platform.zh()];
    let names = scripts
        .into_iter()
        .flatten()
        .fold(Paragraph::labelled("Name", LABEL).strong(platform.en()), Paragraph::dot);
    let mut lines = vec![names];
    lines.extend(listed("Also called", platform.aliases()));
    let what = Paragraph::labelled("What", LABEL).plain(platform.kind().word());
    lines.push(
        what.dot(platform.country().map(|home| catalog.country_name(home)).unwrap_or_default()),
    );
    let shown = |credit: &CreditRef<'_>| credit.project().platforms().any(|p| p.id() == id);
    lines.extend(credits(catalog, columns, shown));
    lines
}

fn of_country(catalog: &Catalog, country: Country, columns: usize) -> Vec<Paragraph> {
    let names = catalog.country_names(country);
    let names =
        names.fold(Paragraph::labelled("Name", LABEL), |line, (language, name)| match language {
            "en" => line.strong(name),
            "" => line,
            _ => line.dot(name),
        });
    let mut lines = vec![names];
    let made = |credit: &CreditRef<'_>| credit.project().countries().contains(&country);
    lines.extend(credits(catalog, columns, made));
    lines
}

/// The credits of a platform or country, newest first, after their number.
fn credits<'c>(
    catalog: &'c Catalog,
    columns: usize,
    belongs: impl Fn(&CreditRef<'c>) -> bool,
) -> Vec<Paragraph> {
    let mut credits: Vec<CreditRef<'c>> = catalog.credits().filter(|c| belongs(c)).collect();
    credits.sort_by_key(|credit| std::cmp::Reverse(credit.year()));
    let count = labelled("Overseas", &appearances(credits.len()));
    let lines = credits.into_iter().map(|credit| {
        let (actor, project) = (credit.actor(), credit.project());
        let line = row(6).quiet(year(credit)).plain(column(actor.en(), 20, columns));
        let line = line.plain("  ").plain(column(project.title(), NAME, columns)).plain("  ");
        line.quiet(credit.billing().map(Word::word).unwrap_or_default())
            .leading_to(Page::Actor(actor.id()))
    });
    [count, Paragraph::blank()].into_iter().chain(lines).collect()
}

/// A line of a list; what does not fit is set in under its beginning.
fn row(indent: usize) -> Paragraph {
    Paragraph { indent, ..Paragraph::default() }
}

/// A text in a column of its own, where a page has room for columns.
fn column(text: &str, wide: usize, columns: usize) -> String {
    if columns < WITH_COLUMNS { text.to_owned() } else { pad(&cut(text, wide), wide).into_owned() }
}

fn labelled(label: &str, text: &str) -> Paragraph {
    Paragraph::labelled(label, LABEL).plain(text)
}

fn listed<'a>(label: &str, texts: impl Iterator<Item = &'a str>) -> Option<Paragraph> {
    let all: Vec<&str> = texts.collect();
    (!all.is_empty()).then(|| labelled(label, &all.join(", ")))
}

fn year(credit: CreditRef<'_>) -> String {
    credit.year().map_or_else(|| "  —   ".to_owned(), |year| format!("{year}  "))
}

fn countries(credit: CreditRef<'_>) -> String {
    let codes = credit.project().countries().iter().map(ToString::to_string);
    codes.collect::<Vec<_>>().join(" ")
}

/// Billing and character, and a status that is not the usual one.
fn part(line: Paragraph, credit: CreditRef<'_>, columns: usize) -> Paragraph {
    let billing = credit.billing().map(Word::word).unwrap_or_default();
    let line = line.quiet("  ").quiet(column(billing, 10, columns));
    let line = line.quiet("  ").plain(credit.character().unwrap_or_default());
    match credit.project().status() {
        crate::model::Status::Released => line,
        status => line.quiet("  ").with(Tone::Accent, status.word()),
    }
}

fn appearances(count: usize) -> String {
    if count == 1 { "1 appearance".to_owned() } else { format!("{count} appearances") }
}

impl State {
    /// Opens a page; those after the present one are forgotten.
    pub(super) fn open(&mut self, catalog: &Catalog, page: Page) {
        let from = self.page().map(|shown| shown.page);
        self.pages.truncate(self.depth);
        let lines = page.lines(catalog, &self.layout());
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
            let old = shown.page.lines(catalog, before);
            let link = old.iter().take(shown.cursor).filter(|line| leads(line)).count();
            let new = shown.page.lines(catalog, &now);
            let mut links = new.iter().enumerate().filter(|(_, line)| leads(line));
            shown.cursor = links.nth(link).map_or(0, |(at, _)| at);
            shown.top = scrolled(shown.top, shown.cursor, now.page_rows());
        }
    }

    /// After what pages are about has changed: every cursor stands on a line that leads somewhere.
    pub(super) fn settle_pages(&mut self, catalog: &Catalog) {
        let layout = self.layout();
        for shown in &mut self.pages {
            let lines = shown.page.lines(catalog, &layout);
            let leads = |at: &usize| lines[*at].link.is_some();
            let near = shown.cursor.min(lines.len().saturating_sub(1));
            let at = (near..lines.len()).find(leads).or_else(|| (0..near).rev().find(leads));
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
        let lines = shown.page.lines(catalog, &self.layout());
        let wanted = motion.apply(shown.cursor, lines.len(), rows);
        let leads = |at: &usize| lines[*at].link.is_some();
        let down = (wanted..lines.len()).find(leads);
        let up = (0..=wanted.min(lines.len().saturating_sub(1))).rev().find(leads);
        let next = match motion {
            Motion::Up | Motion::HalfUp | Motion::PageUp | Motion::Bottom => up.or(down),
            _ => down.or(up),
        };
        let from = shown.cursor;
        let reached = next.unwrap_or(wanted);
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
        shown.page.lines(catalog, &self.layout()).get(shown.cursor)?.link
    }

    pub(super) fn page_mut(&mut self) -> Option<&mut PageState> {
        self.depth.checked_sub(1).and_then(|at| self.pages.get_mut(at))
    }
}
