//! All that can happen, and all that may be asked of the world.

use std::path::PathBuf;

use super::input::Edit;
use super::key::Key;
use super::marks::Lost;
use super::mouse::Mouse;
use super::page::Page;
use super::views::View;
use crate::catalog::{CreditId, Moved};
use crate::export::Format;
use crate::load::SoFar;
use crate::names::Script;
use crate::query::{Marks, Query, Results};

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// A key was pressed.
    Key(Key),
    /// The mouse was used.
    Mouse(Mouse),
    /// A text was pasted.
    Paste(String),
    /// The window has a new size, in columns and rows.
    Resize(u16, u16),
    /// Loading has come so far.
    Loading(SoFar),
    /// The data are there; how many problems they have.
    Loaded(usize),
    /// The data were read again, and the catalog is another one.
    Reloaded {
        /// Where the things of the old one are in it.
        moved: Box<Moved>,
        /// See [`super::State::marks_lost`].
        lost: Lost,
        /// How many problems it has.
        problems: usize,
    },
    /// They were read again and have more problems than before, so that the old ones stay: how
    /// many, and the first of them in a line.
    NotReloaded(usize, String),
    /// The answer to the question of this generation, or the first part of it.
    Found(u64, Box<Results>),
    /// An effect came to its end.
    Done(Outcome),
}

/// What came of an effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It worked; one sentence for the user.
    Said(String),
    /// It did not; one sentence for the user.
    Failed(String),
    /// The target of an export exists, with this many bytes: to be asked about.
    Exists(u64),
}

/// What is asked of the world.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Answer a question.
    Search(Question),
    /// Write rows to a file.
    Export(Export),
    /// Put a text on the clipboard; what it is, for the message.
    Copy(String, String),
    /// Put rows on the clipboard, in a format.
    CopyRows(Vec<CreditId>, Format),
    /// Keep a question for `C-r` of later runs.
    Remember(String),
    /// Keep a question under a name; without a question forget the name.
    Save(String, Option<String>),
    /// Show a page of the web.
    Open(String),
    /// Open a file of the data set in the user's editor, at a line from 1, and read the data again.
    Edit(String, u32),
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Stop until the shell continues the program.
    Suspend,
    /// Draw the whole screen anew: the terminal may show something else by now.
    Redraw,
    /// Leave.
    Quit(Ended),
}

/// A question to be answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Its number: of two questions the one with the higher number was asked later.
    pub generation: u64,
    /// The question.
    pub query: Query,
    /// The marked credits, where it asks for them.
    pub marks: Marks,
    /// By their names in which script actors are sorted.
    pub script: Script,
}

/// An export to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Export {
    /// The rows, in order.
    pub rows: Vec<CreditId>,
    /// Where to, as typed; `~/` stands for the user's home.
    pub path: PathBuf,
    /// The format.
    pub format: Format,
    /// Whether an existing file may be replaced.
    pub force: bool,
    /// The question that the rows answer, in words.
    pub question: String,
}

/// How the program ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// Left without accepting.
    Quit,
    /// Ctrl-C.
    Interrupted,
    /// These rows were accepted, in order.
    Accepted(Vec<CreditId>),
}

/// What a key does. See [`super::BINDINGS`] for the keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// Moves the cursor.
    Move(Motion),
    /// Turns to a view.
    Look(View),
    /// One to the left in a view.
    Left,
    /// One to the right in a view.
    Right,
    /// Turns what a view counts by.
    Turn,
    /// To the next pane.
    NextPane,
    /// To the previous pane.
    PreviousPane,
    /// To the pane on the left.
    PaneLeft,
    /// To the pane on the right.
    PaneRight,
    /// Into the query line, or the filter of a facet pane.
    Search,
    /// Chooses a value, or marks a row, and moves down.
    Toggle,
    /// Excludes a value.
    Exclude,
    /// Adds a value as `also:`.
    Also,
    /// Clears the pane's choices, or the marks.
    Clear,
    /// Marks all listed rows, or unmarks them.
    MarkAll,
    /// Turns the marks of the listed rows round.
    Invert,
    /// Sorts by the next column.
    SortNext,
    /// Turns the order round.
    SortTurn,
    /// The chosen year range begins at the row's year.
    YearFrom,
    /// The chosen year range ends at the row's year.
    YearTo,
    /// No year range.
    YearClear,
    /// Scrolls wide cells to their start.
    CellsLeft,
    /// Scrolls wide cells to their end.
    CellsRight,
    /// Scrolls the details.
    DetailsDown,
    /// Scrolls the details.
    DetailsUp,
    /// Opens the page of what is under the cursor.
    OpenPage,
    /// Opens the page of two things beside each other.
    Compare,
    /// To the page before.
    Back,
    /// To the page after.
    Forward,
    /// Opens the chooser of more facets.
    MoreFacets,
    /// The next facet of the chooser.
    NextFacet,
    /// The previous facet of the chooser.
    PreviousFacet,
    /// Opens the export dialog.
    Export,
    /// The next format of the export dialog.
    NextFormat,
    /// The previous format of the export dialog.
    PreviousFormat,
    /// Copies rows.
    Copy,
    /// Copies the shell command that asks the same question.
    CopyCommand,
    /// Opens the first source.
    OpenSource,
    /// Chooses a source to open.
    ChooseSource,
    /// Opens the file in which the row stands in the user's editor.
    EditSource,
    /// Takes the last change of filters and marks back.
    Undo,
    /// Makes it again.
    Redo,
    /// Prints the marks or the row and leaves.
    Accept,
    /// Opens the help.
    Help,
    /// Opens the command palette.
    Palette,
    /// Takes the mouse, or leaves it to the terminal.
    Mouse,
    /// Turns the script of names.
    NameScript,
    /// Confirms: chooses, opens, accepts, does.
    Enter,
    /// Clears one thing, closes, goes back.
    Escape,
    /// Closes, goes back, or leaves.
    Quit,
    /// Leaves.
    QuitNow,
    /// Leaves with 130.
    Interrupt,
    /// Stops the program for the shell.
    Suspend,
    /// Draws the whole screen anew.
    Redraw,
    /// Edits the line.
    Edit(Edit),
    /// Completes the word before the cursor.
    Complete,
    /// Puts an earlier question into the line.
    Recall,
}

impl Command {
    /// Its word in a configuration and in the palette.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Command::Move(motion) => motion.word(),
            Command::Look(view) => view.word(),
            Command::Left => "step-left",
            Command::Right => "step-right",
            Command::Turn => "turn",
            Command::NextPane => "next-pane",
            Command::PreviousPane => "previous-pane",
            Command::PaneLeft => "pane-left",
            Command::PaneRight => "pane-right",
            Command::Search => "search",
            Command::Toggle => "toggle",
            Command::Exclude => "exclude",
            Command::Also => "also",
            Command::Clear => "clear",
            Command::MarkAll => "mark-all",
            Command::Invert => "invert",
            Command::SortNext => "sort-next",
            Command::SortTurn => "sort-turn",
            Command::YearFrom => "year-from",
            Command::YearTo => "year-to",
            Command::YearClear => "year-clear",
            Command::CellsLeft => "cells-left",
            Command::CellsRight => "cells-right",
            Command::DetailsDown => "details-down",
            Command::DetailsUp => "details-up",
            Command::OpenPage => "open-page",
            Command::Compare => "compare",
            Command::Back => "back",
            Command::Forward => "forward",
            Command::MoreFacets => "more-facets",
            Command::NextFacet => "next-facet",
            Command::PreviousFacet => "previous-facet",
            Command::Export => "export",
            Command::NextFormat => "next-format",
            Command::PreviousFormat => "previous-format",
            Command::Copy => "copy",
            Command::CopyCommand => "copy-command",
            Command::OpenSource => "open-source",
            Command::ChooseSource => "choose-source",
            Command::EditSource => "edit-source",
            Command::Undo => "undo",
            Command::Redo => "redo",
            Command::Accept => "accept",
            Command::Help => "help",
            Command::Palette => "palette",
            Command::Mouse => "mouse",
            Command::NameScript => "name-script",
            Command::Enter => "enter",
            Command::Escape => "escape",
            Command::Quit => "quit",
            Command::QuitNow => "quit-now",
            Command::Interrupt => "interrupt",
            Command::Suspend => "suspend",
            Command::Redraw => "redraw",
            Command::Edit(edit) => edit.word(),
            Command::Complete => "complete",
            Command::Recall => "recall",
        }
    }

    /// The command with this word, of those that are bound somewhere.
    #[must_use]
    pub fn named(word: &str) -> Option<Command> {
        let mut all = super::BINDINGS.iter().flat_map(|(_, bindings)| *bindings);
        all.find(|binding| binding.does.word() == word).map(|binding| binding.does)
    }
}

/// How a cursor moves through a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Motion {
    /// One up.
    Up,
    /// One down.
    Down,
    /// To the first.
    Top,
    /// To the last.
    Bottom,
    /// Half a page up.
    HalfUp,
    /// Half a page down.
    HalfDown,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
}

impl Motion {
    /// Its word in a configuration.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Motion::Up => "up",
            Motion::Down => "down",
            Motion::Top => "top",
            Motion::Bottom => "bottom",
            Motion::HalfUp => "half-page-up",
            Motion::HalfDown => "half-page-down",
            Motion::PageUp => "page-up",
            Motion::PageDown => "page-down",
        }
    }

    /// Where a cursor comes to stand in a list of `len` items of which `rows` are visible.
    #[must_use]
    pub fn apply(self, cursor: usize, len: usize, rows: usize) -> usize {
        let page = rows.max(1);
        let half = (rows / 2).max(1);
        let last = len.saturating_sub(1);
        let moved = match self {
            Motion::Up => cursor.saturating_sub(1),
            Motion::Down => cursor.saturating_add(1),
            Motion::Top => 0,
            Motion::Bottom => last,
            Motion::HalfUp => cursor.saturating_sub(half),
            Motion::HalfDown => cursor.saturating_add(half),
            Motion::PageUp => cursor.saturating_sub(page),
            Motion::PageDown => cursor.saturating_add(page),
        };
        moved.min(last)
    }
}

/// A page to be opened, or nothing.
pub(super) type Link = Option<Page>;
