//! The terminal: set up, the one loop, effects performed, restored whatever happens.
//!
//! One thread blocks in `poll` without a time-out over the terminal and the signals' pipe: idle
//! costs nothing, and nothing steals keys from a program that is started from here. A terminal that
//! has gone reports itself at once as `HUP` or `ERR`, and the loop ends.

mod effects;
mod keys;
mod panics;
mod signals;
mod terminal;

use std::io;
use std::os::fd::AsFd;
use std::time::Duration;

use crossterm::event;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::Signal;

use crate::catalog::Catalog;
use crate::ui::{self, Action, Effect, Start, State};
use crate::view::{self, Theme};
use effects::World;
use signals::Signals;
use terminal::Screen;

pub use terminal::has_terminal;

/// How the browser ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// By the user's own word.
    Left(ui::Ended),
    /// By a signal, the terminal restored; its number.
    Signal(i32),
}

/// Shows the browser until it is left.
///
/// # Errors
/// When the terminal cannot be set up, read or written. It is restored then, too.
pub fn run(catalog: &Catalog, start: Start, coloured: bool) -> io::Result<Ended> {
    let signals = Signals::register()?;
    let mut screen = Screen::open()?;
    let size = screen.size()?;
    let mut browser = Browser {
        catalog,
        state: State::new(catalog, Start { size, ..start }),
        theme: if coloured { Theme::terminal() } else { Theme::colourless() },
        signals,
    };
    let outcome = browser.run(&mut screen);
    // Where the terminal goes while a frame is written, that is what the error says.
    let ended = match outcome {
        Err(_) if is_gone(&screen) => Ok(Ended::Signal(Signal::HUP.as_raw())),
        outcome => outcome,
    };
    let restored = screen.close();
    let ended = ended?;
    // A terminal that is gone cannot be restored, and need not be.
    if ended != Ended::Signal(Signal::HUP.as_raw()) {
        restored?;
    }
    Ok(ended)
}

/// How long one looks for a key where there may be one; crossterm does not look at all in no time.
const GLANCE: Duration = Duration::from_millis(1);

struct Browser<'c> {
    catalog: &'c Catalog,
    state: State,
    theme: Theme,
    signals: Signals,
}

impl Browser<'_> {
    fn run(&mut self, screen: &mut Screen) -> io::Result<Ended> {
        loop {
            self.draw(screen)?;
            if !wait(screen, &self.signals)? {
                return Ok(Ended::Signal(Signal::HUP.as_raw()));
            }
            if let Some(ended) = self.handle_signals(screen)? {
                return Ok(ended);
            }
            // All that is pending is handled before the next drawing.
            while event::poll(GLANCE)? {
                let Some(action) = keys::action(event::read()?) else { continue };
                if let Some(ended) = self.act(screen, action) {
                    return Ok(Ended::Left(ended));
                }
            }
        }
    }

    fn draw(&mut self, screen: &mut Screen) -> io::Result<()> {
        let (catalog, state, theme) = (self.catalog, &self.state, self.theme);
        screen.draw(state.size, |buffer| view::draw(catalog, state, theme, buffer))
    }

    /// Lets an action change the state and performs what it asks for, until nothing is left.
    fn act(&mut self, screen: &mut Screen, action: Action) -> Option<ui::Ended> {
        let mut world = World { catalog: self.catalog, screen };
        let mut effects = ui::update(self.catalog, &mut self.state, action);
        while let Some(effect) = effects.pop() {
            if let Effect::Quit(ended) = effect {
                return Some(ended);
            }
            if let Some(action) = world.perform(effect) {
                effects.extend(ui::update(self.catalog, &mut self.state, action));
            }
        }
        None
    }

    fn handle_signals(&mut self, screen: &mut Screen) -> io::Result<Option<Ended>> {
        let raised = self.signals.take()?;
        if let Some(&signal) = raised.iter().find(|signal| signals::is_final(**signal)) {
            return Ok(Some(Ended::Signal(signal.as_raw())));
        }
        if raised.contains(&Signal::TSTP) {
            screen.close()?;
            signals::stop()?;
            screen.enter()?;
        }
        if !raised.is_empty() {
            // Resized, stopped or continued: the size may be another, the cells are unknown.
            let (width, height) = screen.size()?;
            if raised.contains(&Signal::CONT) || raised.contains(&Signal::TSTP) {
                screen.forget();
            }
            self.act(screen, Action::Resize(width, height));
        }
        Ok(None)
    }
}

/// Blocks until there is something to do; whether the terminal is still there.
fn wait(screen: &Screen, signals: &Signals) -> io::Result<bool> {
    let terminal = screen.input();
    let mut sources = [
        PollFd::from_borrowed_fd(terminal.as_fd(), PollFlags::IN),
        PollFd::from_borrowed_fd(signals.as_fd(), PollFlags::IN),
    ];
    match poll(&mut sources, None) {
        Ok(_) | Err(rustix::io::Errno::INTR) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(!sources[0].revents().intersects(GONE))
}

/// What is reported of a terminal that is not there any more.
const GONE: PollFlags = PollFlags::HUP.union(PollFlags::ERR).union(PollFlags::NVAL);

fn is_gone(screen: &Screen) -> bool {
    let terminal = screen.input();
    let mut source = [PollFd::from_borrowed_fd(terminal.as_fd(), PollFlags::IN)];
    let at_once = Timespec::default();
    poll(&mut source, Some(&at_once)).is_ok() && source[0].revents().intersects(GONE)
}
