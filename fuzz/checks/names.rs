//! Any text as a name and any other as what is typed: nothing panics, the same is found twice,
//! and what is highlighted are letters of the text.
//!
//! The first line is a name in every place that has one; the second is the question.

use kactors::catalog::{Catalog, CreditRef};
use kactors::load::{Text, load_text};
use kactors::names::nearest;
use kactors::query::{Marks, Part, Query, TextTerm, explain, run};

/// Panics where what must hold does not.
pub fn check(text: &str) {
    let (name, typed) = text.split_once('\n').unwrap_or((text, text));
    let catalog = catalog(name);
    let words = typed.split_whitespace().take(8);
    let terms: Vec<TextTerm> = words.filter_map(term).collect();
    if terms.is_empty() {
        return;
    }
    let mut query = Query::default();
    query.set_text(terms);
    let found = run(&catalog, &query, &Marks::new());
    assert_eq!(found, run(&catalog, &query, &Marks::new()), "{name:?} {typed:?}");
    for &id in &found.rows {
        let explanation = explain(&catalog, query.text(), id);
        assert_eq!(explanation, explain(&catalog, query.text(), id));
        for (part, spans) in explanation.highlights {
            let shown = part_text(catalog.credit(id), part);
            let mut end = 0;
            for span in spans {
                assert!(span.start >= end && span.start < span.end, "{part:?} {span:?}");
                if let Some(shown) = shown {
                    assert!(shown.get(span.clone()).is_some(), "{part:?}: {span:?} in {shown:?}");
                }
                end = span.end;
            }
        }
    }
    let _ = nearest(typed, [name, typed, "Han Hyo-joo"]);
}

fn term(word: &str) -> Option<TextTerm> {
    let excluded = word.starts_with('-');
    let text: String = word.trim_start_matches('-').chars().take(200).collect();
    let says_something =
        text.chars().any(char::is_alphanumeric) && !text.contains(char::is_control);
    let exact = text.ends_with('\'');
    says_something.then_some(TextTerm { text, excluded, exact, at_start: false, at_end: false })
}

/// The text that a part of an explanation is about.
fn part_text(credit: CreditRef<'_>, part: Part) -> Option<&str> {
    match part {
        Part::ActorEn => Some(credit.actor().en()),
        Part::ActorKo => credit.actor().ko(),
        Part::ActorJa => credit.actor().ja(),
        Part::ActorZh => credit.actor().zh(),
        Part::Title => Some(credit.project().title()),
        Part::Original => credit.project().original(),
        Part::TitleKo => credit.project().ko(),
        Part::Role => credit.character(),
        _ => None,
    }
}

fn catalog(name: &str) -> Catalog {
    let quoted = format!("{name:?}");
    let quoted = quoted.replace("\\'", "'");
    let text = format!(
        "#![enable(implicit_some)](
            actors: [
                (key: \"a\", name: (en: {quoted}, ko: {quoted}, ja: {quoted}, zh: {quoted})),
                (key: \"b\", name: (en: \"Han Hyo-joo\", ko: \"한효주\", ja: \"ハン・ヒョジュ\"),
                    aliases: [{quoted}]),
            ],
            projects: [(key: \"p\", title: (en: {quoted}, original: {quoted}), kind: Film,
                countries: [\"JP\"], status: Released, released: \"2020\",
                cast: [(actor: \"a\", character: {quoted}), (actor: \"b\")])])"
    );
    let loaded = load_text(&[Text { path: "fuzz.ron".to_owned(), text }]);
    assert_eq!(loaded.data.projects.len(), 1, "{:?}", loaded.problems);
    Catalog::build(loaded.data)
}
