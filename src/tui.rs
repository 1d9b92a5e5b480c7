//! The terminal: set up, the one loop, effects performed, restored whatever happens.
//!
//! One thread blocks in `poll` over the terminal, the signals' pipe and that of the threads that
//! load and search. It has no time-out unless a frame is about to be drawn, data are loading, or
//! their files have just changed: idle costs nothing, and nothing steals keys from a program that is
//! started from here. A terminal that has gone reports itself at once as `HUP` or `ERR`, and the
//! loop ends.

mod clipboard;
mod editor;
mod effects;
mod frames;
mod inbox;
mod keys;
mod panics;
mod pen;
mod reload;
mod search;
mod shown;
mod signals;
mod terminal;
mod web;

use std::collections::VecDeque;
use std::io;
use std::os::fd::AsFd;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crossterm::event;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::Signal;

use crate::catalog::{Catalog, Moved};
use crate::kept::Kept;
use crate::load::{Problem, Progress};
use crate::ui::{self, Action, Effect, Question, Start, State};
use crate::view::{self, Theme};
use effects::World;
use frames::Frames;
use inbox::Inbox;
use reload::Files;
use search::Searcher;
use signals::Signals;
use terminal::Screen;

pub use shown::{Frame, Shown};
pub use terminal::has_terminal;

/// Where the data come from.
#[derive(Default)]
pub struct Source {
    /// They are there; else they are read while the first frame shows.
    pub ready: Option<Loaded>,
    /// How they are read, at first and again; `None` where they come from no file.
    pub load: Option<Loader>,
    /// The files and folders to be watched for changes.
    pub watched: Vec<PathBuf>,
    /// The names of what was read from no file.
    pub built_in: Vec<&'static str>,
}

/// Loads the data; gives the problems where they leave nothing.
pub type Loader = Arc<dyn Fn(&Progress) -> Result<Loaded, Vec<Problem>> + Send + Sync>;

/// What was loaded.
#[derive(Default)]
pub struct Loaded {
    /// All that is sound.
    pub catalog: Arc<Catalog>,
    /// What costs something.
    pub errors: Vec<Problem>,
}

/// What the browser is fitted out with.
#[derive(Debug, Clone, Default)]
pub struct Outfit {
    /// What it looks like.
    pub theme: Theme,
    /// What is kept from run to run.
    pub kept: Kept,
    /// Whether the terminal takes addresses for what it shows (OSC 8), or at least leaves them out.
    pub has_links: bool,
    /// Whether marks are kept.
    pub keeps_marks: bool,
}

/// How the browser ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// By the user's own word.
    Left(ui::Ended),
    /// By a signal, the terminal restored; its number.
    Signal(i32),
    /// Without data, because of these problems.
    NoData(Vec<Problem>),
}

/// Shows the browser until it is left. Gives what it showed, too.
///
/// # Errors
/// When the terminal cannot be set up, read or written. It is restored then, too.
pub fn run(source: Source, start: Start, outfit: Outfit) -> io::Result<(Ended, Loaded)> {
    let signals = Signals::register()?;
    let inbox = Inbox::open()?;
    let Source { ready, load, watched, built_in } = source;
    let mut files = Files::of(load.clone(), built_in);
    // Before anything is read: what changes meanwhile is read again after that.
    let unwatched = files.watch(watched, &inbox, start.reader.lang).err();
    let loading = match (&ready, &load) {
        (None, Some(load)) => Some(start_loading(&inbox, load)),
        _ => None,
    };
    let mut screen = Screen::open(start.mouse)?;
    let size = Screen::size()?;
    let marked_before = start.marked.clone();
    let mut browser = Browser {
        catalog: Arc::default(),
        errors: Vec::new(),
        loading,
        state: State::opening(Start { size, ..start }),
        outfit,
        signals,
        inbox,
        searcher: None,
        question: None,
        files,
        frames: Frames::default(),
    };
    unwatched.into_iter().for_each(|sentence| browser.say_unwatched(sentence));
    let outcome = browser.run(&mut screen, ready);
    if browser.outfit.keeps_marks {
        // Where they cannot be written there is nobody left to tell.
        let marked = browser.state.marks_to_keep(&browser.catalog);
        let _ = browser.outfit.kept.keep_marks(&marked_before, &marked);
    }
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
    if matches!(ended, Ended::Left(_)) {
        browser.signals.give_up()?;
    }
    Ok((ended, Loaded { catalog: browser.catalog, errors: browser.errors }))
}

/// What comes from other threads.
enum News {
    /// The data are there, for the first time.
    Loaded(Result<Loaded, Vec<Problem>>),
    Answer(Action),
    /// A file of the data has changed.
    Changed,
    /// The data were read again.
    Reloaded(Result<(Loaded, Moved), Vec<Problem>>),
}

fn start_loading(inbox: &Inbox<News>, load: &Loader) -> Arc<Progress> {
    let progress = Arc::new(Progress::default());
    let (counted, work) = (Arc::clone(&progress), Arc::clone(load));
    let started = inbox.start(move |outbox| outbox.send(News::Loaded(work(&counted))));
    // Where the system gives no thread one has to wait.
    if started.is_err() {
        inbox.outbox().send(News::Loaded(load(&progress)));
    }
    progress
}

/// How long one looks for a key where there may be one: crossterm does not look at all in no time,
/// and in less than a millisecond it looks again and again, at full speed.
const GLANCE: Duration = Duration::from_micros(50);

/// How often is said how far loading has come.
const TICK: Duration = Duration::from_millis(100);

struct Browser {
    catalog: Arc<Catalog>,
    /// What is not sound of what is shown.
    errors: Vec<Problem>,
    /// How far loading has come, while it goes on.
    loading: Option<Arc<Progress>>,
    state: State,
    outfit: Outfit,
    signals: Signals,
    inbox: Inbox<News>,
    /// Who answers questions, if it is not done inline.
    searcher: Option<Searcher>,
    /// What is to be asked once no key is pending.
    question: Option<Question>,
    /// What the data are read from.
    files: Files,
    frames: Frames,
}

impl Browser {
    fn run(&mut self, screen: &mut Screen, ready: Option<Loaded>) -> io::Result<Ended> {
        if let Some(loaded) = ready {
            self.loaded(screen, loaded);
        }
        loop {
            if self.frames.is_due() {
                self.draw(screen)?;
            }
            if !self.wait(screen)? {
                return Ok(Ended::Signal(Signal::HUP.as_raw()));
            }
            let ended = match self.handle_signals(screen)? {
                Some(ended) => Some(ended),
                None => match self.handle_keys(screen)? {
                    Some(ended) => Some(ended),
                    None => self.handle_news(screen),
                },
            };
            if let Some(ended) = ended {
                return Ok(ended);
            }
            if self.loading.is_none() {
                self.files.read_if_due(&self.catalog, &self.inbox);
            }
        }
    }

    /// Blocks until there is something to do; whether the terminal is still there.
    fn wait(&self, screen: &Screen) -> io::Result<bool> {
        let terminal = screen.input();
        let mut sources = [
            PollFd::from_borrowed_fd(terminal.as_fd(), PollFlags::IN),
            PollFd::from_borrowed_fd(self.signals.as_fd(), PollFlags::IN),
            PollFd::from_borrowed_fd(self.inbox.as_fd(), PollFlags::IN),
        ];
        // What changes while it is loaded is read again after that.
        let next = if self.loading.is_some() { Some(TICK) } else { self.files.rest() };
        let sooner = [self.frames.rest(), next].into_iter().flatten().min();
        let longest = sooner.map(Timespec::try_from).transpose();
        match poll(&mut sources, longest.map_err(io::Error::other)?.as_ref()) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        Ok(!sources[0].revents().intersects(GONE))
    }

    fn draw(&mut self, screen: &mut Screen) -> io::Result<()> {
        self.state.explain_visible(&self.catalog);
        let (catalog, state, outfit) = (&self.catalog, &self.state, &self.outfit);
        let (width, height) = state.size;
        let mut cells = Buffer::empty(Rect { x: 0, y: 0, width, height });
        let cursor = view::draw(catalog, state, outfit.theme, &mut cells);
        let links = outfit.has_links.then(|| view::links(catalog, state, &cells));
        screen.show(Frame { cells, cursor, links: links.unwrap_or_default() })?;
        self.frames.drawn();
        Ok(())
    }

    /// Lets an action change the state and performs what it asks for, until nothing is left but a
    /// question.
    fn act(&mut self, screen: &mut Screen, action: Action) -> Option<Ended> {
        self.frames.owe();
        let mut effects = VecDeque::from(ui::update(&self.catalog, &mut self.state, action));
        while let Some(effect) = effects.pop_front() {
            let action = match effect {
                Effect::Quit(ended) => return Some(Ended::Left(ended)),
                Effect::Search(question) => {
                    self.question = Some(question);
                    None
                }
                Effect::Edit(file, line) => self.edit(screen, &file, line),
                effect => World {
                    catalog: &self.catalog,
                    kept: &self.outfit.kept,
                    lang: self.state.reader.lang,
                    inbox: &self.inbox,
                    screen,
                }
                .perform(effect),
            };
            if let Some(action) = action {
                effects.extend(ui::update(&self.catalog, &mut self.state, action));
            }
        }
        None
    }

    /// Handles all keys that are pending before anything is searched or drawn.
    fn handle_keys(&mut self, screen: &mut Screen) -> io::Result<Option<Ended>> {
        while event::poll(GLANCE)? {
            let Some(action) = keys::action(event::read()?) else { continue };
            if let Some(ended) = self.act(screen, action) {
                return Ok(Some(ended));
            }
        }
        Ok(self.ask(screen))
    }

    /// Has the latest question answered: at once, or by the thread for it.
    fn ask(&mut self, screen: &mut Screen) -> Option<Ended> {
        // What was typed for the answer may ask again.
        while let Some(question) = self.question.take() {
            let Some(searcher) = &self.searcher else {
                let answers = search::at_once(&self.catalog, &question);
                let ended = answers.into_iter().find_map(|answer| self.act(screen, answer));
                if ended.is_some() {
                    return ended;
                }
                continue;
            };
            searcher.ask(question);
        }
        None
    }

    fn handle_news(&mut self, screen: &mut Screen) -> Option<Ended> {
        while let Some(news) = self.inbox.take() {
            let ended = match news {
                News::Loaded(Err(problems)) => Some(Ended::NoData(problems)),
                News::Loaded(Ok(loaded)) => self.loaded(screen, loaded),
                News::Answer(action) => self.act(screen, action),
                News::Changed => {
                    self.files.have_changed();
                    None
                }
                News::Reloaded(outcome) => self.reloaded(screen, outcome),
            };
            if ended.is_some() {
                return ended;
            }
        }
        if let Some(so_far) = self.loading.as_ref().map(|progress| progress.so_far())
            && self.state.loading() != Some(so_far)
        {
            self.act(screen, Action::Loading(so_far));
        }
        self.ask(screen)
    }

    fn loaded(&mut self, screen: &mut Screen, loaded: Loaded) -> Option<Ended> {
        self.loading = None;
        let problems = loaded.errors.len();
        self.show(loaded);
        let ended = self.act(screen, Action::Loaded(problems));
        ended.or_else(|| self.ask(screen))
    }

    /// Takes other data for those that are shown.
    fn show(&mut self, loaded: Loaded) {
        (self.catalog, self.errors) = (loaded.catalog, loaded.errors);
        self.searcher = Searcher::start(&self.catalog, &self.inbox);
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
            let (width, height) = Screen::size()?;
            if raised.contains(&Signal::CONT) || raised.contains(&Signal::TSTP) {
                screen.forget();
            }
            self.act(screen, Action::Resize(width, height));
        }
        Ok(None)
    }
}

/// What is reported of a terminal that is not there any more.
const GONE: PollFlags = PollFlags::HUP.union(PollFlags::ERR).union(PollFlags::NVAL);

fn is_gone(screen: &Screen) -> bool {
    let terminal = screen.input();
    let mut source = [PollFd::from_borrowed_fd(terminal.as_fd(), PollFlags::IN)];
    let at_once = Timespec::default();
    poll(&mut source, Some(&at_once)).is_ok() && source[0].revents().intersects(GONE)
}
