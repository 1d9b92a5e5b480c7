//! The calendar: read back by a parser that is not ours.

use std::collections::BTreeMap;

use ical::IcalParser;
use ical::property::Property;

use super::{file, folder, kactors, kactors_on, stdout};

/// The events of a calendar, each as its properties' values.
fn events(calendar: &str) -> Vec<BTreeMap<String, String>> {
    let mut calendars = IcalParser::new(calendar.as_bytes());
    let only = calendars.next().expect("a calendar").expect("a sound one");
    assert!(calendars.next().is_none());
    let value = |property: Property| (property.name, property.value.unwrap_or_default());
    only.events.into_iter().map(|event| event.properties.into_iter().map(value).collect()).collect()
}

#[test]
fn an_event_is_a_credit_with_a_full_date() {
    let calendar = stdout(&["list", "-q", "key:cha-min-ho/azure-letters", "-f", "ics"]);
    insta::assert_snapshot!(calendar.replace("\r\n", "\n"));
    let event = &events(&calendar)[0];
    assert_eq!(event["UID"], "cha-min-ho/azure-letters");
    assert_eq!(event["DTSTAMP"], "20260115T000000Z", "the day of the data set");
    assert_eq!(event["DTSTART"], "20190408");
}

#[test]
fn rows_without_a_day_are_left_out_and_counted_on_stderr() {
    let ran = kactors(&["list", "-f", "ics"]);
    let rows = stdout(&["list", "-f", "jsonl"]).lines().count();
    let events = events(&ran.out).len();
    let left_out = rows - events;
    assert!(events > 20 && left_out > 5);
    assert_eq!(
        (ran.code, ran.err),
        (0, format!("{left_out} appearances without a full date were left out\n"))
    );
    let one = kactors(&["list", "-q", "key:jeong-ra-on/garden-of-stone", "-f", "ics"]);
    assert_eq!(one.err, "1 appearance without a full date was left out\n", "her year is another");
    let none = kactors(&["list", "-q", "key:cha-min-ho/azure-letters", "-f", "ics"]);
    assert_eq!(none.err, "");
}

#[test]
fn every_text_reads_back_as_it_was_and_no_line_is_too_long() {
    let long = "한효주, the guest; of room \\ 2345, who never sleeps ".repeat(5);
    let text = format!(
        "(actors: [(key: \"a\", name: (en: \"A, B; C \\\\ D\"))], projects: [(key: \"p\", \
         title: (en: {long:?}), kind: Film, countries: [\"JP\"], released: \"2020-02-29\", \
         status: Upcoming, cast: [(actor: \"a\")])])"
    );
    let folder = folder();
    let calendar = kactors_on(&file(&folder, "data.ron", &text), &["list", "-f", "ics"]).out;
    assert!(calendar.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    let event = &events(&calendar)[0];
    let unescaped = event["SUMMARY"].replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\");
    assert_eq!(unescaped, format!("A, B; C \\ D: {}", long.trim()));
    assert_eq!(
        (event["STATUS"].as_str(), event["DTSTAMP"].as_str()),
        ("TENTATIVE", "20200229T000000Z")
    );
}

#[test]
fn a_line_is_folded_only_where_it_has_to_be() {
    let folder = folder();
    let project = |length: usize| {
        let title = "x".repeat(length);
        format!(
            "(key: \"p{length}\", title: (en: \"{title}\"), kind: Film, countries: [\"JP\"], \
             released: \"2020-02-29\", status: Released, cast: [(actor: \"a\")]),"
        )
    };
    let projects: String = (1..250).map(project).collect();
    let text = format!("(actors: [(key: \"a\", name: (en: \"A\"))], projects: [{projects}])");
    let calendar = kactors_on(&file(&folder, "data.ron", &text), &["list", "-f", "ics"]).out;
    let mut summaries = 0;
    for line in calendar.replace("\r\n ", "\n").split("\r\n") {
        let parts: Vec<&str> = line.split('\n').collect();
        let (last, full) = parts.split_last().expect("a part");
        // The blank before each part but the first is one of its 75 bytes.
        let mut rooms = (0..).map(|part| if part == 0 { 75 } else { 74 });
        assert!(full.iter().zip(rooms.clone()).all(|(part, room)| part.len() == room), "{line}");
        assert!(rooms.nth(full.len()).is_some_and(|room| last.len() <= room));
        assert!(!last.is_empty() || line.is_empty(), "{line}");
        summaries += usize::from(line.starts_with("SUMMARY:"));
    }
    assert_eq!(summaries, 249);
}
