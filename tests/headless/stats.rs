//! `kactors stats`.

use insta::assert_snapshot;

use super::{kactors, stdout};

#[test]
fn a_statistic_has_most_credits_first_and_ties_by_value() {
    assert_snapshot!(stdout(&["stats", "--by", "country"]));
}

#[test]
fn korea_is_counted_nowhere_and_two_countries_count_twice() {
    let lines = stdout(&["stats", "--by", "country", "-f", "tsv"]);
    assert!(!lines.contains("KR"));
    let of_bridge =
        stdout(&["stats", "--by", "country", "-q", "Bridge of Two Rivers", "-f", "csv"]);
    assert_eq!(
        of_bridge,
        "value,credits,actors,projects,first_year,last_year\r\nCN,3,3,1,2016,2016\r\nHK,3,3,1,2016,2016\r\n"
    );
}

#[test]
fn what_is_not_known_is_counted_as_none() {
    assert!(stdout(&["stats", "--by", "platform", "-f", "tsv"]).contains("\nnone\t4\t"));
    let years = stdout(&["stats", "--by", "year", "-f", "jsonl"]);
    assert!(years.contains(r#"{"value":"none","credits":6,"actors":5,"projects":3,"first_year":null,"last_year":null}"#), "{years}");
}

#[test]
fn every_form_of_a_statistic_says_the_same() {
    let of = |format| stdout(&["stats", "--by", "kind", "--country", "jp", "-f", format]);
    assert_snapshot!(format!("{}\n{}\n{}\n{}", of("table"), of("tsv"), of("md"), of("json")));
}

#[test]
fn a_statistic_of_nothing_is_empty_and_ends_with_1() {
    let ran = kactors(&["stats", "--by", "actor", "-q", "year:1900", "-f", "json"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, "[]\n"));
}

#[test]
fn a_statistic_cannot_be_ron_and_needs_a_known_facet() {
    assert_eq!(kactors(&["stats", "--by", "kind", "-f", "ron"]).code, 2);
    let ran = kactors(&["stats", "--by", "contry"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("country"), "{}", ran.err);
    assert_eq!(kactors(&["stats"]).code, 2);
}
