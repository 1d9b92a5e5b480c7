//! Pages with long lists, of which only what is seen is laid out: they say what a page says that is
//! laid out whole, here by the plainest way there is.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::Write;

use kactors::catalog::{ActorRef, Catalog, CreditRef, FacetValue, ProjectRef};
use kactors::lang::{Lang, count};
use kactors::model::{Country, Status};
use kactors::text::{cut, pad, width};
use kactors::ui::{Page, PageLines, Paragraph, Reader, Tone};

use super::story::{NARROW, SMALL, Story, WIDE, data_of};

const NAMES: [(&str, &str); 6] = [
    ("Im Na", "임나"),
    ("Hwangbo Seung-eon of the Long Name", "황보승언"),
    ("Namgoong Min", "남궁민"),
    ("Léna Yoo\u{1f468}\u{200d}\u{1f469}", "유레나"),
    ("Abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijkl", "가나다라마바사"),
    ("Yoon", "윤"),
];
const TITLES: [&str; 5] = [
    "O",
    "The Infinite Corridor of the Very Long Hotel at the End of the Northern Railway",
    "청춘의 아주 긴 밤과 새벽 사이에서",
    "Kites",
    "Letters  to   nobody",
];
const CHARACTERS: [&str; 4] = ["", "Haru", "the keeper of the northern lighthouse", "등대지기"];
const BILLINGS: [&str; 4] = ["", "billing: Lead, ", "billing: Supporting, ", "billing: Guest, "];
const YEARS: [&str; 4] =
    ["", "released: \"2019-04-08\", ", "released: \"2021\", ", "released: \"2019\", "];

/// Forty actors in some projects, in which nothing is as long as the other; a third of them in each.
fn many(projects: usize) -> Catalog {
    let mut text = "#![enable(implicit_some)]\n(as_of: \"2026-01-15\", actors: [".to_owned();
    let mut write = |part: String| text.write_str(&part).expect("a text takes text");
    for at in 0..40 {
        let (en, ko) = NAMES[at % NAMES.len()];
        write(format!("(key: \"a{at}\", name: (en: \"{en} {at}\", ko: \"{ko}\")),"));
    }
    write(
        "], platforms: [(key: \"tv\", name: (en: \"TV\"), kind: Broadcaster)], projects: [".into(),
    );
    let mut number = 7_usize;
    let mut next = |below: usize| {
        number = (number * 75 + 74) % 65_537;
        number % below
    };
    for at in 0..projects {
        let country = ["\"JP\"", "\"JP\", \"US\"", "\"US\""][next(3)];
        let (title, year) = (TITLES[next(5)], YEARS[next(4)]);
        let status = ["Released", "Upcoming"][next(2)];
        write(format!(
            "(key: \"p{at}\", title: (en: \"{title} {at}\"), kind: Series, countries: [{country}], \
             platforms: [\"tv\"], {year}status: {status}, \
             sources: [(url: \"https://example.org/{at}\")], cast: ["
        ));
        for actor in (0..40).filter(|_| next(3) == 0).collect::<Vec<_>>() {
            let (character, billing) = (CHARACTERS[next(4)], BILLINGS[next(4)]);
            let character = match character {
                "" => String::new(),
                name => format!("character: \"{name}\", "),
            };
            let note = ["", "", "", "note: \"took the part over from somebody else\", "][next(4)];
            let own = ["", "", "sources: [(url: \"https://example.net/own\", date: \"2020\")], "];
            let (own, year) = (own[next(3)], ["", "", "year: 2023, "][next(3)]);
            write(format!("(actor: \"a{actor}\", {character}{billing}{note}{own}{year}),"));
        }
        write("]),".into());
    }
    write("])".into());
    let data = data_of(&text);
    assert_eq!(data.projects.len(), projects);
    Catalog::build(data)
}

/// The lists of a page, one after the other, every row written down and wrapped.
fn plain_lists(
    catalog: &Catalog,
    page: Page,
    (columns, reader): (usize, Reader),
) -> Vec<Vec<Paragraph>> {
    let listed = |belongs: &dyn Fn(ProjectRef<'_>) -> bool| {
        let mut credits: Vec<_> =
            catalog.credits().filter(|credit| belongs(credit.project())).collect();
        credits.sort_by_key(|credit| Reverse(credit.year()));
        let titles = credits.iter().map(|credit| credit.project().title().to_owned());
        let wide = longest(titles, columns, 40);
        let row = |credit: CreditRef<'_>| {
            let name = column(reader.actor(credit.actor()), 20, columns);
            let title = column(credit.project().title(), wide, columns);
            let line = row(6).quiet(year(credit)).plain(name).plain("  ").plain(title).plain("  ");
            line.quiet(billing(credit, reader)).leading_to(Page::Actor(credit.actor().id()))
        };
        credits.into_iter().map(row).collect()
    };
    let lists: Vec<Vec<Paragraph>> = match page {
        Page::Country(country) => {
            vec![listed(&|project| project.countries().contains(&country))]
        }
        Page::Platform(id) => {
            vec![listed(&|project| project.platforms().any(|platform| platform.id() == id))]
        }
        Page::Actor(id) => {
            let actor = catalog.actor(id);
            vec![played(actor, (columns, reader)), partners(catalog, actor, (columns, reader))]
        }
        Page::Project(id) => vec![cast(catalog.project(id), (columns, reader))],
        Page::Compare(..) => Vec::new(),
    };
    let wrap = |list: Vec<Paragraph>| list.iter().flat_map(|row| row.wrapped(columns)).collect();
    lists.into_iter().map(wrap).collect()
}

fn played(actor: ActorRef<'_>, (columns, reader): (usize, Reader)) -> Vec<Paragraph> {
    let titles = actor.credits().map(|credit| credit.project().title().to_owned());
    let wide = longest(titles, columns, 51);
    let row = |credit: CreditRef<'_>| {
        let project = credit.project();
        let countries: Vec<String> = project.countries().iter().map(Country::to_string).collect();
        let line = row(6).quiet(year(credit)).plain(column(project.title(), wide, columns));
        let line = line.quiet(format!("  {}", column(&countries.join(" "), 5, columns)));
        part(line, credit, (columns, reader)).leading_to(Page::Project(project.id()))
    };
    actor.credits().map(row).collect()
}

fn partners(
    catalog: &Catalog,
    actor: ActorRef<'_>,
    (columns, reader): (usize, Reader),
) -> Vec<Paragraph> {
    let mut shared = BTreeMap::new();
    for credit in actor.credits().flat_map(|own| own.project().credits()) {
        *shared.entry(credit.actor().id()).or_insert(0) += 1;
    }
    shared.remove(&actor.id());
    let mut shared: Vec<_> = shared.into_iter().collect();
    let rank = |id| catalog.actor(id).rank_in(reader.script);
    shared.sort_by_key(|&(id, count)| (Reverse(count), rank(id), id));
    let name = |id| reader.actor_with_other(catalog.actor(id));
    let wide = longest(shared.iter().map(|&(id, _)| name(id)), columns, 26);
    let row = |(id, projects)| {
        let line = row(2).plain(column(&name(id), wide, columns)).quiet("  ");
        line.quiet(count::projects(projects, reader.lang)).leading_to(Page::Actor(id))
    };
    shared.into_iter().map(row).collect()
}

fn cast(project: ProjectRef<'_>, (columns, reader): (usize, Reader)) -> Vec<Paragraph> {
    let mut cast: Vec<CreditRef<'_>> = project.credits().collect();
    cast.sort_by_key(|credit| credit.actor().rank_in(reader.script));
    let name = |credit: &CreditRef<'_>| reader.actor_with_other(credit.actor());
    let wide = longest(cast.iter().map(name), columns, 42);
    let mut rows = Vec::new();
    for credit in cast {
        let line = row(2).plain(column(&name(&credit), wide, columns)).quiet("  ");
        let line = part(line, credit, (columns, reader));
        rows.push(line.leading_to(Page::Actor(credit.actor().id())));
        rows.extend(credit.note().map(|note| Paragraph::labelled("", 4).quiet(note)));
        for source in credit.sources().filter(|_| !credit.shares_sources()) {
            let date = source.date().map(|date| format!(" {date}")).unwrap_or_default();
            let line = Paragraph::labelled("", 4).plain(source.publisher().unwrap_or("page"));
            rows.push(line.plain(date).quiet(format!("  {}", source.url())));
        }
    }
    rows
}

fn part(line: Paragraph, credit: CreditRef<'_>, (columns, reader): (usize, Reader)) -> Paragraph {
    let line = line.quiet("  ").quiet(column(billing(credit, reader), 10, columns));
    let line = line.quiet("  ").plain(credit.character().unwrap_or_default());
    match credit.project().status() {
        Status::Released => line,
        status => line.quiet("  ").with(Tone::Accent, reader.status(status)),
    }
}

fn row(indent: usize) -> Paragraph {
    Paragraph { indent, ..Paragraph::default() }
}

fn billing(credit: CreditRef<'_>, reader: Reader) -> &'static str {
    credit.billing().map(|size| reader.billing(size)).unwrap_or_default()
}

fn year(credit: CreditRef<'_>) -> String {
    credit.year().map_or_else(|| "  —   ".to_owned(), |year| format!("{year}  "))
}

fn column(text: &str, wide: usize, columns: usize) -> String {
    if columns < 60 { text.to_owned() } else { pad(&cut(text, wide), wide).into_owned() }
}

fn longest(texts: impl Iterator<Item = String>, columns: usize, others: usize) -> usize {
    texts.map(|text| width(&text)).max().unwrap_or(0).min(columns.saturating_sub(others).max(34))
}

/// A page of every kind.
fn pages(catalog: &Catalog) -> Vec<Page> {
    let code = |code: &str| Country::from_code(code).expect("a code");
    let platform = catalog.platforms().next().expect("a platform").id();
    let actors: Vec<_> = catalog.actors().map(ActorRef::id).collect();
    let projects = catalog.projects().map(ProjectRef::id).take(4).map(Page::Project);
    let [japan, states] = ["JP", "US"].map(code);
    let mut pages = vec![
        Page::Country(japan),
        Page::Platform(platform),
        Page::Actor(actors[0]),
        Page::Actor(actors[10]),
        Page::Compare(FacetValue::Country(japan), FacetValue::Country(states)),
        Page::Compare(FacetValue::Actor(actors[1]), FacetValue::Actor(actors[2])),
    ];
    pages.extend(projects);
    pages
}

fn readers() -> [Reader; 2] {
    [Lang::English, Lang::Korean].map(Reader::of)
}

/// What is seen of lines, and where they lead.
fn told(lines: &[Paragraph]) -> Vec<(String, Option<Page>)> {
    lines.iter().map(|line| (line.text().trim_end().to_owned(), line.link)).collect()
}

fn whole(catalog: &Catalog, lines: &PageLines) -> Vec<Paragraph> {
    lines.seen(catalog, 0..lines.len())
}

/// Compares the lists of a page with those that are written down whole.
fn check(catalog: &Catalog, page: Page, (columns, reader): (usize, Reader)) {
    let lines = whole(catalog, &page.lines(catalog, columns + 1, reader));
    let seen = told(&lines);
    let mut rest = seen.as_slice();
    for list in plain_lists(catalog, page, (columns, reader)) {
        let list = told(&list);
        let at = rest.windows(list.len()).position(|window| window == list);
        let at = at.unwrap_or_else(|| panic!("{page:?} in {columns}: {rest:#?}\n{list:#?}"));
        rest = &rest[at + list.len()..];
    }
}

#[test]
fn a_list_says_what_it_says_when_every_row_is_laid_out() {
    let catalog = many(30);
    for page in pages(&catalog) {
        // In Korean the sources of a page are called otherwise than here.
        let reader = readers()[usize::from(!matches!(page, Page::Project(_)))];
        for columns in [1, 7, 12, 20, 30, 38, 55, 59, 60, 61, 66, 70, 74, 75, 80, 116, 200] {
            check(&catalog, page, (columns, reader));
        }
    }
}

#[test]
fn so_does_a_list_of_thousands_of_rows() {
    let catalog = many(400);
    let platform = catalog.platforms().next().expect("a platform").id();
    assert!(catalog.len() > 5_000, "{}", catalog.len());
    for columns in [1, 5, 9, 13, 14, 22, 30, 38, 55, 59, 60, 63, 68, 74, 80] {
        check(&catalog, Page::Platform(platform), (columns, readers()[columns % 2]));
    }
}

#[test]
fn a_part_of_a_page_is_that_part_of_the_whole() {
    let catalog = many(30);
    for page in pages(&catalog) {
        for (columns, reader) in [(31, 0), (61, 1), (67, 0), (116, 1)] {
            let lines = page.lines(&catalog, columns, readers()[reader]);
            let whole = whole(&catalog, &lines);
            assert_eq!(whole.len(), lines.len());
            for from in (0..lines.len() + 2).step_by(3) {
                let to = (from + 10).min(lines.len());
                assert_eq!(lines.seen(&catalog, from..from + 10), whole[from.min(to)..to]);
            }
            for (at, line) in whole.iter().enumerate() {
                assert_eq!(lines.link(&catalog, at), line.link, "{page:?} {at}");
                assert_eq!(lines.leads(at), line.link.is_some());
            }
            assert_eq!(lines.link(&catalog, lines.len()), None);
        }
    }
}

#[test]
fn the_cursor_goes_from_link_to_link_through_the_whole_page_and_back() {
    let catalog = many(30);
    for size in [WIDE, NARROW, SMALL] {
        let page = Story::begin(&catalog, size, "").then("<Tab> i");
        let lines = whole(&catalog, page.state.page_lines());
        let leading: Vec<usize> = lines
            .iter()
            .enumerate()
            .filter(|(_, line)| line.link.is_some())
            .map(|(at, _)| at)
            .collect();
        let cursor = |story: &Story<'_>| story.state.page().expect("a page").cursor;
        let mut walked = page.clone();
        for &link in &leading {
            assert_eq!(cursor(&walked), link);
            walked = walked.then("j");
        }
        assert_eq!(cursor(&page.clone().then("G")), *leading.last().expect("links"));
        let mut back = page.then("G");
        for &link in leading.iter().rev() {
            assert_eq!(cursor(&back), link);
            back = back.then("k");
        }
    }
}

#[test]
fn in_the_middle_of_a_long_page_the_cursor_keeps_its_row_at_every_size() {
    let catalog = many(30);
    let page = Story::begin(&catalog, WIDE, "").then("<Tab> i <PgDn> <PgDn> jjj");
    // How many rows there are above it.
    let row = |story: &Story<'_>| {
        let shown = story.state.page().expect("a page");
        let rows = story.state.layout().page_rows();
        assert!((shown.top..shown.top + rows).contains(&shown.cursor), "{}", story.seen());
        let above = story.state.page_lines().seen(&catalog, 0..shown.cursor);
        above.iter().filter(|line| line.link.is_some()).count()
    };
    let before = row(&page);
    assert!(before > 60, "{before}");
    for size in [NARROW, SMALL, (12, 4), (64, 20), (70, 30)] {
        let resized = page.clone().resized(size);
        assert_eq!(row(&resized), before, "{size:?}");
        assert_eq!(row(&resized.resized(WIDE)), before);
    }
}
