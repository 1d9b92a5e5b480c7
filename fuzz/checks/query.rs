//! Any line as a question: a question that prints as itself and has an answer, or a mistake with
//! a place; and whatever stands before the cursor, it can be completed.

use std::sync::LazyLock;

use kactors::catalog::Catalog;
use kactors::load::{Text, load_text};
use kactors::query::{
    Field, Known, Marks, complete, parse, parse_values, rescue, run, shell_quote,
};

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let text = include_str!("../../tests/data/set.ron").to_owned();
    Catalog::build(load_text(&[Text { path: "set.ron".to_owned(), text }]).data)
});

/// Panics where what must hold does not.
pub fn check(line: &str) {
    match parse(line) {
        Ok(query) => {
            let normal = query.to_string();
            assert_eq!(parse(&normal).as_ref(), Ok(&query), "{line:?} → {normal:?}");
            assert_eq!(query.clone().negated().negated().filters(), query.filters());
            let answer = run(&CATALOG, &query, &Marks::new());
            assert_eq!(answer, run(&CATALOG, &query, &Marks::new()));
            if answer.rows.is_empty() {
                for rescue in rescue(&CATALOG, &query, &Marks::new(), &Known::default()) {
                    assert!(rescue.count > 0);
                    assert_eq!(parse(&rescue.query.to_string()), Ok(rescue.query));
                }
            }
        }
        Err(error) => assert!(line.get(error.span.clone()).is_some(), "{error:?}"),
    }
    for field in Field::words().filter_map(Field::from_word) {
        if let Err(error) = parse_values(field, line) {
            assert!(line.get(error.span.clone()).is_some(), "{field:?}: {error:?}");
        }
    }
    let cursor = line.char_indices().map(|(at, _)| at).nth(line.chars().count() / 2).unwrap_or(0);
    for before in [line, &line[..cursor]] {
        if let Some(completion) = complete(&CATALOG, before) {
            assert!(before.is_char_boundary(completion.start) && !completion.candidates.is_empty());
        }
    }
    let quoted = shell_quote(line);
    assert!(quoted == line || quoted.starts_with('\'') && quoted.ends_with('\''));
}
