//! A story of keys: every promise that tests/model looks at is kept after every step.
//!
//! A byte is a key that is bound somewhere, or a character; 255 is a new window size, whose
//! columns and rows are the two bytes after it.

#[path = "../../tests/model/rules.rs"]
mod rules;
#[path = "../../tests/model/steps.rs"]
#[allow(dead_code, reason = "only the steps, not how proptest makes them")]
mod steps;

use std::sync::LazyLock;

use kactors::catalog::Catalog;
use kactors::load::{Text, load_text};
use kactors::ui::Key;

use rules::Witness;
use steps::{BOUND, Step, World};

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| {
    let text = include_str!("../../tests/data/set.ron").to_owned();
    Catalog::build(load_text(&[Text { path: "set.ron".to_owned(), text }]).data)
});

/// Panics where what must hold does not.
pub fn check(bytes: &[u8]) {
    let mut bytes = bytes.iter().copied().take(200);
    let size = (bytes.next().unwrap_or(120).min(160), bytes.next().unwrap_or(40).min(60));
    let mut witness = Witness::begin(&CATALOG, size.0 % 2 == 1, (size.0.into(), size.1.into()));
    while let Some(byte) = bytes.next() {
        let step = match byte {
            // What is typed.
            0x20..0x7f => Step::Press(typed(char::from(byte))),
            0x7f => Step::Press(typed('한')),
            255 => {
                let (columns, rows) = (bytes.next().unwrap_or(0), bytes.next().unwrap_or(0));
                Step::Resize(columns.into(), (rows % 100).into())
            }
            254 => Step::World(World::Failing),
            253 => Step::World(World::Occupied),
            252 => Step::Paste("country:jp\u{1b}[31m\n\u{202e}\u{1112}\u{1161}".to_owned()),
            other => Step::Press(BOUND[usize::from(other) % BOUND.len()]),
        };
        witness.meets(step).unwrap_or_else(|error| panic!("{error}"));
    }
}

fn typed(c: char) -> Key {
    Key::from(c)
}
