//! Cells: no control in any, and every column where it was.

use kactors::catalog::{Catalog, CreditId};
use kactors::model::{Name, Project};
use kactors::query::{Part, explain, parse};
use kactors::text::{is_control, width};
use kactors::ui::{Action, Key, Start, State, settle, update};
use kactors::view::{Theme, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{catalog_of, in_a_moment, read, set_of, texts};

const SIZES: [(u16, u16); 4] = [(120, 40), (80, 24), (40, 10), (12, 4)];

/// Keys to every place.
const STORIES: [&str; 25] = [
    "",
    "j >>>>",
    "j JJJJ",
    "j <Enter>",
    "j <Enter> <Enter>",
    "<Tab> j i",
    "<Tab> <Tab> jj <space> i",
    "<Tab> <Tab> <Tab> j - /",
    "/ owned",
    "j f <S-Tab> j <space>",
    "j O",
    "j o",
    "j e",
    "j Y",
    "<space> j <space> =",
    "<Tab> <Tab> j <space> j <space> =",
    ":",
    "a y",
    "j <space> ?",
    "2 j",
    "2 t j",
    "3 j",
    "4 j l",
    "4 t j",
    "5 j",
];

fn shown(catalog: &Catalog, size: (u16, u16), keys: &str) -> Buffer {
    let mut state = State::new(catalog, Start { size, ..Start::default() });
    for key in keys.split_whitespace().flat_map(read_word) {
        let effects = update(catalog, &mut state, Action::Key(key));
        let _ = settle(catalog, &mut state, effects);
    }
    let mut buffer = Buffer::empty(Rect::new(0, 0, size.0, size.1));
    let _ = draw(catalog, &state, Theme::terminal(), &mut buffer);
    buffer
}

fn read_word(word: &str) -> Vec<Key> {
    match word.strip_prefix('<').and_then(|word| word.strip_suffix('>')) {
        Some(name) => vec![Key::named(name).expect(name)],
        None => word.chars().map(|c| Key::named(&c.to_string()).expect(word)).collect(),
    }
}

/// No cell holds what is no text, none more than fits it.
#[track_caller]
fn is_harmless(buffer: &Buffer, what: &str) {
    for (at, cell) in buffer.content.iter().enumerate() {
        let symbol = cell.symbol();
        assert!(!symbol.contains(is_control), "{what}: {symbol:?}");
        assert!(!symbol.is_empty() && symbol.len() <= 64, "{what}: {} bytes", symbol.len());
        if width(symbol) == 2 {
            let covered = buffer.content.get(at + 1).map(ratatui::buffer::Cell::symbol);
            assert_eq!(covered, Some(" "), "{what}: {symbol:?} lies over something");
        }
        assert!(width(symbol) <= 2, "{what}: {symbol:?}");
    }
}

/// The columns at which a text begins in a row of cells.
fn columns_of(buffer: &Buffer, y: u16, text: &str) -> Vec<u16> {
    let cells = buffer.area.width;
    let begins = |x: &u16| {
        text.chars().enumerate().all(|(at, c)| {
            let x = usize::from(*x) + at;
            x < usize::from(cells)
                && buffer[(u16::try_from(x).unwrap(), y)].symbol() == c.encode_utf8(&mut [0; 4])
        })
    };
    (0..cells).filter(begins).collect()
}

/// The rows of the table, found by the year and the country that all have.
fn rows(buffer: &Buffer) -> Vec<u16> {
    let has = |y: u16, text: &str| columns_of(buffer, y, text).len() == 1;
    let table = |y: &u16| has(*y, " 2020  ") && has(*y, "JP");
    (0..buffer.area.height).filter(table).collect()
}

#[test]
fn no_hostile_text_reaches_a_cell_as_anything_but_text() {
    for text in texts() {
        let catalog = catalog_of(&text);
        for keys in STORIES {
            for size in SIZES {
                is_harmless(&shown(&catalog, size, keys), &format!("{text:?} {keys} {size:?}"));
            }
        }
    }
}

#[test]
fn past_the_loader_no_cell_is_harmed_either() {
    for text in texts() {
        let mut data = read(&set_of("x")).data;
        for actor in &mut data.actors {
            actor.name.en.clone_from(&text);
            actor.name.ko = Some(text.clone());
            actor.aliases = vec![text.clone()];
            actor.group = Some(text.clone());
        }
        for project in &mut data.projects {
            project.title.en = text.clone().into();
            project.cast[0].note = Some(text.clone().into());
            project.cast[0].character = Some(text.clone().into());
        }
        data.platforms[1].name.en.clone_from(&text);
        data.files = vec![text.clone()];
        let catalog = Catalog::build(data);
        for keys in STORIES {
            is_harmless(&shown(&catalog, (120, 40), keys), &format!("{text:?} {keys}"));
        }
    }
}

#[test]
fn no_column_moves_whatever_stands_beside_it() {
    for text in texts() {
        let catalog = catalog_of(&text);
        for size in [(120, 40), (160, 40), (100, 30), (80, 24)] {
            for keys in ["", "j", ">>>", "a"] {
                let buffer = shown(&catalog, size, keys);
                let rows = rows(&buffer);
                assert_eq!(rows.len(), 3, "{text:?} {size:?} {keys}: {rows:?}");
                for column in ["JP", "2020"] {
                    let places: Vec<Vec<u16>> =
                        rows.iter().map(|&y| columns_of(&buffer, y, column)).collect();
                    assert_eq!(places[0].len(), 1, "{text:?} {size:?}: {column}");
                    assert!(places.iter().all(|at| *at == places[0]), "{text:?}: {places:?}");
                }
                // Billing, where there is room, and the frame behind it.
                let billing = columns_of(&buffer, rows[0], "lead");
                for &y in &rows {
                    assert_eq!(columns_of(&buffer, y, "lead"), billing, "{text:?} {size:?}");
                    assert_eq!(buffer[(size.0 - 1, y)].symbol(), "│", "{text:?} {size:?}");
                }
            }
        }
    }
}

#[test]
fn every_frame_stays_closed() {
    for text in texts() {
        let catalog = catalog_of(&text);
        // The years over the table have a line without a frame.
        for (keys, years) in [("", 4), ("j", 4), ("j <Enter>", 0), ("<Tab> j i", 0)] {
            let buffer = shown(&catalog, (120, 40), keys);
            for y in (1..39).filter(|y| *y != years) {
                let edge = buffer[(119, y)].symbol();
                assert!("│╮╯".contains(edge), "{text:?} {keys}: {edge:?} ends row {y}");
            }
        }
    }
}

/// Everywhere, in windows of every shape, only text is drawn.
fn is_harmless_everywhere(catalog: &Catalog, what: &str) {
    for keys in STORIES {
        for size in SIZES {
            is_harmless(&shown(catalog, size, keys), &format!("{what} {keys} {size:?}"));
        }
    }
}

#[test]
fn a_title_of_a_megabyte_is_cut_as_any_other() {
    for unit in ["a", "한", "\u{301}"] {
        let mut data = read(&set_of("x")).data;
        data.projects[1].title.en = unit.repeat((1 << 20) / unit.len()).into();
        is_harmless_everywhere(&Catalog::build(data), unit);
    }
}

#[test]
fn an_actor_with_five_hundred_aliases_is_shown_everywhere() {
    let mut data = read(&set_of("x")).data;
    data.actors[1].aliases = (0..500).map(|at| format!("Alias Number {at}")).collect();
    let catalog = Catalog::build(data);
    is_harmless_everywhere(&catalog, "aliases");
    is_harmless(&shown(&catalog, (80, 24), "j i G"), "the end of a long page");
}

/// A word of letters for each number, no two of which sound alike.
fn word(mut number: usize) -> String {
    let mut word = String::new();
    for _ in 0..4 {
        word.push_str(["ma", "ne", "ki", "lo", "pu", "sha", "te", "jo", "han", "mil"][number % 10]);
        number /= 10;
    }
    word
}

/// Every alias goes with every way to write the family name: tens of thousands of keys.
#[test]
fn an_actor_with_thousands_of_names_is_searched_in_a_moment() {
    let mut data = read(&set_of("x")).data;
    data.actors[1].name =
        Name { en: "Lee Han".to_owned(), ko: Some("이한".to_owned()), ..Name::default() };
    data.actors[1].aliases = (0..3_000).map(|at| format!("Lee {}", word(at))).collect();
    data.projects.iter_mut().for_each(|project| project.cast[0].actor = 1);
    let catalog = Catalog::build(data);
    for keys in ["/ lee", "/ rhee <space> nelokima", "/ yi <space> hna <space> x"] {
        let buffer = in_a_moment(|| shown(&catalog, (120, 40), keys));
        is_harmless(&buffer, keys);
    }
}

/// What a text of a megabyte has of the letters of a query is not looked for: it stands on the screen
/// at every key.
#[test]
fn a_title_of_a_megabyte_found_by_its_other_title_is_shown_in_a_moment() {
    let mut data = read(&set_of("x")).data;
    data.projects[0].title.en = "Romantic anonymous memories ".repeat(40_000).into();
    data.projects[0].title.original = Some("Romantics Anonymous".into());
    let catalog = Catalog::build(data);
    for line in ["rmntcs annyms", "romantics"] {
        let terms = parse(line).expect(line);
        let listed = shown(&catalog, (120, 40), &format!("/ {}", line.replace(' ', " <space> ")));
        let is_listed = (0..40).any(|y| !columns_of(&listed, y, "Romantic anon").is_empty());
        assert!(is_listed, "{line} finds it");
        let explained = in_a_moment(|| {
            let again = (0..100).map(|_| explain(&catalog, terms.text(), CreditId::at(0)));
            again.last().expect("one")
        });
        let parts: Vec<Part> = explained.highlights.iter().map(|(part, _)| *part).collect();
        assert_eq!(parts, [Part::Original], "{line}");
    }
}

#[test]
fn an_actor_with_a_hundred_thousand_credits_is_shown_everywhere() {
    const MANY: usize = 100_000;
    let mut data = read(&set_of("x")).data;
    let project = data.projects[0].clone();
    let numbered = |at| Project { key: format!("p{at}").into(), series: None, ..project.clone() };
    data.projects = (0..MANY).map(numbered).collect();
    let catalog = Catalog::build(data);
    assert_eq!(catalog.len(), MANY);
    for keys in STORIES.into_iter().chain(["G", "i G", "a"]) {
        is_harmless(&shown(&catalog, (120, 40), keys), keys);
    }
}
