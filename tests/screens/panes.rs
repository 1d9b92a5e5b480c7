//! The facet panes: choosing, excluding, adding, filtering, and the numbers beside the values.

use super::story::{NARROW, Story, TALL, WIDE, check, hides, screen, shows, story};
use kactors::model::Facet;
use kactors::query::FacetValue;

#[test]
fn everything_is_listed_at_first_newest_first() {
    screen("the_first_screen", WIDE, "");
}

#[test]
fn space_chooses_a_value_and_lists_only_what_has_it() {
    check("<Tab> <space>", shows(["✓ Japan", "Paper Tigers"]), hides(["Cherry Avenue"]));
}

#[test]
fn the_siblings_of_a_chosen_value_keep_their_numbers() {
    screen("a_country_is_chosen", WIDE, "<Tab> jj <space>");
}

#[test]
fn values_of_one_facet_are_alternatives() {
    let both = story(TALL, "<Tab> jj <space> <space>");
    both.check(shows(["Jade Hour", "Salt Road"]), hides(["Paper Tigers"]));
    assert_eq!(both.line(), "country:cn,th");
}

#[test]
fn values_of_two_facets_must_both_be_there() {
    screen("a_country_and_a_platform_are_chosen", WIDE, "<Tab> <space> <Tab> <space>");
    check(
        "<Tab> <space> <Tab> <space>",
        shows(["✓ Japan", "✓ Hanami TV", "Azure Letters"]),
        hides(["Paper Tigers", "Cherry Avenue"]),
    );
}

#[test]
fn space_on_a_chosen_value_sets_it_free() {
    let freed = story(TALL, "<Tab> <space> k <space>");
    freed.check(shows(["Cherry Avenue"]), hides(["✓"]));
    assert_eq!(freed.line(), "");
}

#[test]
fn an_excluded_value_keeps_its_number() {
    screen("a_country_is_excluded", NARROW, "<Tab> -");
    check("<Tab> -", shows(["− Japan            27"]), hides(["Paper Tigers"]));
}

#[test]
fn excluding_a_chosen_value_turns_it_round() {
    assert_eq!(story(TALL, "<Tab> <space> k -").line(), "-country:jp");
    assert_eq!(story(TALL, "<Tab> - k <space>").line(), "country:jp");
}

#[test]
fn also_keeps_the_actors_who_have_a_credit_with_the_value_somewhere() {
    let keys = "<Tab> <space> jj &";
    screen("japan_by_actors_who_were_in_thailand_too", WIDE, keys);
    let both = story(TALL, keys);
    assert_eq!(both.line(), "country:jp also:country:th");
    both.check(shows(["Do Yu-jin", "Jang Tae-oh"]), hides(["Paper Tigers", "Kites over Bangkok"]));
}

#[test]
fn a_value_that_no_other_credit_may_have_is_asked_for_instead() {
    let asked = Story::asking(TALL, "-also:country:jp");
    assert_eq!(asked.then("<Tab> / jap <Enter> &").line(), "also:country:jp");
}

#[test]
fn x_clears_the_choices_of_the_pane_that_has_the_keys_only() {
    let cleared = story(TALL, "<Tab> <space> - <Tab> <space> <S-Tab> x");
    assert_eq!(cleared.line(), "platform:hanami-tv");
}

#[test]
fn credits_without_a_platform_are_chosen_by_the_dash_at_the_end() {
    let none = story(TALL, "<Tab> <Tab> G <space>");
    assert_eq!(none.line(), "platform:none");
    none.check(shows(["✓ —", "Northern Post", "Violet"]), hides(["Paper Tigers"]));
}

#[test]
fn korea_is_no_value_of_the_country_pane_but_can_be_asked_for() {
    let korean = Story::asking(TALL, "country:kr");
    korean.check(shows(["Kites over Bangkok", "Red Thread"]), hides(["Lanterns"]));
    assert!(!names_in(&korean, Facet::Country).contains(&"South Korea".to_owned()));
}

#[test]
fn a_credit_of_two_countries_counts_under_each() {
    check("/ project:midnight <Enter>", shows(["Japan             2"]), hides([]));
    check("/ project:midnight <Enter>", shows(["United States     2"]), hides([]));
}

#[test]
fn a_pane_is_filtered_by_names_in_any_script() {
    screen("a_pane_is_filtered_in_hangul", NARROW, "<Tab> / 미");
    let actors = "<Tab> <Tab> <Tab> / ペク <Enter>";
    story(NARROW, actors).check(shows(["Actor /ペク", "Baek So-ra"]), hides(["Han Byeol  "]));
}

#[test]
fn a_name_in_a_pane_is_found_however_it_is_typed() {
    let visible = |facet, typed: &str| -> Vec<String> {
        let pane = match facet {
            Facet::Country => "<Tab>",
            Facet::Platform => "<Tab> <Tab>",
            _ => "<Tab> <Tab> <Tab>",
        };
        let filtered = story(WIDE, &format!("{pane} / {typed}"));
        let visible = filtered.state.pane(facet).visible(filtered.catalog(), 0);
        visible.map(|(bucket, _)| name(&filtered, bucket.value)).collect()
    };
    for typed in
        ["ㅎㅂ", "gksquf", "hanbyeol", "han <space> byul", "byeolhan", "한벼", "はんびょる"]
    {
        assert_eq!(visible(Facet::Actor, typed), ["Han Byeol"], "{typed}");
    }
    // What has the letters somewhere in a name is still there, and in the order of the pane.
    let order = names_in(&story(WIDE, "<Tab> <Tab> <Tab>"), Facet::Actor);
    let both = visible(Facet::Actor, "ji");
    assert!(both.contains(&"Tae Min-ji".to_owned()) && both.len() > 2, "{both:?}");
    assert!(both.is_sorted_by_key(|name| order.iter().position(|other| other == name)));
    assert_eq!(visible(Facet::Platform, "xmflafl"), [] as [&str; 0]);
    assert_eq!(visible(Facet::Platform, "tmxmfla"), ["Streamly"]);
    assert_eq!(visible(Facet::Country, "ㅓㅁㅔㅁㅜ"), ["Japan"]);
    // One key after another, and back.
    let typed = story(WIDE, "<Tab> <Tab> <Tab> / gksqu f <Backspace> <Backspace>");
    typed.clone().shows("Han Byeol");
    assert_eq!(typed.then("<C-u> <Enter>").state.pane(Facet::Actor).visible_len(), order.len());
}

#[test]
fn a_pane_whose_filter_fits_nothing_says_so() {
    screen("a_pane_without_values", NARROW, "<Tab> / zzz");
}

#[test]
fn a_choice_in_a_filtered_pane_is_the_value_that_is_seen() {
    assert_eq!(story(TALL, "<Tab> / thai <Enter> <space>").line(), "country:th");
}

#[test]
fn esc_clears_a_filter_and_leaves_the_cursor_on_its_value() {
    let cleared = story(TALL, "<Tab> / thai <Enter> <Esc>");
    cleared.clone().shows("China");
    assert_eq!(cleared.then("<space>").line(), "country:th");
}

#[test]
fn the_order_of_a_pane_stays_while_it_has_the_keys() {
    let names = |keys: &str| names_in(&story(WIDE, keys), Facet::Country);
    let before = names("<Tab>");
    assert_eq!(names("<Tab> jj <space>"), before);
    assert_eq!(names("<Tab> jj <space> <Tab>")[0], "China", "what is chosen comes first after it");
    assert_eq!(names("<Tab> jj - <Tab>")[0], "China", "so does what is excluded");
}

#[test]
fn undo_from_a_pane_leaves_its_order_alone_too() {
    // No credit of 2024 lacks a country: the number of `—` falls to zero and rises again.
    let keys = "/ year:2024 <Enter> <Tab>";
    let before = names_in(&story(WIDE, keys), Facet::Country);
    assert_eq!(names_in(&story(WIDE, &format!("{keys} u")), Facet::Country), before);
}

#[test]
fn values_at_zero_are_dimmed_and_never_gone() {
    let sorted = |story: &Story<'_>, facet| {
        let mut names = names_in(story, facet);
        names.sort();
        names
    };
    let all = story(WIDE, "");
    for query in
        ["country:tw", "zzz", "platform:none -country:cn", "year:2024", "actor:kim-ji-ho-1998"]
    {
        let asked = Story::asking(WIDE, query);
        for facet in Facet::ALL {
            assert_eq!(sorted(&asked, facet), sorted(&all, facet), "{facet:?} under {query}");
        }
    }
    Story::asking(NARROW, "country:tw").stored_looks("values_at_zero");
}

#[test]
fn enter_chooses_and_goes_to_the_table() {
    let chosen = story(WIDE, "<Tab> <Enter> j");
    assert_eq!(chosen.line(), "country:jp");
    assert_eq!(chosen.state.cursor, 1, "the table has the keys");
    assert_eq!(story(WIDE, "<Tab> <Enter> h g <Enter>").line(), "country:jp", "it stays chosen");
}

#[test]
fn a_choice_shows_in_the_line_in_normal_form() {
    let both = Story::asking(WIDE, "sora YEAR:2016.. p:streamly c:us").then("h jjj <space>");
    // The chosen country went to the top: three below it is Thailand's place.
    assert!(both.line().starts_with("country:"), "{}", both.line());
    assert!(both.line().ends_with("platform:streamly year:2016.. sora"), "{}", both.line());
}

#[test]
fn the_line_shows_in_the_panes() {
    let asked = "/ country:japan,中国<space>-p:netflix,lotus<space>also:c:taiwan <Enter>";
    let typed = story(TALL, asked);
    typed.check(shows(["✓ Japan", "✓ China", "− Lotus", "& Taiwan"]), hides(["✓ Thailand"]));
}

#[test]
fn a_name_of_two_people_chooses_both_and_one_can_be_set_free() {
    let both = Story::asking(TALL, "actor:\"kim ji-ho\"");
    both.check(shows(["✓ Kim Ji-ho"]), hides(["✓ Baek"]));
    let one = both.then("<Tab> <Tab> <Tab> <space>").line().to_owned();
    assert!(["actor:kim-ji-ho-1975", "actor:kim-ji-ho-1998"].contains(&one.as_str()), "{one}");
}

#[test]
fn a_year_of_a_range_is_set_free_and_the_rest_stays_ranges() {
    for (asked, left) in [
        ("year:2020..2026", "year:2020..2023,2025..2026"),
        ("year:2015..", "year:2015..2023,2025.."),
        ("year:..2024", "year:..2023"),
        ("year:2024..2026", "year:2025..2026"),
        ("year:2023..2025", "year:2023,2025"),
        ("year:2024", ""),
    ] {
        let chooser = Story::asking(TALL, asked).then("f");
        let mut years = chooser.state.pane(Facet::Year).values(chooser.catalog());
        let at = years.position(|(bucket, _)| bucket.value == FacetValue::Year(2024));
        let moved = "j".repeat(at.expect("a year"));
        assert_eq!(
            chooser.clone().then(&format!("{moved} <space> <Enter>")).line(),
            left,
            "{asked}"
        );
    }
}

#[test]
fn more_facets_are_chosen_in_the_chooser() {
    screen("the_chooser_of_years", WIDE, "f");
    screen("the_chooser_of_kinds", NARROW, "f <Tab> j <space>");
    assert_eq!(story(TALL, "f <Tab> j <space> <Enter>").line(), "kind:film");
    assert_eq!(story(TALL, "f <S-Tab> <space> <Enter>").line(), "group:NOVA9");
}

#[test]
fn a_visit_to_the_chooser_is_one_step_to_undo() {
    let visited = story(TALL, "f <space> <space> <Tab> <space> <Enter>");
    assert!(visited.line().starts_with("year:"), "{}", visited.line());
    assert_eq!(visited.then("u").line(), "");
}

/// The names of a pane's values, in their order.
fn names_in(story: &Story<'_>, facet: Facet) -> Vec<String> {
    let values = story.state.pane(facet).values(story.catalog());
    values.map(|(bucket, _)| name(story, bucket.value)).collect()
}

fn name(story: &Story<'_>, value: FacetValue) -> String {
    value.name(story.catalog())
}
