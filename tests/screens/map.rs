//! The map: numbers, the cursor by direction, and countries as filters.

use super::story::{NARROW, SMALL, Story, TINY, WIDE, screen, story};
use super::timeline::QUESTIONS;
use kactors::model::Facet;
use kactors::query::FacetValue;
use kactors::ui::View;

fn at(told: &Story<'_>) -> String {
    told.state.map.at.map(|country| country.to_string()).unwrap_or_default()
}

#[test]
fn countries_are_as_large_and_dark_as_their_numbers() {
    screen("map", WIDE, "3");
    screen("map_of_the_world", WIDE, "3 t");
    screen("map_narrow", NARROW, "3 <space>");
    screen("map_small", SMALL, "3 j");
    screen("map_smallest", TINY, "3");
    story(NARROW, "3 t").colourless().stored_looks("map_without_colours");
}

#[test]
fn every_number_is_that_of_the_facet() {
    for query in QUESTIONS {
        let told = Story::asking(WIDE, query).then("3");
        let buckets = told.state.results.facets.of(told.catalog(), Facet::Country);
        let mut shown = 0;
        for bucket in buckets.filter(|bucket| bucket.count > 0) {
            let FacetValue::Country(country) = bucket.value else { continue };
            let place = told.state.map.places.iter().find(|place| place.country == country);
            assert_eq!(place.map(|place| place.credits), Some(bucket.count), "{query} {country}");
            shown += 1;
        }
        assert!(told.state.map.places.len() >= shown);
    }
}

#[test]
fn the_cursor_goes_to_the_next_country_in_a_direction() {
    let told = story(WIDE, "3");
    assert_eq!(at(&told), "JP", "the greatest number");
    let told = told.then("h");
    assert_eq!(at(&told), "CN");
    let told = told.then("j");
    assert_eq!(at(&told), "TH");
    assert_eq!(at(&told.clone().then("h")), "TH", "nothing lies there");
    let told = told.then("l");
    assert_eq!(at(&told), "HK");
    let world = told.then("t");
    assert_eq!(at(&world.clone().then("g")), "JP");
    assert_eq!(at(&world.then("g hhhhhhh")), "US");
}

#[test]
fn space_chooses_and_a_hyphen_excludes_a_country() {
    let told = story(WIDE, "3 <space>").shows("✓JP");
    assert_eq!((told.line(), told.state.view), ("country:jp", View::Map));
    assert_eq!(told.clone().then("<space>").line(), "");
    let told = told.then("h -").shows("−CN");
    assert_eq!(told.line(), "country:jp -country:cn");
    assert_eq!(told.then("u u").line(), "");
}

#[test]
fn enter_lists_the_country_and_i_opens_its_page() {
    let told = story(WIDE, "3 h <Enter>");
    assert_eq!((told.line(), told.state.view), ("country:cn", View::Browse));
    story(WIDE, "3 h i").shows("╭ China").then("q").shows("╭ Map");
}

#[test]
fn in_a_small_window_the_countries_are_a_list() {
    let told = story(SMALL, "3 jj <space>");
    assert_eq!(told.line(), "country:cn");
    told.shows("✓CN China");
}

#[test]
fn what_lies_beyond_is_named() {
    story(WIDE, "3").shows("beyond: United States 19, France 4");
    story(WIDE, "3 t").hides("beyond:");
    Story::asking(WIDE, "year:1900").then("3").shows("no listed appearance is from here");
}
