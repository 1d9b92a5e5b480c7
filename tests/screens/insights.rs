//! Insights: claims beside figures.

use super::story::{NARROW, SMALL, Story, TINY, WIDE, data_of, screen, story};
use kactors::builtin;
use kactors::catalog::Catalog;
use kactors::lang::Lang;
use kactors::text::width;
use kactors::ui::{Reader, Start, View};

#[test]
fn claims_stand_beside_what_the_data_set_says() {
    screen("insights", WIDE, "5");
    screen("insights_narrow", NARROW, "5 G");
    screen("insights_small", SMALL, "5");
    screen("insights_smallest", TINY, "5");
    story(NARROW, "5").colourless().stored_looks("insights_without_colours");
}

#[test]
fn every_claim_of_the_shipped_set_is_shown() {
    let catalog = builtin::catalog();
    let seen = Story::begin(&catalog, (120, 100), "").then("5").seen();
    for claim in catalog.claims() {
        let words: Vec<&str> = claim.text.split(' ').take(6).collect();
        assert!(seen.contains(&words.join(" ")), "{}\n{seen}", claim.key);
    }
}

#[test]
fn enter_asks_what_a_figure_counts() {
    let told = story(WIDE, "5 <Enter>");
    assert_eq!((told.line(), told.state.view), ("country:jp", View::Timeline));
    let told = told.then("u 5 j <Enter>");
    assert_eq!((told.line(), told.state.view), ("year:2026", View::Browse));
    story(WIDE, "/ country:th <Enter> 5 <Enter>").shows("country:jp").then("u").shows("country:th");
}

#[test]
fn the_cursor_stays_on_its_figure_in_windows_of_any_size() {
    let catalog = builtin::catalog();
    let asked = |told: &Story<'_>| {
        let line = &told.state.insight_lines(&catalog)[told.state.insights.cursor];
        line.asks.clone().map(|(query, _)| query.to_string())
    };
    for keys in ["5 jjj", "5 jjjjjjjjj", "5 G"] {
        let told = Story::begin(&catalog, WIDE, "").then(keys);
        let (seen, before) = (told.seen(), asked(&told));
        let gone = told.resized((0, 0));
        assert_eq!(asked(&gone), before, "{keys}");
        assert_eq!(gone.resized(WIDE).seen(), seen, "{keys}");
        let mut other = Story::begin(&catalog, WIDE, "").then(keys);
        for size in [NARROW, SMALL, TINY, (12, 3), (1, 1), NARROW] {
            other = other.resized(size);
            assert_eq!(asked(&other), before, "{keys} at {size:?}");
        }
        let turned = other.then("n");
        assert_eq!(asked(&turned), before, "{keys}, names in another script");
    }
}

#[test]
fn where_the_data_cannot_say_it_says_so() {
    let text = "(actors: [(key: \"a\", name: (en: \"A\"))], projects: [(key: \"p\", title: (en: \"P\"), \
                kind: Film, countries: [\"TH\"], status: Released, cast: [(actor: \"a\")])], \
                claims: [(key: \"c\", text: \"All go to Japan.\", shows: [(by: Year, query: \"country:jp\")]), \
                (key: \"d\", text: \"Thailand too.\", shows: [(by: Year, query: \"country:th\")])])";
    let catalog = Catalog::build(data_of(text));
    let told = Story::begin(&catalog, WIDE, "").then("5");
    told.clone().shows("no appearance: the data set cannot say  rests on 0 appearances");
    told.clone().shows("The data set cannot say anything about this.");
    told.shows("no year is known: the data set cannot say  rests on 1 appearance");
    let empty = Catalog::build(data_of("(actors: [], projects: [])"));
    Story::begin(&empty, WIDE, "").then("5 jj <Enter> G").shows("this data set holds no claim");
}

#[test]
fn the_question_does_not_change_the_insights() {
    let seen = |told: Story<'_>| told.state.insight_lines(told.catalog());
    assert_eq!(seen(story(WIDE, "5")), seen(story(WIDE, "/ country:th <Enter> 5")));
}

#[test]
fn bars_stand_between_their_years_in_a_line_of_their_own() {
    let catalog = builtin::catalog();
    for lang in Lang::ALL {
        for size in [WIDE, NARROW, SMALL] {
            let start = Start { size, reader: Reader::of(lang), ..Start::default() };
            let told = Story::start(&catalog, start).then("5");
            let lines = told.state.insight_lines(&catalog).into_iter();
            let lines: Vec<String> = lines.map(|line| line.text.text()).collect();
            let is_bar = |c: char| ('▁'..='█').contains(&c);
            let with_bars: Vec<&String> =
                lines.iter().filter(|line| line.contains(is_bar)).collect();
            assert!(!with_bars.is_empty());
            for line in with_bars {
                let words: Vec<&str> = line.split_whitespace().collect();
                let [first, bars, last] = words.as_slice() else { panic!("{size:?}: {line}") };
                let years: Vec<usize> = [first, last].iter().flat_map(|y| y.parse()).collect();
                let [first, last] = years.as_slice() else { panic!("{size:?}: {line}") };
                assert_eq!(bars.chars().count(), last - first + 1, "{size:?}: {line}");
                assert!(width(line) <= usize::from(size.0) - 2, "{size:?}: {line}");
            }
        }
    }
}

#[test]
fn no_motion_jumps_over_text_and_enter_asks_only_what_is_seen() {
    let catalog = builtin::catalog();
    let window = |told: &Story<'_>| {
        let body = told.seen().lines().skip(1).take(7).map(str::to_owned).collect::<Vec<_>>();
        (told.state.insights.top, body)
    };
    let mut told = Story::begin(&catalog, SMALL, "").then("5");
    let lines = told.state.insight_lines(&catalog).len();
    told.clone().hides("▶").then("<Enter>").shows("What the trade claims");
    for keys in ["j", "k", "<PgDn>", "<PgUp>"] {
        let (mut top, mut body) = window(&told);
        let mut figures = 0;
        for _ in 0..lines {
            told = told.then(keys);
            let (next, seen) = window(&told);
            let step = next.abs_diff(top);
            assert!(
                step < body.len(),
                "{keys}: {step} lines\n{}\n{}",
                body.join("\n"),
                seen.join("\n")
            );
            (top, body) = (next, seen);
            figures += usize::from(told.seen().contains('▶'));
        }
        assert!(figures > 0, "{keys}");
        let is_up = ["k", "<PgUp>"].contains(&keys);
        assert_eq!(top, if is_up { 0 } else { lines - body.len() }, "{keys} goes to the end");
    }
}

#[test]
fn the_cursor_is_seen_on_a_figure_when_the_window_has_changed_meanwhile() {
    let catalog = builtin::catalog();
    for (before, after) in [(WIDE, SMALL), (SMALL, WIDE), (NARROW, TINY), (TINY, NARROW)] {
        for away in ["1", "4", "1 h"] {
            let end = Story::begin(&catalog, before, "").then("5 G").then(away);
            end.resized(after).then("5").shows("▶");
        }
    }
}
