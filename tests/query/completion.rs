//! What a word before the cursor may become.

use std::path::PathBuf;
use std::sync::LazyLock;

use kactors::catalog::Catalog;
use kactors::load::{Layer, load};
use kactors::query::{complete, fields_begun};

static FIXED: LazyLock<Catalog> = LazyLock::new(|| {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data/set.ron");
    Catalog::build(load(&[Layer::Path(path)]).data)
});

/// The lines that a line may become at its end.
fn become_of(before: &str) -> Vec<String> {
    let Some(completion) = complete(&FIXED, before) else { return Vec::new() };
    let kept = &before[..completion.start];
    completion.candidates.iter().map(|candidate| format!("{kept}{}", candidate.text)).collect()
}

#[track_caller]
fn becomes(before: &str, lines: &[&str]) {
    assert_eq!(become_of(before), lines, "{before:?}");
}

#[test]
fn the_start_of_a_field_becomes_the_field() {
    becomes("co", &["country:", "co:"]);
    becomes("bi", &["billing:"]);
    becomes("al", &["also:"]);
    becomes("so", &["source:", "sources:", "sort:"]);
    becomes("BI", &["billing:"]);
    becomes("한효주 bi", &["한효주 billing:"]);
    becomes("bi kin", &["bi kind:"]);
}

#[test]
fn a_word_begins_the_fields_that_it_may_become() {
    let begun = |line| {
        let (before, fields) = fields_begun(line)?;
        Some((before, fields.join(" ")))
    };
    assert_eq!(begun("한효주 bi"), Some(("한효주 ", "billing:".to_owned())));
    assert_eq!(begun("-so"), Some(("", "source: sources: sort:".to_owned())));
    for line in ["", "bi ", "zzz", "year:20", "\"x bi", "-"] {
        assert_eq!(begun(line), None, "{line:?}");
    }
}

#[test]
fn a_hyphen_and_also_stay_before_the_field() {
    becomes("-bi", &["-billing:"]);
    becomes("x !bi", &["x !billing:"]);
    becomes("also:bi", &["also:billing:"]);
    becomes("-also:kin", &["-also:kind:"]);
    becomes("--bi", &[]);
}

#[test]
fn the_start_of_a_name_becomes_what_a_question_calls_it() {
    becomes("platform:stre", &["platform:streamly"]);
    becomes("platform:스트", &["platform:streamly"]);
    becomes("p:HT", &["p:hanami-tv"]);
    becomes("actor:cha", &["actor:cha-min-ho"]);
    becomes("co:cha", &["co:cha-min-ho"]);
    becomes("actor:차", &["actor:cha-min-ho"]);
    becomes("x -country:jap", &["x -country:jp"]);
    becomes("kind:web", &["kind:web-series"]);
    becomes("also:group:lum", &["also:group:Lumière"]);
    becomes("year:2016", &["year:2016"]);
}

#[test]
fn of_several_values_the_last_is_completed() {
    becomes("country:jp,thai", &["country:jp,th"]);
    let all = become_of("country:");
    let after_one = all.iter().map(|line| line.replacen("country:", "country:jp,", 1));
    assert_eq!(become_of("country:jp,"), after_one.collect::<Vec<_>>());
}

#[test]
fn blanks_in_quotes_are_part_of_the_word() {
    becomes("platform:\"mega o", &["platform:mega-one"]);
    becomes("\"a b\" kin", &["\"a b\" kind:"]);
    becomes("actor:\"cha min", &["actor:cha-min-ho"]);
}

#[test]
fn a_comma_in_quotes_is_part_of_the_value() {
    let name = "Park, the Younger";
    let text = format!(
        "(actors: [(key: \"park\", name: (en: \"{name}\"))], projects: [(key: \"p\", title: (en: \
         \"P\"), kind: Film, countries: [\"JP\"], status: Released, sources: [(url: \
         \"https://example.org\")], cast: [(actor: \"park\")])])"
    );
    let text = kactors::load::Text { path: "own.ron".to_owned(), text };
    let catalog = Catalog::build(kactors::load::load_text(&[text]).data);
    for (before, kept) in [
        ("actor:\"Park, the Y", "actor:"),
        ("actor:\"a \\\" b, c\",\"Park, the Y", "actor:\"a \\\" b, c\","),
    ] {
        let completion = complete(&catalog, before).expect(before);
        assert_eq!(&before[..completion.start], kept);
        assert_eq!(completion.candidates[0].text, "park");
    }
}

#[test]
fn words_of_properties_and_orders_are_offered() {
    becomes("is:", &["is:debut", "is:first-overseas", "is:coproduction", "is:marked"]);
    becomes("is:f", &["is:first-overseas"]);
    becomes("sort:a", &["sort:actor"]);
    becomes("sort:-y", &["sort:-year"]);
    becomes("ALSO:kin", &["ALSO:kind:"]);
    becomes("SORT:y", &["SORT:year"]);
}

#[test]
fn what_is_not_known_is_offered_where_it_may_be_missing() {
    becomes("platform:no", &["platform:none"]);
    becomes("group:n", &["group:NOVA9", "group:none"]);
    becomes("actor:none", &[]);
    assert!(!become_of("platform:").contains(&"platform:none".to_owned()));
}

#[test]
fn those_with_most_appearances_come_first() {
    let lines = become_of("country:");
    assert_eq!(lines.first().map(String::as_str), Some("country:jp"));
    let platforms = become_of("platform:");
    assert_eq!(platforms[..2], ["platform:streamly", "platform:cinemas"]);
    assert_eq!(platforms.last().map(String::as_str), Some("platform:unused-channel"));
}

#[test]
fn nothing_is_offered_where_nothing_fits() {
    for before in ["", "x ", "zzz", "zzz:", "title:", "role:x", "key:", "actor:zzz", "kind:film "] {
        becomes(before, &[]);
    }
}
