//! Drawing: how much longer it takes over many credits than over ten thousand, and how many bytes
//! go to the terminal.
//!
//! `KACTORS_CREDITS` asks for another size than 100,000 to be compared with 10,000.

#[allow(dead_code, reason = "what another program needs of it")]
#[path = "../examples/synthetic/mod.rs"]
mod synthetic;

#[allow(dead_code, reason = "criterion is for the bench of loading")]
mod measure;

use std::cell::RefCell;
use std::hint::black_box;
use std::io;

use kactors::catalog::Catalog;
use kactors::load::{Text, load_text};
use kactors::tui::{Frame, Shown};
use kactors::ui::{Action, Key, KeyCode, Start, State, settle, update};
use kactors::view::{Theme, draw};
use measure::{Way, compare};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use synthetic::Set;

const WINDOW: (u16, u16) = (120, 40);

/// A browser on a synthetic set.
struct Browser {
    credits: usize,
    catalog: Catalog,
    state: RefCell<State>,
}

impl Browser {
    fn on(credits: usize) -> Browser {
        let files = Set::of(credits, 42).files().into_iter();
        let texts: Vec<Text> = files.map(|(path, text)| Text { path, text }).collect();
        let catalog = Catalog::build(load_text(&texts).data);
        let state = State::new(&catalog, Start { size: WINDOW, ..Start::default() });
        Browser { credits, catalog, state: RefCell::new(state) }
    }

    /// What the screen shows after a key, before anything is answered.
    fn press(&self, code: KeyCode) -> Buffer {
        let action = Action::Key(Key::from(code));
        let effects = update(&self.catalog, &mut self.state.borrow_mut(), action);
        let shown = self.draw();
        let _ = settle(&self.catalog, &mut self.state.borrow_mut(), effects);
        shown
    }

    fn draw(&self) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, WINDOW.0, WINDOW.1));
        let state = self.state.borrow();
        let _ = black_box(draw(&self.catalog, &state, Theme::terminal(), &mut buffer));
        buffer
    }

    /// The bytes that make one frame of another, as `tui` writes them.
    fn bytes(&self) -> io::Result<()> {
        let blank = Buffer::empty(Rect::new(0, 0, WINDOW.0, WINDOW.1));
        let first = self.draw();
        let page = self.press(KeyCode::PageDown);
        let prompt = self.press(KeyCode::Char('/'));
        let typed = self.press(KeyCode::Char('k'));
        let before = self.draw();
        let more = self.press(KeyCode::Char('i'));
        println!("\n{} credits: bytes to the terminal", self.credits);
        for (name, from, to) in [
            ("the first frame", &blank, &first),
            ("the same frame again", &first, &first),
            ("a page further", &first, &page),
            ("the prompt opens", &page, &prompt),
            ("a character of a question", &prompt, &typed),
            ("another", &before, &more),
        ] {
            println!("  {name:<38} {:>6}", written(from, to)?);
        }
        Ok(())
    }
}

fn written(from: &Buffer, to: &Buffer) -> io::Result<usize> {
    let frame = |cells: &Buffer| Frame { cells: cells.clone(), cursor: None, links: Vec::new() };
    let mut shown = Shown::default();
    shown.show(&mut io::sink(), frame(from))?;
    let mut bytes = Vec::new();
    shown.show(&mut bytes, frame(to))?;
    Ok(bytes.len())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let size = std::env::var("KACTORS_CREDITS").unwrap_or_else(|_| "100000".to_owned());
    // Without it, `cargo test --benches` runs this: everything once, on few credits.
    let measures = std::env::args().any(|argument| argument == "--bench");
    let sizes = if measures { [10_000, size.parse()?] } else { [1_000, 2_000] };
    let browsers = sizes.map(Browser::on);
    let names = sizes.map(|credits| format!("a frame over {credits} credits"));
    let mut ways: Vec<Way<'_>> = Vec::new();
    for (name, browser) in names.iter().zip(&browsers) {
        ways.push((name, Box::new(|| drop(browser.draw()))));
    }
    compare("drawing", if measures { 501 } else { 1 }, &ways);
    browsers.iter().try_for_each(Browser::bytes)?;
    Ok(())
}
