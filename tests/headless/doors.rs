//! One question, asked through flags, through the line and through words: the same bytes.

use super::{kactors, stdout};

/// All but ics, which says on stderr what it leaves out.
const FORMATS: [&str; 8] = ["table", "csv", "tsv", "json", "jsonl", "ron", "md", "html"];

/// Asks the same in several ways, in every format.
fn same(ways: &[&[&str]]) {
    for format in FORMATS {
        let mut answers = ways.iter().map(|way| stdout(&[&["list", "-f", format], *way].concat()));
        let first = answers.next().expect("a way to ask");
        assert!(first.len() > 40, "something is listed by {ways:?}");
        for (answer, way) in answers.zip(&ways[1..]) {
            assert_eq!(answer, first, "{format}: {way:?} and {:?}", ways[0]);
        }
    }
}

#[test]
fn a_filter_is_a_flag_a_term_or_a_word() {
    same(&[
        &["--country", "jp"],
        &["-q", "country:jp"],
        &["country:jp"],
        &["--country", "Japan"],
        &["--country", "日本"],
        &["c:JP"],
    ]);
}

#[test]
fn values_of_one_field_are_alternatives_however_given() {
    same(&[
        &["--country", "th,fr"],
        &["--country", "th", "--country", "France"],
        &["--country", "fr", "-q", "country:th"],
        &["country:fr", "country:th"],
    ]);
}

#[test]
fn what_is_not_wanted_is_a_flag_or_a_hyphen() {
    same(&[
        &["--not", "country:jp,us", "--not", "kind:series"],
        &["-q", "-country:jp -country:us -kind:series"],
        &["-q", "-country:jp,us", "--", "-kind:series"],
        &["!country:jp,us", "!kind:series"],
    ]);
}

#[test]
fn a_line_may_begin_with_a_hyphen() {
    same(&[&["-q", "-billing:lead"], &["--", "-billing:lead"], &["--query=-billing:lead"]]);
}

#[test]
fn an_order_is_a_flag_or_a_term() {
    same(&[&["--sort", "-actor"], &["-q", "sort:-actor"], &["sort:-actor"], &["--sort=-actor"]]);
}

#[test]
fn words_are_joined_whether_the_shell_split_them_or_not() {
    same(&[&["han", "byeol"], &["han byeol"], &["-q", "han byeol"], &["-q", "han", "byeol"]]);
}

#[test]
fn every_filter_has_its_flag() {
    for (flag, value) in [
        ("country", "jp"),
        ("platform", "streamly"),
        ("actor", "백소라"),
        ("year", "2015..2019"),
        ("kind", "web-series"),
        ("billing", "lead,main"),
        ("status", "upcoming"),
    ] {
        same(&[&[&format!("--{flag}"), value], &[&format!("{flag}:{value}")]]);
    }
}

#[test]
fn a_value_with_a_space_needs_no_quotes_in_a_flag() {
    same(&[&["--actor", "kim ji-ho,Han Byeol"], &["-q", "actor:\"kim ji-ho\",\"han byeol\""]]);
}

#[test]
fn a_count_is_that_of_the_rows() {
    for query in ["", "country:jp", "billing:lead -kind:film", "han"] {
        let rows = stdout(&["list", "-q", query, "-f", "jsonl"]).lines().count();
        assert_eq!(stdout(&["list", "-q", query, "--count"]), format!("{rows}\n"));
    }
}

#[test]
fn a_limit_keeps_the_first_rows() {
    let all = stdout(&["list", "-f", "tsv"]);
    let limited = stdout(&["list", "-f", "tsv", "--limit", "3"]);
    assert_eq!(limited.lines().count(), 4);
    assert!(all.starts_with(&limited));
    assert_eq!(stdout(&["list", "--limit", "3", "--count"]), "3\n");
    assert_eq!(kactors(&["list", "--limit", "0"]).code, 2);
}
