//! What is wrong with a line: the exact bytes, one sentence, and what would help.

use kactors::lang::{Lang, Sentence};
use kactors::model::{Billing, Kind, Status, Word};
use kactors::query::{Field, SortKey, parse};

/// A line in which «…» marks what is wrong, and parts of the sentence and of the help.
#[track_caller]
fn wrong(marked: &str, sentence: &str, help: &str) {
    let start = marked.find('«').expect("a mark");
    let line = marked.replace(['«', '»'], "");
    let end = marked.find('»').expect("an end") - '«'.len_utf8();
    let error = parse(&line).expect_err(&line);
    assert_eq!((&line[error.span.clone()], error.span), (&line[start..end], start..end), "{line}");
    let said = error.message.of(Lang::English);
    assert!(said.contains(sentence), "{line}: {said}");
    let helped = error.help.as_ref().map_or("", |help| help.of(Lang::English));
    assert!(helped.contains(help) && help.is_empty() == helped.is_empty(), "{line}: {helped}");
    for sentence in [Some(&error.message), error.help.as_ref()].into_iter().flatten() {
        is_said_in_every_language(sentence, &line);
    }
}

/// Nothing of a sentence is left in English but what was typed, and words of the query language.
#[track_caller]
fn is_said_in_every_language(sentence: &Sentence, line: &str) {
    let known: Vec<&str> = Field::words()
        .chain(SortKey::ALL.map(SortKey::word))
        .chain(Kind::ALL.iter().map(|kind| kind.word()))
        .chain(Billing::ALL.iter().map(|billing| billing.word()))
        .chain(Status::ALL.iter().map(|status| status.word()))
        .chain(["also", "sort", "is", "us", "jp", "debut", "first-overseas", "coproduction"])
        .chain(["marked"])
        .collect();
    for lang in [Lang::Korean, Lang::Japanese] {
        let said = sentence.of(lang);
        assert!(!said.is_ascii(), "{line}: {said}");
        let left: Vec<&str> = said
            .split(|c: char| !c.is_ascii_alphabetic() && c != '-')
            .map(|word| word.trim_matches('-'))
            .filter(|word| word.len() > 1 && !line.contains(word) && !known.contains(word))
            .collect();
        assert!(left.is_empty(), "{line}: {said}");
    }
}

#[test]
fn one_value_of_several_is_not_excluded_in_silence() {
    wrong("country:jp,«-us»", "one value cannot be excluded", "`-country:us`");
    wrong("kind:«!film»", "one value cannot be excluded", "`-kind:film`");
    wrong("year:2020..,«-2022»", "one value cannot be excluded", "`-year:2022`");
    wrong("actor:배두나,«-한효주»", "one value cannot be excluded", "`-actor:한효주`");
    wrong("year:«-2020»", "one value cannot be excluded", "`-year:2020`");
    wrong("-group:«-x»", "one value cannot be excluded", "is quoted");
}

#[test]
fn an_unknown_field_is_named_and_how_to_quote_it() {
    wrong("«contry:»jp", "no field `contry`", "did you mean `country:`?");
    wrong("«contry:»jp", "no field `contry`", r#"quote it: "contry:jp""#);
    wrong("한효주 -«contry:»jp x", "no field `contry`", "did you mean `country:`?");
    wrong("«zzzzzz:»x", "no field `zzzzzz`", "the fields are country, platform, actor, project");
    wrong("«Foo:»bar baz", "no field `Foo`", r#"quote it: "Foo:bar""#);
    wrong("also:«foo:»", "no field `foo`", "quote it");
    wrong("also:«sort:»year", "no field `sort`", "quote it");
    let error = parse("zzzzzz:x").unwrap_err();
    for word in Field::words() {
        assert!(error.help.as_ref().unwrap().of(Lang::English).contains(word), "{word}");
    }
}

#[test]
fn a_field_needs_a_value() {
    for word in Field::words() {
        wrong(&format!("{word}:«»"), &format!("`{word}:` needs a value"), "");
        wrong(&format!("x {word}:«» y"), &format!("`{word}:` needs a value"), "");
    }
    wrong("country:«»,jp", "needs a value", "");
    wrong("country:«jp,»,us", "needs a value", "");
    wrong(r#"actor:«""»"#, "needs a value", "");
    wrong(r#"actor:«"  "»"#, "needs a value", "");
    wrong("«also:»", "`also:` needs a field and a value", "also:country:us");
    wrong("«also:»x", "`also:` needs a field and a value", "also:country:us");
    wrong("-«also:» country:jp", "`also:` needs a field and a value", "also:country:us");
    wrong("sort:«»", "`sort:` needs a field", "relevance, year");
    wrong("sort:«-»", "`sort:` needs a field", "relevance, year");
}

#[test]
fn no_blank_stands_beside_a_comma_between_values() {
    wrong("country:jp«, »us", "a blank stands beside this comma", "`country:jp,us`");
    wrong("country:jp« ,»us", "a blank stands beside this comma", "`country:jp,us`");
    wrong("country:jp« ,»us kind:film", "a blank stands beside this comma", "`country:jp,us`");
    wrong("x -c:jp,th«,  »us han", "a blank", "`-c:jp,th,us`; another term needs no comma");
    wrong("year:2020«, »sort:year", "a blank", "another term needs no comma");
    wrong("actor:\"kim tae-hee\"«, »bae", "a blank", "`actor:\"kim tae-hee\",bae`");
    wrong("also:country:jp«\u{3000},»us", "a blank", "`also:country:jp,us`");
}

#[test]
fn a_range_runs_forwards_between_numbers() {
    wrong("year:«2024..2020»", "runs backwards", "did you mean 2020..2024?");
    wrong("year:«abc»", "`abc` is no year and no range", "2020..2024");
    wrong("year:«..»", "at least one end", "");
    wrong("year:2020,«x..2021»", "is no year", "2020..2024");
    wrong("year:«20201»", "is no year", "2020..2024");
    wrong("year:«2020...2021»", "is no year", "2020..2024");
    wrong("year:«2020..2021..2022»", "is no year", "2020..2024");
    wrong("year:«+20»", "is no year", "2020..2024");
    wrong("year:«２０２０１»", "is no year", "2020..2024");
    wrong("year:«99999999999999999999»", "is no year", "2020..2024");
    wrong("sources:«many»", "is no number and no range", "2..4");
    wrong("sources:«3..2»", "runs backwards", "2..3");
    wrong("sources:«none»", "is no number", "2..4");
}

#[test]
fn a_word_of_a_closed_vocabulary_is_known() {
    wrong("kind:«serie»", "`serie` is no kind", "did you mean `series`?");
    wrong("kind:film,«xxxxx»", "`xxxxx` is no kind", "it may be series, web-series");
    wrong("billing:«led»", "`led` is no billing", "`lead`");
    wrong("status:«out»", "`out` is no status", "it may be released");
    wrong("country:«xx1»", "no country `xx1`", "by its code (jp), or by its name");
    wrong("country:«Japn»", "no country `Japn`", "did you mean Japan?");
    wrong("country:jp,«qqqqqqqq»,us", "no country `qqqqqqqq`", "by its code");
    wrong("is:«debutt»", "no property `is:debutt`", "`debut`");
    wrong("is:«none»", "no property `is:none`", "debut, first-overseas");
    wrong("sort:«foo»", "cannot be sorted by `foo`", "relevance, year");
    wrong("sort:«-yaer» han", "cannot be sorted by `yaer`", "`year`");
    wrong("«-sort:»year", "an order cannot be excluded", "sort:-year");
}

#[test]
fn a_quote_is_closed() {
    wrong("«\"han hyo»", "never closed", "ends with");
    wrong("x -«\"han»", "never closed", "ends with");
    wrong("actor:«\"han hyo»", "never closed", "ends with");
    wrong("actor:kim,«\"han hyo»", "never closed", "ends with");
    wrong(r#"«"han\"»"#, "never closed", "ends with");
    wrong("«\"»", "never closed", "ends with");
}

#[test]
fn a_control_character_is_shown_where_it_stands() {
    for (marked, sentence) in [
        ("han«\u{7}»hyo", "a control character stands here"),
        ("«\u{1b}»]0;owned\u{7}", "a control character stands here"),
        ("-^han«\u{0}»", "a control character stands here"),
        ("'e\u{301}«\u{9b}»x", "a control character stands here"),
        // Composing shortens what is before it; the place is that of the line as typed.
        ("'\u{1112}\u{1161}\u{11ab}«\u{1}»", "a control character stands here"),
        ("\"\\\\ \u{1112}\u{1161}\u{11ab}«\u{1}»\"", "a control character stands here"),
        ("\"a«\t»b\"", "a control character stands here"),
        ("project:«a\u{1}b»", "a control character stands here"),
        ("year:«\"2020\u{7f}\"»", "a control character stands here"),
    ] {
        wrong(marked, sentence, "");
    }
}

#[test]
fn what_is_too_long_is_said_to_be() {
    let long = "a".repeat(10_000);
    wrong(&format!("«{long}»"), "200 characters", "");
    wrong(&format!("x «\"{long}\"»"), "200 characters", "");
    let most = vec!["a"; 64].join(" ");
    assert!(parse(&most).is_ok());
    wrong(&format!("{most} «b c»"), "64 words", "");
    wrong(&format!("{most} «\"b»"), "never closed", "ends with");
    for field in Field::words() {
        let line = format!("{field}:{long}");
        let is_free = ["platform", "actor", "project", "role", "group", "source", "key", "co"];
        assert_eq!(parse(&line).is_ok(), is_free.contains(&field), "{field}");
    }
    wrong(&format!("-«{}»", "-".repeat(10_000)), "200 characters", "");
    assert_eq!(parse(&" ".repeat(10_000)).map(|query| query.is_empty()), Ok(true));
}
