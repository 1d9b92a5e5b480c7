//! Any text as a data file: no panic, every problem has a place, what is kept is clean, and what
//! leaves as RON comes back as the same RON.

use kactors::catalog::{Catalog, CreditId};
use kactors::export::{self, Export, Format, Screen};
use kactors::lang::Lang;
use kactors::load::{Loaded, Text, load_text};
use kactors::query::{Marks, Query, run};
use kactors::text::is_control;

/// Panics where what must hold does not.
pub fn check(text: &str) {
    let loaded = read(text);
    for problem in &loaded.problems {
        assert_eq!(problem.place.path, "fuzz.ron");
        assert!(problem.place.line > 0 && problem.place.column > 0, "{problem:?}");
        assert!(!problem.line(Lang::Korean).contains(is_control));
        assert!(!problem.draw(false).replace('\n', "").contains(is_control));
    }
    let catalog = Catalog::build(loaded.data);
    let rows = run(&catalog, &Query::default(), &Marks::new()).rows;
    assert_eq!(rows.len(), catalog.len());
    let written = ron(&catalog, &rows);
    let again = Catalog::build(read(&written).data);
    let rows = run(&again, &Query::default(), &Marks::new()).rows;
    assert_eq!(ron(&again, &rows), written);
}

fn read(text: &str) -> Loaded {
    load_text(&[Text { path: "fuzz.ron".to_owned(), text: text.to_owned() }])
}

fn ron(catalog: &Catalog, rows: &[CreditId]) -> String {
    let (format, screen) = (Format::Ron, Screen::default());
    let mut bytes = Vec::new();
    let export =
        Export { catalog, rows, format, columns: None, screen, raw: false, question: None };
    export::write(&export, &mut bytes).expect("a vector takes every byte");
    let text = String::from_utf8(bytes).expect("UTF-8");
    assert!(!text.replace('\n', "").contains(is_control));
    text
}
