//! What holds of any question and of any line.

use std::process::Command;

use kactors::lang::Lang;
use kactors::model::{Billing, Country, Kind, Status, Word};
use kactors::query::{Field, Mode, Query, Sort, SortKey, TextTerm, Value, parse, shell_quote};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use unicode_normalization::UnicodeNormalization;

/// A text as the catalog holds it: composed, trimmed, of any script, with what the language uses.
fn text() -> impl Strategy<Value = String> {
    let special = "[-!'^$\",:\\\\ a-c0한\u{3000}\u{212a}\u{301}.]{1,8}";
    prop_oneof![
        4 => special,
        2 => "\\PC{1,12}",
        1 => "[가-힣ぁ-ん一-龥a-zA-Zé ]{1,10}",
        1 => select(vec!["none", "unknown", "kim tae-hee", "sort:year", "also:", "-", "\u{fffd}"])
            .prop_map(str::to_owned),
    ]
    .prop_map(|text| text.trim().nfc().collect::<String>().trim().to_owned())
    .prop_filter("control characters are not kept", |text| !text.contains(char::is_control))
}

fn number() -> impl Strategy<Value = Value> {
    let number = || prop_oneof![0..=9999_u16, 1990..=2030_u16];
    prop_oneof![
        number().prop_map(|n| Value::Range(Some(n), Some(n))),
        number().prop_map(|n| Value::Range(Some(n), None)),
        number().prop_map(|n| Value::Range(None, Some(n))),
        (number(), number()).prop_map(|(a, b)| Value::Range(Some(a.min(b)), Some(a.max(b)))),
    ]
}

fn word<W: Word>() -> impl Strategy<Value = Value> {
    let words: Vec<&str> = W::ALL.iter().map(|word| word.word()).collect();
    select(words).prop_map(|word| Value::Text(word.to_owned()))
}

/// A value that a field may have.
fn value(field: Field) -> BoxedStrategy<Value> {
    let named =
        || text().prop_filter("not empty", |text| !text.is_empty()).prop_map(Value::Text).boxed();
    let known = match field {
        Field::Country => {
            let codes: Vec<String> =
                Country::all().map(|country| country.code().to_lowercase()).collect();
            select(codes).prop_map(Value::Text).boxed()
        }
        Field::Year => number().boxed(),
        Field::Sources => return number().boxed(),
        Field::Kind => word::<Kind>().boxed(),
        Field::Billing => word::<Billing>().boxed(),
        Field::Status => word::<Status>().boxed(),
        Field::Is => {
            let properties = vec!["debut", "first-overseas", "coproduction", "marked"];
            return select(properties).prop_map(|p| Value::Text(p.to_owned())).boxed();
        }
        Field::Key | Field::Co => return named(),
        _ => named(),
    };
    prop_oneof![9 => known, 1 => Just(Value::Missing)].boxed()
}

fn filter() -> impl Strategy<Value = (Field, Mode, Vec<Value>)> {
    let fields: Vec<Field> = Field::words().filter_map(Field::from_word).collect();
    let modes = vec![Mode::Chosen, Mode::Excluded, Mode::Also, Mode::NotAlso];
    (select(fields), select(modes)).prop_flat_map(|(field, mode)| {
        vec(value(field), 1..4).prop_map(move |values| (field, mode, values))
    })
}

/// A text term that some line can ask for.
fn term() -> impl Strategy<Value = TextTerm> {
    let bare = "[^\\p{C}\\p{Z}\"]{0,8}".prop_map(|text| text.nfc().collect::<String>());
    let marks = (any::<bool>(), any::<bool>(), any::<bool>());
    let bare = (bare, marks).prop_map(|(text, (excluded, at_start, at_end))| {
        let text = text.trim_end_matches(['!', ',']).to_owned();
        TextTerm { text, excluded, exact: false, at_start, at_end }
    });
    let exact = (text(), any::<bool>()).prop_map(|(text, excluded)| TextTerm {
        text,
        excluded,
        exact: true,
        at_start: false,
        at_end: false,
    });
    prop_oneof![bare, exact].prop_filter("a line can ask for it", |term| {
        // What a bare word would be taken for: a mark, a field, an anchor.
        let is_marked = term.text.starts_with(['\'', '^']) && !term.at_start
            || term.text.starts_with(['-', '!']) && !term.at_start && !term.excluded
            || term.text.starts_with(',') && !term.at_start
            || term.text.ends_with('$') && !term.at_end
            || term.text.contains(':') && !term.at_start;
        let says_something = term.text.contains(char::is_alphanumeric);
        says_something && (term.exact || !is_marked && !term.text.contains(char::is_whitespace))
    })
}

fn order() -> impl Strategy<Value = Sort> {
    (select(&SortKey::ALL[..]), any::<bool>())
        .prop_map(|(key, descending)| Sort { key, descending })
}

/// Any question, made as panes and flags make it.
fn question() -> impl Strategy<Value = Query> {
    (vec(filter(), 0..6), vec(term(), 0..5), option::of(order())).prop_map(
        |(filters, text, order)| {
            let mut query = Query::default();
            query.set_text(text);
            query.set_sort(order);
            filters.into_iter().for_each(|(field, mode, values)| query.add(field, mode, values));
            query
        },
    )
}

/// A line somebody might type: pieces of the grammar, and anything.
fn line() -> impl Strategy<Value = String> {
    let pieces = select(vec![
        "country:",
        "c:",
        "year:",
        "also:",
        "sort:",
        "-",
        "!",
        "\"",
        "\\",
        "'",
        "^",
        "$",
        ",",
        ":",
        "..",
        "none",
        "unknown",
        "jp",
        "us",
        "2020",
        "han",
        "한",
        "is:",
        "debut",
        "kind:film",
        "key:",
        "a/b",
        "co:",
        "sources:",
        " ",
        " ",
        " ",
        "\u{3000}",
        "\t",
        "\u{1b}",
        "\u{9b}",
        "\u{301}",
        "\u{1112}\u{1161}",
        "\u{212a}",
        "\u{fffd}",
        "\u{202e}",
        "foo:",
        "ﬀ",
    ]);
    let piece = prop_oneof![12 => pieces.prop_map(str::to_owned), 2 => ".{0,3}", 1 => "\\PC{0,6}"];
    prop_oneof![9 => vec(piece, 0..16).prop_map(|pieces| pieces.concat()), 1 => ".{0,40}"]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2_000) })]

    #[test]
    fn every_question_prints_as_a_line_that_asks_it(query in question()) {
        let line = query.to_string();
        prop_assert_eq!(parse(&line), Ok(query), "{}", line);
    }

    #[test]
    fn every_line_is_a_question_or_a_mistake_with_a_place(line in line()) {
        match parse(&line) {
            Ok(query) => {
                let normal = query.to_string();
                prop_assert_eq!(parse(&normal), Ok(query), "{:?} → {:?}", line, normal);
            }
            Err(error) => {
                prop_assert!(line.get(error.span.clone()).is_some(), "{:?} in {:?}", error, line);
                prop_assert!(Lang::ALL.iter().all(|&lang| !error.message.of(lang).is_empty()));
            }
        }
    }

    #[test]
    fn what_is_asked_does_not_depend_on_the_order_of_its_terms(
        filters in vec(filter(), 1..6), text in vec(term(), 0..3),
    ) {
        let ask = |filters: &[(Field, Mode, Vec<Value>)]| {
            let mut query = Query::default();
            filters.iter().for_each(|(field, mode, values)| query.add(*field, *mode, values.clone()));
            query.set_text(text.clone());
            query
        };
        let forwards = ask(&filters);
        let backwards: Vec<_> = filters.iter().rev().cloned().collect();
        prop_assert_eq!(&forwards, &ask(&backwards));
        prop_assert_eq!(&forwards.clone().negated().negated(), &forwards);
        let mut doubled = forwards.clone();
        doubled.join(Query::default());
        prop_assert_eq!(doubled, forwards);
    }
}

#[test]
fn a_quoted_word_is_one_word_to_a_shell() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let strategy = prop_oneof![".{0,20}", "[ -~\n\t]{0,20}", line()];
    // Many words a shell: starting one costs more than reading them.
    for _ in 0..20 {
        let words: Vec<String> = (0..50)
            .map(|_| strategy.new_tree(&mut runner).unwrap().current().replace('\0', ""))
            .collect();
        let quoted: Vec<String> = words.iter().map(|word| shell_quote(word)).collect();
        let script = format!("printf '%s\\0' {}", quoted.join(" "));
        let output = Command::new("sh").arg("-c").arg(&script).output().expect("a shell");
        let said = String::from_utf8(output.stdout).expect("UTF-8");
        let read: Vec<&str> = said.split_terminator('\0').collect();
        assert_eq!(read, words, "{script}");
    }
}
