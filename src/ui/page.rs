//! Pages: an actor, a project, a platform, a country in full, linked so that one can walk.

use std::collections::BTreeMap;

use super::details::{source_line, sources};
use super::prose::{Paragraph, Tone};
use super::{Reader, axis, compare};
use crate::catalog::{ActorId, ActorRef, Catalog, CreditRef, Moved, PlatformId, ProjectId};
use crate::lang::{Text, count, say};
use crate::model::Country;
use crate::query::FacetValue;
use crate::text::{cut, pad, width};

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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageState {
    /// What it is about.
    pub page: Page,
    /// The line under the cursor.
    pub cursor: usize,
    /// The first visible line.
    pub top: usize,
    /// What the lines were laid out for among which cursor and top stand.
    pub(super) laid_for: Sheet,
    /// Whether what the page says may have changed since.
    pub(super) is_old: bool,
}

/// What the lines of a page are laid out for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sheet {
    pub(super) columns: usize,
    /// How many lines are visible.
    pub(super) rows: usize,
    pub(super) reader: Reader,
}

/// The width of the labels on the left, two blanks after the longest.
const LABEL: usize = 14;
/// The columns that a title or name may take in a list, however few there are.
const NAME: usize = 34;
/// What a character beside it is left of the columns.
const CHARACTER: usize = 24;
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
    pub fn title(self, catalog: &Catalog, reader: Reader) -> String {
        match self {
            Page::Actor(id) => reader.actor(catalog.actor(id)).to_owned(),
            Page::Project(id) => catalog.project(id).title().to_owned(),
            Page::Platform(id) => reader.platform(catalog.platform(id)).to_owned(),
            Page::Country(country) => reader.country(catalog, country),
            Page::Compare(one, other) => compare::title(catalog, (one, other), reader),
        }
    }

    /// The page's text, wrapped to columns.
    #[must_use]
    pub fn lines(self, catalog: &Catalog, columns: usize, reader: Reader) -> Vec<Paragraph> {
        // The cursor's glyph has a column of its own.
        let columns = columns.saturating_sub(1);
        let paragraphs = self.paragraphs(catalog, columns, reader);
        paragraphs.iter().flat_map(|paragraph| paragraph.wrapped(columns)).collect()
    }

    fn paragraphs(self, catalog: &Catalog, columns: usize, reader: Reader) -> Vec<Paragraph> {
        match self {
            Page::Actor(id) => actor(catalog, id, (columns, reader)),
            Page::Project(id) => project(catalog, id, (columns, reader)),
            Page::Platform(id) => platform(catalog, id, (columns, reader)),
            Page::Country(country) => of_country(catalog, country, (columns, reader)),
            Page::Compare(one, other) => {
                compare::paragraphs(catalog, (one, other), (columns, reader))
            }
        }
    }
}

fn actor(catalog: &Catalog, id: ActorId, (columns, reader): (usize, Reader)) -> Vec<Paragraph> {
    let actor = catalog.actor(id);
    let mut all = reader.actor_in_all(actor);
    let name = Paragraph::labelled(reader.text(Text("Name", "이름", "名前")), LABEL)
        .strong(all.next().unwrap_or_default());
    let mut lines = vec![all.fold(name, Paragraph::dot)];
    lines.extend(listed(reader.text(Text("Also written", "다른 표기", "別表記")), actor.aliases()));
    lines.extend(
        actor
            .group_name()
            .map(|group| labelled(reader.text(Text("Group", "그룹", "グループ")), group)),
    );
    lines.extend(
        actor.disambiguation().map(|who| labelled(reader.text(Text("Who", "구분", "補足")), who)),
    );
    let years: Vec<u16> = actor.credits().filter_map(CreditRef::year).collect();
    let span = match (years.iter().min(), years.iter().max()) {
        (Some(first), Some(last)) if first == last => {
            say!(reader.lang, ", {first}", ", {first}년", "、{first}年")
        }
        (Some(first), Some(last)) => {
            say!(reader.lang, ", {first} to {last}", ", {first}~{last}년", "、{first}〜{last}年")
        }
        _ => String::new(),
    };
    lines.push(labelled(
        reader.text(Text("Overseas", "해외 출연", "海外出演")),
        &format!("{}{span}", count::appearances(actor.credits().len(), reader.lang)),
    ));
    let axis = axis::lines(catalog, actor, (LABEL, columns), reader);
    if !axis.is_empty() {
        lines.push(Paragraph::blank());
        lines.extend(axis);
    }
    lines.push(Paragraph::blank());
    let titles = actor.credits().map(|credit| credit.project().title());
    let wide = longest(titles, columns, 6 + 7 + 14 + CHARACTER);
    lines.extend(actor.credits().map(|credit| {
        let project = credit.project();
        let line = row(6).quiet(year(credit)).plain(column(project.title(), wide, columns));
        let line = line.quiet(format!("  {}", column(&countries(credit), 5, columns)));
        part(line, credit, (columns, reader)).leading_to(Page::Project(project.id()))
    }));
    lines.extend(co_actors(catalog, actor, (columns, reader)));
    lines
}

/// Who else is in the actor's projects, most shared projects first.
fn co_actors(
    catalog: &Catalog,
    actor: ActorRef<'_>,
    (columns, reader): (usize, Reader),
) -> Vec<Paragraph> {
    let mut shared: BTreeMap<ActorId, usize> = BTreeMap::new();
    for credit in actor.credits().flat_map(|own| own.project().credits()) {
        *shared.entry(credit.actor().id()).or_default() += 1;
    }
    shared.remove(&actor.id());
    let mut shared: Vec<(ActorId, usize)> = shared.into_iter().collect();
    let rank = |id| catalog.actor(id).rank_in(reader.script);
    shared.sort_by_key(|&(id, count)| (std::cmp::Reverse(count), rank(id), id));
    let named = shared.iter().map(|&(id, _)| reader.actor_with_other(catalog.actor(id)));
    let named: Vec<String> = named.collect();
    let wide = longest(named.iter().map(String::as_str), columns, 2 + CHARACTER);
    let lines = shared.iter().zip(&named).map(|(&(id, count), name)| {
        let line = row(2).plain(column(name, wide, columns)).quiet("  ");
        line.quiet(count::projects(count, reader.lang)).leading_to(Page::Actor(id))
    });
    let played = reader.text(Text("Played with", "함께 출연한 배우", "共演者"));
    let heading = [Paragraph::blank(), Paragraph::default().quiet(played)];
    if shared.is_empty() { Vec::new() } else { heading.into_iter().chain(lines).collect() }
}

fn project(catalog: &Catalog, id: ProjectId, (columns, reader): (usize, Reader)) -> Vec<Paragraph> {
    let project = catalog.project(id);
    let mut lines = vec![
        Paragraph::labelled(reader.text(Text("Title", "제목", "題名")), LABEL)
            .strong(project.title()),
    ];
    lines.extend(
        project
            .original()
            .map(|title| labelled(reader.text(Text("Original", "원제", "原題")), title)),
    );
    lines.extend(
        project.ko().map(|title| {
            labelled(reader.text(Text("In Korean", "한국어 제목", "韓国語題")), title)
        }),
    );
    lines.extend(listed(reader.text(Text("Also called", "다른 이름", "別名")), project.aliases()));
    let what = Paragraph::labelled(reader.text(Text("What", "유형", "種別")), LABEL)
        .plain(reader.kind(project.kind()));
    let released = project.released().map(|date| date.to_string()).unwrap_or_default();
    lines.push(what.dot(reader.status(project.status())).dot(released));
    let made_in = project.countries().iter().map(|country| reader.country(catalog, *country));
    lines.extend(listed(reader.text(Text("Made in", "제작 국가", "製作国")), made_in));
    lines.extend(project.platforms().map(|platform| {
        labelled(
            reader.text(Text("Shown on", "방영·공개", "放送・公開")),
            reader.platform(platform),
        )
        .leading_to(Page::Platform(platform.id()))
    }));
    lines.extend(project.kin().map(|kin| {
        let date = kin.released().map(|date| format!(" {}", date.year())).unwrap_or_default();
        labelled(
            reader.text(Text("Series", "시리즈", "シリーズ")),
            &format!("{}{date}", kin.title()),
        )
        .leading_to(Page::Project(kin.id()))
    }));
    lines.push(Paragraph::blank());
    let mut cast: Vec<CreditRef<'_>> = project.credits().collect();
    cast.sort_by_key(|credit| credit.actor().rank_in(reader.script));
    let named = cast.iter().map(|credit| reader.actor_with_other(credit.actor()));
    let named: Vec<String> = named.collect();
    let wide = longest(named.iter().map(String::as_str), columns, 2 + 2 + 14 + CHARACTER);
    for (credit, name) in cast.into_iter().zip(&named) {
        let actor = credit.actor();
        let line = row(2).plain(column(name, wide, columns)).quiet("  ");
        lines.push(part(line, credit, (columns, reader)).leading_to(Page::Actor(actor.id())));
        lines.extend(credit.note().map(|note| Paragraph::labelled("", 4).quiet(note)));
        if !credit.shares_sources() {
            lines.extend(
                credit.sources().map(|s| source_line(Paragraph::labelled("", 4), s, reader)),
            );
        }
    }
    if project.sources().len() > 0 {
        lines.push(Paragraph::blank());
        lines.extend(project.sources().map(|s| source_line(Paragraph::default(), s, reader)));
    } else if let Some(credit) = project.credits().find(|credit| credit.sources().len() == 0) {
        lines.extend(sources(credit, reader));
    }
    lines
}

fn platform(
    catalog: &Catalog,
    id: PlatformId,
    (columns, reader): (usize, Reader),
) -> Vec<Paragraph> {
    let platform = catalog.platform(id);
    let own = reader.platform(platform);
    let all = [Some(platform.en()), platform.ko(), platform.ja(), platform.zh()];
    let others = all.into_iter().flatten().filter(|name| *name != own);
    let name = Paragraph::labelled(reader.text(Text("Name", "이름", "名前")), LABEL).strong(own);
    let mut lines = vec![others.fold(name, Paragraph::dot)];
    lines.extend(listed(reader.text(Text("Also called", "다른 이름", "別名")), platform.aliases()));
    let what = Paragraph::labelled(reader.text(Text("What", "유형", "種別")), LABEL)
        .plain(reader.platform_kind(platform.kind()));
    let home = platform.country().map(|home| reader.country(catalog, home));
    lines.push(what.dot(home.unwrap_or_default()));
    let shown = |credit: &CreditRef<'_>| credit.project().platforms().any(|p| p.id() == id);
    lines.extend(credits(catalog, (columns, reader), shown));
    lines
}

fn of_country(
    catalog: &Catalog,
    country: Country,
    (columns, reader): (usize, Reader),
) -> Vec<Paragraph> {
    // Japanese and both writings of Chinese often have the same signs.
    let mut seen = Vec::new();
    let names = catalog.country_names(country);
    let names = names.fold(
        Paragraph::labelled(reader.text(Text("Name", "이름", "名前")), LABEL),
        |line, (language, name)| match language {
            "" => line,
            _ if seen.contains(&name) => line,
            language => {
                seen.push(name);
                if language == "en" { line.strong(name) } else { line.dot(name) }
            }
        },
    );
    let mut lines = vec![names];
    let made = |credit: &CreditRef<'_>| credit.project().countries().contains(&country);
    lines.extend(credits(catalog, (columns, reader), made));
    lines
}

/// The credits of a platform or country, newest first, after their number.
fn credits<'c>(
    catalog: &'c Catalog,
    (columns, reader): (usize, Reader),
    belongs: impl Fn(&CreditRef<'c>) -> bool,
) -> Vec<Paragraph> {
    let mut credits: Vec<CreditRef<'c>> = catalog.credits().filter(|c| belongs(c)).collect();
    credits.sort_by_key(|credit| std::cmp::Reverse(credit.year()));
    let count = labelled(
        reader.text(Text("Overseas", "해외 출연", "海外出演")),
        &count::appearances(credits.len(), reader.lang),
    );
    let titles = credits.iter().map(|credit| credit.project().title());
    let wide = longest(titles, columns, 6 + 22 + 12);
    let lines = credits.into_iter().map(|credit| {
        let (actor, project) = (credit.actor(), credit.project());
        let line = row(6).quiet(year(credit)).plain(column(reader.actor(actor), 20, columns));
        let line = line.plain("  ").plain(column(project.title(), wide, columns)).plain("  ");
        line.quiet(credit.billing().map(|size| reader.billing(size)).unwrap_or_default())
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

/// The width of a column of texts that stands beside others: that of the longest, as far as there
/// is room.
fn longest<'t>(texts: impl Iterator<Item = &'t str>, columns: usize, others: usize) -> usize {
    let room = columns.saturating_sub(others).max(NAME);
    texts.map(width).max().unwrap_or(0).min(room)
}

fn labelled(label: &str, text: &str) -> Paragraph {
    Paragraph::labelled(label, LABEL).plain(text)
}

fn listed(label: &str, texts: impl Iterator<Item = impl Into<String>>) -> Option<Paragraph> {
    let all: Vec<String> = texts.map(Into::into).collect();
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
fn part(line: Paragraph, credit: CreditRef<'_>, (columns, reader): (usize, Reader)) -> Paragraph {
    let billing = credit.billing().map(|size| reader.billing(size)).unwrap_or_default();
    let line = line.quiet("  ").quiet(column(billing, 10, columns));
    let line = line.quiet("  ").plain(credit.character().unwrap_or_default());
    match credit.project().status() {
        crate::model::Status::Released => line,
        status => line.quiet("  ").with(Tone::Accent, reader.status(status)),
    }
}
