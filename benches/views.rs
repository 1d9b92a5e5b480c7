//! Views: turning to each and drawing it, and drawing it again. A frame is 16 ms.
//!
//! `KACTORS_CREDITS` asks for other sizes than 100,000.

#[allow(dead_code, reason = "what another program needs of it")]
#[path = "../examples/synthetic/mod.rs"]
mod synthetic;

#[allow(dead_code, reason = "criterion is for the bench of loading")]
mod measure;

use std::cell::RefCell;
use std::hint::black_box;

use kactors::catalog::Catalog;
use kactors::lang::Lang;
use kactors::load::{Layer, Progress, Text, gather};
use kactors::ui::{Action, Key, Start, State, View, settle, update};
use kactors::view::{Theme, draw};
use measure::{Way, compare};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use synthetic::Set;

const WINDOW: (u16, u16) = (120, 40);

/// A browser on a synthetic set.
struct Browser<'c> {
    catalog: &'c Catalog,
    state: RefCell<State>,
}

impl Browser<'_> {
    fn press(&self, key: char) {
        let key = Key::from(key);
        let mut state = self.state.borrow_mut();
        let effects = update(self.catalog, &mut state, Action::Key(key));
        let _ = settle(self.catalog, &mut state, effects);
    }

    fn draw(&self) {
        let mut buffer = Buffer::empty(Rect::new(0, 0, WINDOW.0, WINDOW.1));
        let state = self.state.borrow();
        let _ = black_box(draw(self.catalog, &state, Theme::terminal(), &mut buffer));
    }

    fn look(&self, view: View) {
        self.press('1');
        for (known, key) in View::ALL.into_iter().zip('1'..) {
            if known == view {
                self.press(key);
            }
        }
        self.draw();
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let sizes = std::env::var("KACTORS_CREDITS").unwrap_or_else(|_| "100000".to_owned());
    // Without it, `cargo test --benches` runs this: everything once, on few credits.
    let measures = std::env::args().any(|argument| argument == "--bench");
    for size in sizes.split(',') {
        let credits: usize = if measures { size.parse()? } else { 1_000 };
        let files = Set::of(credits, 42).files().into_iter();
        let texts: Vec<Text> = files.map(|(path, text)| Text { path, text }).collect();
        let progress = Progress::default();
        let catalog =
            Catalog::build(gather(&[Layer::Texts(texts)], &progress).load(&progress).data);
        let state = State::new(&catalog, Start { size: WINDOW, ..Start::default() });
        let browser = Browser { catalog: &catalog, state: RefCell::new(state) };
        // What is counted once for a data set is counted here.
        let begun = measure::now();
        browser.look(View::Insights);
        let taken = measure::now().saturating_sub(begun);
        println!("\nInsights for the first time: {:.1} ms", taken.as_secs_f64() * 1e3);
        View::ALL.into_iter().for_each(|view| browser.look(view));
        let names =
            View::ALL.map(|view| (view, format!("turn to {} and draw", view.label(Lang::English))));
        let again =
            View::ALL.map(|view| (view, format!("draw {} again", view.label(Lang::English))));
        let browser = &browser;
        let mut ways: Vec<Way<'_>> = Vec::new();
        for (view, name) in &names {
            ways.push((name, Box::new(move || browser.look(*view))));
        }
        // The page of the greatest country, its comparison with the next, and back.
        let pages = [("open a page and draw", "hi"), ("compare two countries and draw", "h  =")];
        for (name, keys) in pages {
            ways.push((
                name,
                Box::new(move || {
                    browser.press('1');
                    keys.chars().for_each(|key| browser.press(key));
                    browser.draw();
                    browser.press('q');
                    browser.press('x');
                }),
            ));
        }
        compare(&format!("{credits} credits"), if measures { 51 } else { 1 }, &ways);
        "1hi".chars().for_each(|key| browser.press(key));
        let step = || {
            browser.press('j');
            browser.draw();
        };
        let times = if measures { 51 } else { 1 };
        compare("on a page", times, &[("a key on it and draw", Box::new(step))]);
        for (view, name) in &again {
            browser.look(*view);
            compare(
                "drawing",
                if measures { 51 } else { 1 },
                &[(name, Box::new(|| browser.draw()))],
            );
        }
    }
    Ok(())
}
