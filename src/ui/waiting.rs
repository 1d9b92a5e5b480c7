//! What was typed before there is what it needs: it is kept, and done in its order once that came.
//!
//! Answers come from another thread where there are many credits, and so do the data themselves
//! at the start. A line can be edited meanwhile, but a key that is meant for rows must not meet
//! the rows of an old question.

use std::collections::VecDeque;

use super::{Action, Command, Context, Effect, Key, Meaning, State};
use crate::catalog::Catalog;
use crate::load::SoFar;

/// What has not come yet, and what waits for it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Waiting {
    /// How far loading has come; `None` once there is a first answer.
    pub(super) loading: Option<SoFar>,
    /// What there is, the answer to the present question among it.
    pub(super) there: Extent,
    /// Keys and pasted texts, oldest first.
    held: VecDeque<Action>,
}

impl Waiting {
    /// For the data, and all that comes of them.
    pub(super) fn for_data() -> Waiting {
        Waiting { loading: Some(SoFar::default()), ..Waiting::default() }
    }
}

/// How much there is, or how much a key needs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Extent {
    /// Nothing, not even the data.
    #[default]
    Nothing,
    /// The data, but no answer.
    Data,
    /// An answer, if only its first rows.
    Rows,
}

impl State {
    /// How far loading has come; `None` once there is a first answer: before it nothing is known,
    /// not even that there is nothing.
    #[must_use]
    pub fn loading(&self) -> Option<SoFar> {
        self.waiting.loading
    }

    pub(super) fn loading_goes_on(&mut self, so_far: SoFar) -> Vec<Effect> {
        if self.waiting.loading.is_some() {
            self.waiting.loading = Some(so_far);
        }
        Vec::new()
    }

    /// The data are there: the question of the command line, or what was typed since, is asked.
    pub(super) fn loaded(&mut self, catalog: &Catalog, problems: usize) -> Vec<Effect> {
        self.waiting.there = Extent::Data;
        self.problems = problems;
        self.find_earlier_marks(catalog);
        self.search()
    }

    /// Keeps an action for which there is not enough yet; gives the others back.
    pub(super) fn hold(&mut self, action: Action) -> Option<Action> {
        let waits = if self.waiting.held.is_empty() {
            self.needs(&action) > self.waiting.there
        } else {
            is_typed(&action) && !self.leaves_at_once(&action)
        };
        if !waits {
            return Some(action);
        }
        self.waiting.held.push_back(action);
        None
    }

    /// The oldest of the kept actions, if there is enough for it now.
    pub(super) fn next_held(&mut self) -> Option<Action> {
        let there = self.waiting.there;
        let next = self.waiting.held.front().is_some_and(|action| self.needs(action) <= there);
        next.then(|| self.waiting.held.pop_front()).flatten()
    }

    fn needs(&self, action: &Action) -> Extent {
        match action {
            Action::Key(key) => {
                self.meant(*key).map_or(Extent::Nothing, |command| self.command_needs(command))
            }
            _ => Extent::Nothing,
        }
    }

    /// The command that a key would give now, as the end of a sequence or by itself.
    fn meant(&self, key: Key) -> Option<Command> {
        let sequence = [&self.pending[..], &[key]].concat();
        let meaning = |keys: &[Key]| self.keymap.meaning(self.context(), keys);
        let meaning = match meaning(&sequence) {
            Meaning::Nothing => meaning(&[key]),
            meaning => meaning,
        };
        if let Meaning::Does(command) = meaning { Some(command) } else { None }
    }

    fn command_needs(&self, command: Command) -> Extent {
        let leaves_line = matches!(command, Command::Enter | Command::Escape);
        match (command, self.context()) {
            (_, Context::Search | Context::PaneFilter) if leaves_line => Extent::Nothing,
            (
                Command::Search
                | Command::Edit(_)
                | Command::Recall
                | Command::Help
                | Command::Palette
                | Command::Mouse
                | Command::NameScript
                | Command::Quit
                | Command::QuitNow
                | Command::Interrupt
                | Command::Suspend
                | Command::Redraw,
                _,
            )
            | (_, Context::Help)
            | (Command::Escape, Context::Palette) => Extent::Nothing,
            (Command::Complete, _) | (_, Context::Page | Context::Sources | Context::Export) => {
                Extent::Data
            }
            _ => Extent::Rows,
        }
    }

    /// Whether an action leaves the program whatever was typed before it.
    fn leaves_at_once(&self, action: &Action) -> bool {
        let Action::Key(key) = action else { return false };
        match self.meant(*key) {
            Some(Command::QuitNow | Command::Interrupt | Command::Suspend) => true,
            Some(Command::Quit) => self.waiting.loading.is_some(),
            _ => false,
        }
    }
}

fn is_typed(action: &Action) -> bool {
    matches!(action, Action::Key(_) | Action::Paste(_))
}
