//! Nothing is found: what the program offers instead.

use std::path::PathBuf;
use std::sync::LazyLock;

use kactors::catalog::Catalog;
use kactors::load::{Layer, load};
use kactors::query::{Change, Known, Marks, parse, rescue};

use super::asked;

static FIXED: LazyLock<Catalog> = LazyLock::new(|| {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/set.ron");
    Catalog::build(load(&[Layer::Path(path)]).data)
});

/// What is offered for a line that finds nothing: `name → line count` or `without term: line count`.
fn offers(line: &str) -> Vec<String> {
    let rescues = rescue(&FIXED, &asked(line), &Marks::new(), &Known::default());
    let said = rescues.into_iter().map(|rescue| {
        let what = match rescue.change {
            Change::Meant(name) => format!("{name} →"),
            Change::MeantValue(value) => format!("{} →", value.name(&FIXED)),
            Change::Without(term) => format!("without {term}:"),
        };
        let line = rescue.query.to_string();
        assert_eq!(parse(&line), Ok(rescue.query), "what is offered can be asked");
        format!("{what} {line} {}", rescue.count)
    });
    said.collect()
}

/// The first offer for a line.
#[track_caller]
fn offers_first(line: &str, first: &str) {
    let offers = offers(line);
    assert_eq!(offers.first().map(String::as_str), Some(first), "{line}: {offers:?}");
}

#[test]
fn a_value_that_names_nothing_is_offered_as_the_nearest_that_does() {
    offers_first("platform:streemly", "Streamly → platform:streamly 22");
    offers_first("platform:\"hanmi tv\"", "Hanami TV → platform:hanami-tv 10");
    offers_first("group:nova8", "NOVA9 → group:NOVA9 10");
    offers_first("actor:\"cha min-bo\"", "Cha Min-ho → actor:cha-min-ho 4");
    offers_first("co:\"cha min-bo\"", "Cha Min-ho → co:cha-min-ho 8");
}

#[test]
fn a_value_that_is_begun_is_offered_whole() {
    offers_first("platform:strea", "Streamly → platform:streamly 22");
    offers_first("group:nov", "NOVA9 → group:NOVA9 10");
}

#[test]
fn a_word_that_is_nearly_a_country_or_platform_is_offered_as_one() {
    offers_first("streemly", "Streamly → platform:streamly 22");
    offers_first("hanmi tv", "Hanami TV → platform:hanami-tv 10");
    offers_first("thialand", "Thailand → country:th 6");
    offers_first("thialand -pilot", "Thailand → country:th -pilot 5");
    let of_many = offers("streemly 2024 -zzzz");
    assert_eq!(of_many[0], "Streamly → platform:streamly 2024 -zzzz 5");
    // Too short to be near to anything, or asked already.
    assert_eq!(offers("zph"), [] as [&str; 0]);
    assert_eq!(offers("country:jp thialand"), ["without thialand: country:jp 27"]);
}

#[test]
fn the_other_values_and_terms_stay() {
    offers_first("country:th platform:streemly", "Streamly → country:th platform:streamly 3");
    let both = "country:th platform:streemly,zzzz";
    offers_first(both, "Streamly → country:th platform:streamly,zzzz 3");
}

#[test]
fn a_value_near_nothing_is_offered_to_be_left_out() {
    let offered = ["without platform:zzzzzzzz: country:th 6"];
    assert_eq!(offers("platform:zzzzzzzz country:th"), offered);
    assert_eq!(offers("platform:zzzzzzzz"), ["without platform:zzzzzzzz:  58"]);
}

#[test]
fn what_would_still_find_nothing_is_not_offered() {
    // Streamly shows nothing of France.
    let offered = ["without platform:streemly: country:fr 4"];
    assert_eq!(offers("country:fr platform:streemly"), offered);
}

#[test]
fn of_few_words_each_is_tried_to_be_left_out_and_of_a_pasted_line_none() {
    let left_out = |words: usize| {
        let line = format!("zqxzqx{}", " thailand".repeat(words - 1));
        offers(&line).iter().filter(|offer| offer.starts_with("without zqxzqx:")).count()
    };
    assert_eq!([2, 3, 8, 9, 64].map(left_out), [1, 1, 1, 0, 0]);
    let offered = offers(&format!("country:th{}", " zqxzqx".repeat(64)));
    assert!(offered.len() == 1 && offered[0].ends_with(": country:th 6"), "{offered:?}");
}
