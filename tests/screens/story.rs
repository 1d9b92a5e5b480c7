//! The one helper that touches the program: keys typed at a screen on the tests' data, and what is
//! seen and asked for then.

use std::fmt::Write;
use std::path::PathBuf;
use std::sync::LazyLock;

use kactors::catalog::{Catalog, Moved};
use kactors::load::{Layer, Text, load, load_text};
use kactors::model::DataSet;
use kactors::query::parse;
use kactors::text::width;
use kactors::ui::{Action, Effect, Key, Start, State, settle, update};
use kactors::view::{Theme, draw};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};

/// Columns and rows of a window with all panes.
pub const WIDE: (u16, u16) = (120, 40);
/// The usual terminal: one facet pane.
pub const NARROW: (u16, u16) = (80, 24);
/// One pane at a time.
pub const SMALL: (u16, u16) = (40, 10);
/// The smallest window with a row of data.
pub const TINY: (u16, u16) = (12, 4);
/// A window in which every row of the tests' data is visible.
pub const TALL: (u16, u16) = (120, 100);

static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::build(data()));

/// The tests' data, as the loader hands it over.
pub fn data() -> DataSet {
    // Relative, because the details show it and are stored.
    load(&[Layer::Path(PathBuf::from("tests/data/set.ron"))]).data
}

/// A data set from a text in memory.
pub fn data_of(text: &str) -> DataSet {
    let text = Text { path: "test.ron".to_owned(), text: text.to_owned() };
    load_text(&[text]).data
}

/// Types keys in a tall window and looks for texts on the screen.
pub fn check(keys: &str, shown: Expected<'_>, hidden: Expected<'_>) {
    story(TALL, keys).check(shown, hidden);
}

/// Types keys and compares the whole screen with the stored one.
pub fn screen(name: &str, size: (u16, u16), keys: &str) {
    story(size, keys).stored(name);
}

/// Types the same keys in a window of every kind and compares all of them with the stored ones,
/// and the looks of the usual one without colours.
pub fn at_every_size(name: &str, keys: &str) {
    let seen = [WIDE, NARROW, SMALL, TINY].map(|size| {
        let seen = story(size, keys).seen();
        format!("{}×{}\n{seen}", size.0, size.1)
    });
    let usual = story(NARROW, keys).colourless();
    usual.compare(name, &seen.join("\n"));
    usual.stored_looks(&format!("{name}_without_colours"));
}

/// The browser in a window, keys typed.
pub fn story(size: (u16, u16), keys: &str) -> Story<'static> {
    Story::begin(&CATALOG, size, "").then(keys)
}

/// What must be seen, or must not be.
pub enum Expected<'t> {
    Shown(Vec<&'t str>),
    Hidden(Vec<&'t str>),
}

pub fn shows<const N: usize>(texts: [&str; N]) -> Expected<'_> {
    Expected::Shown(texts.to_vec())
}

pub fn hides<const N: usize>(texts: [&str; N]) -> Expected<'_> {
    Expected::Hidden(texts.to_vec())
}

/// A browser, the keys that were typed so far, and what it has asked of the world.
#[derive(Clone)]
pub struct Story<'c> {
    catalog: &'c Catalog,
    pub state: State,
    /// What was asked of the world by the last keys; questions are answered at once.
    pub asked: Vec<Effect>,
    /// The questions that were to be remembered since.
    pub remembered: Vec<String>,
    theme: Theme,
    told: String,
}

impl<'c> Story<'c> {
    /// Opens the browser on a data set with a question.
    pub fn begin(catalog: &'c Catalog, size: (u16, u16), query: &str) -> Story<'c> {
        let query = parse(query).expect(query);
        Story::start(catalog, Start { query, size, ..Start::default() })
    }

    /// Opens the browser.
    pub fn start(catalog: &'c Catalog, start: Start) -> Story<'c> {
        Story {
            catalog,
            state: State::new(catalog, start),
            asked: Vec::new(),
            remembered: Vec::new(),
            theme: Theme::terminal(),
            told: String::new(),
        }
    }

    /// The browser with a question of the command line.
    pub fn asking(size: (u16, u16), query: &str) -> Story<'static> {
        Story::begin(&CATALOG, size, query)
    }

    /// The browser in which `Enter` accepts.
    pub fn picking(size: (u16, u16)) -> Story<'static> {
        Story::start(&CATALOG, Start { picker: true, size, ..Start::default() })
    }

    /// The same without colours.
    pub fn colourless(self) -> Story<'c> {
        Story { theme: Theme::colourless(), ..self }
    }

    /// Types keys: words between blanks, `<name>` for a key with a name, else every character as
    /// it stands. `/ han<space>hyo <Enter>`
    pub fn then(mut self, keys: &str) -> Story<'c> {
        self.forget();
        for key in read_keys(keys) {
            self.act(Action::Key(key));
        }
        write!(self.told, " {keys}").expect("a text takes text");
        self
    }

    /// Something other than a key happens.
    pub fn meets(mut self, action: Action) -> Story<'c> {
        self.forget();
        self.act(action);
        self
    }

    /// The data are read again, and are these now.
    pub fn read_again(self, catalog: &'c Catalog) -> Story<'c> {
        self.read_again_before(catalog, "").answered()
    }

    /// The data are read again, and keys are typed; the new answer has not come yet.
    pub fn read_again_before(mut self, catalog: &'c Catalog, keys: &str) -> Story<'c> {
        let moved = Box::new(Moved::between(self.catalog, catalog));
        let lost = self.state.marks_lost(self.catalog, &moved);
        self.forget();
        self.catalog = catalog;
        let reloaded = Action::Reloaded { moved, lost, problems: 0 };
        self.asked = update(catalog, &mut self.state, reloaded);
        // Until the new answer is there, the old one is drawn.
        self.buffer();
        for key in read_keys(keys) {
            self.asked.extend(update(catalog, &mut self.state, Action::Key(key)));
            self.buffer();
        }
        self
    }

    /// The answer comes for which was not waited.
    pub fn answered(mut self) -> Story<'c> {
        let effects = std::mem::take(&mut self.asked);
        self.settle(effects);
        self
    }

    pub fn resized(self, (width, height): (u16, u16)) -> Story<'c> {
        self.meets(Action::Resize(width, height))
    }

    fn forget(&mut self) {
        self.asked.clear();
        self.remembered.clear();
    }

    fn act(&mut self, action: Action) {
        let effects = update(self.catalog, &mut self.state, action);
        self.settle(effects);
        // Whatever the state, it can be drawn.
        self.buffer();
    }

    fn settle(&mut self, effects: Vec<Effect>) {
        for effect in settle(self.catalog, &mut self.state, effects) {
            match effect {
                Effect::Remember(line) => self.remembered.push(line),
                effect => self.asked.push(effect),
            }
        }
    }

    /// The cells of the screen and the place of the text cursor.
    pub fn buffer(&self) -> (Buffer, Option<(u16, u16)>) {
        let (width, height) = self.state.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let cursor = draw(self.catalog, &self.state, self.theme, &mut buffer);
        (buffer, cursor)
    }

    /// What is seen, a line a row.
    pub fn seen(&self) -> String {
        let (buffer, _) = self.buffer();
        rows(&buffer).map(|row| line(row) + "\n").collect()
    }

    /// The facts behind the screen.
    pub fn catalog(&self) -> &'c Catalog {
        self.catalog
    }

    /// The keys of the listed credits, in order.
    pub fn listed(&self) -> Vec<String> {
        self.keys_of(&self.state.results.rows)
    }

    /// The key of the credit under the cursor.
    pub fn current(&self) -> String {
        self.state.current().map(|id| self.catalog.credit(id).key()).unwrap_or_default()
    }

    /// The keys of credits.
    pub fn keys_of(&self, rows: &[kactors::catalog::CreditId]) -> Vec<String> {
        rows.iter().map(|&id| self.catalog.credit(id).key()).collect()
    }

    /// The query line.
    pub fn line(&self) -> &str {
        self.state.line.text()
    }

    #[track_caller]
    pub fn check(&self, one: Expected<'_>, other: Expected<'_>) {
        let seen = self.seen();
        for expected in [one, other] {
            let (texts, wanted) = match expected {
                Expected::Shown(texts) => (texts, true),
                Expected::Hidden(texts) => (texts, false),
            };
            for text in texts {
                let word = if wanted { "missing" } else { "not to be seen" };
                assert_eq!(seen.contains(text), wanted, "{word}: {text}\n{}:\n{seen}", self.told);
            }
        }
    }

    #[track_caller]
    pub fn shows(self, text: &str) -> Story<'c> {
        self.check(shows([text]), hides([]));
        self
    }

    #[track_caller]
    pub fn hides(self, text: &str) -> Story<'c> {
        self.check(shows([]), hides([text]));
        self
    }

    /// Compares the screen with the stored one.
    #[track_caller]
    pub fn stored(&self, name: &str) {
        let mut seen = self.seen();
        if let (_, Some((x, y))) = self.buffer() {
            writeln!(seen, "(the text cursor at {x}, {y})").expect("a text takes text");
        }
        self.compare(name, &seen);
    }

    /// Compares the looks of the screen with the stored ones: under the text stands a letter for
    /// every cell that is not plain, and what the letters mean.
    #[track_caller]
    pub fn stored_looks(&self, name: &str) {
        let (buffer, _) = self.buffer();
        let mut looks: Vec<String> = vec![String::new()];
        let mut grid = String::new();
        for row in rows(&buffer) {
            let letters = row.iter().map(|cell| letter(&mut looks, look(cell)));
            let letters: String = letters.collect();
            grid += letters.trim_end_matches('.');
            grid += "\n";
        }
        let mut seen = format!("{}\n{grid}\n", self.seen());
        for (at, look) in looks.iter().enumerate().skip(1) {
            writeln!(seen, "{} {look}", LETTERS[at] as char).expect("a text takes text");
        }
        self.compare(name, &seen);
    }

    #[track_caller]
    fn compare(&self, name: &str, seen: &str) {
        let (width, height) = self.state.size;
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("stored");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.set_description(format!("{width}×{height}:{}", self.told));
        settings.bind(|| insta::assert_snapshot!(name, seen));
    }
}

/// The names of the letters of looks; the first stands for plain.
const LETTERS: &[u8] = b".abcdefghijklmnopqrstuvwxyz";

fn letter(looks: &mut Vec<String>, look: String) -> char {
    let at = looks.iter().position(|known| *known == look).unwrap_or_else(|| {
        looks.push(look);
        looks.len() - 1
    });
    LETTERS[at] as char
}

fn look(cell: &Cell) -> String {
    let mut words = Vec::new();
    if cell.fg != Color::Reset {
        words.push(cell.fg.to_string().to_lowercase());
    }
    if cell.bg != Color::Reset {
        words.push(format!("on {}", cell.bg.to_string().to_lowercase()));
    }
    words.extend(cell.modifier.iter_names().map(|(name, _): (_, Modifier)| name.to_lowercase()));
    words.join(" ")
}

fn rows(buffer: &Buffer) -> impl Iterator<Item = &[Cell]> {
    // `chunks` of nothing would not do for a window without columns.
    buffer.content.chunks(usize::from(buffer.area.width).max(1))
}

/// The text of a row; the cells that a wide character covers are left out.
fn line(row: &[Cell]) -> String {
    let mut text = String::new();
    let mut at = 0;
    while let Some(cell) = row.get(at) {
        text.push_str(cell.symbol());
        at += width(cell.symbol()).max(1);
    }
    text.truncate(text.trim_end().len());
    text
}

/// The keys of a story.
fn read_keys(story: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    for word in story.split_whitespace() {
        let mut rest = word;
        while let Some(first) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
            let (name, after) = match named {
                Some((name, after)) if !name.is_empty() => (name, after),
                _ => rest.split_at(first.len_utf8()),
            };
            keys.push(Key::named(name).unwrap_or_else(|| panic!("no key is named {name}")));
            rest = after;
        }
    }
    keys
}
