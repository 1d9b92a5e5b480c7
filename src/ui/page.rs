//! Pages: an actor, a project, a platform, a country in full, linked so that one can walk.

use super::action::Link;
use super::details::{source_line, sources};
use super::prose::Paragraph;
use super::rows::Rows;
use super::{PageLines, Reader, axis, compare};
use crate::catalog::{
    ActorId, Catalog, CreditRef, Moved, PlatformId, PlatformRef, ProjectId, ProjectRef,
};
use crate::lang::{Text, count, say};
use crate::model::Country;
use crate::query::{FacetValue, Field, Mode, Query, Value, value_of};

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
    /// Of the link on which the cursor stands, or of the nearest, its number among the page's, from
    /// 0, and where it leads.
    pub(super) link: (usize, Link),
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

    /// The question whose answer is the appearances of the page: of a comparison those of either.
    #[must_use]
    pub fn question(self, catalog: &Catalog) -> Query {
        let mut query = Query::default();
        let mut choose = |field, value| query.add(field, Mode::Chosen, [value]);
        let values = match self {
            Page::Actor(id) => vec![FacetValue::Actor(id)],
            Page::Platform(id) => vec![FacetValue::Platform(id)],
            Page::Country(country) => vec![FacetValue::Country(country)],
            Page::Compare(one, other) => vec![one, other],
            Page::Project(id) => {
                // Two projects may have the same title; the key of a credit is its own.
                let keys = catalog.project(id).credits().map(CreditRef::key);
                keys.for_each(|key| choose(Field::Key, Value::Text(key)));
                Vec::new()
            }
        };
        for (field, value) in values.into_iter().map(|value| value_of(catalog, value)) {
            choose(field, value);
        }
        query
    }

    /// The page's text, wrapped to columns. Cost: for platforms and countries a step for each project,
    /// and for each row a few; no row of a long list is laid out.
    #[must_use]
    pub fn lines(self, catalog: &Catalog, columns: usize, reader: Reader) -> PageLines {
        // The cursor's glyph has a column of its own.
        let sheet = (columns.saturating_sub(1), reader);
        match self {
            Page::Actor(id) => actor(catalog, id, sheet),
            Page::Project(id) => project(catalog.project(id), sheet),
            Page::Platform(id) => platform(catalog.platform(id), catalog, sheet),
            Page::Country(country) => of_country(catalog, country, sheet),
            Page::Compare(one, other) => compare::lines(catalog, (one, other), sheet),
        }
    }
}

fn actor(catalog: &Catalog, id: ActorId, (columns, reader): (usize, Reader)) -> PageLines {
    let mut lines = PageLines::new((columns, reader));
    let actor = catalog.actor(id);
    let mut all = reader.actor_in_all(actor);
    let name = Paragraph::labelled(reader.text(Text("Name", "이름", "名前")), LABEL)
        .strong(all.next().unwrap_or_default());
    lines.push(&all.fold(name, Paragraph::dot));
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
    lines.push(&labelled(
        reader.text(Text("Overseas", "해외 출연", "海外出演")),
        &format!("{}{span}", count::appearances(actor.credits().len(), reader.lang)),
    ));
    let axis = axis::lines(catalog, actor, (LABEL, columns), reader);
    if !axis.is_empty() {
        lines.push(&Paragraph::blank());
        lines.extend(axis);
    }
    lines.push(&Paragraph::blank());
    lines.list(catalog, Rows::played(actor, columns));
    let partners = Rows::partners(catalog, actor, (columns, reader));
    if partners.len() > 0 {
        let played = reader.text(Text("Played with", "함께 출연한 배우", "共演者"));
        lines.extend([Paragraph::blank(), Paragraph::default().quiet(played)]);
        lines.list(catalog, partners);
    }
    lines
}

fn project(project: ProjectRef<'_>, (columns, reader): (usize, Reader)) -> PageLines {
    let mut lines = PageLines::new((columns, reader));
    let catalog = project.catalog();
    let title = Paragraph::labelled(reader.text(Text("Title", "제목", "題名")), LABEL);
    lines.push(&title.strong(project.title()));
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
    lines.push(&what.dot(reader.status(project.status())).dot(released));
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
    lines.push(&Paragraph::blank());
    lines.list(catalog, Rows::cast(project, (columns, reader)));
    if project.sources().len() > 0 {
        lines.push(&Paragraph::blank());
        lines.extend(project.sources().map(|s| source_line(Paragraph::default(), s, reader)));
    } else if let Some(credit) = project.credits().find(|credit| credit.sources().len() == 0) {
        lines.extend(sources(credit, reader));
    }
    lines
}

fn platform(
    platform: PlatformRef<'_>,
    catalog: &Catalog,
    (columns, reader): (usize, Reader),
) -> PageLines {
    let mut lines = PageLines::new((columns, reader));
    let own = reader.platform(platform);
    let all = [Some(platform.en()), platform.ko(), platform.ja(), platform.zh()];
    let others = all.into_iter().flatten().filter(|name| *name != own);
    let name = Paragraph::labelled(reader.text(Text("Name", "이름", "名前")), LABEL).strong(own);
    lines.push(&others.fold(name, Paragraph::dot));
    lines.extend(listed(reader.text(Text("Also called", "다른 이름", "別名")), platform.aliases()));
    let what = Paragraph::labelled(reader.text(Text("What", "유형", "種別")), LABEL)
        .plain(reader.platform_kind(platform.kind()));
    let home = platform.country().map(|home| reader.country(catalog, home));
    lines.push(&what.dot(home.unwrap_or_default()));
    let shown = |project: ProjectRef<'_>| project.platforms().any(|p| p.id() == platform.id());
    credits(Rows::listed(catalog, (columns, reader), shown), reader, lines)
}

fn of_country(
    catalog: &Catalog,
    country: Country,
    (columns, reader): (usize, Reader),
) -> PageLines {
    let mut lines = PageLines::new((columns, reader));
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
    lines.push(&names);
    let made = |project: ProjectRef<'_>| project.countries().contains(&country);
    credits(Rows::listed(catalog, (columns, reader), made), reader, lines)
}

/// The credits of a platform or country after their number.
fn credits(
    (credits, heights): (Rows, Vec<usize>),
    reader: Reader,
    mut lines: PageLines,
) -> PageLines {
    let count = labelled(
        reader.text(Text("Overseas", "해외 출연", "海外出演")),
        &count::appearances(credits.len(), reader.lang),
    );
    lines.extend([count, Paragraph::blank()]);
    lines.list_of(credits, &heights);
    lines
}

fn labelled(label: &str, text: &str) -> Paragraph {
    Paragraph::labelled(label, LABEL).plain(text)
}

fn listed(label: &str, texts: impl Iterator<Item = impl Into<String>>) -> Option<Paragraph> {
    let all: Vec<String> = texts.map(Into::into).collect();
    (!all.is_empty()).then(|| labelled(label, &all.join(", ")))
}
