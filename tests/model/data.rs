//! Random data sets: few facts, so that names, groups and years meet.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Names that are alike, of several scripts, and some that the query language has words for.
const NAMES: [&str; 16] = [
    "Kim Ji-ho",
    "Kim Ji-ho",
    "Han Hyo-joo",
    "Bae Doona",
    "Lee",
    "none",
    "unknown",
    "sort:year",
    "-1, \"2\"",
    "it's \\ a name",
    "ハン・ヒョジュ",
    "한효주",
    "김지호",
    "韩孝周",
    "e\u{301}\u{302}\u{303} 👨‍👩‍👧 🇰🇷",
    "The Infinite Corridor of the Very Long Hotel at the End of the Railway Line",
];

fn name() -> impl Strategy<Value = String> {
    let any = "[A-Za-zé가-힣ぁ-ん ,:'^$!.-]{1,12}".prop_map(|name| format!("{} x", name.trim()));
    prop_oneof![4 => select(&NAMES[..]).prop_map(str::to_owned), 1 => any]
}

/// A text as RON writes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn field(name: &str, text: Option<&String>) -> String {
    text.map(|text| format!(" {name}: {},", quoted(text))).unwrap_or_default()
}

/// A whole file.
pub fn file() -> impl Strategy<Value = String> {
    let (actors, platforms, projects) = (vec(actor(), 0..7), vec(name(), 0..4), 0..9_usize);
    (actors, platforms, projects).prop_flat_map(|(actors, platforms, projects)| {
        let project = project(actors.len(), platforms.len());
        vec(project, projects).prop_map(move |projects| {
            let named = |(at, actor): (usize, &String)| format!("(key: \"a{at}\",{actor}),\n");
            let all_actors: String = actors.iter().enumerate().map(named).collect();
            let shown = |(at, name): (usize, &String)| {
                format!("(key: \"p{at}\", name: (en: {}), kind: Streamer),\n", quoted(name))
            };
            let all_platforms: String = platforms.iter().enumerate().map(shown).collect();
            let keyed = |(at, text): (usize, &String)| format!("(key: \"t{at}\",{text}),\n");
            let all_projects: String = projects.iter().enumerate().map(keyed).collect();
            format!(
                "#![enable(implicit_some)]\n(as_of: \"2026-01-15\", actors: [\n{all_actors}], \
                 platforms: [\n{all_platforms}], projects: [\n{all_projects}])"
            )
        })
    })
}

fn actor() -> impl Strategy<Value = String> {
    let group = option::of(select(&["NOVA9", "none", "a, b", "Lumière", "\"q\""][..]));
    (name(), option::of(name()), vec(name(), 0..3), group).prop_map(|(en, ko, aliases, group)| {
        let aliases: Vec<String> = aliases.iter().map(|alias| quoted(alias)).collect();
        let group = group.map(str::to_owned);
        format!(
            " name: (en: {},{}), aliases: [{}],{} disambiguation: \"x\",",
            quoted(&en),
            field("ko", ko.as_ref()),
            aliases.join(", "),
            field("group", group.as_ref())
        )
    })
}

fn project(actors: usize, platforms: usize) -> impl Strategy<Value = String> {
    let countries = subsequence(vec!["JP", "US", "KR", "TH", "CN"], 0..4);
    let shown_on = subsequence((0..platforms).collect::<Vec<_>>(), 0..=platforms);
    let cast = subsequence((0..actors).collect::<Vec<_>>(), 0..=actors);
    let cast = cast.prop_flat_map(|actors| {
        actors.into_iter().map(credit).collect::<Vec<_>>().prop_map(|credits| credits.join(", "))
    });
    let released = option::of(select(
        &["2009", "2015-02", "2015-02-11", "2020-12-31", "2024-07-07", "2026-07"][..],
    ));
    let kind = select(&["Series", "Film", "WebSeries", "Stage", "Variety"][..]);
    let status = select(&["Released", "Upcoming", "Announced", "Cancelled"][..]);
    let series = option::of(select(&["s1", "s2"][..]));
    let facts = (name(), option::of(name()), kind, status, released, series, sources());
    (facts, countries, shown_on, cast).prop_map(|(facts, countries, shown_on, cast)| {
        let (title, original, kind, status, released, series, sources) = facts;
        let countries: Vec<String> = countries.into_iter().map(quoted).collect();
        let shown_on: Vec<String> = shown_on.into_iter().map(|at| format!("\"p{at}\"")).collect();
        format!(
            " title: (en: {},{}),{}{} kind: {kind}, status: {status}, countries: [{}], \
             platforms: [{}], sources: [{sources}], cast: [{cast}]",
            quoted(&title),
            field("original", original.as_ref()),
            field("released", released.map(str::to_owned).as_ref()),
            field("series", series.map(str::to_owned).as_ref()),
            countries.join(", "),
            shown_on.join(", "),
        )
    })
}

fn credit(actor: usize) -> impl Strategy<Value = String> {
    let billing = option::of(select(&["Lead", "Main", "Cameo", "Myself"][..]));
    let year = option::of(2013..2027_u16);
    (option::of(name()), billing, year, option::of(name()), sources()).prop_map(
        move |(character, billing, year, note, sources)| {
            let billing = billing.map(|word| format!(" billing: {word},")).unwrap_or_default();
            let year = year.map(|year| format!(" year: {year},")).unwrap_or_default();
            format!(
                "(actor: \"a{actor}\",{billing}{year}{}{} sources: [{sources}])",
                field("character", character.as_ref()),
                field("note", note.as_ref()),
            )
        },
    )
}

fn sources() -> impl Strategy<Value = String> {
    (0..3_usize).prop_map(|count| "(url: \"https://example.org/\"),".repeat(count))
}
