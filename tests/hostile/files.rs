//! Files that are cut off, spoilt, too deep or too large: a problem with a place, and the rest.

use kactors::catalog::Catalog;
use kactors::lang::Lang;
use kactors::load::{Layer, Loaded, Problem, Severity, Text, load, load_text};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::read;

/// A file with one of everything.
const SMALL: &str = r##"#![enable(implicit_some)]
// 한 // a comment /* with */ an "odd" end
(
    as_of: "2026-01-15",
    actors: [
        (key: "han", name: (en: "Han \"H\"", ko: "한", ja: r#"ハン"#), aliases: ["H\u{e9}"], group: "G"),
        /* (key: "not") /* nested */ */
        (key: "bae", name: (en: "Bae"), disambiguation: "b"),
    ],
    platforms: [(key: "tv", name: (en: "TV"), kind: Broadcaster, country: "JP")],
    projects: [
        (key: "one", title: (en: "One", original: "一"), kind: Film, countries: ["JP", "KR"],
            platforms: ["tv"], released: "2020-02-29", status: Released,
            sources: [(url: "https://example.org/", publisher: "P", date: "2020")],
            cast: [(actor: "han", character: "C", billing: Lead, year: 2021), (actor: "bae")]),
        (key: "two", title: (en: "Two"), kind: Series, status: Announced, countries: ["US"],
            cast: [(actor: "bae", billing: Cameo, sources: [(url: "http://example.org/2")])]),
    ],
    claims: [(key: "c", text: "T", shows: [(by: Year, query: "country:jp")])],
)
"##;

/// Whatever came of it: every problem has its place, and what is there can be used.
#[track_caller]
fn is_sound(loaded: Loaded, text: &str) -> Catalog {
    let lines = text.bytes().filter(|byte| *byte == b'\n').count() + 1;
    for problem in &loaded.problems {
        let place = &problem.place;
        assert!((1..=lines).contains(&place.line) && place.column > 0, "{problem:?}");
        assert!(
            !problem.message.of(Lang::English).is_empty()
                && !problem.line(Lang::English).contains('\n'),
            "{problem:?}"
        );
        assert!(problem.draw(false).contains(&format!(":{}:", place.line)), "{problem:?}");
        is_said_in_every_language(problem);
    }
    Catalog::build(loaded.data)
}

/// Nothing is left in English but what stands in the file, words of the format, and names of
/// standards.
#[track_caller]
fn is_said_in_every_language(problem: &Problem) {
    const KNOWN: [&str; 12] =
        ["UTF", "FFFD", "ASCII", "RON", "NFC", "ISO", "http", "https", "ron", "themes", "C", "U"];
    for sentence in [Some(&problem.message), problem.help.as_ref()].into_iter().flatten() {
        for lang in [Lang::Korean, Lang::Japanese] {
            let said = sentence.of(lang);
            let path = &problem.place.path;
            // What was cut in the middle has lost its quotes.
            if said.contains('…') && said.len() > 200 {
                continue;
            }
            let ours = said.replace(path, "");
            let ours: String = ours.split('`').step_by(2).collect();
            let left = ours
                .split(|c: char| !c.is_ascii_alphabetic())
                .filter(|word| word.len() > 1 && !KNOWN.contains(word))
                // All that is allowed is listed without quotes.
                .filter(|_| !ours.contains("쓸 수 있는 값") && !ours.contains("使える値"));
            assert!(!said.is_ascii() && left.count() == 0, "{said}");
        }
    }
}

#[test]
fn every_problem_is_said_in_korean_and_japanese() {
    let project = |fields: &str| {
        format!(
            "(as_of: \"2026-01-01\", actors: [(key: \"a\", name: (en: \"A\"))], projects: [(key: \"p\", {fields})])"
        )
    };
    let sound = "title: (en: \"P\"), kind: Film, status: Released, countries: [\"JP\"]";
    let cast = |fields: &str| project(&format!("{sound}, cast: [(actor: {fields})]"));
    let mut said = std::collections::BTreeSet::new();
    for text in [
        String::new(),
        "actors".to_owned(),
        "(1)".to_owned(),
        "(actors 1)".to_owned(),
        "(actors: 1)".to_owned(),
        "(actors: [], ".to_owned(),
        "(actors: [] projects: [])".to_owned(),
        "(actors: [,])".to_owned(),
        "(actors: [1 2])".to_owned(),
        "(actors: [(key: \"a)])".to_owned(),
        "(actors: [(key: r#\"a)])".to_owned(),
        "(actors: [(key: '".to_owned(),
        "(actors: []) /* ".to_owned(),
        "(actors: []) / ".to_owned(),
        "(actors: []) x".to_owned(),
        "(actors: [(".to_owned(),
        "(actors: [".to_owned(),
        format!("(actors: [{}])", "[".repeat(70)),
        "(actor: [])".to_owned(),
        "(zzzzzzzz: [])".to_owned(),
        "(as_of: \"2026-13\")".to_owned(),
        "(as_of: \"today\")".to_owned(),
        "(as_of: 2026)".to_owned(),
        "(actors: [(key: \"a\")])".to_owned(),
        "(actors: [(key: \"a\", key: \"b\", name: (en: \"A\"))])".to_owned(),
        "(actors: [(key: \"a\", nam: (en: \"A\"))])".to_owned(),
        "(actors: [(key: \"A b\", name: (en: \" A\\n\\u{1}\"))])".to_owned(),
        "(actors: [(key: \"a\", name: (en: \"\u{1112}\u{1161}\")), (key: \"a\", name: (en: \"A\"))])".to_owned(),
        "(actors: [(key: \"a\", name: (en: \"A\", ko: \"가\")), (key: \"b\", name: (en: \"B\", ko: \"가\"))])".to_owned(),
        "(platforms: [(key: \"a\", name: (en: \"A\"), kind: Tv)])".to_owned(),
        "(platforms: [(key: \"a\", name: (en: \"A\"), kind: Streamer, country: \"UK\")])".to_owned(),
        "(platforms: [(key: \"a\", name: (en: \"A\"), kind: Streamer, country: \"Japan\")])".to_owned(),
        project("title: (en: \"P\")"),
        project("title: (en: \"P\"), kind: Serie, status: Released"),
        project("title: (en: \"P\"), kind: Xxxxxxxx, status: Out"),
        project("title: \"P\", kind: Film, status: Released"),
        project("title: (en: \"P\"), kind: Film, status: Released"),
        project(&format!("{sound}, platforms: [\"zzz\"]")),
        project(&format!("{sound}, released: \"2027-01-01\"")),
        project("title: (en: \"P\"), kind: Film, status: Upcoming, countries: [\"JP\"], released: \"2020\""),
        cast("\"b\""),
        cast("\"zzzzzz\""),
        cast("\"a\", year: 0"),
        cast("\"a\", year: 99999999"),
        cast("\"a\", year: x"),
        cast("\"a\", billing: Led"),
        cast("\"a\"), (actor: \"a\""),
        cast("\"a\", sources: [(url: \"ftp://x\")]"),
        cast("\"a\\q\""),
        cast("1"),
    ] {
        let loaded = read(&text);
        assert!(!loaded.problems.is_empty(), "{text}");
        loaded.problems.iter().for_each(is_said_in_every_language);
        said.extend(loaded.problems.iter().map(|problem| problem.message.of(Lang::Korean).to_owned()));
    }
    assert!(said.len() > 40, "{said:#?}");
}

#[test]
fn the_small_file_is_sound() {
    let loaded = read(SMALL);
    assert!(loaded.worst() <= Some(Severity::Warning), "{:?}", loaded.problems);
    let catalog = Catalog::build(loaded.data);
    assert_eq!((catalog.len(), catalog.actors().len(), catalog.claims().len()), (3, 2, 1));
}

#[test]
fn a_file_cut_off_at_any_byte_keeps_what_stands_before() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("cut.ron");
    let mut had = (0, 0, 0);
    for end in 0..SMALL.len() {
        std::fs::write(&path, &SMALL.as_bytes()[..end]).expect("a file");
        let loaded = load(&[Layer::Path(path.clone())]);
        let is_whole = end >= SMALL.trim_end().len();
        assert_eq!(
            loaded.problems.iter().any(|p| p.severity >= Severity::Error),
            !is_whole,
            "{end}"
        );
        let text = String::from_utf8_lossy(&SMALL.as_bytes()[..end]).into_owned();
        let catalog = is_sound(loaded, &text);
        let has = (catalog.actors().len(), catalog.len(), catalog.claims().len());
        assert!(has >= had, "at {end} there is less: {has:?} after {had:?}");
        had = has;
    }
    assert_eq!(had, (2, 3, 1));
}

/// What may stand in a place of another thing.
const SPOILT: [&str; 34] = [
    "",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "'",
    "\\",
    "/*",
    "*/",
    "//",
    "r#\"",
    "\"#",
    "None",
    "Some(1)",
    "()",
    "-1",
    "99999999999999999999999999",
    "1e999",
    "0x1F",
    "inf",
    "true",
    "'x'",
    "\"\"",
    "\" \"",
    "Film",
    "\"\\u{110000}\"",
    "\"\\x\"",
    "#![enable(unwrap_newtypes)]",
    "\u{202e}\u{0}",
];

/// The small file in words, marks and strings.
fn tokens() -> Vec<&'static str> {
    let mut tokens = Vec::new();
    let mut rest = SMALL;
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.');
        let length = match first {
            '"' => rest[1..].find('"').map_or(rest.len(), |at| at + 2),
            c if is_word(c) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        tokens.push(token);
        rest = after;
    }
    tokens
}

#[derive(Debug, Clone)]
enum Change {
    Drop(Index),
    Double(Index),
    Swap(Index, Index),
    Replace(Index, &'static str),
    Move(Index, Index, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let at = any::<Index>;
    prop_oneof![
        at().prop_map(Change::Drop),
        at().prop_map(Change::Double),
        (at(), at()).prop_map(|(a, b)| Change::Swap(a, b)),
        (at(), select(&SPOILT[..])).prop_map(|(a, text)| Change::Replace(a, text)),
        (at(), at(), 1..40_usize).prop_map(|(a, b, length)| Change::Move(a, b, length)),
    ]
}

fn changed(changes: &[Change]) -> String {
    let mut tokens = tokens();
    for change in changes {
        if tokens.is_empty() {
            break;
        }
        let len = tokens.len();
        match change {
            Change::Drop(at) => drop(tokens.remove(at.index(len))),
            Change::Double(at) => tokens.insert(at.index(len), tokens[at.index(len)]),
            Change::Swap(a, b) => tokens.swap(a.index(len), b.index(len)),
            Change::Replace(at, text) => tokens[at.index(len)] = text,
            Change::Move(from, to, length) => {
                let from = from.index(len);
                let part: Vec<&str> = tokens.drain(from..(from + length).min(len)).collect();
                let to = to.index(tokens.len() + 1);
                tokens.splice(to..to, part);
            }
        }
    }
    tokens.concat()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_500) })]

    #[test]
    fn a_spoilt_file_is_a_list_of_problems_and_the_rest(changes in vec(change(), 1..8)) {
        let text = changed(&changes);
        is_sound(read(&text), &text);
    }
}

#[test]
fn one_spoilt_token_costs_an_entry_and_never_the_actors_before_it() {
    let tokens = tokens();
    let projects = tokens.iter().position(|token| *token == "projects").expect("projects");
    for at in projects + 3..tokens.len() {
        for spoilt in ["7", "\"x\"", "xyz"] {
            let mut tokens = tokens.clone();
            if tokens[at].trim().is_empty() {
                continue;
            }
            tokens[at] = spoilt;
            let text = tokens.concat();
            assert_eq!(is_sound(read(&text), &text).actors().len(), 2, "{text}");
        }
    }
}

#[test]
fn no_depth_is_too_deep() {
    const DEEP: usize = 300_000;
    for open in ["(", "[", "{", "/*", "Some(", "(a:", "[[", "r#", "((((("] {
        let deep = open.repeat(DEEP);
        for text in [
            deep.clone(),
            format!("(actors: {deep}"),
            format!("(actors: [(key: {deep}"),
            format!("(actors: [(key: \"a\", name: {deep})])"),
            format!("(actors: [(key: \"a\", name: (en: \"A\"))], projects: [{deep}])"),
        ] {
            let loaded = read(&text);
            assert!(!loaded.problems.is_empty(), "{open}");
            is_sound(loaded, &text);
        }
    }
    let closed = format!("(actors: [(key: {}\"a\"{})])", "(".repeat(5_000), ")".repeat(5_000));
    assert!(!read(&closed).problems.is_empty());
}

#[test]
fn no_number_and_no_text_is_too_large() {
    let digits = "9".repeat(1 << 20);
    let long = "x".repeat(1 << 20);
    let credit = |fields: &str| {
        format!(
            "(actors: [(key: \"a\", name: (en: \"A\")), (key: \"b\", name: (en: \"B\"))], projects: [
              (key: \"p\", title: (en: \"P\"), kind: Film, status: Released, countries: [\"JP\"],
               cast: [(actor: \"b\"), (actor: {fields})])])"
        )
    };
    for (fields, credits) in [
        (format!("\"a\", year: {digits}"), 0),
        ("\"a\", year: -1".to_owned(), 0),
        ("\"a\", year: 65536".to_owned(), 0),
        ("\"a\", year: 1e400".to_owned(), 0),
        ("\"a\", year: 0".to_owned(), 2),
        ("\"a\", year: 10000".to_owned(), 2),
        ("\"a\", year: 65535".to_owned(), 2),
        (format!("\"{long}\""), 1),
        (format!("\"a\", character: \"{long}\""), 2),
        (format!("\"a\", billing: {long}"), 0),
        (format!("\"a\", {long}: 1"), 0),
        (format!("\"a\", sources: [(url: \"{long}\")]"), 2),
        (format!("\"a\", sources: [(url: \"https://x/\", date: \"{digits}\")]"), 2),
    ] {
        let text = credit(&fields);
        let loaded = read(&text);
        let shown = &fields[..fields.len().min(40)];
        assert!(!loaded.problems.is_empty(), "{shown}");
        for problem in &loaded.problems {
            assert!(problem.draw(false).len() < 20_000, "{shown}: a long drawing");
            for lang in Lang::ALL {
                let line = problem.line(lang);
                assert!(line.len() < 5_000, "{shown}: a line of {}", line.len());
            }
        }
        assert_eq!(is_sound(loaded, &text).len(), credits, "{shown}");
    }
}

#[test]
fn a_key_of_any_form_is_reported_and_found_or_left_out() {
    for key in ["", " ", "a b", "A", "a/b", "a,b", "\u{1b}", "none", "\u{202e}", "한", "a\u{301}"]
    {
        let text = format!(
            "(actors: [(key: {key:?}, name: (en: \"A\")), (key: \"x\", name: (en: \"X\"))],
              projects: [(key: \"p\", title: (en: \"P\"), kind: Film, status: Released,
              countries: [\"JP\"], cast: [(actor: {key:?}), (actor: \"x\")])])"
        );
        let loaded = read(&text);
        let bad = key != "none";
        assert_eq!(loaded.worst() == Some(Severity::Error), bad, "{key:?}: {:?}", loaded.problems);
        let catalog = is_sound(loaded, &text);
        for credit in catalog.credits() {
            let found = catalog.credit_by_key(&credit.key()).map(kactors::catalog::CreditRef::id);
            assert_eq!(found, Some(credit.id()), "{key:?}");
        }
        assert!(catalog.credit_by_key("x/p").is_some(), "{key:?}: the rest is there");
    }
}

#[test]
fn of_more_files_than_are_told_apart_none_is_named_in_place_of_another() {
    const FILES: usize = 65_540;
    let file = |at: usize| {
        let text = match at {
            0 => "(actors: [(key: \"a\", name: (en: \"A\"))])".to_owned(),
            at if at < FILES - 6 => String::from("()"),
            at => format!(
                "(projects: [(key: \"p{at}\", title: (en: \"P\"), kind: Film, status: Released,
                  countries: [\"JP\"], cast: [(actor: \"a\")])])"
            ),
        };
        Text { path: at.to_string(), text }
    };
    let files: Vec<Text> = (0..FILES).map(file).collect();
    let catalog = Catalog::build(load_text(&files).data);
    for credit in catalog.credits() {
        let file = catalog.files().get(usize::from(credit.origin().file));
        let named = file.map(|file| format!("a/p{file}"));
        let is_far = credit.key() >= format!("a/p{}", u16::MAX);
        assert_eq!(named, Some(credit.key()).filter(|_| !is_far));
    }
}
