//! Every number that pages, comparisons, the years over the table, the map and the insights show,
//! against the list and the statistic of the same question. Timeline and matrix have theirs.

use std::collections::BTreeSet;

use super::story::{Story, TALL, data_of, story};
use super::timeline::QUESTIONS;
use kactors::catalog::{Catalog, CreditRef, PlatformRef};
use kactors::model::{Facet, PlatformKind};
use kactors::query::stats::{self, Line};
use kactors::query::{FacetValue, Marks, Results, parse, run};
use kactors::ui::Page;

fn answer(told: &Story<'_>, query: &str) -> Results {
    run(told.catalog(), &parse(query).unwrap(), &Marks::new())
}

fn listed<'c>(told: &Story<'c>, query: &str) -> Vec<CreditRef<'c>> {
    answer(told, query).rows.into_iter().map(|id| told.catalog().credit(id)).collect()
}

fn lines(told: &Story<'_>, query: &str, by: Facet) -> Vec<Line> {
    stats::by(told.catalog(), &answer(told, query), by)
}

fn some(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

/// The question that asks for a value.
fn term(told: &Story<'_>, value: FacetValue) -> String {
    let catalog = told.catalog();
    match value {
        FacetValue::Actor(id) => format!("actor:{}", catalog.actor(id).key()),
        FacetValue::Platform(id) => format!("platform:{}", catalog.platform(id).key()),
        FacetValue::Country(country) => format!("country:{}", country.code()),
        other => panic!("{other:?} has no page"),
    }
}

/// The page of every value of every pane, each with the value.
fn pages() -> Vec<(FacetValue, Story<'static>)> {
    let mut pages = Vec::new();
    for (pane, facet) in [Facet::Country, Facet::Platform, Facet::Actor].into_iter().enumerate() {
        let opened = story(TALL, &"<Tab> ".repeat(pane + 1));
        let values: Vec<FacetValue> = opened
            .state
            .pane(facet)
            .values(opened.catalog())
            .map(|(bucket, _)| bucket.value)
            .collect();
        for (row, value) in values.into_iter().enumerate() {
            let page = opened.clone().then(&"j".repeat(row)).then("i");
            if Page::of_value(value).is_some() {
                assert_eq!(page.state.page().map(|shown| shown.page), Page::of_value(value));
                pages.push((value, page));
            }
        }
    }
    pages
}

#[test]
fn a_page_has_as_many_appearances_as_the_list_and_the_years_of_the_statistic() {
    let all = pages();
    assert!(all.len() > 30);
    for (value, page) in all {
        let term = term(&page, value);
        let counted = lines(&page, &term, value.facet());
        let line = counted.iter().find(|line| line.of == value);
        let credits = line.map_or(0, |line| line.credits);
        assert_eq!(credits, listed(&page, &term).len(), "{term}");
        let years = line.and_then(|line| line.first_year.zip(line.last_year));
        let years = match (value, years) {
            (FacetValue::Actor(_), Some((first, last))) if first == last => format!(", {first}"),
            (FacetValue::Actor(_), Some((first, last))) => format!(", {first} to {last}"),
            _ => String::new(),
        };
        let appearances = some(credits, "appearance");
        page.shows(&format!("  Overseas      {appearances}{years} "));
    }
}

#[test]
fn the_axis_of_an_actor_counts_each_country_in_each_year() {
    let mut axes = 0;
    for (value, page) in pages() {
        let FacetValue::Actor(_) = value else { continue };
        let term = term(&page, value);
        let Some(of_actor) = lines(&page, &term, Facet::Actor).pop() else { continue };
        let Some((first, last)) = of_actor.first_year.zip(of_actor.last_year) else { continue };
        if last - first < 3 {
            page.hides("By country");
            continue;
        }
        axes += 1;
        for country in lines(&page, &term, Facet::Country) {
            let count = |year: u16| {
                listed(&page, &format!("{term} country:{} year:{year}", country.value)).len()
            };
            let digits = (first..=last).map(count).map(|count| match count {
                0 => "·".to_owned(),
                count => count.to_string(),
            });
            let name: String = country.name.chars().take(13).collect();
            page.clone().shows(&format!("{name:<14}{}", digits.collect::<Vec<_>>().join(" ")));
        }
    }
    assert!(axes > 2);
}

#[test]
fn co_actors_share_as_many_projects_as_the_lists_have_in_common() {
    for (value, page) in pages() {
        let FacetValue::Actor(id) = value else { continue };
        let projects = |key: &str| -> BTreeSet<&str> {
            let credits = listed(&page, &format!("actor:{key}"));
            credits.iter().map(|credit| credit.project().key()).collect()
        };
        let own = projects(page.catalog().actor(id).key());
        let seen = page.seen();
        let with = seen.split_once("Played with").map_or("", |(_, below)| below);
        let mut others = 0;
        for other in page.catalog().actors().filter(|other| other.id() != id) {
            let shared = projects(other.key()).intersection(&own).count();
            if shared > 0 {
                others += 1;
                let shared = format!("  {}", some(shared, "project"));
                let is_so = |line: &str| line.contains(other.en()) && line.contains(&shared);
                assert!(with.lines().any(is_so), "{} {shared}\n{seen}", other.en());
            }
        }
        assert_eq!(with.matches(" project").count(), others, "{seen}");
    }
}

/// What two values have in common, and what is one's alone: the keys of projects, or of actors.
fn things(told: &Story<'_>, value: FacetValue) -> BTreeSet<String> {
    let credits = listed(told, &term(told, value));
    let key = |credit: &CreditRef<'_>| match value {
        FacetValue::Actor(_) => credit.project().key().to_owned(),
        _ => credit.actor().key().to_owned(),
    };
    credits.iter().map(key).collect()
}

#[test]
fn a_comparison_counts_what_the_lists_have() {
    for (keys, facet) in [("<Tab>", Facet::Country), ("<Tab> <Tab>", Facet::Platform)] {
        for down in ["", "j", "jj"] {
            let told = story(TALL, keys).then(&format!("{down} <space> <space>"));
            let values = told.state.pane(facet).values(told.catalog());
            let chosen = values.filter(|(_, standing)| *standing == kactors::ui::Standing::Chosen);
            let chosen: Vec<FacetValue> = chosen.map(|(bucket, _)| bucket.value).collect();
            compared(&told.then("="), [chosen[0], chosen[1]]);
        }
    }
    for project in ["azure", "garden", "corridor"] {
        let told = story(TALL, &format!("/ project:{project} <Enter>"));
        let mut actors: Vec<FacetValue> = Vec::new();
        let mut marking = told;
        for id in marking.state.results.rows.clone() {
            let actor = FacetValue::Actor(marking.catalog().credit(id).actor().id());
            let is_new = !actors.contains(&actor) && actors.len() < 2;
            marking = marking.then(if is_new { "<space>" } else { "j" });
            if is_new {
                actors.push(actor);
            }
        }
        compared(&marking.then("="), [actors[0], actors[1]]);
    }
}

fn compared(page: &Story<'_>, mut both: [FacetValue; 2]) {
    both.sort();
    let [one, other] = both;
    assert_eq!(page.state.page().map(|shown| shown.page), Some(Page::Compare(one, other)));
    let number = |count: usize| if count == 0 { "·".to_owned() } else { count.to_string() };
    let count = |value, more: &str| listed(page, &format!("{} {more}", term(page, value))).len();
    let row = |label: &str, more: &str| {
        let (one, other) = (number(count(one, more)), number(count(other, more)));
        page.clone().shows(&format!("{label:<12}{one:<24}  {other} "));
    };
    row("Overseas", "");
    let years = [one, other].map(|value| lines(page, &term(page, value), Facet::Year));
    let years: BTreeSet<String> = years.into_iter().flatten().map(|line| line.value).collect();
    for year in years {
        let label = if year == "none" { "—" } else { &year };
        row(label, &format!("year:{year}"));
    }
    let (first, second) = (things(page, one), things(page, other));
    let name = |value: FacetValue| value.name(page.catalog());
    page.clone()
        .shows(&format!("  Both  {} ", first.intersection(&second).count()))
        .shows(&format!("  Only {}  {} ", name(one), first.difference(&second).count()))
        .shows(&format!("  Only {}  {} ", name(other), second.difference(&first).count()));
}

/// The question without what it asks of a facet.
fn without(query: &str, facet: Facet) -> String {
    use kactors::query::{Field, Mode};
    let mut query = parse(query).unwrap();
    for mode in [Mode::Chosen, Mode::Excluded] {
        query.set_values(Field::from(facet), mode, Vec::new());
    }
    query.to_string()
}

#[test]
fn the_map_counts_what_each_country_would_list() {
    for query in QUESTIONS {
        let told = Story::asking((120, 40), query).then("3 t");
        let others = without(query, Facet::Country);
        let counted = lines(&told, &others, Facet::Country);
        for place in &told.state.map.places {
            let line = counted.iter().find(|line| line.value == place.country.code());
            assert_eq!(place.credits, line.map_or(0, |line| line.credits), "{query}");
            let rows = listed(&told, &format!("{others} country:{}", place.country.code()));
            assert_eq!(place.credits, rows.len(), "{query}");
        }
        let of_map = told.state.map.places.iter().filter(|place| place.credits > 0).count();
        assert_eq!(of_map, counted.iter().filter(|line| line.value != "none").count(), "{query}");
    }
}

#[test]
fn the_years_over_the_table_name_the_one_with_most_rows() {
    for query in QUESTIONS {
        let told = Story::asking(TALL, query);
        let years = lines(&told, &without(query, Facet::Year), Facet::Year);
        let dated = years.iter().filter_map(|line| Some((line.credits, line.value.parse().ok()?)));
        match dated.max() {
            Some((most, year)) => {
                let year: u16 = year;
                told.shows(&format!("most in {year}: {most}\n"));
            }
            None => {
                told.hides("most in");
            }
        }
    }
}

#[test]
fn the_table_of_the_insights_prints_the_statistic_of_every_year() {
    let told = story((160, 120), "5");
    let seen = told.seen();
    let streamers = told.catalog().platforms();
    let streamers = streamers.filter(|platform| platform.kind() == PlatformKind::Streamer);
    let streamers: Vec<&str> = streamers.map(PlatformRef::key).collect();
    let streamers = format!("platform:{}", streamers.join(","));
    let part = |part: usize, whole: usize| match (part * 200 + whole).checked_div(2 * whole) {
        Some(percent) => format!("{part}/{whole} {percent:>3}%"),
        None => "—".to_owned(),
    };
    for line in lines(&told, "", Facet::Year).iter().filter(|line| line.value != "none") {
        let count = |query: &str| listed(&told, &format!("{query} year:{}", line.value)).len();
        let firsts = lines(&told, &format!("is:first-overseas year:{}", line.value), Facet::Year);
        let cells = [
            line.credits.to_string(),
            line.actors.to_string(),
            firsts.first().map_or(0, |line| line.actors).to_string(),
        ];
        let shares = [
            part(count("billing:lead"), count("billing:lead,main,supporting,guest,cameo")),
            part(count(&streamers), count("-platform:none")),
            part(count("country:jp"), line.credits),
            part(count("country:us"), line.credits),
        ];
        let row = seen
            .lines()
            .find(|row| row.contains(&format!(" {}  ", line.value)) && row.contains('%'));
        let row = row.unwrap_or_else(|| panic!("{} is not there\n{seen}", line.value));
        let words: Vec<&str> =
            row.split_whitespace().filter(|word| word.parse::<usize>().is_ok()).collect();
        assert_eq!(words[1..4], cells, "{row}");
        let mut rest = row;
        for share in shares {
            let at = rest.find(&share).unwrap_or_else(|| panic!("{share} is not in {row}"));
            rest = &rest[at + share.len()..];
        }
    }
}

/// Twelve hundred actors, all of them in Japan in 2019 and in the United States in 2020.
fn twelve_hundred() -> Catalog {
    let key = |at: u32| -> String {
        let digits = [at / 144, at / 12 % 12, at % 12].into_iter();
        digits.filter_map(|digit| char::from_digit(10 + digit, 22)).collect()
    };
    let keys: Vec<String> = (0..1_200).map(key).collect();
    let actors: Vec<String> =
        keys.iter().map(|key| format!("(key: \"{key}\", name: (en: \"Kim {key}\"))")).collect();
    let cast: Vec<String> = keys.iter().map(|key| format!("(actor: \"{key}\")")).collect();
    let project = |country: &str, year: u16| {
        format!(
            "(key: \"{country}\", title: (en: \"{country}\"), kind: Film, countries: [\"{country}\"], \
             released: \"{year}\", status: Released, sources: [(url: \"https://example.org\")], \
             cast: [{}])",
            cast.join(", ")
        )
    };
    let claim = "(key: \"a\", text: \"Many go.\", sources: [(url: \"https://example.org\")], shows: \
                 [(by: Country), (by: Year)])";
    let text = format!(
        "(actors: [{}], projects: [{}, {}], claims: [{claim}])",
        actors.join(", "),
        project("JP", 2019),
        project("US", 2020)
    );
    let catalog = Catalog::build(data_of(&text));
    assert_eq!(catalog.len(), 2_400);
    catalog
}

#[test]
fn thousands_are_grouped_wherever_they_are_counted() {
    let catalog = twelve_hundred();
    for (query, keys, shown) in [
        ("country:jp nobody", "", "without nobody  1,200"),
        ("", "G", "2,400/2,400"),
        ("", "2", "1,200"),
        ("", "3", "JP 1,200"),
        ("", "4", "and 1,200"),
        ("", "4 t", "█ 1,200"),
        ("", "5", "United States 1,200"),
        ("", "5", "2,400 in"),
        ("", "5 G", "1,200/1,200 100%"),
        ("", "<Tab> <space> <space> =", "Both  1,200"),
        ("", "<Tab> i G", "1,203"),
    ] {
        let seen = Story::begin(&catalog, TALL, query).then(keys).shows(shown).seen();
        let mut numbers = seen.split(|c: char| !c.is_ascii_digit());
        let is_year = |number: &&str| ("2011"..="2020").contains(number);
        let plain = numbers.find(|number| number.len() > 3 && !is_year(number));
        assert_eq!(plain, None, "{keys}\n{seen}");
    }
}
